import Casework
import Domain
import NIOCore
import Storage

/// The villages of one part of the city as a map draws them, so that maps need no tiles. Boundaries
/// where the operator has loaded them, else what the city's reference points span.
struct AreaShapes: Sendable {
  /// How long browsers and caches keep an answer; then they ask by its tag.
  static let seconds = 86_400
  /// In degrees, about 20 m.
  static let tolerance = 0.000_2

  let office: Office
  private let kept = KeptPages()

  init(office: Office) { self.office = office }

  var routes: [Route] {
    [.shared("/peta/wilayah/{kode}") { context in try await shapes(context) }]
  }

  private func shapes(_ context: RequestContext) async throws -> Answer {
    let code = context.parameter("kode")
    guard let area = office.book.area(code), area.level == .city else { throw Problem.notFound }
    let page = try await kept.page(code, stamp: Int64(office.casework.shelf.edition)) {
      try await make(code)
    }
    var answer = page.answer(context.headers)
    answer.caching = .shared(seconds: Self.seconds)
    return answer
  }

  private func make(_ city: String) async throws -> ByteBuffer {
    let book = office.book
    let villages = book.villages(in: city)
    let boundaries = try await office.database.read {
      try BoundaryRows.of(villages.map(\.code), on: $0)
    }
    let exact = Dictionary(
      boundaries.map { ($0.area, AreaOutline($0, tolerance: Self.tolerance)) },
      uniquingKeysWith: { first, _ in first })
    let points = Dictionary(grouping: book.points, by: \.area)
    return .json { json in
      json.text("nama", book.area(city)?.name)
      json.list("wilayah") { list in
        for village in villages {
          let rough = AreaOutline(
            area: village.code, around: points[village.code, default: []].map(\.place))
          guard let outline = exact[village.code] ?? rough else { continue }
          list.object { write(village, outline, to: &$0) }
        }
      }
    }
  }

  /// Points are latitude and longitude in turn, in ten-thousandths of a degree (11 m), each but the
  /// first of a ring as the way from the one before: half the bytes.
  private func write(_ village: Area, _ outline: AreaOutline, to json: inout JSONObject) {
    json.text("nama", village.name)
    json.text("kecamatan", village.parent.flatMap { office.book.area($0)?.name })
    json.truth("kira", outline.isRough ? true : nil)
    json.list("batas") { rings in
      for ring in outline.rings {
        rings.list { list in
          var before = (latitude: 0, longitude: 0)
          for point in ring {
            let here = (
              latitude: Int((point.latitude * 10_000).rounded()),
              longitude: Int((point.longitude * 10_000).rounded())
            )
            list.number(here.latitude - before.latitude)
            list.number(here.longitude - before.longitude)
            before = here
          }
        }
      }
    }
  }
}
