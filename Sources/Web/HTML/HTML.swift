/// A piece of a page. Literals written in the source are markup; every interpolated value is text
/// and is escaped, so a value can never become markup.
///
///     let row: HTML = "<li class=\"item\">\(name)</li>"
///
/// There is no way to turn a `String` into markup: the bytes can only be made in this folder.
/// The promise holds for element content and for attribute values between quotes; write attributes
/// with quotes, and addresses as `\(url: address)`.
package struct HTML: Sendable, Hashable, ExpressibleByStringInterpolation {
  package private(set) var bytes: [UInt8]

  /// Nothing at all.
  package static let empty = HTML(bytes: [])

  package init(stringLiteral value: String) {
    bytes = Array(value.utf8)
  }

  package init(stringInterpolation: Interpolation) {
    bytes = stringInterpolation.bytes
  }

  fileprivate init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// A plain text, escaped.
  package init(text: String) {
    bytes = []
    escape(text, into: &bytes)
  }

  package var isEmpty: Bool { bytes.isEmpty }

  package static func += (left: inout HTML, right: HTML) {
    left.bytes.append(contentsOf: right.bytes)
  }

  package static func + (left: HTML, right: HTML) -> HTML {
    var sum = left
    sum += right
    return sum
  }

  /// The markup as a string, for mail bodies and tests.
  package var string: String { String(decoding: bytes, as: UTF8.self) }
}

extension HTML {
  package struct Interpolation: StringInterpolationProtocol {
    fileprivate var bytes: [UInt8] = []

    package init(literalCapacity: Int, interpolationCount: Int) {
      bytes.reserveCapacity(literalCapacity + interpolationCount * 32)
    }

    package mutating func appendLiteral(_ literal: String) {
      bytes.append(contentsOf: literal.utf8)
    }

    package mutating func appendInterpolation(_ text: String) {
      escape(text, into: &bytes)
    }

    package mutating func appendInterpolation(_ text: Substring) {
      escape(String(text), into: &bytes)
    }

    /// Digits as a machine writes them; for people use `Words.number`.
    package mutating func appendInterpolation(_ number: some BinaryInteger) {
      bytes.append(contentsOf: String(number).utf8)
    }

    package mutating func appendInterpolation(_ html: HTML) {
      bytes.append(contentsOf: html.bytes)
    }

    package mutating func appendInterpolation(_ html: HTML?) {
      if let html { bytes.append(contentsOf: html.bytes) }
    }

    package mutating func appendInterpolation(_ pieces: [HTML]) {
      for piece in pieces { bytes.append(contentsOf: piece.bytes) }
    }

    /// The markup only if `condition` holds.
    package mutating func appendInterpolation(when condition: Bool, _ html: @autoclosure () -> HTML)
    {
      if condition { bytes.append(contentsOf: html().bytes) }
    }

    /// One piece of markup per element.
    package mutating func appendInterpolation<Elements: Sequence>(
      each elements: Elements, _ piece: (Elements.Element) -> HTML
    ) {
      for element in elements { bytes.append(contentsOf: piece(element).bytes) }
    }

    /// An address inside a quoted attribute. Schemes that run or smuggle code become `#`.
    package mutating func appendInterpolation(url: String) {
      escape(SafeURL.checked(url), into: &bytes)
    }

    /// ` name="value"` with its leading space, or nothing when there is no value.
    package mutating func appendInterpolation(attribute name: StaticString, _ value: String?) {
      guard let value else { return }
      bytes.append(contentsOf: " \(name)=\"".utf8)
      escape(value, into: &bytes)
      bytes.append(UInt8(ascii: "\""))
    }

    /// ` name` with its leading space, if the flag is up.
    package mutating func appendInterpolation(flag name: StaticString, _ isUp: Bool) {
      if isUp { bytes.append(contentsOf: " \(name)".utf8) }
    }
  }
}

extension Sequence<HTML> {
  /// The pieces in a row with `separator` between them.
  package func joined(_ separator: HTML = .empty) -> HTML {
    var bytes: [UInt8] = []
    var isFirst = true
    for piece in self {
      if !isFirst { bytes.append(contentsOf: separator.bytes) }
      isFirst = false
      bytes.append(contentsOf: piece.bytes)
    }
    return HTML(bytes: bytes)
  }
}

/// Appends `text` so that it stays text in element content and in quoted attributes.
/// Runs of harmless bytes are copied at once: most texts hold nothing to escape.
private func escape(_ text: String, into bytes: inout [UInt8]) {
  var text = text
  text.withUTF8 { source in
    var copied = 0
    for index in source.indices {
      let entity: StaticString
      switch source[index] {
      case UInt8(ascii: "&"): entity = "&amp;"
      case UInt8(ascii: "<"): entity = "&lt;"
      case UInt8(ascii: ">"): entity = "&gt;"
      case UInt8(ascii: "\""): entity = "&quot;"
      case UInt8(ascii: "'"): entity = "&#39;"
      default: continue
      }
      bytes.append(contentsOf: source[copied..<index])
      entity.withUTF8Buffer { bytes.append(contentsOf: $0) }
      copied = index + 1
    }
    bytes.append(contentsOf: source[copied...])
  }
}
