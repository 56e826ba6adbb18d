import Domain
import Storage

/// All reports of the overseer's area, or of the whole city, newest first. Overseers look; what
/// they may read of each report is asked again line by line.
struct AllReportsPage: Sendable {
  let office: Office

  var routes: [Route] {
    [
      .get(DeskPath.all, .roles(.overseers)) { context in try await page(context) },
      .get(DeskPath.allExport, .roles(.overseers)) { context in try export(context) },
    ]
  }

  /// What the officer oversees; nil for the whole city.
  private func overseen(_ actor: Actor) throws(Problem) -> Area? {
    guard let unit = actor.unit else { throw .forbidden }
    if actor.role == .governorOffice { return nil }
    // An overseer of an area whose unit has none oversees nothing.
    guard let own = office.book.units[unit]?.area.flatMap({ office.book.area($0) }) else {
      throw .forbidden
    }
    return own
  }

  private func export(_ context: RequestContext) throws -> Answer {
    let actor = try context.officer()
    let own = try overseen(actor)
    let book = office.book
    return office.export(
      own.map(ReportLists.Scope.area) ?? .everything, filter: DeskFilter(context).rows(book),
      as: .desk(book, context.language), name: "semua-laporan.csv"
    ) { Visibility.sight(of: $0, for: actor, units: book.units) }
  }

  private func page(_ context: RequestContext) async throws -> Answer {
    let actor = try context.officer()
    let book = office.book
    guard let unit = actor.unit else { throw Problem.forbidden }
    let own = try overseen(actor)
    let scope = own.map(ReportLists.Scope.area) ?? .everything
    let filter = DeskFilter(context)
    let rows = filter.rows(book)
    let key = context.query("setelah").flatMap(Self.key)
    let limit = InboxPage.linesPerPage
    let (found, head) = try await office.database.read { connection in
      (
        try ReportLists.newest(scope, filter: rows, after: key, limit: limit, on: connection),
        try DeskHead.read(for: actor, units: book.units, on: connection)
      )
    }
    let shown = found.prefix(limit)
    let next = found.count > limit ? shown.last.map { "\($0.receivedAt)_\($0.id)" } : nil
    let title = context.text(.allTitle)
    let scopeName = own?.name ?? context.text(book.city.name)
    return context.page(
      title: title, wide: true, scripts: ["notices.js"],
      content: """
        <div class="desk-head"><h1>\(title)</h1><p class="meta">\(scopeName)</p>\
        \(head.own(context))</div>
        \(head.tabs(context, book: book, current: DeskPath.all))
        \(context.filterForm(filter, path: DeskPath.all, book: book, unit: unit))
        \(context.filterChips(filter, path: DeskPath.all, book: book))
        \(context.reportLines(Array(shown), caption: title, actor: actor, book: book,
          from: filter.path(DeskPath.all, after: context.query("setelah"))))
        \(context.morePages(
          first: key == nil ? nil : filter.path(DeskPath.all, after: nil),
          next: next.map { filter.path(DeskPath.all, after: $0) }))
        <p><a href="\(url: filter.path(DeskPath.allExport, after: nil))">\(context.text(.allExport))</a></p>
        """)
  }

  static func key(_ text: String) -> ReportLists.Key? {
    let parts = text.split(separator: "_").map { Int64($0) }
    guard parts.count == 2, let at = parts[0], let id = parts[1] else { return nil }
    return ReportLists.Key(receivedAt: at, id: id)
  }
}
