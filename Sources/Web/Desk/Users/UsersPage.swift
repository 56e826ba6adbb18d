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
        view(context).page(try await facts(context))
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
      .form("/meja/pengguna/{id}/undang", .roles(.administrators)) { context, _ in
        let facts = try await facts(context)
        do {
          return try await InvitationPage(office: office).invite(
            facts.user, email: facts.email, context)
        } catch InvitationRefusal.disabled {
          return .redirect(to: "\(DeskPath.users)/\(facts.user.id)")
        }
      },
      .form("/meja/pengguna/{id}/langkah-kedua", .roles(.administrators)) { context, _ in
        let id = try await user(context).id
        do {
          try await office.accounts.resetSecondStep(
            of: id, by: try context.officer().user, now: context.now)
        } catch SecondStepRefusal.notThere {
          // Sent twice, it is gone all the same.
        }
        return Self.saved(id)
      },
      .form("/meja/pengguna/{id}/sesi", .roles(.administrators)) { context, _ in
        let id = try await user(context).id
        try await office.accounts.endSessions(
          of: id, by: try context.officer().user, now: context.now)
        return Self.saved(id)
      },
    ]
  }

  private static func saved(_ id: Int64) -> Answer {
    .redirect(to: "\(DeskPath.users)/\(id)?tersimpan=1")
  }

  private func view(_ context: RequestContext) -> UserView {
    UserView(context: context, book: office.book)
  }

  // MARK: List

  private func list(_ context: RequestContext) async throws -> Answer {
    let after = context.query("setelah") ?? ""
    let now = context.now
    let wished = String((context.query("cari") ?? "").trimmed.prefix(100))
    let search = wished.isEmpty ? nil : self.search(wished, context)
    let (found, absences) = try await office.database.read { connection in
      let found = try UserRows.page(
        after: after, limit: Self.linesPerPage, search: search, on: connection)
      let away = try AbsenceRows.current(of: found.map(\.id), now: now, on: connection)
      return (found, away.filter { $0.from <= now })
    }
    let away = Dictionary(
      absences.map { ($0.user, $0.until) }, uniquingKeysWith: { first, _ in first })
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
        state(user, away: away[user.id], context),
      ]
    }
    let next = found.count > shown.count ? shown.last?.login : nil
    return context.page(
      title: title, wide: true,
      content: """
        \(context.administrationTabs(DeskPath.users))
        \(context.calendarWarning(book))
        <h1>\(title)</h1>
        <p class="actions"><a class="button" href="/meja/pengguna/baru">\(context.text(.usersAdd))</a>
        <a href="\(url: DeskPath.factorRoles)">\(context.text(.factorRolesTitle))</a>
        <a href="\(url: ListTablePage.path(.users))">\(context.text(.tableLink))</a></p>
        <form method="get" action="\(url: DeskPath.users)" class="search" role="search">
        \(context.formView().text(
          "cari", label: .usersSearch, stored: wished, type: .search, maxLength: 100, width: .half))
        <button class="button quiet">\(context.text(.usersSearchSend))</button></form>
        \(when: rows.isEmpty, "<p>\(context.text(.usersNoneFound))</p>")
        \(when: !rows.isEmpty, context.table(caption: title, columns: columns, rows: rows))
        \(context.morePages(
          first: after.isEmpty ? nil : path(wished, after: nil),
          next: next.map { path(wished, after: $0) }))
        """)
  }

  private func path(_ wished: String, after login: String?) -> String {
    SafeURL.path(DeskPath.users, ["cari": wished.isEmpty ? nil : wished, "setelah": login])
  }

  /// Roles and units are found by the words the page shows for them.
  private func search(_ wished: String, _ context: RequestContext) -> UserRows.Search {
    let word = wished.lowercased()
    return UserRows.Search(
      text: wished,
      roles: Role.officers.filter { context.text(.of($0)).lowercased().contains(word) },
      units: office.book.units.all.filter { unit in
        [unit.code, unit.name, unit.shortName].contains { $0.lowercased().contains(word) }
      }.map(\.code))
  }

  private func state(_ user: User, away until: Int64?, _ context: RequestContext) -> HTML {
    guard user.disabledAt == nil else {
      return statusChip(.refused, context.text(.usersDisabled))
    }
    guard let until else { return statusChip(.done, context.text(.usersServing)) }
    return statusChip(
      .waiting, context.text(.usersAway, ["through": context.words.date(until - 1)]))
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
          \(view.radios(
            "cara", legend: .usersWay,
            choices: [
              Choice("undang", context.text(.usersInvite), hint: context.text(.usersInviteHint)),
              Choice("sandi", context.text(.usersByPassword)),
            ], stored: "undang"))
          \(when: office.mail != nil, view.text(
            "surel", label: .usersEmail, hint: .usersEmailHint, type: .email, autocomplete: "off",
            isOptional: true, maxLength: 254))
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
    let isInvited = form.value("cara") == "undang"
    let password = isInvited ? nil : typed.isEmpty ? Self.freshPassword() : typed
    let email = isInvited ? form.text("surel") : ""
    if !email.isEmpty, !Contact(email: email, consent: false).problems.isEmpty {
      return add(
        context, context.formView(typed: form, errors: [FieldError("surel", .meEmailWrong)]),
        status: .unprocessableContent)
    }
    guard let role = Role(rawValue: form.text("peran")) else {
      let error = FieldError("peran", .usersRoleMissing)
      return add(
        context, context.formView(typed: form, errors: [error]), status: .unprocessableContent)
    }
    do {
      let id = try await office.accounts.add(
        login: form.text("login"), name: form.text("nama"), password: password, role: role,
        unit: form.text("unit"), email: email.isEmpty ? nil : email, by: me, now: context.now)
      guard let password else {
        guard let user = try await office.database.read({ try UserRows.find(id: id, on: $0) })
        else { throw Problem.notFound }
        return try await InvitationPage(office: office).invite(
          user, email: email.isEmpty ? nil : email, context)
      }
      let login = form.text("login").lowercased()
      return typed.isEmpty ? Self.once(context, login: login, id: id, password) : Self.saved(id)
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

  /// Nine statements, whoever it is.
  private func facts(_ context: RequestContext) async throws -> UserView.Facts {
    let user = try await user(context)
    let now = context.now
    return try await office.database.read { connection in
      UserView.Facts(
        user: user, step: try SecondStep.read(user, on: connection),
        sessions: try SessionRows.running(of: user.id, now: now, on: connection),
        invitedUntil: try InvitationRows.open(of: user.id, now: now, on: connection),
        email: try UserRows.email(of: user.id, on: connection),
        open: try AbsenceRows.countAssigned(to: user.id, on: connection))
    }
  }

  /// The account's page with a form that came back.
  private func again(_ context: RequestContext, _ form: FormBody, _ error: FieldError)
    async throws -> Answer
  {
    view(context).page(try await facts(context), typed: form, errors: [error])
  }

  private func change(_ context: RequestContext, _ form: FormBody) async throws -> Answer {
    let user = try await user(context)
    guard let role = Role(rawValue: form.text("peran")) else {
      return try await again(context, form, FieldError("peran", .usersRoleMissing))
    }
    do {
      try await office.accounts.change(
        user.id, name: form.text("nama"), role: role, unit: form.text("unit"),
        by: try context.officer().user, now: context.now)
    } catch let refusal as AccountRefusal {
      return try await again(context, form, Self.error(refusal))
    }
    return Self.saved(user.id)
  }

  private func setDisabled(_ context: RequestContext, _ form: FormBody) async throws -> Answer {
    let user = try await user(context)
    do {
      // Says what is wished, so that sending the form twice does not turn it back.
      try await office.accounts.setDisabled(
        user.id, form.text("dinas") == "tidak", by: try context.officer().user, now: context.now)
    } catch let refusal as AccountRefusal {
      return try await again(context, form, Self.error(refusal))
    }
    return Self.saved(user.id)
  }

  private func reset(_ context: RequestContext, _ form: FormBody) async throws -> Answer {
    let user = try await user(context)
    let typed = form.value("sandi") ?? ""
    let password = typed.isEmpty ? Self.freshPassword() : typed
    do {
      try await office.accounts.resetPassword(
        user.id, to: password, by: try context.officer().user, now: context.now)
    } catch let refusal as AccountRefusal {
      return try await again(context, form, Self.error(refusal))
    }
    return typed.isEmpty
      ? Self.once(context, login: user.login, id: user.id, password) : Self.saved(user.id)
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

  /// - Parameter field: where a password that will not do is told
  static func error(_ refusal: AccountRefusal, at field: String = "sandi") -> FieldError {
    switch refusal {
    case .malformedLogin: FieldError("login", .usersLoginWrong)
    case .loginTaken: FieldError("login", .usersLoginTaken)
    case .malformedName: FieldError("nama", .usersNameWrong)
    case .passwordTooShort(let least):
      FieldError(field, .usersPasswordShort, ["least": String(least)])
    case .passwordTooLong(let most):
      FieldError(field, .usersPasswordLong, ["most": String(most)])
    case .unknownUnit: FieldError("unit", .usersUnitMissing)
    case .unitUnfit: FieldError("unit", .usersUnitUnfit)
    case .roleNotForOfficers: FieldError("peran", .usersRoleMissing)
    case .unknownAccount: FieldError("nama", .usersUnknown)
    case .yourself: FieldError("peran", .usersYourself)
    case .wrongPassword: FieldError(field, .securityPasswordWrong)
    }
  }
}
