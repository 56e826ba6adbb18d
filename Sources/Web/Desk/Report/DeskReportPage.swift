import Domain
import HTTPTypes
import Storage

/// A report on an officer's desk: what was said, what happened, and what may be done now.
struct DeskReportPage: Sendable {
  let office: Office

  var routes: [Route] {
    [
      .get("/meja/laporan/{nomor}", .signedIn) { context in
        Self.page(context, try await office.deskReport(context, for: context.officer()))
      }
    ]
  }

  /// - Parameter attempt: a form that was sent and is shown again
  static func page(_ context: RequestContext, _ desk: DeskReport, attempt: Attempt? = nil) -> Answer
  {
    let view = DeskReportView(context: context, desk: desk, attempt: attempt)
    var answer = context.page(
      title: context.text(.deskReportTitle, ["number": desk.report.number]),
      status: attempt?.status ?? .ok, errors: attempt?.errors ?? [], wide: true,
      scripts: desk.sight == .desk && !desk.verbs.isEmpty ? ["case.js"] : [],
      content: desk.sight == .desk ? view.full : view.narrow)
    answer.caching = .never
    return answer
  }
}

extension Office {
  /// The report whose number stands in the path, as this officer may see it.
  func deskReport(_ context: RequestContext, for actor: Actor) async throws -> DeskReport {
    let book = book
    let now = context.now
    guard let number = ReportNumber.normalised(context.parameter("nomor")),
      let desk = try await database.read({
        try DeskReport.read(number, for: actor, book: book, now: now, on: $0)
      })
    else { throw Problem.notFound }
    return desk
  }
}
