import Casework
import Domain
import Foundation
import HTTPTypes
import Storage
import Testing

@testable import Web

@Suite("The page of a report")
struct PortalReportTests {
  @Test("Number alone shows a public report; another way of typing it leads to its one address")
  func publicPage() async throws {
    try await World.with { world in
      let receipt = try await world.submitFull(
        text: "Trotoar rusak di depan sekolah", address: "Jalan Rahasia 5",
        landmark: "Sekolah", privacy: .public, photos: [TestPicture.png(seed: 9)])
      let number = receipt.report.number
      let browser = world.browser()
      let page = try await browser.get("/laporan/\(number)")
      #expect(page.status.code == 200 && page.title.contains(number))
      for words in [
        "Trotoar rusak di depan sekolah", "Menunggu", "Sekolah", "Sekitar titik",
        "-6.1755, 106.827",
        "Selesai paling lambat 12 Maret 2025 pukul 14.30 WIB (sisa 7 hari)",
        "Keputusan pertama paling lambat 5 Maret 2025 pukul 20.30 WIB (sisa 6 jam)",
        world.book.units.name(World.village),
      ] {
        #expect(page.text.contains(words), "\(words)")
      }
      #expect(!page.text.contains("Jalan Rahasia 5"), "an address may be somebody's home")
      #expect(!page.text.contains("/tambah"))
      #expect(
        try await browser.get("/laporan/\(number.lowercased())").location == "/laporan/\(number)")
      for unknown in [
        "JK2503059999", "x", "JK%00", "..%2f..%2fetc", String(repeating: "9", count: 60),
      ] {
        #expect(try await browser.get("/laporan/\(unknown)").status.code == 404, "\(unknown)")
      }
    }
  }

  @Test("The public sees the point on a coarse grid, the reporter the exact one")
  func coarsePoint() async throws {
    try await World.with { world in
      let token = ReporterKeys.freshToken()
      let receipt = try await world.office.casework.submit(
        SubmitReport(
          Draft(
            privacy: .public, channel: world.book.city.webChannel,
            text: "Pohon tumbang di halaman",
            place: Coordinate(latitude: -6.17163, longitude: 106.81961)),
          submission: token, photoOwner: ""), now: world.now)
      let path = "/laporan/\(receipt.report.number)"
      let stranger = try await world.browser().get(path).text
      #expect(stranger.contains("-6.1715, 106.8195") && !stranger.contains("6.17163"))
      let citizen = Citizen(world)
      try await citizen.unlock(receipt)
      #expect(try await citizen.browser.get(path).text.contains("-6.17163, 106.81961"))
    }
  }

  @Test("Lateness, silence, hand-overs and estimates are said plainly")
  func standing() async throws {
    try await World.with { world in
      let number = try await world.submit().report.number
      let path = "/laporan/\(number)"
      world.pass(hours: 8)
      var text = try await world.browser().get(path).text
      #expect(text.contains("(terlambat 2 jam)") && !text.contains("Tidak ada kabar"))
      try await world.act(
        CoordinateReport(to: "DBM", reason: "has-authority", words: "Jalan besar"), on: number,
        by: "kelurahan")
      text = try await world.browser().get(path).text
      #expect(!text.contains("terlambat"), "the first decision has been made")
      #expect(text.contains("Sesuai tugas dan fungsi perangkat daerah tujuan"))
      #expect(text.contains("Jalan besar") && text.contains(world.book.units.name("DBM")))
      try await world.act(
        SetEstimate(world.now + 20 * 86_400_000, reason: "needs-budget"), on: number, by: "dinas")
      text = try await world.browser().get(path).text
      #expect(text.contains("25 Maret 2025 (sisa 20 hari)") && text.contains("Menunggu anggaran"))
      world.pass(hours: 24 * 9 + 1)
      text = try await world.browser().get(path).text
      #expect(text.contains("(terlambat 2 hari)"))
      #expect(
        text.contains(
          "Tidak ada kabar selama 9 hari. Laporan ini ada di \(world.book.units.name("DBM"))."))
      #expect(!text.contains("Petugas dinas"), "no names of persons")
    }
  }

  @Test("An internal note is seen by nobody here and does not break the silence")
  func notes() async throws {
    try await World.with { world in
      let receipt = try await world.submit()
      world.pass(hours: 80)
      try await world.act(
        AddNote(words: "catatan dalam"), on: receipt.report.number, by: "kelurahan")
      let citizen = Citizen(world)
      try await citizen.unlock(receipt)
      let officer = try await world.officer("kelurahan")
      for browser in [world.browser(), citizen.browser, officer] {
        let page = try await browser.get("/laporan/\(receipt.report.number)")
        #expect(!page.text.contains("catatan dalam"))
        #expect(page.text.contains("Tidak ada kabar selama 3 hari"))
        #expect(page.text.contains("Jalan berlubang"))
      }
    }
  }

  @Test("Complaint and proof stand side by side, each once, with time and distance")
  func beforeAndAfter() async throws {
    try await World.with { world in
      let receipt = try await world.submitFull(
        text: "Lampu taman padam", privacy: .public, photos: [TestPicture.png(seed: 3)])
      let number = receipt.report.number
      try await world.complete(number)
      let page = try await world.browser().get("/laporan/\(number)")
      #expect(page.text.contains("Sebelum") && page.text.contains("Sesudah"))
      #expect(page.text.contains("Diunggah"))
      for photo in try await world.photos(number) {
        #expect(page.text.components(separatedBy: "/foto/\(photo.id)/kecil.jpg").count == 2)
        let bytes = try await world.browser().get("/foto/\(photo.id)/besar.jpg")
        #expect(bytes.status.code == 200 && bytes.headers[.contentType] == "image/jpeg")
        #expect(bytes.headers[.xContentTypeOptions] == "nosniff")
        #expect(try await world.browser().get("/foto/\(photo.id)/asli.jpg").status.code == 404)
      }
    }
  }

  @Test("A merged report leads to the other one")
  func merged() async throws {
    try await World.with { world in
      let first = try await world.submit().report.number
      let second = try await world.submit("Jalan berlubang yang sama di pasar").report.number
      try await world.act(MergeDuplicate(into: first), on: second, by: "kelurahan")
      let page = try await world.browser().get("/laporan/\(second)")
      #expect(page.text.contains("Digabung") && page.text.contains("href=\"/laporan/\(first)\""))
    }
  }

  @Test("Pages cost a fixed number of statements, however much there is to show")
  func statements() async throws {
    try await World.with { world in
      let receipt = try await world.submitFull(
        text: "Sampah menumpuk di pinggir kali", privacy: .public,
        photos: [TestPicture.png(seed: 1), TestPicture.png(seed: 2)])
      for index in 0..<30 { try await world.submit("Laporan publik nomor \(index) yang lain") }
      try await world.complete(receipt.report.number)
      let path = "/laporan/\(receipt.report.number)"
      let browser = world.browser()
      #expect(try await browser.get(path).statements == 4)
      #expect(try await browser.get("/").statements == 4)
      #expect(try await browser.get("/laporan").statements == 1)
      #expect(try await browser.get("/laporan?cari=sampah&wilayah=31.71.01").statements == 3)
      #expect(try await browser.get("/cara-melapor").statements == 0)
      #expect(try await browser.get("/lapor").statements == 0)
      let citizen = Citizen(world)
      try await citizen.unlock(receipt)
      #expect(try await citizen.browser.get(path).statements == 5)
      let photo = try #require(try await world.report(receipt.report.number).firstPhoto)
      let seen = try await browser.get("/foto/\(photo)/kecil.jpg")
      #expect(seen.statements == 3)
      #expect(seen.headers[.cacheControl] == "private, max-age=3600")
      let closed = try await world.submitFull(
        text: "Rahasia sekali ini", privacy: .private, photos: [TestPicture.png(seed: 5)])
      try await citizen.unlock(closed)
      let hidden = try #require(try await world.report(closed.report.number).firstPhoto)
      let own = try await citizen.browser.get("/foto/\(hidden)/kecil.jpg")
      #expect(own.status == .ok && own.headers[.cacheControl] == "no-store")
    }
  }
}
