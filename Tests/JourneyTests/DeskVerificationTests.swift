import Casework
import Domain
import Foundation
import HTTPTypes
import Storage
import Testing

@testable import Web

@Suite("Desk: verification and the reporter's contact")
struct DeskVerificationTests {
  @Test("All proof stands beside the complaint, with what is known about each picture")
  func sideBySide() async throws {
    try await World.with { world in
      let number = try await world.started()
      let page = try await world.finished(number)
      #expect(page.status == .seeOther)
      let verifier = try await world.officer("verifikator")
      let check = try await verifier.get("/meja/laporan/\(number)/periksa")
      #expect(check.status == .ok)
      #expect(check.text.contains("Tidak ada lokasi pada foto"))
      #expect(check.text.contains("Tidak ada waktu pengambilan pada foto"))
      #expect(check.text.contains("Diunggah"))
      #expect(!check.text.contains("Foto yang sama"))
      let photo = try #require(try await world.report(number).lastProof)
      #expect(check.text.contains("/foto/\(photo)/besar.jpg"))
      #expect(try await verifier.get("/foto/\(photo)/besar.jpg").status == .ok)
      #expect(check.text.contains("Petugas lapangan") && check.text.contains("berkas atau galeri"))
      // One for the session, thirteen for the report at most, four for its evidence.
      #expect(check.statements <= 18)
      let screen = try await verifier.get("/meja/laporan/\(number)")
      #expect(screen.statements <= 14)
    }
  }

  @Test("Where and when a picture was taken is measured against the report")
  func measured() async throws {
    try await World.with { world in
      let number = try await world.started()
      let field = try await world.actor("lapangan")
      let owner = PhotoOwner.user(try #require(field.user)).key
      // 0.001 degrees of latitude are 111 metres.
      let near = Coordinate(
        latitude: World.place.latitude + 0.001, longitude: World.place.longitude)
      let blob = String(repeating: "a", count: 64)
      let picture = Photo(
        id: "fotobuktidengantempat", report: nil, owner: owner, original: blob, large: blob,
        thumbnail: blob, width: 3_200, height: 2_400, byteCount: 1, format: "jpeg",
        takenAt: world.now - 86_400_000, place: near, fingerprint: 1, uploadedAt: world.now)
      try await world.database.write { try PhotoRows.insert(picture, on: $0) }
      try await world.office.casework.perform(
        FinishWork(
          words: "Selesai.", photos: [picture.id], photoOwner: owner, temporary: false),
        on: number, seen: nil, by: field, now: world.now)
      let check = try await (try await world.officer("verifikator")).get(
        "/meja/laporan/\(number)/periksa")
      #expect(check.text.contains("110 m"))
      #expect(check.text.contains("4 Maret 2025 pukul 14.30 WIB"))
      #expect(check.text.contains("Diambil sebelum laporan diterima"))
      #expect(check.text.contains("width=\"1600\" height=\"1200\""))
    }
  }

  @Test("A picture that proved another report already is pointed out")
  func reused() async throws {
    try await World.with { world in
      let first = try await world.started()
      try await world.finished(first, seed: 8)
      let second = try await world.started("Lubang lain di gang sebelah.")
      try await world.finished(second, seed: 8)
      let check = try await (try await world.officer("verifikator")).get(
        "/meja/laporan/\(second)/periksa")
      #expect(
        check.text.contains("Foto yang sama ada pada laporan <a href=\"/meja/laporan/\(first)\">"))
      // A sealed one is counted, not named.
      let sealed = try await world.submitFull(
        text: "Rahasia sekali ini", privacy: .sealed, photos: [TestPicture.png(seed: 8)])
      let more = try await (try await world.officer("verifikator")).get(
        "/meja/laporan/\(second)/periksa")
      #expect(more.text.contains("dan 1 laporan lain"))
      #expect(!more.text.contains(sealed.report.number))
    }
  }

  @Test("Only a verifier on whose desk it lies decides; the others are led to the report")
  func whoVerifies() async throws {
    try await World.with { world in
      let number = try await world.started()
      try await world.finished(number)
      let other = try await world.officer("verifikator2")
      #expect(
        try await other.get("/meja/laporan/\(number)/periksa").location == "/meja/laporan/\(number)"
      )
      #expect(
        try await other.sendVerb("sesuai", on: number, version: "4").status == .forbidden)
      let dinas = try await world.officer("dinas")
      #expect(try await dinas.get("/meja/laporan/\(number)/periksa").status == .forbidden)
      #expect(
        try await dinas.sendVerb("sesuai", on: number, version: "4").status == .forbidden)
      #expect(try await world.report(number).state == .awaitingVerification)
    }
  }

  @Test("A contact is opened for a reason, logged before it is shown, and shown once")
  func identity() async throws {
    try await World.with { world in
      let contact = Contact(
        name: "Siti <b>", phone: "081234567890", email: "siti@contoh.id", consent: true)
      let number = try await world.submit("Lampu mati.", contact: contact).report.number
      let id = try await world.report(number).id
      func openings() async throws -> Int {
        try await world.database.read { try IdentityRows.openings(of: id, on: $0).count }
      }
      let browser = try await world.officer("kelurahan")
      let screen = try await browser.get("/meja/laporan/\(number)")
      #expect(screen.text.contains("Buka kontak pelapor") && !screen.text.contains("081234567890"))
      #expect(screen.statements <= 14)
      let bare = try await browser.post("/meja/laporan/\(number)/kontak", ["alasan_kontak": "ya"])
      #expect(bare.status.code == 422 && !bare.text.contains("081234567890"))
      #expect(try await openings() == 0)

      let page = try await browser.post(
        "/meja/laporan/\(number)/kontak", ["alasan_kontak": "Menanyakan letak <tiang>"])
      #expect(page.status == .ok && page.text.contains("081234567890"))
      #expect(page.text.contains("Siti &lt;b&gt;") && page.headers[.cacheControl] == "no-store")
      #expect(try await openings() == 1)
      let after = try await browser.get("/meja/laporan/\(number)")
      #expect(after.text.contains("Menanyakan letak &lt;tiang&gt;"))
      #expect(!after.text.contains("Siti"))

      for login in ["dsda", "verifikator", "gubernur", "admin", "camat", "kepala", "lapangan"] {
        let other = try await world.officer(login)
        #expect(
          !(try await other.get("/meja/laporan/\(number)")).text.contains("name=\"alasan_kontak\""))
        let refused = try await other.post(
          "/meja/laporan/\(number)/kontak", ["alasan_kontak": "Ingin tahu saja"])
        #expect([403, 404].contains(refused.status.code), "\(login) \(refused.status)")
        #expect(!refused.text.contains("081234567890"))
      }
      #expect(try await openings() == 1)
    }
  }

  @Test("Without consent no contact is opened")
  func noConsent() async throws {
    try await World.with { world in
      let number = try await world.submit(
        "Lampu mati.",
        contact: Contact(name: nil, phone: "081234567890", email: nil, consent: false)
      ).report.number
      let browser = try await world.officer("kelurahan")
      let screen = try await browser.get("/meja/laporan/\(number)")
      #expect(screen.text.contains("tidak bersedia dihubungi"))
      let page = try await browser.post(
        "/meja/laporan/\(number)/kontak", ["alasan_kontak": "Menanyakan letak"])
      #expect(page.status == .forbidden)
    }
  }
}
