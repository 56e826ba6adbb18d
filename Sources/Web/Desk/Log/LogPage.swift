import Channels
import Domain
import Storage

/// Who changed what when, from which value to which; latest first.
struct LogPage: Sendable {
  static let linesPerPage = 50
  private static let linesPerPiece = 500
  private static let export = "\(DeskPath.log).csv"
  /// What stands before the dot of an entry's kind, with its name.
  private static let kinds: [(String, Message)] = [
    ("user", .usersTitle), ("unit", .unitsTitle), ("category", .categoriesTitle),
    ("area", .areasTitle), ("channel", .channelsTitle), ("routing", .routingTitle),
    ("terms", .policyTitle), ("calendar", .calendarTitle), ("halt", .haltTitle),
    ("text", .textsTitle), ("webhook", .webhooksTitle), ("absence", .absenceTitle),
    ("notice", .publicNoticesTitle), ("view", .viewsTitle), ("template", .templatesTitle),
    ("flag", .trailFlags), ("mask", .trailMasks), ("photo", .trailPhotos), ("job", .workTitle),
  ]

  let office: Office

  var routes: [Route] {
    [
      .get(DeskPath.log, .roles(.administrators)) { context in try await page(context) },
      .get(Self.export, .roles(.administrators)) { context in csv(context) },
    ]
  }

  /// What the reader looks for.
  private struct Filter: Sendable {
    let kind: String?
    let subject: String?

    init(_ context: RequestContext) {
      kind = context.query("jenis").flatMap { wished in
        LogPage.kinds.first { $0.0 == wished }?.0
      }
      let typed = String((context.query("tentang") ?? "").trimmed.prefix(100))
      subject = typed.isEmpty ? nil : typed
    }

    func path(_ path: String, before: String? = nil) -> String {
      SafeURL.path(path, ["jenis": kind, "tentang": subject, "sebelum": before])
    }
  }

  private func page(_ context: RequestContext) async throws -> Answer {
    let before = context.query("sebelum").flatMap { Int64($0) }
    let filter = Filter(context)
    let found = try await office.database.read {
      try AdministrationRows.page(
        before: before ?? .max, kind: filter.kind, subject: filter.subject,
        limit: Self.linesPerPage, on: $0)
    }
    let book = office.book
    let shown = found.prefix(Self.linesPerPage)
    let title = context.text(.logTitle)
    let columns = [
      Column(context.text(.logTime)), Column(context.text(.logUser)),
      Column(context.text(.logWhat)), Column(context.text(.logSubject)),
      Column(context.text(.logDetails)),
    ]
    let rows: [[HTML]] = shown.map { entry in
      [
        context.time(entry.at), "\(entry.user)", "\(context.what(entry))", "\(entry.subject)",
        details(entry, context, book),
      ]
    }
    let older = found.count > shown.count ? shown.last.map { String($0.id) } : nil
    return context.page(
      title: title, wide: true,
      content: """
        \(context.administrationTabs(DeskPath.log))
        <h1>\(title)</h1>
        \(form(context, filter))
        \(when: rows.isEmpty, "<p>\(context.text(.logNone))</p>")
        \(when: !rows.isEmpty, context.table(caption: title, columns: columns, rows: rows))
        \(context.paging(
          newer: before == nil ? nil : filter.path(DeskPath.log),
          older: older.map { filter.path(DeskPath.log, before: $0) }))
        <p><a href="\(url: filter.path(Self.export))" download>\(context.text(.trailDownload))</a></p>
        """)
  }

  private func form(_ context: RequestContext, _ filter: Filter) -> HTML {
    let view = context.formView()
    return """
      <form method="get" action="\(url: DeskPath.log)" class="search">
      \(view.select(
        "jenis", label: .trailKind,
        choices: Self.kinds.map { Choice($0.0, context.text($0.1)) }, stored: filter.kind ?? "",
        isOptional: true, none: .listAll))
      \(view.text(
        "tentang", label: .trailSubject, hint: .trailSubjectHint, stored: filter.subject ?? "",
        isOptional: true, maxLength: 100, width: .half))
      <button class="button quiet">\(context.text(.trailFilter))</button></form>
      """
  }

  private func details(
    _ entry: AdministrationRows.Entry, _ context: RequestContext, _ book: CityBook
  ) -> HTML {
    guard !entry.edits.isEmpty else { return "\(context.details(entry, book))" }
    return """
      <ul>\(each: entry.edits, { edit in
        let before = context.value(edit.before, of: edit, in: entry.what, book)
        let after = context.value(edit.after, of: edit, in: entry.what, book)
        return "<li>\(context.name(ofField: edit.field)): \(before) → \(after)</li>"
      })</ul>
      """
  }

  /// One line an edit; an entry without edits has one line.
  private func csv(_ context: RequestContext) -> Answer {
    let filter = Filter(context)
    let database = office.database
    return .download(name: "jejak.csv", type: "text/csv; charset=utf-8; header=present") { write in
      let names = ["time", "user", "action", "subject", "details", "field", "before", "after"]
      try await write(Array(CSVWriter.row(names).utf8))
      var before = Int64.max
      while true {
        let mark = before
        let found = try await database.read {
          try AdministrationRows.page(
            before: mark, kind: filter.kind, subject: filter.subject, limit: Self.linesPerPiece,
            on: $0)
        }
        let shown = found.prefix(Self.linesPerPiece)
        let text = shown.map { entry in
          let start = [
            Words.machineTime(entry.at), entry.user, entry.what, entry.subject, entry.details,
          ]
          let edits =
            entry.edits.isEmpty
            ? [["", "", ""]]
            : entry.edits.map {
              [$0.field, $0.before, $0.after]
            }
          return edits.map { CSVWriter.row(start + $0) }.joined()
        }.joined()
        if !text.isEmpty { try await write(Array(text.utf8)) }
        guard found.count > shown.count, let last = shown.last else { return }
        before = last.id
      }
    }
  }
}
