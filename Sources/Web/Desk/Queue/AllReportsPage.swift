import Domain
import Storage

/// All reports of the overseer's area, or of the whole city, newest first. Overseers look; what
/// they may read of each report is asked again line by line.
struct AllReportsPage: Sendable {
  let office: Office

  var routes: [Route] {
    [.get(DeskPath.all, .roles(.overseers)) { context in try await page(context) }]
  }

  private func page(_ context: RequestContext) async throws -> Answer {
    let actor = try context.officer()
    let book = office.book
    guard let unit = actor.unit else { throw Problem.forbidden }
    let own = book.units[unit]?.area.flatMap { book.area($0) }
    let scope: ReportLists.Scope
    if actor.role == .governorOffice {
      scope = .everything
    } else {
      // An overseer of an area whose unit has none oversees nothing.
      guard let own else { throw Problem.forbidden }
      scope = .area(own)
    }
    let filter = DeskFilter(context)
    let rows = filter.rows(book)
    let key = context.query("setelah").flatMap(Self.key)
    let limit = QueuePage.linesPerPage
    let found = try await office.database.read {
      try ReportLists.newest(scope, filter: rows, after: key, limit: limit, on: $0)
    }
    let shown = found.prefix(limit)
    let next = found.count > limit ? shown.last.map { "\($0.receivedAt)_\($0.id)" } : nil
    let title = context.text(.allTitle)
    let scopeName = actor.role == .governorOffice ? context.text(book.city.name) : own?.name ?? ""
    return context.page(
      title: title, wide: true,
      content: """
        <h1>\(title)</h1>
        <p class="meta">\(scopeName)</p>
        \(context.filterForm(filter, path: DeskPath.all, book: book, unit: unit))
        \(context.reportLines(Array(shown), caption: title, actor: actor, book: book))
        \(context.morePages(
          first: key == nil ? nil : filter.path(DeskPath.all, after: nil),
          next: next.map { filter.path(DeskPath.all, after: $0) }))
        """)
  }

  static func key(_ text: String) -> ReportLists.Key? {
    let parts = text.split(separator: "_").map { Int64($0) }
    guard parts.count == 2, let at = parts[0], let id = parts[1] else { return nil }
    return ReportLists.Key(receivedAt: at, id: id)
  }
}
