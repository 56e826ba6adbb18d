import Casework
import Domain
import Foundation
import HTTPTypes
import Storage
import Synchronization
import Testing
import Workers

@testable import Web

@Suite("Desk: invitations")
struct DeskInvitationTests {
  private static func add(_ login: String, _ admin: Browser) async throws -> Page {
    try await admin.get("/meja/pengguna/baru")
    return try await admin.post(
      "/meja/pengguna/baru",
      [
        "login": login, "nama": "Ani <b>", "peran": "unitOfficer", "unit": "DBM-31.71",
        "cara": "undang",
      ])
  }

  private static func link(_ page: Page) throws -> String {
    let start = try #require(page.text.range(of: "http://localhost/undangan/"))
    return "/undangan/" + page.text[start.upperBound...].prefix { $0 != "<" }
  }

  private static let passwords: KeyValuePairs<String, String> = [
    "sandi_baru": "sandi-dari-ani", "sandi_ulang": "sandi-dari-ani",
  ]

  @Test("A link shown once lets the person choose the password, once")
  func once() async throws {
    try await World.with { world in
      let admin = try await world.officer("admin")
      let page = try await Self.add("ani", admin)
      #expect(page.status == .ok && page.headers[.cacheControl] == "no-store")
      let link = try Self.link(page)
      let ani = world.browser()
      let form = try await ani.get(link)
      #expect(form.status == .ok && form.text.contains("Ani &lt;b&gt;"))
      let wrong = try await ani.post(
        link, ["sandi_baru": "sandi-dari-ani", "sandi_ulang": "sandi-lain-ani"])
      #expect(wrong.status.code == 422 && wrong.text.contains("href=\"#sandi_ulang\""))
      let short = try await ani.post(link, ["sandi_baru": "x", "sandi_ulang": "x"])
      #expect(short.status.code == 422 && short.text.contains("href=\"#sandi_baru\""))
      #expect(try await ani.post(link, Self.passwords).status == .ok)
      #expect(try await ani.get(link).status == .notFound)
      #expect(try await ani.post(link, Self.passwords).status == .notFound)
      try await ani.get("/masuk")
      let login = try await ani.post("/masuk", ["nama": "ani", "kata_sandi": "sandi-dari-ani"])
      #expect(login.status == .seeOther)
      let log = try await admin.get("/meja/jejak?jenis=user&tentang=ani")
      #expect(log.text.contains("Undangan dibuat") && log.text.contains("Undangan diterima"))
      #expect(!log.text.contains(link.suffix(20)))
    }
  }

  @Test("A link ends after 72 hours, by the next one, and with the account")
  func ends() async throws {
    try await World.with { world in
      let admin = try await world.officer("admin")
      let first = try Self.link(try await Self.add("ani", admin))
      let id = try #require(try await world.actor("ani").user)
      #expect(try await admin.get("/meja/pengguna/\(id)").text.contains("Undangan berlaku sampai"))
      let second = try Self.link(try await admin.post("/meja/pengguna/\(id)/undang"))
      #expect(try await world.browser().get(first).status == .notFound)
      #expect(try await world.browser().get(second).status == .ok)
      world.pass(hours: 11)
      try await admin.post("/meja/pengguna/\(id)/dinas", ["dinas": "tidak"])
      #expect(try await world.browser().get(second).status == .notFound)
      try await admin.post("/meja/pengguna/\(id)/dinas", ["dinas": "ya"])
      #expect(try await world.browser().get(second).status == .notFound)
      let third = try Self.link(try await admin.post("/meja/pengguna/\(id)/undang"))
      world.pass(hours: 72)
      let late = world.browser()
      #expect(try await late.get(third).status == .notFound)
      try await late.get("/masuk")
      #expect(try await late.post(third, Self.passwords).status == .notFound)
      let login = try await late.post("/masuk", ["nama": "ani", "kata_sandi": "-"])
      #expect(login.status.code == 422, "nobody signs in without a password")
    }
  }

  @Test("Where there is mail the link goes there, and is shown only if it could not be sent")
  func mailed() async throws {
    let letters = Letters()
    try await World.with(mail: { mail in
      letters.all.withLock { $0.append(mail) }
      return mail.to.hasPrefix("gagal") ? .later("relay:421", after: nil) : .sent
    }) { world in
      let admin = try await world.officer("admin")
      for (login, email) in [("ani", "ani@contoh.id"), ("budi", "gagal@contoh.id")] {
        try await admin.get("/meja/pengguna/baru")
        let page = try await admin.post(
          "/meja/pengguna/baru",
          [
            "login": login, "nama": "Ani", "peran": "unitOfficer", "unit": "DBM-31.71",
            "cara": "undang", "surel": email,
          ])
        let letter = try #require(letters.all.withLock { $0.last })
        let link = try #require(
          letter.text.split(separator: "\n").first { $0.hasPrefix("http://localhost/undangan/") })
        #expect(letter.to == email && page.status == .ok)
        #expect(page.text.contains(link) == (login == "budi"))
        let path = String(link.dropFirst("http://localhost".count))
        #expect(try await world.browser().get(path).status == .ok)
      }
      let wrong = try await admin.post(
        "/meja/pengguna/baru",
        [
          "login": "cici", "nama": "C", "peran": "unitOfficer", "unit": "DBM-31.71",
          "cara": "undang", "surel": "bukan surel",
        ])
      #expect(wrong.status.code == 422 && wrong.text.contains("href=\"#surel\""))
    }
  }

  private final class Letters: Sendable {
    let all = Mutex<[OutgoingMail]>([])
  }

  @Test("The letter carries the link in both halves, escaped, and belongs to no report")
  func letter() {
    let letter = OutgoingMail.letter(
      to: "ani@contoh.id", subject: "Undangan", paragraphs: ["Selamat datang, Ani <b>."],
      link: (label: "Pilih", url: "http://localhost/undangan/abc"), messageID: "m@localhost",
      language: .id, at: 1)
    #expect(letter.text == "Selamat datang, Ani <b>.\n\nhttp://localhost/undangan/abc\n")
    #expect(letter.html.contains("Ani &lt;b&gt;.") && !letter.html.contains("<b>"))
    #expect(letter.html.contains("href=\"http://localhost/undangan/abc\""))
    #expect(letter.thread == nil && letter.stop == nil)
  }
}
