import Casework
import Domain
import Foundation
import HTTPTypes
import Storage
import Testing

@testable import Web

@Suite("Desk: own account")
struct DeskMeTests {
  @Test("An officer gives an address for mail, turns it off, and is asked again when it is wrong")
  func mail() async throws {
    try await World.with { world in
      let browser = try await world.officer("sudin")
      let me = try await world.userID("sudin")
      let page = try await browser.get("/meja/akun")
      #expect(page.text.contains("Akun saya") && page.text.contains("Unit"))
      // Person, absences, substitutes, address, subscriptions; one for the session.
      #expect(page.statements == 6)
      for (email, on, words) in [
        ("bukan alamat", "ya", "Alamat surel tidak benar"), ("", "ya", "Isi alamat surel"),
        ("budi@contoh.id", "", "Pilih salah satu"),
      ] {
        let wrong = try await browser.post(
          "/meja/akun/surel", ["surel": email, "kirim": on, "bahasa_pesan": "id"])
        #expect(wrong.status.code == 422 && wrong.text.contains(words), "\(email)")
        #expect(wrong.field("surel") == email)
      }
      let saved = try await browser.post(
        "/meja/akun/surel", ["surel": " budi@contoh.id ", "kirim": "ya", "bahasa_pesan": "en"])
      #expect(saved.location == "/meja/akun?tersimpan=1")
      func stored() async throws -> (String?, SubscriptionRows.Subscription?) {
        try await world.database.read { connection in
          (
            try UserRows.email(of: me, on: connection),
            try SubscriptionRows.of([.user(me)], on: connection).first
          )
        }
      }
      var (email, subscription) = try await stored()
      #expect(email == "budi@contoh.id" && subscription?.state == .on)
      #expect(subscription?.language == .en && subscription?.channel == .mail)
      #expect((try await browser.get("/meja/akun")).field("surel") == "budi@contoh.id")
      try await browser.post(
        "/meja/akun/surel", ["surel": "", "kirim": "tidak", "bahasa_pesan": "id"])
      (email, subscription) = try await stored()
      #expect(email == nil && subscription?.state == .off)
      // Nobody sees another one's address.
      let id = String(me)
      let admin = try await (try await world.officer("admin")).get("/meja/akun?petugas=\(id)")
      #expect(admin.status == .ok && !admin.text.contains("name=\"surel\""))
    }
  }

  @Test("During an absence the substitute has the reports; it is ended before its time")
  func absence() async throws {
    try await World.with { world in
      let number = try await world.started()
      let me = try await world.userID("lapangan")
      let other = try await world.userID("sudin")
      var browser = try await world.officer("lapangan")
      let form = try await browser.get("/meja/akun")
      #expect(form.text.contains("Petugas sudin (Petugas unit"))
      #expect(!form.text.contains("Petugas lapangan (") && !form.text.contains("Petugas kepala ("))
      let added = try await browser.post(
        "/meja/akun/tidak-hadir",
        [
          "petugas": String(me), "dari": "2025-03-06", "sampai": "8/3/2025",
          "pengganti": String(other),
        ])
      #expect(added.location == "/meja/akun?tersimpan=1")
      let page = try await browser.get("/meja/akun")
      #expect(page.text.contains("6 Maret 2025 sampai 8 Maret 2025"))
      #expect(page.text.contains("Akan datang") && page.text.contains("Petugas sudin"))
      #expect(try await world.office.casework.mindAbsences(now: world.now) == 0)
      #expect(try await world.report(number).assignee == me)
      world.pass(hours: 12)
      browser = try await world.officer("lapangan")
      #expect(try await world.office.casework.mindAbsences(now: world.now) == 1)
      #expect(try await world.report(number).assignee == other)
      #expect((try await browser.get("/meja/akun")).text.contains("Sedang berlangsung"))
      let log = try await (try await world.officer("admin")).get("/meja/jejak")
      #expect(log.text.contains("Ketidakhadiran dicatat") && log.text.contains("lapangan"))

      let now = world.now
      let absences = try await world.database.read {
        try AbsenceRows.current(of: [me], now: now, on: $0)
      }
      let absence = try #require(absences.first)
      let path = "/meja/akun/tidak-hadir/\(absence.id)/akhiri"
      let foreign = try await world.officer("dinas")
      try await foreign.get("/meja/akun")
      #expect(try await foreign.post(path).status == .notFound)
      #expect(try await browser.post(path).status == .seeOther)
      #expect((try await browser.get("/meja/akun")).text.contains("Tidak ada ketidakhadiran"))
      let next = try await world.started("Trotoar retak di depan sekolah.")
      #expect(try await world.office.casework.mindAbsences(now: world.now) == 0)
      #expect(try await world.report(next).assignee == me)
    }
  }

  @Test("Days and substitutes that cannot be are refused with the reason")
  func refusals() async throws {
    try await World.with { world in
      let me = try await world.userID("lapangan")
      let sudin = try await world.userID("sudin")
      let dinas = try await world.userID("dinas")
      let stranger = try await world.userID("dsda")
      let browser = try await world.officer("lapangan")
      try await browser.get("/meja/akun")
      // The one who would stand in is away then.
      let away = try await world.officer("sudin")
      try await away.get("/meja/akun")
      try await away.post(
        "/meja/akun/tidak-hadir",
        ["dari": "2025-03-10", "sampai": "2025-03-12", "pengganti": String(dinas)])
      for (from, through, substitute, words) in [
        ("", "2025-03-12", "", "Isi tanggalnya"), ("besok", "2025-03-12", "", "tidak dikenali"),
        ("2025-03-04", "2025-03-12", "", "sudah lewat"),
        ("2025-03-12", "2025-03-11", "", "tidak boleh sebelum"),
        ("2025-03-12", "2027-03-11", "", "Paling lama 366 hari"),
        ("2025-03-12", "2025-03-14", String(sudin), "sendiri tidak hadir"),
        ("2025-03-12", "2025-03-14", String(me), "Pilih pengganti dari daftar"),
        ("2025-03-12", "2025-03-14", String(stranger), "Pilih pengganti dari daftar"),
        ("2025-03-12", "2025-03-14", "seseorang", "Pilih pengganti dari daftar"),
      ] {
        let page = try await browser.post(
          "/meja/akun/tidak-hadir",
          ["petugas": String(me), "dari": from, "sampai": through, "pengganti": substitute])
        #expect(page.status.code == 422 && page.text.contains(words), "\(from) \(words)")
        #expect(page.field("dari") == from)
      }
      let days: KeyValuePairs = ["dari": "2025-03-13", "sampai": "2025-03-14", "pengganti": ""]
      #expect(try await browser.post("/meja/akun/tidak-hadir", days).status == .seeOther)
      let twice = try await browser.post("/meja/akun/tidak-hadir", days)
      #expect(twice.status.code == 422 && twice.text.contains("Sudah ada ketidakhadiran"))
    }
  }

  @Test("A head enters absences of people in the agency, an administrator of everybody")
  func others() async throws {
    try await World.with { world in
      let field = String(try await world.userID("lapangan"))
      let village = String(try await world.userID("kelurahan"))
      let head = try await world.officer("kepala")
      let own = try await head.get("/meja/akun")
      #expect(own.text.contains("href=\"/meja/akun?petugas=\(field)\""))
      #expect(own.statements == 7)
      let page = try await head.get("/meja/akun?petugas=\(field)")
      #expect(page.text.contains("Akun Petugas lapangan"))
      #expect(page.statements == 4)
      let added = try await head.post(
        "/meja/akun/tidak-hadir",
        ["petugas": field, "dari": "2025-03-06", "sampai": "2025-03-07", "pengganti": ""])
      #expect(added.location == "/meja/akun?petugas=\(field)&tersimpan=1")
      #expect(try await head.get("/meja/akun?petugas=\(village)").status == .notFound)
      #expect(try await head.get("/meja/akun?petugas=satu").status == .notFound)
      let refused = try await head.post(
        "/meja/akun/tidak-hadir",
        ["petugas": village, "dari": "2025-03-06", "sampai": "2025-03-07", "pengganti": ""])
      #expect(refused.status == .notFound)
      for login in ["dinas", "sudin", "camat", "gubernur"] {
        let browser = try await world.officer(login)
        #expect(try await browser.get("/meja/akun?petugas=\(field)").status == .notFound)
      }
      let admin = try await world.officer("admin")
      #expect(
        (try await admin.get("/meja/pengguna/\(village)")).text
          .contains("href=\"/meja/akun?petugas=\(village)\""))
      #expect((try await admin.get("/meja/akun?petugas=\(village)")).status == .ok)
      let entered = try await admin.post(
        "/meja/akun/tidak-hadir",
        ["petugas": village, "dari": "2025-03-06", "sampai": "2025-03-06", "pengganti": ""])
      #expect(entered.status == .seeOther)
      let log = try await admin.get("/meja/jejak")
      #expect(log.text.contains("kepala") && log.text.contains("2025-03-06, 2025-03-07"))
    }
  }

  @Test("Browsers that ring are turned off together, and speak the language that was chosen")
  func browsers() async throws {
    try await World.with { world in
      let me = try await world.userID("dinas")
      let now = world.now
      try await world.database.write { connection in
        for name in ["a", "b"] {
          try SubscriptionRows.set(
            .user(me), .push, .on, address: "https://push.example/\(name)", keys: "p a",
            language: .id, at: now, on: connection)
        }
      }
      let browser = try await world.officer("dinas")
      #expect((try await browser.get("/meja/akun")).text.contains("Menyala di 2 peramban."))
      try await browser.post(
        "/meja/akun/surel", ["surel": "", "kirim": "tidak", "bahasa_pesan": "en"])
      func pushes() async throws -> [SubscriptionRows.Subscription] {
        try await world.database.read { try SubscriptionRows.of([.user(me)], on: $0) }
          .filter { $0.channel == .push }
      }
      var all = try await pushes()
      #expect(all.map(\.language) == [.en, .en] && all.map(\.state) == [.on, .on])
      #expect(all.map(\.keys) == ["p a", "p a"])
      #expect(try await browser.post("/meja/akun/peramban/mati").status == .seeOther)
      all = try await pushes()
      #expect(all.map(\.state) == [.off, .off])
      #expect((try await browser.get("/meja/akun")).text.contains("Belum menyala"))
    }
  }
}
