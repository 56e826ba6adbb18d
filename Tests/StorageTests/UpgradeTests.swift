import Domain
import Foundation
import TestStores
import Testing

@testable import Storage

/// From the schema of the last release to this one, on every engine; and nodes of that release go on
/// writing while others have been brought to date. The statements below are that release's own,
/// frozen: they MUST NOT follow the code.
@Suite struct UpgradeTests {
  private static let lastRelease = 2

  /// Everything an old node enters for one report, under the given id.
  private static func statements(_ id: Int64) -> [(String, [SQLValue])] {
    let number = "JK25030\(50_000 + id)"
    let at: Int64 = 1_741_159_800_000
    let report: [SQLValue] = [
      .integer(id), .text(number), 0, "waiting", "complaint", "public", "WEB", nil,
      "Lampu jalan padam sejak kemarin malam.", "Jalan Mawar 5", "pasar", .real(-6.1754),
      .real(106.8272), "31.71.01.1001", "31.71.01", "31.71", 0, 0, "KEL-31.71.01.1001", nil,
      .integer(at), .integer(at), nil, nil, nil, 0, nil, .integer(at + 21_600_000),
      .integer(at + 604_800_000), nil, 0, 0, 0, nil, 0, nil, 0, nil, nil, "KEL-31.71.01.1001", 1,
    ]
    let marks = (1...41).map { "$\($0)" }.joined(separator: ", ")
    let details = """
      {"dues":{"completion":\(at + 604_800_000),"coordination":\(at + 21_600_000)},"intake":\
      {"address":"Jalan Mawar 5","area":{"city":"31.71","district":"31.71.01",\
      "village":"31.71.01.1001"},"channel":"WEB","kind":"complaint","landmark":"pasar",\
      "place":{"latitude":-6.1754,"longitude":106.8272},"privacy":"public",\
      "text":"Lampu jalan padam sejak kemarin malam."}}
      """
    return [
      ("INSERT INTO reports VALUES (\(marks))", report),
      (
        """
        INSERT INTO report_events (report_id, revision, at, action, state, holder, assignee,
          actor_role, actor_unit, actor_user, details)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
        """,
        [
          .integer(id), 0, .integer(at), "submit", "waiting", "KEL-31.71.01.1001", nil, "reporter",
          nil, nil, .text(details),
        ]
      ),
      (
        """
        INSERT INTO desk_entries (unit, report_id, queue, rank) VALUES ($1, $2, $3, $4)
        ON CONFLICT (unit, report_id) DO UPDATE SET queue = excluded.queue, rank = excluded.rank
        """, ["KEL-31.71.01.1001", .integer(id), "new", .integer(at + 21_600_000)]
      ),
      (
        "INSERT INTO report_access (report_id, submission_id, link_hash) VALUES ($1, $2, $3)",
        [.integer(id), .text("kiriman-\(id)"), .text("hash-\(id)")]
      ),
      (
        """
        INSERT INTO reporters (report_id, name, phone, email, consent, created_at)
        VALUES ($1, $2, $3, $4, $5, $6)
        """, [.integer(id), "Siti", nil, nil, 1, .integer(at)]
      ),
      (
        """
        INSERT INTO users (login, name, password, role, unit, created_at)
        VALUES ($1, $2, $3, $4, $5, $6) RETURNING id
        """, [.text("petugas\(id)"), "Petugas", "-", "verifier", "BIRO-PEM", .integer(at)]
      ),
      (
        """
        INSERT INTO counters (name, last) VALUES ($1, 1)
        ON CONFLICT (name) DO UPDATE SET last = counters.last + 1 RETURNING last
        """, ["report"]
      ),
      (
        """
        INSERT INTO settings (name, value) VALUES ($1, $2)
        ON CONFLICT (name) DO UPDATE SET value = excluded.value
        """, ["a", .text("\(id)")]
      ),
      (
        """
        INSERT INTO form_drafts (token_hash, body, updated_at) VALUES ($1, $2, $3)
        ON CONFLICT (token_hash) DO UPDATE SET body = excluded.body,
          updated_at = excluded.updated_at
        WHERE form_drafts.report_id IS NULL
        """, [.text("draft-\(id)"), "{}", .integer(at)]
      ),
      (
        """
        INSERT INTO photos (id, report_id, owner, original, large, thumbnail, width, height,
          byte_count, format, taken_at, latitude, longitude, fingerprint, uploaded_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
        """,
        [
          .text("foto-\(id)"), .integer(id), "user:1", "o", "l", "t", 10, 10, 1, "jpeg", nil, nil,
          nil, 1, .integer(at),
        ]
      ),
    ]
  }

  @Test func aStoreOfTheLastReleaseIsBroughtToDateAndOldNodesGoOnWriting() async throws {
    try await withStore(.bare) { database, _ in
      for migration in Migrations.all where migration.number <= Self.lastRelease {
        try await database.write { try migration.apply(database.engine, on: $0) }
      }
      #expect(try await database.schemaVersion() == Self.lastRelease)
      func enter(_ id: Int64) async throws {
        try await database.write { connection in
          for (sql, values) in Self.statements(id) { try connection.run(sql, values) }
        }
      }
      try await enter(1)
      let applied = try await database.migrate()
      #expect(applied == Array(Self.lastRelease + 1...Migrations.wanted))
      try await enter(2)
      for id: Int64 in [1, 2] {
        let (report, history) = try await database.read { connection in
          let report = try #require(try ReportRows.find(id: id, on: connection))
          return (report, try EventRows.history(of: report, on: connection))
        }
        let begun = try #require(history.first.flatMap { Report(number: report.number, first: $0) })
        #expect(history.count == 1)
        #expect(begun == report, "the row is the fold of its events")
      }
      let last = try await database.read {
        try $0.first("SELECT last FROM counters WHERE name = 'report'") { $0.integer(0) }
      }
      #expect(last == 2)
      #expect(try await database.write { try $0.draw("report") } == 3)
    }
  }

  @Test func aStoreOfALaterReleaseIsLeftAlone() async throws {
    try await withStore { database, _ in
      try await database.write {
        _ = try $0.run("INSERT INTO migrations (number) VALUES (999)", [])
      }
      await #expect(throws: StorageFailure.self) { try await database.migrate() }
    }
  }
}
