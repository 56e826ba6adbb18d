/// Reads JSON (RFC 8259) front to back, value by value, for rows that are read all the time: asking
/// for what is expected is several times faster than `Codable`. Members nobody asks for are passed
/// over, so an older program reads what a newer one wrote.
struct JSONReader {
  struct Malformed: Error {}

  private let bytes: UnsafeBufferPointer<UInt8>
  private var position = 0

  /// Reads one whole text; nothing but white space may follow the value.
  static func read<T>(_ text: String, _ value: (inout JSONReader) throws -> T) throws -> T {
    var text = text
    return try text.withUTF8 { bytes in
      var reader = JSONReader(bytes: bytes)
      let result = try value(&reader)
      guard reader.next() == nil else { throw Malformed() }
      return result
    }
  }

  private init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  // MARK: Values

  /// Calls `member` with each name; it must read the value or ``skip()`` it.
  mutating func object(_ member: (String, inout JSONReader) throws -> Void) throws {
    try expect(UInt8(ascii: "{"))
    guard !take(UInt8(ascii: "}")) else { return }
    repeat {
      let name = try string()
      try expect(UInt8(ascii: ":"))
      try member(name, &self)
    } while take(UInt8(ascii: ","))
    try expect(UInt8(ascii: "}"))
  }

  mutating func list(_ element: (inout JSONReader) throws -> Void) throws {
    try expect(UInt8(ascii: "["))
    guard !take(UInt8(ascii: "]")) else { return }
    repeat { try element(&self) } while take(UInt8(ascii: ","))
    try expect(UInt8(ascii: "]"))
  }

  mutating func string() throws -> String {
    try expect(UInt8(ascii: "\""))
    let start = position
    while position < bytes.count {
      switch bytes[position] {
      case UInt8(ascii: "\""):
        defer { position += 1 }
        return String(decoding: bytes[start..<position], as: UTF8.self)
      case UInt8(ascii: "\\"): return try escapedString(from: start)
      case 0..<0x20: throw Malformed()
      default: position += 1
      }
    }
    throw Malformed()
  }

  mutating func integer() throws -> Int64 {
    guard let value = Int64(try number()) else { throw Malformed() }
    return value
  }

  mutating func real() throws -> Double {
    guard let value = Double(try number()), value.isFinite else { throw Malformed() }
    return value
  }

  mutating func truth() throws -> Bool {
    _ = next()
    if take("true") { return true }
    guard take("false") else { throw Malformed() }
    return false
  }

  /// Whether the next value is null, which is passed over.
  mutating func isNull() -> Bool { next() == UInt8(ascii: "n") && take("null") }

  /// Passes over any value.
  mutating func skip(depth: Int = 0) throws {
    guard depth < 64 else { throw Malformed() }
    switch next() {
    case UInt8(ascii: "{"): try object { try $1.skip(depth: depth + 1) }
    case UInt8(ascii: "["): try list { try $0.skip(depth: depth + 1) }
    case UInt8(ascii: "\""): _ = try string()
    case UInt8(ascii: "t"), UInt8(ascii: "f"): _ = try truth()
    case UInt8(ascii: "n"): guard isNull() else { throw Malformed() }
    default: _ = try real()
    }
  }

  // MARK: Characters

  /// The next byte that is not white space; nil at the end.
  private mutating func next() -> UInt8? {
    while position < bytes.count {
      switch bytes[position] {
      case 0x20, 0x09, 0x0A, 0x0D: position += 1
      default: return bytes[position]
      }
    }
    return nil
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard next() == byte else { return false }
    position += 1
    return true
  }

  private mutating func expect(_ byte: UInt8) throws {
    guard take(byte) else { throw Malformed() }
  }

  /// Right here, without white space before it.
  private mutating func take(_ word: StaticString) -> Bool {
    let isThere = word.withUTF8Buffer { bytes.dropFirst(position).starts(with: $0) }
    if isThere { position += word.utf8CodeUnitCount }
    return isThere
  }

  /// Sign, digits, fraction, exponent; a leading zero stands alone.
  private mutating func number() throws -> String {
    _ = next()
    let start = position
    if position < bytes.count, bytes[position] == UInt8(ascii: "-") { position += 1 }
    let first = position
    guard digits() > 0, position == first + 1 || bytes[first] != UInt8(ascii: "0") else {
      throw Malformed()
    }
    if position < bytes.count, bytes[position] == UInt8(ascii: ".") {
      position += 1
      guard digits() > 0 else { throw Malformed() }
    }
    if position < bytes.count, bytes[position] | 0x20 == UInt8(ascii: "e") {
      position += 1
      if position < bytes.count,
        bytes[position] == UInt8(ascii: "+") || bytes[position] == UInt8(ascii: "-")
      {
        position += 1
      }
      guard digits() > 0 else { throw Malformed() }
    }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  private mutating func digits() -> Int {
    let start = position
    while position < bytes.count, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[position])
    {
      position += 1
    }
    return position - start
  }

  /// The slow way, from the first backslash on.
  private mutating func escapedString(from start: Int) throws -> String {
    var plain = Array(bytes[start..<position])
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      switch byte {
      case UInt8(ascii: "\""): return String(decoding: plain, as: UTF8.self)
      case UInt8(ascii: "\\"): plain.append(contentsOf: try escaped().utf8)
      case 0..<0x20: throw Malformed()
      default: plain.append(byte)
      }
    }
    throw Malformed()
  }

  /// What stands behind a backslash.
  private mutating func escaped() throws -> String {
    guard position < bytes.count else { throw Malformed() }
    let byte = bytes[position]
    position += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"):
      return String(UnicodeScalar(byte))
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"): break
    default: throw Malformed()
    }
    let unit = try hexadecimal()
    if let scalar = UnicodeScalar(unit) { return String(scalar) }
    // Beyond the first 65,536 characters one is written as a pair of halves.
    guard (0xD800..<0xDC00).contains(unit), take("\\u") else { throw Malformed() }
    let low = try hexadecimal()
    guard (0xDC00..<0xE000).contains(low),
      let scalar = UnicodeScalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00))
    else { throw Malformed() }
    return String(scalar)
  }

  private mutating func hexadecimal() throws -> UInt32 {
    guard position + 4 <= bytes.count else { throw Malformed() }
    var value: UInt32 = 0
    for byte in bytes[position..<position + 4] {
      let digit: UInt8? =
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
      guard let digit else { throw Malformed() }
      value = value << 4 | UInt32(digit)
    }
    position += 4
    return value
  }
}
