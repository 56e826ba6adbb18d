import Domain
import Foundation
import Storage
import Testing

@Suite struct GroupCommitTests {
  private struct Planned: Error {}

  @Test func everyChangeOfACrowdStandsExactlyOnce() async throws {
    try await withStore { database, _ in
      try await withThrowingTaskGroup(of: Int64.self) { group in
        for _ in 0..<500 {
          group.addTask { try await database.write { try $0.draw("crowd") } }
        }
        var drawn: Set<Int64> = []
        for try await number in group { drawn.insert(number) }
        #expect(drawn == Set(1...500))
      }
    }
  }

  @Test func aChangeThatThrowsIsUndoneAloneInItsGroup() async throws {
    try await withStore { database, _ in
      try await withThrowingTaskGroup(of: Bool.self) { group in
        for index in 0..<200 {
          group.addTask {
            do {
              try await database.write { connection in
                try SettingRows.set("row \(index)", "1", on: connection)
                if index.isMultiple(of: 3) { throw Planned() }
              }
              return true
            } catch is Planned {
              return false
            }
          }
        }
        for try await _ in group {}
      }
      let kept = try await database.read {
        try $0.all("SELECT name FROM settings") { $0.text(0) }
      }
      #expect(Set(kept) == Set((0..<200).filter { !$0.isMultiple(of: 3) }.map { "row \($0)" }))
    }
  }

  @Test func aConstraintIsToldToItsCallerOnly() async throws {
    try await withStore { database, _ in
      _ = try await database.write { try $0.run("INSERT INTO emergency_words VALUES ('api')", []) }
      async let works = database.write {
        try $0.run("INSERT INTO emergency_words VALUES ('banjir')", [])
      }
      await #expect(throws: StorageFailure.self) {
        try await database.write { try $0.run("INSERT INTO emergency_words VALUES ('api')", []) }
      }
      #expect(try await works == 1)
    }
  }

  @Test func aReadSeesEveryWriteThatReturnedBefore() async throws {
    try await withStore { database, _ in
      for index in 0..<50 {
        try await database.write { try SettingRows.set("last", "\(index)", on: $0) }
        let seen = try await database.read { try SettingRows.get("last", on: $0) }
        #expect(seen == "\(index)")
      }
    }
  }

  @Test func commitsAreDurable() async throws {
    try await withStore(on: [.sqlite]) { database, _ in
      let level = try await database.write { try $0.first("PRAGMA synchronous") { $0.int(0) } }
      #expect(level == 2, "FULL; NORMAL loses acknowledged reports at a power cut")
      let journal = try await database.write { try $0.first("PRAGMA journal_mode") { $0.text(0) } }
      #expect(journal == "wal")
    }
  }

  @Test func aSecondWriterOfTheSameFileIsRefused() async throws {
    try await withStore(on: [.sqlite]) { _, directory in
      let error = #expect(throws: StorageFailure.self) {
        _ = try SQLiteDatabase(path: directory + "/tanggap.sqlite")
      }
      guard case .inUse = error else {
        Issue.record("\(String(describing: error))")
        return
      }
      let reader = try SQLiteDatabase(path: directory + "/tanggap.sqlite", readOnly: true)
      #expect(try await reader.schemaVersion() == Migrations.wanted)
      try reader.close()
    }
  }

  @Test func aReaderBesideTheWriterCannotWrite() async throws {
    try await withStore(on: [.sqlite]) { _, directory in
      let reader = try SQLiteDatabase(path: directory + "/tanggap.sqlite", readOnly: true)
      await #expect(throws: StorageFailure.self) {
        try await reader.write { try SettingRows.set("a", "b", on: $0) }
      }
      try reader.close()
    }
  }

  @Test func migrationsRunOnceAndANewerStoreIsRefused() async throws {
    try await withStore { database, _ in
      #expect(try await database.migrate() == [])
      _ = try await database.write { try $0.run("INSERT INTO migrations VALUES (999)", []) }
      await #expect(throws: StorageFailure.self) { try await database.migrate() }
    }
  }

  @Test func aBackupOfALiveStoreOpensAndHoldsWhatWasCommitted() async throws {
    try await withStore(on: [.sqlite]) { database, directory in
      try await withThrowingTaskGroup(of: Void.self) { group in
        for index in 0..<100 {
          group.addTask {
            try await database.write { try SettingRows.set("row \(index)", "1", on: $0) }
          }
        }
        try await group.waitForAll()
        try await database.write { try SettingRows.set("before", "1", on: $0) }
        async let more: Void = database.write { try SettingRows.set("during", "1", on: $0) }
        let file = try #require(database as? SQLiteDatabase)
        try await file.backup(to: directory + "/copy.sqlite")
        try await more
      }
      let copy = try SQLiteDatabase(path: directory + "/copy.sqlite", readOnly: true)
      #expect(try await copy.integrityProblems() == [])
      let names = try await copy.read { try $0.all("SELECT name FROM settings") { $0.text(0) } }
      #expect(Set(names).isSuperset(of: Set((0..<100).map { "row \($0)" } + ["before"])))
      try copy.close()
    }
  }
}
