import Casework
import Domain
import Foundation
import HTTPTypes
import Storage
import Testing

@testable import Web

/// Public notices from the desk to the home page, the guide, and posters.
@Suite struct PublicNoticesTests {
  private static let path = "/meja/pengumuman"

  @Test("A notice stands on the home page from its first day through its last")
  func publishing() async throws {
    try await World.with { world in
      let desk = try await world.officer("admin")
      try await desk.get(Self.path)
      let sent = try await desk.post(
        Self.path,
        [
          "judul": "Air <mati> besok", "isi_warta": "Perbaikan pipa.", "mulai": "2025-03-06",
          "sampai": "2025-03-07", "judul_en": "No water", "isi_warta_en": "Pipes are mended.",
        ])
      #expect(sent.location == "\(Self.path)?hasil=terbit")
      let citizen = world.browser()
      #expect(!(try await citizen.get("/").text.contains("Air &lt;mati&gt;")))
      world.pass(hours: 24)
      let home = try await citizen.get("/")
      #expect(home.text.contains("Air &lt;mati&gt; besok") && home.statements == 4)
      #expect(try await citizen.get("/?bahasa=en").text.contains("No water"))
      world.pass(hours: 48)
      #expect(!(try await citizen.get("/").text.contains("No water")))
    }
  }

  @Test("It can be ended, once, and both is in the log")
  func ending() async throws {
    try await World.with { world in
      let desk = try await world.officer("admin")
      try await desk.get(Self.path)
      try await desk.post(
        Self.path, ["judul": "Jalan ditutup", "isi_warta": "Ada acara.", "sampai": "2025-03-20"])
      #expect(try await world.browser().get("/").text.contains("Jalan ditutup"))
      let list = try await desk.get(Self.path)
      let action = try #require(list.text.firstMatch(of: #/action="([^"]+\/akhiri)"/#)?.1)
      #expect(try await desk.post(String(action)).location == "\(Self.path)?hasil=diakhiri")
      #expect(try await desk.post(String(action)).location == "\(Self.path)?hasil=lewat")
      #expect(!(try await world.browser().get("/").text.contains("Jalan ditutup")))
      let log = try await desk.get("/meja/jejak")
      #expect(log.text.contains("Pengumuman terbit") && log.text.contains("Pengumuman diakhiri"))
    }
  }

  @Test("Heads of an area speak to theirs, and the list of the area shows it")
  func areas() async throws {
    try await World.with { world in
      let camat = try await world.officer("camat")
      try await camat.get(Self.path)
      for wrong in ["", "31.71", "31.72", "x"] {
        let page = try await camat.post(
          Self.path,
          [
            "judul": "Kerja bakti", "isi_warta": "Minggu.", "sampai": "2025-03-20",
            "wilayah": wrong,
          ])
        #expect(page.status == .unprocessableContent && page.hasError("wilayah"), "\(wrong)")
        #expect(page.text.contains("Kerja bakti"), "what was typed is kept")
      }
      let sent = try await camat.post(
        Self.path,
        [
          "judul": "Kerja bakti", "isi_warta": "Minggu pagi.", "sampai": "2025-03-20",
          "wilayah": "31.71.01.1001",
        ])
      #expect(sent.status == .seeOther)
      let citizen = world.browser()
      for area in ["31.71.01.1001", "31.71.01", "31.71"] {
        #expect(try await citizen.get("/laporan?wilayah=\(area)").text.contains("Kerja bakti"))
      }
      for other in ["/laporan?wilayah=31.72", "/laporan"] {
        #expect(!(try await citizen.get(other).text.contains("Kerja bakti")))
      }
      // What the administrator told all is not a camat's to end.
      let admin = try await world.officer("admin")
      try await admin.get(Self.path)
      try await admin.post(
        Self.path, ["judul": "Untuk semua", "isi_warta": "Halo.", "sampai": "2025-03-20"])
      let notice = try await world.database.read {
        try PublicNoticeRows.page(before: .max, limit: 1, on: $0)
      }
      let id = try #require(notice.first?.id)
      try await camat.get(Self.path)
      #expect(try await camat.post("\(Self.path)/\(id)/akhiri").status == .forbidden)
    }
  }

  @Test("Mistakes are named at their fields and nothing is lost")
  func mistakes() async throws {
    try await World.with { world in
      let desk = try await world.officer("admin")
      try await desk.get(Self.path)
      func errors(_ fields: KeyValuePairs<String, String>) async throws -> [String] {
        let page = try await desk.post(Self.path, fields)
        #expect(page.status == .unprocessableContent)
        return ["judul", "isi_warta", "mulai", "sampai", "wilayah"].filter(page.hasError)
      }
      #expect(try await errors([:]) == ["judul", "isi_warta", "sampai"])
      #expect(
        try await errors(["judul": "a", "isi_warta": "b", "mulai": "besok", "sampai": "x"])
          == ["mulai", "sampai"])
      #expect(
        try await errors(["judul": "a", "isi_warta": "b", "sampai": "2025-03-04"]) == ["sampai"])
      #expect(
        try await errors(["judul": "a", "isi_warta": "b", "sampai": "2026-03-04"]) == ["sampai"])
      #expect(
        try await errors([
          "judul": String(repeating: "a", count: 121), "isi_warta": "b", "sampai": "2025-03-09",
        ]) == ["judul"])
    }
  }

  @Test("The finder answers without scripts; danger leads to the telephone alone")
  func finder() async throws {
    try await World.with { world in
      let browser = world.browser()
      #expect(try await browser.get("/bantuan").location == "/cara-melapor")
      for wish in ChannelFinder.Wish.allCases {
        let page = try await browser.get("/cara-melapor?mau=\(wish.rawValue)")
        #expect(page.status == .ok && page.statements == 0)
        let answer = try #require(page.text.components(separatedBy: "aria-live=\"polite\"").last)
        let card = answer.components(separatedBy: "</section>")[0]
        #expect(card.contains("href=\"/lapor\"") == (wish != .danger))
        #expect(card.contains("tel:112") == [.danger, .official].contains(wish))
        #expect(card.contains("<ul>") == !wish.kinds.isEmpty)
      }
    }
  }

  @Test("There is a poster for every village and for nothing else")
  func posters() async throws {
    try await World.with { world in
      let browser = world.browser()
      let list = try await browser.get("/poster")
      for village in world.book.villages() {
        #expect(list.text.contains("href=\"/poster/\(village.code)\""))
      }
      let poster = try await browser.get("/poster/31.71.01.1001")
      #expect(poster.status == .ok && poster.text.contains("Gambir") && poster.statements == 0)
      #expect(poster.text.contains("localhost/lapor?kel=31.71.01.1001"))
      // Its address opens the form with the village filled in.
      #expect(try await browser.get("/lapor?kel=31.71.01.1001").field("kel") == "31.71.01.1001")
      #expect(try await browser.get("/lapor?kel=x").field("kel") == nil)
      let form = try #require(
        try await browser.post("/lapor", ["aksi": "lanjut", "kel": "31.71.01.1001"], files: [])
          .location)
      #expect(try await browser.get(form).text.contains("value=\"31.71.01.1001\" selected"))
      let code = try #require(QRCode("http://localhost/lapor?kel=31.71.01.1001"))
      #expect(poster.text.contains(code.path))
      for unknown in ["31.71.01", "31.71", "x"] {
        #expect(try await browser.get("/poster/\(unknown)").status == .notFound)
      }
    }
  }
}
