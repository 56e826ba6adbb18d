import Domain
import HTTPTypes
import Storage

/// One account with the forms that change it.
struct UserView {
  let context: RequestContext
  let book: CityBook

  func page(_ user: User, typed: FormBody = FormBody(), errors: [FieldError] = []) -> Answer {
    let view = context.formView(typed: typed, errors: errors)
    let path = "\(DeskPath.users)/\(user.id)"
    let isServing = user.disabledAt == nil
    return context.page(
      title: user.login, status: errors.isEmpty ? .ok : .unprocessableContent, errors: errors,
      content: """
        \(context.administrationTabs(DeskPath.users))
        \(view.errorSummary)
        \(when: errors.isEmpty && context.query("tersimpan") != nil,
          notice(.done, "<p>\(context.text(.usersSaved))</p>"))
        <h1>\(user.login)</h1>
        \(context.summaryList([
          SummaryRow(context.text(.usersCreated), context.time(user.createdAt)),
          SummaryRow(
            context.text(.usersService),
            isServing
              ? statusChip(.done, context.text(.usersServing))
              : statusChip(.refused, context.text(.usersDisabled))),
        ]))
        <h2>\(context.text(.usersChange))</h2>
        \(view.form(action: path) { "\(fields(view, user))\(view.submit(.usersChangeSend))" })
        <p><a href="\(url: MePage.path(user.id))">\(context.text(.absenceOf))</a></p>
        <h2>\(context.text(.usersReset))</h2>
        \(view.form(action: "\(path)/sandi") { """
          \(view.text(
            "sandi", label: .usersPassword, hint: .usersPasswordHint, autocomplete: "off",
            isOptional: true, maxLength: 256, width: .half))
          \(view.submit(.usersReset))
          """ })
        <h2>\(context.text(isServing ? .usersDisable : .usersEnable))</h2>
        <p>\(context.text(isServing ? .usersDisableLead : .usersEnableLead))</p>
        \(view.form(action: "\(path)/dinas", hidden: ["dinas": isServing ? "tidak" : "ya"]) {
          view.secondary(isServing ? .usersDisable : .usersEnable)
        })
        """)
  }

  /// Name, role and unit, as they are added and changed.
  func fields(_ view: FormView, _ user: User? = nil) -> HTML {
    """
    \(view.text(
      "nama", label: .usersName, stored: user?.name ?? "", autocomplete: "off", maxLength: 100))
    \(view.select(
      "peran", label: .usersRole,
      choices: Role.officers.map { Choice($0.rawValue, context.text(.of($0))) },
      stored: user?.role.rawValue ?? ""))
    \(view.select(
      "unit", label: .usersUnit, choices: book.units.all.map { Choice($0.code, $0.name) },
      stored: user?.unit ?? ""))
    """
  }
}

extension RequestContext {
  /// The pages about how the city works that the reader may open.
  func administrationTabs(_ current: String) -> HTML {
    guard let actor = session?.actor else { return .empty }
    let role = actor.role
    // Of the verifiers, these two are the arbiter's.
    let isArbiter = actor.unit == site.city.arbiterUnit
    let pages: [(String, Message, Set<Role>)] = [
      (DeskPath.users, .usersTitle, .administrators),
      (DeskPath.units, .unitsTitle, .administrators),
      (DeskPath.categories, .categoriesTitle, .administrators),
      (DeskPath.policy, .policyTitle, .ruleReaders),
      (DeskPath.calendar, .calendarTitle, .ruleReaders),
      (DeskPath.halts, .haltTitle, [.verifier]),
      (DeskPath.noticeTexts, .textsTitle, .administrators),
      (DeskPath.templates, .templatesTitle, .templateKeepers),
      (DeskPath.webhooks, .webhooksTitle, .administrators),
      (DeskPath.times, .timesTitle, .ruleReaders),
      (DeskPath.log, .logTitle, .administrators), (DeskPath.work, .workTitle, .administrators),
    ]
    return tabs(
      pages.filter {
        $0.2.contains(role)
          && (role != .verifier || isArbiter || ($0.0 != DeskPath.halts && $0.0 != DeskPath.times))
      }.map {
        Tab(path: $0.0, label: text($0.1), isCurrent: $0.0 == current)
      })
  }
}
