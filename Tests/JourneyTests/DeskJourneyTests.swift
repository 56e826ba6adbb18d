import Casework
import Domain
import Foundation
import HTTPTypes
import Storage
import Testing

@testable import Web

@Suite("Desk: the way of a report")
struct DeskJourneyTests {
  @Test("From the kelurahan to the verified end, returned once on the way")
  func whole() async throws {
    try await World.with { world in
      let number = try await world.submit(category: "jalan").report.number
      let kelurahan = try await world.officer("kelurahan")
      let screen = try await kelurahan.get("/meja/laporan/\(number)")
      #expect(screen.text.contains("Utama: <strong>Dinas Bina Marga</strong>"))
      #expect(screen.text.contains("Suku Dinas Bina Marga Kota Jakarta Pusat"))
      #expect(screen.text.contains("geo:-6.175400,106.827200\""))
      let sent = try await kelurahan.act(
        "koordinasi", on: number,
        [("unit", "DBM"), ("alasan", "has-authority"), ("uraian", "Jalan kota.")])
      #expect(sent.location == "/meja/laporan/\(number)?tersimpan=koordinasi")
      let after = try await kelurahan.get(sent.location ?? "")
      #expect(after.status == .ok && after.text.contains("Tersimpan: Koordinasikan."))

      let dinas = try await world.officer("dinas")
      let offer = try await dinas.get("/meja/laporan/\(number)")
      #expect(offer.text.contains("Saran: Suku Dinas Bina Marga Kota Jakarta Pusat"))
      #expect(offer.text.contains("Petugas lapangan"))
      try await dinas.act(
        "disposisi", on: number, [("unit", "DBM-31.71"), ("uraian", "Minggu ini.")])
      #expect(try await world.report(number).holder == "DBM-31.71")
      #expect(try await world.queue(of: number, on: "DBM-31.71") == .new)

      let sudin = try await world.officer("sudin")
      let field = try await world.actor("lapangan")
      try await sudin.act(
        "disposisi", on: number,
        [
          ("petugas", String(try #require(field.user))), ("tanggal", "2025-03-08"),
          ("jam", "10.30"),
        ])
      var report = try await world.report(number)
      #expect(report.assignee == field.user && report.state == .dispatched)
      let held = try await sudin.get("/meja/laporan/\(number)")
      #expect(held.text.contains("Petugas lapangan"))
      #expect(held.statements == 14)
      // 8 March 2025, 10:30 in the city.
      #expect(report.estimate == 1_741_404_600_000)

      let worker = try await world.officer("lapangan")
      #expect((try await worker.get("/meja/lapangan")).text.contains(number))
      try await worker.act("mulai", on: number)
      try await worker.act(
        "kemajuan", on: number, [("uraian", "Aspal lama dibongkar.")],
        photos: [TestPicture.png(seed: 9)])
      let claim = try await worker.act(
        "hasil", on: number, [("uraian", "Lubang ditambal."), ("sifat", "sementara")],
        photos: [TestPicture.png(seed: 1), TestPicture.png(seed: 2)])
      #expect(claim.status == .seeOther)
      report = try await world.report(number)
      #expect(report.state == .awaitingVerification && report.holder == "BIRO-PEM")
      #expect(report.temporary && report.photoCount == 3)

      let verifier = try await world.officer("verifikator")
      let check = try await verifier.get("/meja/laporan/\(number)/periksa")
      #expect(check.status == .ok && check.text.contains("Lubang ditambal."))
      #expect(check.text.contains("menyebut hasil ini sementara"))
      let unexplained = try await verifier.act(
        "kembalikan", on: number, [("alasan", "photo-unclear")])
      #expect(unexplained.status.code == 422 && unexplained.text.contains("Tulis penjelasannya."))
      try await verifier.act(
        "kembalikan", on: number,
        [("alasan", "photo-unclear"), ("uraian", "Foto dari sudut yang sama.")])
      report = try await world.report(number)
      #expect(report.state == .returned && report.holder == "DBM-31.71")
      #expect(
        report.assignee == field.user && report.dues.completion == World.start + 7 * 86_400_000)

      let mended = try await worker.get("/meja/laporan/\(number)")
      #expect(mended.text.contains("Foto dari sudut yang sama."))
      try await worker.act(
        "hasil", on: number, [("uraian", "Difoto ulang."), ("sifat", "tuntas")],
        photos: [TestPicture.png(seed: 5)])
      try await verifier.approve(number, in: world, words: "Baik.")
      report = try await world.report(number)
      #expect(report.state == .completed && report.closedAt != nil && !report.temporary)
      #expect(
        try await world.events(number).map(\.action) == [
          .submit, .coordinate, .dispatch, .dispatch, .start, .addProgress, .finish, .returnWork,
          .finish, .verify,
        ])
    }
  }

  @Test("Passed on three times against the will of the one before, the arbiter decides")
  func pingPong() async throws {
    try await World.with { world in
      let number = try await world.submit().report.number
      try await (try await world.officer("kelurahan")).act(
        "koordinasi", on: number, [("unit", "DBM"), ("alasan", "has-authority")])
      let dinas = try await world.officer("dinas")
      let dsda = try await world.officer("dsda")
      let satpol = try await world.officer("satpol")
      try await dinas.act(
        "bukan-kewenangan", on: number, [("unit", "DSDA"), ("alasan", "wide-drain")])
      #expect(try await world.report(number).holder == "DSDA")
      try await dsda.act(
        "bukan-kewenangan", on: number, [("unit", "SATPOLPP"), ("alasan", "other-agency")])
      let warned = try await satpol.get("/meja/laporan/\(number)")
      #expect(warned.text.contains("Kali ini Biro Pemerintahan Setda yang memutuskan"))
      try await satpol.act(
        "bukan-kewenangan", on: number, [("unit", "DBM"), ("alasan", "other-agency")])
      var report = try await world.report(number)
      #expect(report.holder == "BIRO-PEM" && report.hops == 3)
      let arbiter = try await world.officer("verifikator")
      let page = try await arbiter.get("/meja/baru")
      #expect(page.text.contains(number))
      try await arbiter.act(
        "koordinasi", on: number, [("unit", "DSDA"), ("alasan", "has-authority")])
      report = try await world.report(number)
      #expect(report.holder == "DSDA" && report.arbitrated)
      let bound = try await dsda.get("/meja/laporan/\(number)")
      #expect(bound.text.contains("Keputusan ini mengikat"))
      #expect(!bound.text.contains("id=\"aksi-bukan-kewenangan\""))
      let refused = try await dsda.act(
        "bukan-kewenangan", on: number, [("unit", "DBM"), ("alasan", "other-agency")])
      #expect(refused.status.code == 422)
      #expect(refused.text.contains("sudah diputuskan dan mengikat"))
    }
  }

  @Test("A duplicate is merged into the open report the officer names")
  func merge() async throws {
    try await World.with { world in
      let older = try await world.submit().report.number
      let number = try await world.submit("Lubang yang sama di depan pasar.").report.number
      let browser = try await world.officer("kelurahan")
      for (typed, words) in [
        ("nomor?", "Nomor laporan tidak dikenali"), (number, "dirinya sendiri"),
        ("JK2503059999", "tidak ditemukan"),
      ] {
        let page = try await browser.act("gabung", on: number, [("nomor", typed)])
        #expect(page.status.code == 422 && page.text.contains(words), "\(typed)")
        #expect(page.text.contains("value=\"\(typed)\""))
      }
      // First the report it would go into is shown.
      let shown = try await browser.act("gabung", on: number, [("nomor", older.lowercased())])
      #expect(shown.status == .ok && shown.text.contains("Inikah laporan induknya?"))
      #expect(shown.field("gabung_yakin") == older)
      #expect(try await world.report(number).state == .waiting)
      // One of another kind has to be meant.
      let inquiry = try await world.submit("Kapan pasar buka?", kind: .inquiry).report.number
      let unlike = try await browser.act(
        "gabung", on: number, [("nomor", inquiry), ("yakin", inquiry)])
      #expect(unlike.status.code == 422 && unlike.text.contains("Tetap gabungkan"))
      #expect(try await world.report(number).state == .waiting)
      try await browser.act(
        "gabung", on: number, [("nomor", older.lowercased()), ("yakin", older)])
      let report = try await world.report(number)
      #expect(report.state == .merged && report.mergedInto == older)
    }
  }

  @Test("Rejecting needs a coded reason and words to the reporter")
  func reject() async throws {
    try await World.with { world in
      let number = try await world.submit().report.number
      let browser = try await world.officer("kelurahan")
      let bare = try await browser.act(
        "tolak", on: number, [("uraian", "Sudah tidak ada di sana.")])
      #expect(bare.status.code == 422 && bare.text.contains("Pilih alasannya."))
      #expect(bare.text.contains("Sudah tidak ada di sana.</textarea>"))
      #expect(bare.text.contains("href=\"#tolak_alasan\""))
      let invented = try await browser.act(
        "tolak", on: number, [("alasan", "malas"), ("uraian", "Tidak.")])
      #expect(invented.status.code == 422)
      try await browser.act(
        "tolak", on: number, [("alasan", "no-longer-there"), ("uraian", "Sudah tidak ada.")])
      #expect(try await world.report(number).state == .rejected)
    }
  }

  @Test("An inquiry is answered, not finished")
  func inquiry() async throws {
    try await World.with { world in
      let number = try await world.submit("Berapa biaya makam?", kind: .inquiry).report.number
      let browser = try await world.officer("kelurahan")
      let screen = try await browser.get("/meja/laporan/\(number)")
      #expect(screen.text.contains("id=\"aksi-jawab\""))
      #expect(!screen.text.contains("id=\"aksi-hasil\""))
      try await browser.act("jawab", on: number, [("uraian", "Rp0, cukup surat kematian.")])
      #expect(try await world.report(number).state == .completed)
    }
  }

  @Test("Asking, correcting the category, promising a day and noting move nothing")
  func small() async throws {
    try await World.with { world in
      let number = try await world.submit().report.number
      let browser = try await world.officer("kelurahan")
      try await browser.act("tanya", on: number, [("uraian", "Di sebelah mana pasar?")])
      try await browser.act("kategori", on: number, [("kategori", "trotoar")])
      try await browser.act("catatan", on: number, [("uraian", "Pernah dilaporkan 2024.")])
      for (day, words) in [
        ("", "Isi tanggalnya."), ("besok", "Tanggal tidak dikenali"),
        ("2025-02-30", "Tanggal tidak dikenali"), ("2025-03-01", "harus setelah sekarang"),
        ("2027-03-01", "paling lama 365 hari"),
      ] {
        let page = try await browser.act(
          "estimasi", on: number, [("tanggal", day), ("alasan", "weather")])
        #expect(page.status.code == 422 && page.text.contains(words), "\(day)")
      }
      try await browser.act(
        "estimasi", on: number, [("tanggal", "10/3/2025"), ("alasan", "weather")])
      let report = try await world.report(number)
      #expect(report.state == .waiting && report.questionOpen && report.category == "trotoar")
      // 10 March 2025, 16:00 in the city.
      #expect(report.estimate == 1_741_597_200_000)
      let screen = try await browser.get("/meja/laporan/\(number)")
      #expect(screen.text.contains("Pernah dilaporkan 2024."))
      let citizen = try await world.browser().get("/laporan/\(number)")
      #expect(!citizen.text.contains("Pernah dilaporkan 2024."))
      #expect(!citizen.text.contains("Di sebelah mana pasar?"))
    }
  }
}
