import Casework
import Domain
import HTTPTypes
import Storage

/// By which ways a reporter hears of the own report: chosen on its page, stopped there or by a link
/// in every letter.
struct WaysPart: Sendable {
  let office: Office

  static func path(_ number: String) -> String { "\(CasePath.report(number))/kabar" }

  var routes: [Route] {
    [
      .get("/laporan/{nomor}/kabar", .reporter) { context in
        try await page(context, context.formView())
      },
      .form("/laporan/{nomor}/kabar", .reporter) { context, form in
        try await choose(context, form)
      },
      .form("/laporan/{nomor}/peramban", .reporter) { context, form in
        guard let report = context.reporterOf else { throw Problem.forbidden }
        return try await office.addBrowser(.report(report), form, context)
      },
    ]
  }

  private func choose(_ context: RequestContext, _ form: FormBody) async throws -> Answer {
    guard let report = context.reporterOf else { throw Problem.forbidden }
    let email = form.text("surel-baru").trimmed
    let ways = form.values("lewat")
    do {
      try await office.casework.chooseWays(
        WaysChoice(
          mail: ways.contains("surel") || !email.isEmpty, sms: ways.contains("sms"),
          email: email.isEmpty ? nil : email),
        of: report, language: context.language, now: context.now)
    } catch SubmitRefusal.invalid {
      return try await page(
        context,
        context.formView(typed: form, errors: [FieldError("surel-baru", .draftEmail)]),
        isInvalid: true)
    }
    return .redirect(to: "\(Self.path(context.parameter("nomor")))?tersimpan=ya")
  }

  private func page(_ context: RequestContext, _ view: FormView, isInvalid: Bool = false)
    async throws -> Answer
  {
    guard let report = context.reporterOf else { throw Problem.forbidden }
    let (ways, subscriptions) = try await office.database.read { connection in
      (
        try IdentityRows.ways(of: report, on: connection),
        try SubscriptionRows.of([.report(report)], on: connection)
      )
    }
    func isOn(_ channel: SubscriptionRows.Channel) -> Bool {
      subscriptions.contains { $0.channel == channel && $0.state == .on }
    }
    var choices: [Choice] = []
    if ways.mail, office.channels.contains(.mail) {
      choices.append(Choice("surel", context.text(.waysMail)))
    }
    if ways.telephone, office.channels.contains(.sms) {
      choices.append(Choice("sms", context.text(.waysSMS)))
    }
    let chosen = Set((isOn(.mail) ? ["surel"] : []) + (isOn(.sms) ? ["sms"] : []))
    let title = context.text(.waysTitle)
    let number = context.parameter("nomor")
    let mail: HTML? =
      office.channels.contains(.mail)
      ? """
      \(view.text(
        "surel-baru", label: ways.mail ? .waysOtherMail : .waysNewMail, hint: .waysMailHint,
        type: .email, isOptional: true, maxLength: 254))
      """ : nil
    let saved: HTML? =
      context.query("tersimpan") == nil
      ? nil : notice(.done, "<p>\(context.text(.waysSaved))</p>")
    let form: HTML =
      choices.isEmpty && mail == nil
      ? "<p>\(context.text(.waysNone))</p>"
      : view.form(action: Self.path(number)) {
        """
        \(choices.isEmpty ? HTML.empty : view.checkboxes(
          "lewat", legend: .waysLegend, choices: choices, stored: chosen, isOptional: true))
        \(mail)
        \(view.submit(.waysSave))
        """
      }
    return context.page(
      title: title, status: isInvalid ? .unprocessableContent : .ok, errors: view.errors,
      scripts: ["push.js"],
      content: """
        \(view.errorSummary)
        \(saved)
        <h1>\(title)</h1>
        <p>\(context.text(.waysLead))</p>
        \(form)
        \(context.pushBox(to: "\(CasePath.report(number))/peramban", key: office.pushKey))
        <p class="actions"><a href="\(url: CasePath.report(number))">\(context.text(.waysBack))</a></p>
        """)
  }
}

extension RequestContext {
  /// Where a browser can be told of news; filled by a script, which alone can ask the browser.
  func pushBox(to path: String, key: String?) -> HTML {
    guard let key else { return .empty }
    return """
      <div data-push="\(path)" data-key="\(key)" data-token="\(csrf.token())" \
      data-label="\(text(.waysPush))" data-done="\(text(.waysPushDone))" \
      data-fail="\(text(.waysPushFail))"></div>
      """
  }
}

extension Office {
  /// Takes in what a browser says of itself. Whether its push service may be called at all is
  /// decided when something is sent there.
  func addBrowser(
    _ owner: SubscriptionRows.Owner, _ form: FormBody, _ context: RequestContext
  ) async throws -> Answer {
    let endpoint = form.text("endpoint")
    let p256dh = form.text("p256dh")
    let auth = form.text("auth")
    func isBase64URL(_ text: String, _ count: ClosedRange<Int>) -> Bool {
      count.contains(text.utf8.count)
        && text.allSatisfy {
          $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" || $0 == "=")
        }
    }
    guard pushKey != nil, acceptsPushService(endpoint), endpoint.utf8.count <= 1_000,
      endpoint.utf8.allSatisfy({ (33...126).contains($0) }), isBase64URL(p256dh, 86...90),
      isBase64URL(auth, 22...26)
    else { throw Problem.badRequest(.kernelBadRequest) }
    try await casework.addBrowser(
      owner, endpoint: endpoint, p256dh: p256dh, auth: auth, language: context.language,
      now: context.now)
    return Answer(status: .noContent)
  }
}
