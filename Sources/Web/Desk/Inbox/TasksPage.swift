import Domain
import Storage

/// The field officer's day: own tasks first, then what anybody of the unit may pick up.
struct TasksPage: Sendable {
  static let mostTasks = 100

  let office: Office

  var routes: [Route] {
    [.get(DeskPath.tasks, .roles([.fieldOfficer])) { context in try await page(context) }]
  }

  private func page(_ context: RequestContext) async throws -> Answer {
    let actor = try context.officer()
    guard let unit = actor.unit, let user = actor.user else { throw Problem.forbidden }
    let (own, free, head) = try await office.database.read { connection in
      (
        try ReportLists.assigned(to: user, limit: Self.mostTasks, on: connection),
        try DeskReads.free(
          unit: unit, queues: [.new, .mine, .toMend], limit: Self.mostTasks, on: connection),
        try DeskHead.read(for: actor, on: connection)
      )
    }
    let book = office.book
    // Sealed reports reach a field officer only by name.
    let open = free.filter { Visibility.sight(of: $0, for: actor, units: book.units) == .desk }
    let title = context.text(.tasksTitle)
    return context.page(
      title: title, wide: true, scripts: ["notices.js"],
      content: """
        \(head.own(context))
        <h1>\(title)</h1>
        <p class="meta">\(book.units.name(unit))</p>
        <h2>\(context.text(.tasksOwn))</h2>
        \(context.reportLines(own, caption: context.text(.tasksOwn), actor: actor, book: book))
        <h2>\(context.text(.tasksFree))</h2>
        <p>\(context.text(.tasksFreeLead))</p>
        \(context.reportLines(open, caption: context.text(.tasksFree), actor: actor, book: book))
        """)
  }
}
