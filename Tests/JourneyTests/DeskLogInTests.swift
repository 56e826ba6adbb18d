import Casework
import Domain
import Foundation
import HTTPTypes
import Storage
import Testing

@testable import Web

@Suite("Desk: signing in and out")
struct DeskLogInTests {
  @Test("A good password opens the desk, a new secret each time")
  func good() async throws {
    try await World.with { world in
      let browser = world.browser()
      let page = try await browser.get("/masuk")
      #expect(page.status == .ok && page.text.contains("Masuk petugas"))
      let first = try await browser.post(
        "/masuk", ["nama": " Kelurahan ", "kata_sandi": World.password])
      #expect(first.status == .seeOther && first.location == "/meja")
      let old = try #require(browser.cookie("tg_sesi"))
      #expect(try await browser.get("/meja").location == "/meja/baru")

      _ = try await browser.post("/masuk", ["nama": "kelurahan", "kata_sandi": World.password])
      let new = try #require(browser.cookie("tg_sesi"))
      #expect(new != old)
      func user(_ token: String) async throws -> User? {
        try await world.office.sessions.user(
          SessionToken(text: token, secret: world.site.secret).hash, now: world.now)
      }
      #expect(try await user(old) == nil)
      #expect(try await user(new)?.login == "kelurahan")
    }
  }

  @Test("An unknown name and a wrong password get the same answer")
  func same() async throws {
    try await World.with { world in
      func answer(_ name: String) async throws -> (Int, String) {
        let browser = world.browser()
        let form = try await browser.get("/masuk")
        let page = try await browser.post("/masuk", ["nama": name, "kata_sandi": "bukan-sandinya"])
        #expect(browser.cookie("tg_sesi") == nil)
        var text = page.text.replacingOccurrences(of: name, with: "NAMA")
        for token in [page.field(CSRF.fieldName), form.field(CSRF.fieldName)].compactMap({ $0 }) {
          text = text.replacingOccurrences(of: token, with: "TOKEN")
        }
        return (page.status.code, text)
      }
      let wrong = try await answer("dinas")
      let unknown = try await answer("hantu")
      #expect(wrong.0 == 422 && unknown.0 == 422)
      #expect(wrong.1 == unknown.1)
      #expect(wrong.1.contains("Nama pengguna atau kata sandi tidak cocok"))
      #expect(!wrong.1.contains("bukan-sandinya"))
    }
  }

  @Test("An account out of service cannot sign in, and one in service is signed out at once")
  func disabled() async throws {
    try await World.with { world in
      let browser = try await world.officer("sudin")
      #expect(try await browser.get("/meja/baru").status == .ok)
      let user = try #require(try await world.actor("sudin").user)
      try await world.office.accounts.setDisabled(user, true, by: nil, now: world.now)
      #expect(try await browser.get("/meja/baru").location == "/masuk?kembali=%2Fmeja%2Fbaru")
      let page = try await browser.post("/masuk", ["nama": "sudin", "kata_sandi": World.password])
      #expect(page.status.code == 422)
    }
  }

  @Test("Too many tries wait, even with the right password, and say until when")
  func throttled() async throws {
    try await World.with { world in
      let browser = world.browser()
      try await browser.get("/masuk")
      for _ in 1...10 {
        let page = try await browser.post("/masuk", ["nama": "dinas", "kata_sandi": "salah"])
        #expect(page.status.code == 422)
      }
      let page = try await browser.post("/masuk", ["nama": "dinas", "kata_sandi": World.password])
      #expect(page.status.code == 429)
      #expect(page.headers[.retryAfter].flatMap { Int($0) } == 90)
      #expect(page.text.contains("Coba lagi setelah pukul 14.31 WIB"))
      world.pass(hours: 1)
      let later = try await browser.post("/masuk", ["nama": "dinas", "kata_sandi": World.password])
      #expect(later.status == .seeOther)
    }
  }

  @Test("After signing in one goes back to the wished page, but only to one of ours")
  func back() async throws {
    try await World.with { world in
      let browser = world.browser()
      let sent = try await browser.get("/meja/laporan/JK2503050001?x=1")
      let wished = try #require(sent.location)
      #expect(wished.hasPrefix("/masuk?kembali="))
      let form = try await browser.get(wished)
      #expect(form.field("kembali") == "/meja/laporan/JK2503050001?x=1")
      for (typed, target) in [
        ("/meja/lain", "/meja/lain"), ("//jahat.example/", "/meja"), ("/\\jahat.example", "/meja"),
        ("https://jahat.example/", "/meja"), ("javascript:alert(1)", "/meja"), ("", "/meja"),
      ] {
        let page = try await browser.post(
          "/masuk", ["nama": "dinas", "kata_sandi": World.password, "kembali": typed])
        #expect(page.location == target, "\(typed)")
      }
      #expect(
        try await browser.get("/masuk?kembali=//jahat.example").location == "/meja")
    }
  }

  @Test("Signing out ends the session in the store, not only the cookie")
  func out() async throws {
    try await World.with { world in
      let browser = try await world.officer("dinas")
      let token = try #require(browser.cookie("tg_sesi"))
      try await browser.get("/meja/baru")
      #expect(try await browser.post("/keluar").location == "/")
      #expect(browser.cookie("tg_sesi") == nil)
      let hash = SessionToken(text: token, secret: world.site.secret).hash
      #expect(try await world.office.sessions.user(hash, now: world.now) == nil)
      #expect(try await browser.get("/meja").location == "/masuk?kembali=%2Fmeja")
    }
  }

  @Test("Without the form's token nothing is done")
  func forged() async throws {
    try await World.with { world in
      let browser = world.browser()
      let page = try await browser.post("/masuk", ["nama": "dinas", "kata_sandi": World.password])
      #expect(page.status == .forbidden && browser.cookie("tg_sesi") == nil)
    }
  }
}
