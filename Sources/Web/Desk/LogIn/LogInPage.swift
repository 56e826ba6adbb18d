import Casework
import Domain
import HTTPTypes

/// Signing in and out. A wrong name and a wrong password get the same answer.
struct LogInPage: Sendable {
  static let codePath = "/masuk/kode"

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
      .get(Self.codePath, .anyone) { context in
        let wished = context.query("kembali")
        guard let step = context.sessionTokenHash,
          try await office.sessions.awaitsCode(step, now: context.now)
        else { return .redirect(to: SafeURL.path(Access.signInPath, ["kembali": wished])) }
        return codePage(context, wished: wished, context.formView())
      },
      .form(Self.codePath, .anyone) { context, form in try await enterCode(context, form) },
      .form("/keluar", .enrolling) { context, _ in
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
    let outcome: LogInOutcome
    do {
      outcome = try await office.sessions.logIn(
        login: name, password: password, from: context.visitor, tokenHash: token.hash,
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
    let back = SafeURL.returnPath(wished, fallback: DeskPath.root)
    switch outcome {
    case .signedIn: return begun(context, token, back: back)
    case .needsCode:
      var answer = Answer.redirect(to: SafeURL.path(Self.codePath, ["kembali": back]))
      // Until the code has come, the secret in the cookie opens nothing else.
      answer.cookies = [
        context.sessionCookie(token, seconds: Int(Sessions.stepLifetime / 1_000))
      ]
      return answer
    }
  }

  private func begun(_ context: RequestContext, _ token: SessionToken, back: String) -> Answer {
    var answer = Answer.redirect(to: back)
    answer.cookies = [context.sessionCookie(token, seconds: Int(Sessions.lifetime / 1_000))]
    return answer
  }

  // MARK: The second step

  private func enterCode(_ context: RequestContext, _ form: FormBody) async throws -> Answer {
    let wished = form.value("kembali")
    let code = form.text("kode_masuk")
    let recovery = form.text("cadangan")
    func again(
      _ error: FieldError, _ status: HTTPResponse.Status = .unprocessableContent
    ) -> Answer {
      codePage(
        context, wished: wished, context.formView(typed: form, errors: [error]), status: status)
    }
    let token = SessionToken(secret: context.site.secret)
    do {
      guard let step = context.sessionTokenHash else { throw SecondStepRefusal.unknownStep }
      guard !code.isEmpty || !recovery.isEmpty else {
        return again(FieldError("kode_masuk", .factorCodeMissing))
      }
      _ = try await office.sessions.enterCode(
        recovery.isEmpty ? code : recovery, step: step, from: context.visitor,
        tokenHash: token.hash, now: context.now)
    } catch let refusal as SecondStepRefusal {
      switch refusal {
      case .unknownStep, .notThere:
        return .redirect(to: SafeURL.path(Access.signInPath, ["kembali": wished]))
      case .wrongCode:
        return again(FieldError(recovery.isEmpty ? "kode_masuk" : "cadangan", .factorCodeWrong))
      case .tooMany(let until):
        var answer = again(
          FieldError("kode_masuk", .logInTooMany, ["time": context.words.time(until)]),
          .tooManyRequests)
        answer.headers[.retryAfter] = String(max(1, (until - context.now + 999) / 1_000))
        return answer
      }
    }
    return begun(context, token, back: SafeURL.returnPath(wished, fallback: DeskPath.root))
  }

  private func codePage(
    _ context: RequestContext, wished: String?, _ view: FormView,
    status: HTTPResponse.Status = .ok
  ) -> Answer {
    let title = context.text(.factorEnterTitle)
    let back = SafeURL.returnPath(wished, fallback: DeskPath.root)
    let usesRecovery = view.error("cadangan") != nil
    var answer = context.page(
      title: title, status: status, errors: view.errors,
      content: """
        \(view.errorSummary)
        <h1>\(title)</h1>
        <p class="lead">\(context.text(.factorEnterLead))</p>
        \(view.form(action: Self.codePath, hidden: ["kembali": back]) { """
          \(view.text(
            "kode_masuk", label: .factorCode, hint: .factorCodeHint, type: .number,
            autocomplete: "one-time-code", isOptional: usesRecovery, maxLength: 12, width: .short))
          <details\(flag: "open", usesRecovery)><summary>\(context.text(.factorNoPhone))</summary>
          \(view.text(
            "cadangan", label: .factorRecovery, hint: .factorRecoveryHint, autocomplete: "off",
            isOptional: true, maxLength: 40, width: .half))</details>
          \(view.submit(.logInSend))
          """ })
        <p><a href="\(url: SafeURL.path(Access.signInPath, ["kembali": back]))">\(context.text(.factorStartOver))</a></p>
        """)
    answer.caching = .never
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
