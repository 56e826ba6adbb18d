import Casework
import Domain
import Foundation
import HTTPTypes
import Storage
import Testing

@testable import Web

@Suite("Desk: the report screen")
struct DeskCaseTests {
  private func keep(
    _ world: World, _ name: String, _ body: String, unit: String? = nil, _ actions: [Action] = []
  ) async throws {
    try await world.office.casework.save(
      AnswerTemplate(id: 0, name: name, body: body, actions: actions, unit: unit),
      by: try await world.actor("admin"), now: world.now)
  }

  private func templateID(_ world: World, _ name: String) async throws -> String {
    let all = try await world.database.read {
      try AnswerTemplateRows.page(of: nil, after: nil, limit: 99, on: $0)
    }
    return String(try #require(all.first { $0.name == name }).id)
  }

  // MARK: Templates

  @Test("A template fills the form; what is typed stays, and nothing is done yet")
  func template() async throws {
    try await World.with { world in
      try await keep(world, "Terima", "Laporan {nomor} di {kelurahan} kami periksa.")
      try await keep(world, "Tolak saja", "Tidak dapat kami tangani.", [.reject])
      try await keep(world, "Air saja", "Air.", unit: "DSDA")
      let number = try await world.submit().report.number
      let browser = try await world.officer("kelurahan")
      let screen = try await browser.get("/meja/laporan/\(number)")
      #expect(screen.text.contains("Laporan \(number) di Gambir kami periksa."))
      #expect(!screen.text.contains("Air saja") && screen.text.contains("Pakai templat"))
      let id = try await templateID(world, "Terima")
      let filled = try await browser.act(
        "tanya", on: number, [("templat", id), ("uraian", "Selamat pagi.")], step: "templat")
      #expect(filled.status == .ok)
      #expect(
        filled.text.contains(
          "Selamat pagi.\n\nLaporan \(number) di Gambir kami periksa.</textarea>"))
      #expect(try await world.report(number).version == 0)
      // A template of another verb, or none.
      for other in [try await templateID(world, "Tolak saja"), "", "x"] {
        let page = try await browser.act(
          "tanya", on: number, [("templat", other), ("uraian", "Pagi.")], step: "templat")
        #expect(page.status.code == 422 && page.text.contains("Pilih templatnya."))
        #expect(page.text.contains("Pagi.</textarea>"))
      }
    }
  }

  @Test("A mark the report cannot fill is named, and nothing is sent with it")
  func marks() async throws {
    try await World.with { world in
      let number = try await world.submit().report.number
      let browser = try await world.officer("kelurahan")
      let page = try await browser.act(
        "tanya", on: number, [("uraian", "Apakah benar tentang {kategori}, {batas}?")])
      #expect(page.status.code == 422)
      #expect(page.text.contains("Isi dahulu bagian {kategori}, {batas}"))
      #expect(page.text.contains("{batas}?</textarea>"))
      #expect(try await world.report(number).version == 0)
      let note = try await browser.act("catatan", on: number, [("uraian", "Pakai {kategori}.")])
      #expect(note.status == .seeOther, "officers may write what they like")
    }
  }

  @Test("Who reads it is said at each form, and photos of a note stay among officers")
  func readers() async throws {
    try await World.with { world in
      let number = try await world.submit().report.number
      let browser = try await world.officer("kelurahan")
      let screen = try await browser.get("/meja/laporan/\(number)")
      for words in [
        "Dibaca pelapor dan semua orang", "Dibaca pelapor", "Hanya petugas", "Sisa 4.000 karakter",
      ] {
        #expect(screen.text.contains(words), "\(words)")
      }
      let noted = try await browser.act(
        "catatan", on: number, [("uraian", "Lihat fotonya.")], photos: [TestPicture.png(seed: 3)])
      #expect(noted.status == .seeOther)
      let photo = try #require(try await world.events(number).last?.details.photos?.first)
      #expect(try await browser.get("/foto/\(photo)/kecil.jpg").status == .ok)
      let stranger = world.browser()
      #expect(try await stranger.get("/foto/\(photo)/kecil.jpg").status == .notFound)
      #expect(try await !stranger.get("/laporan/\(number)").text.contains(photo))
      #expect(try await browser.get("/meja/laporan/\(number)").text.contains(photo))
    }
  }

  @Test("Heads keep templates of their offices, administrators all of them")
  func templates() async throws {
    try await World.with { world in
      let head = try await world.officer("kepala")
      let list = try await head.get("/meja/templat")
      #expect(list.status == .ok && list.text.contains("Belum ada templat."))
      #expect(!list.text.contains("Seluruh kota"))
      let statements = list.statements
      let bad = try await head.post(
        "/meja/templat", ["judul": "Janji", "isi_templat": "{alamat}", "unit": "DBM"])
      #expect(bad.status.code == 422 && bad.text.contains("Bagian {alamat} tidak dikenal."))
      #expect(bad.text.contains("{alamat}</textarea>"))
      for unit in ["", "DSDA", "-"] {
        let page = try await head.post(
          "/meja/templat", ["judul": "Janji", "isi_templat": "Baik.", "unit": unit])
        #expect(page.status.code == (unit.isEmpty ? 422 : 403), "\(unit)")
      }
      let saved = try await head.post(
        "/meja/templat",
        ["judul": "Janji", "isi_templat": "<b>{batas}</b>", "unit": "DBM", "tindakan": "ask"])
      #expect(saved.location == "/meja/templat?hasil=tersimpan")
      try await keep(world, "Air", "Air.", unit: "DSDA")
      let after = try await head.get("/meja/templat")
      #expect(after.text.contains("&lt;b&gt;{batas}") && !after.text.contains(">Air<"))
      #expect(after.statements == statements)

      let id = try await templateID(world, "Janji")
      let water = try await templateID(world, "Air")
      #expect(try await head.get("/meja/templat/\(water)").status == .notFound)
      #expect(try await head.post("/meja/templat/\(water)/hapus").status == .notFound)
      let page = try await head.get("/meja/templat/\(id)")
      #expect(page.text.contains("value=\"Janji\""))
      #expect(
        try await head.post(
          "/meja/templat/\(id)", ["judul": "", "isi_templat": "Baik.", "unit": "DBM"]
        ).status.code == 422)
      try await head.post(
        "/meja/templat/\(id)", ["judul": "Janji kami", "isi_templat": "Baik.", "unit": "DBM"])
      let admin = try await world.officer("admin")
      let all = try await admin.get("/meja/templat")
      #expect(all.text.contains("Janji kami") && all.text.contains(">Air<"))
      #expect(all.text.contains("Seluruh kota"))
      let gone = try await admin.post("/meja/templat/\(id)/hapus")
      #expect(gone.location == "/meja/templat?hasil=dihapus")
      #expect(try await admin.get("/meja/templat/\(id)").status == .notFound)
      #expect(try await admin.get("/meja/jejak").text.contains("Templat jawaban dihapus"))
      #expect(
        try await (try await world.officer("dinas")).get("/meja/templat").status == .forbidden)
    }
  }

  // MARK: Presence

  @Test("Colleagues see each other, until they leave or a minute is over")
  func presence() async throws {
    try await World.with { world in
      let number = try await world.submit().report.number
      let path = "/meja/laporan/\(number)"
      let one = try await world.officer("kelurahan")
      let chief = try await world.officer("gubernur")
      try await one.get(path)
      try await chief.get(path)
      let alone = try await one.post("\(path)/hadir", ["cara": "buka", "versi": "0"])
      #expect(alone.status == .ok && alone.text == #"{"lain":[],"usang":false}"#)
      #expect(alone.statements <= 7)
      let two = try await chief.post("\(path)/hadir", ["cara": "tulis", "versi": "0"])
      #expect(two.text.contains("Petugas kelurahan (") && two.text.contains("sedang membuka"))
      let seen = try await one.get(path)
      #expect(seen.text.contains("Petugas gubernur (") && seen.text.contains("sedang menulis"))
      try await one.act("catatan", on: number, [("uraian", "Saya periksa.")])
      let stale = try await chief.post("\(path)/hadir", ["cara": "tulis", "versi": "0"])
      #expect(stale.text.contains(#""usang":true"#))
      try await chief.post("\(path)/hadir", ["cara": "pergi"])
      #expect(try await !one.get(path).text.contains("Petugas gubernur ("))
      try await chief.post("\(path)/hadir", ["cara": "buka", "versi": "1"])
      world.pass(hours: 1)
      #expect(try await !one.get(path).text.contains("Petugas gubernur ("))
      #expect(try await one.post("\(path)/hadir", ["cara": "x"]).status == .badRequest)
      // Not on this desk: nothing is said, and nothing is kept.
      let stranger = try await world.officer("dsda")
      try await stranger.get(path)
      let foreign = try await stranger.post("\(path)/hadir", ["cara": "buka", "versi": "0"])
      #expect(foreign.text == #"{"lain":[],"usang":true}"#)
      try await stranger.post("/meja/laporan/JK2503059999/hadir", ["cara": "buka", "versi": "0"])
      #expect(
        try await world.database.write { try PresenceRows.purge(before: .max, on: $0) } == 2,
        "the two at whose desk it lies")
    }
  }

  // MARK: Related reports

  @Test("Reports near by are offered for a merge, and not again once told apart")
  func kin() async throws {
    try await World.with { world in
      let first = try await world.submit(category: "jalan").report.number
      let second = try await world.submit(
        "Lubang besar dekat pasar, berbahaya sekali.", category: "jalan"
      ).report.number
      let sealed = try await world.submit("Petugas meminta uang.", privacy: .sealed).report.number
      let browser = try await world.officer("kelurahan")
      let screen = try await browser.get("/meja/laporan/\(second)")
      #expect(screen.text.contains("Mungkin laporan yang sama"))
      #expect(screen.text.contains("Gabungkan ke \(first)"))
      #expect(!screen.text.contains("Gabungkan ke \(sealed)"))
      let wished = try await browser.get("/meja/laporan/\(second)?gabung=\(first)")
      #expect(wished.field("gabung_nomor") == first)
      #expect(wished.statements == screen.statements)
      let apart = try await browser.post(
        "/meja/laporan/\(second)/bukan-duplikat", ["lain": first])
      #expect(apart.location == "/meja/laporan/\(second)")
      let after = try await browser.get("/meja/laporan/\(second)")
      #expect(!after.text.contains("Gabungkan ke \(first)"))
      #expect(after.text.contains("Laporan lain di tempat ini") && after.text.contains(first))
      let other = try await world.officer("dsda")
      try await other.get("/meja/laporan/\(second)")
      let foreign = try await other.post(
        "/meja/laporan/\(second)/bukan-duplikat", ["lain": first])
      #expect(foreign.status == .forbidden)
      #expect(try await world.report(second).version == 0)
    }
  }

  @Test("Reports of the same reporter are named without the contact, and only those one may see")
  func sameReporter() async throws {
    try await World.with { world in
      let contact = Contact(name: "Sari Rahasia", phone: "081234567890", consent: true)
      let first = try await world.submit(contact: contact).report.number
      let second = try await world.submit(
        "Tetangga membakar sampah setiap malam.", privacy: .private, contact: contact
      ).report.number
      let village = try await world.officer("kelurahan")
      let screen = try await village.get("/meja/laporan/\(first)")
      #expect(screen.text.contains("Laporan lain dari pelapor yang sama"))
      #expect(screen.text.contains(second))
      #expect(!screen.text.contains("Sari Rahasia") && !screen.text.contains("081234567890"))
      try await village.act(
        "koordinasi", on: first, [("unit", "DBM"), ("alasan", "has-authority")])
      let agency = try await (try await world.officer("dinas")).get("/meja/laporan/\(first)")
      #expect(agency.text.contains("class=\"verb\""))
      #expect(
        !agency.text.contains(second)
          && !agency.text.contains("Laporan lain dari pelapor yang sama"))
    }
  }

  // MARK: A report in two

  @Test("A report that tells of two matters becomes two, both followed by the reporter")
  func split() async throws {
    try await World.with { world in
      let number = try await world.submit("Jalan berlubang, dan lampunya padam.").report.number
      let browser = try await world.officer("kelurahan")
      let screen = try await browser.get("/meja/laporan/\(number)")
      #expect(screen.text.contains("Jalan berlubang, dan lampunya padam.</textarea>"))
      let short = try await browser.act("pecah", on: number, [("uraian", "Lampu")])
      #expect(short.status.code == 422 && short.text.contains("paling sedikit 10 huruf"))
      let done = try await browser.act("pecah", on: number, [("uraian", "Lampunya padam.")])
      #expect(done.location == "/meja/laporan/\(number)?tersimpan=pecah")
      let second = try #require(try await world.events(number).last?.details.splitInto)
      let after = try await browser.get("/meja/laporan/\(number)")
      #expect(after.text.contains("href=\"/meja/laporan/\(second)\""))
      #expect(after.text.contains("membuat laporan kedua untuk hal lain"))
      #expect(
        try await browser.get("/meja/laporan/\(second)").text
          .contains("href=\"/meja/laporan/\(number)\""))
      let anybody = try await world.browser().get("/laporan/\(second)")
      #expect(anybody.text.contains("Dipecah dari laporan"))
      #expect(anybody.text.contains("href=\"/laporan/\(number)\""))
    }
  }
}
