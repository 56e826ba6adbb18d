import Casework
import Domain
import Foundation
import HTTPTypes
import Storage
import Testing

@testable import Web

@Suite("Desk: what is refused, and what is kept")
struct DeskRefusalTests {
  @Test("A verb that is not offered is refused when it is sent all the same")
  func notOffered() async throws {
    try await World.with { world in
      let number = try await world.submit().report.number
      let verbs = (VerbForms.all + VerbForms.verification)
      for login in [
        "kelurahan", "dinas", "sudin", "lapangan", "verifikator", "kanal", "kepala", "camat",
        "gubernur", "admin",
      ] {
        let browser = try await world.officer(login)
        let report = try await world.report(number)
        let offered = Permissions.verbs(
          for: try await world.actor(login), on: report, units: world.book.units,
          arbiter: world.book.city.arbiterUnit, now: world.now)
        let screen = try await browser.get("/meja/laporan/\(number)")
        for verb in verbs {
          let isShown = screen.text.contains("id=\"\(verb.anchor)\"")
          // Verdicts stand on a page of their own, and nothing is paused that could be resumed.
          #expect(
            isShown
              == (offered.contains(verb.action)
                && ![.verify, .returnWork, .resume].contains(verb.action)),
            "\(login) \(verb.slug)")
          guard !offered.contains(verb.action) else { continue }
          let page = try await browser.sendVerb(
            verb.slug, on: number, version: String(report.version),
            [
              ("uraian", "Tidak boleh."), ("alasan", "has-authority"), ("unit", "DSDA"),
              ("sifat", "tuntas"),
            ])
          #expect([403, 422].contains(page.status.code), "\(login) \(verb.slug) \(page.status)")
        }
      }
      #expect(try await world.report(number).version == 0)
    }
  }

  @Test("Finishing needs words, proof and a word on whether it holds; what was given is kept")
  func kept() async throws {
    try await World.with { world in
      let number = try await world.started()
      let browser = try await world.officer("lapangan")
      let bare = try await browser.act(
        "hasil", on: number, [("uraian", "Ditambal."), ("sifat", "tuntas")])
      #expect(bare.status.code == 422 && bare.text.contains("paling sedikit satu foto hasil"))
      #expect(bare.text.contains("Ditambal.</textarea>"))

      let empty = try await browser.act("hasil", on: number)
      for words in [
        "Tulis penjelasannya.", "paling sedikit satu foto hasil", "Pilih tuntas atau sementara.",
      ] {
        #expect(empty.text.contains(words), "all that is missing is said at once: \(words)")
      }

      let silent = try await browser.act(
        "hasil", on: number, [("uraian", ""), ("sifat", "sementara")],
        photos: [TestPicture.png(seed: 1)])
      #expect(silent.status.code == 422 && silent.text.contains("Tulis penjelasannya."))
      let photo = try #require(silent.field("hasil_tersimpan"))
      let thumb = try await browser.get("/meja/foto/\(photo).jpg")
      #expect(thumb.status == .ok && thumb.bytes.starts(with: [0xFF, 0xD8]))
      // Nobody else sees a picture that belongs to no report yet.
      #expect(
        try await (try await world.officer("sudin")).get("/meja/foto/\(photo).jpg").status
          == .notFound)

      let broken = try await browser.act(
        "hasil", on: number,
        [("uraian", "Ditambal."), ("sifat", "sementara"), ("tersimpan", photo)],
        photos: [Array("bukan gambar".utf8), TestPicture.png(seed: 2)])
      #expect(broken.status.code == 422 && broken.text.contains("Jenis berkas tidak dikenal"))
      #expect(broken.fields("hasil_tersimpan").count == 2)

      let both = broken.fields("hasil_tersimpan").map { ("tersimpan", $0) }
      let done = try await browser.act(
        "hasil", on: number, [("uraian", "Ditambal."), ("sifat", "sementara")] + both)
      #expect(done.status == .seeOther)
      let report = try await world.report(number)
      #expect(report.state == .awaitingVerification && report.photoCount == 2)
      // A picture serves one report.
      #expect(try await browser.get("/meja/foto/\(photo).jpg").status == .notFound)
    }
  }

  @Test("Nobody files somebody else's upload as proof")
  func foreignPhoto() async throws {
    try await World.with { world in
      let number = try await world.started()
      let clock = world.book.clock
      let sudin = try await world.actor("sudin")
      let foreign = try await world.office.photos.upload(
        TestPicture.png(seed: 7), owner: .user(try #require(sudin.user)), clock: clock,
        now: world.now)
      let browser = try await world.officer("lapangan")
      let page = try await browser.act(
        "hasil", on: number,
        [("uraian", "Ditambal."), ("sifat", "tuntas"), ("tersimpan", foreign.id)])
      #expect(page.status.code == 422 && page.text.contains("Foto tidak ditemukan lagi"))
    }
  }

  @Test("Who was slower sees both versions, what came between, and the own words again")
  func stale() async throws {
    try await World.with { world in
      let number = try await world.submit().report.number
      let slow = try await world.officer("kelurahan")
      let screen = try await slow.get("/meja/laporan/\(number)")
      let seen = try #require(screen.field("versi"))
      let fast = try await world.officer("kelurahan")
      try await fast.act("kategori", on: number, [("kategori", "trotoar")])
      try await fast.act("ambil", on: number)

      let page = try await slow.sendVerb(
        "koordinasi", on: number, version: seen,
        [("unit", "DSDA"), ("alasan", "has-authority"), ("uraian", "Ini saluran air.")])
      #expect(page.status.code == 409)
      #expect(page.text.contains("Saat Anda membukanya") && page.text.contains("Menunggu"))
      #expect(page.text.contains("Yang terjadi sejak itu"))
      #expect(page.text.contains("mengerjakan sendiri") && page.text.contains("mengubah kategori"))
      #expect(page.text.contains("Yang hendak Anda lakukan: Koordinasikan"))
      #expect(page.text.contains("Dinas Sumber Daya Air"))
      #expect(page.text.contains("Ini saluran air.</textarea>"))
      #expect(try await world.report(number).state == .inProgress)

      // The form that came back carries the version now in force.
      let again = try #require(page.field("versi"))
      #expect(again != seen)
      let sent = try await slow.sendVerb(
        "koordinasi", on: number, version: again,
        [("unit", "DSDA"), ("alasan", "has-authority"), ("uraian", "Ini saluran air.")])
      #expect(sent.status == .seeOther)
      #expect(try await world.report(number).holder == "DSDA")
    }
  }

  @Test("When a colleague has handed it on meanwhile, the words typed are shown, not lost")
  func staleAndGone() async throws {
    try await World.with { world in
      let number = try await world.submit(
        "Tetangga membakar ban.", privacy: .private
      ).report.number
      let slow = try await world.officer("kelurahan")
      let seen = try #require(try await slow.get("/meja/laporan/\(number)").field("versi"))
      try await (try await world.officer("kelurahan")).act(
        "koordinasi", on: number, [("unit", "SATPOLPP"), ("alasan", "needs-enforcement")])
      let page = try await slow.sendVerb(
        "tanya", on: number, version: seen, [("uraian", "Jam berapa biasanya?")])
      #expect(page.status.code == 409 && page.text.contains("Jam berapa biasanya?"))
      #expect(page.text.contains("Ini tidak dapat dilakukan lagi."))
      #expect(!page.text.contains("membakar ban"))
    }
  }

  @Test("Another agency reads nothing of a private report, and of a draft not even that it exists")
  func foreign() async throws {
    try await World.with { world in
      let number = try await world.submit(
        "Tetangga membakar ban.", privacy: .private
      ).report.number
      let browser = try await world.officer("dsda")
      let page = try await browser.get("/meja/laporan/\(number)")
      #expect(page.text.contains("tidak berada di meja Anda"))
      #expect(!page.text.contains("membakar ban") && !page.text.contains("class=\"verb\""))
      #expect(page.statements == 4)
      let posted = try await browser.sendVerb("ambil", on: number, version: "0")
      #expect(posted.status == .forbidden)
      for path in ["/meja/laporan/JK2503059999", "/meja/laporan/%3Cscript%3E"] {
        #expect(try await browser.get(path).status == .notFound)
      }
      #expect(
        try await browser.sendVerb("ambil", on: "JK2503059999", version: "0").status == .notFound)
      let malformed = try await browser.sendVerb("ambil", on: number, version: "satu")
      #expect(malformed.status == .badRequest)
    }
  }

  @Test("The governor's office reads everything and is offered nothing")
  func governor() async throws {
    try await World.with { world in
      let number = try await world.submit("Lurah meminta uang.", privacy: .sealed).report.number
      let browser = try await world.officer("gubernur")
      let page = try await browser.get("/meja/laporan/\(number)")
      #expect(page.text.contains("Lurah meminta uang."))
      #expect(page.text.contains("Tidak ada yang dapat Anda lakukan"))
      #expect(!page.text.contains("id=\"aksi-"))
      #expect(
        try await browser.sendVerb("catatan", on: number, version: "0", [("uraian", "x")]).status
          == .forbidden)
    }
  }

  @Test("What officers write stays text on every page")
  func escaped() async throws {
    try await World.with { world in
      let evil = "<script>alert('x')</script>\"><img src=x onerror=alert(1)>"
      let number = try await world.started("Laporan \(evil)")
      let field = try await world.officer("lapangan")
      let sudin = try await world.officer("sudin")
      var pages: [Page] = []
      try await sudin.act("catatan", on: number, [("uraian", evil)])
      try await sudin.act("tanya", on: number, [("uraian", evil)])
      try await field.act("kemajuan", on: number, [("uraian", evil)])
      try await sudin.act(
        "estimasi", on: number, [("tanggal", "2025-03-12"), ("alasan", "queue"), ("uraian", evil)])
      pages.append(try await field.act("hasil", on: number, [("uraian", evil), ("sifat", evil)]))
      pages.append(
        try await sudin.sendVerb(
          "disposisi", on: number, version: "1",
          [("petugas", evil), ("unit", evil), ("tanggal", evil)]))
      try await field.act(
        "hasil", on: number, [("uraian", evil), ("sifat", "tuntas")],
        photos: [TestPicture.png(seed: 1)])
      let verifier = try await world.officer("verifikator")
      pages.append(try await verifier.get("/meja/laporan/\(number)/periksa"))
      pages.append(
        try await verifier.act("kembalikan", on: number, [("alasan", evil), ("uraian", evil)]))
      try await verifier.act(
        "kembalikan", on: number, [("alasan", "not-solved"), ("uraian", evil)])
      pages.append(try await sudin.get("/meja/laporan/\(number)"))
      pages.append(try await sudin.get("/meja/perbaikan"))
      pages.append(
        try await sudin.get("/meja/baru?cari=%3Cscript%3E%22&kategori=%22%3E%3Cscript%3E"))
      pages.append(try await verifier.get("/meja/laporan/\(number)?tersimpan=%3Cscript%3E"))
      for page in pages {
        #expect(!page.text.contains("<script>alert") && !page.text.contains("<img src=x"))
        #expect(!page.text.contains("style=\"") && !page.text.contains("onerror=alert(1)>\""))
      }
      #expect(pages[4].text.contains("&lt;script&gt;alert"))
    }
  }
}
