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
      // A reload of the page that came back with its mistakes.
      .get("/lapor/{draf}/kirim", .anyone) { context in
        .redirect(to: FormStep.check.path(context.parameter("draf")))
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
        \(numbersNotice(context, open))
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

  /// Telephone and identity numbers in the text: pointed out, never in the way.
  private func numbersNotice(_ context: RequestContext, _ open: OpenForm) -> HTML {
    let draft = open.draft
    let found = [draft.text, draft.landmark ?? ""].flatMap { PersonalNumbers.found(in: $0) }
    guard !found.isEmpty else { return .empty }
    let numbers = found.prefix(5).map(\.text).joined(separator: "; ")
    return notice(
      .waiting,
      """
      <p>\(context.text(.aidNumbers, ["numbers": numbers]))</p>
      <p>\(context.text(.aidNumbersMeaning)) \
      <a href="\(url: FormStep.problem.pathFromCheck(open.token))">\(context.text(.kernelChange))\
      <span class="spoken"> \(context.text(.formText))</span></a></p>
      """)
  }

  private func rows(
    _ context: RequestContext, _ open: OpenForm, _ area: AreaPath?, _ photos: [LoosePhoto]
  ) -> [SummaryRow] {
    let draft = open.draft
    let privacy = book.privacy(of: draft)
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
        "\(context.text(.of(privacy))). \(context.text(.hint(privacy)))",
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
    case .sent(let report, let browser):
      answer =
        context.began(browser)
        ? try await unlocked(report, token, context)
        : .redirect(to: FormStep.path(token, "terkirim"))
    case .open(let form) where !context.began(form.browser): return gone(context)
    case .open(let form):
      try context.site.brake.pace(since: form.begunAt, context)
      let open = OpenForm(token: token, form: form)
      do {
        let receipt = try await office.casework.submit(
          SubmitReport(
            form.draft, submission: token, photoOwner: open.owner.key, language: context.language,
            browser: form.browser),
          now: context.now)
        try await office.casework.formSent(
          form, token: token, report: receipt.report.id, now: context.now)
        // Handed in under this name by another way, it is its sender's, who holds its keys.
        answer =
          receipt.isNew || book.isSame(form.draft, receipt.report)
          ? try await unlocked(receipt.report.id, token, context)
          : .redirect(to: FormStep.path(token, "terkirim"))
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
  /// Whether this browser began the form.
  /// - Parameter browser: hash of the secret of who did; nil for a form of an earlier release
  func began(_ browser: String?) -> Bool {
    guard let browser else { return true }
    return formSecret.map { ReporterKeys.hash($0) == browser } ?? false
  }

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
