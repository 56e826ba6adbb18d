import Casework
import Domain
import Foundation
import HTTPTypes
import Storage
import Testing

@testable import Web

/// The public map and what is near: counts and points, never more than a report's page tells.
@Suite struct MapAPITests {
  private struct Map: Decodable {
    let type: String
    let ukuranSel: Double
    let features: [Feature]

    struct Feature: Decodable {
      let type: String
      let geometry: Geometry
      let properties: Properties
    }

    struct Geometry: Decodable {
      let type: String
      let coordinates: [Double]
    }

    struct Properties: Decodable {
      let jenis: String
      let jumlah: Int?
      let terbuka: Int?
      let selesai: Int?
      let nomor: String?
      let status: String?
    }

    var numbers: [String] { features.compactMap(\.properties.nomor).sorted() }
  }

  private struct Near: Decodable {
    let laporan: [Report]

    struct Report: Decodable {
      let nomor: String
      let jarak: Int
      let lat: Double
    }
  }

  private static func decode<T: Decodable>(_ page: Page) throws -> T {
    #expect(page.status == .ok, "\(page.text)")
    return try JSONDecoder().decode(T.self, from: Data(page.bytes))
  }

  private static let around = "-6.18,106.82,-6.17,106.83"
  private static let city = "-6.4,106.6,-6.0,107.0"

  /// The place of every report of a world.
  private static let shown = World.place.coarse

  @Test func clustersAndPointsHoldWhatIsPublicAndNothingElse() async throws {
    try await World.with { world in
      let open = try await world.submit(category: "sampah").report
      let done = try await world.submit(category: "sampah").report
      for privacy in [Privacy.private, .sealed] {
        try await world.submit("Rahasia xqzv", privacy: privacy)
      }
      let gone = try await world.submit().report
      try await world.office.casework.perform(
        Withdraw(), on: gone.number, seen: nil, by: Actor(reporterOf: gone.id), now: world.now + 1)
      let browser = world.browser()
      for isFolded in [false, true] {
        if isFolded { try await world.office.casework.foldMap() }
        let page = try await browser.get("/api/v1/peta?kotak=\(Self.city)&zoom=12")
        #expect(page.headers[.contentType] == "application/geo+json")
        #expect(page.headers[.cacheControl] == "public, max-age=5")
        let map: Map = try Self.decode(page)
        #expect(map.type == "FeatureCollection" && map.ukuranSel == 0.05)
        let cluster = try #require(map.features.first)
        #expect(map.features.count == 1)
        #expect(cluster.properties.jenis == "kelompok")
        #expect(cluster.properties.jumlah == 2 && cluster.properties.terbuka == 2)
        #expect(cluster.properties.selesai == 0)
        #expect(abs(cluster.geometry.coordinates[0] - Self.shown.longitude) <= 0.025)
        #expect(abs(cluster.geometry.coordinates[1] - Self.shown.latitude) <= 0.025)

        let points = try await browser.get("/api/v1/peta?kotak=\(Self.around)&zoom=18")
        let near: Map = try Self.decode(points)
        #expect(near.numbers == [open.number, done.number].sorted())
        #expect(
          near.features.allSatisfy {
            $0.geometry.coordinates == [Self.shown.longitude, Self.shown.latitude]
          }, "coarse points only")
        #expect(!points.text.contains("xqzv"))
      }
    }
  }

  @Test func filtersNarrowClustersAndPoints() async throws {
    try await World.with { world in
      let waste = try await world.submit(category: "sampah").report.number
      let other = try await world.submit().report.number
      let browser = world.browser()
      func points(_ more: String) async throws -> [String] {
        let map: Map = try Self.decode(
          try await browser.get("/api/v1/peta?kotak=\(Self.around)&\(more)"))
        return map.numbers
      }
      func count(_ more: String) async throws -> Int {
        let map: Map = try Self.decode(
          try await browser.get("/api/v1/peta?kotak=\(Self.city)&zoom=11&\(more)"))
        return map.features.reduce(0) { $0 + ($1.properties.jumlah ?? 0) }
      }
      #expect(try await points("kategori=sampah") == [waste])
      #expect(try await points("status=terbuka") == [waste, other].sorted())
      #expect(try await points("status=selesai") == [])
      #expect(try await count("kategori=sampah") == 1)
      #expect(try await count("status=terbuka") == 2)
      #expect(try await count("status=selesai") == 0)
      #expect(try await count("status=terbuka&kategori=sampah") == 1)
    }
  }

  @Test func sillyQuestionsGetAClearNo() async throws {
    try await World.with { world in
      let browser = world.browser()
      for question in [
        "", "kotak=", "kotak=1,2,3", "kotak=a,b,c,d", "kotak=nan,1,2,3", "kotak=-6,106,-7,107",
        "kotak=-6.2,107,-6.1,106", "kotak=-91,0,0,1", "kotak=0,0,1,181", "kotak=1,2,3,4,5",
        "kotak=-90,-180,90,180", "kotak=-90,-180,90,180&zoom=0",
        "kotak=\(Self.around)&zoom=-1", "kotak=\(Self.around)&zoom=25",
        "kotak=\(Self.around)&zoom=x", "kotak=\(Self.around)&status=waiting",
        "kotak=\(Self.around)&kategori=tidak-ada", "kotak=inf,inf,inf,inf",
      ] {
        let page = try await browser.get("/api/v1/peta?\(question)")
        #expect(page.status == .badRequest, "\(question): \(page.status)")
      }
      // A wish for more than fits is met as well as can be.
      let map: Map = try Self.decode(
        try await browser.get("/api/v1/peta?kotak=\(Self.city)&zoom=20"))
      #expect(map.ukuranSel == 0.01)
    }
  }

  @Test func aMapThatHasNeverBeenCountedSaysSo() async throws {
    try await World.with { world in
      try await world.submit()
      try await world.database.write { connection in
        try connection.run("DELETE FROM map_deltas")
        try connection.run("UPDATE map_counts SET serving = 0, counting = 1")
      }
      let browser = world.browser()
      let early = try await browser.get("/api/v1/peta?kotak=\(Self.around)")
      #expect(early.status == .serviceUnavailable)
      try await world.office.casework.foldMap()
      let map: Map = try Self.decode(try await browser.get("/api/v1/peta?kotak=\(Self.around)"))
      #expect(map.features.count == 1)
    }
  }

  @Test func whatIsNearIsOpenPublicAndMeasuredFromTheCoarsePoint() async throws {
    try await World.with { world in
      let open = try await world.submit().report
      try await world.submit("Rahasia xqzv", privacy: .private)
      let gone = try await world.submit().report
      try await world.office.casework.perform(
        Withdraw(), on: gone.number, seen: nil, by: Actor(reporterOf: gone.id), now: world.now + 1)
      let browser = world.browser()
      let page = try await browser.get("/api/v1/laporan?dekat=-6.1754,106.8272&radius=200")
      let near: Near = try Self.decode(page)
      #expect(near.laporan.map(\.nomor) == [open.number])
      #expect(near.laporan.first?.lat == Self.shown.latitude)
      #expect(near.laporan.first?.jarak == Int(World.place.metres(to: Self.shown).rounded()))
      #expect(!page.text.contains("xqzv"))
      for question in [
        "dekat=", "dekat=1", "dekat=a,b", "dekat=91,0", "dekat=-6.1,106.8&radius=0",
        "dekat=-6.1,106.8&radius=2001", "dekat=-6.1,106.8&radius=x",
        "dekat=-6.1,106.8&radius=nan", "dekat=nan,nan",
      ] {
        let page = try await browser.get("/api/v1/laporan?\(question)")
        #expect(page.status == .badRequest, "\(question): \(page.status)")
      }
    }
  }
}
