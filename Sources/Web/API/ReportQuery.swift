import Domain
import Storage

/// What a program asks of the public reports.
extension ReportAPI {
  /// Metres; farther away is not near.
  private static let farthest = 2_000.0
  private static let mostNear = 50

  /// - Throws: 400 for values that are not known: a program should hear of its mistakes.
  func filter(_ context: RequestContext) throws(Problem) -> DeskRows.Filter {
    var filter = DeskRows.Filter()
    filter.category = context.query("kategori")
    if let area = context.query("wilayah") {
      guard let known = office.book.area(area) else { throw Problem.badRequest(.apiUnknownWord) }
      filter.area = known
    }
    filter.text = context.query("cari").map { String($0.prefix(100)) }
    if let state = context.query("status") {
      guard let known = ReportState(rawValue: state) else {
        throw Problem.badRequest(.apiUnknownWord)
      }
      filter.state = known
    }
    return filter
  }

  /// Open reports around a place, nearest first: has somebody reported it already?
  func near(_ place: String, _ context: RequestContext) async throws -> Answer {
    let parts = place.split(separator: ",", omittingEmptySubsequences: false).map { Double($0) }
    guard parts.count == 2, let latitude = parts[0], let longitude = parts[1],
      let point = Coordinate(checked: latitude, longitude)
    else { throw Problem.badRequest(.nearPlace) }
    let radius = context.query("radius").map { Double($0) } ?? 500
    guard let radius, radius > 0, radius <= Self.farthest else {
      throw Problem.badRequest(.nearRadius)
    }
    let book = office.book
    let found = try await office.database.read { connection in
      try EventRows.asPublished(
        ReportLists.openNear(
          point, within: radius, book: book, limit: Self.mostNear, on: connection), on: connection)
    }
    var answer = Answer.object { json in
      json.list("laporan") { list in
        for report in found where Visibility.publicSight(of: report) >= .open {
          list.object { object in
            write(
              report, changed: report.updatedAt, sight: Visibility.publicSight(of: report),
              to: &object, context)
            object.number(
              "jarak", book.publicPlace(of: report).map { Int(point.metres(to: $0).rounded()) })
          }
        }
      }
    }
    answer.caching = .shared(seconds: MapAPI.seconds)
    return answer
  }
}

extension Message {
  static let nearPlace = Message(
    "near.place", id: "Isi dekat=lintang,bujur dalam derajat.",
    en: "Give dekat=latitude,longitude in degrees.")
  static let nearRadius = Message(
    "near.radius", id: "radius harus lebih dari 0 dan paling jauh 2000 meter.",
    en: "radius must be more than 0 and at most 2000 metres.")
  static let nearTexts = [nearPlace, nearRadius]
}
