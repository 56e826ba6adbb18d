import Casework
import Domain
import HTTPTypes
import Storage

/// Which roles must have a second step.
struct FactorRolesPage: Sendable {
  let office: Office

  var routes: [Route] {
    [
      .get(DeskPath.factorRoles, .roles(.administrators)) { context in
        let roles = try await office.database.read { try FactorRows.requiredRoles(on: $0) }
        return page(context, roles)
      },
      .form(DeskPath.factorRoles, .roles(.administrators)) { context, form in
        try await office.accounts.requireSecondStep(
          of: Set(form.values("peran").compactMap { Role(rawValue: $0) }),
          by: try context.officer().user, now: context.now)
        return .redirect(to: "\(DeskPath.factorRoles)?tersimpan=1")
      },
    ]
  }

  private func page(_ context: RequestContext, _ roles: Set<Role>) -> Answer {
    let title = context.text(.factorRolesTitle)
    let view = context.formView()
    return context.page(
      title: title,
      content: """
        \(context.administrationTabs(DeskPath.users))
        \(when: context.query("tersimpan") != nil,
          notice(.done, "<p>\(context.text(.usersSaved))</p>"))
        <h1>\(title)</h1>
        <p>\(context.text(.factorRolesLead))</p>
        \(view.form(action: DeskPath.factorRoles) { """
          \(view.checkboxes(
            "peran", legend: .factorRoles,
            choices: Role.officers.map { Choice($0.rawValue, context.text(.of($0))) },
            stored: Set(roles.map(\.rawValue)), isOptional: true))
          \(view.submit(.usersChangeSend))
          """ })
        """)
  }
}
