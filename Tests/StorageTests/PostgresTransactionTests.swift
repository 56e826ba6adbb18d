import Casework
import Domain
import Foundation
import Storage
import TestStores
import Testing

/// Writers that meet, runs that are repeated, commits nobody heard of.
@Suite struct PostgresTransactionTests {
  private struct Planned: Error {}

  @Test func racingWritersOfOneRowLoseNothing() async throws {
    try await withNodes(3) { nodes, _ in
      try await withThrowingTaskGroup(of: Void.self) { group in
        for index in 0..<60 {
          group.addTask {
            try await nodes[index % nodes.count].write { connection in
              let seen = try SettingRows.get("sum", on: connection).flatMap(Int.init) ?? 0
              try SettingRows.set("sum", "\(seen + 1)", on: connection)
            }
          }
        }
        try await group.waitForAll()
      }
      #expect(try await nodes[0].read { try SettingRows.get("sum", on: $0) } == "60")
    }
  }

  @Test func aRepeatedRunLeavesItsEffectsOnce() async throws {
    try await withNodes { nodes, _ in
      let runs = Tally()
      let mayGoOn = Gate()
      let hasRead = Gate()
      try await nodes[0].write { try SettingRows.set("a", "0", on: $0) }
      async let first: Void = nodes[0].write { connection in
        _ = try SettingRows.get("a", on: connection)
        try connection.run("INSERT INTO emergency_words (word) VALUES ('api')")
        if runs.add() == 1 {
          hasRead.open()
          mayGoOn.pass()
        }
        try SettingRows.set("a", "first", on: connection)
      }
      try await onAnotherThread { hasRead.pass() }
      try await nodes[1].write { try SettingRows.set("a", "second", on: $0) }
      mayGoOn.open()
      try await first
      #expect(runs.count == 2)
      let (a, words) = try await nodes[0].read { connection in
        (
          try SettingRows.get("a", on: connection),
          try connection.all("SELECT word FROM emergency_words") { $0.text(0) }
        )
      }
      #expect(a == "first")
      #expect(words == ["api"])
    }
  }

  @Test func theSameSubmissionOnManyNodesMakesOneReport() async throws {
    try await withNodes(3, .city) { nodes, _ in
      var clerks: [Casework] = []
      for node in nodes {
        clerks.append(
          Casework(
            database: node, shelf: try await CityShelf.open(node),
            keys: ReporterKeys(secret: [UInt8](repeating: 1, count: 32))))
      }
      for round in 0..<10 {
        let receipts = try await withThrowingTaskGroup(of: Receipt.self) { group in
          for clerk in clerks {
            for _ in 0..<3 {
              group.addTask { try await clerk.file(submission: "kiriman-\(round)") }
            }
          }
          return try await group.reduce(into: [Receipt]()) { $0.append($1) }
        }
        #expect(Set(receipts.map(\.report.number)).count == 1)
        #expect(receipts.filter(\.isNew).count == 1)
      }
      let stored = try await nodes[0].read {
        try $0.first("SELECT COUNT(*) FROM reports") { $0.int(0) }
      }
      #expect(stored == 10)
    }
  }

  @Test func aStatementNobodyWaitsForStillFailsItsOwnWriteAndNoOther() async throws {
    try await withNodes(1, connections: 1) { nodes, _ in
      let store = nodes[0]
      let insert = "INSERT INTO emergency_words (word) VALUES ($1)"
      try await store.write { try $0.put(insert, ["api"]) }
      let error = await #expect(throws: StorageFailure.self) {
        try await store.write { connection in
          try connection.put(insert, ["api"])
          try connection.put(insert, ["banjir"])
        }
      }
      guard case .constraint = error else {
        Issue.record("\(String(describing: error))")
        return
      }
      await #expect(throws: Planned.self) {
        try await store.write { connection in
          try connection.put(insert, ["api"])
          throw Planned()
        }
      }
      try await store.write { try $0.put(insert, ["gempa"]) }
      let words = try await store.read {
        try $0.all("SELECT word FROM emergency_words ORDER BY word") { $0.text(0) }
      }
      #expect(words == ["api", "gempa"])
    }
  }

  @Test func aBodyThatSwallowsAnErrorStoresNothing() async throws {
    try await withStore { database, _ in
      guard database.engine == .postgres else { return }
      await #expect(throws: StorageFailure.self) {
        try await database.write { connection in
          try SettingRows.set("a", "1", on: connection)
          try? SettingRows.set("b", "\0", on: connection)
          _ = try? connection.run("SELECT nothing FROM nowhere")
        }
      }
      let kept = try await database.read { try SettingRows.get("a", on: $0) }
      #expect(kept == nil)
    }
  }

  @Test func numbersOfManyNodesNeverRepeat() async throws {
    try await withNodes(3) { nodes, _ in
      let drawn = try await withThrowingTaskGroup(of: Int64.self) { group in
        for index in 0..<600 {
          group.addTask { try await nodes[index % 3].write { try $0.draw("JK250305") } }
        }
        return try await group.reduce(into: [Int64]()) { $0.append($1) }
      }
      #expect(Set(drawn).count == 600)
      #expect(drawn.min() == 1)
      #expect((drawn.max() ?? 0) <= 600 + 3 * 32, "a block per node may be left over")
    }
  }

  @Test func aConnectionEndedInTheMiddleOfABodyIsMendedUnseen() async throws {
    try await withNodes(1) { nodes, address in
      let runs = Tally()
      let started = Gate()
      let ended = Gate()
      async let written: Void = nodes[0].write { connection in
        try connection.run("INSERT INTO emergency_words (word) VALUES ('api')")
        if runs.add() == 1 {
          started.open()
          ended.pass()
        }
        try SettingRows.set("a", "1", on: connection)
      }
      try await onAnotherThread { started.pass() }
      try await endConnections(address)
      ended.open()
      try await written
      #expect(runs.count == 2)
      for _ in 0..<10 {
        #expect(try await nodes[0].read { try SettingRows.get("a", on: $0) } == "1")
      }
    }
  }

  /// The answer to COMMIT never comes: nobody may say that it stands, nor do it again.
  @Test func aConnectionEndedAtTheCommitIsToldAndNothingIsRepeated() async throws {
    try await withNodes(1) { nodes, address in
      try await nodes[0].write { connection in
        try connection.run(
          """
          CREATE FUNCTION linger() RETURNS trigger LANGUAGE plpgsql AS
          $body$ BEGIN PERFORM pg_sleep(60); RETURN NULL; END $body$
          """)
        try connection.run(
          """
          CREATE CONSTRAINT TRIGGER linger AFTER INSERT ON emergency_words
          DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION linger()
          """)
      }
      let runs = Tally()
      let failure = Task {
        try await nodes[0].write { connection in
          runs.add()
          try connection.run("INSERT INTO emergency_words (word) VALUES ('api')")
        }
      }
      try await until {
        try await nodes[0].read { connection in
          try connection.first(
            """
            SELECT COUNT(*) FROM pg_stat_activity
            WHERE datname = current_database() AND wait_event = 'PgSleep'
            """
          ) { $0.int(0) } == 1
        }
      }
      try await endConnections(address, where: "wait_event = 'PgSleep'")
      let error = await #expect(throws: StorageFailure.self) { try await failure.value }
      guard case .unavailable = error else {
        Issue.record("\(String(describing: error))")
        return
      }
      #expect(runs.count == 1)
    }
  }
}

/// Runs blocking work without holding up the test's own threads.
func onAnotherThread(_ work: @escaping @Sendable () -> Void) async throws {
  await withCheckedContinuation { done in
    Thread.detachNewThread {
      work()
      done.resume()
    }
  }
}
