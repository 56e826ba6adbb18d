import Casework
import Domain
import Foundation
import HTTPTypes
import Storage
import Testing

@testable import Web

@Suite("Desk: inbox")
struct DeskInboxTests {
  @Test("A row says channel, support and likeness in words, and can be chosen in its version")
  func rows() async throws {
    try await World.with { world in
      let number = try await world.submit("Lubang di tikungan.", category: "jalan").report.number
      let report = try await world.report(number)
      let channel = try #require(world.book.channel(report.channel)).name.id
      try await world.database.write { connection in
        for voice in 0..<5 {
          try SupportRows.support(report.id, owner: "\(voice)", at: 0, on: connection)
        }
      }
      let browser = try await world.officer("kelurahan")
      let page = try await browser.get("/meja/baru")
      #expect(page.text.contains(channel) && page.text.contains("5 pendukung"))
      #expect(!page.text.contains("Mungkin ganda"))
      #expect(page.field("pilih") == "\(number).\(report.version)")
      #expect(page.text.contains("Dukungan tinggi <span class=\"count\">1</span>"))
      let supported = try await browser.get("/meja/dukungan")
      #expect(DeskQueueTests.numbers(supported.text) == [number] && supported.statements == 6)

      let twin = try await world.submit("Lubang yang sama.", category: "jalan").report.number
      #expect((try await browser.get("/meja/baru")).text.contains("Mungkin ganda"))
      let loud = try await browser.get("/meja/baru?dukungan=5")
      #expect(DeskQueueTests.numbers(loud.text) == [number])
      let narrowed = try await browser.get("/meja/baru?kanal=\(report.channel)&kategori=jalan")
      #expect(Set(DeskQueueTests.numbers(narrowed.text)) == [number, twin])
    }
  }

  @Test("Fifty rows cost a fixed number of statements and are light")
  func weight() async throws {
    try await World.with { world in
      for index in 0..<55 {
        try await world.submit(
          "Lampu jalan mati di depan rumah nomor \(index), sudah tiga malam gelap gulita.",
          category: "jalan")
      }
      let browser = try await world.officer("kelurahan")
      let page = try await browser.get("/meja/baru")
      #expect(page.fields("pilih").count == 50 && page.statements == 6)
      let packed = try await browser.get("/meja/baru", also: [.acceptEncoding: "gzip"])
      #expect(packed.bytes.count < 30_000, "\(packed.bytes.count) bytes")
    }
  }

  @Test("The rows alone are given to a script, and nothing when it has them already")
  func fragment() async throws {
    try await World.with { world in
      let first = try await world.submit().report.number
      let browser = try await world.officer("kelurahan")
      let page = try await browser.get("/meja/baru?bagian=baris")
      #expect(page.status == .ok && page.text.contains(first))
      #expect(!page.text.contains("<html") && !page.text.contains("<form"))
      let whole = try await browser.get("/meja/baru")
      let mark = try #require(
        DeskQueueTests.links(whole.text, after: "data-tanda=\"").first)
      #expect(page.text.contains("data-tanda=\"\(mark)\""))
      let same = try await browser.get("/meja/baru?bagian=baris&tanda=\(mark)")
      #expect(same.status == .noContent && same.bytes.isEmpty)
      let second = try await world.submit().report.number
      let fresh = try await browser.get("/meja/baru?bagian=baris&tanda=\(mark)")
      #expect(fresh.text.contains(second))
      #expect(fresh.text.contains("Baru <span class=\"count\">2</span>"))
      #expect(fresh.statements == 6)
    }
  }

  @Test("A saved view is offered as a tab, and is kept, renamed, raised and deleted")
  func views() async throws {
    try await World.with { world in
      let browser = try await world.officer("kelurahan")
      let list = try await browser.get("/meja/baru?kategori=jalan&wilayah=khayal&cari=aspal%20baru")
      #expect(list.field("saring") == "kategori=jalan&amp;cari=aspal%20baru")
      let saved = try await browser.post(
        "/meja/tampilan",
        [
          "nama_tampilan": "Aspal <baru>", "daftar": "baru",
          "saring": "kategori=jalan&cari=aspal%20baru&rusak=1",
        ])
      let path = "/meja/baru?kategori=jalan&cari=aspal%20baru"
      #expect(saved.location == path)
      let shown = try await browser.get(path)
      #expect(
        shown.text.contains(
          "?kategori=jalan&amp;cari=aspal%20baru\" aria-current=\"page\">Aspal &lt;baru&gt;"))
      let stranger = try await world.officer("dinas")
      #expect(!(try await stranger.get("/meja/baru")).text.contains("Aspal"))
      let nameless = try await browser.post(
        "/meja/tampilan", ["nama_tampilan": " ", "daftar": "lewat", "saring": "status=waiting"])
      #expect(nameless.status == .unprocessableContent)
      #expect(nameless.text.contains("Tulis nama tampilan"))
      #expect(nameless.text.contains("value=\"waiting\" selected"), "what was asked for stays")

      try await browser.post("/meja/tampilan", ["nama_tampilan": "Kedua", "daftar": "lewat"])
      let user = try await world.userID("kelurahan")
      func names() async throws -> [String] {
        try await world.database.read { try ViewRows.views(of: .person(user), on: $0) }.map(\.name)
      }
      let views = try await world.database.read { try ViewRows.views(of: .person(user), on: $0) }
      #expect(views.map(\.query) == ["kategori=jalan&cari=aspal%20baru", ""])
      try await browser.post("/meja/tampilan/\(views[1].id)/naik")
      #expect(try await names() == ["Kedua", "Aspal <baru>"])
      try await browser.post("/meja/tampilan/\(views[1].id)/nama", ["nama_baru": "Yang lewat"])
      let other = try await world.officer("dinas")
      try await other.get("/meja/tampilan")
      #expect(try await other.post("/meja/tampilan/\(views[0].id)/hapus").status == .notFound)
      try await browser.post("/meja/tampilan/\(views[0].id)/hapus")
      #expect(try await names() == ["Yang lewat"])
      #expect((try await browser.get("/meja/tampilan")).statements == 2)
    }
  }

  @Test("Heads and administrators keep views for everybody with a role; nobody else does")
  func viewsOfRoles() async throws {
    try await World.with { world in
      let head = try await world.officer("kepala")
      try await head.get("/meja/tampilan")
      let saved = try await head.post(
        "/meja/tampilan",
        [
          "nama_tampilan": "Jalan lewat", "untuk": "unitOfficer", "daftar": "lewat",
          "kategori": "jalan",
        ])
      #expect(saved.status == .seeOther)
      let officer = try await world.officer("sudin")
      #expect(
        (try await officer.get("/meja/baru")).text
          .contains("href=\"/meja/lewat?kategori=jalan\">Jalan lewat"))
      let kelurahan = try await world.officer("kelurahan")
      #expect(!(try await kelurahan.get("/meja/baru")).text.contains("Jalan lewat"))
      let refused = try await officer.post(
        "/meja/tampilan", ["nama_tampilan": "X", "untuk": "unitOfficer", "daftar": "lewat"])
      #expect(refused.status == .unprocessableContent)

      let admin = try await world.officer("admin")
      try await admin.get("/meja/tampilan")
      try await admin.post(
        "/meja/tampilan",
        ["nama_tampilan": "Semua baru", "untuk": "kelurahanOfficer", "daftar": "baru"])
      #expect((try await kelurahan.get("/meja/baru")).text.contains(">Semua baru</a>"))
      #expect((try await admin.get("/meja/jejak")).text.contains("Tampilan peran ditambah"))
    }
  }

  @Test("The keys are written on a page of their own as well")
  func keys() async throws {
    try await World.with { world in
      let browser = try await world.officer("kelurahan")
      #expect((try await browser.get("/meja/baru")).text.contains("href=\"/meja/pintasan\""))
      let page = try await browser.get("/meja/pintasan")
      #expect(page.status == .ok && page.text.contains("<kbd>j</kbd>"))
    }
  }
}
