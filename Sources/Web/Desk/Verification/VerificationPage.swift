import Domain
import HTTPTypes
import Storage

/// Complaint and proof side by side, with what can be known about each picture. Checks are shown as
/// evidence; the verdict is the officer's.
struct VerificationPage: Sendable {
  let office: Office

  var routes: [Route] {
    [
      .get("/meja/laporan/{nomor}/periksa", .roles([.verifier])) { context in
        let actor = try context.officer()
        let book = office.book
        let now = context.now
        guard let number = ReportNumber.normalised(context.parameter("nomor")) else {
          throw Problem.notFound
        }
        let found = try await office.database.read {
          connection -> (DeskReport, [String: [String]])? in
          guard
            let desk = try DeskReport.read(
              number, for: actor, book: book, now: now, on: connection)
          else { return nil }
          guard desk.verbs.contains(.verify) else { return (desk, [:]) }
          return (desk, try desk.reuse(on: connection))
        }
        guard let (desk, reuse) = found else { throw Problem.notFound }
        // Not waiting for this verifier (any more): the report screen says how it stands.
        guard desk.verbs.contains(.verify) else {
          return .redirect(to: DeskPath.report(desk.report.number))
        }
        return Self.page(context, desk, reuse: reuse)
      }
    ]
  }

  /// - Parameter reuse: numbers of other reports that carry the same picture, by its original
  static func page(
    _ context: RequestContext, _ desk: DeskReport, reuse: [String: [String]],
    attempt: Attempt? = nil
  ) -> Answer {
    let view = VerificationView(context: context, desk: desk, reuse: reuse, attempt: attempt)
    var answer = context.page(
      title: context.text(.verificationTitle, ["number": desk.report.number]),
      status: attempt?.status ?? .ok, errors: attempt?.errors ?? [], wide: true,
      content: view.content)
    answer.caching = .never
    return answer
  }
}

extension DeskReport {
  /// Other reports that carry one of this report's pictures, by the picture's original.
  func reuse(on connection: any Storage.Connection) throws -> [String: [String]] {
    try DeskReads.reuse(
      of: Set(photos.map(\.original)).sorted(), besides: report.id, on: connection)
  }
}
