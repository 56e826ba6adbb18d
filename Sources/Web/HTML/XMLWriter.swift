/// An XML document under way (XML 1.0, fifth edition). Texts are escaped here and nowhere else, and
/// what XML has no way to say (most control characters) is left out.
struct XMLWriter {
  private(set) var bytes: [UInt8] = Array("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n".utf8)

  /// - Parameter name: from the source, as are names of attributes
  mutating func element(
    _ name: StaticString, _ attributes: KeyValuePairs<StaticString, String> = [:],
    _ text: String? = nil
  ) {
    open(name, attributes, ends: text == nil)
    guard let text else { return }
    escape(text)
    close(name)
  }

  mutating func element(
    _ name: StaticString, _ attributes: KeyValuePairs<StaticString, String> = [:],
    _ content: (inout XMLWriter) -> Void
  ) {
    open(name, attributes, ends: false)
    bytes.append(UInt8(ascii: "\n"))
    content(&self)
    close(name)
  }

  private mutating func open(
    _ name: StaticString, _ attributes: KeyValuePairs<StaticString, String>, ends: Bool
  ) {
    bytes.append(UInt8(ascii: "<"))
    put(name)
    for (name, value) in attributes {
      bytes.append(UInt8(ascii: " "))
      put(name)
      bytes.append(contentsOf: "=\"".utf8)
      escape(value)
      bytes.append(UInt8(ascii: "\""))
    }
    bytes.append(contentsOf: (ends ? "/>\n" : ">").utf8)
  }

  private mutating func close(_ name: StaticString) {
    bytes.append(contentsOf: "</".utf8)
    put(name)
    bytes.append(contentsOf: ">\n".utf8)
  }

  private mutating func put(_ name: StaticString) {
    name.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  private mutating func escape(_ text: String) {
    for character in text.unicodeScalars {
      switch character {
      case "&": bytes.append(contentsOf: "&amp;".utf8)
      case "<": bytes.append(contentsOf: "&lt;".utf8)
      case ">": bytes.append(contentsOf: "&gt;".utf8)
      case "\"": bytes.append(contentsOf: "&quot;".utf8)
      // Else readers would take it for a line feed, or for a blank in an attribute.
      case "\r": bytes.append(contentsOf: "&#13;".utf8)
      case "\t", "\n", "\u{20}"..."\u{FFFD}", "\u{10000}"..."\u{10FFFF}":
        bytes.append(contentsOf: UTF8.encode(character)!)
      default: break
      }
    }
  }
}
