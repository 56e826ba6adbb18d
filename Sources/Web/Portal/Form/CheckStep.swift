import Casework
import Domain
import HTTPTypes
import Storage

/// Step 6: the answers once more, who gets the report first and until when; then it is sent.
extension ReportFormPages {
  var checkRoutes: [Route] {
    [
      .get("/lapor/{draf}/periksa", .anyone) { context in
        try await withForm(context) { try await checkPage(context, $0) }
      },
      .form("/lapor/{draf}/kirim", .anyone) { context, _ in try await send(context) }
        .counted(as: .submit),
    ]
  }

  private func checkPage(_ context: RequestContext, _ open: OpenForm) async throws -> Answer {
    let (location, problems) = try await office.casework.problems(of: open.draft)
    return try await checkPage(context, open, location, problems)
  }

  private func checkPage(
    _ context: RequestContext, _ open: OpenForm, _ location: Location?,
    _ problems: [Draft.Problem], status: HTTPResponse.Status = .ok
  ) async throws -> Answer {
    var area: AreaPath?
    if case .village(let code) = location { area = book.path(ofVillage: code) }
    let photos = try await photos(of: open)
    let view = context.formView()
    let back: HTML = """
      <a class="button quiet" href="\(url: FormStep.contact.path(open.token))">\
      \(context.text(.formBack))</a>
      """
    let form: HTML = view.form(action: FormStep.path(open.token, "kirim"), trap: .hidden) {
      """
      <div class="actions">\(problems.isEmpty ? view.submit(.verbSubmit) : .empty)\(back)</div>
      """
    }
    return context.page(
      title: context.text(.formCheckTitle), status: status,
      content: """
        \(progress(context, .check))
        \(missing(context, open, problems))
        \(book.soundsLikeEmergency(open.draft.text) ? emergencyNotice(context) : .empty)
        <h1>\(context.text(.formCheckTitle))</h1>
        \(context.summaryList(rows(context, open, area, photos)))
        \(promise(context, open.form.draft, area))
        \(form)
        """)
  }

  /// What still stands in the way, each with the way to its field.
  private func missing(
    _ context: RequestContext, _ open: OpenForm, _ problems: [Draft.Problem]
  ) -> HTML {
    guard !problems.isEmpty else { return .empty }
    return """
      <div class="errors" role="alert" aria-labelledby="errors-title" tabindex="-1">
      <h2 id="errors-title">\(context.text(.kernelSummaryTitle))</h2>
      <ul>\(each: problems, { problem in
        let path = problem.home.step.pathFromCheck(open.token)
        return """
          <li><a href="\(url: "\(path)#\(problem.home.field)")">\(context.words(for: problem))</a></li>

          """
      })</ul></div>
      """
  }

  private func rows(
    _ context: RequestContext, _ open: OpenForm, _ area: AreaPath?, _ photos: [LoosePhoto]
  ) -> [SummaryRow] {
    let draft = open.draft
    let empty: HTML = "<span class=\"meta\">\(context.text(.formEmpty))</span>"
    func change(_ step: FormStep) -> String { step.pathFromCheck(open.token) }
    func told(_ text: String?) -> HTML { text.map { HTML(text: $0) } ?? empty }
    let images: HTML = """
      <ul class="thumbs">\(each: photos.enumerated(), { index, photo in
        let (width, height) = photo.thumbnailSize
        return """
          <li><img src="\(url: draftPhotoPath(open, photo.id))" width="\(width)" \
          height="\(height)" alt="\(context.text(
            .formPhotoAlt, ["number": context.words.number(index + 1)]))"></li>
          """
      })</ul>
      """
    let contact = [draft.contact?.name, draft.contact?.phone, draft.contact?.email]
      .compactMap { $0 }
    let category = draft.category.flatMap { book.category($0) }.map { context.text($0.name) }
    var contactWords = told(contact.isEmpty ? nil : contact.joined(separator: "\n"))
    if draft.contact != nil {
      contactWords +=
        "\n\(context.text(draft.contact?.consent == true ? .formMayContact : .formMayNotContact))"
    }
    return [
      SummaryRow(
        context.text(.formPhotoLabel), photos.isEmpty ? empty : images, change: change(.photo)),
      SummaryRow(
        context.text(.formPlaceLabel), placeWords(context, draft, area) ?? empty,
        change: change(.place)),
      SummaryRow(context.text(.formAddress), told(draft.address), change: change(.place)),
      SummaryRow(context.text(.formLandmark), told(draft.landmark), change: change(.place)),
      SummaryRow(
        context.text(.formKind), HTML(text: context.text(.of(draft.kind))),
        change: change(.problem)),
      SummaryRow(context.text(.formText), told(draft.text.nonEmpty), change: change(.problem)),
      SummaryRow(context.text(.formCategory), told(category), change: change(.problem)),
      SummaryRow(
        context.text(.formPrivacy),
        "\(context.text(.of(draft.privacy))). \(context.text(.hint(draft.privacy)))",
        change: change(.privacy)),
      SummaryRow(context.text(.formContactLabel), contactWords, change: change(.contact)),
    ]
  }

  private func placeWords(_ context: RequestContext, _ draft: Draft, _ area: AreaPath?) -> HTML? {
    let words = area.map { context.areaWords($0, book: book) }
    let point = draft.place.map {
      "\(PlaceReading.shown($0.latitude)), \(PlaceReading.shown($0.longitude))"
    }
    let lines = [words, point].compactMap { $0 }
    return lines.isEmpty ? nil : HTML(text: lines.joined(separator: "\n"))
  }

  /// Who gets it first, and the dates promised if it is sent now.
  private func promise(_ context: RequestContext, _ draft: Draft, _ area: AreaPath?) -> HTML {
    // The very step that would be stored: what is promised here is what is kept.
    let step = SubmitReport.firstStep(
      draft, id: 0, area: area, channel: draft.channel, demo: false, book: book, now: context.now)
    guard let dues = step.details.dues else { return .empty }
    let holder = step.holder
    return """
      <h2>\(context.text(.formPromiseTitle))</h2>
      <ul>
      <li>\(context.text(.formFirstHolder, ["holder": book.units.name(holder)]))</li>
      <li>\(context.text(.formDecisionBy, ["date": context.words.dateTime(dues.coordination)]))</li>
      <li>\(context.text(.formCompletionBy, ["date": context.words.dateTime(dues.completion)]))</li>
      </ul>
      """
  }

  // MARK: Sending

  /// Sends the form. The form's token is the submission's, so a second press of the button shows
  /// the same confirmation; it also unlocks the device again, because browsers drop the cookie of
  /// an answer they did not wait for.
  private func send(_ context: RequestContext) async throws -> Answer {
    let token = context.parameter("draf")
    var answer: Answer
    switch try await office.casework.form(token: token) {
    case nil: return gone(context)
    case .sent(let report): answer = try await unlocked(report, token, context)
    case .open(let form):
      try context.site.brake.pace(since: form.begunAt, context)
      let open = OpenForm(token: token, form: form)
      do {
        let receipt = try await office.casework.submit(
          SubmitReport(
            form.draft, submission: token, photoOwner: open.owner.key, language: context.language),
          now: context.now)
        try await office.casework.formSent(
          token: token, report: receipt.report.id, now: context.now)
        answer = try await unlocked(receipt.report.id, token, context)
      } catch SubmitRefusal.invalid(let problems) {
        let (location, _) = try await office.casework.problems(of: form.draft)
        answer = try await checkPage(
          context, open, location, problems, status: .unprocessableContent)
      }
    }
    answer.caching = .never
    return answer
  }

  private func unlocked(
    _ report: Int64, _ token: String, _ context: RequestContext
  ) async throws -> Answer {
    let device = context.deviceToken ?? ReporterKeys.freshToken()
    try await office.casework.grant(report: report, device: device, now: context.now)
    var answer = Answer.redirect(to: FormStep.path(token, "terkirim"))
    answer.cookies.append(context.reporterCookie(device))
    return answer
  }
}

extension RequestContext {
  /// Keeps a device known for as long as its reports stay open to it.
  func reporterCookie(_ device: String) -> SetCookie {
    deviceCookie(device, seconds: Int(Casework.grantLifetime / 1_000))
  }
}

extension LoosePhoto {
  /// Width and height of the thumbnail.
  var thumbnailSize: (width: Int, height: Int) {
    PhotoSize.thumbnail(width: width, height: height)
  }
}
