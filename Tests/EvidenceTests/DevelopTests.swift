import Foundation
import Testing

@testable import Evidence

/// From bytes to stored derivatives, through the real child process.
@Suite struct DevelopTests {
  /// 2026-11-21 20:58:42 in a zone seven hours east.
  private let takenAt: Int64 = 1_795_294_722_000 - 7 * 3_600_000

  @Test func jpegFromAPhone() async throws {
    let development = try Development()
    let original = try Pictures.jpeg(width: 2000, height: 1500, exif: .monas())
    #expect(occurs("Exif", in: original))
    let photo = try await development.developer.develop(original)
    #expect(photo.original == BlobID(of: original))
    #expect(photo.byteCount == original.count)
    #expect(photo.format == .jpeg)
    #expect(photo.width == 2000 && photo.height == 1500)
    #expect(photo.takenAt == takenAt)
    let place = try #require(photo.place)
    #expect(abs(place.latitude - -6.175_416_7) < 1e-6)
    #expect(abs(place.longitude - 106.827_133_3) < 1e-6)
    #expect(try await development.bytes(photo.original) == original)

    let large = try await development.bytes(photo.large)
    let thumbnail = try await development.bytes(photo.thumbnail)
    let header = ImageHeader.self
    #expect(
      try header.read(large, limits: .standard)
        == ImageHeader(format: .jpeg, width: 1600, height: 1200))
    #expect(
      try header.read(thumbnail, limits: .standard)
        == ImageHeader(format: .jpeg, width: 320, height: 240))
    #expect(photo.fingerprint == .max, "a ramp grows brighter at every step")
  }

  @Test func derivativesCarryNoMetadata() async throws {
    let development = try Development()
    let originals = [
      try Pictures.jpeg(width: 400, height: 300, exif: .monas()),
      Pictures.png(width: 400, height: 300, comment: "rumah Pak Budi") { _, _ in [9, 9, 9] },
    ]
    for original in originals {
      let photo = try await development.developer.develop(original)
      for id in [photo.large, photo.thumbnail] {
        let bytes = try await development.bytes(id)
        for trace in ["Exif", "GPS", "2026:11:21", "xmp", "ICC_PROFILE", "Photoshop", "Budi"] {
          #expect(!occurs(trace, in: bytes), "\(trace)")
        }
        // Beyond names: no application segment but JFIF, and no comment.
        #expect(segments(of: bytes).allSatisfy { !(0xE1...0xEF).contains($0) && $0 != 0xFE })
        #expect(segments(of: bytes).contains(0xC0))
      }
    }
  }

  @Test(arguments: [".webp[strip]", ".png", ".jpg[interlace]", ".jpg"])
  func otherFormats(suffix: String) async throws {
    let development = try Development()
    let bytes = try Pictures.ramp(width: 500, height: 200, as: suffix)
    let photo = try await development.developer.develop(bytes)
    #expect(photo.width == 500 && photo.height == 200)
    #expect(photo.takenAt == nil && photo.place == nil)
    #expect(fingerprintDistance(photo.fingerprint, .max) <= 2)
  }

  @Test func heic() async throws {
    let development = try Development()
    let photo = try await development.developer.develop(Pictures.heic)
    #expect(photo.format == .heic)
    #expect(photo.width == 96 && photo.height == 64)
  }

  @Test func neverEnlarged() async throws {
    let development = try Development()
    let photo = try await development.developer.develop(Pictures.ramp(width: 30, height: 20))
    for id in [photo.large, photo.thumbnail] {
      let header = try ImageHeader.read(try await development.bytes(id), limits: .standard)
      #expect(header.width == 30 && header.height == 20)
    }
  }

  @Test func cameraOnItsSide() async throws {
    let development = try Development()
    var exif = ExifBlock()
    exif.orientation = 6
    let original = try Pictures.jpeg(width: 400, height: 200, exif: exif)
    let photo = try await development.developer.develop(original)
    #expect(photo.width == 200 && photo.height == 400)
    let large = try await development.bytes(photo.large)
    let header = try ImageHeader.read(large, limits: .standard)
    #expect(header.width == 200 && header.height == 400)
    // Left was dark and is now on top.
    let samples = try Pictures.samples(ofJPEG: large)
    #expect(samples[0] < 30 && samples[samples.count - 1] > 225)
  }

  @Test func transparentBecomesWhite() async throws {
    let development = try Development()
    let clear = Pictures.png(width: 64, height: 64, alpha: true) { _, _ in [0, 0, 0, 0] }
    let photo = try await development.developer.develop(clear)
    let samples = try Pictures.samples(ofJPEG: try await development.bytes(photo.large))
    #expect(samples.count == 64 * 64 * 3)
    let darkest = samples.min() ?? 0
    #expect(darkest >= 253)
  }

  @Test func sixteenBitsBecomeEight() async throws {
    let development = try Development()
    let red = Pictures.png(width: 64, height: 64, depth: 16) { _, _ in [255, 255, 0, 0, 0, 0] }
    let photo = try await development.developer.develop(red)
    let samples = try Pictures.samples(ofJPEG: try await development.bytes(photo.large))
    #expect(samples[0] >= 250)
    #expect(samples[1] <= 5)
    #expect(samples[2] <= 5)
  }

  /// Some phones and programs write colour profiles that are no profiles.
  @Test func brokenColourProfile() async throws {
    let development = try Development()
    let plain = try Pictures.ramp(width: 40, height: 30, as: ".jpg[strip]")
    let profile = Array("ICC_PROFILE\0".utf8) + [1, 1] + [UInt8](repeating: 7, count: 200)
    let original =
      [0xFF, 0xD8, 0xFF, 0xE2, 0, UInt8(profile.count + 2)] + profile + plain.dropFirst(2)
    let photo = try await development.developer.develop(original)
    let samples = try Pictures.samples(ofJPEG: try await development.bytes(photo.large))
    #expect(samples[0] < 15 && samples[samples.count - 1] > 240)
  }

  @Test func assumedOffset() async throws {
    let development = try Development()
    let original = try Pictures.jpeg(width: 40, height: 30, exif: .monas(offset: nil))
    #expect(try await development.developer.develop(original).takenAt == nil)
    let photo = try await development.developer.develop(original, assumedOffset: 420)
    #expect(photo.takenAt == takenAt)
  }

  /// Wherever the file is cut, it is refused: half a photo is no evidence.
  @Test(arguments: [".jpg", ".png[compression=0]", ".webp[strip]", ".jpg[interlace]"])
  func truncations(suffix: String) async throws {
    let development = try Development()
    let bytes = try Pictures.ramp(width: 300, height: 200, as: suffix)
    for count in stride(from: 1, to: bytes.count - 12, by: bytes.count / 7) {
      do throws(PhotoRefusal) {
        _ = try await development.developer.develop(Array(bytes[..<count]))
        Issue.record("cut to \(count) of \(bytes.count) was taken")
      } catch {
        #expect([.damaged, .unknownFormat].contains(error), "cut to \(count)")
      }
    }
  }

  @Test func headerThatClaimsTooLittle() async throws {
    let scratch = try Scratch()
    let call = WorkerCall(
      executable: tanggapExecutable, temporaryDirectory: scratch.path,
      limits: PhotoLimits(bytes: 1_000_000, pixels: 1199, side: 40))
    await #expect(throws: PhotoRefusal.damaged) {
      try await call.run(Pictures.ramp(width: 40, height: 30))
    }
  }

  @Test func hugeClaimWithNothingBehind() async throws {
    let development = try Development()
    await #expect(throws: PhotoRefusal.damaged) {
      try await development.developer.develop(Pictures.pngClaiming(width: 6000, height: 6000))
    }
  }

  /// Only the four decoders are open, whatever a file claims: these reach the child directly.
  @Test(arguments: [
    "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>", "P5 1 1 255 a",
  ])
  func otherDecodersAreShut(text: String) async throws {
    let scratch = try Scratch()
    let call = WorkerCall(
      executable: tanggapExecutable, temporaryDirectory: scratch.path, limits: .standard)
    await #expect(throws: PhotoRefusal.unknownFormat) { try await call.run(Array(text.utf8)) }
  }

  /// The limits the kernel holds a child to, read while it waits for its picture. The
  /// number of open files is the last one set.
  @Test func childIsConfined() async throws {
    let development = try Development(
      script: """
        mkfifo $DIR/hold
        exec 3<>$DIR/hold
        \(tanggapExecutable) develop-photo 1000 1000 1000 <&3 >/dev/null &
        for turn in $(seq 200); do
          grep -q 'Max open files  *64 ' /proc/$!/limits && break
          /bin/sleep 0.02
        done
        cat /proc/$!/limits > $DIR/limits
        kill -9 $!
        exit 65
        """)
    await #expect(throws: PhotoRefusal.damaged) {
      try await development.developer.develop(Pictures.ramp(width: 8, height: 8))
    }
    let limits = try #require(development.scratch.read("limits")).split(separator: "\n")
    let expected = [
      "Max cpu time": "10 10 seconds", "Max file size": "0 0 bytes",
      "Max core file size": "0 0 bytes", "Max open files": "64 64 files",
      "Max address space": "1500000000 1500000000 bytes",
    ]
    for (name, value) in expected {
      let line = limits.first { $0.hasPrefix(name) }?.dropFirst(name.count)
      #expect(line?.split(separator: " ").joined(separator: " ") == value, "\(name)")
    }
  }

  @Test func likePicturesHaveLikeFingerprints() async throws {
    let development = try Development()
    func waves(_ width: Int, _ height: Int, shift: Double) -> [UInt8] {
      Pictures.png(width: width, height: height) { x, y in
        let across = sin(Double(x) / Double(width) * 17 + shift)
        let down = cos(Double(y) / Double(height) * 11 + shift * 2)
        return [UInt8](repeating: UInt8(127 + 60 * across + 60 * down), count: 3)
      }
    }
    let developer = development.developer
    let small = try await developer.develop(waves(400, 300, shift: 0))
    let big = try await developer.develop(waves(800, 600, shift: 0))
    let other = try await developer.develop(waves(400, 300, shift: 2))
    #expect(fingerprintDistance(small.fingerprint, big.fingerprint) <= 4)
    #expect(fingerprintDistance(small.fingerprint, other.fingerprint) >= 16)
  }

  @Test func sameBytesSameBlobs() async throws {
    let development = try Development()
    let bytes = Pictures.ramp(width: 80, height: 60)
    let first = try await development.developer.develop(bytes)
    #expect(try await development.developer.develop(bytes) == first)
    let coded = try JSONDecoder().decode(DevelopedPhoto.self, from: JSONEncoder().encode(first))
    #expect(coded == first)
  }

  @Test func vaultThatIsGone() async throws {
    let development = try Development()
    try FileManager.default.removeItem(atPath: development.scratch.path + "/vault")
    await #expect(throws: PhotoRefusal.vaultFailed) {
      try await development.developer.develop(Pictures.ramp(width: 8, height: 8))
    }
  }

  /// The kinds of segment before the scan of a JPEG.
  private func segments(of bytes: [UInt8]) -> [UInt8] {
    var kinds: [UInt8] = []
    var offset = 2
    while offset + 4 <= bytes.count, bytes[offset] == 0xFF, bytes[offset + 1] != 0xDA {
      kinds.append(bytes[offset + 1])
      offset += 2 + Int(bytes[offset + 2]) << 8 + Int(bytes[offset + 3])
    }
    return kinds
  }
}
