import Casework
import Domain
import Foundation
import Storage
import Testing

@Suite struct LivesTests {
  /// Lives of several kinds, one of them without a place and one outside every list.
  static func lives(_ book: CityBook, from id: Int64 = 1) throws -> [Life] {
    let office = SampleCity.village
    let area = book.path(ofVillage: book.units[office]?.area ?? "")
    return try (0..<6).map { index in
      var draft = Draft(
        privacy: index == 3 ? .sealed : index == 4 ? .private : .public,
        channel: book.city.webChannel, text: "Lampu padam di gang \(index)",
        address: index == 1 ? "Jalan Kenanga" : nil, landmark: index == 2 ? "dekat pasar" : nil,
        place: index == 5 ? nil : SampleCity.place)
      if index == 5 { draft.kind = .inquiry }
      let first = SubmitReport.firstStep(
        draft, id: id + Int64(index), area: area, channel: draft.channel, demo: false, book: book,
        now: SampleCity.now + Int64(index))
      var events = [first]
      var report = try #require(Report(number: "JK25030501\(index + 10)", first: first))
      func step(_ action: Action, _ state: ReportState, _ holder: String, _ words: String?) {
        var details = EventDetails()
        details.words = words
        let event = ReportEvent(
          reportID: report.id, revision: report.version + 1, at: report.updatedAt + 60_000,
          action: action, state: state, holder: holder, assignee: nil, actorRole: .kelurahanOfficer,
          actorUnit: office, actorUser: nil, details: details)
        report.apply(event)
        events.append(event)
      }
      if index > 0 { step(.take, .inProgress, office, nil) }
      if index > 1 { step(.finish, .awaitingVerification, book.city.arbiterUnit, "Sudah beres.") }
      if index == 2 { step(.verify, .completed, office, nil) }
      return Life(
        report, events,
        keys: Life.Keys(submission: "kirim-\(index)", linkHash: "hash-\(index)"))
    }
  }

  /// What is stored at once is what committing step after step would leave.
  @Test func livesStoredAtOnceAreAsIfEveryStepHadBeenCommitted() async throws {
    try await withCity { stepwise in
      let book = stepwise.book
      let lives = try Self.lives(book)
      try await stepwise.database.write { connection in
        for life in lives {
          var change = try #require(Change(number: life.report.number, first: life.events[0]))
          try Cases.commit(change, units: book.units, timer: nil, on: connection)
          for event in life.events.dropFirst() {
            change = Change(event, to: change.after)
            try Cases.commit(change, units: book.units, timer: nil, on: connection)
          }
          try AccessRows.insert(
            report: life.report.id, submission: "kirim-\(life.report.id - 1)",
            linkHash: "hash-\(life.report.id - 1)", on: connection)
        }
      }
      try await withCity { atOnce in
        let rows = try #require(try LifeRows(lives, units: book.units))
        try await atOnce.database.write { try rows.enter(telling: true, on: $0) }
        for table in Tables.all where table.report != nil {
          let (a, b) = (
            try await stepwise.database.read { try TableDump.of(table, on: $0) },
            try await atOnce.database.read { try TableDump.of(table, on: $0) }
          )
          #expect(a == b, "\(table.name)")
        }
        #expect(try await Self.told(stepwise) == Self.told(atOnce))
        let check = CheckStore(database: atOnce.database, vault: nil, units: book.units)
        let summary = try await check.run { Issue.record("\($0)") }
        #expect(summary.reports == 6 && summary.events == 16)
        let other = CheckStore(database: stepwise.database, vault: nil, units: book.units)
        #expect(try await other.run { _ in }.folds == summary.folds)
      }
    }
  }

  /// What the feed and the map say.
  private static func told(_ casework: Casework) async throws -> [String] {
    try await DerivedRows.foldMap(of: casework.database)
    return try await casework.database.read { connection in
      let steps = try connection.all("SELECT number, revision FROM feed ORDER BY number, revision")
      { "\($0.text(0))/\($0.int(1))" }
      let cells = try connection.all(
        """
        SELECT level, cell_row, cell_column, category, open_count, done_count FROM map_cells
        WHERE open_count <> 0 OR done_count <> 0
        ORDER BY level, cell_row, cell_column, category
        """
      ) { "\($0.int(0)) \($0.int(1))/\($0.int(2)) \($0.text(3)) \($0.int(4)) \($0.int(5))" }
      #expect(steps.count == 16 && !cells.isEmpty)
      return steps + cells
    }
  }

  @Test func aNumberThatIsThereAlreadyLeavesNothingOfTheBatch() async throws {
    try await withCity { casework in
      let book = casework.book
      let rows = try #require(try LifeRows(try Self.lives(book), units: book.units))
      try await casework.database.write { try rows.enter(telling: false, on: $0) }
      let again = try #require(try LifeRows(try Self.lives(book, from: 100), units: book.units))
      await #expect(throws: StorageFailure.self) {
        try await casework.database.write { try again.enter(telling: false, on: $0) }
      }
      let count = try await casework.database.read {
        try ReportRows.page(after: 0, limit: 50, on: $0)
      }
      #expect(count.count == 6)
    }
  }

  @Test func aBlockOfNumbersFollowsThoseDrawnOneByOne() async throws {
    try await withStore { database, _ in
      let (one, block, next) = try await database.write { connection in
        (
          try connection.draw("t"), try CounterRows.draw("t", 500, on: connection),
          try CounterRows.draw("t", 1, on: connection)
        )
      }
      #expect(block > one && next == block + 500)
      // Numbers drawn one by one never fall into the block.
      for _ in 0..<40 {
        let drawn = try await database.write { try $0.draw("t") }
        #expect(!(block..<block + 500).contains(drawn))
      }
    }
  }

  @Test func importingAFileTwiceAddsEachNumberOnce() async throws {
    try await withCity { casework in
      func archived(_ number: String, done: Bool) -> ArchivedReport {
        ArchivedReport(
          number: number, channel: "JAKI", category: nil, text: "Jalan rusak",
          unit: SampleCity.village, area: nil, receivedAt: 1_550_000_000_000,
          completedAt: done ? 1_550_000_000_000 : nil)
      }
      let batch = [
        archived("JK1902120001", done: true), archived("JK1902120002", done: false),
        archived("JK1902120001", done: false),
      ]
      #expect(try await casework.importHistory(batch) == [.added, .added, .skipped])
      #expect(try await casework.importHistory(batch) == [.skipped, .skipped, .skipped])
      let reports = try await casework.database.read {
        try ReportRows.page(after: 0, limit: 9, on: $0)
      }
      #expect(reports.map(\.number) == ["JK1902120001", "JK1902120002"])
      #expect(reports.map(\.state) == [.completed, .waiting])
      #expect(reports.map(\.id) == [1, 2])
      #expect(reports.first?.closedAt == 1_550_000_000_001)
      let check = CheckStore(database: casework.database, vault: nil, units: casework.book.units)
      #expect(try await check.run { Issue.record("\($0)") }.events == 3)
    }
  }
}
