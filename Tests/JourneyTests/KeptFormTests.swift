import Casework
import Domain
import Foundation
import HTTPTypes
import Testing

@testable import Web

/// Whatever goes wrong with a form, what was typed stands in the answer and goes out again.
@Suite("Forms that go wrong lose nothing")
struct KeptFormTests {
  private static let words = "Got mampet & bau, air meluap ke jalan setiap hujan."
  private static let shown = "Got mampet &amp; bau, air meluap ke jalan setiap hujan."
  /// What a browser says of a form on our own page.
  private static let ours: HTTPFields = [.origin: "http://localhost"]

  private static func expectKept(_ page: Page, _ status: Int, _ words: [String]) {
    #expect(page.status.code == status)
    #expect(page.text.contains("Belum terkirim") && page.text.contains("Kirim lagi"))
    for word in words { #expect(page.text.contains(word), "\(word) is lost") }
    #expect(page.headers[.cacheControl] == "no-store")
  }

  @Test("A form that was open too long is shown again with a new token, and goes on from there")
  func expiredToken() async throws {
    try await World.with { world in
      let citizen = Citizen(world)
      let form = try await citizen.begin()
      try await citizen.browser.get("\(form)/masalah")
      citizen.browser.forget("tg_csrf")
      let kept = try await citizen.browser.post(
        "\(form)/masalah", ["jenis": "aduan", "uraian": Self.words, "aksi": "lanjut"],
        also: Self.ours)
      Self.expectKept(kept, 403, [Self.shown, "action=\"\(form)/masalah\""])
      #expect(kept.field("jenis") == "aduan" && kept.field("aksi") == "lanjut")
      let next = try await citizen.browser.post(
        "\(form)/masalah", ["jenis": "aduan", "uraian": Self.words, "aksi": "lanjut"])
      #expect(next.status.code == 303)
    }
  }

  @Test(
    "Words from another site never stand on a page of ours",
    arguments: ["", "null", "http://lain.example"])
  func foreign(origin: String) async throws {
    try await World.with { world in
      let browser = world.browser()
      try await browser.get("/lacak")
      browser.forget("tg_csrf")
      let also: HTTPFields = origin.isEmpty ? [:] : [.origin: origin]
      for path in ["/masuk", "/meja/laporan/JK1/tolak"] {
        let page = try await browser.post(path, ["nama": "Kata orang lain di sini"], also: also)
        #expect([401, 403].contains(page.status.code))
        #expect(!page.text.contains("Kata orang lain"))
      }
    }
  }

  @Test("An officer whose session ended signs in elsewhere, comes back, and loses no word")
  func sessionLost() async throws {
    try await World.with { world in
      let number = try await world.submit(category: "jalan").report.number
      let officer = try await world.officer("kelurahan")
      let screen = try await officer.get("/meja/laporan/\(number)")
      let version = try #require(screen.field("versi"))
      officer.forget("tg_sesi")
      let fields = [
        ("unit", "DBM"), ("alasan", "has-authority"), ("uraian", "Jalan kota, segera."),
      ]
      let kept = try await officer.sendVerb("koordinasi", on: number, version: version, fields)
      Self.expectKept(kept, 401, ["Jalan kota, segera.", "href=\"/masuk\" target=\"_blank\""])
      #expect(try await world.events(number).count == 1)

      try await officer.get("/masuk")
      try await officer.post(
        "/masuk", ["nama": "kelurahan", "kata_sandi": World.password])
      let done = try await officer.sendVerb(
        "koordinasi", on: number, version: kept.field("versi") ?? "",
        [
          ("unit", kept.field("koordinasi_unit") ?? ""),
          ("alasan", kept.field("koordinasi_alasan") ?? ""),
          ("uraian", kept.field("koordinasi_uraian") ?? ""),
        ])
      #expect(done.status.code == 303)
      #expect(try await world.events(number).count == 2)
    }
  }

  @Test("A reporter whose device is no longer known proves it again and loses no word")
  func reporterLost() async throws {
    try await World.with { world in
      let citizen = Citizen(world)
      let receipt = try await world.submit()
      try await citizen.unlock(receipt)
      let path = "/laporan/\(receipt.report.number)"
      try await citizen.browser.get(path)
      citizen.browser.forget("tg_gawai")
      let kept = try await citizen.browser.post(
        "\(path)/tambah", ["tambahan": Self.words, "versi": "0"], files: [])
      Self.expectKept(kept, 401, [Self.shown, "href=\"/lacak\""])
      try await citizen.unlock(receipt)
      let sent = try await citizen.browser.post(
        "\(path)/tambah", ["tambahan": Self.words, "versi": kept.field("versi") ?? ""], files: [])
      #expect(sent.status.code == 303)
    }
  }

  @Test("A photo of 11 MB is refused at the field; the others are stored")
  func largePhoto() async throws {
    try await World.with { world in
      let citizen = Citizen(world)
      try await citizen.browser.get("/lapor")
      let page = try await citizen.browser.post(
        "/lapor", ["aksi": "lanjut"],
        files: [
          .init(name: "kecil.png", bytes: TestPicture.png(seed: 1)),
          .init(name: "besar.png", bytes: [UInt8](repeating: 7, count: 11 * 1024 * 1024)),
        ])
      #expect(page.status.code == 422 && page.hasError("foto"))
      #expect(
        page.text.contains("href=\"#foto\"") && page.text.contains("besar.png: Foto terlalu besar"))
      #expect(page.text.components(separatedBy: "name=\"hapus\"").count == 2)
    }
  }

  @Test("Six photos: five are stored, the sixth is told at the field")
  func sixPhotos() async throws {
    try await World.with { world in
      let citizen = Citizen(world)
      try await citizen.browser.get("/lapor")
      let page = try await citizen.browser.post(
        "/lapor", ["aksi": "lanjut"],
        files: (1...6).map { .init(bytes: TestPicture.png(seed: UInt8($0))) })
      #expect(page.status.code == 422)
      #expect(page.text.components(separatedBy: "name=\"hapus\"").count == 6)
      #expect(page.text.contains("href=\"#foto\"") && page.text.contains("5 foto"))
    }
  }

  @Test("What a reporter adds is kept beside a photo too large")
  func reporterPhoto() async throws {
    try await World.with { world in
      let citizen = Citizen(world)
      let receipt = try await world.submit()
      try await citizen.unlock(receipt)
      let path = "/laporan/\(receipt.report.number)"
      let version = try await citizen.browser.get(path).field("versi") ?? ""
      let page = try await citizen.browser.post(
        "\(path)/tambah", ["tambahan": Self.words, "versi": version],
        files: [
          .init(field: "foto-tambahan", bytes: [UInt8](repeating: 7, count: 11 * 1024 * 1024))
        ])
      #expect(page.status.code == 422 && page.text.contains(Self.shown))
      #expect(page.text.contains("Foto terlalu besar"))
      #expect(try await world.events(receipt.report.number).count == 1)
    }
  }

  @Test("An officer's words are kept beside a photo too large, and the good one with them")
  func officerPhoto() async throws {
    try await World.with { world in
      let number = try await world.submit(category: "jalan").report.number
      try await world.act(Take(), on: number, by: "kelurahan")
      let officer = try await world.officer("kelurahan")
      let version = try #require(try await officer.get("/meja/laporan/\(number)").field("versi"))
      let page = try await officer.post(
        "/meja/laporan/\(number)/hasil", ["versi": version, "hasil_uraian": Self.words],
        files: [
          .init(field: "hasil_foto", bytes: TestPicture.png(seed: 9)),
          .init(field: "hasil_foto", bytes: [UInt8](repeating: 7, count: 11 * 1024 * 1024)),
        ])
      #expect(page.status.code == 422 && page.text.contains(Self.shown))
      #expect(page.text.contains("Foto terlalu besar") && page.text.contains("/meja/foto/"))
      #expect(try await world.events(number).count == 2)
    }
  }
}

/// The same at the gate, for what no page of the portal does by itself.
@Suite("The gate keeps forms")
struct KeptFormGateTests {
  @Test(
    "Too often, busy, a mistake of ours: the words stand in the answer, secrets do not",
    arguments: [
      ("sering", 429, "tunggu 40 detik"), ("penuh", 503, "tunggu 7 detik"),
      ("rusak", 500, "Yang Anda ketik tidak hilang"),
      ("besar", 413, "Yang Anda ketik tidak hilang"),
    ])
  func thrown(_ kind: String, _ status: Int, _ said: String) async throws {
    try await KernelSite.visit { client in
      let browser = Browser(client)
      try await browser.get("/formulir")
      let page = try await browser.post(
        "/gagal", ["apa": kind, "uraian": "Kata <saya> sendiri", "pin": "482913"])
      #expect(page.status.code == status)
      #expect(page.text.contains("Kata &lt;saya&gt; sendiri") && page.text.contains(said))
      #expect(page.field("apa") == kind && !page.text.contains("482913"))
    }
  }

  @Test("A handler that does not tell about refused files never sees the form")
  func untold() async throws {
    try await KernelSite.visit { client in
      let browser = Browser(client)
      try await browser.get("/formulir")
      let page = try await browser.post(
        "/unggah", ["uraian": "Kata saya sendiri"],
        files: (0..<6).map { .init(bytes: TestPicture.png(seed: UInt8($0))) })
      #expect(page.status.code == 400)
      #expect(page.text.contains("Kata saya sendiri") && page.text.contains("href=\"#foto\""))
    }
  }
}
