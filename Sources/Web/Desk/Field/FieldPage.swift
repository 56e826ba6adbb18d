import Domain
import Storage

/// The field officer's day on a telephone: own tasks, then what anybody of the unit may pick up. With
/// a position the nearest come first, else what is due first. The script of this page sorts on the
/// device, keeps the own tasks there and sends results that waited for a network.
struct FieldPage: Sendable {
  static let mostTasks = 100

  let office: Office

  var routes: [Route] {
    [
      .get(DeskPath.field, .roles([.fieldOfficer])) { context in try await page(context) },
      // The address this list had before.
      .get("/meja/tugas", .roles([.fieldOfficer])) { _ in .redirect(to: DeskPath.field) },
    ]
  }

  private func page(_ context: RequestContext) async throws -> Answer {
    let actor = try context.officer()
    guard let unit = actor.unit, let user = actor.user else { throw Problem.forbidden }
    let (own, free, head, returns) = try await office.database.read { connection in
      let own = try ReportLists.assigned(to: user, limit: Self.mostTasks, on: connection)
      return (
        own,
        try DeskReads.free(
          unit: unit, queues: [.new, .mine, .toMend], limit: Self.mostTasks, on: connection),
        try DeskHead.read(for: actor, on: connection),
        try FieldRows.returns(of: own.filter { $0.state == .returned }.map(\.id), on: connection)
      )
    }
    let units = office.book.units
    // Sealed reports reach a field officer only by name.
    let open = free.filter { Visibility.sight(of: $0, for: actor, units: units) == .desk }
    let mine = own.filter { Visibility.sight(of: $0, for: actor, units: units) == .desk }
    let here = FieldPosition(context)
    let cards = FieldCards(context: context, book: office.book, here: here.place, returns: returns)
    let title = context.text(.tasksTitle)
    let sent = context.query("terkirim").flatMap(ReportNumber.normalised)
    var answer = context.page(
      title: title, errors: here.errors, scripts: ["notices.js", "field.js"],
      content: """
        \(head.own(context))
        \(here.view(context).errorSummary)
        \(when: sent != nil, notice(.done, "<p>\(context.text(.fieldSent, ["number": sent ?? ""]))</p>"))
        <h1>\(title)</h1>
        <p class="meta">\(units.name(unit))</p>
        <div class="field-mode" data-field="\(user)" \
        data-script="\(url: context.site.assets.url("camera.js"))"\(cards.labels)>
        <div data-near></div>
        \(here.form(context))
        <h2>\(context.text(.tasksOwn))</h2>
        \(cards.list(here.sorted(mine), isOwn: true))
        <h2>\(context.text(.tasksFree))</h2>
        <p>\(context.text(.tasksFreeLead))</p>
        \(cards.list(here.sorted(open), isOwn: false))
        <form hidden data-token><input type="hidden" name="\(CSRF.fieldName)" \
        value="\(context.csrf.token())"></form>
        </div>
        """)
    answer.caching = .never
    return answer
  }
}

/// Where the officer stands, as typed or filled in by the device. Kept nowhere.
struct FieldPosition {
  let place: Coordinate?
  let errors: [FieldError]
  private let typed: FormBody

  init(_ context: RequestContext) {
    let latitude = context.query("lat") ?? ""
    let longitude = context.query("lon") ?? ""
    typed = (try? FormBody(urlencoded: Array(context.rawQuery.utf8), mostFields: 50)) ?? FormBody()
    func degrees(_ text: String) -> Double? { Double(text.replacing(",", with: ".")) }
    if latitude.isEmpty, longitude.isEmpty {
      place = nil
      errors = []
    } else if let latitude = degrees(latitude), let longitude = degrees(longitude),
      let found = Coordinate(checked: latitude, longitude)
    {
      place = found
      errors = []
    } else {
      place = nil
      errors = [FieldError("lat", .fieldPositionWrong)]
    }
  }

  func view(_ context: RequestContext) -> FormView {
    context.formView(typed: typed, errors: errors)
  }

  func form(_ context: RequestContext) -> HTML {
    let view = view(context)
    return """
      <details class="filter"\(flag: "open", place != nil || !errors.isEmpty)>\
      <summary>\(context.text(.fieldNear))</summary>
      <form method="get" action="\(url: DeskPath.field)" class="search">
      \(view.text("lat", label: .fieldLatitude, maxLength: 20, width: .half))
      \(view.text("lon", label: .fieldLongitude, maxLength: 20, width: .half))
      \(view.secondary(.fieldSort))
      </form></details>
      """
  }

  /// Nearest first; what has no point comes last, in the order it came.
  func sorted(_ reports: [Report]) -> [Report] {
    guard let place else { return reports }
    return reports.enumerated().map { index, report in
      (report, report.place?.metres(to: place) ?? .infinity, index)
    }.sorted { ($0.1, $0.2) < ($1.1, $1.2) }.map(\.0)
  }
}
