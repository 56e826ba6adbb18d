import Casework
import Domain
import HTTPTypes

/// The city's areas as a tree, one level a page, and the form that renames one.
struct AreasPage: Sendable {
  let office: Office

  var routes: [Route] {
    [
      .get(DeskPath.areas, .roles(.administrators)) { context in list(context) },
      .get("\(DeskPath.areas)/{kode}", .roles(.administrators)) { context in
        form(context, try area(context), context.formView())
      },
      .form("\(DeskPath.areas)/{kode}", .roles(.administrators)) { context, typed in
        try await save(context, try area(context), typed)
      },
    ]
  }

  private func area(_ context: RequestContext) throws(Problem) -> Area {
    guard let area = office.book.area(context.parameter("kode")) else { throw .notFound }
    return area
  }

  private static func path(in parent: String?) -> String {
    SafeURL.path(DeskPath.areas, ["induk": parent])
  }

  private func list(_ context: RequestContext) -> Answer {
    let book = office.book
    let parent = context.query("induk").flatMap { book.area($0) }
    let shown = book.areas.filter { $0.parent == parent?.code }
    let title = context.text(.areasTitle)
    let columns = [
      Column(context.text(.unitsCode)), Column(context.text(.unitsName)),
      Column(context.text(.areasLevel)), Column(context.text(.areasBelow), isNumber: true),
    ]
    let below = Dictionary(grouping: book.areas, by: { $0.parent ?? "" }).mapValues(\.count)
    let rows: [[HTML]] = shown.map { area in
      let count = below[area.code] ?? 0
      let inside: HTML =
        count == 0
        ? "0" : "<a href=\"\(url: Self.path(in: area.code))\">\(context.words.number(count))</a>"
      return [
        "<a href=\"\(url: "\(DeskPath.areas)/\(SafeURL.encoded(area.code))")\">\(area.code)</a>",
        "\(area.name)", "\(context.text(book.city.areaLevels[area.level.rawValue - 1]))", inside,
      ]
    }
    let above = parent?.parent.flatMap { book.area($0) }
    return context.page(
      title: title, wide: true,
      content: """
        \(context.administrationTabs(DeskPath.areas))
        \(when: context.query("tersimpan") != nil,
          notice(.done, "<p>\(context.text(.tableSaved))</p>"))
        <h1>\(title)</h1>
        <p><a href="\(url: TablePage.path(.areas))">\(context.text(.tableLink))</a></p>
        <p><a href="\(url: DeskPath.areas)">\(context.text(.unitsRoot))</a>\
        \(above.map { " › <a href=\"\(url: Self.path(in: $0.code))\">\($0.name)</a>" as HTML })\
        \(parent.map { " › \($0.name)" as HTML })</p>
        \(context.table(caption: title, columns: columns, rows: rows))
        """)
  }

  private func form(
    _ context: RequestContext, _ area: Area, _ view: FormView, status: HTTPResponse.Status = .ok
  ) -> Answer {
    context.page(
      title: area.name, status: status, errors: view.errors,
      content: """
        \(context.administrationTabs(DeskPath.areas))
        \(view.errorSummary)
        <h1>\(area.name)</h1>
        <p class="meta">\(context.text(.unitsCode)): \(area.code)</p>
        \(view.form(action: "\(DeskPath.areas)/\(SafeURL.encoded(area.code))") { """
          \(view.text("nama", label: .unitsName, stored: area.name, maxLength: 200))
          \(view.submit(.tableSave))
          """ })
        """)
  }

  private func save(_ context: RequestContext, _ area: Area, _ typed: FormBody) async throws
    -> Answer
  {
    do {
      try await office.casework.save(
        Area(
          code: area.code, name: typed.text("nama"), level: area.level, parent: area.parent,
          centre: area.centre), by: try context.officer().user, now: context.now)
    } catch TableRefusal.malformedName {
      return form(
        context, area,
        context.formView(typed: typed, errors: [FieldError("nama", .unitsNameWrong)]),
        status: .unprocessableContent)
    }
    return .redirect(
      to: SafeURL.path(DeskPath.areas, ["induk": area.parent, "tersimpan": "1"]))
  }
}
