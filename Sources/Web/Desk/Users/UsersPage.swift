import Casework
import Domain
import HTTPTypes
import Storage

/// Accounts of officers: list, add, change, take out of service, give a new password.
struct UsersPage: Sendable {
  static let linesPerPage = 50

  let office: Office

  var routes: [Route] {
    [
      .get(DeskPath.users, .roles(.administrators)) { context in try await list(context) },
      .get("/meja/pengguna/baru", .roles(.administrators)) { context in
        add(context, context.formView())
      },
      .form("/meja/pengguna/baru", .roles(.administrators)) { context, form in
        try await addSent(context, form)
      },
      .get("/meja/pengguna/{id}", .roles(.administrators)) { context in
        UserView(context: context, book: office.book).page(try await user(context))
      },
      .form("/meja/pengguna/{id}", .roles(.administrators)) { context, form in
        try await change(context, form)
      },
      .form("/meja/pengguna/{id}/dinas", .roles(.administrators)) { context, form in
        try await setDisabled(context, form)
      },
      .form("/meja/pengguna/{id}/sandi", .roles(.administrators)) { context, form in
        try await reset(context, form)
      },
    ]
  }

  // MARK: List

  private func list(_ context: RequestContext) async throws -> Answer {
    let after = context.query("setelah") ?? ""
    let found = try await office.database.read {
      try UserRows.page(after: after, limit: Self.linesPerPage, on: $0)
    }
    let shown = found.prefix(Self.linesPerPage)
    let book = office.book
    let title = context.text(.usersTitle)
    let columns = [
      Column(context.text(.usersLogin)), Column(context.text(.usersName)),
      Column(context.text(.usersRole)), Column(context.text(.usersUnit)),
      Column(context.text(.usersService)),
    ]
    let rows: [[HTML]] = shown.map { user in
      [
        "<a href=\"\(url: "\(DeskPath.users)/\(user.id)")\">\(user.login)</a>", "\(user.name)",
        "\(context.text(.of(user.role)))", "\(book.units.name(user.unit))",
        user.disabledAt == nil
          ? statusChip(.done, context.text(.usersServing))
          : statusChip(.refused, context.text(.usersDisabled)),
      ]
    }
    let next = found.count > shown.count ? shown.last?.login : nil
    return context.page(
      title: title, wide: true,
      content: """
        \(context.administrationTabs(DeskPath.users))
        \(context.calendarWarning(book))
        <h1>\(title)</h1>
        <p><a class="button" href="/meja/pengguna/baru">\(context.text(.usersAdd))</a></p>
        \(context.table(caption: title, columns: columns, rows: rows))
        \(context.morePages(
          first: after.isEmpty ? nil : DeskPath.users,
          next: next.map { SafeURL.path(DeskPath.users, ["setelah": $0]) }))
        """)
  }

  // MARK: Add

  private func add(
    _ context: RequestContext, _ view: FormView, status: HTTPResponse.Status = .ok
  ) -> Answer {
    let title = context.text(.usersAdd)
    return context.page(
      title: title, status: status, errors: view.errors,
      content: """
        \(context.administrationTabs(DeskPath.users))
        \(view.errorSummary)
        <h1>\(title)</h1>
        \(view.form(action: "/meja/pengguna/baru") { """
          \(view.text(
            "login", label: .usersLogin, hint: .usersLoginHint, autocomplete: "off", maxLength: 40,
            width: .half))
          \(UserView(context: context, book: office.book).fields(view))
          \(view.text(
            "sandi", label: .usersPassword, hint: .usersPasswordHint, autocomplete: "off",
            isOptional: true, maxLength: 256, width: .half))
          \(view.submit(.usersAdd))
          """ })
        """)
  }

  private func addSent(_ context: RequestContext, _ form: FormBody) async throws -> Answer {
    let me = try context.officer().user
    let typed = form.value("sandi") ?? ""
    let password = typed.isEmpty ? Self.freshPassword() : typed
    guard let role = Role(rawValue: form.text("peran")) else {
      let error = FieldError("peran", .usersRoleMissing)
      return add(
        context, context.formView(typed: form, errors: [error]), status: .unprocessableContent)
    }
    do {
      let id = try await office.accounts.add(
        login: form.text("login"), name: form.text("nama"), password: password, role: role,
        unit: form.text("unit"), by: me, now: context.now)
      let login = form.text("login").lowercased()
      return typed.isEmpty
        ? Self.once(context, login: login, id: id, password)
        : .redirect(to: "\(DeskPath.users)/\(id)?tersimpan=1")
    } catch let refusal as AccountRefusal {
      let error = Self.error(refusal)
      return add(
        context, context.formView(typed: form, errors: [error]), status: .unprocessableContent)
    }
  }

  // MARK: Change

  private func user(_ context: RequestContext) async throws -> User {
    guard let id = Int64(context.parameter("id")),
      let user = try await office.database.read({ try UserRows.find(id: id, on: $0) })
    else { throw Problem.notFound }
    return user
  }

  private func change(_ context: RequestContext, _ form: FormBody) async throws -> Answer {
    let user = try await user(context)
    let view = UserView(context: context, book: office.book)
    guard let role = Role(rawValue: form.text("peran")) else {
      return view.page(user, typed: form, errors: [FieldError("peran", .usersRoleMissing)])
    }
    do {
      try await office.accounts.change(
        user.id, name: form.text("nama"), role: role, unit: form.text("unit"),
        by: try context.officer().user, now: context.now)
    } catch let refusal as AccountRefusal {
      return view.page(user, typed: form, errors: [Self.error(refusal)])
    }
    return .redirect(to: "\(DeskPath.users)/\(user.id)?tersimpan=1")
  }

  private func setDisabled(_ context: RequestContext, _ form: FormBody) async throws -> Answer {
    let user = try await user(context)
    do {
      // Says what is wished, so that sending the form twice does not turn it back.
      try await office.accounts.setDisabled(
        user.id, form.text("dinas") == "tidak", by: try context.officer().user, now: context.now)
    } catch let refusal as AccountRefusal {
      return UserView(context: context, book: office.book).page(
        user, typed: form, errors: [Self.error(refusal)])
    }
    return .redirect(to: "\(DeskPath.users)/\(user.id)?tersimpan=1")
  }

  private func reset(_ context: RequestContext, _ form: FormBody) async throws -> Answer {
    let user = try await user(context)
    let typed = form.value("sandi") ?? ""
    let password = typed.isEmpty ? Self.freshPassword() : typed
    do {
      try await office.accounts.resetPassword(
        user.id, to: password, by: try context.officer().user, now: context.now)
    } catch let refusal as AccountRefusal {
      return UserView(context: context, book: office.book).page(
        user, typed: form, errors: [Self.error(refusal)])
    }
    return typed.isEmpty
      ? Self.once(context, login: user.login, id: user.id, password)
      : .redirect(to: "\(DeskPath.users)/\(user.id)?tersimpan=1")
  }

  // MARK: Passwords

  /// 16 letters and digits: 80 random bits, easy to read out over the telephone.
  private static func freshPassword() -> String { String(ReporterKeys.freshToken().prefix(16)) }

  /// Shown on this answer only; the store knows nothing but its hash.
  private static func once(
    _ context: RequestContext, login: String, id: Int64, _ password: String
  ) -> Answer {
    let title = context.text(.usersFreshTitle)
    var answer = context.page(
      title: title,
      content: """
        <h1>\(title)</h1>
        <p class="panel">\(login)<strong>\(password)</strong></p>
        <p>\(context.text(.usersFreshOnce))</p>
        <p><a href="\(url: "\(DeskPath.users)/\(id)")">\(context.text(.usersBack))</a></p>
        """)
    answer.caching = .never
    return answer
  }

  private static func error(_ refusal: AccountRefusal) -> FieldError {
    switch refusal {
    case .malformedLogin: FieldError("login", .usersLoginWrong)
    case .loginTaken: FieldError("login", .usersLoginTaken)
    case .malformedName: FieldError("nama", .usersNameWrong)
    case .passwordTooShort(let least):
      FieldError("sandi", .usersPasswordShort, ["least": String(least)])
    case .passwordTooLong(let most):
      FieldError("sandi", .usersPasswordLong, ["most": String(most)])
    case .unknownUnit: FieldError("unit", .usersUnitMissing)
    case .roleNotForOfficers: FieldError("peran", .usersRoleMissing)
    case .unknownAccount: FieldError("nama", .usersUnknown)
    case .yourself: FieldError("peran", .usersYourself)
    }
  }
}
