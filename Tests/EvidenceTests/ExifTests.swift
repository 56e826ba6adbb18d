import Sodium
import Testing

@testable import Evidence

@Suite struct ExifTests {
  @Test(arguments: [false, true], [false, true])
  func timeAndPlace(bigEndian: Bool, marked: Bool) throws {
    var block = ExifBlock.monas()
    block.bigEndian = bigEndian
    let exif = Exif(marked ? block.bytes : Array(block.bytes.dropFirst(6)))
    #expect(exif.localTime == 1_795_294_722_000)
    #expect(exif.offsetMinutes == 420)
    let place = try #require(exif.place)
    #expect(abs(place.latitude - -6.175_416_7) < 1e-6)
    #expect(abs(place.longitude - 106.827_133_3) < 1e-6)
  }

  @Test func leapDay() {
    let exif = Exif(ExifBlock(dateTimeOriginal: "2024:02:29 23:59:59").bytes)
    #expect(exif.localTime == 1_709_251_199_000)
    #expect(exif.offsetMinutes == nil)
    #expect(exif.place == nil)
  }

  @Test(arguments: [
    "0000:00:00 00:00:00", "2025:02:29 10:00:00", "2026:13:01 10:00:00", "2026:11:21 24:00:00",
    "2026-11-21 20:58:42", "2026:11:21", "    :  :     :  :  ", "",
  ])
  func datesThatAreNone(text: String) {
    #expect(Exif(ExifBlock(dateTimeOriginal: text).bytes).localTime == nil)
  }

  @Test(arguments: [("-03:30", -210), ("+00:00", 0), ("+15:00", nil), ("0700", nil), ("", nil)])
  func offsets(text: String, minutes: Int?) {
    let block = ExifBlock(dateTimeOriginal: "2026:11:21 20:58:42", offsetTimeOriginal: text)
    #expect(Exif(block.bytes).offsetMinutes == minutes)
  }

  @Test func placesThatAreNone() {
    let nowhere: [(Int, Int)] = [(0, 1), (0, 1), (0, 1)]
    let undefined: [(Int, Int)] = [(6, 0), (0, 0), (0, 0)]
    let beyond: [(Int, Int)] = [(200, 1), (0, 1), (0, 1)]
    for parts in [nowhere, undefined, beyond] {
      let block = ExifBlock(latitude: ("S", parts), longitude: ("E", parts))
      #expect(Exif(block.bytes).place == nil)
    }
    var unnamed = ExifBlock.monas()
    unnamed.latitude?.reference = "?"
    #expect(Exif(unnamed.bytes).place == nil)
  }

  /// A broken block gives nothing or something possible, and never stops the process.
  @Test func hostileBlocks() {
    let seed = randomBytes(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    print("hostileBlocks seed \(seed)")
    var dice = Dice(state: seed)
    let sound = ExifBlock.monas().bytes
    var changed = 0
    for _ in 0..<20_000 {
      var bytes = sound
      for _ in 0..<(1 + dice.below(6)) { bytes[dice.below(bytes.count)] = dice.byte() }
      let exif = Exif(Array(bytes.prefix(1 + dice.below(bytes.count))))
      if exif != Exif(sound) { changed += 1 }
      if let place = exif.place {
        #expect((-90...90).contains(place.latitude), "seed \(seed)")
        #expect((-180...180).contains(place.longitude), "seed \(seed)")
      }
      if let offset = exif.offsetMinutes { #expect(abs(offset) < 15 * 60, "seed \(seed)") }
    }
    #expect(changed > 1000)
  }

  @Test func assumedOffsetGivesWayToTheWrittenOne() {
    func answer(_ local: Int64?, _ offset: Int?) -> WorkerAnswer {
      WorkerAnswer(
        width: 1, height: 1, localTime: local, offsetMinutes: offset, place: nil, fingerprint: 0,
        largeBytes: 1, thumbnailBytes: 1)
    }
    #expect(answer(100_000_000, 420).takenAt(assumedOffset: 60) == 74_800_000)
    #expect(answer(100_000_000, nil).takenAt(assumedOffset: 60) == 96_400_000)
    #expect(answer(100_000_000, nil).takenAt(assumedOffset: nil) == nil)
    #expect(answer(nil, 420).takenAt(assumedOffset: 60) == nil)
  }
}
