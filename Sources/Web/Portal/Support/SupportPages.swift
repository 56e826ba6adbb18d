import Casework
import Domain
import HTTPTypes
import Storage

/// "This is mine too": a device adds its voice to a public report that is still open. The report's
/// own page only leads here, so that it stays the same for everybody.
struct SupportPages: Sendable {
  let office: Office

  static func path(_ number: String) -> String { CasePath.verb(number, "dukung") }

  var routes: [Route] {
    [
      .get("/laporan/{nomor}/dukung", .anyone) { context in try await page(context) },
      .form("/laporan/{nomor}/dukung", .anyone) { context, typed in
        try await support(context, typed)
      },
      .form("/laporan/{nomor}/dukung/kabar", .anyone) { context, typed in
        try await hear(context, typed)
      },
      // A reload of the page that came back with its mistakes.
      .get("/laporan/{nomor}/dukung/kabar", .anyone) { context in
        .redirect(to: Self.path(try number(context)))
      },
      .form("/laporan/{nomor}/dukung/peramban", .anyone) { context, typed in
        let owner = try await office.casework.hearOfSupported(
          try number(context), device: try device(context))
        return try await office.addBrowser(owner, typed, context)
      },
    ]
  }

  private func number(_ context: RequestContext) throws(Problem) -> String {
    guard let number = ReportNumber.normalised(context.parameter("nomor")) else {
      throw .notFound
    }
    return number
  }

  private func device(_ context: RequestContext) throws(Problem) -> String {
    guard let device = context.deviceToken else { throw .notFound }
    return device
  }

  /// A report that can be supported, as a device sees it.
  private struct Standing {
    let report: Report
    let supporters: Int
    let isSupporter: Bool
    /// Whether letters go to somebody at this device.
    let hasLetters: Bool
  }

  private func page(
    _ context: RequestContext, view: FormView? = nil, status: HTTPResponse.Status = .ok
  ) async throws -> Answer {
    let voice = context.deviceToken.map(ReporterKeys.voice)
    let number = try number(context)
    let found = try await office.database.read { connection -> Standing? in
      guard let report = try ReportRows.find(number: number, on: connection) else { return nil }
      let support = try voice.flatMap { try SupportRows.id($0, of: report.id, on: connection) }
      return Standing(
        report: report, supporters: try SupportRows.count(of: report.id, on: connection),
        isSupporter: support != nil,
        hasLetters: try support.flatMap { try SupportRows.email(of: $0, on: connection) } != nil)
    }
    guard let standing = found, Visibility.isListed(standing.report),
      standing.report.closedAt == nil
    else { throw Problem.notFound }
    var answer =
      standing.isSupporter
      ? thanks(context, standing, view ?? context.formView(), status)
      : question(context, standing.report, standing.supporters)
    answer.caching = .never
    return answer
  }

  private func question(_ context: RequestContext, _ report: Report, _ supporters: Int) -> Answer {
    let title = context.text(.supportTitle, ["number": report.number])
    let view = context.formView()
    return context.page(
      title: title,
      content: """
        <h1>\(title)</h1>
        <p class="lead">\(context.text(.supportLead))</p>
        <ul class="reports">\(context.reportCard(
          report, book: office.book, more: context.supporters(supporters)))</ul>
        \(view.form(action: Self.path(report.number)) {
          """
          <div class="actions">\(view.submit(.supportDo))\
          <a class="button quiet" href="\(url: CasePath.report(report.number))">\
          \(context.text(.formBack))</a></div>
          """
        })
        """)
  }

  private func thanks(
    _ context: RequestContext, _ standing: Standing, _ view: FormView, _ status: HTTPResponse.Status
  ) -> Answer {
    let report = standing.report
    let title = context.text(.supportThanks)
    // Who came from a form may have something else to say after all.
    let form = context.query("kembali").flatMap { $0.hasPrefix(FormStep.start + "/") ? $0 : nil }
    let back = form.map { SafeURL.returnPath($0, fallback: FormStep.start) }
    let on: HTML? = back.map {
      """
      <a class="button quiet" href="\(url: $0)">\(context.text(.supportGoOn))</a>
      """
    }
    return context.page(
      title: title, status: status, errors: view.errors, scripts: ["push.js", "share.js"],
      content: """
        \(view.errorSummary)
        <div class="panel"><h1>\(title)</h1>
        <p>\(context.text(.sentNumber))<strong>\(report.number)</strong></p></div>
        \(context.supporters(standing.supporters))
        <p>\(context.text(.supportFollow))</p>
        \(context.shareBox(report.number, link: CasePath.report(report.number)))
        \(ways(context, standing, view))
        <div class="actions"><a class="button" href="\(url: CasePath.report(report.number))">\
        \(context.text(.sentFollow))</a>\(on)</div>
        """)
  }

  /// By which ways a supporter hears of it. The address is not shown again: others may use the
  /// device.
  private func ways(_ context: RequestContext, _ standing: Standing, _ view: FormView) -> HTML {
    let path = Self.path(standing.report.number)
    let browser = context.pushBox(to: "\(path)/peramban", key: office.pushKey)
    guard office.channels.contains(.mail) else { return browser }
    let letters: HTML =
      standing.hasLetters
      ? view.form(action: "\(path)/kabar") {
        """
        <p>\(context.text(.supportHears))</p>
        \(view.secondary(.supportHearStop, name: "aksi", value: "berhenti"))
        """
      }
      : view.form(action: "\(path)/kabar") {
        """
        \(view.text(
          "surel", label: .supportHearMail, hint: .supportHearMailHint, type: .email,
          maxLength: 254))
        \(view.secondary(.supportHearDo))
        """
      }
    return
      "<section class=\"card\"><h2>\(context.text(.supportHear))</h2>\(letters)\(browser)</section>"
  }

  private func hear(_ context: RequestContext, _ typed: FormBody) async throws -> Answer {
    let number = try number(context)
    let device = try device(context)
    let stops = typed.value("aksi") == "berhenti"
    do {
      try await office.casework.hearOfSupported(
        number, device: device, email: stops ? nil : typed.text("surel").trimmed,
        language: context.language, now: context.now)
    } catch SubmitRefusal.invalid {
      return try await wrong(context, typed, .draftEmail)
    } catch SupportRefusal.tooManyOfAddress {
      return try await wrong(context, typed, .supportHearTooMany)
    }
    return .redirect(to: Self.path(number))
  }

  private func wrong(_ context: RequestContext, _ typed: FormBody, _ words: Message) async throws
    -> Answer
  {
    try await page(
      context, view: context.formView(typed: typed, errors: [FieldError("surel", words)]),
      status: .unprocessableContent)
  }

  private func support(_ context: RequestContext, _ typed: FormBody) async throws -> Answer {
    let number = try number(context)
    let casework = office.casework
    let device =
      context.deviceToken ?? context.csrf.browser.map(casework.keys.device)
      ?? ReporterKeys.freshToken()
    do {
      try await casework.support(
        number, device: device, from: context.sender, now: context.now)
    } catch SupportRefusal.tooOften(let until) {
      throw Problem.tooMany(retryAfter: Int(max(1, (until - context.now + 999) / 1_000)))
    }
    // The reporter's own device is not counted and needs no thanks.
    let path =
      context.reporterOf == nil
      ? SafeURL.path(Self.path(number), ["kembali": typed.value("kembali")])
      : CasePath.report(number)
    var answer = Answer.redirect(to: path)
    answer.cookies.append(context.reporterCookie(device))
    return answer
  }
}

extension RequestContext {
  /// How many people support a report; nothing for none.
  func supporters(_ count: Int) -> HTML {
    guard count > 0 else { return .empty }
    let words = text(.supportCount, ["count": words.number(count)])
    return "<p class=\"meta\">\(words)</p>"
  }

  /// Where a script puts the buttons that only a browser can serve: copy, share, print. Unseen
  /// without it.
  /// - Parameter link: path or address to give away
  func shareBox(_ number: String, link: String, prints: Bool = false) -> HTML {
    """
    <p class="actions" data-share="\(link)" data-number="\(number)" \
    data-copy="\(text(.shareCopy))" data-copied="\(text(.shareCopied))" \
    data-send="\(text(.shareSend))"\
    \(attribute: "data-print", prints ? text(.sharePrint) : nil)></p>
    """
  }
}
