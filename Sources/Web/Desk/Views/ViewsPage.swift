import Casework
import Domain
import HTTPTypes
import Storage

/// Saved views: kept, renamed, put in order and removed; and new ones for oneself or, by heads and
/// administrators, for everybody with a role.
struct ViewsPage: Sendable {
  let office: Office

  var routes: [Route] {
    [
      .get(DeskPath.views, .roles(.viewKeepers)) { context in try await page(context) },
      .form(DeskPath.views, .roles(.viewKeepers)) { context, form in try await add(context, form) },
      .form("\(DeskPath.views)/{id}/nama", .roles(.viewKeepers)) { context, form in
        try await change(context) { id, actor in
          try await office.casework.renameView(
            id, to: form.text("nama_baru"), by: actor, now: context.now)
        }
      },
      .form("\(DeskPath.views)/{id}/naik", .roles(.viewKeepers)) { context, _ in
        try await change(context) { id, actor in
          try await office.casework.raiseView(id, by: actor)
        }
      },
      .form("\(DeskPath.views)/{id}/hapus", .roles(.viewKeepers)) { context, _ in
        try await change(context) { id, actor in
          try await office.casework.removeView(id, by: actor, now: context.now)
        }
      },
    ]
  }

  private func change(
    _ context: RequestContext, _ verb: (Int64, Actor) async throws -> Void
  ) async throws -> Answer {
    guard let id = Int64(context.parameter("id")) else { throw Problem.notFound }
    do {
      try await verb(id, try context.officer())
    } catch ViewRefusal.unknownView {
      throw Problem.notFound
    } catch let refusal as ViewRefusal {
      let error = error(refusal, field: "nama_baru", context)
      return try await page(context, errors: [error])
    }
    return .redirect(to: SafeURL.path(DeskPath.views, ["tersimpan": "1"]))
  }

  private func add(_ context: RequestContext, _ form: FormBody) async throws -> Answer {
    let actor = try context.officer()
    guard let user = actor.user else { throw Problem.forbidden }
    // From a list the filter comes as it stands in the address, from here field by field.
    let filter = (form.value("saring").map { DeskFilter(query: $0) } ?? DeskFilter(form))
      .known(office.book)
    var errors: [FieldError] = []
    let list = DeskPath.list(slug: form.text("daftar"))
    if list == nil { errors.append(FieldError("daftar", .viewListMissing)) }
    var owner: ViewRows.Owner? = .person(user)
    let wished = form.text("untuk")
    if !wished.isEmpty, wished != "saya" {
      owner = Role(rawValue: wished).flatMap { role in
        Set<Role>.queueKeepers.contains(role) ? Casework.roleViews(for: role, by: actor) : nil
      }
      if owner == nil { errors.append(FieldError("untuk", .viewOwnerMissing)) }
    } else if !Set<Role>.queueKeepers.contains(actor.role) {
      errors.append(FieldError("untuk", .viewOwnerMissing))
    }
    if let list, let owner, errors.isEmpty {
      do {
        try await office.casework.addView(
          form.text("nama_tampilan"), list: DeskPath.slug(list), query: filter.query, for: owner,
          by: actor, now: context.now)
        return .redirect(
          to: owner == .person(user)
            ? filter.path(list.path, after: nil)
            : SafeURL.path(DeskPath.views, ["tersimpan": "1"]))
      } catch let refusal as ViewRefusal {
        errors.append(error(refusal, field: "nama_tampilan", context))
      }
    }
    return try await page(context, typed: form, filter: filter, errors: errors)
  }

  private func error(_ refusal: ViewRefusal, field: String, _ context: RequestContext) -> FieldError
  {
    switch refusal {
    case .nameMissing, .unknownView: FieldError(field, .viewNameMissing)
    case .nameTooLong(let most):
      FieldError(field, .viewNameTooLong, ["most": context.words.number(most)])
    case .tooMany(let most):
      FieldError(field, .viewTooMany, ["most": context.words.number(most)])
    }
  }

  // MARK: Page

  /// At most two statements.
  private func page(
    _ context: RequestContext, typed: FormBody = FormBody(), filter: DeskFilter? = nil,
    errors: [FieldError] = []
  ) async throws -> Answer {
    let actor = try context.officer()
    guard let user = actor.user else { throw Problem.forbidden }
    var roleUnit: (unit: String?, Void)?
    if case .role(_, let unit)? = Casework.roleViews(for: actor.role, by: actor) {
      roleUnit = (unit, ())
    }
    let keptUnit = roleUnit
    let (own, ofRoles) = try await office.database.read { connection in
      (
        try ViewRows.views(of: .person(user), on: connection),
        try keptUnit.map { try ViewRows.ofRoles(in: $0.unit, on: connection) } ?? []
      )
    }
    let view = context.formView(typed: typed, errors: errors)
    let title = context.text(.viewsTitle)
    let hasOwn = Set<Role>.queueKeepers.contains(actor.role)
    let mine: HTML? =
      hasOwn
      ? "<h2>\(context.text(.viewsOwn))</h2>\(table(context, own, caption: .viewsOwn))" : nil
    let others: HTML? =
      keptUnit == nil
      ? nil
      : """
      <h2>\(context.text(.viewsOfRoles))</h2>
      <p>\(context.text(.viewsOfRolesLead))</p>
      \(table(context, ofRoles, caption: .viewsOfRoles))
      """
    return context.page(
      title: title, status: errors.isEmpty ? .ok : .unprocessableContent, errors: errors,
      content: """
        \(view.errorSummary)
        \(when: context.query("tersimpan") != nil,
          notice(.done, "<p>\(context.text(.viewSaved))</p>"))
        <h1>\(title)</h1>
        \(mine)\(others)
        <h2>\(context.text(.viewAdd))</h2>
        \(form(context, view, filter ?? DeskFilter(FormBody()), actor, hasOwn, keptUnit != nil))
        <p><a href="\(url: DeskPath.home(of: actor.role))">\(context.text(.viewsBack))</a></p>
        """)
  }

  private func form(
    _ context: RequestContext, _ view: FormView, _ filter: DeskFilter, _ actor: Actor,
    _ hasOwn: Bool, _ keepsRoles: Bool
  ) -> HTML {
    var owners = hasOwn ? [Choice("saya", context.text(.viewForMe))] : []
    if keepsRoles {
      owners += Role.officers.filter { Set<Role>.queueKeepers.contains($0) }.map {
        Choice($0.rawValue, context.text(.viewForRole, ["role": context.text(.of($0))]))
      }
    }
    return view.form(action: DeskPath.views) {
      """
      \(view.text(
        "nama_tampilan", label: .viewName, hint: .viewNameHint,
        maxLength: Casework.longestViewName, width: .half))
      \(when: keepsRoles, view.select(
        "untuk", label: .viewFor, choices: owners, stored: hasOwn ? "saya" : ""))
      \(view.select(
        "daftar", label: .viewList,
        choices: InboxRows.List.allCases.map { Choice(DeskPath.slug($0), context.text(.of($0))) }))
      \(context.filterFields(view, filter, book: office.book, unit: actor.unit ?? ""))
      \(view.submit(.viewSave))
      """
    }
  }

  private func table(_ context: RequestContext, _ views: [ViewRows.View], caption: Message) -> HTML
  {
    guard !views.isEmpty else { return "<p class=\"meta\">\(context.text(.viewsNone))</p>" }
    let rows = views.map { one -> [HTML] in
      var name: HTML = "<a href=\"\(url: context.path(of: one))\">\(one.name)</a>"
      if case .role(let role, _) = one.owner {
        name += " <span class=\"meta\">\(context.text(.of(role)))</span>"
      }
      return [
        name, "\(DeskPath.list(slug: one.list).map { context.text(.of($0)) } ?? one.list)",
        buttons(context, one),
      ]
    }
    return """
      <div class="titled">\(context.table(
        caption: context.text(caption),
        columns: [
          Column(context.text(.viewName)), Column(context.text(.viewList)),
          Column(context.text(.viewChange)),
        ], rows: rows))</div>
      """
  }

  private func buttons(_ context: RequestContext, _ one: ViewRows.View) -> HTML {
    let path = "\(DeskPath.views)/\(one.id)"
    func form(_ part: String, _ content: HTML) -> HTML {
      context.formView().form(action: "\(path)/\(part)") { content }
    }
    func button(_ label: Message) -> HTML {
      """
      <button class="button quiet">\(context.text(label))\
      <span class="spoken"> \(one.name)</span></button>
      """
    }
    let id = "nama_baru-\(one.id)"
    return """
      <details><summary>\(context.text(.viewChange))<span class="spoken"> \(one.name)</span></summary>
      \(form("nama", """
        <label for="\(id)">\(context.text(.viewRename))</label>
        <input id="\(id)" name="nama_baru" value="\(one.name)" maxlength="\(Casework.longestViewName)">
        \(button(.viewRename))
        """))
      <div class="actions">\(form("naik", button(.viewRaise)))\(form("hapus", button(.viewRemove)))</div>
      </details>
      """
  }
}

extension Set<Role> {
  /// Those who have saved views, and those who keep them for others.
  static let viewKeepers: Set<Role> = queueKeepers.union([.areaHead, .administrator])
}

extension RequestContext {
  /// Where a view leads. One of a list that is there no more leads to the desk.
  func path(of view: ViewRows.View) -> String {
    guard let list = DeskPath.list(slug: view.list) else { return DeskPath.root }
    return DeskFilter(query: view.query).path(list.path, after: nil)
  }

  /// Offers to keep what a list is narrowed to.
  func saveViewForm(_ filter: DeskFilter, list: InboxRows.List) -> HTML {
    let manage: HTML = "<a href=\"\(url: DeskPath.views)\">\(text(.viewsManage))</a>"
    guard !filter.query.isEmpty else { return "<p>\(manage)</p>" }
    let view = formView()
    let form = view.form(
      action: DeskPath.views, hidden: ["daftar": DeskPath.slug(list), "saring": filter.query]
    ) {
      """
      \(view.text(
        "nama_tampilan", label: .viewName, hint: .viewNameHint,
        maxLength: Casework.longestViewName, width: .half))
      <p class="actions">\(view.submit(.viewSave)) \(manage)</p>
      """
    }
    return """
      <details class="filter"><summary>\(text(.viewSaveThis))</summary>\(form)</details>
      """
  }
}
