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
  /// The administrator's pages.
  func administrationTabs(_ current: String) -> HTML {
    let pages: [(String, Message)] = [
      (DeskPath.users, .usersTitle), (DeskPath.units, .unitsTitle),
      (DeskPath.categories, .categoriesTitle), (DeskPath.log, .logTitle),
      (DeskPath.work, .workTitle),
    ]
    return tabs(
      pages.map { Tab(path: $0.0, label: text($0.1), isCurrent: $0.0 == current) })
  }
}
