import Casework
import Domain
import Foundation
import HTTPTypes
import Storage
import Testing

@testable import Web

@Suite("Desk: webhooks")
struct DeskWebhooksTests {
  private static func add(
    _ admin: Browser, _ url: String = "https://contoh.go.id/terima?x=1",
    _ event: String = "report.created"
  ) async throws -> Page {
    try await admin.get("/meja/webhook")
    return try await admin.post("/meja/webhook", ["alamat": url, "kejadian": event])
  }

  /// The receiver there is.
  private static func only(_ world: World) async throws -> Int64 {
    let all = try await world.database.read { try WebhookRows.all(on: $0) }
    return try #require(all.first?.id)
  }

  private static func secret(_ page: Page) throws -> String {
    String(try #require(page.text.firstMatch(of: #/whsec_[A-Za-z0-9+\/]+=*/#)).output)
  }

  @Test("A secret of 32 bytes is shown once and never again, and stands in no log")
  func shownOnce() async throws {
    try await World.with { world in
      let admin = try await world.officer("admin")
      let page = try await Self.add(admin)
      #expect(page.status == .ok && page.headers[.cacheControl] == "no-store")
      let secret = try Self.secret(page)
      #expect(Data(base64Encoded: String(secret.dropFirst(6)))?.count == 32)
      let stored = try await world.database.read { try WebhookRows.all(on: $0) }
      #expect(stored.map(\.secret) == [secret])
      let id = stored[0].id
      for path in ["/meja/webhook", "/meja/webhook/\(id)", "/meja/jejak"] {
        let later = try await admin.get(path)
        #expect(later.status == .ok && !later.text.contains("whsec_1"), "\(path)")
        #expect(!later.text.contains(secret), "\(path)")
      }
      let list = try await admin.get("/meja/webhook")
      #expect(list.text.contains("https://contoh.go.id/terima?x=1") && list.statements == 3)
      #expect(list.text.contains("webhook-signature") && list.text.contains("Menyala"))
      let one = try await admin.get("/meja/webhook/\(id)")
      #expect(one.statements == 3 && one.text.contains("Belum ada pesan."))
      let log = try await admin.get("/meja/jejak")
      #expect(log.text.contains("Webhook ditambah") && log.text.contains("contoh.go.id"))
    }
  }

  @Test("A wrong form comes back with everything typed")
  func wrong() async throws {
    try await World.with { world in
      let admin = try await world.officer("admin")
      for url in [
        "http://contoh.go.id/", "contoh.go.id", "https://", "https://a:b@contoh.go.id/",
        "https://contoh.go.id/#x", "https://contoh.go.id/a b", "javascript:alert(1)", "",
        "https://" + String(repeating: "a", count: 500),
      ] {
        let page = try await Self.add(admin, url, "report.completed")
        #expect(page.status.code == 422, "\(url)")
        #expect(page.text.contains("Tulis alamat https:// yang lengkap"), "\(url)")
        #expect(page.text.contains("value=\"\(HTML(text: url).string)\""))
        #expect(page.text.contains("value=\"report.completed\" checked"))
      }
      let page = try await Self.add(admin, "https://contoh.go.id/", "report.deleted")
      #expect(page.status.code == 422 && page.text.contains("Pilih paling sedikit satu kejadian"))
      #expect(try await world.database.read { try WebhookRows.all(on: $0) }.isEmpty)
      for login in ["gubernur", "kepala", "verifikator"] {
        let officer = try await world.officer(login)
        #expect(try await officer.get("/meja/webhook").status == .forbidden)
        #expect(try await Self.add(officer).status == .forbidden)
      }
    }
  }

  @Test("Turning the secret: two count until the old one is dropped")
  func turning() async throws {
    try await World.with { world in
      let admin = try await world.officer("admin")
      let first = try Self.secret(try await Self.add(admin))
      let id = try await Self.only(world)
      let path = "/meja/webhook/\(id)"
      let second = try Self.secret(try await admin.post("\(path)/rahasia"))
      func secrets() async throws -> [String] {
        try await world.database.read { try WebhookRows.find(id, on: $0) }?.secrets ?? []
      }
      #expect(first != second)
      #expect(try await secrets() == [second, first])
      #expect(try await admin.get(path).text.contains("Dua rahasia berlaku"))
      let third = try await admin.post("\(path)/rahasia")
      #expect(third.status.code == 422 && third.text.contains("Hapus dulu rahasia yang lama."))
      #expect(try await secrets() == [second, first])
      #expect(try await admin.post("\(path)/rahasia-lama").status == .seeOther)
      #expect(try await secrets() == [second])
      #expect(try await admin.post("\(path)/rahasia-lama").status == .seeOther, "sent twice")
      let log = try await admin.get("/meja/jejak").text
      #expect(log.contains("Rahasia webhook diganti"))
      #expect(log.components(separatedBy: "Rahasia lama webhook dihapus").count == 2)
      #expect(try await admin.post("/meja/webhook/99/rahasia").status == .notFound)
      #expect(try await admin.get("/meja/webhook/99").status == .notFound)
    }
  }

  @Test("The log of a receiver, sending again, and off and on")
  func log() async throws {
    try await World.with { world in
      let admin = try await world.officer("admin")
      _ = try await Self.add(admin)
      let id = try await Self.only(world)
      let report = try await world.submit().report
      let (book, now) = (world.book, world.now)
      try await world.database.write { connection in
        try Casework.tellPeople(
          limit: 10, ways: Ways(channels: []), now: now, book: book, origin: "https://x",
          connection: connection)
      }
      let path = "/meja/webhook/\(id)"
      let waiting = try await admin.get(path)
      #expect(waiting.text.contains(report.number) && waiting.text.contains("Menunggu"))
      #expect(!waiting.text.contains("Kirim lagi"))
      let posts = try await world.database.read {
        try WebhookRows.log(hook: id, before: .max, limit: 5, on: $0)
      }
      let post = try #require(posts.first?.id)
      #expect(
        try await admin.post("\(path)/pesan/\(post)/ulang").location == "\(path)?hasil=menunggu")

      try await world.database.write { connection in
        try WebhookRows.ended(
          post, .dead, status: 500, problem: "HTTP 500 <b>", at: now, on: connection)
        try connection.run("DELETE FROM jobs WHERE kind = 'call-hook'", [])
      }
      let dead = try await admin.get(path)
      #expect(dead.text.contains("500") && dead.text.contains("HTTP 500 &lt;b&gt;"))
      #expect(dead.text.contains("Kirim lagi") && dead.text.contains("Gagal"))
      let again = try await admin.post("\(path)/pesan/\(post)/ulang")
      #expect(again.location == "\(path)?hasil=diulang")
      func jobs() async throws -> [String] {
        try await world.database.read {
          try $0.all("SELECT subject FROM jobs WHERE kind = 'call-hook'") { $0.text(0) }
        }
      }
      #expect(try await jobs() == ["\(id):\(report.id)"])
      #expect(try await admin.post("/meja/webhook/99/pesan/\(post)/ulang").status == .notFound)

      // What waited while it was off goes on when it is on again.
      #expect(try await admin.post("\(path)/nyala", ["nyala": "tidak"]).status == .seeOther)
      #expect(try await admin.get(path).text.contains("Mati"))
      try await world.database.write {
        _ = try $0.run("DELETE FROM jobs WHERE kind = 'call-hook'", [])
      }
      #expect(try await admin.post("\(path)/nyala", ["nyala": "ya"]).status == .seeOther)
      #expect(try await jobs() == ["\(id):\(report.id)"])
      let log = try await admin.get("/meja/jejak").text
      for words in ["Pesan webhook dikirim lagi", "Webhook dimatikan", "Webhook dinyalakan"] {
        #expect(log.contains(words), "\(words)")
      }
    }
  }

  @Test("A long log is paged by key")
  func paging() async throws {
    try await World.with { world in
      let admin = try await world.officer("admin")
      _ = try await Self.add(admin)
      let id = try await Self.only(world)
      let now = world.now
      let posts = try await world.database.write { connection in
        try (0..<(WebhooksPage.linesPerPage + 5)).compactMap { number in
          try WebhookRows.insertPost(
            hook: id, report: 1, revision: number, event: "report.changed", body: "{}", at: now,
            on: connection)
        }
      }
      let first = try await admin.get("/meja/webhook/\(id)")
      #expect(first.text.contains("msg_\(posts[5])<") && !first.text.contains("msg_\(posts[4])<"))
      let second = try await admin.get("/meja/webhook/\(id)?sebelum=\(posts[5])")
      #expect(second.text.contains("msg_\(posts[0])<") && !second.text.contains("msg_\(posts[5])<"))
    }
  }
}
