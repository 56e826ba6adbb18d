import Domain
import HTTPTypes
import Storage

/// The map of the public reports as GeoJSON (RFC 7946): clusters, and the reports themselves where
/// few lie close together. Counts include what was committed a moment ago.
struct MapAPI: Sendable {
  /// Cells a window may have: more are a picture nobody can read, or somebody's wish to have it all
  /// at once, for which there is the CSV file.
  static let mostCells: Int64 = 2_000
  /// Up to this many reports are shown one by one.
  static let mostPoints = 200
  /// How long a shared cache may keep an answer.
  static let seconds = 5

  let office: Office

  var routes: [Route] {
    [.shared("/api/v1/peta") { context in try await map(context.shared) }]
  }

  /// What the address asks for.
  private struct Question: Sendable {
    let box: Box
    let window: MapGrid.Window
    let category: String?
    /// Nil for both.
    let isDone: Bool?
  }

  /// An answer before it is written.
  private enum Found: Sendable {
    case clusters([MapRows.Cluster])
    case reports([Report])
  }

  private func map(_ context: RequestContext) async throws -> Answer {
    let question = try question(context)
    let book = office.book
    let found = try await office.database.read { connection -> Found? in
      guard
        let clusters = try MapRows.clusters(
          in: question.window, category: question.category, on: connection)
      else { return nil }
      let count = clusters.reduce(0) { $0 + Self.count($1, question) }
      guard question.window.level == .finest, count <= Self.mostPoints else {
        return .clusters(clusters)
      }
      return .reports(
        try ReportLists.inside(
          question.box, book: book, category: question.category, isDone: question.isDone,
          limit: Self.mostPoints, on: connection))
    }
    // Counted for the first time after an upgrade; it takes seconds.
    guard let found else { throw Problem.unavailable(retryAfter: 10) }
    var answer = Answer.object { json in
      json.text("type", "FeatureCollection")
      json.number("ukuranSel", question.window.level.degrees)
      json.list("features") { list in
        switch found {
        case .clusters(let clusters):
          for cluster in clusters where Self.count(cluster, question) > 0 {
            list.object { write(cluster, question, to: &$0) }
          }
        case .reports(let reports):
          for report in reports where Visibility.publicSight(of: report) >= .open {
            list.object { write(report, to: &$0, context) }
          }
        }
      }
    }
    answer.headers[.contentType] = "application/geo+json"
    answer.caching = .shared(seconds: Self.seconds)
    return answer
  }

  private static func count(_ cluster: MapRows.Cluster, _ question: Question) -> Int {
    switch question.isDone {
    case nil: cluster.open + cluster.done
    case true: cluster.done
    case false: cluster.open
    }
  }

  // MARK: Asking

  private func question(_ context: RequestContext) throws(Problem) -> Question {
    guard let text = context.query("kotak"), let box = Self.box(text) else {
      throw Problem.badRequest(.mapBox)
    }
    var level = MapGrid.Level.finest
    if let text = context.query("zoom") {
      guard let zoom = Int(text), (0...24).contains(zoom) else {
        throw Problem.badRequest(.mapZoom)
      }
      level = .forZoom(zoom)
    }
    // A wish for finer cells than the box has room for is met as well as can be.
    let window = MapGrid.Level.allCases.lazy.filter { $0 >= level }.map { Self.window(box, $0) }
      .first { $0.count <= Self.mostCells }
    guard let window else { throw Problem.badRequest(.mapTooLarge) }
    var isDone: Bool?
    switch context.query("status") {
    case nil: break
    case "terbuka": isDone = false
    case "selesai": isDone = true
    default: throw Problem.badRequest(.mapState)
    }
    let category = context.query("kategori")
    if let category, office.book.category(category) == nil {
      throw Problem.badRequest(.apiUnknownWord)
    }
    return Question(box: box, window: window, category: category, isDone: isDone)
  }

  /// `south,west,north,east` in degrees; nil for what is not a box on the globe. A box over the
  /// 180th meridian is asked for in two parts.
  static func box(_ text: String) -> Box? {
    let parts = text.split(separator: ",", omittingEmptySubsequences: false).map { Double($0) }
    guard parts.count == 4, let south = parts[0], let west = parts[1], let north = parts[2],
      let east = parts[3], Coordinate(checked: south, west) != nil,
      Coordinate(checked: north, east) != nil, south <= north, west <= east
    else { return nil }
    return Box(south: south, west: west, north: north, east: east)
  }

  private static func window(_ box: Box, _ level: MapGrid.Level) -> MapGrid.Window {
    MapGrid.window(
      from: Coordinate(latitude: box.south, longitude: box.west),
      to: Coordinate(latitude: box.north, longitude: box.east), at: level)
  }

  // MARK: Telling

  private func write(
    _ cluster: MapRows.Cluster, _ question: Question, to json: inout JSONObject
  ) {
    let centre = MapGrid.centre(of: cluster.cell, at: question.window.level)
    feature(at: centre, to: &json) { properties in
      properties.text("jenis", "kelompok")
      properties.number("jumlah", Self.count(cluster, question))
      if question.isDone != true { properties.number("terbuka", cluster.open) }
      if question.isDone != false { properties.number("selesai", cluster.done) }
    }
  }

  private func write(_ report: Report, to json: inout JSONObject, _ context: RequestContext) {
    guard let place = office.book.publicPlace(of: report) else { return }
    feature(at: place, to: &json) { properties in
      properties.text("jenis", "laporan")
      properties.text("nomor", report.number)
      properties.text("status", report.state.rawValue)
      properties.truth("tutup", report.state.isClosed)
      properties.text(
        "kategori",
        report.category.flatMap { office.book.category($0) }.map { context.text($0.name) })
    }
  }

  private func feature(
    at place: Coordinate, to json: inout JSONObject, _ properties: (inout JSONObject) -> Void
  ) {
    json.text("type", "Feature")
    json.object("geometry") { geometry in
      geometry.text("type", "Point")
      geometry.list("coordinates") {
        $0.number(place.longitude)
        $0.number(place.latitude)
      }
    }
    json.object("properties", properties)
  }
}

extension Message {
  static let mapBox = Message(
    "map.box",
    id: "Isi kotak=selatan,barat,utara,timur dalam derajat, dari barat daya ke timur laut.",
    en: "Give kotak=south,west,north,east in degrees, from south-west to north-east.")
  static let mapZoom = Message(
    "map.zoom", id: "zoom harus bilangan bulat 0 sampai 24.",
    en: "zoom must be a whole number from 0 to 24.")
  static let mapTooLarge = Message(
    "map.tooLarge", id: "Kotak terlalu besar. Minta bagian yang lebih kecil.",
    en: "The box is too large. Ask for a smaller part.")
  static let mapState = Message(
    "map.state", id: "status harus terbuka atau selesai.",
    en: "status must be terbuka (open) or selesai (done).")
  static let mapTexts = [mapBox, mapZoom, mapTooLarge, mapState]
}
