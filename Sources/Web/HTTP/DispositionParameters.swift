/// The parameters of a `Content-Disposition` as browsers write them: values between quotes, with
/// quotes and line breaks inside percent-encoded (WHATWG HTML, "multipart form data").
struct DispositionParameters {
  private var values: [String: String] = [:]

  init(_ header: String) {
    var rest = header[...].drop { $0 != ";" }
    while rest.first == ";" {
      rest = rest.dropFirst().drop { $0 == " " || $0 == "\t" }
      guard let equals = rest.firstIndex(of: "=") else { return }
      let name = rest[..<equals].lowercased()
      rest = rest[rest.index(after: equals)...]
      let value: String
      if rest.first == "\"" {
        (value, rest) = Self.quoted(rest.dropFirst())
      } else {
        value = String(rest.prefix { $0 != ";" })
        rest = rest.drop { $0 != ";" }
      }
      if values[name] == nil { values[name] = Self.unescaped(value) }
      rest = rest.drop { $0 == " " || $0 == "\t" }
    }
  }

  subscript(_ name: String) -> String? { values[name] }

  /// Up to the closing quote. A backslash protects a quote (RFC 9110), and nothing else: old
  /// browsers send Windows paths as they are.
  private static func quoted(_ text: Substring) -> (String, rest: Substring) {
    var value = ""
    var index = text.startIndex
    while index < text.endIndex, text[index] != "\"" {
      let next = text.index(after: index)
      if text[index] == "\\", next < text.endIndex, text[next] == "\"" {
        value.append("\"")
        index = text.index(after: next)
      } else {
        value.append(text[index])
        index = next
      }
    }
    return (value, index < text.endIndex ? text[text.index(after: index)...] : "")
  }

  private static func unescaped(_ value: String) -> String {
    guard value.contains("%") else { return value }
    return
      value
      .split(separator: "%22", omittingEmptySubsequences: false).joined(separator: "\"")
      .split(separator: "%0D%0A", omittingEmptySubsequences: false).joined(separator: " ")
  }
}
