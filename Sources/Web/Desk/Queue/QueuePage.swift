import Domain
import Storage

/// One heap of the officer's desk.
struct QueuePage: Sendable {
  static let linesPerPage = 50
  /// Counters stop here; beyond it the number helps nobody and counting costs.
  static let mostCounted = 1_000

  let office: Office

  var routes: [Route] {
    [
      .get("/meja/{antrean}", .roles(.queueKeepers)) { context in
        guard let queue = DeskPath.queue(slug: context.parameter("antrean")) else {
          throw Problem.notFound
        }
        return try await page(context, queue)
      }
    ]
  }

  private func page(_ context: RequestContext, _ queue: Queue) async throws -> Answer {
    let actor = try context.officer()
    guard let unit = actor.unit else { throw Problem.forbidden }
    let filter = DeskFilter(context)
    let rows = filter.rows(office.book)
    let key = context.query("setelah").flatMap(Self.key)
    let (lines, head) = try await office.database.read { connection in
      (
        try DeskRows.list(
          unit: unit, queue: queue, filter: rows, after: key, limit: Self.linesPerPage,
          on: connection),
        try DeskHead.read(for: actor, on: connection)
      )
    }
    let book = office.book
    let found = lines.prefix(Self.linesPerPage)
    // What the officer may no longer read must not be told by whether it is found.
    let shown =
      filter.asksForContent(book)
      ? found.filter { Visibility.sight(of: $0.report, for: actor, units: book.units) == .desk }
      : Array(found)
    let path = DeskPath.queue(queue)
    let next = lines.count > found.count ? found.last.map { Self.text($0.key) } : nil
    let title = context.text(.of(queue))
    return context.page(
      title: title, wide: true, scripts: ["notices.js"],
      content: """
        \(head.own(context))
        <h1>\(title)</h1>
        <p class="meta">\(book.units.name(unit))</p>
        \(head.tabs(context, book: book, current: path))
        \(context.filterForm(filter, path: path, book: book, unit: unit))
        \(context.reportLines(shown.map(\.report), caption: title, actor: actor, book: book))
        \(context.morePages(
          first: key == nil ? nil : filter.path(path, after: nil),
          next: next.map { filter.path(path, after: $0) }))
        """)
  }

  static func text(_ key: DeskRows.Key) -> String { "\(key.rank)_\(key.id)" }

  static func key(_ text: String) -> DeskRows.Key? {
    let parts = text.split(separator: "_").map { Int64($0) }
    guard parts.count == 2, let rank = parts[0], let id = parts[1] else { return nil }
    return DeskRows.Key(rank: rank, id: id)
  }
}

/// One entry of a row of tabs.
struct Tab: Sendable {
  let path: String
  let label: String
  var count: String?
  let isCurrent: Bool
}

extension RequestContext {
  func tabs(_ tabs: [Tab]) -> HTML {
    """
    <nav class="tabs" aria-label="\(text(.deskTabs))"><ul>\(each: tabs, { tab in
      let count: HTML? = tab.count.map { " <span class=\"count\">\($0)</span>" }
      return """
        <li><a href="\(url: tab.path)"\(attribute: "aria-current", tab.isCurrent ? "page" : nil)>\
        \(tab.label)\(count)</a></li>

        """
    })</ul></nav>
    """
  }

  /// Links of a list whose order is not of time: back to its beginning, on to its next page.
  func morePages(first: String?, next: String?) -> HTML {
    guard first != nil || next != nil else { return .empty }
    let back: HTML? = first.map { "<a href=\"\(url: $0)\">← \(text(.deskFirstPage))</a>" }
    let on: HTML? = next.map {
      "<a rel=\"next\" href=\"\(url: $0)\">\(text(.deskNextPage)) →</a>"
    }
    return "<nav class=\"paging\" aria-label=\"\(text(.kernelPaging))\">\(back)\(on)</nav>"
  }
}
