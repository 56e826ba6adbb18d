import NIOCore

/// A JSON object under way (RFC 8259): members go straight into the bytes of the answer, in the
/// order they are written. Texts are escaped here and nowhere else, so no value can end its quotes.
struct JSONObject {
  fileprivate var bytes: [UInt8] = []
  private var isEmpty = true

  fileprivate init(in bytes: inout [UInt8]) {
    swap(&self.bytes, &bytes)
    self.bytes.append(UInt8(ascii: "{"))
  }

  fileprivate mutating func close(into bytes: inout [UInt8]) {
    self.bytes.append(UInt8(ascii: "}"))
    swap(&self.bytes, &bytes)
  }

  /// Left out when nil, as all members are.
  mutating func text(_ name: StaticString, _ value: String?) {
    guard let value else { return }
    key(name)
    appendJSON(value, to: &bytes)
  }

  mutating func number(_ name: StaticString, _ value: (some BinaryInteger)?) {
    guard let value else { return }
    key(name)
    bytes.append(contentsOf: String(value).utf8)
  }

  /// JSON has no word for what is not finite; it is left out.
  mutating func number(_ name: StaticString, _ value: Double?) {
    guard let value, value.isFinite else { return }
    key(name)
    bytes.append(contentsOf: value.description.utf8)
  }

  mutating func truth(_ name: StaticString, _ value: Bool?) {
    guard let value else { return }
    key(name)
    bytes.append(contentsOf: (value ? "true" : "false").utf8)
  }

  mutating func object(_ name: StaticString, _ fill: (inout JSONObject) -> Void) {
    key(name)
    var inner = JSONObject(in: &bytes)
    fill(&inner)
    inner.close(into: &bytes)
  }

  mutating func list(_ name: StaticString, _ fill: (inout JSONList) -> Void) {
    key(name)
    var inner = JSONList(in: &bytes)
    fill(&inner)
    inner.close(into: &bytes)
  }

  /// - Parameter name: from the source, without anything to escape
  private mutating func key(_ name: StaticString) {
    if !isEmpty { bytes.append(UInt8(ascii: ",")) }
    isEmpty = false
    bytes.append(UInt8(ascii: "\""))
    name.withUTF8Buffer { bytes.append(contentsOf: $0) }
    bytes.append(UInt8(ascii: "\""))
    bytes.append(UInt8(ascii: ":"))
  }
}

/// A JSON list under way.
struct JSONList {
  fileprivate var bytes: [UInt8] = []
  private var isEmpty = true

  fileprivate init(in bytes: inout [UInt8]) {
    swap(&self.bytes, &bytes)
    self.bytes.append(UInt8(ascii: "["))
  }

  fileprivate mutating func close(into bytes: inout [UInt8]) {
    self.bytes.append(UInt8(ascii: "]"))
    swap(&self.bytes, &bytes)
  }

  mutating func text(_ value: String) {
    separate()
    appendJSON(value, to: &bytes)
  }

  mutating func number(_ value: some BinaryInteger) {
    separate()
    bytes.append(contentsOf: String(value).utf8)
  }

  /// Null for what is not finite: JSON has no word for it.
  mutating func number(_ value: Double) {
    separate()
    bytes.append(contentsOf: (value.isFinite ? value.description : "null").utf8)
  }

  mutating func object(_ fill: (inout JSONObject) -> Void) {
    separate()
    var inner = JSONObject(in: &bytes)
    fill(&inner)
    inner.close(into: &bytes)
  }

  mutating func list(_ fill: (inout JSONList) -> Void) {
    separate()
    var inner = JSONList(in: &bytes)
    fill(&inner)
    inner.close(into: &bytes)
  }

  private mutating func separate() {
    if !isEmpty { bytes.append(UInt8(ascii: ",")) }
    isEmpty = false
  }
}

extension ByteBuffer {
  static func json(_ fill: (inout JSONObject) -> Void) -> ByteBuffer {
    var bytes: [UInt8] = []
    var object = JSONObject(in: &bytes)
    fill(&object)
    object.close(into: &bytes)
    return ByteBuffer(bytes: bytes)
  }
}

extension Answer {
  /// A JSON object written member by member: for what is asked for often or is long.
  static func object(_ fill: (inout JSONObject) -> Void) -> Answer {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(2_048)
    var object = JSONObject(in: &bytes)
    fill(&object)
    object.close(into: &bytes)
    return .bytes(bytes, type: "application/json")
  }
}

/// Appends a text with its quotes. Runs of harmless bytes are copied at once.
private func appendJSON(_ text: String, to bytes: inout [UInt8]) {
  bytes.append(UInt8(ascii: "\""))
  var text = text
  text.withUTF8 { source in
    var copied = 0
    for index in source.indices {
      let byte = source[index]
      guard byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") else {
        continue
      }
      bytes.append(contentsOf: source[copied..<index])
      copied = index + 1
      bytes.append(UInt8(ascii: "\\"))
      switch byte {
      case 0x0A: bytes.append(UInt8(ascii: "n"))
      case 0x0D: bytes.append(UInt8(ascii: "r"))
      case 0x09: bytes.append(UInt8(ascii: "t"))
      case 0..<0x20:
        bytes.append(contentsOf: "u00".utf8)
        for digit in [byte >> 4, byte & 15] {
          bytes.append(digit + (digit < 10 ? UInt8(ascii: "0") : UInt8(ascii: "a") - 10))
        }
      default: bytes.append(byte)
      }
    }
    bytes.append(contentsOf: source[copied...])
  }
  bytes.append(UInt8(ascii: "\""))
}
