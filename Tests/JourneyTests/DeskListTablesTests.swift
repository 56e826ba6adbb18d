import Domain
import HTTPTypes
import Storage
import Testing

@testable import Web

@Suite("Desk: accounts, templates and notices as CSV")
struct DeskListTablesTests {
  /// Looks at what a table would change, then enters it.
  private static func keep(_ admin: Browser, _ list: String, _ text: String) async throws -> Page {
    let path = "/meja/tabel/\(list)"
    try await admin.get(path)
    let preview = try await admin.post(path, ["isi_tabel": text], files: [])
    #expect(preview.status == .ok, "\(preview.text)")
    return try await admin.post(
      path,
      ["isi_tabel": text, "langkah": "simpan", "dilihat": preview.field("dilihat") ?? ""],
      files: [])
  }

  @Test("Accounts: new, changed and out of service in one go, all or none")
  func users() async throws {
    try await World.with { world in
      let admin = try await world.officer("admin")
      let head = "login,name,role,unit,state\n"
      let village = World.village
      let rows = """
        baru.satu,Baru Satu,kelurahanOfficer,\(village),active
        kelurahan,Nama Lain,kelurahanOfficer,\(village),disabled

        """
      let done = try await Self.keep(admin, "pengguna", head + rows)
      #expect(done.location == "/meja/pengguna?tersimpan=1")
      let (fresh, changed) = try await world.database.read {
        (
          try UserRows.find(login: "baru.satu", on: $0)?.user,
          try UserRows.find(login: "kelurahan", on: $0)?.user
        )
      }
      #expect(fresh?.name == "Baru Satu" && fresh?.disabledAt == nil)
      #expect(changed?.name == "Nama Lain" && changed?.disabledAt != nil)
      let same = try await admin.post("/meja/tabel/pengguna", ["isi_tabel": head + rows], files: [])
      #expect(same.status.code == 422 && same.text.contains("sama dengan yang tersimpan"))
      for (row, words) in [
        ("baru.dua,Dua,kelurahanOfficer,\(village),active\nx,X,verifier,BIRO-PEM,active\n", "x"),
        ("baru.dua,Dua,raja,\(village),active\n", "raja"),
        ("baru.dua,Dua,kelurahanOfficer,TIADA,active\n", "baru.dua"),
        ("admin,Admin,administrator,BIRO-PEM,disabled\n", "admin"),
      ] {
        let page = try await admin.post(
          "/meja/tabel/pengguna", ["isi_tabel": head + row], files: [])
        #expect(page.status.code == 422 && page.text.contains(words), "\(row)")
        #expect(page.text.contains("href=\"#isi_tabel\""))
      }
      #expect(
        try await world.database.read { try UserRows.find(login: "baru.dua", on: $0) } == nil)
    }
  }

  @Test("Templates and notices come out as they can go in; what was published stays")
  func templatesAndNotices() async throws {
    try await World.with { world in
      let admin = try await world.officer("admin")
      let templates =
        "id,name,body,verbs,unit\n,Terima kasih,\"Laporan {nomor}, terima kasih.\",answer,\n"
      #expect(
        try await Self.keep(admin, "templat", templates).location
          == "/meja/templat?tersimpan=1")
      let out = try await admin.get("/meja/tabel/templat/isi.csv").text
      #expect(out.contains("Terima kasih") && out.contains("answer"))
      let changed = out.replacing("Terima kasih,", with: "Terima kasih banyak,")
      #expect(
        try await Self.keep(admin, "templat", changed).location == "/meja/templat?tersimpan=1")
      #expect(try await admin.get("/meja/templat").text.contains("Terima kasih banyak"))

      let head = "id,title_id,title_en,body_id,body_en,area,first,last\n"
      let day = world.book.clock.date(at: world.now).iso
      let notices = head + ",Air mati,,Besok air mati.,,,\(day),\(day)\n"
      #expect(
        try await Self.keep(admin, "pengumuman", notices).location
          == "/meja/pengumuman?tersimpan=1")
      #expect(try await world.browser().get("/").text.contains("Besok air mati."))
      let published = try await admin.get("/meja/tabel/pengumuman/isi.csv").text
      let other = try await admin.post(
        "/meja/tabel/pengumuman", ["isi_tabel": published.replacing("Air mati", with: "Air nyala")],
        files: [])
      #expect(other.status.code == 422 && other.text.contains("tidak dapat diubah"))
    }
  }

  @Test("A list that changed since it was looked at is looked at again")
  func overtaken() async throws {
    try await World.with { world in
      let admin = try await world.officer("admin")
      let text = "login,name,role,unit,state\nbaru,Baru,kelurahanOfficer,\(World.village),active\n"
      try await admin.get("/meja/tabel/pengguna")
      let page = try await admin.post(
        "/meja/tabel/pengguna", ["isi_tabel": text, "langkah": "simpan", "dilihat": "lain"],
        files: [])
      #expect(page.status.code == 422 && page.text.contains("Daftar berubah"))
      #expect(try await world.database.read { try UserRows.find(login: "baru", on: $0) } == nil)
    }
  }
}
