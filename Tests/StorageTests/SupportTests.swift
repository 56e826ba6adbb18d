import Storage
import Testing

/// Support of reports: one voice for each device, and a count that is their number.
@Suite struct SupportTests {
  @Test func aDeviceCountsOnce() async throws {
    try await withStore { database, _ in
      let counts = try await database.write { connection in
        try ["a", "b", "a", "a", "c"].map {
          try SupportRows.support(7, owner: $0, at: 1, on: connection)
        }
      }
      #expect(counts == [1, 2, 2, 2, 3])
      let counted = try await database.read { connection in
        try [7, 8].map { try SupportRows.count(of: $0, on: connection) }
      }
      #expect(counted == [3, 0])
      let known = try await database.read { connection in
        try [("a", Int64(7)), ("a", 8), ("d", 7)].map { owner, report in
          try SupportRows.id(owner, of: report, on: connection) != nil
        }
      }
      #expect(known == [true, false, false])
    }
  }

  @Test func countsOfSeveralReportsAreThoseOfEach() async throws {
    try await withStore { database, _ in
      try await database.write { connection in
        for report in Int64(1)...4 {
          for owner in 0..<report {
            try SupportRows.support(report, owner: "\(owner)", at: 1, on: connection)
          }
        }
      }
      let counts = try await database.read { try SupportRows.counts(of: [2, 4, 9], on: $0) }
      #expect(counts == [2: 2, 4: 4])
      #expect(try await database.read { try SupportRows.counts(of: [], on: $0) }.isEmpty)
    }
  }

  @Test func manyAtOnceAreAllCounted() async throws {
    try await withStore { database, _ in
      try await withThrowingTaskGroup(of: Void.self) { group in
        for index in 0..<24 {
          group.addTask {
            _ = try await database.write {
              try SupportRows.support(1, owner: "\(index % 12)", at: 1, on: $0)
            }
          }
        }
        try await group.waitForAll()
      }
      #expect(try await database.read { try SupportRows.count(of: 1, on: $0) } == 12)
    }
  }
}
