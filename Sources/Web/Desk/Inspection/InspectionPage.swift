import Domain
import Storage

/// Work that somebody should look into: sent here by verifiers, or found by second checks. Nobody
/// reads what is said of work of the own agency.
struct InspectionPage: Sendable {
  static let linesPerPage = 50

  let office: Office

  var routes: [Route] {
    [
      .get(DeskPath.inspection, .roles(InspectionFlag.readers)) { context in
        try await page(context)
      }
    ]
  }

  private func page(_ context: RequestContext) async throws -> Answer {
    let actor = try context.officer()
    let before = context.query("sebelum").flatMap { Int64($0) }
    let found = try await office.database.read {
      try InspectionRows.latest(before: before, limit: Self.linesPerPage, on: $0).map {
        Line(flag: $0.flag, report: $0.report)
      }
    }
    let book = office.book
    let shown = found.prefix(Self.linesPerPage)
    let lines = shown.filter { $0.flag.isReadable(by: actor, units: book.units) }
    let title = context.text(.inspectionTitle)
    let columns = [
      Column(context.text(.deskColumnReport)), Column(context.text(.inspectionWhen)),
      Column(context.text(.inspectionUnit)), Column(context.text(.inspectionCause)),
      Column(context.text(.inspectionReason)),
    ]
    let older = found.count > shown.count ? shown.last.map { String($0.flag.id) } : nil
    return context.page(
      title: title, wide: true,
      content: """
        \(context.ownLinks(unread: nil, current: DeskPath.inspection))
        <h1>\(title)</h1>
        <p class="lead">\(context.text(.inspectionLead))</p>
        \(when: lines.isEmpty, "<p>\(context.text(.inspectionNone))</p>")
        \(when: !lines.isEmpty, context.table(
          caption: title, columns: columns, rows: lines.map { cells($0, actor, book, context) }))
        \(context.paging(
          newer: before == nil ? nil : DeskPath.inspection,
          older: older.map { SafeURL.path(DeskPath.inspection, ["sebelum": $0]) }))
        """)
  }

  private struct Line: Sendable {
    let flag: InspectionFlag
    let report: Report
  }

  /// The list says no more of a report than its reader may know: of a sealed one nothing but that
  /// it is there, of a private one nobody's words.
  private func cells(_ line: Line, _ actor: Actor, _ book: CityBook, _ context: RequestContext)
    -> [HTML]
  {
    let flag = line.flag
    let sight = Visibility.sight(of: line.report, for: actor, units: book.units)
    let number = line.report.number
    let cause = context.text(flag.cause == .verifier ? .inspectionByVerifier : .inspectionByCheck)
    let reason = context.reasonWords(flag.reason, of: .returnWork, book: book)
    let hidden = "<span class=\"meta\">\(context.text(.deskNotShown))</span>" as HTML
    let words = line.report.masks.covering(flag.words)
    let knowsSteps = sight > .stateOnly
    return [
      "<a href=\"\(url: DeskPath.report(number))\"><strong>\(number)</strong></a>",
      context.time(flag.at), knowsSteps ? "\(book.units.name(flag.workUnit))" : hidden,
      "\(cause)<br><span class=\"meta\">\(book.units.name(flag.unit))</span>",
      "\(reason)\(when: sight >= .open, "<p class=\"said\">\(words)</p>")",
    ]
  }
}
