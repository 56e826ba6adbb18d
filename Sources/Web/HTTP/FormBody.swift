/// A form as it was filled in.
package struct FormBody: Sendable, Equatable {
  package struct Field: Sendable, Equatable {
    package let name: String
    package let value: String
  }

  package struct File: Sendable, Equatable {
    package let field: String
    /// As the sender calls it: a text to show, never a path to use.
    package let name: String
    /// As the sender claims; what it really is the content shows.
    package let claimedType: String
    package let bytes: [UInt8]
  }

  /// A file that came but was not kept, so that its sender can be told at its field.
  package struct RefusedFile: Sendable, Equatable {
    package enum Reason: Sendable, Equatable { case tooLarge, tooMany }

    package let field: String
    package let name: String
    package let reason: Reason
  }

  package internal(set) var fields: [Field] = []
  package internal(set) var files: [File] = []
  package internal(set) var refused: [RefusedFile] = []

  package init() {}

  package enum Failure: Error, Sendable, Equatable {
    case notText
    case tooManyFields
  }

  /// Parses `application/x-www-form-urlencoded`. Texts that are not UTF-8 or hold NUL are refused:
  /// no field of ours can keep them.
  init(urlencoded bytes: [UInt8], mostFields: Int) throws(Failure) {
    for pair in bytes.split(separator: UInt8(ascii: "&")) {
      guard fields.count < mostFields else { throw .tooManyFields }
      let equals = pair.firstIndex(of: UInt8(ascii: "=")) ?? pair.endIndex
      guard let name = SafeURL.decoded(pair[..<equals], plusIsSpace: true),
        let value = SafeURL.decoded(pair[equals...].dropFirst(), plusIsSpace: true)
      else { throw .notText }
      fields.append(Field(name: name, value: value))
    }
  }

  /// The first value of a field exactly as sent; nil when the form did not carry it.
  package func value(_ name: String) -> String? {
    fields.first { $0.name == name }?.value
  }

  /// What was ticked, for checkboxes.
  package func values(_ name: String) -> [String] {
    fields.filter { $0.name == name }.map(\.value)
  }

  /// What was typed: without blanks at the ends and with plain line feeds; empty when missing.
  package func text(_ name: String) -> String {
    guard let value = value(name) else { return "" }
    let lines = value.split(separator: "\r\n", omittingEmptySubsequences: false)
      .joined(separator: "\n")
    let start = lines.drop { $0.isWhitespace }
    return String(start.reversed().drop { $0.isWhitespace }.reversed())
  }

  /// The same form with another value in one field.
  func replacing(_ name: String, with value: String) -> FormBody {
    var form = self
    form.fields.removeAll { $0.name == name }
    form.fields.append(Field(name: name, value: value))
    return form
  }

  package func whole(_ name: String) -> Int64? { Int64(text(name)) }

  package func files(_ field: String) -> [File] {
    files.filter { $0.field == field }
  }
}
