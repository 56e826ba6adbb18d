import Casework
import Domain
import Foundation
import Storage
import Testing

@Suite struct TablesTests {
  /// A table nobody entered in the catalogue would be left behind by every copy and backup.
  @Test func theCatalogueHoldsEveryTableAndColumnOfTheSchema() async throws {
    try await withStore { database, _ in
      let found = try await database.read { try Self.schema(database.engine, on: $0) }
      var known: [String: [String: Table.Kind]] = [:]
      for table in Tables.all {
        #expect(known[table.name] == nil, "\(table.name) stands twice in the catalogue")
        known[table.name] = Dictionary(
          uniqueKeysWithValues: table.columns.map { ($0.name, $0.kind) })
      }
      for (name, columns) in found {
        #expect(known[name] == columns, "the catalogue does not say what \(name) is")
      }
      #expect(Set(found.keys) == Set(known.keys))
      #expect(found.count > 20)
    }
  }

  /// Keys must be those of the schema, else pages would skip rows.
  @Test func keysAreUniqueAndInTheSchema() async throws {
    try await withStore { database, _ in
      for table in Tables.all {
        #expect(!table.key.isEmpty && table.key.allSatisfy(table.columnNames.contains))
        if let numbered = table.numbered { #expect(table.key == [numbered]) }
        if let report = table.report { #expect(table.columnNames.contains(report)) }
        let keys = try await database.read {
          try Self.primaryKey(table.name, database.engine, on: $0)
        }
        #expect(Set(table.key) == keys, "key of \(table.name)")
      }
    }
  }

  /// Every row enters after the rows it names.
  @Test func theOrderFollowsTheForeignKeys() async throws {
    try await withStore { database, _ in
      let positions = Dictionary(
        uniqueKeysWithValues: Tables.all.enumerated().map { ($1.name, $0) })
      var edges = 0
      for table in Tables.all {
        let named = try await database.read {
          try Self.references(of: table.name, database.engine, on: $0)
        }
        for name in named {
          edges += 1
          #expect(positions[name] ?? .max < positions[table.name] ?? .max)
          #expect(name == "reports" || table.needs == name, "\(table.name) needs \(name)")
        }
      }
      #expect(edges > 5)
    }
  }

  @Test func pagesGiveEveryRowOnceInTheOrderOfTheKey() async throws {
    try await withCity { casework in
      for _ in 0..<7 { _ = try await casework.file() }
      for table in Tables.all {
        let (whole, paged) = try await casework.database.read { connection in
          var paged: [[SQLValue]] = []
          while true {
            let page = try table.page(
              after: paged.last.map(table.key), limit: 3, on: connection)
            if page.isEmpty { break }
            paged += page
            if paged.count > 60 { break }
          }
          return (try table.page(after: nil, limit: paged.count, on: connection), paged)
        }
        #expect(whole == paged, "\(table.name)")
        #expect(Set(paged.map { "\(table.key(of: $0))" }).count == paged.count)
      }
    }
  }

  @Test func loadedRowsAreReadBackAsTheyWere() async throws {
    try await withStore { database, _ in
      let secrets = try #require(Tables.named("secrets"))
      let settings = try #require(Tables.named("settings"))
      let points = try #require(Tables.named("reference_points"))
      let areas = try #require(Tables.named("areas"))
      let words = ["", " ", "a\tb\nc\rd\\e", "\\N", "\\.", "'\"$1;--", "é 𝄞 漢字", "NULL", "\u{7F}"]
      let texts: [[SQLValue]] = words.enumerated().map { [.text("k\($0)"), .text($1)] }
      let bytes: [[SQLValue]] = [
        [.text("a"), .blob([])], [.text("b"), .blob([UInt8](0...255))],
        [.text("c"), .blob([UInt8](repeating: 92, count: 5))],
      ]
      let numbers: [[SQLValue]] = [0, -1, .pi, 1e-300, -6.175_400_000_000_001, 1.0 / 3].enumerated()
        .map { [.integer(Int64($0) + 1), .text("x"), .real($1), .real(-$1)] }
      let nulls: [[SQLValue]] = [
        [.text("1"), .text("n"), .integer(.max), .null, .null, .null, .integer(.min)],
        [.text("2"), .text("n"), 1, "1", .real(1), .real(2), 0],
      ]
      let all: [(Table, [[SQLValue]])] = [
        (settings, texts), (secrets, bytes), (points, numbers), (areas, nulls),
      ]
      try await database.write { connection in
        for (table, rows) in all { try table.enter(rows, on: connection) }
        for (table, _) in all { try table.continueNumbering(on: connection) }
      }
      for (table, rows) in all {
        let found = try await database.read { try table.page(after: nil, limit: 50, on: $0) }
        #expect(found == rows, "\(table.name)")
      }
      // The table goes on with numbers of its own.
      let id = try await database.write {
        try $0.first(
          "INSERT INTO reference_points (area, latitude, longitude) VALUES ('y', 1, 2) RETURNING id"
        ) { $0.integer(0) }
      }
      #expect(id == 7)
    }
  }

  @Test func aRowThatBreaksARuleLeavesNothingOfItsBatch() async throws {
    try await withStore { database, _ in
      let settings = try #require(Tables.named("settings"))
      await #expect(throws: StorageFailure.self) {
        try await database.write {
          try settings.enter([["a", "1"], ["b", "2"], ["a", "3"]], on: $0)
        }
      }
      #expect(try await database.read(settings.isEmpty))
    }
  }
}

extension TablesTests {
  /// Tables and columns as the engine itself lists them, without those that are derived.
  static func schema(_ engine: Engine, on connection: any Connection) throws
    -> [String: [String: Table.Kind]]
  {
    let sql =
      switch engine {
      case .sqlite:
        """
        SELECT m.name, c.name, c.type FROM sqlite_master m, pragma_table_info(m.name) c
        WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite%'
        """
      case .postgres:
        """
        SELECT table_name, column_name, data_type FROM information_schema.columns
        WHERE table_schema = current_schema()
        """
      }
    let kinds: [String: Table.Kind] = [
      "BIGINT": .integer, "INTEGER": .integer, "DOUBLE PRECISION": .real, "TEXT": .text,
      "BYTEA": .blob,
    ]
    var found: [String: [String: Table.Kind]] = [:]
    try connection.rows(sql, []) { row in
      let name = row.text(0)
      let isDerived = Tables.derived.contains { name == $0 || name.hasPrefix($0 + "_") }
      guard !isDerived else { return }
      let kind = kinds[row.text(2).uppercased()]
      #expect(kind != nil, "\(name).\(row.text(1)) is \(row.text(2))")
      found[name, default: [:]][row.text(1)] = kind
    }
    return found
  }

  static func primaryKey(_ table: String, _ engine: Engine, on connection: any Connection) throws
    -> Set<String>
  {
    let sql =
      switch engine {
      case .sqlite: "SELECT name FROM pragma_table_info($1) WHERE pk > 0"
      case .postgres:
        """
        SELECT a.attname::text FROM pg_index i
        JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = ANY (i.indkey)
        WHERE i.indisprimary AND i.indrelid = to_regclass($1)
        """
      }
    return Set(try connection.all(sql, [.text(table)]) { $0.text(0) })
  }

  static func references(of table: String, _ engine: Engine, on connection: any Connection) throws
    -> [String]
  {
    let sql =
      switch engine {
      case .sqlite: "SELECT \"table\" FROM pragma_foreign_key_list($1)"
      case .postgres:
        """
        SELECT confrelid::regclass::text FROM pg_constraint
        WHERE contype = 'f' AND conrelid = to_regclass($1)
        """
      }
    return try connection.all(sql, [.text(table)]) { $0.text(0) }
  }
}
