/// One thing to choose. Labels are plain strings, because most come from the city's own tables.
package struct Choice: Sendable, Equatable {
  package let value: String
  package let label: String
  package let hint: String?

  package init(_ value: String, _ label: String, hint: String? = nil) {
    self.value = value
    self.label = label
    self.hint = hint
  }
}

extension FormView {
  /// One of a few, all visible.
  package func radios(
    _ name: String, legend: Message, hint: Message? = nil, choices: [Choice], stored: String = "",
    isOptional: Bool = false
  ) -> HTML {
    let chosen = shown(name, stored)
    return grouped(name, legend: legend, hint: hint, isOptional: isOptional) { _ in
      options(name, type: "radio", choices: choices) { $0 == chosen }
    }
  }

  /// Any number of a few.
  package func checkboxes(
    _ name: String, legend: Message, hint: Message? = nil, choices: [Choice],
    stored: Set<String> = [], isOptional: Bool = false
  ) -> HTML {
    let wasSent = !typed.fields.isEmpty
    let chosen = wasSent ? Set(typed.values(name)) : stored
    return grouped(name, legend: legend, hint: hint, isOptional: isOptional) { _ in
      options(name, type: "checkbox", choices: choices) { chosen.contains($0) }
    }
  }

  /// One of many. Nothing is chosen until the reader chooses.
  /// - Parameter none: what choosing nothing is called
  package func select(
    _ name: String, label: Message, hint: Message? = nil, choices: [Choice], stored: String = "",
    isOptional: Bool = false, none: Message = .kernelChoose
  ) -> HTML {
    let chosen = shown(name, stored)
    return framed(name, label: label, hint: hint, isOptional: isOptional) { frame in
      """
      <select\(frame.attributes)><option value="">\(context.text(none))</option>
      \(each: choices, { choice in
        """
        <option value="\(choice.value)"\(flag: "selected", choice.value == chosen)>\
        \(choice.label)</option>

        """
      })</select>
      """
    }
  }

  /// The first option carries the field's own id, so that the error summary leads to it.
  private func options(
    _ name: String, type: StaticString, choices: [Choice], isChosen: (String) -> Bool
  ) -> HTML {
    choices.enumerated().map { index, choice in
      let id = index == 0 ? name : "\(name)-\(index)"
      let hintID = choice.hint == nil ? nil : "\(id)-note"
      let note: HTML? = choice.hint.map { "<span class=\"hint\" id=\"\(id)-note\">\($0)</span>" }
      return """
        <div class="choice"><input type="\(String(describing: type))" id="\(id)" name="\(name)" \
        value="\(choice.value)"\(flag: "checked", isChosen(choice.value))\
        \(attribute: "aria-describedby", hintID)><label for="\(id)">\(choice.label)</label>\
        \(note)</div>

        """
    }.joined()
  }
}
