/// Bytes written as text, for identifiers and tokens. Not meant for secrets that must be
/// encoded in constant time.
extension [UInt8] {
  /// Lower-case hexadecimal, two characters a byte.
  public var hex: String {
    let digits = [UInt8]("0123456789abcdef".utf8)
    return String(unsafeUninitializedCapacity: count * 2) { buffer in
      for (index, byte) in self.enumerated() {
        buffer[index * 2] = digits[Int(byte >> 4)]
        buffer[index * 2 + 1] = digits[Int(byte & 15)]
      }
      return count * 2
    }
  }

  /// Reads hexadecimal of either case; nil for an odd length or any other character.
  public init?(hex: String) {
    let text = Array(hex.utf8)
    guard text.count.isMultiple(of: 2) else { return nil }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.count / 2)
    for index in stride(from: 0, to: text.count, by: 2) {
      guard let high = hexDigit(text[index]), let low = hexDigit(text[index + 1]) else {
        return nil
      }
      bytes.append(high << 4 | low)
    }
    self = bytes
  }
}

private func hexDigit(_ character: UInt8) -> UInt8? {
  switch character {
  case 0x30...0x39: character - 0x30
  case 0x61...0x66: character - 0x61 + 10
  case 0x41...0x46: character - 0x41 + 10
  default: nil
  }
}

/// Alphabets of base 32.
enum Base32 {
  static let crockford = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)
  /// Of RFC 4648.
  static let standard = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".utf8)
}

/// Base 32 in Crockford's alphabet, lower-case: without i, l, o and u, so that a token can be
/// read aloud and typed. Five bits a character, most significant first, the last one filled up
/// with zero bits, no padding: 10 bytes give 16 characters.
public func base32(_ bytes: [UInt8]) -> String { base32(bytes, in: Base32.crockford) }

func base32(_ bytes: [UInt8], in alphabet: [UInt8]) -> String {
  var text: [UInt8] = []
  text.reserveCapacity((bytes.count * 8 + 4) / 5)
  var held: UInt32 = 0
  var bits = 0
  for byte in bytes {
    held = held << 8 | UInt32(byte)
    bits += 8
    while bits >= 5 {
      bits -= 5
      text.append(alphabet[Int(held >> UInt32(bits) & 31)])
    }
    held &= (1 << UInt32(bits)) - 1
  }
  if bits > 0 {
    text.append(alphabet[Int(held << UInt32(5 - bits) & 31)])
  }
  return String(decoding: text, as: UTF8.self)
}
