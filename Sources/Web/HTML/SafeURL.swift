/// What may stand in a link, an image source or a redirect.
package enum SafeURL {
  private static let schemes = ["https://", "http://", "mailto:", "tel:"]

  /// `url` itself if it stays on this site or names a harmless scheme, else `#`.
  package static func checked(_ url: String) -> String {
    if isLocal(url) || url.hasPrefix("#") || url.hasPrefix("?") { return url }
    let head = url.prefix(8).lowercased()
    return schemes.contains { head.hasPrefix($0) } ? url : "#"
  }

  /// Whether `url` is a path of this site. `//host` and `/\host` are other sites to a browser, and
  /// a tab or a line feed is dropped by browsers before they look.
  package static func isLocal(_ url: String) -> Bool {
    let bytes = Array(url.utf8)
    guard bytes.first == UInt8(ascii: "/"), bytes.allSatisfy({ $0 > 0x20 && $0 != 0x7F }) else {
      return false
    }
    guard bytes.count > 1 else { return true }
    return bytes[1] != UInt8(ascii: "/") && bytes[1] != UInt8(ascii: "\\")
  }

  /// Where to go after signing in: the wished path if it is ours, else `fallback`.
  package static func returnPath(_ wished: String?, fallback: String) -> String {
    guard let wished, wished.utf8.count <= 512, isLocal(wished) else { return fallback }
    return wished
  }

  /// Percent-encodes everything but RFC 3986's unreserved characters, for one path segment or one
  /// query value.
  package static func encoded(_ text: String) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    var bytes: [UInt8] = []
    for byte in text.utf8 {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E:
        bytes.append(byte)
      default:
        bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// `path` with the values that are not nil as its query.
  package static func path(_ path: String, _ query: KeyValuePairs<String, String?>) -> String {
    let pairs = query.compactMap { name, value in
      value.map { "\(encoded(name))=\(encoded($0))" }
    }
    return pairs.isEmpty ? path : "\(path)?\(pairs.joined(separator: "&"))"
  }

  /// Undoes percent-encoding; nil for a broken escape, for bytes that are not UTF-8 and for NUL.
  /// - Parameter plusIsSpace: as in forms and queries, unlike in paths
  package static func decoded(_ text: Substring, plusIsSpace: Bool) -> String? {
    decoded(Array(text.utf8)[...], plusIsSpace: plusIsSpace)
  }

  static func decoded(_ bytes: ArraySlice<UInt8>, plusIsSpace: Bool) -> String? {
    var plain: [UInt8] = []
    plain.reserveCapacity(bytes.count)
    var index = bytes.startIndex
    while index < bytes.endIndex {
      switch bytes[index] {
      case UInt8(ascii: "%"):
        guard index + 2 < bytes.endIndex, let high = digit(bytes[index + 1]),
          let low = digit(bytes[index + 2])
        else { return nil }
        plain.append(high << 4 | low)
        index += 3
      case UInt8(ascii: "+") where plusIsSpace:
        plain.append(0x20)
        index += 1
      default:
        plain.append(bytes[index])
        index += 1
      }
    }
    guard !plain.contains(0) else { return nil }
    return String(validating: plain, as: UTF8.self)
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x41 + 10
    case 0x61...0x66: byte - 0x61 + 10
    default: nil
    }
  }
}
