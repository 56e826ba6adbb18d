import Casework
import Domain
import HTTPTypes
import Storage

/// Emergencies declared for an area.
struct HaltsPage: Sendable {
  static let linesPerPage = 50

  let office: Office

  var routes: [Route] {
    [
      .get(DeskPath.halts, .roles([.verifier])) { context in
        try await page(context, context.formView())
      },
      .form(DeskPath.halts, .roles([.verifier])) { context, typed in
        try await declare(context, typed)
      },
      .form("\(DeskPath.halts)/{id}/akhiri", .roles([.verifier])) { context, _ in
        try await end(context)
      },
    ]
  }

  /// The arbiter's verifiers and nobody else.
  private func check(_ context: RequestContext) throws {
    guard Casework.declaresHalts(try context.officer(), office.book) else {
      throw Problem.forbidden
    }
  }

  private func page(
    _ context: RequestContext, _ view: FormView, status: HTTPResponse.Status = .ok
  ) async throws -> Answer {
    try check(context)
    let before = context.query("sebelum").flatMap { Int64($0) }
    let found = try await office.database.read {
      try HaltRows.page(before: before ?? .max, limit: Self.linesPerPage, on: $0)
    }
    let shown = found.prefix(Self.linesPerPage)
    let older = found.count > shown.count ? shown.last.map { String($0.halt.id) } : nil
    let title = context.text(.haltTitle)
    return context.page(
      title: title, status: status, errors: view.errors, wide: true,
      content: """
        \(context.administrationTabs(DeskPath.halts))
        \(view.errorSummary)
        \(outcome(context))
        <h1>\(title)</h1>
        <p class="lead">\(context.text(.haltLead))</p>
        <div class="columns"><section>
        <h2>\(context.text(.haltDeclare))</h2>
        \(form(context, view))
        </section></div>
        <h2>\(context.text(.haltList))</h2>
        <div class="titled">\(list(context, shown))</div>
        \(context.paging(
          newer: before == nil ? nil : DeskPath.halts,
          older: older.map { SafeURL.path(DeskPath.halts, ["sebelum": $0]) }))
        """)
  }

  private func outcome(_ context: RequestContext) -> HTML {
    switch context.query("hasil") {
    case "dinyatakan": notice(.done, "<p>\(context.text(.haltDeclared))</p>")
    case "diakhiri": notice(.done, "<p>\(context.text(.haltEnded))</p>")
    case "lewat": notice(.waiting, "<p>\(context.text(.haltWasOver))</p>")
    default: .empty
    }
  }

  private func form(_ context: RequestContext, _ view: FormView) -> HTML {
    return view.form(action: DeskPath.halts) {
      """
      \(view.select(
        "wilayah", label: .haltArea, hint: .haltAreaHint,
        choices: office.book.areas.map { Choice($0.code, "\($0.name) (\($0.code))") }))
      \(view.text(
        "sampai", label: .haltUntil, hint: .haltUntilHint, type: .date, width: .half))
      \(view.textarea(
        "kata", label: .haltWords, hint: .haltWordsHint, rows: 3,
        maxLength: Casework.longestHaltWords))
      <p class="hint">\(context.text(.haltSoon))</p>
      \(view.submit(.haltDeclare))
      """
    }
  }

  private func list(_ context: RequestContext, _ lines: ArraySlice<HaltRows.Line>) -> HTML {
    guard !lines.isEmpty else { return "<p>\(context.text(.haltNone))</p>" }
    let book = office.book
    let columns = [
      Column(context.text(.haltArea)), Column(context.text(.haltState)),
      Column(context.text(.haltFrom)), Column(context.text(.haltThrough)),
      Column(context.text(.haltWords)), Column(context.text(.haltBy)),
      Column(context.text(.haltAction)),
    ]
    let rows: [[HTML]] = lines.map { line in
      let halt = line.halt
      let isRunning = context.now < halt.until
      let view = context.formView()
      return [
        "\(book.area(halt.area)?.name ?? halt.area)",
        isRunning
          ? statusChip(.waiting, context.text(.haltRunning))
          : statusChip(.neutral, context.text(.haltOver)),
        context.time(halt.from), end(context, halt),
        "<span class=\"said\">\(halt.words)</span>", "\(line.login ?? "\u{2013}")",
        isRunning
          ? view.form(action: "\(DeskPath.halts)/\(halt.id)/akhiri") { view.secondary(.haltEnd) }
          : "\u{2013}",
      ]
    }
    return context.table(caption: context.text(.haltList), columns: columns, rows: rows)
  }

  /// The last day; a moment where it was ended early.
  private func end(_ context: RequestContext, _ halt: HaltRows.Halt) -> HTML {
    let clock = office.book.clock
    return clock.start(of: clock.date(at: halt.until)) == halt.until
      ? "\(context.words.date(halt.until - 1))" : context.time(halt.until)
  }

  // MARK: Changing

  private func declare(_ context: RequestContext, _ typed: FormBody) async throws -> Answer {
    try check(context)
    var errors: [FieldError] = []
    if office.book.area(typed.text("wilayah")) == nil {
      errors.append(FieldError("wilayah", .haltAreaMissing))
    }
    let day = LocalDate(typed.text("sampai"))
    if day == nil { errors.append(FieldError("sampai", .haltUntilWrong)) }
    if typed.text("kata").isEmpty { errors.append(FieldError("kata", .haltWordsMissing)) }
    func again(_ errors: [FieldError]) async throws -> Answer {
      try await page(
        context, context.formView(typed: typed, errors: errors), status: .unprocessableContent)
    }
    guard errors.isEmpty, let day else { return try await again(errors) }
    do {
      try await office.casework.declareHalt(
        in: typed.text("wilayah"), through: day, words: typed.text("kata"),
        by: try context.officer(), now: context.now)
    } catch let refusal as HaltRefusal {
      switch refusal {
      case .notYours: throw Problem.forbidden
      case .unknownArea: return try await again([FieldError("wilayah", .haltAreaMissing)])
      case .inPast: return try await again([FieldError("sampai", .haltUntilPast)])
      case .tooLong(let days):
        return try await again([FieldError("sampai", .haltUntilFar, ["days": String(days)])])
      case .wordsMissing: return try await again([FieldError("kata", .haltWordsMissing)])
      case .wordsTooLong(let most):
        return try await again([FieldError("kata", .haltWordsLong, ["most": String(most)])])
      }
    }
    return .redirect(to: SafeURL.path(DeskPath.halts, ["hasil": "dinyatakan"]))
  }

  private func end(_ context: RequestContext) async throws -> Answer {
    try check(context)
    guard let id = Int64(context.parameter("id")) else { throw Problem.notFound }
    let ended = try await office.casework.endHalt(
      id, by: try context.officer(), now: context.now)
    return .redirect(to: SafeURL.path(DeskPath.halts, ["hasil": ended ? "diakhiri" : "lewat"]))
  }
}
