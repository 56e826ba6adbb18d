import Domain
import Storage

/// Digantung: open reports nobody in office has moved for three days, and who holds them.
struct StillPage: Sendable {
  /// Three days without a step are too many. Source: the city's own promise that nothing hangs.
  static let still: Int64 = 3 * 86_400_000
  /// Units named above the list.
  static let mostHolders = 100
  /// The rest is folded away.
  static let holdersAtOnce = 10

  let office: Office

  var routes: [Route] {
    [
      .get(DeskPath.still, .roles([.agencyHead, .areaHead, .governorOffice, .verifier])) {
        context in try await page(context)
      }
    ]
  }

  /// What somebody may see of what hangs: heads what their own units hold, an area's head what lies
  /// in the area, the governor's office and the arbiter everything. Nil = nothing.
  static func scope(of actor: Actor, book: CityBook) -> HangingRows.Scope? {
    guard let unit = actor.unit else { return nil }
    switch actor.role {
    case .agencyHead:
      return HangingRows.Scope(holders: book.units.subtree(of: unit).map(\.code))
    case .areaHead:
      guard let area = book.units[unit]?.area.flatMap({ book.area($0) }) else { return nil }
      return HangingRows.Scope(area: area, sealed: (unit, []))
    case .governorOffice:
      return HangingRows.Scope()
    case .verifier where unit == book.city.arbiterUnit:
      return HangingRows.Scope(sealed: (unit, book.units.subtree(of: unit).map(\.code)))
    default:
      return nil
    }
  }

  private func page(_ context: RequestContext) async throws -> Answer {
    let actor = try context.officer()
    let book = office.book
    guard let scope = Self.scope(of: actor, book: book) else { throw Problem.forbidden }
    let narrowing = OverviewNarrowing(context, book)
    let narrowed = narrowing.apply(to: scope)
    let key = context.query("setelah").flatMap(InboxPage.key)
    let since = context.now - Self.still
    let limit = InboxPage.linesPerPage
    let (lines, holders, head) = try await office.database.read { connection in
      (
        try HangingRows.still(since: since, narrowed, after: key, limit: limit, on: connection),
        try HangingRows.holders(since: since, scope, most: Self.mostHolders, on: connection),
        try DeskHead.read(for: actor, units: book.units, on: connection)
      )
    }
    let shown = lines.prefix(limit)
    let next = lines.count > shown.count ? shown.last.map { InboxPage.text($0.key) } : nil
    let title = context.text(.stillTitle)
    let moved = Dictionary(
      lines.map { ($0.report.id, $0.key.rank) }, uniquingKeysWith: { first, _ in first })
    let note = LineNote(title: .stillColumn, place: .age) { report in
      let at = moved[report.id] ?? report.clock.movedAt
      return """
        <span class="why"><strong>\
        \(context.text(.stillFor, ["span": context.words.span(context.now - at)]))</strong>, \
        \(context.escalatedTo(report, book: book))</span>
        """
    }
    return context.page(
      title: title, wide: true, scripts: ["notices.js"],
      content: """
        \(head.own(context))
        <h1>\(title)</h1>
        <p class="meta">\(context.name(of: scope, actor, book: book))</p>
        \(head.tabs(context, book: book, current: DeskPath.still))
        <p>\(context.text(.stillLead))</p>
        \(summary(context, holders, chosen: narrowing.unit))
        \(heading(context, narrowing))
        \(context.reportLines(
          shown.map(\.report), caption: title, actor: actor, book: book, note: note))
        \(context.morePages(
          first: key == nil ? nil : narrowing.path(DeskPath.still, after: nil),
          next: next.map { narrowing.path(DeskPath.still, after: $0) }))
        """)
  }

  private func heading(_ context: RequestContext, _ narrowing: OverviewNarrowing) -> HTML {
    guard !narrowing.words.isEmpty else { return "<h2>\(context.text(.stillAll))</h2>" }
    return """
      <h2>\(context.text(.stillAt, ["unit": narrowing.words]))</h2>
      <p><a href="\(url: DeskPath.still)">\(context.text(.stillShowAll))</a></p>
      """
  }

  /// Who holds how many, each the way to its own list.
  private func summary(
    _ context: RequestContext, _ holders: [(holder: String, count: Int, oldest: Int64)],
    chosen: String?
  ) -> HTML {
    guard !holders.isEmpty else { return .empty }
    let first = table(context, holders.prefix(Self.holdersAtOnce), chosen: chosen)
    let rest = holders.dropFirst(Self.holdersAtOnce)
    guard !rest.isEmpty else { return first }
    let more = context.text(.stillMoreUnits, ["count": context.words.number(rest.count)])
    return """
      \(first)<details class="filter"\(flag: "open", rest.contains { $0.holder == chosen })>\
      <summary>\(more)</summary>\(table(context, rest, chosen: chosen))</details>
      """
  }

  private func table(
    _ context: RequestContext, _ holders: ArraySlice<(holder: String, count: Int, oldest: Int64)>,
    chosen: String?
  ) -> HTML {
    let columns = [
      Column(context.text(.deskColumnHolder)), Column(context.text(.stillCount), isNumber: true),
      Column(context.text(.stillOldest)),
    ]
    let rows: [[HTML]] = holders.map { line in
      let isChosen = line.holder == chosen
      return [
        """
        <a href="\(url: SafeURL.path(DeskPath.still, ["unit": line.holder]))"\
        \(attribute: "aria-current", isChosen ? "true" : nil)>\
        \(office.book.units.name(line.holder))</a>
        """,
        "\(context.words.number(line.count))",
        "\(context.words.span(context.now - line.oldest))",
      ]
    }
    return context.table(caption: context.text(.stillHolders), columns: columns, rows: rows)
  }
}
