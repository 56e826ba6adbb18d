import HTTPTypes
import Storage
import Testing

@testable import Web

@Suite("Desk: background work")
struct DeskWorkTests {
  /// Enters drill jobs and lets them die of a problem.
  private static func bury(_ count: Int, _ world: World, problem: String = "TooLong") async throws
    -> [Int64]
  {
    let now = world.now
    return try await world.database.write { connection in
      for job in 0..<count {
        try JobRows.enqueue("drill", subject: "<\(job)>", due: now, now: now, on: connection)
      }
      let claims = try JobRows.claim(
        "drill", limit: count, worker: "a", lease: 1_000, now: now, on: connection)
      for claim in claims {
        _ = try JobRows.bury(claim, problem: problem, now: now, on: connection)
      }
      return claims.map(\.id).sorted()
    }
  }

  @Test("An empty queue says so")
  func empty() async throws {
    try await World.with { world in
      let admin = try await world.officer("admin")
      let page = try await admin.get("/meja/kerja")
      #expect(page.text.contains("Belum ada pekerjaan."))
      #expect(page.text.contains("Tidak ada pekerjaan yang gagal."))
      #expect(try await admin.get("/meja/jejak").text.contains("href=\"/meja/kerja\""))
    }
  }

  @Test("Counts, what waits too long, and what failed and will be tried again")
  func counts() async throws {
    try await World.with { world in
      let now = world.now
      try await world.database.write { connection in
        for (kind, subject) in [("keep-house", ""), ("drill", "1"), ("drill", "2"), ("baru", "")] {
          try JobRows.enqueue(kind, subject: subject, due: now, now: now, on: connection)
        }
        let house = try JobRows.claim(
          "keep-house", limit: 1, worker: "a", lease: 1_000, now: now, on: connection)[0]
        _ = try JobRows.fail(
          house, problem: "StorageFailure.diskFull", again: now + 4_000, on: connection)
      }
      world.pass(hours: 2)
      let admin = try await world.officer("admin")
      let page = try await admin.get("/meja/kerja")
      #expect(page.text.contains("Membersihkan data kedaluwarsa"))
      #expect(page.text.contains("<code>StorageFailure.diskFull</code>"))
      #expect(page.text.contains("2 jam") && page.text.contains("Latihan"))
      #expect(page.text.contains(">baru<"), "a kind of a newer program is shown as it is")
      #expect(page.statements == 3, "cost does not follow the number of jobs")
    }
  }

  @Test("A dead job is shown with its problem and can be tried again, once, and it is logged")
  func tryAgain() async throws {
    try await World.with { world in
      let job = try await Self.bury(1, world)[0]
      let admin = try await world.officer("admin")
      let page = try await admin.get("/meja/kerja")
      #expect(page.text.contains("&lt;0&gt;") && page.text.contains("<code>TooLong</code>"))
      #expect(page.text.contains("action=\"/meja/kerja/\(job)/ulang\""))
      #expect(page.text.contains("Coba lagi"))
      let sent = try await admin.post("/meja/kerja/\(job)/ulang", [:])
      #expect(sent.location == "/meja/kerja?diulang=ya")
      let after = try await admin.get("/meja/kerja?diulang=ya")
      #expect(after.text.contains("Pekerjaan akan dicoba lagi."))
      #expect(after.text.contains("Tidak ada pekerjaan yang gagal."))
      // Sent twice.
      let again = try await admin.post("/meja/kerja/\(job)/ulang", [:])
      #expect(again.location == "/meja/kerja?diulang=tidak")
      #expect(try await admin.post("/meja/kerja/satu/ulang", [:]).status == .notFound)

      let now = world.now
      let claims = try await world.database.write {
        try JobRows.claim("drill", limit: 9, worker: "b", lease: 1_000, now: now, on: $0)
      }
      #expect(claims.map(\.id) == [job] && claims.map(\.attempts) == [1])
      let log = try await admin.get("/meja/jejak")
      #expect(log.text.contains("Pekerjaan dicoba lagi"))
      let english = try await admin.get("/meja/kerja?bahasa=en")
      #expect(english.text.contains("No work has failed."))
    }
  }

  @Test("Dead jobs are paged by key, latest first")
  func paging() async throws {
    try await World.with { world in
      let jobs = try await Self.bury(WorkPage.linesPerPage + 7, world)
      let admin = try await world.officer("admin")
      let first = try await admin.get("/meja/kerja")
      let last = jobs[7]
      #expect(first.text.contains("/meja/kerja/\(jobs.last ?? 0)/ulang"))
      #expect(first.text.contains("/meja/kerja/\(last)/ulang"))
      #expect(!first.text.contains("/meja/kerja/\(jobs[6])/ulang"))
      #expect(first.text.contains("rel=\"next\" href=\"/meja/kerja?sebelum=\(last)\""))
      let second = try await admin.get("/meja/kerja?sebelum=\(last)")
      for job in jobs[0..<7] { #expect(second.text.contains("/meja/kerja/\(job)/ulang")) }
      #expect(!second.text.contains("/meja/kerja/\(last)/ulang"))
      #expect(!second.text.contains("rel=\"next\""))
    }
  }

  @Test("Nobody but an administrator sees it or tries again")
  func closed() async throws {
    try await World.with { world in
      let job = try await Self.bury(1, world)[0]
      for login in ["kelurahan", "verifikator", "gubernur"] {
        let officer = try await world.officer(login)
        #expect(try await officer.get("/meja/kerja").status == .forbidden)
        #expect(try await officer.post("/meja/kerja/\(job)/ulang", [:]).status == .forbidden)
      }
    }
  }
}
