import Casework
import Domain

/// Step 5: how to reach the reporter, if the reporter wants to be reached.
extension ReportFormPages {
  var contactRoutes: [Route] {
    [
      .get("/lapor/{draf}/kontak", .anyone) { context in
        try await withForm(context) { contactPage(context, $0, context.formView()) }
      },
      .form("/lapor/{draf}/kontak", .anyone) { context, typed in
        try await withForm(context) { try await contactSent(context, $0, typed) }
      },
    ]
  }

  private func contactPage(_ context: RequestContext, _ open: OpenForm, _ view: FormView) -> Answer
  {
    let contact = open.draft.contact
    return stepPage(
      context, open, .contact, title: .formContactTitle, view: view,
      lead: "<p class=\"lead\">\(context.text(.formContactLead))</p>",
      fields: """
        \(view.text("nama", label: .formName, stored: contact?.name ?? "",
          autocomplete: "name", isOptional: true))
        \(view.text("telepon", label: .formPhone, hint: .formPhoneHint,
          stored: contact?.phone ?? "", type: .telephone, autocomplete: "tel",
          isOptional: true, width: .half))
        \(view.text("surel", label: .formEmail, stored: contact?.email ?? "", type: .email,
          autocomplete: "email", isOptional: true, width: .half))
        \(view.checkboxes(
          "setuju", legend: .formConsent, hint: .formConsentHint,
          choices: [Choice("ya", context.text(.formConsentYes))],
          stored: contact?.consent == true ? ["ya"] : [], isOptional: true))
        """)
  }

  private func contactSent(
    _ context: RequestContext, _ open: OpenForm, _ typed: FormBody
  ) async throws -> Answer {
    var open = open
    let contact = Contact(
      name: typed.text("nama").nonEmpty, phone: typed.text("telepon").nonEmpty,
      email: typed.text("surel").nonEmpty, consent: typed.values("setuju").contains("ya"))
    open.draft.contact = contact.isEmpty ? nil : contact
    let (_, problems) = try await office.casework.problems(of: open.draft)
    let errors = context.errors(problems, at: .contact)
    if goesBack(typed), !errors.isEmpty {
      return onward(from: .contact, open, context, typed)
    }
    guard errors.isEmpty else {
      return contactPage(context, open, context.formView(typed: typed, errors: errors))
    }
    try await keep(open, context)
    return onward(from: .contact, open, context, typed)
  }
}
