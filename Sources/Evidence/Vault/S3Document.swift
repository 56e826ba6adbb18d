/// The XML answers of an S3 store, read strictly: elements, attributes (skipped), the five named
/// and the numeric entities, comments, one declaration. Anything else, such as a document type,
/// makes it no document; a store has no reason to send it.
struct S3Document {
  /// Elements without children, in order: names from the root down joined by `/`, and their text.
  private(set) var leaves: [(path: String, text: String)] = []

  /// Nil unless all the bytes are one well-formed document.
  init?(_ bytes: [UInt8]) {
    guard String(validating: bytes, as: UTF8.self) != nil else { return nil }
    var reader = S3DocumentReader(bytes)
    guard reader.readAll() else { return nil }
    leaves = reader.leaves
  }

  func texts(_ path: String) -> [String] { leaves.filter { $0.path == path }.map(\.text) }
  func text(_ path: String) -> String? { leaves.first { $0.path == path }?.text }
}

private struct S3DocumentReader {
  var leaves: [(path: String, text: String)] = []
  private let bytes: [UInt8]
  private var at = 0
  /// Open elements: name, and whether one was closed inside.
  private var open: [(name: String, hasChildren: Bool)] = []
  private var text: [UInt8] = []
  private var sawRoot = false

  /// Elements inside each other; answers of a store have three or four.
  private static let deepest = 16

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func readAll() -> Bool {
    _ = take("\u{FEFF}")
    if take("<?xml ") { guard skip(past: "?>") else { return false } }
    while at < bytes.count {
      guard readPiece() else { return false }
    }
    return sawRoot && open.isEmpty
  }

  private mutating func readPiece() -> Bool {
    if take("<!--") { return skip(past: "-->") }
    if take("</") { return readEnd() }
    if take("<") { return readStart() }
    if take("&") { return !open.isEmpty && readEntity() }
    let byte = bytes[at]
    at += 1
    if open.isEmpty { return Self.isSpace(byte) }
    text.append(byte)
    return true
  }

  private mutating func readStart() -> Bool {
    guard let name = takeName(), open.count < Self.deepest, !(open.isEmpty && sawRoot) else {
      return false
    }
    sawRoot = true
    text = []
    open.append((name, false))
    while true {
      let spaced = skipSpaces()
      if take(">") { return true }
      if take("/>") { return close() }
      guard spaced, takeName() != nil else { return false }
      _ = skipSpaces()
      guard take("=") else { return false }
      _ = skipSpaces()
      let quote = at < bytes.count ? bytes[at] : 0
      guard quote == 0x22 || quote == 0x27 else { return false }
      at += 1
      while at < bytes.count, bytes[at] != quote {
        guard bytes[at] != 0x3C else { return false }
        at += 1
      }
      guard at < bytes.count else { return false }
      at += 1
    }
  }

  private mutating func readEnd() -> Bool {
    guard let name = takeName(), name == open.last?.name else { return false }
    _ = skipSpaces()
    return take(">") && close()
  }

  private mutating func close() -> Bool {
    if let last = open.last, !last.hasChildren {
      let path = open.map(\.name).joined(separator: "/")
      leaves.append((path, String(decoding: text, as: UTF8.self)))
    }
    open.removeLast()
    if let last = open.indices.last { open[last].hasChildren = true }
    text = []
    return true
  }

  private mutating func readEntity() -> Bool {
    let start = at
    while at < bytes.count, bytes[at] != 0x3B {
      // The longest is &#x10FFFF;
      guard at - start < 8 else { return false }
      at += 1
    }
    guard at < bytes.count else { return false }
    let name = String(decoding: bytes[start..<at], as: UTF8.self)
    at += 1
    switch name {
    case "lt": text.append(0x3C)
    case "gt": text.append(0x3E)
    case "amp": text.append(0x26)
    case "quot": text.append(0x22)
    case "apos": text.append(0x27)
    default:
      guard let scalar = Self.scalar(name) else { return false }
      text += Array(String(Character(scalar)).utf8)
    }
    return true
  }

  private static func scalar(_ name: String) -> Unicode.Scalar? {
    guard name.hasPrefix("#") else { return nil }
    let isHex = name.hasPrefix("#x")
    let digits = name.dropFirst(isHex ? 2 : 1)
    // The conversion alone would take a sign.
    guard digits.utf8.allSatisfy({ $0 != 0x2B && $0 != 0x2D }) else { return nil }
    return UInt32(digits, radix: isHex ? 16 : 10).flatMap(Unicode.Scalar.init)
  }

  private mutating func takeName() -> String? {
    let start = at
    while at < bytes.count, Self.isNamePart(bytes[at]) { at += 1 }
    return at > start ? String(decoding: bytes[start..<at], as: UTF8.self) : nil
  }

  private mutating func take(_ token: String) -> Bool {
    guard bytes[at...].starts(with: token.utf8) else { return false }
    at += token.utf8.count
    return true
  }

  private mutating func skip(past token: String) -> Bool {
    while at < bytes.count {
      if take(token) { return true }
      at += 1
    }
    return false
  }

  private mutating func skipSpaces() -> Bool {
    let start = at
    while at < bytes.count, Self.isSpace(bytes[at]) { at += 1 }
    return at > start
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || (0x09...0x0A).contains(byte) || byte == 0x0D
  }

  private static func isNamePart(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte) || (0x41...0x5A).contains(byte) || (0x30...0x39).contains(byte)
      || byte == 0x2D || byte == 0x2E || byte == 0x5F || byte == 0x3A || byte >= 0x80
  }
}
