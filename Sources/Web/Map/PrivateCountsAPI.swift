import Domain
import NIOCore
import Storage

/// How many private reports there are in each village of one part of the city.
struct PrivateCountsAPI: Sendable {
  static let seconds = 60

  let office: Office
  private let kept = KeptPages()

  init(office: Office) { self.office = office }

  var routes: [Route] {
    [.shared("/api/v1/peta/privat") { context in try await counts(context) }]
  }

  private func counts(_ context: RequestContext) async throws -> Answer {
    guard let code = context.query("wilayah"), let area = office.book.area(code),
      area.level == .city
    else { throw Problem.badRequest(.mapCity) }
    // One count a minute, however many look.
    let page = try await kept.page(code, stamp: context.now / (Int64(Self.seconds) * 1_000)) {
      try await make(code)
    }
    var answer = page.answer(context.headers)
    answer.caching = .shared(seconds: Self.seconds)
    return answer
  }

  private func make(_ city: String) async throws -> ByteBuffer {
    let book = office.book
    let villages = book.villages(in: city)
    let counts = try await office.database.read {
      try PrivateCounts.of(villages.map(\.code), on: $0)
    }
    return .json { json in
      json.list("kelurahan") { list in
        for village in villages {
          guard let count = counts[village.code], let place = village.centre else { continue }
          list.object { json in
            json.text("kode", village.code)
            json.text("nama", village.name)
            json.number("jumlah", count)
            json.number("lat", place.latitude)
            json.number("lon", place.longitude)
          }
        }
      }
    }
  }
}

extension Message {
  static let mapCity = Message(
    "map.city", id: "Isi wilayah dengan kode kota atau kabupaten.",
    en: "Give wilayah the code of a city.")
}
