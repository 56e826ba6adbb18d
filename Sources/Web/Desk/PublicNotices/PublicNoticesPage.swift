import Casework
import Domain
import HTTPTypes
import Storage

/// Public notices: written, listed and ended here. Administrators speak to all, heads of an area to
/// theirs.
struct PublicNoticesPage: Sendable {
  static let linesPerPage = 50
  private static let writers: Set<Role> = [.administrator, .areaHead]

  let office: Office

  var routes: [Route] {
    [
      .get(DeskPath.publicNotices, .roles(Self.writers)) { context in
        try await page(context, context.formView())
      },
      .form(DeskPath.publicNotices, .roles(Self.writers)) { context, typed in
        try await publish(context, typed)
      },
      .form("\(DeskPath.publicNotices)/{id}/akhiri", .roles(Self.writers)) { context, _ in
        try await end(context)
      },
    ]
  }

  // MARK: Page

  private func page(
    _ context: RequestContext, _ view: FormView, status: HTTPResponse.Status = .ok
  ) async throws -> Answer {
    let before = context.query("sebelum").flatMap { Int64($0) }
    let found = try await office.database.read {
      try PublicNoticeRows.page(before: before ?? .max, limit: Self.linesPerPage, on: $0)
    }
    let shown = found.prefix(Self.linesPerPage)
    let older = found.count > shown.count ? shown.last.map { String($0.id) } : nil
    let title = context.text(.publicNoticesTitle)
    let actor = try context.officer()
    return context.page(
      title: title, status: status, errors: view.errors, wide: true,
      content: """
        \(context.administrationTabs(DeskPath.publicNotices))
        \(view.errorSummary)
        \(outcome(context))
        <h1>\(title)</h1>
        <p class="lead">\(context.text(.publicNoticesLead))</p>
        \(tableLink(context, .notices))
        <div class="columns"><section>
        <h2>\(context.text(.publicNoticesWrite))</h2>
        \(form(context, view, actor))
        </section></div>
        <h2>\(context.text(.publicNoticesList))</h2>
        <div class="titled">\(list(context, shown, actor))</div>
        \(context.paging(
          newer: before == nil ? nil : DeskPath.publicNotices,
          older: older.map { SafeURL.path(DeskPath.publicNotices, ["sebelum": $0]) }))
        """)
  }

  private func outcome(_ context: RequestContext) -> HTML {
    switch context.query("hasil") {
    case "terbit": notice(.done, "<p>\(context.text(.publicNoticesPublished))</p>")
    case "diakhiri": notice(.done, "<p>\(context.text(.publicNoticesEnded))</p>")
    case "lewat": notice(.waiting, "<p>\(context.text(.publicNoticesWasOver))</p>")
    default: .empty
    }
  }

  private func form(_ context: RequestContext, _ view: FormView, _ actor: Actor) -> HTML {
    let book = office.book
    let speaksToAll = Casework.publishesNotices(actor, for: nil, book)
    let areas = book.areas.filter { Casework.publishesNotices(actor, for: $0.code, book) }
    return view.form(action: DeskPath.publicNotices) {
      """
      \(view.text(
        "judul", label: .publicNoticesName, maxLength: Casework.longestNoticeTitle))
      \(view.textarea(
        "isi_warta", label: .publicNoticesBody, hint: .publicNoticesBodyHint,
        maxLength: Casework.longestNoticeBody))
      \(view.text(
        "judul_en", label: .publicNoticesNameEnglish, isOptional: true,
        maxLength: Casework.longestNoticeTitle))
      \(view.textarea(
        "isi_warta_en", label: .publicNoticesBodyEnglish, hint: .publicNoticesEnglishHint,
        isOptional: true, maxLength: Casework.longestNoticeBody))
      \(view.select(
        "wilayah", label: .publicNoticesArea, hint: speaksToAll ? .publicNoticesAreaHint : nil,
        choices: areas.map { Choice($0.code, "\($0.name) (\($0.code))") },
        isOptional: speaksToAll))
      \(view.text(
        "mulai", label: .publicNoticesFrom, hint: .publicNoticesFromHint, type: .date,
        isOptional: true, width: .half))
      \(view.text("sampai", label: .publicNoticesThrough, type: .date, width: .half))
      \(view.submit(.publicNoticesSend))
      """
    }
  }

  private func list(
    _ context: RequestContext, _ lines: ArraySlice<PublicNoticeRows.Line>, _ actor: Actor
  ) -> HTML {
    guard !lines.isEmpty else { return "<p>\(context.text(.publicNoticesNone))</p>" }
    let book = office.book
    let columns = [
      Column(context.text(.publicNoticesName)), Column(context.text(.publicNoticesArea)),
      Column(context.text(.publicNoticesFrom)), Column(context.text(.publicNoticesThrough)),
      Column(context.text(.publicNoticesState)), Column(context.text(.publicNoticesBy)),
      Column(context.text(.publicNoticesAction)),
    ]
    let rows: [[HTML]] = lines.map { line in
      let notice = line.notice
      let isOver = notice.until <= context.now
      let mayEnd = !isOver && Casework.publishesNotices(actor, for: notice.area, book)
      let state =
        isOver
        ? statusChip(.neutral, context.text(.publicNoticesOver))
        : notice.from > context.now
          ? statusChip(.waiting, context.text(.publicNoticesToCome))
          : statusChip(.done, context.text(.publicNoticesRunning))
      return [
        "<strong>\(notice.title.id)</strong><br><span class=\"said\">\(notice.body.id)</span>",
        "\(notice.area.map { context.areaName($0, book: book) } ?? context.text(.publicNoticesAll))",
        "\(context.words.date(notice.from))", "\(context.words.date(notice.until - 1))", state,
        "\(line.login ?? "\u{2013}")",
        mayEnd
          ? context.formView().form(action: "\(DeskPath.publicNotices)/\(line.id)/akhiri") {
            """
            <button class="button quiet">\(context.text(.publicNoticesEnd))\
            <span class="spoken"> \(notice.title.id)</span></button>
            """
          } : "\u{2013}",
      ]
    }
    return context.table(
      caption: context.text(.publicNoticesList), columns: columns, rows: rows)
  }

  // MARK: Changing

  private func publish(_ context: RequestContext, _ typed: FormBody) async throws -> Answer {
    func again(_ errors: [FieldError]) async throws -> Answer {
      try await page(
        context, context.formView(typed: typed, errors: errors), status: .unprocessableContent)
    }
    let today = office.book.clock.date(at: context.now)
    let first = typed.text("mulai").isEmpty ? today : LocalDate(typed.text("mulai"))
    let last = LocalDate(typed.text("sampai"))
    var errors: [FieldError] = []
    if typed.text("judul").isEmpty { errors.append(FieldError("judul", .publicNoticesNameMissing)) }
    if typed.text("isi_warta").isEmpty {
      errors.append(FieldError("isi_warta", .publicNoticesBodyMissing))
    }
    if first == nil { errors.append(FieldError("mulai", .publicNoticesDayWrong)) }
    if last == nil { errors.append(FieldError("sampai", .publicNoticesDayWrong)) }
    guard errors.isEmpty, let first, let last else { return try await again(errors) }
    do {
      try await office.casework.publishNotice(
        title: Bilingual(id: typed.text("judul"), en: typed.text("judul_en")),
        body: Bilingual(id: typed.text("isi_warta"), en: typed.text("isi_warta_en")),
        for: typed.text("wilayah").nonEmpty, from: first, through: last,
        by: try context.officer(), now: context.now)
    } catch let refusal as PublicNoticeRefusal {
      return try await again([Self.error(refusal)])
    }
    return .redirect(to: SafeURL.path(DeskPath.publicNotices, ["hasil": "terbit"]))
  }

  static func error(_ refusal: PublicNoticeRefusal) -> FieldError {
    switch refusal {
    case .notYours: FieldError("wilayah", .publicNoticesNotYours)
    case .unknownArea: FieldError("wilayah", .publicNoticesAreaWrong)
    case .titleWrong(let most):
      FieldError("judul", .publicNoticesLong, ["most": String(most)])
    case .bodyWrong(let most): FieldError("isi_warta", .publicNoticesLong, ["most": String(most)])
    case .endsBeforeItBegins: FieldError("sampai", .publicNoticesThroughPast)
    case .tooLong(let days): FieldError("sampai", .publicNoticesFar, ["days": String(days)])
    }
  }

  private func end(_ context: RequestContext) async throws -> Answer {
    guard let id = Int64(context.parameter("id")) else { throw Problem.notFound }
    do {
      let ended = try await office.casework.endNotice(
        id, by: try context.officer(), now: context.now)
      return .redirect(
        to: SafeURL.path(DeskPath.publicNotices, ["hasil": ended ? "diakhiri" : "lewat"]))
    } catch PublicNoticeRefusal.notYours {
      throw Problem.forbidden
    }
  }
}
