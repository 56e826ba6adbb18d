/// Numbered changes of the schema: recorded, forward only, each in one transaction.
public enum Migrations {
  public enum Engine: Sendable { case sqlite }

  struct Migration: Sendable {
    let number: Int
    /// SQL both engines understand; `{{id}}` is the engine's self-numbering primary key.
    let shared: [String]
    /// Indexes only SQLite has in this form.
    let sqlite: [String]
  }

  static let all: [Migration] = [Schema0001.migration, Schema0002.migration]

  /// The version this program works with.
  public static var wanted: Int { all.last?.number ?? 0 }

  static func apply(to database: any Database, engine: Engine) async throws -> [Int] {
    let found = try await database.schemaVersion()
    guard found <= wanted else { throw StorageFailure.wrongSchema(found: found, wanted: wanted) }
    var applied: [Int] = []
    for migration in all where migration.number > found {
      try await database.write { connection in
        try connection.run("CREATE TABLE IF NOT EXISTS migrations (number BIGINT PRIMARY KEY)")
        for sql in migration.shared {
          try connection.run(sql.replacing("{{id}}", with: "INTEGER PRIMARY KEY"))
        }
        switch engine {
        case .sqlite: for sql in migration.sqlite { try connection.run(sql) }
        }
        try connection.run(
          "INSERT INTO migrations (number) VALUES ($1)", [.integer(Int64(migration.number))])
      }
      applied.append(migration.number)
    }
    return applied
  }

  static func version(_ connection: any Connection) throws -> Int {
    do {
      return try connection.first("SELECT MAX(number) FROM migrations") { $0.int(0) } ?? 0
    } catch {
      // No table yet: an empty store.
      return 0
    }
  }
}
