import Casework
import Domain
import Evidence
import HTTPTypes
import Storage

/// One report before its moderator: what was pointed out, what is covered, and the ways to cover
/// more, to take a mask off, and to look under one.
extension ModerationPage {
  private static let path = "/meja/moderasi/{nomor}"

  var caseRoutes: [Route] {
    [
      .get(Self.path, .roles(Role.moderators)) { context in
        try await page(context, context.formView())
      },
      step("kata") { context, form, number, actor in
        try await office.casework.cover(
          form.text("kata"), in: number, reason: try reason(form, "sebab-kata"), by: actor,
          now: context.now)
      },
      step("kata/buka") { context, form, number, actor in
        try await office.casework.lift(
          form.whole("tutupan") ?? 0, from: number, by: actor, now: context.now)
      },
      step("foto") { context, form, number, actor in
        try await office.casework.cover(
          photo: form.text("foto-tutup"), of: number,
          parts: PhotoGrid.boxes(form.values("bagian")), reason: try reason(form, "sebab-foto"),
          by: actor, photos: office.photos, vault: office.vault, now: context.now)
      },
      step("foto/buka") { context, form, number, actor in
        try await office.casework.lift(
          photo: form.text("foto-tutup"), of: number, by: actor, now: context.now)
      },
      step("selesai") { context, _, number, actor in
        try await office.casework.settleFlags(of: number, by: actor, now: context.now)
      },
      .form("\(Self.path)/asli", .roles(Role.moderators)) { context, form in
        try await original(context, form)
      },
      .form("\(Self.path)/foto/asli", .roles(Role.moderators)) { context, form in
        try await originalPhoto(context, form)
      },
    ]
  }

  /// A form that does one thing and leads back to the page, or shows it again with what is wrong.
  private func step(
    _ name: String,
    _ body: @escaping @Sendable (RequestContext, FormBody, String, Actor) async throws -> Void
  ) -> Route {
    .form("\(Self.path)/\(name)", .roles(Role.moderators)) { context, form in
      try await attempt(context, form) { number, actor in
        try await body(context, form, number, actor)
        return .redirect(to: DeskPath.moderation(number))
      }
    }
  }

  private func attempt(
    _ context: RequestContext, _ form: FormBody,
    _ body: (String, Actor) async throws -> Answer
  ) async throws -> Answer {
    do {
      return try await body(try number(context), try context.officer())
    } catch let refusal as ModerationRefusal {
      guard refusal != .notYours else { throw Problem.forbidden }
      let error = FieldError(
        refusal.field(typed: form), said: context.words(for: refusal))
      return try await page(context, context.formView(typed: form, errors: [error]))
    } catch let refusal as PhotoRefusal {
      let error = FieldError("foto-tutup", said: context.words(for: refusal))
      return try await page(context, context.formView(typed: form, errors: [error]))
    }
  }

  private func number(_ context: RequestContext) throws -> String {
    guard let number = ReportNumber.normalised(context.parameter("nomor")) else {
      throw Problem.notFound
    }
    return number
  }

  private func reason(_ form: FormBody, _ field: String) throws -> FlagReason {
    guard let reason = FlagReason(rawValue: form.text(field)) else {
      throw ModerationRefusal.reasonMissing
    }
    return reason
  }

  // MARK: Under the masks

  /// Shown once, on the answer to the form; who looked, when and why is written down before.
  private func original(_ context: RequestContext, _ form: FormBody) async throws -> Answer {
    try await attempt(context, form) { number, actor in
      let written = try await office.casework.openOriginal(
        of: number, by: actor, reason: form.text("alasan-asli"), now: context.now)
      let title = context.text(.moderationOriginal, ["number": number])
      // The address is for those who go there; a moderator needs it no more than before.
      var rows = [SummaryRow(context.text(.reportText), HTML(text: written.text))]
      if let landmark = written.landmark {
        rows.append(SummaryRow(context.text(.formLandmark), HTML(text: landmark)))
      }
      var answer = context.page(
        title: title,
        content: """
          <h1>\(title)</h1>
          \(notice(.waiting, "<p>\(context.text(.moderationLogged))</p>"))
          \(context.summaryList(rows))
          <p><a href="\(url: DeskPath.moderation(number))">\(context.text(.formBack))</a></p>
          """)
      answer.caching = .never
      return answer
    }
  }

  private func originalPhoto(_ context: RequestContext, _ form: FormBody) async throws -> Answer {
    try await attempt(context, form) { number, actor in
      let blob = try await office.casework.openPhoto(
        form.text("foto-tutup"), of: number, by: actor, reason: form.text("alasan-foto"),
        now: context.now)
      var answer = try await office.photoAnswer(blob)
      answer.caching = .never
      return answer
    }
  }

  // MARK: The page

  private func page(_ context: RequestContext, _ view: FormView) async throws -> Answer {
    let number = try number(context)
    let found = try await office.database.read { connection -> ModeratedReport? in
      guard let report = try ReportRows.find(number: number, on: connection),
        try Casework.isModerated(report, on: connection)
      else { return nil }
      let events = try EventRows.history(of: report, on: connection)
      let open = Set(events.flatMap { PublicEvent($0, sight: .open)?.photos ?? [] })
      return ModeratedReport(
        report: report.shown(at: .open), events: events,
        photos: try PhotoRows.photos(of: report.id, on: connection)
          .filter { open.contains($0.id) },
        words: try MaskRows.words(of: report.id, on: connection),
        covered: try MaskRows.photos(of: report.id, on: connection),
        flags: try FlagRows.open(of: report.id, on: connection),
        openings: try MaskRows.openings(of: report.id, on: connection))
    }
    guard let found else { throw Problem.notFound }
    var answer = context.page(
      title: context.text(.moderationCase, ["number": number]),
      status: view.errors.isEmpty ? .ok : .unprocessableContent, errors: view.errors,
      content: content(context, view, found))
    answer.caching = .never
    return answer
  }
}

/// All that the moderator's page shows of one report.
struct ModeratedReport: Sendable {
  let report: Report
  let events: [ReportEvent]
  let photos: [Photo]
  let words: [MaskRows.WordMask]
  let covered: Set<String>
  let flags: [FlagRows.Flag]
  let openings: [(unit: String, at: Int64, reason: String)]
}

/// The parts of a photo a moderator can cover without pointing: nine fields, as one reads.
enum PhotoGrid {
  static let fields = Array(1...9)

  /// Nothing chosen means all of it.
  static func boxes(_ chosen: [String]) -> [PhotoBox] {
    let numbers = Set(chosen.compactMap { Int($0) }).intersection(fields).sorted()
    guard !numbers.isEmpty else { return [.whole] }
    return numbers.compactMap { number in
      let (row, column) = ((number - 1) / 3, (number - 1) % 3)
      return PhotoBox(left: column * 333, top: row * 333, width: 334, height: 334)
    }
  }
}
