import Domain
import HTTPTypes
import Storage

/// A round of visits on paper: the chosen reports in the order to go, from the office or from where
/// the officer stands.
struct RoutePage: Sendable {
  let office: Office

  var routes: [Route] {
    [
      .get(DeskPath.route, .roles(.queueKeepers.union([.fieldOfficer]))) { context in
        try await page(context)
      }
    ]
  }

  private struct Stop {
    let report: Report
    /// From the place before; nil where that is not known.
    let metres: Double?
  }

  /// One statement.
  private func page(_ context: RequestContext) async throws -> Answer {
    let actor = try context.officer()
    let book = office.book
    let asked = Selection.fields(context)
    let chosen = Selection(asked)
    let found = try await office.database.read { try chosen.read(on: $0) }
    let reports = chosen.all.compactMap { found[$0.number] }.filter {
      Visibility.sight(of: $0, for: actor, units: book.units) == .desk
    }
    var here: Coordinate?
    if let latitude = Double(asked.text("lat")), let longitude = Double(asked.text("lon")) {
      here = Coordinate(checked: latitude, longitude)
    }
    let start = here ?? actor.unit.flatMap { book.centre(of: $0) }
    let placed = reports.filter { $0.place != nil }
    let stops = VisitOrder.nearest(from: start, placed.compactMap(\.place)).map {
      Stop(report: placed[$0.index], metres: $0.metres)
    }
    let rest = reports.filter { $0.place == nil }.map { Stop(report: $0, metres: nil) }
    let title = context.text(.routeTitle)
    let back = SafeURL.returnPath(asked.value("kembali"), fallback: DeskPath.home(of: actor.role))
    let from =
      here != nil
      ? context.text(.routeFromHere)
      : start == nil
        ? context.text(.routeFromFirst)
        : context.text(.routeFromOffice, ["unit": book.units.name(actor.unit ?? "")])
    let way = stops.compactMap(\.metres).reduce(0, +)
    let content: HTML =
      reports.isEmpty
      ? "<p class=\"lead\">\(context.text(.bulkNone))</p>"
      : """
      <p>\(from) \(context.text(.routeWay, ["distance": distance(context, way)]))</p>
      \(placeForm(context, chosen, back: back))
      <ol class="route">\(each: stops, { line(context, $0) })</ol>
      \(when: !rest.isEmpty, """
        <h2>\(context.text(.routeNoPlace))</h2>
        <ul class="route">\(each: rest, { line(context, $0) })</ul>
        """)
      """
    return context.page(
      title: title, scripts: ["place.js", "desk.js"],
      content: """
        <h1>\(title)</h1>
        <p class="meta">\(context.words.dateTime(context.now))</p>
        \(content)
        <p class="actions"><button class="button" type="button" data-cetak hidden>\
        \(context.text(.routePrint))</button> <a href="\(url: back)">\(context.text(.bulkBack))</a></p>
        """)
  }

  /// Orders the round anew from where the device is.
  private func placeForm(_ context: RequestContext, _ chosen: Selection, back: String) -> HTML {
    """
    <form method="get" action="\(url: DeskPath.route)">
    \(each: chosen.all, { "<input type=\"hidden\" name=\"pilih\" value=\"\($0.value)\">" })
    <input type="hidden" name="lat"><input type="hidden" name="lon">
    <input type="hidden" name="kembali" value="\(back)">
    <div data-place data-label="\(context.text(.routeLocate))" data-wait="\(context.text(.routeWait))" \
    data-done="\(context.text(.routeLocated))" data-fail="\(context.text(.routeFailed))"></div>
    <p class="actions scripted"><button class="button quiet">\(context.text(.routeOrder))</button></p>
    </form>
    """
  }

  private func line(_ context: RequestContext, _ stop: Stop) -> HTML {
    let report = stop.report
    let category =
      report.category.flatMap { office.book.category($0) }.map { context.text($0.name) }
      ?? context.text(.deskNoCategory)
    let place = [
      report.address, report.landmark,
      report.area.map { context.areaWords($0, book: office.book) },
    ].compactMap { $0 }
    let away: HTML? = stop.metres.map {
      "<span class=\"mark\">\(context.text(.routeAway, ["distance": distance(context, $0)]))</span>"
    }
    let (tone, left) = context.timeLeft(report)
    return """
      <li><p><a href="\(url: DeskPath.report(report.number))"><strong>\(report.number)</strong></a> \
      \(category) \(away) \(statusChip(tone, left))</p>
      <p>\(place.joined(separator: "; "))</p>\
      <p class="meta">\(String(report.text.prefix(200)))</p></li>

      """
  }

  private func distance(_ context: RequestContext, _ metres: Double) -> String {
    guard metres >= 1_000 else { return "\(context.words.number(Int(metres))) m" }
    let tenths = Int((metres / 100).rounded())
    let comma = context.language == .id ? "," : "."
    return "\(context.words.number(tenths / 10))\(comma)\(tenths % 10) km"
  }
}

extension CityBook {
  /// About where a unit's area lies: its own point, or the middle of its villages' points. Nil for
  /// a unit of the whole city.
  func centre(of unit: String) -> Coordinate? {
    guard let code = units[unit]?.area else { return nil }
    if let own = area(code)?.centre { return own }
    let points = villages(in: code).compactMap(\.centre)
    guard !points.isEmpty else { return nil }
    return Coordinate(
      latitude: points.map(\.latitude).reduce(0, +) / Double(points.count),
      longitude: points.map(\.longitude).reduce(0, +) / Double(points.count))
  }
}
