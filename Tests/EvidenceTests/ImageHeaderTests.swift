import Sodium
import Testing

@testable import Evidence

@Suite struct ImageHeaderTests {
  private let limits = PhotoLimits.standard

  private static func pictures() throws -> [(ImageFormat, [UInt8])] {
    [
      (.png, Pictures.ramp(width: 40, height: 30)),
      (.jpeg, try Pictures.ramp(width: 40, height: 30, as: ".jpg")),
      (.jpeg, try Pictures.ramp(width: 40, height: 30, as: ".jpg[interlace]")),
      (.webp, try Pictures.simpleWebP(width: 40, height: 30, lossless: false)),
      (.webp, try Pictures.simpleWebP(width: 40, height: 30, lossless: true)),
      (.webp, try Pictures.ramp(width: 40, height: 30, as: ".webp")),
    ]
  }

  @Test func everyFormatGivesItsSize() throws {
    for (format, bytes) in try Self.pictures() {
      let header = try ImageHeader.read(bytes, limits: limits)
      #expect(header == ImageHeader(format: format, width: 40, height: 30))
    }
    let webp = try Self.pictures().filter { $0.0 == .webp }.map { Array($0.1[12..<16]) }
    #expect(webp == ["VP8 ", "VP8L", "VP8X"].map { Array($0.utf8) }, "all three kinds are tried")
  }

  @Test func sizeOfHEIC() throws {
    let header = try ImageHeader.read(Pictures.heic, limits: limits)
    #expect(header == ImageHeader(format: .heic, width: 96, height: 64))
  }

  /// Cut anywhere before the size is known it must refuse; behind that the size must not change.
  @Test func everyTruncation() throws {
    for (format, bytes) in try Self.pictures() + [(.heic, Pictures.heic)] {
      let whole = try ImageHeader.read(bytes, limits: limits)
      var refused = 0
      for count in 0..<bytes.count {
        do throws(PhotoRefusal) {
          let header = try ImageHeader.read(Array(bytes[..<count]), limits: limits)
          #expect(header == whole, "\(format) cut to \(count)")
          #expect(count >= 24, "\(format) cut to \(count)")
        } catch {
          refused += 1
          #expect([.empty, .unknownFormat, .damaged].contains(error))
        }
      }
      #expect(refused >= 24)
    }
  }

  @Test func emptyAndForeign() {
    #expect(throws: PhotoRefusal.empty) { try ImageHeader.read([], limits: limits) }
    let foreign = ["GIF89a", "%PDF-1.7", "<svg xmlns=\"", "II*\0", "BM", "hello"]
    for text in foreign {
      #expect(throws: PhotoRefusal.unknownFormat) {
        try ImageHeader.read(Array(text.utf8), limits: limits)
      }
    }
  }

  /// AVIF and video share the container of HEIC.
  @Test(arguments: ["avif", "isom", "mp42", "qt  "])
  func otherBrandsAreForeign(brand: String) {
    var bytes = Pictures.heic
    bytes.replaceSubrange(8..<12, with: Array(brand.utf8))
    for offset in stride(from: 16, to: 28, by: 4) {
      bytes.replaceSubrange(offset..<offset + 4, with: Array(brand.utf8))
    }
    #expect(throws: PhotoRefusal.unknownFormat) { try ImageHeader.read(bytes, limits: limits) }
  }

  @Test func pageWithAPictureBehindIt() throws {
    for (_, picture) in try Self.pictures() {
      let bytes = Array("<html><script>alert(1)</script>".utf8) + picture
      #expect(throws: PhotoRefusal.unknownFormat) { try ImageHeader.read(bytes, limits: limits) }
    }
  }

  @Test func pixelBombs() {
    let bomb = Pictures.pngClaiming(width: 50_000, height: 50_000)
    #expect(bomb.count < 200)
    #expect(throws: PhotoRefusal.tooManyPixels(width: 50_000, height: 50_000)) {
      try ImageHeader.read(bomb, limits: limits)
    }
    #expect(throws: PhotoRefusal.tooManyPixels(width: 20_001, height: 1)) {
      try ImageHeader.read(Pictures.pngClaiming(width: 20_001, height: 1), limits: limits)
    }
    #expect(throws: PhotoRefusal.damaged) {
      try ImageHeader.read(Pictures.pngClaiming(width: 0, height: 10), limits: limits)
    }
    #expect(throws: PhotoRefusal.damaged) {
      try ImageHeader.read(Pictures.pngClaiming(width: 1 << 31, height: 1), limits: limits)
    }
  }

  @Test func limitsAreInclusive() throws {
    let bytes = Pictures.ramp(width: 40, height: 30)
    let exact = PhotoLimits(bytes: bytes.count, pixels: 1200, side: 40)
    #expect(try ImageHeader.read(bytes, limits: exact).width == 40)
    #expect(throws: PhotoRefusal.tooManyBytes(bytes.count)) {
      try ImageHeader.read(
        bytes, limits: PhotoLimits(bytes: bytes.count - 1, pixels: 1200, side: 40))
    }
    #expect(throws: PhotoRefusal.tooManyPixels(width: 40, height: 30)) {
      try ImageHeader.read(bytes, limits: PhotoLimits(bytes: bytes.count, pixels: 1199, side: 40))
    }
    #expect(throws: PhotoRefusal.tooManyPixels(width: 40, height: 30)) {
      try ImageHeader.read(bytes, limits: PhotoLimits(bytes: bytes.count, pixels: 1200, side: 39))
    }
  }

  /// Whatever the bytes, the answer is a size within the limits or a refusal.
  @Test func hostileBytes() throws {
    let seed = randomBytes(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    print("hostileBytes seed \(seed)")
    var dice = Dice(state: seed)
    let sound = try Self.pictures().map(\.1) + [Pictures.heic]
    var headers = 0
    for round in 0..<20_000 {
      var bytes = sound[round % sound.count]
      if round.isMultiple(of: 5) {
        // Keep the signature and make up the rest.
        bytes = Array(bytes.prefix(12)) + (0..<dice.below(200)).map { _ in dice.byte() }
      } else {
        for _ in 0..<(1 + dice.below(12)) { bytes[dice.below(min(bytes.count, 500))] = dice.byte() }
        bytes = Array(bytes.prefix(1 + dice.below(bytes.count)))
      }
      if let header = try? ImageHeader.read(bytes, limits: limits) {
        headers += 1
        #expect(limits.allows(width: header.width, height: header.height), "seed \(seed)")
      }
    }
    #expect(headers > 100, "the dice must leave some pictures readable")
  }
}

/// SplitMix64: small, seeded, the same everywhere.
struct Dice {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }

  mutating func byte() -> UInt8 { UInt8(truncatingIfNeeded: next()) }

  mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }
}
