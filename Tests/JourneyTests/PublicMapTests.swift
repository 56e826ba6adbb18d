import Casework
import Domain
import Foundation
import HTTPTypes
import Storage
import Testing

@testable import Web

/// The map page and what it draws from; the same reports as a list.
@Suite struct PublicMapTests {
  private struct Shapes: Decodable {
    let wilayah: [Shape]

    struct Shape: Decodable {
      let nama: String
      let kira: Bool?
      let batas: [[Int]]
    }
  }

  private struct Privates: Decodable {
    let kelurahan: [Village]

    struct Village: Decodable {
      let kode: String
      let jumlah: Int
    }
  }

  private static let village = "31.71.01.1001"
  private static let around = "-6.18,106.82,-6.17,106.83"
  private static let elsewhere = "-6.3,106.9,-6.29,106.91"

  @Test("The map page is a list by itself and keeps what was chosen")
  func page() async throws {
    try await World.with { world in
      let number = try await world.submit("Lampu padam xqzv", category: "sampah").report.number
      try await world.submit("Rahasia xqzw", privacy: .private)
      let browser = world.browser()
      let page = try await browser.get("/peta?kategori=sampah&status=waiting&wilayah=31.71.01")
      #expect(page.status == .ok && page.statements == 1)
      #expect(page.text.contains("xqzv") && !page.text.contains("xqzw"))
      #expect(page.text.contains("/laporan/\(number)"))
      // A state becomes its group; the rest goes along to list and feed.
      for path in ["/laporan", "/laporan.atom"] {
        #expect(
          page.text.contains("\(path)?status=terbuka&amp;kategori=sampah&amp;wilayah=31.71.01"))
      }
      #expect(page.text.contains("data-leaflet=\"/aset/leaflet.min."))
      #expect(page.text.contains("data-fit=\""))
      #expect(try await browser.get("/peta?status=selesai").text.contains("xqzv") == false)
    }
  }

  @Test("Areas are drawn from the city's own tables, and asked for once")
  func shapes() async throws {
    try await World.with { world in
      let browser = world.browser()
      let page = try await browser.get("/peta/wilayah/31.71")
      let shapes = try JSONDecoder().decode(Shapes.self, from: Data(page.bytes)).wilayah
      let villages = world.book.villages().filter {
        world.book.path(ofVillage: $0.code)?.city == "31.71"
      }
      #expect(shapes.map(\.nama) == villages.map(\.name))
      #expect(shapes.allSatisfy { $0.kira == true && $0.batas.count == 1 })
      #expect(shapes.allSatisfy { $0.batas[0].count >= 6 && $0.batas[0].count % 2 == 0 })
      #expect(abs(Double(shapes[0].batas[0][0]) / 10_000 - World.place.latitude) < 0.1)
      #expect(page.headers[.cacheControl] == "public, max-age=86400")
      let tag = try #require(page.headers[.eTag])
      let again = try await browser.get("/peta/wilayah/31.71", also: [.ifNoneMatch: tag])
      #expect(again.status == .notModified && again.statements == 0)
      for unknown in ["31.71.01", "tidak-ada"] {
        #expect(try await browser.get("/peta/wilayah/\(unknown)").status == .notFound)
      }
    }
  }

  @Test("A boundary takes the place of a guess, without a restart")
  func boundaries() async throws {
    try await World.with { world in
      let browser = world.browser()
      try await browser.get("/peta/wilayah/31.71")
      let ring = [(0, 0), (0, 0.01), (0.01, 0.01), (0.01, 0), (0, 0)].map {
        Coordinate(latitude: World.place.latitude + $0.0, longitude: World.place.longitude + $0.1)
      }
      let boundary = AreaPolygon(area: Self.village, polygons: [[ring]])
      #expect(try await Casework.loadBoundaries([boundary], into: world.database).isEmpty)
      try await world.office.casework.shelf.refresh(from: world.database)
      let page = try await browser.get("/peta/wilayah/31.71")
      let exact = try JSONDecoder().decode(Shapes.self, from: Data(page.bytes)).wilayah
        .filter { $0.kira == nil }
      #expect(exact.map(\.nama) == [world.book.area(Self.village)?.name])
      #expect(exact.first?.batas.first?.count == 8)
    }
  }

  @Test("Private reports are counts by village, sealed ones nothing at all")
  func privates() async throws {
    try await World.with { world in
      try await world.submit()
      for _ in 0..<3 { try await world.submit("Rahasia xqzv", privacy: .private) }
      try await world.submit("Rahasia xqzv", privacy: .sealed)
      let browser = world.browser()
      let page = try await browser.get("/api/v1/peta/privat?wilayah=31.71")
      let counts = try JSONDecoder().decode(Privates.self, from: Data(page.bytes)).kelurahan
      #expect(counts.map(\.jumlah) == [3] && counts.map(\.kode) == [Self.village])
      #expect(!page.text.contains("xqzv"))
      // Counted once a minute, however many ask.
      #expect(try await browser.get("/api/v1/peta/privat?wilayah=31.71").statements == 0)
      for question in ["", "?wilayah=31.71.01", "?wilayah=x"] {
        #expect(try await browser.get("/api/v1/peta/privat\(question)").status == .badRequest)
      }
      let list = try await browser.get("/laporan?wilayah=31.71.01")
      #expect(list.text.contains("Gambir: 3") && list.statements == 3)
    }
  }

  @Test("A section of the map is a list, page by page")
  func section() async throws {
    try await World.with { world in
      var numbers: [String] = []
      for index in 0..<45 {
        world.pass(hours: 1)
        numbers.append(try await world.submit("Laporan ke-\(index) di sini").report.number)
      }
      try await world.submit("Rahasia sekali ini", privacy: .private)
      let browser = world.browser()
      var seen: [String] = []
      var path: String? = "/laporan?kotak=\(Self.around)"
      while let next = path {
        let page = try await browser.get(next)
        #expect(page.status == .ok && page.statements <= 4)
        seen += page.text.matches(of: #/<h3><a href="\/laporan\/([A-Z0-9]+)"/#).map {
          String($0.1)
        }
        path = page.text.firstMatch(of: #/rel="next" href="([^"]+)"/#).map {
          String($0.1).replacing("&amp;", with: "&")
        }
      }
      #expect(seen == numbers.reversed())
      let none = try await browser.get("/laporan?kotak=\(Self.elsewhere)")
      #expect(!none.text.contains("Laporan ke-"))
    }
  }

  @Test("The public sees a report about a home somewhere in its cell, everywhere alike")
  func homes() async throws {
    try await World.with { world in
      let home = try #require(world.book.city.homeCategories?.first)
      var shown: Set<Coordinate> = []
      for _ in 0..<6 {
        let report = try await world.submit(category: home).report
        let place = try #require(world.book.publicPlace(of: report))
        shown.insert(place)
        #expect(MapGrid.cell(of: place) == MapGrid.cell(of: World.place))
        let json = try await world.browser().get("/api/v1/laporan/\(report.number)")
        #expect(json.text.contains("\"lat\":\(place.latitude)"))
        let page = try await world.browser().get("/laporan/\(report.number)")
        #expect(page.text.contains(PlaceReading.shown(place.latitude)))
      }
      #expect(shown.count > 1)
      let map = try await world.browser().get("/api/v1/peta?kotak=\(Self.around)")
      for place in shown { #expect(map.text.contains("[\(place.longitude),\(place.latitude)]")) }
    }
  }
}
