import Casework
import Domain
import Foundation
import HTTPTypes
import Storage
import Testing

@testable import Web

@Suite("Desk: administration")
struct DeskAdministrationTests {
  private static func id(of login: String, _ world: World) async throws -> Int64 {
    try #require(try await world.actor(login).user)
  }

  @Test("A user is added with a password shown once, signs in, and stands in the log")
  func add() async throws {
    try await World.with { world in
      let admin = try await world.officer("admin")
      try await admin.get("/meja/pengguna/baru")
      let page = try await admin.post(
        "/meja/pengguna/baru",
        ["login": "Baru.Sekali", "nama": "Ani <b>", "peran": "unitOfficer", "unit": "DBM-31.71"])
      #expect(page.status == .ok && page.headers[.cacheControl] == "no-store")
      let start = try #require(page.text.range(of: "<strong>"))
      let password = String(page.text[start.upperBound...].prefix { $0 != "<" })
      #expect(password.count == 16)
      let browser = world.browser()
      try await browser.get("/masuk")
      let login = try await browser.post("/masuk", ["nama": "baru.sekali", "kata_sandi": password])
      #expect(login.status == .seeOther)
      let log = try await admin.get("/meja/jejak")
      #expect(log.text.contains("Pengguna ditambah") && log.text.contains("baru.sekali"))
      #expect(!log.text.contains(password) && log.statements == 2)
      let list = try await admin.get("/meja/pengguna")
      #expect(list.text.contains("Ani &lt;b&gt;") && list.statements == 3)
    }
  }

  @Test("A wrong form comes back with everything typed and says what is wrong")
  func wrong() async throws {
    try await World.with { world in
      let admin = try await world.officer("admin")
      try await admin.get("/meja/pengguna/baru")
      for (login, role, unit, password, words) in [
        ("X", "unitOfficer", "DBM", "cukup-panjang", "3 sampai 40 huruf kecil"),
        ("dinas", "unitOfficer", "DBM", "cukup-panjang", "sudah dipakai"),
        ("ani", "reporter", "DBM", "cukup-panjang", "Pilih peran"),
        ("ani", "", "DBM", "cukup-panjang", "Pilih peran"),
        ("ani", "unitOfficer", "TIADA", "cukup-panjang", "Pilih unit"),
        ("ani", "unitOfficer", "DBM", "pendek", "paling sedikit 10 karakter"),
      ] {
        let page = try await admin.post(
          "/meja/pengguna/baru",
          ["login": login, "nama": "Ani Wijaya", "peran": role, "unit": unit, "sandi": password])
        #expect(page.status.code == 422 && page.text.contains(words), "\(login) \(words)")
        #expect(page.text.contains("value=\"Ani Wijaya\""))
      }
    }
  }

  @Test("Changing, disabling, enabling and a new password; nobody locks themselves out")
  func change() async throws {
    try await World.with { world in
      let admin = try await world.officer("admin")
      let id = try await Self.id(of: "sudin", world)
      let officer = try await world.officer("sudin")
      try await admin.get("/meja/pengguna/\(id)")
      try await admin.post(
        "/meja/pengguna/\(id)", ["nama": "Budi", "peran": "fieldOfficer", "unit": "DBM-31.72"])
      let actor = try await world.actor("sudin")
      #expect(actor.role == .fieldOfficer && actor.unit == "DBM-31.72")
      #expect(try await officer.get("/meja").location == "/meja/lapangan")

      try await admin.post("/meja/pengguna/\(id)/dinas", ["dinas": "tidak"])
      #expect(try await officer.get("/meja").location == "/masuk?kembali=%2Fmeja")
      try await admin.post("/meja/pengguna/\(id)/dinas", ["dinas": "ya"])
      try await admin.post("/meja/pengguna/\(id)/sandi", ["sandi": "sandi-yang-baru"])
      let page = try await officer.post(
        "/masuk", ["nama": "sudin", "kata_sandi": "sandi-yang-baru"])
      #expect(page.status == .seeOther)

      let me = try await Self.id(of: "admin", world)
      let own = try await admin.post("/meja/pengguna/\(me)/dinas", ["dinas": "tidak"])
      #expect(own.status.code == 422 && own.text.contains("akun atau mengganti peran Anda sendiri"))
      let demoted = try await admin.post(
        "/meja/pengguna/\(me)", ["nama": "Admin", "peran": "verifier", "unit": "BIRO-PEM"])
      #expect(demoted.status.code == 422)
      #expect(try await admin.get("/meja/pengguna/999999").status == .notFound)
      #expect(try await admin.get("/meja/pengguna/satu").status == .notFound)
    }
  }

  @Test("Open work of an account that is disabled or moved goes back to its unit")
  func handsOver() async throws {
    try await World.with { world in
      let admin = try await world.officer("admin")
      let field = try await Self.id(of: "lapangan", world)
      for leaving in ["dinas", "unit"] {
        let number = try await world.submit("Lubang, \(leaving).").report.number
        try await world.act(
          CoordinateReport(to: "DBM", reason: "has-authority", words: nil), on: number,
          by: "kelurahan")
        try await world.act(
          Dispatch(to: "DBM-31.71", person: field), on: number, by: "dinas")
        #expect(try await world.report(number).assignee == field)
        let page = try await admin.get("/meja/pengguna/\(field)")
        #expect(page.text.contains("1 laporan terbuka masih ditugaskan"))
        if leaving == "dinas" {
          try await admin.post("/meja/pengguna/\(field)/dinas", ["dinas": "tidak"])
          try await admin.post("/meja/pengguna/\(field)/dinas", ["dinas": "ya"])
        } else {
          try await admin.post(
            "/meja/pengguna/\(field)",
            ["nama": "Joko", "peran": "fieldOfficer", "unit": "DBM-31.72"])
        }
        let report = try await world.report(number)
        #expect(report.assignee == nil && report.holder == "DBM-31.71")
      }
    }
  }

  @Test("Users are found by name, role and unit; a role serves only in its kind of unit")
  func search() async throws {
    try await World.with { world in
      let admin = try await world.officer("admin")
      for (typed, login) in [
        ("verifikator2", "verifikator2"), ("Petugas Camat", "camat"), ("kepala", "kepala"),
        ("Satpol", "satpol"),
      ] {
        let page = try await admin.get("/meja/pengguna?cari=\(SafeURL.encoded(typed))")
        #expect(page.text.contains(">\(login)</a>") && page.statements == 3, "\(typed)")
        #expect(!page.text.contains(">gubernur</a>"), "\(typed)")
      }
      let none = try await admin.get("/meja/pengguna?cari=%25")
      #expect(none.text.contains("Tidak ada pengguna yang cocok"))
      let id = try await Self.id(of: "kelurahan", world)
      let unfit = try await admin.post(
        "/meja/pengguna/\(id)", ["nama": "Sari", "peran": "kelurahanOfficer", "unit": "DBM"])
      #expect(unfit.status.code == 422 && unfit.hasError("unit"))
    }
  }

  @Test("The list of users is paged by login")
  func paging() async throws {
    try await World.with { world in
      for index in 100..<145 {
        try await world.database.write {
          _ = try UserRows.insert(
            login: "u\(index)", name: "U", password: "x", role: .unitOfficer, unit: "DBM", at: 0,
            on: $0)
        }
      }
      let admin = try await world.officer("admin")
      let first = try await admin.get("/meja/pengguna")
      let next = try #require(
        DeskQueueTests.links(first.text, after: "rel=\"next\" href=\"").first)
      let second = try await admin.get(next)
      let pattern = "href=\"/meja/pengguna/"
      let one = DeskQueueTests.links(first.text, after: pattern).filter { Int($0) != nil }
      let two = DeskQueueTests.links(second.text, after: pattern).filter { Int($0) != nil }
      #expect(one.count == 50 && two.count == 8 && Set(one).isDisjoint(with: two))
    }
  }

  @Test(
    "Units are entered and changed at once; a known code, a circle and an unknown parent are refused"
  )
  func units() async throws {
    try await World.with { world in
      let admin = try await world.officer("admin")
      let list = try await admin.get("/meja/unit?induk=DBM")
      #expect(list.text.contains("DBM-31.71") && list.text.contains("UP-ALKAL"))
      #expect((try await admin.get("/meja/unit?cari=alkal")).text.contains("UP-ALKAL"))
      try await admin.get("/meja/unit/baru")
      let added = try await admin.post(
        "/meja/unit/baru",
        [
          "kode": "up-jalan", "nama": "UP Jalan <i>", "singkat": "UPJ", "jenis": "technicalUnit",
          "induk": "DBM",
        ])
      #expect(added.location == "/meja/unit?induk=DBM&tersimpan=1")
      #expect(world.book.units.isWithin("UP-JALAN", "DBM"))
      #expect((try await admin.get("/meja/unit?induk=DBM")).text.contains("UP Jalan &lt;i&gt;"))
      for (code, parent, words) in [
        ("DBM", "", "sudah dipakai"), ("x y", "", "2 sampai 40 huruf besar"),
        ("UP-LAIN", "TIADA", "Pilih unit induk"),
      ] {
        let page = try await admin.post(
          "/meja/unit/baru",
          ["kode": code, "nama": "N", "singkat": "N", "jenis": "agency", "induk": parent])
        #expect(page.status.code == 422 && page.text.contains(words), "\(code)")
      }
      let circle = try await admin.post(
        "/meja/unit/DBM", ["nama": "DBM", "singkat": "DBM", "jenis": "agency", "induk": "UP-JALAN"])
      #expect(circle.status.code == 422 && circle.text.contains("di bawah dirinya sendiri"))
      #expect((try await admin.get("/meja/jejak")).text.contains("Unit disimpan"))
      #expect(try await admin.get("/meja/unit/TIADA").status == .notFound)
    }
  }

  @Test("A category points elsewhere from the next suggestion on")
  func categories() async throws {
    try await World.with { world in
      let admin = try await world.officer("admin")
      #expect((try await admin.get("/meja/kategori")).text.contains("/meja/kategori/jalan"))
      let form = try await admin.get("/meja/kategori/jalan")
      #expect(form.field("nama_id") == "Jalan")
      let saved = try await admin.post(
        "/meja/kategori/jalan",
        [
          "nama_id": "Jalan", "nama_en": "Roads", "rumpun_id": "Infrastruktur",
          "rumpun_en": "Infrastructure", "utama": "DSDA", "pengganti": "kelurahan-setempat",
        ])
      #expect(saved.status == .seeOther)
      let category = try #require(world.book.category("jalan"))
      #expect(category.main == .unit("DSDA") && category.alternative == .villageOffice)
      let wrong = try await admin.post(
        "/meja/kategori/jalan",
        ["nama_id": "", "nama_en": "Roads", "rumpun_id": "I", "rumpun_en": "I", "utama": "DSDA"])
      #expect(wrong.status.code == 422 && wrong.text.contains("href=\"#nama_id\""))
      let number = try await world.submit(category: "jalan").report.number
      let screen = try await (try await world.officer("kelurahan")).get("/meja/laporan/\(number)")
      #expect(screen.text.contains("Utama: <strong>Dinas Sumber Daya Air</strong>"))
    }
  }

  @Test("An administrator reads no private word, no identity, and does nothing with reports")
  func blind() async throws {
    try await World.with { world in
      let contact = Contact(name: "Siti", phone: "081234567890", email: nil, consent: true)
      let hidden = try await world.submit(
        "Tetangga membakar ban.", privacy: .private, contact: contact
      ).report.number
      let sealed = try await world.submit("Lurah meminta uang.", privacy: .sealed).report.number
      let admin = try await world.officer("admin")
      for number in [hidden, sealed] {
        let page = try await admin.get("/meja/laporan/\(number)")
        #expect(!page.text.contains("membakar ban") && !page.text.contains("meminta uang"))
        #expect(!page.text.contains("0812") && !page.text.contains("Kontak pelapor"))
        #expect(
          try await admin.sendVerb("catatan", on: number, version: "0", [("uraian", "x")]).status
            == .forbidden)
      }
      #expect(try await admin.get("/meja/baru").status == .forbidden)
      #expect(try await admin.get("/meja/semua").status == .forbidden)
    }
  }

  @Test("Only administrators keep users, units, categories and the log")
  func onlyAdministrators() async throws {
    try await World.with { world in
      for login in ["dinas", "gubernur", "verifikator", "kepala"] {
        let browser = try await world.officer(login)
        for path in [
          "/meja/pengguna", "/meja/pengguna/1", "/meja/unit", "/meja/unit/DBM", "/meja/kategori",
          "/meja/jejak",
        ] {
          #expect(try await browser.get(path).status == .forbidden, "\(login) \(path)")
        }
        let page = try await browser.post("/meja/pengguna/1/sandi", ["sandi": "sandi-yang-baru"])
        #expect(page.status == .forbidden)
      }
    }
  }
}
