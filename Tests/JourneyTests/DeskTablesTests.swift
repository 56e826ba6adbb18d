import Casework
import Channels
import Domain
import Foundation
import HTTPTypes
import Storage
import Testing

@testable import Web

@Suite("Desk: tables as CSV, areas, channels, and the trail")
struct DeskTablesTests {
  @discardableResult
  private static func send(
    _ admin: Browser, _ table: String, _ text: String, seen: Page? = nil
  ) async throws -> Page {
    try await admin.post(
      "/meja/tabel/\(table)",
      [
        "isi_tabel": text, "langkah": seen == nil ? "" : "simpan",
        "dasar": seen?.field("dasar") ?? "",
      ], files: [])
  }

  @Test("Every table comes out as it can go in, and the same one changes nothing")
  func roundTrip() async throws {
    try await World.with { world in
      let admin = try await world.officer("admin")
      for table in TablePage.Table.allCases {
        let path = TablePage.path(table)
        let file = try await admin.get("\(path)/isi.csv")
        #expect(file.status == .ok && file.text.count > 100)
        try await admin.get(path)
        let same = try await Self.send(admin, table.rawValue, file.text)
        #expect(
          same.status.code == 422 && same.text.contains("sama dengan yang tersimpan"), "\(table)")
      }
      #expect(try await admin.get("/meja/tabel/lain").status == .notFound)
    }
  }

  @Test("What differs is shown before it is saved, and stands in the trail with both values")
  func preview() async throws {
    try await World.with { world in
      let admin = try await world.officer("admin")
      try await admin.get("/meja/tabel/unit")
      let name = world.book.units.name("DBM")
      let parent = world.book.units["DBM"]?.parent ?? ""
      let text = """
        code,name,short_name,kind,parent,area_code
        DBM,Dinas Jalan <i>,DBM,agency,\(parent),
        UP-BARU,UP Baru,UPB,technicalUnit,DBM,
        """
      let seen = try await Self.send(admin, "unit", text)
      #expect(seen.status == .ok && seen.text.contains("\(name) → Dinas Jalan &lt;i&gt;"))
      #expect(seen.text.contains("UP-BARU") && world.book.units["UP-BARU"] == nil)
      let saved = try await Self.send(admin, "unit", text, seen: seen)
      #expect(saved.location == "/meja/unit?tersimpan=1")
      #expect(world.book.units.name("DBM") == "Dinas Jalan <i>")
      // Compared with what has changed since: nothing is overwritten unseen.
      let late = text.replacing("Dinas Jalan <i>", with: "Dinas Lama")
      let refused = try await Self.send(admin, "unit", late, seen: seen)
      #expect(refused.status.code == 422 && refused.text.contains("diubah orang lain"))
      #expect(world.book.units.name("DBM") == "Dinas Jalan <i>")
      #expect(world.book.units.isWithin("UP-BARU", "DBM"))
      let trail = try await admin.get("/meja/jejak?jenis=unit&tentang=DBM")
      #expect(trail.text.contains("Nama: \(name) → Dinas Jalan &lt;i&gt;") && trail.statements == 2)
      #expect(!trail.text.contains("UP-BARU"))
      let csv = try await admin.get("/meja/jejak.csv?jenis=unit")
      #expect(csv.text.contains(",unit.save,DBM,,name,\(name),Dinas Jalan <i>\r\n"))
    }
  }

  @Test("A row that will not do is named, and nothing of the table is saved")
  func refused() async throws {
    try await World.with { world in
      let admin = try await world.officer("admin")
      let form = try await admin.get("/meja/tabel/unit")
      let header = "code,name,short_name,kind,parent,area_code\n"
      for (rows, words) in [
        ("UP-A,UP A,A,technicalUnit,DBM,\nDBM,DBM,DBM,agency,UP-A,\n", "di bawah dirinya sendiri"),
        ("UP-A,UP A,A,technicalUnit,DBM,\nup b,B,B,agency,,\n", "Bentuk kodenya"),
        ("UP-A,UP A,A,jenis,DBM,\n", "Pilih salah satu"),
        ("UP-A,UP A,A,agency,TIADA,\n", "tidak ada di kota ini"),
        ("UP-A,UP A\n", "UP-A"),
      ] {
        let page = try await Self.send(admin, "unit", header + rows, seen: form)
        #expect(page.status.code == 422 && page.text.contains(words), "\(words)")
        #expect(page.text.contains("href=\"#isi_tabel\""))
      }
      #expect(world.book.units["UP-A"] == nil)
      let web = world.book.city.webChannel
      let channel = try #require(world.book.channel(web))
      let fixed = try await Self.send(
        admin, "kanal",
        OfficesCSV.text([channel]).replacing(",\(channel.prefix),", with: ",ZZ,"), seen: form)
      #expect(fixed.status.code == 422 && fixed.text.contains("tidak dapat diubah"))
    }
  }

  @Test("Areas and channels are renamed on their pages")
  func rename() async throws {
    try await World.with { world in
      let admin = try await world.officer("admin")
      #expect(try await admin.get("/meja/wilayah").text.contains("31.71"))
      #expect(try await admin.get("/meja/wilayah?induk=31.71.01").text.contains("31.71.01.1001"))
      try await admin.get("/meja/wilayah/31.71.01")
      let saved = try await admin.post("/meja/wilayah/31.71.01", ["nama": "Kecamatan Uji"])
      #expect(saved.status == .seeOther && world.book.area("31.71.01")?.name == "Kecamatan Uji")
      #expect(try await admin.post("/meja/wilayah/31.71.01", ["nama": ""]).status.code == 422)
      #expect(try await admin.get("/meja/wilayah/99").status == .notFound)

      let web = world.book.city.webChannel
      let before = try #require(world.book.channel(web))
      #expect(try await admin.get("/meja/kanal").text.contains(before.prefix))
      try await admin.get("/meja/kanal/\(web)")
      let done = try await admin.post(
        "/meja/kanal/\(web)",
        [
          "nama_id": "Laman uji", "nama_en": "Test site", "alamat": "x.id",
          "jam_id": "Senin pagi", "jam_en": "Monday mornings", "pembaca_id": "Pak Uji",
          "pembaca_en": "Mr Test",
        ])
      #expect(done.status == .seeOther)
      let after = try #require(world.book.channel(web))
      #expect(after.name.id == "Laman uji" && after.address == "x.id")
      #expect(after.prefix == before.prefix && after.numbering == before.numbering)
      let guide = try await world.browser().get("/cara-melapor").text
      for words in ["Laman uji", "Senin pagi", "Pak Uji"] { #expect(guide.contains(words)) }
      #expect(!guide.contains("Qlue"), "what is no longer in service is no advice")
      try await admin.post(
        "/meja/kanal/\(web)",
        ["nama_id": "Laman uji", "nama_en": "Test site", "alamat": "x.id", "dipakai": "tidak"])
      #expect(try await !world.browser().get("/cara-melapor").text.contains("Laman uji"))
      let wrong = try await admin.post(
        "/meja/kanal/\(web)", ["nama_id": "Laman uji", "nama_en": "", "alamat": ""])
      #expect(wrong.status.code == 422 && wrong.text.contains("href=\"#nama_en\""))
    }
  }

  @Test("Changes of a user say what was and what is; somebody away is marked in the list")
  func users() async throws {
    try await World.with { world in
      let admin = try await world.officer("admin")
      let id = try #require(try await world.actor("sudin").user)
      try await admin.get("/meja/pengguna/\(id)")
      try await admin.post(
        "/meja/pengguna/\(id)", ["nama": "Budi", "peran": "fieldOfficer", "unit": "DBM-31.71"])
      let trail = try await admin.get("/meja/jejak?jenis=user&tentang=sudin")
      #expect(trail.text.contains("Nama: Petugas sudin → Budi"))
      #expect(trail.text.contains("Peran: "))
      #expect(try await admin.get("/meja/jejak?jenis=tiada").status == .ok)
      let now = world.now
      try await world.database.write {
        try AbsenceRows.insert(
          user: id, substitute: nil, from: now - 1, until: now + 86_400_000, at: now, on: $0)
      }
      let list = try await admin.get("/meja/pengguna")
      let file = try await admin.get("/meja/pengguna.csv")
      #expect(file.text.contains("sudin,Budi,fieldOfficer,DBM-31.71,"))
      #expect(list.text.contains("Tidak hadir sampai") && list.statements == 3)
    }
  }
}
