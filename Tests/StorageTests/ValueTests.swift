import Domain
import Foundation
import Storage
import TestStores
import Testing

/// What goes in comes out, on every engine alike.
@Suite struct ValueTests {
  @Test func valuesComeBackAsTheyWere() async throws {
    try await withStore { database, _ in
      let texts = ["", "a", "é ü 漢字 🏚️", "'; DROP TABLE reports; --", "a\\b\tc\r\nd", "$1 ?"]
      let blobs: [[UInt8]] = [[], [0], [0, 255, 92, 10], [UInt8](0...255)]
      let reals: [Double] = [0, -0.5, 0.1, 1e300, -1e-300, 106.827_199_999_999_97, .infinity]
      let integers: [Int64] = [0, -1, 1, .max, .min, 1_741_159_800_000]
      try await database.write { connection in
        try connection.run(
          "CREATE TABLE tried (id BIGINT, t TEXT, b BYTEA, r DOUBLE PRECISION, i BIGINT)")
        for row in 0..<8 {
          // Nulls first, so that a statement learns its types from them.
          let text = row < 2 ? SQLValue.null : .text(texts[row - 2])
          let blob = row < 4 ? SQLValue.null : .blob(blobs[row - 4])
          let real = row < 1 ? SQLValue.null : .real(reals[row - 1])
          let integer = row < 2 ? SQLValue.null : .integer(integers[row - 2])
          try connection.run(
            "INSERT INTO tried (id, t, b, r, i) VALUES ($1, $2, $3, $4, $5)",
            [SQLValue(row), text, blob, real, integer])
        }
      }
      let rows = try await database.read { connection in
        try connection.all("SELECT t, b, r, i FROM tried ORDER BY id") {
          (
            $0.optionalText(0), $0.isNull(1) ? nil : $0.blob(1), $0.optionalReal(2),
            $0.optionalInteger(3)
          )
        }
      }
      let wanted: ([String?], [[UInt8]?], [Double?], [Int64?]) = (
        [nil, nil] + texts, [nil, nil, nil, nil] + blobs, [nil] + reals, [nil, nil] + integers
      )
      #expect(rows.map(\.0) == wanted.0)
      #expect(rows.map(\.1) == wanted.1)
      #expect(rows.map(\.2) == wanted.2)
      #expect(rows.map(\.3) == wanted.3)
      let sums = try await database.read { connection in
        try connection.first(
          "SELECT COUNT(*), AVG(id), CAST(SUM(id) AS BIGINT), MAX(t) FROM tried WHERE id < $1",
          [.integer(5)]
        ) { ($0.int(0), $0.real(1), $0.int(2), $0.text(3)) }
      }
      #expect(try #require(sums) == (5, 2, 10, "é ü 漢字 🏚️"))
    }
  }

  /// Bulk entering takes another way than single rows.
  @Test func whatIsLoadedIsWhatWasGiven() async throws {
    try await withStore { database, _ in
      let rows: [[SQLValue]] = [
        [1, "a\tb\\c\nd\r\\N", .blob([0, 92, 255]), .real(0.1)], [2, nil, nil, nil],
        [3, "", .blob([]), .real(-1e-300)], [4, "\\.", .blob([10]), .real(106.827_199_999_999_97)],
      ]
      let count = try await database.write { connection in
        try connection.run("CREATE TABLE tried (id BIGINT, t TEXT, b BYTEA, r DOUBLE PRECISION)")
        var next = rows.makeIterator()
        return try connection.load("tried", ["id", "t", "b", "r"]) { next.next() }
      }
      #expect(count == 4)
      let stored = try await database.read { connection in
        try connection.all("SELECT id, t, b, r FROM tried ORDER BY id") { row -> [SQLValue] in
          [
            .integer(row.integer(0)), .init(row.optionalText(1)),
            row.isNull(2) ? .null : .blob(row.blob(2)), .init(row.optionalReal(3)),
          ]
        }
      }
      #expect(stored == rows)
    }
  }

  @Test func aLoadThatStopsHalfwayEntersNothing() async throws {
    struct Planned: Error {}
    try await withStore { database, _ in
      await #expect(throws: Planned.self) {
        try await database.write { connection in
          var row = 0
          try connection.load("emergency_words", ["word"]) {
            row += 1
            if row == 3 { throw Planned() }
            return [.text("\(row)")]
          }
        }
      }
      let count = try await database.read {
        try $0.first("SELECT COUNT(*) FROM emergency_words") { $0.int(0) }
      }
      #expect(count == 0)
    }
  }

  @Test func largeAnswersComeWholeAndAnErrorInTheMiddleEndsThem() async throws {
    struct Planned: Error {}
    try await withStore { database, _ in
      try await database.write { connection in
        var row: Int64 = 0
        try connection.load("throttles", ["name", "used", "until"]) {
          row += 1
          return row > 5_000 ? nil : [.text("\(row)"), .integer(row), 0]
        }
      }
      let sql = "SELECT used FROM throttles ORDER BY used"
      for _ in 0..<3 {
        let (read, unloaded) = try await database.read { connection in
          var unloaded: [Int64] = []
          try connection.unload(sql, []) { unloaded.append($0.integer(0)) }
          return (try connection.all(sql) { $0.integer(0) }, unloaded)
        }
        #expect(read == Array(1...5_000))
        #expect(unloaded == read)
        let after = try await database.read { connection in
          do {
            try connection.rows(sql, []) { if $0.integer(0) == 3 { throw Planned() } }
          } catch is Planned {
            return try connection.first("SELECT MAX(used) FROM throttles") { $0.integer(0) }
          }
          return nil
        }
        #expect(after == 5_000)
      }
    }
  }

  @Test func moreStatementsThanAnybodyKeeps() async throws {
    try await withStore { database, _ in
      for round in 0..<2 {
        let sums = try await database.read { connection in
          try (1...700).map { count in
            try connection.first(
              "SELECT \((1...count).map { "$\($0)" }.joined(separator: " + "))",
              (1...count).map { .integer(Int64($0)) }
            ) { $0.int(0) } ?? 0
          }
        }
        #expect(sums == (1...700).map { $0 * ($0 + 1) / 2 }, "round \(round)")
      }
    }
  }

  @Test func aTextWithANULIsRefusedAndTheStoreGoesOn() async throws {
    try await withStore { database, _ in
      guard database.engine == .postgres else { return }
      for body: @Sendable (any Connection) throws -> Void in [
        { try SettingRows.set("a", "x\0y", on: $0) },
        { connection in
          var next = [[SQLValue.text("\0")]].makeIterator()
          try connection.load("emergency_words", ["word"]) { next.next() }
        },
      ] {
        let error = await #expect(throws: StorageFailure.self) {
          try await database.write { try body($0) }
        }
        guard case .unstorable = error else {
          Issue.record("\(String(describing: error))")
          return
        }
      }
      try await database.write { try SettingRows.set("a", "x", on: $0) }
    }
  }
}

/// Words are found alike on every engine.
@Suite struct WordTests {
  @Test(arguments: [
    ("Jalan Melati", "jalan", true), ("Jalan Melati", "MEL", true),
    ("Jalan Melati", "elati", false),
    ("Café di Jl. Sudirman", "cafe", true), ("CAFE", "café", true), ("cafe\u{301}", "café", true),
    ("Pohon-tumbang/besar", "tumbang besar", true), ("RT 05/RW 011", "011", true),
    ("RT 05/RW 011", "rt05", false), ("air_got", "got", true), ("harga 1e5", "1e5", true),
    ("O'Brien \"kutip\"", "o'brien", true), ("lampu padam", "padam lam", true),
    ("lampu padam", "lam padam", false), ("İstanbul", "istanbul", true),
    ("漢字 di papan", "漢字", true),
    ("100% macet!", "100 macet", true), ("a & b | c", "b & c", true), ("x:* y", "x:*", true),
    ("\\backslash' ::", "backslash", true), ("Straße rusak", "straße", true),
  ])
  func found(text: String, typed: String, expected: Bool) async throws {
    try await withStore { database, _ in
      try await database.write { try $0.indexText(report: 1, text, closed: "rahasia") }
      let found = try await database.read { connection in
        let match = try #require(connection.textMatches(typed, parameter: 1, openOnly: true))
        return try connection.all(match.sql, [match.value]) { $0.integer(0) }
      }
      #expect(found == (expected ? [1] : []), "\(database.engine)")
    }
  }

  @Test func closedWordsAreFoundOnlyByThoseWhoMay() async throws {
    try await withStore { database, _ in
      try await database.write { try $0.indexText(report: 7, "lampu", closed: "Jalan Mawar") }
      func found(_ typed: String, openOnly: Bool) async throws -> Bool {
        try await database.read { connection in
          let match = try #require(connection.textMatches(typed, parameter: 1, openOnly: openOnly))
          return try connection.first(match.sql, [match.value]) { _ in true } ?? false
        }
      }
      #expect(try await found("mawar", openOnly: false))
      #expect(try await !found("mawar", openOnly: true))
      #expect(try await found("lampu", openOnly: true))
      #expect(try await found("lampu maw", openOnly: false))
      #expect(try await !found("lampu maw", openOnly: true))
    }
  }
}
