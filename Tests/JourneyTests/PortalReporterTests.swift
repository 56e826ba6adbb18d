import Casework
import Domain
import Foundation
import HTTPTypes
import Storage
import Testing

@testable import Web

@Suite("What a reporter does on the own report")
struct PortalReporterTests {
  /// Opens the page, takes its version, and sends one of its forms.
  private func send(
    _ browser: Browser, _ number: String, _ verb: String, _ field: (String, String),
    photos: [[UInt8]]? = nil, seen: String? = nil
  ) async throws -> Page {
    let page = try await browser.get("/laporan/\(number)")
    let version = try #require(seen ?? page.field("versi"))
    let fields: KeyValuePairs = [field.0: field.1, "versi": version]
    guard let photos else { return try await browser.post("/laporan/\(number)/\(verb)", fields) }
    return try await browser.post(
      "/laporan/\(number)/\(verb)", fields,
      files: photos.map { Browser.File(field: "foto-\(field.0)", bytes: $0) })
  }

  @Test("Adds information with a photo that only the reporter and the desk see")
  func add() async throws {
    try await World.with { world in
      let receipt = try await world.submit()
      let number = receipt.report.number
      let citizen = Citizen(world)
      try await citizen.unlock(receipt)
      let answer = try await send(
        citizen.browser, number, "tambah", ("tambahan", "Sekarang lubangnya melebar."),
        photos: [TestPicture.png(seed: 4)])
      #expect(answer.location == "/laporan/\(number)?pesan=tambah")
      let page = try await citizen.browser.get("/laporan/\(number)?pesan=tambah")
      #expect(page.text.contains("Sekarang lubangnya melebar."))
      #expect(page.text.contains("sudah diteruskan kepada petugas"))
      let photo = try #require(try await world.photos(number).first)
      #expect(page.text.contains("/foto/\(photo.id)/kecil.jpg"))
      #expect(try await citizen.browser.get("/foto/\(photo.id)/kecil.jpg").status.code == 200)
      let stranger = world.browser()
      #expect(!(try await stranger.get("/laporan/\(number)").text.contains("melebar")))
      #expect(try await stranger.get("/foto/\(photo.id)/kecil.jpg").status.code == 404)
      let officer = try await world.officer("kelurahan")
      #expect(try await officer.get("/foto/\(photo.id)/kecil.jpg").status.code == 200)
      #expect(
        !(try await stranger.get("/laporan/\(number)?pesan=tambah").text.contains(
          "diteruskan kepada")))
    }
  }

  @Test("Words missing, words too long, a photo that is none: told at the field, text kept")
  func badForms() async throws {
    try await World.with { world in
      let receipt = try await world.submit()
      let number = receipt.report.number
      let citizen = Citizen(world)
      try await citizen.unlock(receipt)
      var page = try await send(citizen.browser, number, "tambah", ("tambahan", " "), photos: [])
      #expect(page.status.code == 422 && page.hasError("tambahan"))
      let long = String(repeating: "b", count: 4_001)
      page = try await send(citizen.browser, number, "tambah", ("tambahan", long), photos: [])
      #expect(page.status.code == 422 && page.hasError("tambahan") && page.text.contains(long))
      page = try await send(
        citizen.browser, number, "tambah", ("tambahan", "Lihat foto ini"),
        photos: [TestPicture.png(seed: 1), Array("bukan foto".utf8)])
      #expect(page.status.code == 422 && page.hasError("foto-tambahan"))
      #expect(page.text.contains("Lihat foto ini</textarea>"))
      // The good photo is in the store already and goes with the next try.
      let kept = try #require(page.field("foto-ada"))
      let version = try #require(page.field("versi"))
      let again = try await citizen.browser.post(
        "/laporan/\(number)/tambah",
        ["tambahan": "Lihat foto ini", "versi": version, "foto-ada": kept], files: [])
      #expect(again.status.code == 303)
      #expect(try await world.photos(number).map(\.id) == [kept])
    }
  }

  @Test("A photo uploaded for another report is not taken")
  func foreignPhoto() async throws {
    try await World.with { world in
      let mine = try await world.submit()
      let other = try await world.submit("Laporan orang lain di tempat lain")
      let photo = try await world.office.photos.upload(
        TestPicture.png(seed: 8), owner: .reporter(other.report.id), clock: world.book.clock,
        now: world.now)
      let citizen = Citizen(world)
      try await citizen.unlock(mine)
      let page = try await citizen.browser.get("/laporan/\(mine.report.number)")
      let answer = try await citizen.browser.post(
        "/laporan/\(mine.report.number)/tambah",
        ["tambahan": "Coba", "versi": page.field("versi") ?? "", "foto-ada": photo.id], files: [])
      #expect(answer.status.code == 422 && answer.hasError("foto-tambahan"))
      #expect(try await world.photos(mine.report.number).isEmpty)
      #expect(try await citizen.browser.get("/foto/\(photo.id)/kecil.jpg").status.code == 404)
    }
  }

  @Test("Answers the city's question, once")
  func reply() async throws {
    try await World.with { world in
      let receipt = try await world.submit()
      let number = receipt.report.number
      try await world.act(AskReporter(words: "Di sisi mana?"), on: number, by: "kelurahan")
      let citizen = Citizen(world)
      try await citizen.unlock(receipt)
      let page = try await citizen.browser.get("/laporan/\(number)")
      #expect(page.text.contains("Di sisi mana?") && page.text.contains("name=\"jawaban\""))
      #expect(!(try await world.browser().get("/laporan/\(number)").text.contains("Di sisi mana?")))
      let answer = try await send(
        citizen.browser, number, "jawab", ("jawaban", "Sisi timur."), photos: [])
      #expect(answer.status.code == 303)
      let after = try await citizen.browser.get("/laporan/\(number)")
      #expect(after.text.contains("Sisi timur.") && !after.text.contains("name=\"jawaban\""))
    }
  }

  @Test("Rates with reasons and words, once; then says it is not done, once")
  func rateAndReopen() async throws {
    try await World.with { world in
      let receipt = try await world.submit()
      let number = receipt.report.number
      let citizen = Citizen(world)
      let browser = citizen.browser
      try await citizen.unlock(receipt)
      #expect(!(try await browser.get("/laporan/\(number)").text.contains("name=\"nilai\"")))
      try await world.complete(number)
      let none = try await send(browser, number, "nilai", ("ulasan", "Bagus sekali"))
      #expect(none.status.code == 422 && none.hasError("nilai"))
      #expect(none.text.contains("Bagus sekali</textarea>"))
      let version = try #require(none.field("versi"))
      let rated = try await browser.post(
        "/laporan/\(number)/nilai",
        ["nilai": "2", "alasan": "slow", "alasan": "tidy", "ulasan": "Lama", "versi": version])
      #expect(rated.location == "/laporan/\(number)?pesan=nilai")
      let page = try await browser.get("/laporan/\(number)")
      for words in ["Nilai 2 dari 5", "Terlalu lama; Hasilnya rapi", "Lama"] {
        #expect(page.text.contains(words), "\(words)")
      }
      #expect(!page.text.contains("name=\"nilai\""))
      let reopened = try await send(browser, number, "buka-kembali", ("belum", ""), photos: [])
      #expect(reopened.location == "/laporan/\(number)?pesan=buka-kembali")
      let report = try await world.report(number)
      #expect(report.state == .reopened && report.holder == World.village && report.rating == nil)
      try await world.complete(number, seed: 201)
      let last = try await browser.get("/laporan/\(number)")
      #expect(last.text.contains("name=\"nilai\"") && !last.text.contains("/buka-kembali\""))
      let refused = try await send(browser, number, "buka-kembali", ("belum", "masih"), photos: [])
      #expect(refused.status.code == 422 && refused.text.contains("sudah pernah dibuka kembali"))
      #expect(refused.text.contains("Yang Anda tulis:") && refused.text.contains("masih"))
    }
  }

  @Test("Withdraws after being asked once more; the content is then no longer public")
  func withdraw() async throws {
    try await World.with { world in
      let receipt = try await world.submit("Tiang miring di tikungan jalan")
      let number = receipt.report.number
      let citizen = Citizen(world)
      try await citizen.unlock(receipt)
      #expect(
        try await citizen.browser.get("/laporan/\(number)").text
          .contains("href=\"/laporan/\(number)/cabut\""))
      let ask = try await citizen.browser.get("/laporan/\(number)/cabut")
      #expect(ask.status.code == 200 && ask.text.contains("Tiang miring"))
      #expect(try await world.report(number).state == .waiting)
      let done = try await citizen.browser.post(
        "/laporan/\(number)/cabut", ["versi": ask.field("versi") ?? "", "sebab": "Sudah beres"])
      #expect(done.location == "/laporan/\(number)?pesan=cabut")
      let stranger = try await world.browser().get("/laporan/\(number)")
      #expect(stranger.status.code == 200 && stranger.text.contains("Dicabut"))
      #expect(!stranger.text.contains("Tiang miring") && !stranger.text.contains("Sudah beres"))
      #expect(
        try await citizen.browser.get("/laporan/\(number)/cabut").location == "/laporan/\(number)")
    }
  }

  @Test("A stale form shows the fresh page, says so, and keeps what was typed")
  func stale() async throws {
    try await World.with { world in
      let receipt = try await world.submit()
      let number = receipt.report.number
      let citizen = Citizen(world)
      try await citizen.unlock(receipt)
      let before = try await citizen.browser.get("/laporan/\(number)")
      let seen = try #require(before.field("versi"))
      try await world.act(Take(), on: number, by: "kelurahan")
      let answer = try await send(
        citizen.browser, number, "tambah", ("tambahan", "Tolong cepat."), photos: [], seen: seen)
      #expect(answer.status.code == 409 && answer.text.contains("berubah setelah Anda membukanya"))
      #expect(answer.text.contains("Tolong cepat.</textarea>") && answer.text.contains("Proses"))
      let version = try #require(answer.field("versi"))
      #expect(version != seen)
      let again = try await citizen.browser.post(
        "/laporan/\(number)/tambah", ["tambahan": "Tolong cepat.", "versi": version], files: [])
      #expect(again.status.code == 303)
      // No version at all is no way around it.
      let without = try await citizen.browser.post(
        "/laporan/\(number)/tambah", ["tambahan": "Tanpa versi"], files: [])
      #expect(without.status.code == 409)
      #expect(try await world.report(number).version == 2)
    }
  }

  @Test("Nobody else can send these forms")
  func strangers() async throws {
    try await World.with { world in
      let receipt = try await world.submit()
      let other = try await world.submit("Laporan lain milik orang lain")
      let stranger = Citizen(world)
      try await stranger.unlock(other)
      let number = receipt.report.number
      try await stranger.browser.get("/laporan/\(number)")
      for verb in ["tambah", "jawab", "buka-kembali"] {
        let page = try await stranger.browser.post(
          "/laporan/\(number)/\(verb)", ["versi": "0", "tambahan": "x"], files: [])
        #expect(page.status.code == 401, "\(verb)")
      }
      for verb in ["nilai", "cabut"] {
        let page = try await stranger.browser.post("/laporan/\(number)/\(verb)", ["versi": "0"])
        #expect(page.status.code == 401, "\(verb)")
      }
      let ask = try await stranger.browser.get("/laporan/\(number)/cabut")
      #expect(ask.location == "/lacak?kembali=%2Flaporan%2F\(number)%2Fcabut")
      #expect(try await world.report(number).version == 0)
    }
  }
}
