import FoundationEssentials

@testable import Evidence

/// Pictures made on the spot, so that every test knows what is in them.
enum Pictures {
  static let libraryStarted = Picture.start()

  /// A PNG written by hand: stored, not compressed, so that any size and depth can be made.
  /// - Parameter samples: the samples of a pixel, red first; two bytes each in a depth of 16
  static func png(
    width: Int, height: Int, depth: Int = 8, alpha: Bool = false, comment: String? = nil,
    samples: (Int, Int) -> [UInt8]
  ) -> [UInt8] {
    var raw: [UInt8] = []
    for y in 0..<height {
      raw.append(0)
      for x in 0..<width { raw += samples(x, y) }
    }
    var bytes = signature
    bytes += chunk(
      "IHDR", big(width) + big(height) + [UInt8(depth), alpha ? 6 : 2, 0, 0, 0])
    if let comment { bytes += chunk("tEXt", Array("Comment\0".utf8) + Array(comment.utf8)) }
    return bytes + chunk("IDAT", stored(raw)) + chunk("IEND", [])
  }

  /// Brighter from left to right.
  static func ramp(width: Int, height: Int) -> [UInt8] {
    png(width: width, height: height) { x, _ in
      [UInt8](repeating: UInt8(x * 255 / max(1, width - 1)), count: 3)
    }
  }

  /// The header of a PNG which claims a size, with next to nothing behind it.
  static func pngClaiming(width: Int, height: Int) -> [UInt8] {
    signature + chunk("IHDR", big(width) + big(height) + [8, 2, 0, 0, 0])
      + chunk("IDAT", stored([0])) + chunk("IEND", [])
  }

  /// The ramp in another format, by libvips.
  static func ramp(width: Int, height: Int, as suffix: String) throws -> [UInt8] {
    precondition(libraryStarted)
    return try encoded(ramp(width: width, height: height), as: suffix)
  }

  /// The ramp as a WebP of one chunk, `VP8 ` or `VP8L`. libvips always writes the extended form,
  /// so its picture chunk is taken out and wrapped by itself.
  static func simpleWebP(width: Int, height: Int, lossless: Bool) throws -> [UInt8] {
    let extended = try ramp(
      width: width, height: height, as: lossless ? ".webp[lossless]" : ".webp")
    let kind = Array((lossless ? "VP8L" : "VP8 ").utf8)
    var offset = 12
    while offset + 8 <= extended.count {
      let length = (0..<4).reduce(0) { $0 | Int(extended[offset + 4 + $1]) << ($1 * 8) }
      let next = offset + 8 + length + length % 2
      if Array(extended[offset..<offset + 4]) == kind {
        let chunk = Array(extended[offset..<next])
        let size = big(chunk.count + 4).reversed()
        return Array("RIFF".utf8) + size + Array("WEBP".utf8) + chunk
      }
      offset = next
    }
    throw NeverHappened()
  }

  /// A JPEG ramp with an EXIF block right behind its start.
  static func jpeg(width: Int, height: Int, exif: ExifBlock) throws -> [UInt8] {
    let plain = try ramp(width: width, height: height, as: ".jpg[Q=90,strip]")
    let length = exif.bytes.count + 2
    return [0xFF, 0xD8, 0xFF, 0xE1, UInt8(length >> 8), UInt8(length & 255)] + exif.bytes
      + plain.dropFirst(2)
  }

  /// The samples of a JPEG, red, green, blue from the top left.
  static func samples(ofJPEG bytes: [UInt8]) throws -> [UInt8] {
    precondition(libraryStarted)
    let header = try ImageHeader.read(bytes, limits: .standard)
    let file = try encoded(bytes, as: ".ppm")
    return Array(file.suffix(header.width * header.height * 3))
  }

  private static func encoded(_ bytes: [UInt8], as suffix: String) throws -> [UInt8] {
    try bytes.withUnsafeBytes { try Picture.opening($0).fitting(side: 20_000).encoded(as: suffix) }
  }

  static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

  private static func big(_ value: Int) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) }
  }

  private static func chunk(_ kind: String, _ data: [UInt8]) -> [UInt8] {
    let body = Array(kind.utf8) + data
    var sum: UInt32 = 0xFFFF_FFFF
    for byte in body {
      sum ^= UInt32(byte)
      for _ in 0..<8 { sum = sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
    }
    return big(data.count) + body + big(Int(~sum))
  }

  /// A zlib stream of stored blocks (RFC 1950, RFC 1951 section 3.2.4).
  private static func stored(_ data: [UInt8]) -> [UInt8] {
    var bytes: [UInt8] = [0x78, 0x01]
    var rest = data[...]
    repeat {
      let piece = rest.prefix(65_535)
      rest = rest.dropFirst(65_535)
      let low = UInt8(piece.count & 255)
      let high = UInt8(piece.count >> 8)
      bytes += [rest.isEmpty ? 1 : 0, low, high, ~low, ~high] + piece
    } while !rest.isEmpty
    var first = 1
    var second = 0
    for byte in data {
      first = (first + Int(byte)) % 65_521
      second = (second + first) % 65_521
    }
    return bytes + big(second << 16 | first)
  }

  /// A ramp of 96 x 64 pixels in HEVC, kept here because few machines can encode it.
  static let heic = [UInt8](
    Data(
      base64Encoded: """
        AAAAHGZ0eXBoZWljAAAAAG1pZjFoZWljbWlhZgAAAUJtZXRhAAAAAAAAACFoZGxyAAAAAAAAAABwaWN0AAAAAAAAAAAA
        AAAAAAAAAA5waXRtAAAAAAABAAAAImlsb2MAAAAAREAAAQABAAAAAAFmAAEAAAAAAAAAIwAAACNpaW5mAAAAAAABAAAA
        FWluZmUCAAAAAAEAAGh2YzEAAAAAwmlwcnAAAACkaXBjbwAAAHhodmNDAQNwAAAAAAAAAAAAHvAA/P34+AAADwMgAAEA
        GEABDAH//wNwAAADAJAAAAMAAAMAHroCQCEAAQArQgEBA3AAAAMAkAAAAwAAAwAeoDCBBZbqSSmubgQEDAgAAAMACAAA
        AwAIQCIAAQAHRAHBcrAiQAAAABRpc3BlAAAAAAAAAGAAAABAAAAAEHBpeGkAAAAAAwgICAAAABZpcG1hAAAAAAAAAAEA
        AQOBAoMAAAArbWRhdAAAAB8oAa8ZgPcirZzmlYnwW01nXeaCZwGdFvcSbMIGEBNg
        """, options: .ignoreUnknownCharacters)!)
}
