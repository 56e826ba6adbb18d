import Casework
import Domain
import Foundation
import HTTPTypes
import NIOCore
import Storage
import Testing

@testable import Web

@Suite("JSON written member by member")
struct JSONWriterTests {
  private func parsed(_ answer: Answer) throws -> NSDictionary {
    guard case .buffer(let buffer) = answer.body else { throw Problem.internalError }
    #expect(answer.headers[.contentType] == "application/json")
    let bytes = Data(buffer.readableBytesView)
    return try #require(try JSONSerialization.jsonObject(with: bytes) as? NSDictionary)
  }

  @Test("Any text comes back as it was")
  func texts() throws {
    var random = SystemRandomNumberGenerator()
    var texts = [
      "", "\"", "\\", "\\\"", "</script>", "\u{0}\u{1}\u{1F}\u{7F}\u{80}", "\r\n\t\u{8}\u{C}",
      "é 漢 🌧️ \u{2028}\u{2029}\u{FEFF}", "\u{10FFFF}", "\\u0041", "{\"a\":1}",
    ]
    for _ in 0..<500 {
      let scalars = (0..<Int.random(in: 0...40, using: &random)).compactMap { _ in
        UnicodeScalar(UInt32.random(in: 0...(Bool.random() ? 0x7F : 0x10FFFF), using: &random))
      }
      texts.append(String(String.UnicodeScalarView(scalars)))
    }
    for text in texts {
      let read = try parsed(
        .object { json in
          json.text("a", text)
          json.list("b") {
            $0.text(text)
            $0.object { $0.text("c", text) }
          }
        })
      #expect(read["a"] as? String == text)
      #expect(read["b"] as? NSArray == [text, ["c": text]] as NSArray)
    }
  }

  @Test("Numbers are exact, and what is none is left out")
  func numbers() throws {
    let reals = [
      0, -0.0, 1, -6.1755, 106.827, 1e-7, 1e21, .pi, .leastNonzeroMagnitude,
      .greatestFiniteMagnitude, 5e15,
    ]
    for real in reals {
      let read = try parsed(.object { $0.number("a", real) })
      #expect((read["a"] as? NSNumber)?.doubleValue == real)
    }
    for whole in [Int64.min, -1, 0, 7, .max] {
      let read = try parsed(.object { $0.number("a", whole) })
      #expect((read["a"] as? NSNumber)?.int64Value == whole)
    }
    let read = try parsed(
      .object { json in
        for real in [Double.nan, .infinity, -.infinity] { json.number("a", real) }
        json.number("b", Double?.none)
        json.number("c", Int?.none)
        json.text("d", nil)
        json.truth("e", nil)
        json.truth("f", false)
        json.list("g") { list in for real in [Double.nan, 1] { list.number(real) } }
        json.list("h") { _ in }
        json.object("i") { _ in }
      })
    #expect(
      read == ["f": false, "g": [NSNull(), 1], "h": NSArray(), "i": NSDictionary()]
        as NSDictionary)
  }

  /// What the interface promises, made by `Codable` from the same report.
  private struct Reference: Encodable {
    var nomor: String
    var status: String
    var jenis: String?
    var diterima: String?
    var diperbarui: String?
    var pemegang: String?
    var batasSelesai: String?
    var perkiraanSelesai: String?
    var kota: String?
    var kecamatan: String?
    var kelurahan: String?
    var kategori: String?
    var uraian: String?
    var patokan: String?
    var lat: Double?
    var lon: Double?
    var penilaian: Int?
    var digabungKe: String?
    var riwayat: [Step]?

    struct Step: Encodable {
      let waktu: String
      let tindakan: String
      let status: String
      let unit: String?
      let alasan: String?
      let keterangan: String?
      let foto: [String]
    }

    init(_ report: Report, _ book: CityBook) {
      nomor = report.number
      status = report.state.rawValue
      let sight = Visibility.publicSight(of: report)
      guard sight >= .outline else { return }
      jenis = report.kind == .complaint ? "aduan" : "pertanyaan"
      diterima = Words.machineTime(report.receivedAt)
      diperbarui = Words.machineTime(report.updatedAt)
      batasSelesai = Words.machineTime(report.dues.completion)
      pemegang = book.units.name(report.holder)
      perkiraanSelesai = report.estimate.map(Words.machineTime)
      kota = report.area.flatMap { book.area($0.city)?.name }
      kecamatan = report.area.flatMap { book.area($0.district)?.name }
      kelurahan = report.area.flatMap { book.area($0.village)?.name }
      guard sight >= .open else { return }
      kategori = report.category.flatMap { book.category($0)?.name.id }
      uraian = report.text
      patokan = report.landmark
      lat = report.place?.coarse.latitude
      lon = report.place?.coarse.longitude
      penilaian = report.rating
    }

    init(_ report: Report, _ events: [ReportEvent], _ book: CityBook) {
      self.init(report, book)
      let steps = events.compactMap {
        PublicEvent($0, sight: Visibility.publicSight(of: report))
      }
      diperbarui = diperbarui == nil ? nil : steps.last.map { Words.machineTime($0.at) }
      digabungKe = steps.last { $0.mergedInto != nil }?.mergedInto
      riwayat = steps.map { step in
        Step(
          waktu: Words.machineTime(step.at), tindakan: step.action.rawValue,
          status: step.state.rawValue, unit: step.unit.map { book.units.name($0) },
          alasan: step.reason, keterangan: step.words,
          foto: step.photos.map { "http://localhost/foto/\($0)/besar.jpg" })
      }
    }

    var object: NSDictionary {
      get throws {
        let bytes = try JSONEncoder().encode(self)
        return try #require(try JSONSerialization.jsonObject(with: bytes) as? NSDictionary)
      }
    }
  }

  @Test("A report and the list say the same as Codable would")
  func reports() async throws {
    try await World.with { world in
      let category = try #require(world.book.categories.first).slug
      var numbers: [String] = []
      for (index, privacy) in [Privacy.public, .public, .public, .private, .sealed].enumerated() {
        let number = try await world.submitFull(
          text: "Lubang \"dalam\" \\ di\njalan ke-\(index) <b>🌧️", landmark: "Pasar \t\u{1F}lama",
          category: index == 0 ? nil : category, privacy: privacy,
          photos: index == 1 ? [TestPicture.png(seed: 3)] : []
        ).report.number
        numbers.append(number)
        guard index > 0 else { continue }
        try await world.act(Take(), on: number, by: "kelurahan")
        try await world.act(
          AddProgress(words: "Sudah \"diukur\" \\ dan\tditandai"), on: number, by: "kelurahan")
        world.pass(hours: 2)
        try await world.act(AskReporter(words: "Di mana?"), on: number, by: "kelurahan")
        if index == 2 { try await world.finish(number) }
      }
      let visitor = world.browser()
      var listed: [NSDictionary] = []
      for number in numbers {
        let report = try await world.report(number)
        let events = try await world.database.read {
          try EventRows.history(of: report, on: $0)
        }
        let shown = try await visitor.get("/api/v1/laporan/\(number)")
        let expected = try Reference(report, events, world.book).object
        #expect(try object(shown.bytes) == expected, "\(number)")
        if Visibility.isListed(report) {
          // The same without its history.
          var line = Reference(report, events, world.book)
          line.riwayat = nil
          line.digabungKe = nil
          listed.insert(try line.object, at: 0)
        }
      }
      let list = try object(try await visitor.get("/api/v1/laporan").bytes)
      let shown = try #require(list["laporan"] as? [NSDictionary])
      #expect(list["berikutnya"] == nil && shown.count == 3)
      #expect(Set(shown) == Set(listed))
    }
  }

  private func object(_ bytes: [UInt8]) throws -> NSDictionary {
    try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? NSDictionary)
  }
}
