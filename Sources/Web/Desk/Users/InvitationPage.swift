import Casework
import Domain
import HTTPTypes
import Sodium
import Storage
import Workers

/// A link by which a new officer sets the own password.
struct InvitationPage: Sendable {
  private static let path = "/undangan"

  let office: Office

  var routes: [Route] {
    [
      .get("\(Self.path)/{kunci}", .anyone) { context in
        guard let user = try await invited(context) else { return Self.over(context) }
        return page(context, user, context.formView())
      },
      .form("\(Self.path)/{kunci}", .anyone) { context, form in
        try await accept(context, form)
      },
    ]
  }

  private func invited(_ context: RequestContext) async throws -> User? {
    do {
      return try await office.accounts.invited(context.parameter("kunci"), now: context.now)
    } catch is InvitationRefusal {
      return nil
    }
  }

  /// A link that was used, has run out or never was: which of these is nobody's business.
  private static func over(_ context: RequestContext) -> Answer {
    let title = context.text(.invitationOver)
    let hours = context.words.number(Accounts.invitationLifetime / 3_600_000)
    var answer = context.page(
      title: title, status: .notFound,
      content: """
        <h1>\(title)</h1>
        <p>\(context.text(.invitationOverLead, ["hours": hours]))</p>
        <p><a class="button" href="\(url: Access.signInPath)">\(context.text(.logInSend))</a></p>
        """)
    answer.caching = .never
    return answer
  }

  private func accept(_ context: RequestContext, _ form: FormBody) async throws -> Answer {
    guard let user = try await invited(context) else { return Self.over(context) }
    func again(_ error: FieldError) -> Answer {
      page(
        context, user, context.formView(typed: form, errors: [error]),
        status: .unprocessableContent)
    }
    let password = form.value("sandi_baru") ?? ""
    guard password == form.value("sandi_ulang") else {
      return again(FieldError("sandi_ulang", .securityRepeatWrong))
    }
    do {
      _ = try await office.accounts.accept(
        context.parameter("kunci"), password: password, now: context.now)
    } catch is InvitationRefusal {
      return Self.over(context)
    } catch let refusal as AccountRefusal {
      return again(UsersPage.error(refusal, at: "sandi_baru"))
    }
    let title = context.text(.invitationDone)
    var answer = context.page(
      title: title,
      content: """
        <h1>\(title)</h1>
        <p>\(context.text(.invitationSignIn, ["login": user.login]))</p>
        <p><a class="button" href="\(url: Access.signInPath)">\(context.text(.logInSend))</a></p>
        """)
    answer.caching = .never
    return answer
  }

  private func page(
    _ context: RequestContext, _ user: User, _ view: FormView, status: HTTPResponse.Status = .ok
  ) -> Answer {
    let title = context.text(.invitationTitle)
    var answer = context.page(
      title: title, status: status, errors: view.errors,
      content: """
        \(view.errorSummary)
        <h1>\(title)</h1>
        <p class="lead">\(context.text(.invitationLead, ["name": user.name]))</p>
        <p>\(context.text(.usersLogin)): <strong>\(user.login)</strong></p>
        \(view.form(action: context.path) { """
          \(view.newPassword())
          \(view.submit(.invitationSend))
          """ })
        """)
    answer.caching = .never
    return answer
  }

  // MARK: The administrator's side

  /// Makes a link, by mail where there is mail and an address, else shown once.
  func invite(_ user: User, email: String?, _ context: RequestContext) async throws -> Answer {
    let token = try await office.accounts.invite(
      user.id, by: try context.officer().user, now: context.now)
    let link = "\(context.site.publicOrigin)\(Self.path)/\(token)"
    var isMailed = false
    if let mail = office.mail, let email {
      isMailed = await mail(letter(user, email, link, context)) == .sent
    }
    let title = context.text(.usersInviteTitle)
    let shown: HTML =
      isMailed
      ? notice(.done, "<p>\(context.text(.usersInviteMailed, ["login": user.login]))</p>")
      : """
      \(when: office.mail != nil && email != nil,
        notice(.late, "<p>\(context.text(.usersInviteUnsent))</p>"))
      <p>\(context.text(.usersInviteShown, ["name": user.name]))</p>
      <p class="card"><code class="key">\(link)</code></p>
      """
    var answer = context.page(
      title: title,
      content: """
        <h1>\(title)</h1>
        \(shown)
        <p>\(context.text(.usersInviteOnce))</p>
        <p><a href="\(url: "\(DeskPath.users)/\(user.id)")">\(context.text(.usersBack))</a></p>
        """)
    answer.caching = .never
    return answer
  }

  private func letter(_ user: User, _ email: String, _ link: String, _ context: RequestContext)
    -> OutgoingMail
  {
    let host = Workers.Sender(origin: context.site.publicOrigin).domain
    return .letter(
      to: email,
      subject: context.text(
        .invitationSubject, ["city": context.text(context.site.city.name)]),
      paragraphs: [
        context.text(.invitationLead, ["name": user.name]),
        context.text(.invitationLogin, ["login": user.login]), context.text(.usersInviteOnce),
      ],
      link: (label: context.text(.invitationTitle), url: link),
      messageID: "\(base32(randomBytes(10)))@\(host)", language: context.language, at: context.now)
  }
}
