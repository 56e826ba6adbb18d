import Casework
import Domain
import HTTPTypes
import Storage
import Testing

@testable import Web

@Suite("Desk: the four verdicts")
struct DeskVerdictTests {
  @Test("Nothing is approved that was not looked at, and nothing typed is lost by the refusal")
  func viewing() async throws {
    try await World.with { world in
      let number = try await world.started()
      try await world.finished(number)
      let verifier = try await world.officer("verifikator")
      let page = try await verifier.get("/meja/laporan/\(number)/periksa")
      let photos = page.fields("sesuai_dilihat")
      let opened = try #require(page.field("sesuai_dibuka"))
      let version = try #require(page.field("versi"))
      #expect(photos.count == 1)
      func send(_ seen: [String], _ opened: String) async throws -> Page {
        try await verifier.sendVerb(
          "sesuai", on: number, version: version,
          seen.map { ("dilihat", $0) } + [("dibuka", opened), ("uraian", "Rapi <b>sekali</b>.")])
      }
      let unseen = try await send([], opened)
      #expect(unseen.status == .unprocessableContent)
      #expect(unseen.text.contains("Masih ada 1 foto yang belum Anda lihat."))
      #expect(unseen.text.contains("Rapi &lt;b&gt;sekali&lt;/b&gt;."))
      // The time already spent counts on.
      #expect(unseen.field("sesuai_dibuka") == opened)

      let hasty = try await send(photos, opened)
      #expect(hasty.status == .unprocessableContent)
      #expect(hasty.text.contains("Lihat sedikitnya 5 detik"))
      #expect(hasty.text.contains("value=\"\(photos[0])\" checked"))
      // A moment nobody signed is worth nothing, nor is one signed for another officer.
      world.pass(seconds: 5)
      let early = "\(world.now - 60_000).\(opened.split(separator: ".")[1])"
      #expect(try await send(photos, early).text.contains("Lihat sedikitnya 5 detik"))
      #expect(try await world.report(number).state == .awaitingVerification)
      #expect(try await send(photos, opened).status == .seeOther)
      #expect(try await world.report(number).state == .completed)
    }
  }

  @Test("A request for photos goes back to the worker with its own reason; the clock runs on")
  func morePhotos() async throws {
    try await World.with { world in
      let number = try await world.started()
      try await world.finished(number)
      let due = try await world.report(number).dues.completion
      let verifier = try await world.officer("verifikator")
      let page = try await verifier.get("/meja/laporan/\(number)/periksa")
      #expect(page.text.contains("Minta foto tambahan"))
      let empty = try await verifier.sendVerb(
        "minta-foto", on: number, version: page.field("versi") ?? "")
      #expect(empty.status == .unprocessableContent)
      let sent = try await verifier.sendVerb(
        "minta-foto", on: number, version: page.field("versi") ?? "",
        [("uraian", "Foto seluruh ruas jalan.")])
      #expect(sent.status == .seeOther)
      let report = try await world.report(number)
      #expect(report.state == .returned && report.dues.completion == due)
      let last = try #require(try await world.events(number).last)
      #expect(last.action == .returnWork && last.details.reason == "more-photos")
      let field = try await world.officer("lapangan").get("/meja/lapangan")
      #expect(field.text.contains("Perlu foto tambahan"))
      #expect(field.text.contains("Foto seluruh ruas jalan."))
    }
  }

  @Test("Work sent to the inspectorate is on its list for those who may read it, and nowhere else")
  func inspectorate() async throws {
    try await World.with { world in
      let number = try await world.started()
      try await world.finished(number)
      let verifier = try await world.officer("verifikator")
      let path = "/meja/laporan/\(number)/inspektorat"
      try await verifier.get("/meja/laporan/\(number)/periksa")
      let bare = try await verifier.post(path, ["inspektorat_uraian": "Bayangan janggal."])
      #expect(bare.status == .unprocessableContent)
      #expect(
        bare.text.contains("Bayangan janggal.") && bare.text.contains("Periksa lagi") == false)
      let fields: KeyValuePairs = [
        "inspektorat_alasan": "photo-altered", "inspektorat_uraian": "Bayangan <janggal>.",
      ]
      #expect(try await verifier.post(path, fields).status == .seeOther)
      #expect(try await verifier.post(path, fields).status == .seeOther)
      // The report waits as before, and its history says nothing of it.
      #expect(try await world.report(number).state == .awaitingVerification)
      #expect(try await world.events(number).last?.action == .finish)
      let again = try await verifier.get("/meja/laporan/\(number)/periksa")
      #expect(again.text.contains("sudah dikirim ke Inspektorat"))
      for (login, reads) in [
        ("gubernur", true), ("admin", true), ("kepala", false),
      ] {
        let list = try await world.officer(login).get("/meja/inspektorat")
        #expect(list.status == .ok && list.text.contains(number) == reads, "\(login)")
        #expect(list.text.contains("&lt;janggal&gt;") == reads)
        #expect(list.statements == 3, "\(login) \(list.statements)")
      }
      for login in ["dinas", "lapangan", "verifikator"] {
        #expect(try await world.officer(login).get("/meja/inspektorat").status == .forbidden)
      }
      // Only whoever may decide sends it there.
      let dinas = try await world.officer("dinas")
      try await dinas.get("/meja/akun")
      #expect(try await dinas.post(path, fields).status == .forbidden)
      let other = try await world.officer("verifikator2")
      try await other.get("/meja/akun")
      #expect(try await other.post(path, fields).status == .forbidden)
    }
  }

  @Test("What was approved is looked at again as it was, though the work was done anew since")
  func secondCheckAfterReopening() async throws {
    try await World.with { world in
      let number = try await world.started()
      try await world.finished(number)
      let verifier = try await world.officer("verifikator")
      try await verifier.get("/meja/laporan/\(number)/periksa")
      try await verifier.post(
        "/meja/laporan/\(number)/inspektorat",
        ["inspektorat_alasan": "photo-old", "inspektorat_uraian": "Seperti foto lama."])
      try await verifier.approve(number, in: world)
      let approved = try await world.report(number)
      try await world.office.casework.perform(
        Reopen(), on: number, seen: nil, by: Actor(reporterOf: approved.id), now: world.now)
      let field = try await world.actor("lapangan")
      try await world.act(Dispatch(person: field.user), on: number, by: "sudin")
      try await world.act(Start(), on: number, by: "lapangan")
      try await world.finished(number, seed: 9)
      #expect(try await world.report(number).lastProof != approved.lastProof)

      let second = try await world.officer("verifikator2")
      #expect(try await second.get("/meja/pemeriksaan-kedua").text.contains(number))
      let path = "/meja/pemeriksaan-kedua/\(number)"
      let page = try await second.get(path)
      let photo = try #require(page.fields("kedua_dilihat").first)
      #expect(page.fields("kedua_dilihat") == [approved.lastProof])
      world.pass(seconds: 5)
      let given = try await second.post(
        path,
        [
          "kedua_putusan": "sesuai", "kedua_dilihat": photo,
          "kedua_dibuka": page.field("kedua_dibuka") ?? "",
        ])
      #expect(given.location == "/meja/pemeriksaan-kedua?tersimpan=ya")
    }
  }

  @Test(
    "Flagged work is always checked again, blindly; a disagreement is listed and changes nothing")
  func secondCheck() async throws {
    try await World.with { world in
      let number = try await world.started(privacy: .private)
      try await world.finished(number)
      let verifier = try await world.officer("verifikator")
      try await verifier.get("/meja/laporan/\(number)/periksa")
      try await verifier.post(
        "/meja/laporan/\(number)/inspektorat",
        ["inspektorat_alasan": "photo-old", "inspektorat_uraian": "Seperti foto lama."])
      try await verifier.approve(number, in: world, words: "Kata pemeriksa pertama.")
      #expect(try await world.report(number).state == .completed)
      let version = try await world.report(number).version

      let second = try await world.officer("verifikator2")
      let list = try await second.get("/meja/pemeriksaan-kedua")
      #expect(list.text.contains(number))
      #expect(list.statements == 7, "\(list.statements)")
      let path = "/meja/pemeriksaan-kedua/\(number)"
      let page = try await second.get(path)
      #expect(page.status == .ok && page.text.contains("Jalan berlubang di depan pasar"))
      #expect(!page.text.contains("Kata pemeriksa pertama") && !page.text.contains("Seperti foto"))
      let shown = page.text.replacing("Petugas verifikator2", with: "")
      #expect(!shown.contains("Petugas verifikator") && !shown.contains("Biro Pemerintahan"))
      #expect(page.statements == 9, "\(page.statements)")
      let photo = try #require(page.fields("kedua_dilihat").first)
      #expect(try await second.get("\(path)/foto/\(photo).jpg").status == .ok)
      // The private report itself is none of the second office's business.
      #expect(try await second.get("/foto/\(photo)/besar.jpg").status == .notFound)
      for login in ["verifikator", "dinas", "gubernur"] {
        let stranger = try await world.officer(login)
        for hidden in [path, "\(path)/foto/\(photo).jpg"] {
          let answer = try await stranger.get(hidden)
          #expect([403, 404].contains(answer.status.code), "\(login) \(hidden)")
        }
      }
      let opened = try #require(page.field("kedua_dibuka"))
      let bare = try await second.post(path, ["kedua_dibuka": opened])
      #expect(bare.text.contains("Pilih sesuai atau tidak sesuai."))
      let hasty = try await second.post(
        path, ["kedua_putusan": "sesuai", "kedua_dilihat": photo, "kedua_dibuka": opened])
      #expect(hasty.status == .unprocessableContent && hasty.text.contains("5 detik"))
      world.pass(seconds: 5)
      let silent = try await second.post(
        path, ["kedua_putusan": "tidak", "kedua_dilihat": photo, "kedua_dibuka": opened])
      #expect(silent.status == .unprocessableContent)
      let given = try await second.post(
        path,
        [
          "kedua_putusan": "tidak", "kedua_alasan": "photo-old", "kedua_uraian": "Foto lama.",
          "kedua_dilihat": photo, "kedua_dibuka": opened,
        ])
      #expect(given.location == "/meja/pemeriksaan-kedua?tersimpan=ya")
      #expect(try await second.get(path).status == .notFound)
      #expect(try await world.report(number).version == version)
      let inspectors = try await world.officer("gubernur").get("/meja/inspektorat")
      #expect(inspectors.text.contains("Pemeriksaan kedua tidak sepakat"))

      let figures = try await world.officer("gubernur").get("/meja/kesepakatan")
      #expect(figures.text.contains("Petugas verifikator") && figures.text.contains("0,0 %"))
      // A head sees the verifiers of the own agency only.
      #expect(
        !(try await world.officer("kepala").get("/meja/kesepakatan")).text.contains(
          "Petugas verifikator"))
      #expect(try await world.officer("verifikator").get("/meja/kesepakatan").status == .forbidden)
    }
  }
}
