import Casework
import Domain
import HTTPTypes

/// Which village a point lies in, in words: for the pin on the form's map and for programs.
struct AreaAPI: Sendable {
  static let path = "/api/v1/wilayah"
  /// How long a browser may keep an answer.
  static let seconds = 3_600

  let office: Office

  var routes: [Route] { [.shared(Self.path) { context in try await area(context) }] }

  private func area(_ context: RequestContext) async throws -> Answer {
    guard let latitude = context.query("lat").flatMap(PlaceReading.degrees),
      let longitude = context.query("lon").flatMap(PlaceReading.degrees),
      let point = Coordinate(checked: latitude, longitude)
    else { throw Problem.badRequest(.apiPlace) }
    let village: String?
    let words: String
    switch try await office.casework.locate(point) {
    case .village(let code):
      village = code
      let path = office.book.path(ofVillage: code)
      words =
        path.map {
          context.text(
            .formPlaceFound, ["place": context.villageWords($0, book: office.book)])
        } ?? code
    case .outside(let label):
      village = nil
      words = context.words(for: Draft.Problem.placeOutside(label))
    }
    var answer = Answer.object { json in
      json.text("kelurahan", village)
      json.text("pesan", words)
    }
    // The words are in the reader's language.
    answer.headers[.vary] = "Cookie, Accept-Language"
    answer.caching = .own(seconds: Self.seconds)
    return answer
  }
}
