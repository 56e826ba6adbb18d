import Casework
import Domain
import Foundation
import HTTPTypes
import Sodium
import Storage
import Testing

@testable import Web

@Suite("Desk: second step, sessions and password")
struct DeskSecurityTests {
  private static let path = "/meja/akun/keamanan"

  private static func secret(_ login: String, _ world: World) async throws -> [UInt8] {
    let user = try #require(try await world.actor(login).user)
    let factor = try await world.database.read { try FactorRows.find(user, on: $0) }
    return try #require([UInt8](hex: try #require(factor).secret))
  }

  private static func code(_ login: String, _ world: World) async throws -> String {
    TimeCode.code(secret: try await secret(login, world), step: world.now / TimeCode.step)
  }

  /// Sets a second step up; returns the recovery codes.
  private static func enrol(_ login: String, _ browser: Browser, _ world: World) async throws
    -> [String]
  {
    try await browser.get(path)
    #expect(try await browser.post("\(path)/langkah-kedua/mulai").status == .seeOther)
    let page = try await browser.get(path)
    let key = TimeCode.key(try await secret(login, world))
    #expect(page.text.contains("otpauth://totp/") && page.text.contains(String(key.prefix(4))))
    let done = try await browser.post(
      "\(path)/langkah-kedua", ["kode_masuk": try await code(login, world)])
    #expect(done.status == .ok && done.headers[.cacheControl] == "no-store")
    return done.text.components(separatedBy: "<code>").dropFirst().map {
      String($0.prefix { $0 != "<" })
    }
  }

  private static func password(_ login: String, _ world: World) async throws -> Browser {
    let browser = world.browser()
    try await browser.get("/masuk")
    let page = try await browser.post(
      "/masuk", ["nama": login, "kata_sandi": World.password, "kembali": "/meja/akun"])
    #expect(page.location == "/masuk/kode?kembali=%2Fmeja%2Fakun")
    try await browser.get("/masuk/kode?kembali=%2Fmeja%2Fakun")
    return browser
  }

  @Test("With a second step the password alone opens nothing, and each code works once")
  func signIn() async throws {
    try await World.with { world in
      let first = try await world.officer("dinas")
      let codes = try await Self.enrol("dinas", first, world)
      #expect(codes.count == 10 && Set(codes).count == 10 && codes.allSatisfy { $0.count == 19 })
      #expect(try await first.get("/meja/baru").status == .ok)

      let browser = try await Self.password("dinas", world)
      #expect(try await browser.get("/meja/baru").location?.hasPrefix("/masuk") == true)
      // The code that set it up is used.
      let replayed = try await browser.post(
        "/masuk/kode", ["kode_masuk": try await Self.code("dinas", world)])
      #expect(replayed.status.code == 422 && replayed.text.contains("sudah dipakai"))
      world.pass(seconds: 60)
      let before = browser.cookie("tg_sesi")
      let code = try await Self.code("dinas", world)
      let typed = "\(code.prefix(3)) \(code.suffix(3))"
      let page = try await browser.post(
        "/masuk/kode", ["kode_masuk": typed, "kembali": "/meja/akun"])
      #expect(page.location == "/meja/akun" && browser.cookie("tg_sesi") != before)
      #expect(try await browser.get("/meja/baru").status == .ok)

      let second = try await Self.password("dinas", world)
      #expect(
        try await second.post("/masuk/kode", ["kode_masuk": code]).status.code == 422,
        "used by another browser")
      let recovered = try await second.post(
        "/masuk/kode", ["kode_masuk": "", "cadangan": codes[3].uppercased()])
      #expect(recovered.location == "/meja")
      let third = try await Self.password("dinas", world)
      let again = try await third.post("/masuk/kode", ["cadangan": codes[3]])
      #expect(again.status.code == 422 && again.text.contains("<details open"))
      #expect(try await second.get(Self.path).text.contains("Kode cadangan tersisa: 9"))
    }
  }

  @Test("A sign-in whose code is missing runs out, and too many codes wait")
  func stepRunsOut() async throws {
    try await World.with { world in
      let officer = try await world.officer("dinas")
      _ = try await Self.enrol("dinas", officer, world)
      let late = try await Self.password("dinas", world)
      world.pass(hours: 1)
      #expect(try await late.get("/masuk/kode").location?.hasPrefix("/masuk") == true)
      let code = try await Self.code("dinas", world)
      #expect(
        try await late.post("/masuk/kode", ["kode_masuk": code]).location?.hasPrefix("/masuk")
          == true)
      let guesser = try await Self.password("dinas", world)
      for _ in 1...10 {
        let page = try await guesser.post("/masuk/kode", ["kode_masuk": "000000"])
        #expect(page.status.code == 422)
      }
      let page = try await guesser.post("/masuk/kode", ["kode_masuk": code])
      #expect(page.status.code == 429 && page.headers[.retryAfter] != nil)
      #expect(try await world.browser().get("/masuk/kode").location == "/masuk")
    }
  }

  @Test("Turning it off takes the password and a code; an administrator resets it for a lost phone")
  func turnOff() async throws {
    try await World.with { world in
      let officer = try await world.officer("dinas")
      let codes = try await Self.enrol("dinas", officer, world)
      try await officer.get(Self.path)
      for (password, code, field) in [
        ("salah", codes[0], "sandi_mati"), (World.password, "123456", "kode_mati"),
      ] {
        let page = try await officer.post(
          "\(Self.path)/langkah-kedua/matikan", ["sandi_mati": password, "kode_mati": code])
        #expect(page.status.code == 422 && page.text.contains("href=\"#\(field)\""))
      }
      let off = try await officer.post(
        "\(Self.path)/langkah-kedua/matikan",
        ["sandi_mati": World.password, "kode_mati": codes[0]])
      #expect(off.status == .seeOther)
      _ = try await world.officer("dinas")

      _ = try await Self.enrol("dinas", officer, world)
      let id = try #require(try await world.actor("dinas").user)
      let admin = try await world.officer("admin")
      #expect(try await admin.get("/meja/pengguna/\(id)").text.contains("Langkah kedua menyala"))
      try await admin.post("/meja/pengguna/\(id)/langkah-kedua")
      #expect(try await officer.get("/meja/baru").location?.hasPrefix("/masuk") == true)
      _ = try await world.officer("dinas")
      let log = try await admin.get("/meja/jejak?tentang=dinas")
      #expect(log.text.contains("Langkah kedua dihapus administrator"))
      #expect(!log.text.contains(codes[1]))
    }
  }

  @Test("Who must have a second step sets it up before anything else")
  func required() async throws {
    try await World.with { world in
      let officer = try await world.officer("dinas")
      let admin = try await world.officer("admin")
      try await admin.get("/meja/pengguna/langkah-kedua")
      try await admin.post("/meja/pengguna/langkah-kedua", ["peran": "agencyCoordinator"])
      #expect(
        try await officer.get("/meja/baru").location
          == "/meja/akun/keamanan?kembali=%2Fmeja%2Fbaru")
      #expect(try await officer.get("/meja/akun").location?.hasPrefix(Self.path) == true)
      #expect(try await officer.get(Self.path).text.contains("Peran Anda wajib"))
      let hidden = try await world.submit("Pohon xqzv miring.", privacy: .private).report.number
      #expect(try await officer.get("/laporan/\(hidden)").text.contains("xqzv") == false)
      #expect(try await officer.get("/masuk").status == .ok, "nobody is greeted there")
      _ = try await Self.enrol("dinas", officer, world)
      #expect(try await officer.get("/meja/baru").status == .ok)
      #expect(try await admin.get("/meja/pengguna").status == .ok)
      #expect(try await admin.get("/meja/jejak").text.contains("Peran wajib langkah kedua diubah"))
    }
  }

  @Test("The list of sessions names browsers; one that is ended is out at the next request")
  func sessions() async throws {
    try await World.with { world in
      let here = try await world.officer("dinas")
      let there = try await world.officer("dinas")
      let elsewhere = try await world.officer("dinas")
      let page = try await here.get(Self.path)
      #expect(page.statements == 5, "\(page.statements)")
      let ends = DeskQueueTests.links(page.text, after: "action=\"\(Self.path)/sesi/")
        .filter { $0.hasSuffix("/akhiri") }
      #expect(ends.count == 2)
      try await here.post("\(Self.path)/sesi/\(ends[0])")
      let (one, two) = (try await there.get("/meja/baru"), try await elsewhere.get("/meja/baru"))
      #expect([one.status, two.status].filter { $0 == .ok }.count == 1)
      try await here.post("\(Self.path)/sesi/akhiri")
      #expect(try await there.get("/meja/baru").status != .ok)
      #expect(try await elsewhere.get("/meja/baru").status != .ok)
      #expect(try await here.get("/meja/baru").status == .ok)

      let id = try #require(try await world.actor("dinas").user)
      let admin = try await world.officer("admin")
      try await admin.get("/meja/pengguna/\(id)")
      try await admin.post("/meja/pengguna/\(id)/sesi")
      #expect(try await here.get("/meja/baru").status != .ok)
    }
  }

  @Test("A new password asks for the old one and signs the other devices out")
  func newPassword() async throws {
    try await World.with { world in
      let here = try await world.officer("dinas")
      let there = try await world.officer("dinas")
      try await here.get(Self.path)
      for (old, new, again, field) in [
        ("salah-sandi", "sandi-baru-sekali", "sandi-baru-sekali", "sandi_lama"),
        (World.password, "pendek", "pendek", "sandi_baru"),
        (World.password, "sandi-baru-sekali", "sandi-lain-lagi", "sandi_ulang"),
        ("", "sandi-baru-sekali", "sandi-baru-sekali", "sandi_lama"),
      ] {
        let page = try await here.post(
          "\(Self.path)/sandi", ["sandi_lama": old, "sandi_baru": new, "sandi_ulang": again])
        #expect(page.status.code == 422 && page.text.contains("href=\"#\(field)\""), "\(field)")
        #expect(!page.text.contains("sandi-baru-sekali"))
      }
      let done = try await here.post(
        "\(Self.path)/sandi",
        [
          "sandi_lama": World.password, "sandi_baru": "sandi-baru-sekali",
          "sandi_ulang": "sandi-baru-sekali",
        ])
      #expect(done.status == .seeOther)
      #expect(try await here.get("/meja/baru").status == .ok)
      #expect(try await there.get("/meja/baru").status != .ok)
    }
  }

  @Test(arguments: [
    (
      "Mozilla/5.0 (Linux; Android 13; SM-A135F) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/23.0 Chrome/115.0.0.0 Mobile Safari/537.36",
      "Samsung Internet, Android"
    ),
    (
      "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0 Safari/537.36 Edg/120.0",
      "Edge, Windows"
    ),
    (
      "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.0 Mobile/15E148 Safari/604.1",
      "Safari, iPhone"
    ),
    ("Mozilla/5.0 (X11; Linux x86_64; rv:120.0) Gecko/20100101 Firefox/120.0", "Firefox, Linux"),
    ("<script>alert(1)</script>", ""), ("", ""),
  ])
  func devices(header: String, words: String) { #expect(deviceWords(header) == words) }

  @Test(arguments: [
    ("203.0.113.77", "203.0.113.0/24"), ("2001:db8:12:3::1", "2001:db8:12::/48"),
    ("::ffff:203.0.113.77", "203.0.113.0/24"), ("", ""), ("x", ""),
  ])
  func blocks(address: String, block: String) { #expect(addressBlock(address) == block) }
}
