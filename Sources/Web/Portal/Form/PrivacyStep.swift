import Domain

/// Step 4: who may read it. Private is preset.
extension ReportFormPages {
  var privacyRoutes: [Route] {
    [
      .get("/lapor/{draf}/privasi", .anyone) { context in
        try await withForm(context) { privacyPage(context, $0, context.formView()) }
      },
      .form("/lapor/{draf}/privasi", .anyone) { context, typed in
        try await withForm(context) { open in
          var open = open
          if let privacy = PortalWord.privacy(typed.text("privasi")) {
            open.draft.privacy = privacy
          } else if !goesBack(typed) {
            return privacyPage(
              context, open,
              context.formView(
                typed: typed, errors: [FieldError("privasi", .formPrivacyMissing)]))
          }
          try await keep(open, context)
          return onward(from: .privacy, open, context, typed)
        }
      },
    ]
  }

  private func privacyPage(_ context: RequestContext, _ open: OpenForm, _ view: FormView) -> Answer
  {
    let order: [Privacy] = [.private, .public, .sealed]
    return stepPage(
      context, open, .privacy, title: .formPrivacyTitle, view: view,
      lead: "<p class=\"lead\">\(context.text(.formPrivacyLead))</p>",
      fields: view.radios(
        "privasi", legend: .formPrivacy,
        choices: order.map {
          Choice(PortalWord.of($0), context.text(.of($0)), hint: context.text(.hint($0)))
        }, stored: PortalWord.of(open.draft.privacy)))
  }
}
