import Casework
import Domain
import Foundation
import TestStores
import Testing

@testable import Storage

/// Migrations, the feed's order, months apart.
@Suite struct PostgresSchemaTests {
  @Test func twoMigrationsAtOnceDoEachChangeOnce() async throws {
    try await withNodes(3, .bare) { nodes, _ in
      #expect(try await nodes[0].schemaVersion() == 0)
      let applied = try await withThrowingTaskGroup(of: [Int].self) { group in
        for node in nodes { group.addTask { try await node.migrate() } }
        return try await group.reduce(into: [Int]()) { $0 += $1 }
      }
      #expect(applied.sorted() == Migrations.all.map(\.number))
      #expect(try await nodes[0].schemaVersion() == Migrations.wanted)
      #expect(try await nodes[0].migrate() == [])
      #expect(try await nodes[0].integrityProblems() == [])
    }
  }

  /// An entry of a transaction still under way is not overtaken by those that ended before it.
  @Test func theFeedMissesNothingOfTransactionsThatEndOutOfOrder() async throws {
    try await withNodes { nodes, _ in
      @Sendable func enter(_ number: String, on connection: any Connection) throws {
        try connection.run(
          "INSERT INTO feed (report_id, number, revision, at) VALUES (1, $1, 0, 0)",
          [.text(number)])
      }
      let entered = Gate()
      let mayEnd = Gate()
      let beginning = try await nodes[0].read { try $0.feedEnd() }
      async let slow: Void = nodes[0].write { connection in
        try enter("slow", on: connection)
        entered.open()
        mayEnd.pass()
      }
      try await onAnotherThread { entered.pass() }
      try await nodes[1].write { try enter("fast", on: $0) }
      let end = try await nodes[1].read { try $0.feedEnd() }
      let early = try await nodes[1].read { try $0.feed(after: beginning, limit: 10) }
      #expect(early == [])
      mayEnd.open()
      try await slow
      for start in [beginning, end] {
        var numbers: [String] = []
        // Transactions of other tests on the same server may hold the feed back for a moment.
        try await until {
          numbers = try await nodes[1].read { try $0.feed(after: start, limit: 10) }.map(\.number)
          return numbers.count == 2
        }
        #expect(numbers == ["slow", "fast"])
      }
    }
  }

  /// Entries that came with a dump of another server carry marks this one has not reached.
  @Test func entriesOfAnotherServersTransactionsHoldUpNobody() async throws {
    try await withNodes(1) { nodes, _ in
      try await nodes[0].write { connection in
        try connection.run(
          """
          INSERT INTO feed (report_id, number, revision, at, mark)
          VALUES (1, 'foreign', 0, 0, CAST('999999999999' AS xid8))
          """)
        try connection.run(
          "INSERT INTO feed (report_id, number, revision, at) VALUES (1, 'own', 0, 0)")
      }
      var numbers: [String] = []
      try await until {
        numbers = try await nodes[0].read { try $0.feed(after: .beginning, limit: 10) }
          .map(\.number)
        return !numbers.isEmpty
      }
      #expect(numbers == ["own"])
    }
  }

  @Test func eventsOfEachMonthLieApart() async throws {
    try await withNodes(1, .city) { nodes, _ in
      let database = nodes[0]
      try await database.partitionEvents()
      let day: Int64 = 86_400_000
      try await database.prepareMonths(from: SampleCity.now, through: SampleCity.now + 40 * day)
      // Twice is once.
      try await database.prepareMonths(from: SampleCity.now, through: SampleCity.now + 70 * day)
      let casework = Casework(
        database: database, shelf: try await CityShelf.open(database),
        keys: ReporterKeys(secret: [UInt8](repeating: 1, count: 32)))
      for days: Int64 in [0, 30, 60, 400] {
        _ = try await casework.file(now: SampleCity.now + days * day)
      }
      let tables = try await database.read { connection in
        try connection.all(
          "SELECT tableoid::regclass::text, COUNT(*) FROM report_events GROUP BY 1 ORDER BY 1"
        ) { "\($0.text(0)) \($0.integer(1))" }
      }
      #expect(
        tables == [
          "report_events_2025_03 1", "report_events_2025_04 1", "report_events_2025_05 1",
          "report_events_other 1",
        ])
      let report = try #require(
        try await database.read { try ReportRows.page(after: 0, limit: 1, on: $0) }.first)
      let history = try await database.read { try EventRows.history(of: report, on: $0) }
      #expect(history.count == 1)
      let plan = try await database.read { connection in
        try connection.all(
          "EXPLAIN " + EventRows.historySQL,
          [.integer(report.id), .integer(report.receivedAt), .integer(report.updatedAt)]
        ) { $0.text(0) }
      }.joined(separator: "\n")
      #expect(plan.contains("report_events_2025_03"))
      #expect(!plan.contains("report_events_2025_04"), "only the months the report lived in")
      await #expect(throws: StorageFailure.self) { try await database.partitionEvents() }
    }
  }

  @Test func monthsAreThoseOfTheCalendar() {
    let months = EventMonth.all(from: 1_703_980_800_000, through: 1_709_251_200_000)
    #expect(
      months.map(\.table) == [
        "report_events_2023_12", "report_events_2024_01", "report_events_2024_02",
        "report_events_2024_03",
      ])
    #expect(months[2].end - months[2].start == 29 * 86_400_000)
    #expect(months[3].start == 1_709_251_200_000)
  }
}
