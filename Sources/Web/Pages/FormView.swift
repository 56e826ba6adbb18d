/// Something a form's sender must put right, shown in the summary and at its field.
package struct FieldError: Sendable, Equatable {
  /// Name of the field.
  package let field: String
  package let message: Message
  package let values: [String: String]

  package init(_ field: String, _ message: Message, _ values: [String: String] = [:]) {
    self.field = field
    self.message = message
    self.values = values
  }
}

/// Writes one form: what was typed is kept, and errors stand at the top and at their fields
/// (the GOV.UK manner). Field components are in `FormFields.swift` and `FormChoices.swift`.
package struct FormView: Sendable {
  let context: RequestContext
  let typed: FormBody
  package let errors: [FieldError]

  func error(_ field: String) -> String? {
    errors.first { $0.field == field }.map { context.text($0.message, $0.values) }
  }

  /// What to show in a field: what was typed, else what is stored.
  func shown(_ field: String, _ stored: String) -> String {
    typed.value(field) ?? stored
  }

  /// All errors with links to their fields. Stands above the page's `<h1>`.
  package var errorSummary: HTML {
    guard !errors.isEmpty else { return .empty }
    return """
      <div class="errors" role="alert" aria-labelledby="errors-title" tabindex="-1">
      <h2 id="errors-title">\(context.text(.kernelSummaryTitle))</h2>
      <ul>\(each: errors, { error in
        """
        <li><a href="#\(error.field)">\(context.text(error.message, error.values))</a></li>
        """
      })</ul></div>
      """
  }

  /// The form itself, with its CSRF token.
  /// - Parameters:
  ///   - action: path of a `Route.form`
  ///   - uploads: must agree with the route
  ///   - trap: of forms strangers fill in
  package func form(
    action: String, uploads: Bool = false, hidden: KeyValuePairs<String, String> = [:],
    trap: Trap? = nil, _ content: () -> HTML
  ) -> HTML {
    """
    <form method="post" action="\(url: action)" novalidate\
    \(attribute: "enctype", uploads ? "multipart/form-data" : nil)>
    <input type="hidden" name="\(CSRF.fieldName)" value="\(context.csrf.token())">
    \(each: hidden, { "<input type=\"hidden\" name=\"\($0.key)\" value=\"\($0.value)\">" })
    \(trap?.fields(context, path: action))
    \(content())
    </form>
    """
  }

  /// One verb, as people say it.
  package func submit(_ label: Message, name: String? = nil, value: String? = nil) -> HTML {
    """
    <button class="button"\(attribute: "name", name)\(attribute: "value", value)>\
    \(context.text(label))</button>
    """
  }

  package func secondary(_ label: Message, name: String? = nil, value: String? = nil) -> HTML {
    """
    <button class="button quiet"\(attribute: "name", name)\(attribute: "value", value)>\
    \(context.text(label))</button>
    """
  }

  /// The frame around one input: label, hint and error, tied to it for screen readers.
  func framed(
    _ name: String, label: Message, hint: Message?, isOptional: Bool, _ input: (Frame) -> HTML
  ) -> HTML {
    let error = error(name)
    return """
      <div class="field\(when: error != nil, " wrong")">
      <label for="\(name)">\(context.text(label))\(optionalMark(isOptional))</label>
      \(hintAndError(name, hint: hint, error: error))
      \(input(Frame(name: name, hasHint: hint != nil, hasError: error != nil)))
      </div>
      """
  }

  /// The same for a group of inputs under one question.
  func grouped(
    _ name: String, legend: Message, hint: Message?, isOptional: Bool, _ inputs: (Frame) -> HTML
  ) -> HTML {
    let error = error(name)
    let frame = Frame(name: name, hasHint: hint != nil, hasError: error != nil)
    return """
      <fieldset class="field\(when: error != nil, " wrong")"\
      \(attribute: "aria-describedby", frame.describedBy)>
      <legend>\(context.text(legend))\(optionalMark(isOptional))</legend>
      \(hintAndError(name, hint: hint, error: error))
      \(inputs(frame))
      </fieldset>
      """
  }

  private func optionalMark(_ isOptional: Bool) -> HTML {
    isOptional ? " <span class=\"optional\">\(context.text(.kernelOptional))</span>" : .empty
  }

  private func hintAndError(_ name: String, hint: Message?, error: String?) -> HTML {
    let hintLine: HTML? = hint.map {
      "<p class=\"hint\" id=\"\(name)-hint\">\(context.text($0))</p>"
    }
    let errorLine: HTML? = error.map {
      """
      <p class="error" id="\(name)-error"><span class="spoken">\(context.text(.kernelErrorPrefix)) \
      </span>\($0)</p>
      """
    }
    return "\(hintLine)\(errorLine)"
  }

  struct Frame {
    let name: String
    let hasHint: Bool
    let hasError: Bool

    var describedBy: String? {
      let ids = (hasHint ? ["\(name)-hint"] : []) + (hasError ? ["\(name)-error"] : [])
      return ids.isEmpty ? nil : ids.joined(separator: " ")
    }

    /// `id`, `name` and what ties the input to its hint and error.
    var attributes: HTML {
      """
       id="\(name)" name="\(name)"\(attribute: "aria-describedby", describedBy)\
      \(attribute: "aria-invalid", hasError ? "true" : nil)
      """
    }
  }
}

extension RequestContext {
  /// - Parameters:
  ///   - typed: the form as it came, when it is shown again
  ///   - errors: what must be put right
  package func formView(typed: FormBody = FormBody(), errors: [FieldError] = []) -> FormView {
    FormView(context: self, typed: typed, errors: errors)
  }
}
