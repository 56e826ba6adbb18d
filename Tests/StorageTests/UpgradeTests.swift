import Casework
import Domain
import Foundation
import TestStores
import Testing

@testable import Storage

/// From the schema of the last release to this one, on every engine; and nodes of that release go on
/// writing while others have been brought to date. The statements below are that release's own,
/// frozen: they MUST NOT follow the code.
@Suite struct UpgradeTests {
  /// The release before the last one, whose nodes know of no clocks, and the last one.
  private static let earlierRelease = 4
  private static let lastRelease = 5
  private static let at: Int64 = 1_741_159_800_000

  /// Everything an old node enters for one report, under the given id.
  private static func statements(_ id: Int64) -> [(String, [SQLValue])] {
    let number = "JK25030\(50_000 + id)"
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
      (
        """
        INSERT INTO reports (id, number, version, state, kind, privacy, channel, category, text,
          address, landmark, latitude, longitude, village, district, city, demo,
          imported, holder, assignee, received_at, updated_at, decided_at, finished_at,
          finished_by, temporary, closed_at, coordination_due, completion_due, estimate,
          hops, arbitrated, reopen_count, rating, question_open, merged_into,
          photo_count, first_photo, last_proof, participants, listed)
        VALUES (\(marks))
        """, report
      ),
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
        "INSERT INTO feed (report_id, number, revision, at) VALUES ($1, $2, $3, $4)",
        [.integer(id), .text(number), 0, .integer(at)]
      ),
      (
        """
        INSERT INTO map_deltas (report_id, cell_row, cell_column, category, open_change,
          done_change)
        VALUES ($1, $2, $3, $4, $5, $6)
        """, [.integer(id), 1, 1, "", 1, 0]
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

  /// What an old node stores for one step of an officer: `take`, or `reject`, which closes.
  private static func step(_ id: Int64, seen version: Int, closes: Bool, at: Int64) -> [(
    String, [SQLValue]
  )] {
    let state = closes ? "rejected" : "inProgress"
    return [
      (
        """
        UPDATE reports SET version = $2, state = $3, category = $4, text = $5, address = $6,
          landmark = $7, latitude = $8, longitude = $9, village = $10, district = $11, city = $12,
          holder = $13, assignee = $14, updated_at = $15, decided_at = $16, finished_at = $17,
          finished_by = $18, temporary = $19, closed_at = $20, estimate = $21, hops = $22,
          arbitrated = $23, reopen_count = $24, rating = $25, question_open = $26,
          merged_into = $27, photo_count = $28, first_photo = $29, last_proof = $30,
          participants = $31, listed = $32, kind = $34, privacy = $35, coordination_due = $36,
          completion_due = $37
        WHERE id = $1 AND version = $33
        """,
        [
          .integer(id), .init(version + 1), .text(state), nil,
          "Lampu jalan padam sejak kemarin malam.", "Jalan Mawar 5", "pasar", .real(-6.1754),
          .real(106.8272), "31.71.01.1001", "31.71.01", "31.71", "KEL-31.71.01.1001", nil,
          .integer(at), .integer(at), nil, nil, 0, closes ? .integer(at) : nil, nil, 0, 0, 0, nil,
          0, nil, 0, nil, nil, "KEL-31.71.01.1001", .init(!closes), .init(version), "complaint",
          "public", .integer(Self.at + 21_600_000), .integer(Self.at + 604_800_000),
        ]
      ),
      (
        """
        INSERT INTO report_events (report_id, revision, at, action, state, holder, assignee,
          actor_role, actor_unit, actor_user, details)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
        """,
        [
          .integer(id), .init(version + 1), .integer(at), closes ? "reject" : "take", .text(state),
          "KEL-31.71.01.1001", nil, "kelurahanOfficer", "KEL-31.71.01.1001", 1,
          closes ? "{\"reason\":\"location-not-found\",\"words\":\"Tidak ada.\"}" : "{}",
        ]
      ),
      (
        """
        INSERT INTO desk_entries (unit, report_id, queue, rank) VALUES ($1, $2, $3, $4)
        ON CONFLICT (unit, report_id) DO UPDATE SET queue = excluded.queue, rank = excluded.rank
        """,
        [
          "KEL-31.71.01.1001", .integer(id), closes ? "done" : "mine",
          .integer(closes ? -at : Self.at + 604_800_000),
        ]
      ),
    ]
  }

  private static func run(_ statements: [(String, [SQLValue])], _ database: any Storage.Database)
    async throws
  {
    try await database.write { connection in
      for (sql, values) in statements { try connection.run(sql, values) }
    }
  }

  /// A store of an old release, brought to date by `body`'s first call.
  private func withOldStore(
    _ release: Int = earlierRelease, _ body: (any Storage.Database) async throws -> Void
  ) async throws {
    try await withStore(.bare) { database, _ in
      for migration in Migrations.all where migration.number <= release {
        try await database.write { try migration.apply(database.engine, on: $0) }
      }
      #expect(try await database.schemaVersion() == release)
      try await body(database)
    }
  }

  private func bringToDate(_ database: any Storage.Database) async throws -> Casework {
    let release = try await database.schemaVersion()
    #expect(try await database.migrate() == Array(release + 1...Migrations.wanted))
    try await Casework.loadCity(try SampleCity.tables(), into: database, now: 0)
    return Casework(
      database: database, shelf: try await CityShelf.open(database),
      keys: ReporterKeys(secret: [UInt8](repeating: 1, count: 32)))
  }

  @Test func aStoreOfTheLastReleaseIsBroughtToDateAndOldNodesGoOnWriting() async throws {
    try await withOldStore { database in
      try await Self.run(Self.statements(1), database)
      _ = try await bringToDate(database)
      try await Self.run(Self.statements(2), database)
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

  /// What a node of the last release enters besides: into tables that have grown since.
  private static func besides(_ id: Int64) -> [(String, [SQLValue])] {
    [
      (
        "INSERT INTO sessions (token_hash, user_id, created_at, expires_at) VALUES ($1, $2, $3, $4)",
        [.text("sesi-\(id)"), 1, .integer(at), .integer(at + 1_000)]
      ),
      (
        """
        INSERT INTO channels
          (code, name_id, name_en, kind, prefix, numbering, address, position)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
        """,
        [
          .text("KANAL\(id)"), "Kanal", "Channel", "nonGeotag", .text("K\(id)"), "shared9", "x.id",
          9,
        ]
      ),
      (
        """
        INSERT INTO administration_log (at, user_id, what, subject, details)
        VALUES ($1, $2, $3, $4, $5)
        """, [.integer(at), 1, "user.add", "petugas", ""]
      ),
      (
        "UPDATE form_drafts SET report_id = $2, body = '{}', updated_at = $3 WHERE token_hash = $1",
        [.text("draft-\(id)"), .integer(id), .integer(at)]
      ),
    ]
  }

  @Test func nodesOfTheLastReleaseGoOnWithWhatHasGrown() async throws {
    try await withOldStore(Self.lastRelease) { database in
      try await Self.run(Self.statements(1) + Self.besides(1), database)
      _ = try await database.migrate()
      try await Self.run(Self.statements(2) + Self.besides(2), database)
      let (sessions, channels, photos, log) = try await database.read { connection in
        (
          try connection.all("SELECT device FROM sessions ORDER BY token_hash") { $0.isNull(0) },
          try connection.all("SELECT in_service, hours_id FROM channels ORDER BY code") {
            "\($0.int(0))\($0.text(1))"
          },
          try connection.all("SELECT copy_of FROM photos ORDER BY id") { $0.isNull(0) },
          try connection.all("SELECT what FROM administration_log") { $0.text(0) }
        )
      }
      #expect(sessions.count == 2 && photos == [true, true])
      #expect(channels == ["1", "1"], "in service, and nothing is said of their hours")
      #expect(log.count == 2)
      for id: Int64 in [1, 2] {
        let report = try await database.read { try ReportRows.find(id: id, on: $0) }
        #expect(report?.version == 0 && report?.firstPhoto == nil)
      }
    }
  }

  @Test func theClockworkLooksAtEveryOpenReport() async throws {
    try await withOldStore { database in
      let taken = Self.at + 3_600_000
      for id: Int64 in 1...3 { try await Self.run(Self.statements(id), database) }
      try await Self.run(Self.step(2, seen: 0, closes: false, at: taken), database)
      try await Self.run(Self.step(3, seen: 0, closes: true, at: taken), database)
      let casework = try await bringToDate(database)
      func stored(_ id: Int64) async throws -> Report {
        try #require(try await database.read { try ReportRows.find(id: id, on: $0) })
      }
      func timer(_ id: Int64) async throws -> Int64? {
        try await database.read { try ClockRows.timer(of: id, on: $0) }
      }
      func moved(_ id: Int64) async throws -> Int64? {
        try await database.read {
          try $0.first("SELECT moved_at FROM reports WHERE id = $1", [.integer(id)]) {
            $0.integer(0)
          }
        }
      }
      // None was looked at yet: each is, and the closed one is not.
      #expect(try await timer(1) == 0)
      #expect(try await timer(2) == 0)
      #expect(try await timer(3) == nil)
      #expect(try await moved(2) == taken, "until then the last step counts as movement")
      #expect(try await stored(2).clock.foldedTo == 0, "not folded yet")
      try await casework.tick(at: Self.at + 5 * 3_600_000)
      try await casework.expectClocks("of the open ones", only: [1, 2])
      #expect(try await stored(1).clock.fired == [.coordination: 80])
      let second = try await stored(2)
      #expect(second.clock.isTouched && second.version == 1)
      #expect(try await timer(2) == Self.at + 84 * 3_600_000)
      // An old node goes on with what the clockwork has looked at since.
      let late = Self.at + 6 * 3_600_000 - 1
      try await Self.run(Self.step(1, seen: 2, closes: false, at: late), database)
      #expect(try await stored(1).clock.foldedTo == 2)
      #expect(try await stored(1).clock.fired == [.coordination: 80], "it knows of no clock")
      try await casework.tick(at: late + 1)
      try await casework.expectClocks("after an old node's step", only: [1, 2])
      #expect(try await stored(1).clock.fired.isEmpty, "decided in time")
      try await Self.run(Self.step(2, seen: 1, closes: true, at: late), database)
      try await casework.tick(at: Self.at + 90 * 3_600_000)
      #expect(try await timer(2) == nil, "nobody is told of a closed report")
      #expect(try await stored(2).version == 2)
    }
  }

  /// Steps of this release over rows an old node has left as it knows them.
  @Test func aStaleSheetIsFoldedBeforeTheNextStep() async throws {
    try await withOldStore { database in
      let casework = try await bringToDate(database)
      try await Self.run(Self.statements(1), database)
      try await Self.run(Self.step(1, seen: 0, closes: false, at: Self.at + 60_000), database)
      let officer = try await casework.hire(.kelurahanOfficer, SampleCity.village)
      let number = try #require(
        try await database.read { try ReportRows.find(id: 1, on: $0) }
      ).number
      let noted = try await casework.perform(
        AddNote(words: "catatan"), on: number, seen: 1, by: officer, now: Self.at + 120_000)
      #expect(noted.clock.isTouched && noted.clock.foldedTo == 2)
      #expect(noted.clock.movedAt == Self.at + 60_000)
      try await casework.expectClocks()
    }
  }

  /// An old node sets no timer: the report must not be forgotten for it.
  @Test func whatAnOldNodeEntersIsLookedAtSoon() async throws {
    try await withOldStore { database in
      let casework = try await bringToDate(database)
      try await Self.run(Self.statements(1), database)
      try await Self.run(Self.statements(2), database)
      try await Self.run(Self.step(2, seen: 0, closes: true, at: Self.at + 60_000), database)
      #expect(try await database.read { try ClockRows.timer(of: 1, on: $0) } == nil)
      for _ in 0..<2 { try await casework.mindUnseen() }
      #expect(try await database.read { try ClockRows.timer(of: 1, on: $0) } == 0)
      #expect(try await database.read { try ClockRows.timer(of: 2, on: $0) } == nil)
      #expect(try await casework.tick(at: Self.at + 6 * 3_600_000) == 3)
      try await casework.expectClocks(only: [1])
      try await casework.mindUnseen()
      #expect(
        try await database.read { try ClockRows.timer(of: 1, on: $0) } == Self.at + 12 * 3_600_000)
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
