import Domain
import HTTPTypes
import Storage
import Testing
import Workers

@testable import Web

@Suite("Desk: texts of messages")
struct DeskNoticeTextsTests {
  @Test("Every text of every message has its page, with a preview")
  func all() async throws {
    try await World.with { world in
      let admin = try await world.officer("admin")
      let list = try await admin.get("/meja/teks")
      #expect(list.status == .ok && list.statements == 2)
      for topic in NoticeTopic.allCases {
        for form in NoticeCatalogue.forms(of: topic) {
          let name = NoticeCatalogue.name(topic, form)
          #expect(list.text.contains("href=\"/meja/teks/\(name)\""), "\(name)")
        }
      }
      let page = try await admin.get("/meja/teks/receipt.short")
      #expect(page.statements == 3 && page.text.contains("dari 160 satuan SMS"))
      #expect(page.text.contains("Laporan JK2611280001 diterima"))
      #expect(page.text.contains("Report JK2611280001 received"))
      #expect(!page.text.contains("/bawaan"), "there is nothing to go back to")
      for name in ["receipt.mail", "digest.short", "cause.share", "x"] {
        #expect(try await admin.get("/meja/teks/\(name)").status == .notFound, "\(name)")
      }
      for login in ["gubernur", "kepala", "verifikator"] {
        let officer = try await world.officer(login)
        #expect(try await officer.get("/meja/teks").status == .forbidden)
        #expect(try await officer.get("/meja/teks/receipt.text").status == .forbidden)
      }
    }
  }

  @Test("Unknown placeholders are refused by name, with those that may be used")
  func refused() async throws {
    try await World.with { world in
      let admin = try await world.officer("admin")
      try await admin.get("/meja/teks/receipt.title")
      for (name, id, words) in [
        ("receipt.title", "Laporan di {alamat}", "{alamat} tidak dapat dipakai di sini."),
        ("receipt.title", "Laporan {kata}", "{kata} tidak dapat dipakai di sini."),
        ("receipt.title", "  ", "Tulis teksnya"), ("receipt.title", "a\nb", "Judul harus satu"),
        ("receipt.text", String(repeating: "a", count: 2_001), "paling banyak 2.000 karakter"),
        ("receipt.short", "Laporan {nomor} 👍 {tautan}", "tidak dapat dikirim sebagai SMS"),
        (
          "receipt.short", String(repeating: "panjang ", count: 16) + "{nomor} {tautan}",
          "Tidak muat dalam satu SMS"
        ),
      ] {
        for langkah in ["", "lihat"] {
          let page = try await admin.post(
            "/meja/teks/\(name)", ["teks_id": id, "teks_en": "Kept <words>", "langkah": langkah])
          #expect(page.status.code == 422 && page.text.contains(words), "\(words)")
          #expect(page.text.contains("Kept &lt;words&gt;</textarea>"))
          #expect(page.text.contains("href=\"#teks_id\""))
        }
      }
      let page = try await admin.post(
        "/meja/teks/receipt.title", ["teks_id": "{alamat}", "teks_en": "x"])
      #expect(
        page.text.contains("Yang boleh: {batas}, {kota}, {nomor}, {tanggal}, {tautan}, {unit}"))
      let both = try await admin.post(
        "/meja/teks/receipt.title", ["teks_id": "Laporan", "teks_en": "{address}"])
      #expect(both.text.contains("href=\"#teks_en\"") && both.text.contains("{address} tidak"))
      #expect(try await world.database.read { try NoticeTextRows.changed(on: $0) }.isEmpty)
    }
  }

  @Test("A look changes nothing; a saved text is used and can be taken back")
  func changes() async throws {
    try await World.with { world in
      let admin = try await world.officer("admin")
      let path = "/meja/teks/receipt.title"
      let own = NoticeCatalogue.standard.own(.receipt, .title, .en)
      try await admin.get(path)
      let look = try await admin.post(
        path, ["teks_id": "Terima kasih, {nomor}", "teks_en": own, "langkah": "lihat"])
      #expect(look.status == .ok && look.text.contains("Terima kasih, JK2611280001"))
      #expect(look.text.contains("Terima kasih, {nomor}</textarea>"))
      #expect(try await world.database.read { try NoticeTextRows.changed(on: $0) }.isEmpty)

      let saved = try await admin.post(
        path, ["teks_id": "Terima kasih, {nomor}", "teks_en": own])
      #expect(saved.location == "/meja/teks?hasil=tersimpan")
      // What reads as the program's own is not kept as a change.
      #expect(
        try await world.database.read { try NoticeTextRows.changed(on: $0) }
          == ["receipt.title/id"])
      #expect(try await admin.get("/meja/teks?hasil=tersimpan").text.contains(">diubah kota<"))
      let page = try await admin.get(path)
      #expect(page.text.contains("Terima kasih, {nomor}</textarea>"))
      #expect(page.text.contains("Teks bawaan: “Laporan {nomor} diterima”"))

      let reset = try await admin.post("\(path)/bawaan")
      #expect(reset.location == "/meja/teks?hasil=bawaan")
      #expect(try await admin.get(path).text.contains("Laporan {nomor} diterima</textarea>"))
      let log = try await admin.get("/meja/jejak").text
      #expect(log.contains("Teks pesan diubah") && log.contains("Teks pesan dikembalikan"))
      #expect(log.contains("receipt.title"))
    }
  }
}
