import Casework
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
        guard let (desk, evidence) = try await read(context) else {
          return .redirect(to: DeskPath.report(context.parameter("nomor")))
        }
        return Self.page(context, desk, evidence)
      },
      .form("/meja/laporan/{nomor}/inspektorat", .roles([.verifier])) { context, form in
        try await flag(context, form)
      },
    ]
  }

  /// Nil when it does not wait for this verifier (any more): the report screen says how it stands.
  private func read(_ context: RequestContext) async throws -> (DeskReport, Evidence)? {
    let actor = try context.officer()
    let book = office.book
    let now = context.now
    guard let number = ReportNumber.normalised(context.parameter("nomor")) else {
      throw Problem.notFound
    }
    let found = try await office.database.read { connection -> (DeskReport, Evidence?)? in
      guard
        let desk = try DeskReport.read(number, for: actor, book: book, now: now, on: connection)
      else { return nil }
      return (desk, desk.verbs.contains(.verify) ? try desk.evidence(on: connection) : nil)
    }
    guard let (desk, evidence) = found else { throw Problem.notFound }
    return evidence.map { (desk, $0) }
  }

  /// Kirim ke Inspektorat.
  private func flag(_ context: RequestContext, _ form: FormBody) async throws -> Answer {
    let actor = try context.officer()
    guard let number = ReportNumber.normalised(context.parameter("nomor")) else {
      throw Problem.notFound
    }
    let reason = form.text("inspektorat_alasan")
    let words = form.text("inspektorat_uraian")
    var errors: [FieldError] = []
    if reason.isEmpty { errors.append(FieldError("inspektorat_alasan", .refusalReason)) }
    if words.isEmpty { errors.append(FieldError("inspektorat_uraian", .refusalWords)) }
    if errors.isEmpty {
      do {
        try await office.casework.flag(
          number, reason: reason, words: words, by: actor, now: context.now)
        return .redirect(to: "\(DeskPath.report(number))/periksa")
      } catch let refusal as Refusal {
        switch refusal {
        case .unknownReason:
          errors.append(FieldError("inspektorat_alasan", .refusalReason))
        case .wordsMissing, .wordsTooLong:
          errors.append(
            FieldError(
              "inspektorat_uraian", .deskRefused, ["words": context.words(for: refusal)]))
        default: throw refusal
        }
      }
    }
    guard let (desk, evidence) = try await read(context) else {
      return .redirect(to: DeskPath.report(number))
    }
    return Self.page(
      context, desk, evidence, flag: context.formView(typed: form, errors: errors))
  }

  static func page(
    _ context: RequestContext, _ desk: DeskReport, _ evidence: Evidence,
    attempt: Attempt? = nil, flag: FormView? = nil
  ) -> Answer {
    let view = VerificationView(
      context: context, desk: desk, evidence: evidence, attempt: attempt, flag: flag)
    var answer = context.page(
      title: context.text(.verificationTitle, ["number": desk.report.number]),
      status: attempt?.status ?? (flag == nil ? .ok : .unprocessableContent),
      errors: (attempt?.errors ?? []) + (flag?.errors ?? []), wide: true,
      scripts: ["verify.js", "case.js"],
      content: view.content)
    answer.caching = .never
    return answer
  }
}
