import Domain
import HTTPTypes
import Storage

/// The first page of heads and of the governor's office: what is late, where, and who holds it.
struct OverviewPage: Sendable {
  /// Lines of a table; the rest is counted under it.
  static let mostLines = 60
  static let readers: Set<Role> = [.agencyHead, .areaHead, .governorOffice]

  let office: Office

  var routes: [Route] {
    [
      .get(DeskPath.overview, .roles(Self.readers)) { context in try await page(context) },
      .get("\(DeskPath.overview)/lewat", .roles(Self.readers)) { context in
        try await list(context, .late)
      },
      .get("\(DeskPath.overview)/hampir-lewat", .roles(Self.readers)) { context in
        try await list(context, .near)
      },
    ]
  }

  private func scope(_ actor: Actor) throws(Problem) -> HangingRows.Scope {
    guard let scope = StillPage.scope(of: actor, book: office.book) else { throw .forbidden }
    return scope
  }

  // MARK: Overview

  private func page(_ context: RequestContext) async throws -> Answer {
    let actor = try context.officer()
    let scope = try scope(actor)
    let book = office.book
    let since = context.now - StillPage.still
    let (groups, head) = try await office.database.read { connection in
      (
        try OverviewRows.groups(scope, stillSince: since, on: connection),
        try DeskHead.read(for: actor, units: book.units, on: connection)
      )
    }
    let all = OverviewLine(groups)
    let agencies = agencies(groups)
    let title = context.text(.overviewTitle)
    let body: HTML =
      all.isEmpty
      ? notice(.done, "<p>\(context.text(.overviewNothing))</p>")
      : """
      \(agencies.count > 1 ? """
        <h2>\(context.text(.overviewByAgency))</h2>
        \(table(context, .overviewByAgency, column: .overviewAgency, agencies))
        """ : HTML.empty)
      <h2>\(context.text(.overviewByUnit))</h2>
      \(table(context, .overviewByUnit, column: .deskColumnHolder, units(groups)))
      <h2>\(context.text(.overviewByArea))</h2>
      \(table(context, .overviewByArea, column: .deskFilterArea, areas(groups)))
      """
    return context.page(
      title: title, wide: true, scripts: ["notices.js"],
      content: """
        \(head.own(context))
        <h1>\(title)</h1>
        <p class="meta">\(context.name(of: scope, actor, book: book))</p>
        \(head.tabs(context, book: book, current: DeskPath.overview))
        <p>\(context.text(.overviewLead))</p>
        <p class="chips">\(sum(context, .late, all.late, .hangingLate))\
        \(sum(context, .waiting, all.near, .hangingNear))\
        \(sum(context, .neutral, all.still, .stillTitle))</p>
        \(body)
        """)
  }

  private func sum(_ context: RequestContext, _ tone: Tone, _ count: Int, _ label: Message) -> HTML
  {
    statusChip(tone, "\(context.text(label)): \(context.words.number(count))")
  }

  /// Agencies with all that their offices hold.
  private func agencies(_ groups: [OverviewRows.Group]) -> [(OverviewKey, OverviewLine)] {
    Dictionary(grouping: groups) { group in
      office.book.units.desks(of: group.holder).last ?? group.holder
    }.map { (.agency($0), OverviewLine($1)) }
  }

  private func units(_ groups: [OverviewRows.Group]) -> [(OverviewKey, OverviewLine)] {
    Dictionary(grouping: groups, by: \.holder).map { (.unit($0), OverviewLine($1)) }
  }

  /// Cities, and behind them the districts.
  private func areas(_ groups: [OverviewRows.Group]) -> [(OverviewKey, OverviewLine)] {
    let cities = Dictionary(grouping: groups, by: \.city).map { city, groups in
      (OverviewKey.area(city), OverviewLine(groups))
    }
    let districts = Dictionary(grouping: groups.filter { $0.district != nil }, by: \.district)
    return cities + districts.map { (.area($0), OverviewLine($1)) }
  }

  private func table(
    _ context: RequestContext, _ caption: Message, column: Message,
    _ lines: [(OverviewKey, OverviewLine)]
  ) -> HTML {
    let sorted = lines.sorted { a, b in
      let (one, two) = (a.0.order(office.book), b.0.order(office.book))
      return one == two ? a.1.weight > b.1.weight : one < two
    }
    let shown = sorted.prefix(Self.mostLines)
    let columns = [
      Column(context.text(column)), Column(context.text(.hangingLate), isNumber: true),
      Column(context.text(.hangingNear), isNumber: true),
      Column(context.text(.stillTitle), isNumber: true), Column(context.text(.overviewOldest)),
    ]
    let rows = shown.map { key, line -> [HTML] in
      func count(_ count: Int, _ path: String) -> HTML {
        guard count > 0, let narrowed = key.narrowing else {
          return "\(context.words.number(count))"
        }
        let address = SafeURL.path(path, [narrowed.name: narrowed.code])
        return "<a href=\"\(url: address)\">\(context.words.number(count))</a>"
      }
      return [
        "\(name(context, key))", count(line.late, "\(DeskPath.overview)/lewat"),
        count(line.near, "\(DeskPath.overview)/hampir-lewat"), count(line.still, DeskPath.still),
        "\(line.oldestDue.map { context.words.remaining(until: $0, now: context.now) } ?? "\u{2013}")",
      ]
    }
    let rest = sorted.count - shown.count
    return """
      <div class="titled">\(context.table(
        caption: context.text(caption), columns: columns, rows: rows))</div>
      \(when: rest > 0, "<p class=\"meta\">\(context.text(.overviewMore, ["count": context.words.number(rest)]))</p>")
      """
  }

  private func name(_ context: RequestContext, _ key: OverviewKey) -> String {
    switch key {
    case .agency(let code), .unit(let code): office.book.units.name(code)
    case .area(let code?): context.areaName(code, book: office.book)
    case .area(nil): context.text(.overviewNoArea)
    }
  }

  // MARK: The reports behind a number

  private func list(_ context: RequestContext, _ pressure: ClockSheet.Pressure) async throws
    -> Answer
  {
    let actor = try context.officer()
    let own = try scope(actor)
    let book = office.book
    let narrowing = OverviewNarrowing(context, book)
    let scope = narrowing.apply(to: own)
    let key = context.query("setelah").flatMap(InboxPage.key)
    let limit = InboxPage.linesPerPage
    let (lines, signs, head) = try await office.database.read { connection in
      let lines = try OverviewRows.pressed(
        pressure, scope, after: key, limit: limit, on: connection)
      return (
        lines,
        try LineSigns.read(of: lines.prefix(limit).map(\.report.id), on: connection),
        try DeskHead.read(for: actor, units: book.units, on: connection)
      )
    }
    let shown = lines.prefix(limit)
    let next = lines.count > shown.count ? shown.last.map { InboxPage.text($0.key) } : nil
    let here = "\(DeskPath.overview)/\(pressure == .late ? "lewat" : "hampir-lewat")"
    let title = context.text(pressure == .late ? .overviewLate : .overviewNear)
    return context.page(
      title: title, wide: true, scripts: ["notices.js"],
      content: """
        \(head.own(context))
        <h1>\(title)</h1>
        <p class="meta">\(
          narrowing.words.isEmpty ? context.name(of: own, actor, book: book) : narrowing.words)</p>
        \(head.tabs(context, book: book, current: DeskPath.overview))
        \(context.reportLines(
          shown.map(\.report), caption: title, actor: actor, book: book,
          note: LineNote(title: .hangingPressed, place: .time) {
            context.pressedClocks($0, book: book)
          }, signs: signs))
        \(context.morePages(
          first: key == nil ? nil : narrowing.path(here, after: nil),
          next: next.map { narrowing.path(here, after: $0) }))
        """)
  }
}
