import Casework
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
          if book.sensitivity(of: open.draft)?.isCertain == true {
            open.draft.privacy = .sealed
          } else if let privacy = PortalWord.privacy(typed.text("privasi")) {
            open.draft.privacy = privacy
            open.form.seen.insert(Self.privacyChosen)
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
    let sensitivity = book.sensitivity(of: open.draft)
    let order: [Privacy] =
      sensitivity?.isCertain == true ? [.sealed] : [.private, .public, .sealed]
    return stepPage(
      context, open, .privacy, title: .formPrivacyTitle, view: view,
      notice: sensitivity.map {
        notice(.neutral, "<p>\(context.text($0.isCertain ? .aidSealed : .of($0.cause)))</p>")
      } ?? .empty,
      lead: "<p class=\"lead\">\(context.text(.formPrivacyLead))</p>",
      fields: view.radios(
        "privasi", legend: .formPrivacy,
        choices: order.map {
          Choice(PortalWord.of($0), context.text(.of($0)), hint: context.text(.hint($0)))
        }, stored: PortalWord.of(book.privacy(of: open.draft))))
  }

  /// Mark of a form whose sender has chosen who may read it.
  private static let privacyChosen = "privasi"

  /// A report that sounds sensitive is sealed until its sender chooses otherwise.
  func proposePrivacy(_ open: inout OpenForm) {
    guard !open.form.seen.contains(Self.privacyChosen) else { return }
    open.draft.privacy = book.sensitivity(of: open.draft) == nil ? .private : .sealed
  }
}

extension Message {
  /// Why sealed was chosen for the sender.
  static func of(_ cause: SensitiveCause) -> Message {
    switch cause {
    case .officials: aidOfficials
    case .violence: aidViolence
    case .neighbours: aidNeighbours
    }
  }
}
