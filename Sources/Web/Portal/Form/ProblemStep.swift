import Casework
import Domain

/// Step 3: what it is about. Words that sound like danger to life show the emergency number at
/// once, before anything else is asked.
extension ReportFormPages {
  var problemRoutes: [Route] {
    [
      .get("/lapor/{draf}/masalah", .anyone) { context in
        try await withForm(context) { problemPage(context, $0, context.formView()) }
      },
      .form("/lapor/{draf}/masalah", .anyone) { context, typed in
        try await withForm(context) { try await problemSent(context, $0, typed) }
      },
    ]
  }

  /// Mark of a form whose sender has seen the emergency number.
  private static let warned = "darurat"

  private func problemPage(_ context: RequestContext, _ open: OpenForm, _ view: FormView) -> Answer
  {
    let draft = open.draft
    let isUrgent = book.soundsLikeEmergency(draft.text)
    return stepPage(
      context, open, .problem, title: .formProblemTitle, view: view,
      notice: isUrgent ? emergencyNotice(context) : .empty,
      lead: isUrgent ? .empty : emergencyLine(context),
      fields: """
        \(view.radios(
          "jenis", legend: .formKind,
          choices: ReportKind.allCases.map {
            Choice(PortalWord.of($0), context.text(.of($0)), hint: context.text(.hint($0)))
          }, stored: PortalWord.of(draft.kind)))
        \(view.textarea("uraian", label: .formText, hint: .formTextHint, stored: draft.text, rows: 7))
        \(view.groupedSelect(
          "kategori", label: .formCategory, hint: .formCategoryHint,
          groups: categoryGroups(context), stored: draft.category ?? "", isOptional: true))
        """)
  }

  private func problemSent(
    _ context: RequestContext, _ open: OpenForm, _ typed: FormBody
  ) async throws -> Answer {
    var open = open
    var errors: [FieldError] = []
    if let kind = PortalWord.kind(typed.text("jenis")) {
      open.draft.kind = kind
    } else {
      errors.append(FieldError("jenis", .formKindMissing))
    }
    open.draft.text = typed.text("uraian")
    open.draft.category = typed.text("kategori").nonEmpty
    let (_, problems) = try await office.casework.problems(of: open.draft)
    errors += context.errors(problems, at: .problem)
    if goesBack(typed), open.draft.text.count <= Draft.mostText {
      if errors.contains(where: { $0.field == "kategori" }) { open.draft.category = nil }
      errors = []
    }
    let isUrgent = book.soundsLikeEmergency(open.draft.text)
    guard errors.isEmpty else {
      // What can be kept is kept: the page may be left here.
      if errors.contains(where: { $0.field == "kategori" }) { open.draft.category = nil }
      if !open.draft.text.isLonger(than: Draft.mostText) { try await keep(open, context) }
      // The danger may be real even though the form is not complete.
      return problemPage(context, open, context.formView(typed: typed, errors: errors))
    }
    proposePrivacy(&open)
    let mustWarn = isUrgent && !open.form.seen.contains(Self.warned)
    if mustWarn { open.form.seen.insert(Self.warned) }
    try await keep(open, context)
    if mustWarn, !goesBack(typed) {
      return .redirect(
        to: returnsToCheck(context, typed)
          ? FormStep.problem.pathFromCheck(open.token) : FormStep.problem.path(open.token))
    }
    return try await afterProblem(open, context, typed)
  }

  func categoryGroups(_ context: RequestContext) -> [ChoiceGroup] {
    var order: [String] = []
    var choices: [String: [Choice]] = [:]
    for category in book.categories {
      let group = context.text(category.group)
      if choices[group] == nil { order.append(group) }
      choices[group, default: []].append(Choice(category.slug, context.text(category.name)))
    }
    return order.sorted().map { group in
      ChoiceGroup(
        label: group, choices: (choices[group] ?? []).sorted { $0.label < $1.label })
    }
  }
}

/// The words that stand for closed lists in addresses and forms.
enum PortalWord {
  static func of(_ kind: ReportKind) -> String {
    switch kind {
    case .complaint: "aduan"
    case .inquiry: "pertanyaan"
    }
  }

  static func kind(_ word: String) -> ReportKind? {
    ReportKind.allCases.first { of($0) == word }
  }

  static func of(_ privacy: Privacy) -> String {
    switch privacy {
    case .public: "publik"
    case .private: "privat"
    case .sealed: "rahasia"
    }
  }

  static func privacy(_ word: String) -> Privacy? {
    Privacy.allCases.first { of($0) == word }
  }
}

extension Message {
  /// One sentence on what a kind of report is.
  static func hint(_ kind: ReportKind) -> Message {
    switch kind {
    case .complaint: formComplaintHint
    case .inquiry: formInquiryHint
    }
  }
}
