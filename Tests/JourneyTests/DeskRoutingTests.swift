import Casework
import Domain
import Foundation
import HTTPTypes
import Storage
import Testing

@testable import Web

@Suite("Desk: routing rules")
struct DeskRoutingTests {
  private static let path = "/meja/aturan-rute"
  private static let draft = "\(path)/baru"
  private static let header = "name,categories,area,words,channel,kind,privacy,outcome,unit\r\n"

  @discardableResult
  private static func send(_ admin: Browser, _ fields: KeyValuePairs<String, String>) async throws
    -> Page
  {
    try await admin.post(draft, fields, files: [])
  }

  /// The draft as it travels in the page.
  private static func carried(_ page: Page) throws -> String {
    try #require(page.field("aturan")).replacing("&quot;", with: "\"").replacing("&amp;", with: "&")
  }

  @Test("A rule is put together, ordered, tried on past reports and published")
  func whole() async throws {
    try await World.with { world in
      let done = try await world.started("Lampu jalan padam.")
      #expect(try await world.finished(done).status == .seeOther)
      let hidden = try await world.started("Lampu jalan padam lagi.", privacy: .private)
      #expect(try await world.finished(hidden, seed: 2).status == .seeOther)
      let admin = try await world.officer("admin")
      #expect(try await admin.get(Self.path).text.contains("Belum ada aturan"))
      try await admin.get(Self.draft)
      var page = try await Self.send(
        admin,
        [
          "aturan": Self.header, "nama_aturan": "Lampu", "kata": "lampu jalan\npju",
          "akibat": "suggest", "tujuan": "DBM", "langkah": "simpan",
        ])
      #expect(page.status == .ok && page.text.contains("“lampu jalan”"))
      page = try await Self.send(
        admin,
        [
          "aturan": try Self.carried(page), "nama_aturan": "Sisanya",
          "akibat": "suggest", "tujuan": "kelurahan-setempat", "langkah": "simpan",
        ])
      var csv = try Self.carried(page)
      #expect(csv.contains("Lampu") && csv.contains("Sisanya"))
      // The one that takes everything first: the other is never reached.
      page = try await Self.send(admin, ["aturan": csv, "langkah": "naik:1"])
      let turned = try Self.carried(page)
      let refused = try await Self.send(admin, ["aturan": turned, "catatan": "uji"])
      #expect(refused.status.code == 422 && refused.text.contains("tidak pernah tercapai"))
      page = try await Self.send(admin, ["aturan": turned, "langkah": "turun:0"])
      #expect(try Self.carried(page) == csv)
      page = try await Self.send(admin, ["aturan": csv, "langkah": "hapus:1"])
      csv = try Self.carried(page)
      #expect(!csv.contains("Sisanya"))
      page = try await Self.send(admin, ["aturan": csv, "langkah": "ubah:0"])
      #expect(page.field("nama_aturan") == "Lampu" && page.field("posisi") == "0")

      let note = try await Self.send(admin, ["aturan": csv, "langkah": "terbit"])
      #expect(note.status.code == 422 && note.text.contains("href=\"#catatan\""))
      let preview = try await Self.send(admin, ["aturan": csv])
      // Two reports, no category: nothing was proposed, now the agency whose office worked.
      #expect(preview.text.contains("Diuji pada 2 laporan terakhir"))
      #expect(preview.text.contains("<dt>Usulan berubah</dt><dd>2 (100%)</dd>"))
      #expect(preview.text.contains("<dt>Usulan sekarang tepat</dt><dd>0 (0%)</dd>"))
      #expect(preview.text.contains("<dt>Usulan baru tepat</dt><dd>2 (100%)</dd>"))
      #expect(preview.text.contains(done) && !preview.text.contains(hidden))
      #expect(preview.statements == 2 && world.book.routing.version == 0)
      let published = try await Self.send(
        admin,
        [
          "aturan": csv, "catatan": "Keputusan 7", "langkah": "terbit",
          "dasar": try #require(preview.field("dasar")),
        ])
      #expect(published.location == "\(Self.path)?terbit=1")
      #expect(world.book.routing.version == 1)
      #expect(try await admin.get(Self.path).text.contains("Keputusan 7"))
      #expect(
        try await admin.get("\(Self.path)/1/routing.csv").text
          == Self.header + "Lampu,,,\"lampu jalan; pju\",,,,suggest,DBM\r\n")
      #expect(try await admin.get("\(Self.path)/9").status == .notFound)
      #expect(try await admin.get("/meja/jejak").text.contains("Aturan rute diterbitkan"))

      let number = try await world.submit("PJU mati di depan pasar.").report.number
      let screen = try await (try await world.officer("kelurahan")).get("/meja/laporan/\(number)")
      #expect(screen.text.contains("Utama: <strong>Dinas Bina Marga</strong>"))
      #expect(screen.text.contains("Menurut aturan “Lampu”"))

      let late = try await Self.send(
        admin,
        ["aturan": Self.header, "catatan": "kosongkan", "langkah": "terbit", "dasar": "0"])
      #expect(late.status.code == 422 && late.text.contains("orang lain menerbitkan versi 1"))
    }
  }

  @Test("A report a rule hands over begins with the unit, which can work on it")
  func hands() async throws {
    try await World.with { world in
      let admin = try await world.officer("admin")
      try await admin.get(Self.draft)
      let csv = Self.header + "Banjir,,,banjir,,,,hand,DSDA\r\n"
      let published = try await Self.send(
        admin, ["aturan": csv, "catatan": "uji", "langkah": "terbit", "dasar": "0"])
      #expect(published.status == .seeOther)
      let number = try await world.submit("Banjir setinggi lutut.").report.number
      #expect(try await world.report(number).holder == "DSDA")
      #expect(try await world.queue(of: number, on: "DSDA") == .new)
      let taken = try await (try await world.officer("dsda")).act("ambil", on: number)
      #expect(taken.status == .seeOther)
    }
  }

  @Test("Mistakes come back at their fields with the draft kept; the file is taken")
  func mistakes() async throws {
    try await World.with { world in
      let admin = try await world.officer("admin")
      try await admin.get(Self.draft)
      let broken = try await Self.send(admin, ["aturan": "name,unit\na,DBM", "catatan": "x"])
      #expect(broken.status.code == 422 && broken.text.contains("href=\"#aturan\""))
      #expect(broken.text.contains("name,unit\na,DBM"))
      let csv = Self.header + "A,,N,,,,,suggest,DBM\r\n"
      let unknown = try await Self.send(admin, ["aturan": csv, "catatan": "x"])
      #expect(unknown.status.code == 422 && unknown.text.contains("Aturan 1 menyebut “N”"))
      let rule = try await Self.send(
        admin,
        [
          "aturan": Self.header, "nama_aturan": "", "kata": "pju", "tujuan": "DBM",
          "langkah": "simpan",
        ])
      #expect(rule.status.code == 422 && rule.text.contains("href=\"#nama_aturan\""))
      #expect(rule.text.contains(">\npju</textarea>"))
      let nowhere = try await Self.send(
        admin, ["aturan": Self.header, "nama_aturan": "A", "langkah": "simpan"])
      #expect(nowhere.status.code == 422 && nowhere.text.contains("href=\"#tujuan\""))
      let file = try await admin.post(
        Self.draft, ["aturan": Self.header, "catatan": "dari berkas"],
        files: [
          .init(
            field: "aturan_berkas", name: "routing.csv",
            bytes: Array((Self.header + "Berkas,,,pju,,,,suggest,DBM\r\n").utf8))
        ])
      #expect(file.status == .ok && file.text.contains("Aturan baru “Berkas”"))
    }
  }
}
