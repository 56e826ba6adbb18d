import Domain
import Storage

/// Approvals of another office that wait for a second look here.
struct SecondCheckList: Sendable {
  static let linesPerPage = 50

  let office: Office

  var routes: [Route] {
    [.get(DeskPath.secondChecks, .roles([.verifier])) { context in try await page(context) }]
  }

  private func page(_ context: RequestContext) async throws -> Answer {
    let actor = try context.officer()
    guard let unit = actor.unit, let user = actor.user else { throw Problem.forbidden }
    let key = context.query("setelah").flatMap(InboxPage.key)
    let (found, head) = try await office.database.read { connection in
      (
        try SecondCheckRows.waiting(
          unit: unit, besides: user,
          after: key.map { SecondCheckRows.Key(drawnAt: $0.rank, report: $0.id) },
          limit: Self.linesPerPage, on: connection
        ).map { Line(check: $0.check, report: $0.report) },
        try DeskHead.read(for: actor, on: connection)
      )
    }
    let book = office.book
    let shown = found.prefix(Self.linesPerPage)
    // Work done anew since says nothing of who may look at the old.
    let lines = shown.filter {
      $0.report.finishedAt != $0.check.claim
        || $0.check.isFor(actor, report: $0.report, units: book.units)
    }
    let next = found.count > shown.count ? shown.last : nil
    let title = context.text(.secondTitle)
    let rows: [[HTML]] = lines.map { line in
      let number = line.report.number
      let category =
        line.report.category.flatMap { book.category($0) }.map { context.text($0.name) }
        ?? context.text(.deskNoCategory)
      let village = line.report.area.flatMap { book.area($0.village)?.name } ?? "\u{2013}"
      return [
        "<a href=\"\(url: DeskPath.secondCheck(number))\"><strong>\(number)</strong></a>",
        "\(category)", "\(village)", "\(context.words.span(context.now - line.check.drawnAt))",
      ]
    }
    let columns = [
      Column(context.text(.deskColumnReport)), Column(context.text(.deskColumnMatter)),
      Column(context.text(.deskColumnArea)), Column(context.text(.secondWaits)),
    ]
    let list: HTML = """
      <div class="desk-list">\(context.table(caption: title, columns: columns, rows: rows))</div>
      """
    return context.page(
      title: title, wide: true, scripts: ["notices.js"],
      content: """
        \(head.own(context, current: DeskPath.secondChecks))
        \(when: context.query("tersimpan") != nil, notice(.done, "<p>\(context.text(.secondSaved))</p>"))
        <h1>\(title)</h1>
        \(head.tabs(context, book: book, current: DeskPath.secondChecks))
        <p class="lead">\(context.text(.secondLead))</p>
        \(when: rows.isEmpty, "<p>\(context.text(.deskListEmpty))</p>")
        \(rows.isEmpty ? nil : list)
        \(context.morePages(
          first: key == nil ? nil : DeskPath.secondChecks,
          next: next.map {
            SafeURL.path(
              DeskPath.secondChecks, ["setelah": "\($0.check.drawnAt)_\($0.report.id)"])
          }))
        """)
  }

  private struct Line: Sendable {
    let check: SecondCheck
    let report: Report
  }
}
