/// Base 64 (RFC 4648), read strictly: a text that is read is the one text of its bytes.
enum Base64 {
  /// Section 4, with padding.
  case standard
  /// Section 5, without padding.
  case url

  func text(_ bytes: [UInt8]) -> String {
    let digits = alphabet
    var text: [UInt8] = []
    text.reserveCapacity((bytes.count + 2) / 3 * 4)
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      let bits = group.reduce(0) { $0 << 8 | UInt32($1) } << UInt32(8 * (3 - group.count))
      for place in 0...group.count { text.append(digits[Int(bits >> UInt32(18 - 6 * place) & 63)]) }
      if self == .standard { text += Array(repeating: padding, count: 3 - group.count) }
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// Nil for any other character, a wrong length or padding, and set bits that belong to no byte.
  func bytes(_ text: some StringProtocol) -> [UInt8]? {
    var digits = Array(text.utf8)
    if self == .standard {
      guard digits.count.isMultiple(of: 4) else { return nil }
      digits.removeLast(digits.suffix(2).count { $0 == padding })
    }
    guard digits.count % 4 != 1 else { return nil }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(digits.count / 4 * 3 + 2)
    var held: UInt32 = 0
    var bits = 0
    for digit in digits {
      guard let value = value(digit) else { return nil }
      held = held << 6 | value
      bits += 6
      if bits >= 8 {
        bits -= 8
        bytes.append(UInt8(held >> UInt32(bits)))
        held &= (1 << UInt32(bits)) - 1
      }
    }
    return held == 0 ? bytes : nil
  }

  private var padding: UInt8 { UInt8(ascii: "=") }

  private var alphabet: [UInt8] {
    let last = self == .standard ? "+/" : "-_"
    return Array(("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789" + last).utf8)
  }

  private func value(_ digit: UInt8) -> UInt32? {
    switch (digit, self) {
    case (0x41...0x5A, _): UInt32(digit) - 0x41
    case (0x61...0x7A, _): UInt32(digit) - 0x61 + 26
    case (0x30...0x39, _): UInt32(digit) - 0x30 + 52
    case (UInt8(ascii: "+"), .standard), (UInt8(ascii: "-"), .url): 62
    case (UInt8(ascii: "/"), .standard), (UInt8(ascii: "_"), .url): 63
    default: nil
    }
  }
}

/// Whether `text` is 1 to `most` letters, digits, `-` and `_` in ASCII: a word that is written
/// alike everywhere.
func isPlainWord(_ text: String, most: Int) -> Bool {
  (1...most).contains(text.utf8.count)
    && text.utf8.allSatisfy {
      isDigit($0) || (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0)
        || "-_".utf8.contains($0)
    }
}
