/// Choices under a common heading.
struct ChoiceGroup: Sendable, Equatable {
  let label: String
  let choices: [Choice]
}

extension FormView {
  /// One of very many, under headings.
  /// - Parameter none: what choosing nothing means
  func groupedSelect(
    _ name: String, label: Message, hint: Message? = nil, none: Message = .kernelChoose,
    groups: [ChoiceGroup], stored: String = "", isOptional: Bool = false
  ) -> HTML {
    let chosen = shown(name, stored)
    return framed(name, label: label, hint: hint, isOptional: isOptional) { frame in
      """
      <select\(frame.attributes)><option value="">\(context.text(none))</option>
      \(each: groups, { group in
        """
        <optgroup label="\(group.label)">\(each: group.choices, { choice in
          """
          <option value="\(choice.value)"\(flag: "selected", choice.value == chosen)>\
          \(choice.label)</option>
          """
        })</optgroup>

        """
      })</select>
      """
    }
  }
}

extension String {
  /// Nil instead of nothing.
  var nonEmpty: String? { isEmpty ? nil : self }
}
