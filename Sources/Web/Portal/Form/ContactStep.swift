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
    let errors = context.errors(contact.problems, at: .contact)
    func sound(_ field: String, _ value: String?) -> String? {
      errors.contains { $0.field == field } ? nil : value
    }
    // What is right is kept beside what is wrong: the page may be left here.
    let kept = Contact(
      name: sound("nama", contact.name), phone: sound("telepon", contact.phone),
      email: sound("surel", contact.email), consent: contact.consent)
    open.draft.contact = kept.isEmpty ? nil : kept
    try await keep(open, context)
    guard errors.isEmpty || goesBack(typed) else {
      return contactPage(context, open, context.formView(typed: typed, errors: errors))
    }
    return onward(from: .contact, open, context, typed)
  }
}
