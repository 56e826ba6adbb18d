import Casework
import Domain
import HTTPTypes

/// Signing in and out. A wrong name and a wrong password get the same answer.
struct LogInPage: Sendable {
  let office: Office

  var routes: [Route] {
    [
      .get(Access.signInPath, .anyone) { context in
        let wished = context.query("kembali")
        guard context.session == nil else {
          return .redirect(to: SafeURL.returnPath(wished, fallback: DeskPath.root))
        }
        return page(context, wished: wished, context.formView())
      },
      .form(Access.signInPath, .anyone) { context, form in try await logIn(context, form) },
      .form("/keluar", .signedIn) { context, _ in
        if let hash = context.sessionTokenHash { try await office.sessions.logOut(hash) }
        var answer = Answer.redirect(to: "/")
        answer.cookies = [context.endOfSessionCookie]
        return answer
      },
    ]
  }

  private func logIn(_ context: RequestContext, _ form: FormBody) async throws -> Answer {
    let wished = form.value("kembali")
    let name = form.text("nama")
    // A password is taken as typed: blanks at its ends belong to it.
    let password = form.value("kata_sandi") ?? ""
    var errors: [FieldError] = []
    if name.isEmpty { errors.append(FieldError("nama", .logInNameMissing)) }
    if password.isEmpty { errors.append(FieldError("kata_sandi", .logInPasswordMissing)) }
    guard errors.isEmpty else {
      return again(context, form, wished: wished, errors, .unprocessableContent)
    }
    // A new secret at every sign-in, so that one planted before is worth nothing after.
    let token = SessionToken(secret: context.site.secret)
    do {
      _ = try await office.sessions.logIn(
        login: name, password: password, address: context.clientAddress, tokenHash: token.hash,
        replacing: context.sessionTokenHash, now: context.now)
    } catch let refusal as LogInRefusal {
      switch refusal {
      case .wrongNameOrPassword:
        let error = FieldError("nama", .logInWrong)
        return again(context, form, wished: wished, [error], .unprocessableContent)
      case .tooMany(let until):
        let error = FieldError("nama", .logInTooMany, ["time": context.words.time(until)])
        var answer = again(context, form, wished: wished, [error], .tooManyRequests)
        answer.headers[.retryAfter] = String(max(1, (until - context.now + 999) / 1_000))
        return answer
      }
    }
    var answer = Answer.redirect(to: SafeURL.returnPath(wished, fallback: DeskPath.root))
    answer.cookies = [
      context.sessionCookie(token, seconds: Int(Sessions.lifetime / 1_000))
    ]
    return answer
  }

  private func again(
    _ context: RequestContext, _ form: FormBody, wished: String?, _ errors: [FieldError],
    _ status: HTTPResponse.Status
  ) -> Answer {
    page(
      context, wished: wished, context.formView(typed: form, errors: errors), status: status)
  }

  private func page(
    _ context: RequestContext, wished: String?, _ view: FormView,
    status: HTTPResponse.Status = .ok
  ) -> Answer {
    let back = SafeURL.returnPath(wished, fallback: DeskPath.root)
    var answer = context.page(
      title: context.text(.logInTitle), status: status, errors: view.errors,
      content: """
        \(view.errorSummary)
        <h1>\(context.text(.logInTitle))</h1>
        <p class="lead">\(context.text(.logInLead))</p>
        \(view.form(action: Access.signInPath, hidden: ["kembali": back]) { """
          \(view.text("nama", label: .logInName, autocomplete: "username", maxLength: 64, width: .half))
          \(view.text(
            "kata_sandi", label: .logInPassword, type: .password, autocomplete: "current-password",
            maxLength: 256, width: .half))
          \(view.submit(.logInSend))
          """ })
        """)
    answer.caching = .never
    return answer
  }
}
