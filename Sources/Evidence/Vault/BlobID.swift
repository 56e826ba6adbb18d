import Sodium

/// The name of a blob: the SHA-256 of its bytes in lower-case hexadecimal. Because the name
/// follows from the content, equal content is stored once and damage can be proved.
public struct BlobID: Sendable, Hashable, Codable, CustomStringConvertible {
  /// 64 characters, 0-9 and a-f.
  public let rawValue: String

  /// Nil unless `rawValue` is 64 lower-case hexadecimal digits, so that no path can be smuggled in.
  public init?(rawValue: String) {
    let isHex = rawValue.utf8.allSatisfy {
      (0x30...0x39).contains($0) || (0x61...0x66).contains($0)
    }
    guard rawValue.utf8.count == SHA256.byteCount * 2, isHex else { return nil }
    self.rawValue = rawValue
  }

  /// The name of these bytes.
  public init(of bytes: [UInt8]) {
    rawValue = SHA256.hash(bytes).hex
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let id = BlobID(rawValue: try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a blob id")
    }
    self = id
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(rawValue)
  }

  public var description: String { rawValue }
}
