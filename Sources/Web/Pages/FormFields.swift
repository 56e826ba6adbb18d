extension FormView {
  /// One line of text.
  /// - Parameters:
  ///   - type: decides which keyboard a phone shows
  ///   - autocomplete: token of the HTML standard, so that nothing known is asked twice
  package func text(
    _ name: String, label: Message, hint: Message? = nil, stored: String = "",
    type: TextType = .text, autocomplete: String? = nil, isOptional: Bool = false,
    maxLength: Int? = nil, width: FieldWidth = .full
  ) -> HTML {
    framed(name, label: label, hint: hint, isOptional: isOptional) { frame in
      """
      <input\(frame.attributes) class="\(width.rawValue)" type="\(type.input)"\
      \(attribute: "inputmode", type.keyboard)\(attribute: "autocomplete", autocomplete)\
      \(attribute: "maxlength", maxLength.map(String.init)) \
      value="\(type == .password ? "" : shown(name, stored))">
      """
    }
  }

  package func textarea(
    _ name: String, label: Message, hint: Message? = nil, stored: String = "", rows: Int = 5,
    isOptional: Bool = false, maxLength: Int? = nil
  ) -> HTML {
    framed(name, label: label, hint: hint, isOptional: isOptional) { frame in
      // The first line feed in a textarea is dropped by browsers, so one is always there to drop.
      """
      <textarea\(frame.attributes) rows="\(rows)"\
      \(attribute: "maxlength", maxLength.map(String.init))>
      \(shown(name, stored))</textarea>
      """
    }
  }

  /// Files; the form must be one with uploads. A browser never shows a chosen file again, so a page
  /// that comes back with errors must say which photos it has kept.
  package func file(
    _ name: String, label: Message, hint: Message? = nil, accept: String, several: Bool = false,
    isOptional: Bool = false
  ) -> HTML {
    framed(name, label: label, hint: hint, isOptional: isOptional) { frame in
      """
      <input\(frame.attributes) type="file" accept="\(accept)"\(flag: "multiple", several)>
      """
    }
  }

  package func hidden(_ name: String, _ value: String) -> HTML {
    "<input type=\"hidden\" name=\"\(name)\" value=\"\(value)\">"
  }
}

package enum TextType: Sendable {
  case text, email, telephone, number, password, search, date

  var input: String {
    switch self {
    // `type=number` loses what it does not understand and scrolls values away.
    case .text, .number: "text"
    case .email: "email"
    case .telephone: "tel"
    case .password: "password"
    case .search: "search"
    case .date: "date"
    }
  }

  var keyboard: String? { self == .number ? "numeric" : nil }
}

/// How much is expected in a field, said by its width.
package enum FieldWidth: String, Sendable {
  case full = "w-full"
  case half = "w-half"
  case short = "w-short"
}
