import Domain
import HTTPTypes
import Storage

/// A report on an officer's desk: what was said, what happened, and what may be done now.
struct DeskReportPage: Sendable {
  let office: Office

  var routes: [Route] {
    [
      .get("/meja/laporan/{nomor}", .signedIn) { context in
        let actor = try context.officer()
        let desk = try await office.deskReport(context, for: actor)
        return Self.page(context, desk, next: try await next(context, actor))
      }
    ]
  }

  /// After a verdict, the report a verifier looks at next.
  private func next(_ context: RequestContext, _ actor: Actor) async throws -> String? {
    guard actor.role == .verifier, let unit = actor.unit,
      VerbForms.verification.contains(where: { $0.slug == context.query("tersimpan") })
    else { return nil }
    return try await office.database.read {
      try InboxRows.list(
        .heap(.toVerify), unit: unit, filter: DeskRows.Filter(), after: nil, limit: 1, on: $0)
    }.first?.report.number
  }

  /// - Parameters:
  ///   - attempt: a form that was sent and is shown again
  ///   - next: number of the report to be checked next
  static func page(
    _ context: RequestContext, _ desk: DeskReport, attempt: Attempt? = nil, next: String? = nil
  ) -> Answer {
    let view = DeskReportView(context: context, desk: desk, attempt: attempt, next: next)
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
