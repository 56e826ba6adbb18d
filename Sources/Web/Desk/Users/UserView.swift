import Casework
import Domain
import HTTPTypes
import Storage

/// One account with the forms that change it.
struct UserView {
  struct Facts: Sendable {
    let user: User
    let step: SecondStep
    let sessions: [SessionRows.Listed]
    let invitedUntil: Int64?
    let email: String?
    /// Open reports assigned to the person.
    let open: Int
  }

  let context: RequestContext
  let book: CityBook

  func page(_ facts: Facts, typed: FormBody = FormBody(), errors: [FieldError] = []) -> Answer {
    let user = facts.user
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
        \(when: isServing, invitation(facts, path, view))
        \(factor(facts, path, view))
        \(sessions(facts, path, view))
        <h2>\(context.text(.usersReset))</h2>
        \(view.form(action: "\(path)/sandi") { """
          \(view.text(
            "sandi", label: .usersPassword, hint: .usersPasswordHint, autocomplete: "off",
            isOptional: true, maxLength: 256, width: .half))
          \(view.submit(.usersReset))
          """ })
        <h2>\(context.text(isServing ? .usersDisable : .usersEnable))</h2>
        <p>\(context.text(isServing ? .usersDisableLead : .usersEnableLead))</p>
        \(when: isServing && facts.open > 0, notice(.waiting, """
          <p>\(context.text(.usersOpenWork, ["count": context.words.number(facts.open)]))</p>
          """))
        \(view.form(action: "\(path)/dinas", hidden: ["dinas": isServing ? "tidak" : "ya"]) {
          view.secondary(isServing ? .usersDisable : .usersEnable)
        })
        """)
  }

  private func invitation(_ facts: Facts, _ path: String, _ view: FormView) -> HTML {
    """
    <h2>\(context.text(.usersInviteTitle))</h2>
    <p>\(context.text(.usersInviteLead))</p>
    \(facts.invitedUntil.map {
      "<p class=\"meta\">\(context.text(.usersInvitedUntil, ["time": context.words.dateTime($0)]))</p>"
        as HTML
    })
    \(view.form(action: "\(path)/undang") { view.secondary(.usersInviteSend) })
    """
  }

  private func factor(_ facts: Facts, _ path: String, _ view: FormView) -> HTML {
    let chip =
      facts.step.isOn
      ? statusChip(.done, context.text(.factorOn))
      : statusChip(
        facts.step.isRequired ? .waiting : .neutral,
        context.text(facts.step.isRequired ? .factorMissing : .factorOff))
    let reset: HTML? =
      facts.step.isOn
      ? """
      <p>\(context.text(.factorResetLead))</p>
      \(view.form(action: "\(path)/langkah-kedua") { view.secondary(.factorReset) })
      """ : nil
    return "<h2>\(context.text(.factorTitle))</h2><p>\(chip)</p>\(reset)"
  }

  private func sessions(_ facts: Facts, _ path: String, _ view: FormView) -> HTML {
    """
    <h2>\(context.text(.sessionsTitle))</h2>
    \(context.sessionTable(facts.sessions, caption: .sessionsOfUser))
    \(when: !facts.sessions.isEmpty, view.form(action: "\(path)/sesi") {
      view.secondary(.sessionsEndAll)
    })
    """
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
    // Whoever has no desk reaches notices and account from here.
    let own: HTML? = role == .administrator ? ownLinks(unread: nil) : nil
    // Of the verifiers, these two are the arbiter's.
    let isArbiter = actor.unit == site.city.arbiterUnit
    let pages: [(String, Message, Set<Role>)] = [
      (DeskPath.users, .usersTitle, .administrators),
      (DeskPath.units, .unitsTitle, .administrators),
      (DeskPath.categories, .categoriesTitle, .administrators),
      (DeskPath.routing, .routingTitle, .administrators),
      (DeskPath.areas, .areasTitle, .administrators),
      (DeskPath.intakeChannels, .channelsTitle, .administrators),
      (DeskPath.policy, .policyTitle, .ruleReaders),
      (DeskPath.calendar, .calendarTitle, .ruleReaders),
      (DeskPath.halts, .haltTitle, [.verifier]),
      (DeskPath.publicNotices, .publicNoticesTitle, [.administrator, .areaHead]),
      (DeskPath.noticeTexts, .textsTitle, .administrators),
      (DeskPath.templates, .templatesTitle, .templateKeepers),
      (DeskPath.webhooks, .webhooksTitle, .administrators),
      (DeskPath.times, .timesTitle, .ruleReaders),
      (DeskPath.moderation, .moderationTitle, Role.moderators),
      (DeskPath.log, .logTitle, .administrators), (DeskPath.work, .workTitle, .administrators),
    ]
    let tabs = tabs(
      pages.filter {
        $0.2.contains(role)
          && (role != .verifier || isArbiter || ($0.0 != DeskPath.halts && $0.0 != DeskPath.times))
      }.map {
        Tab(path: $0.0, label: text($0.1), isCurrent: $0.0 == current)
      })
    return "\(own)\(tabs)"
  }
}
