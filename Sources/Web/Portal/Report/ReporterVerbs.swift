import Casework
import Domain
import Evidence
import HTTPTypes
import Storage

/// The reporter's forms. Each carries the version its page was about; when the report has moved on
/// since, the fresh page is shown with what was typed.
extension ReportPages {
  var reporterRoutes: [Route] {
    [
      .form("/laporan/{nomor}/nilai", .reporter) { context, typed in
        try await answer(context, typed, .rate) { _, _ in
          Rate(
            stars: typed.whole("nilai").flatMap { Int(exactly: $0) } ?? 0,
            reasons: typed.values("alasan"), words: typed.text("ulasan"))
        }
      },
      .form("/laporan/{nomor}/beres", .reporter) { context, typed in
        try await answer(context, typed, .rate) { _, _ in Rate(stars: 5) }
      },
      .form("/laporan/{nomor}/buka-kembali", .reporter, uploads: true, tellsRefused: true) {
        context, typed in
        try await answer(context, typed, .reopen) { photos, owner in
          Reopen(words: typed.text("belum"), photos: photos, photoOwner: owner)
        }
      },
      .form("/laporan/{nomor}/jawab", .reporter, uploads: true, tellsRefused: true) {
        context, typed in
        try await answer(context, typed, .reply) { photos, owner in
          ReplyToQuestion(words: typed.text("jawaban"), photos: photos, photoOwner: owner)
        }
      },
      .form("/laporan/{nomor}/tambah", .reporter, uploads: true, tellsRefused: true) {
        context, typed in
        try await answer(context, typed, .add) { photos, owner in
          AddInformation(words: typed.text("tambahan"), photos: photos, photoOwner: owner)
        }
      },
      .get("/laporan/{nomor}/cabut", .reporter) { context in
        let seen = try await load(context, try number(context))
        return withdrawPage(context, seen, context.formView())
      },
      .form("/laporan/{nomor}/cabut", .reporter) { context, typed in
        try await answer(context, typed, .withdraw) { _, _ in Withdraw(words: typed.text("sebab")) }
      },
    ] + returns
  }

  /// A page with mistakes stands under the address its form was sent to; opened again, or in the
  /// other language, that address leads back to the report.
  private var returns: [Route] {
    ["nilai", "beres", "buka-kembali", "jawab", "tambah"].map { verb in
      .get("/laporan/{nomor}/\(verb)", .anyone) { context in
        .redirect(to: CasePath.report(try number(context)))
      }
    }
  }

  private func number(_ context: RequestContext) throws -> String {
    guard let number = ReportNumber.normalised(context.parameter("nomor")) else {
      throw Problem.notFound
    }
    return number
  }

  // MARK: Doing

  /// Takes in the photos, does the verb, and shows the page again if that is refused.
  private func answer(
    _ context: RequestContext, _ typed: FormBody, _ verb: ReporterVerb,
    _ make: ([String], String) -> some CaseVerb
  ) async throws -> Answer {
    let actor = try context.reporter()
    let number = try number(context)
    let owner = PhotoOwner.reporter(actor.reportID ?? 0)
    var (photos, errors) = try await photos(context, typed, verb, owner)
    if errors.isEmpty {
      do {
        // A form without its version is as good as a stale one: -1 was never seen by anybody.
        let seen = typed.whole("versi").flatMap { Int(exactly: $0) } ?? -1
        try await office.casework.perform(
          make(photos, owner.key), on: number, seen: seen, by: actor, now: context.now)
        return .redirect(
          to: SafeURL.path(CasePath.report(number), ["pesan": verb.rawValue]))
      } catch let refusal as Refusal {
        if case .noSuchReport = refusal { throw refusal }
        if case .photoUnknown = refusal { photos = [] }
        return try await refused(context, typed, verb, photos, owner, refusal)
      }
    }
    let seen = try await load(context, number)
    return page(
      context, seen,
      failed: FailedVerb(
        verb: verb, view: context.formView(typed: typed, errors: errors),
        photos: try await kept(photos, owner)),
      status: .unprocessableContent)
  }

  /// Ids of the photos sent now and of those kept from a try before.
  private func photos(
    _ context: RequestContext, _ typed: FormBody, _ verb: ReporterVerb, _ owner: PhotoOwner
  ) async throws -> ([String], [FieldError]) {
    guard let field = verb.photoField else { return ([], []) }
    var ids = Array(typed.values("foto-ada").prefix(Draft.mostPhotos))
    var errors: [FieldError] = []
    for file in typed.files(field) {
      guard ids.count < Draft.mostPhotos else {
        errors.append(context.tooManyFiles(field, most: Draft.mostPhotos))
        break
      }
      do {
        ids.append(
          try await office.photos.upload(
            file.bytes, owner: owner, clock: book.clock, now: context.now
          ).id)
      } catch let refusal as PhotoRefusal {
        errors.append(context.refused(file.name, at: field, refusal))
      }
    }
    errors += context.errors(ofRefused: field, in: typed, most: Draft.mostPhotos)
    return (ids, errors)
  }

  private func kept(_ ids: [String], _ owner: PhotoOwner) async throws -> [LoosePhoto] {
    guard !ids.isEmpty else { return [] }
    return try await office.database.read {
      try PortalReads.loosePhotos(ids, owner: owner.key, on: $0)
    }
  }

  // MARK: Refusals

  private func refused(
    _ context: RequestContext, _ typed: FormBody, _ verb: ReporterVerb, _ photos: [String],
    _ owner: PhotoOwner, _ refusal: Refusal
  ) async throws -> Answer {
    let seen = try await load(context, try number(context))
    var isStale = false
    if case .stale = refusal { isStale = true }
    let words = isStale ? context.text(.reporterStale) : context.words(for: refusal)
    // An error at a field needs the field to be on the page.
    let field =
      isStale || !(offers(verb, seen, context) || verb == .withdraw)
      ? nil : self.field(of: refusal, verb)
    let view = context.formView(
      typed: typed, errors: field.map { [FieldError($0, said: words)] } ?? [])
    let status: HTTPResponse.Status = isStale ? .conflict : .unprocessableContent
    let message = field == nil ? words : nil
    if verb == .withdraw, verbs(seen, context).contains(.withdraw) {
      return withdrawPage(context, seen, view, message: message, status: status)
    }
    return page(
      context, seen,
      failed: FailedVerb(
        verb: verb, view: view, photos: try await kept(photos, owner), message: message),
      status: status)
  }

  /// The field that puts a refusal right; nil when no field does.
  private func field(of refusal: Refusal, _ verb: ReporterVerb) -> String? {
    switch refusal {
    case .wordsMissing, .wordsTooLong: verb.wordsField
    case .ratingOutOfRange: "nilai"
    case .unknownReason, .reasonMissing: verb == .rate ? "alasan" : nil
    case .photoUnknown, .tooManyPhotos, .proofMissing: verb.photoField
    default: nil
    }
  }

  // MARK: Withdrawing

  /// Asks once more: a withdrawn report does not come back.
  private func withdrawPage(
    _ context: RequestContext, _ seen: Seen, _ view: FormView, message: String? = nil,
    status: HTTPResponse.Status = .ok
  ) -> Answer {
    guard verbs(seen, context).contains(.withdraw) else {
      return .redirect(to: CasePath.report(seen.report.number))
    }
    let report = seen.report
    let title = context.text(.withdrawTitle, ["number": report.number])
    let told: HTML? = message.map { notice(.waiting, "<p>\($0)</p>") }
    let form = view.form(
      action: CasePath.verb(report.number, ReporterVerb.withdraw.rawValue),
      hidden: ["versi": String(report.version)]
    ) {
      """
      \(view.textarea("sebab", label: .withdrawWords, rows: 3, isOptional: true))
      <div class="actions">\(view.submit(.withdrawYes))\
      <a class="button quiet" href="\(url: CasePath.report(report.number))">\
      \(context.text(.withdrawNo))</a></div>
      """
    }
    return context.page(
      title: title, status: status, errors: view.errors,
      content: """
        \(view.errorSummary)\(told)
        <h1>\(title)</h1>
        <p class="lead">\(context.text(.withdrawLead))</p>
        <blockquote class="said">\(report.text)</blockquote>
        \(form)
        """)
  }
}
