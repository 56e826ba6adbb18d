import Domain

extension PostgresDatabase {
  /// Any number, the same for all nodes: who holds its lock migrates.
  private static let migrating: Int64 = 7_426_474_427
  /// Milliseconds a change of the schema waits for others before it gives way; behind it everybody
  /// else would wait.
  private static let lockTimeout = 5_000

  public func schemaVersion() async throws -> Int {
    try await read { try Self.version($0) }
  }

  private static func version(_ connection: any Connection) throws -> Int {
    let known = try connection.first("SELECT to_regclass('migrations') IS NOT NULL") { $0.bool(0) }
    return known == true ? try Migrations.version(connection) : 0
  }

  public func migrate() async throws -> [Int] {
    try await alone { connection, transaction in
      let pending = try Migrations.pending(after: try Self.version(connection))
      for migration in pending {
        try transaction { try migration.apply(.postgres, on: connection) }
      }
      return pending.map(\.number)
    }
  }

  /// The rooms above run statements whose plans and rules stay the same; only the table's storage
  /// differs. What the schema says about the table is kept: columns, key, indexes.
  public func partitionEvents() async throws {
    try await alone { connection, transaction in
      try transaction {
        try connection.run("LOCK TABLE report_events IN ACCESS EXCLUSIVE MODE")
        guard try connection.first("SELECT 1 FROM report_events LIMIT 1", [], { _ in true }) == nil
        else { throw StorageFailure.other(cause: "there are events already") }
        let indexes = try connection.all(
          """
          SELECT pg_get_indexdef(indexrelid) FROM pg_index
          WHERE indrelid = 'report_events'::regclass AND NOT indisprimary
          """
        ) { $0.text(0) }
        try connection.run("ALTER TABLE report_events RENAME TO report_events_whole")
        try connection.run(
          """
          CREATE TABLE report_events (LIKE report_events_whole INCLUDING DEFAULTS,
            PRIMARY KEY (report_id, revision, at),
            FOREIGN KEY (report_id) REFERENCES reports (id)) PARTITION BY RANGE (at)
          """)
        try connection.run("DROP TABLE report_events_whole")
        for index in indexes { try connection.run(index) }
        try connection.run("CREATE TABLE report_events_other PARTITION OF report_events DEFAULT")
      }
    }
  }

  public func prepareMonths(from: Int64, through: Int64) async throws {
    let months = try await read { connection in
      let isPartitioned = try connection.first(
        "SELECT 1 FROM pg_partitioned_table WHERE partrelid = 'report_events'::regclass"
      ) { _ in true }
      guard isPartitioned == true else { return [EventMonth]() }
      return try EventMonth.all(from: from, through: through).filter { month in
        try connection.first("SELECT to_regclass($1) IS NULL", [.text(month.table)]) {
          $0.bool(0)
        } == true
      }
    }
    guard !months.isEmpty else { return }
    try await alone { connection, transaction in
      for month in months {
        try transaction {
          try connection.run(
            """
            CREATE TABLE IF NOT EXISTS \(month.table) PARTITION OF report_events
            FOR VALUES FROM (\(month.start)) TO (\(month.end))
            """)
        }
      }
    }
  }

  /// Runs `body` on a connection of its own while no other node changes the schema. Statements take
  /// as long as they need, but wait for others' locks only a while. `transaction` runs its closure
  /// as one.
  private func alone<T: Sendable>(
    _ body:
      @escaping @Sendable (
        _ connection: any Connection, _ transaction: (() throws -> Void) throws -> Void
      ) throws -> T
  ) async throws -> T {
    try await onThread { session, connection in
      try session.takeYourTime()
      try connection.run("SET lock_timeout = 0")
      // Released with the session.
      try connection.run("SELECT pg_advisory_lock($1)", [.integer(Self.migrating)])
      try connection.run("SET lock_timeout = \(Self.lockTimeout)")
      return try body(connection) { change in
        session.begin("BEGIN ISOLATION LEVEL READ COMMITTED")
        do {
          try change()
          try session.commit()
        } catch {
          session.leave("ROLLBACK")
          throw (error as? PostgresError)?.failure ?? error
        }
      }
    }
  }
}

/// One calendar month (UTC) of the table of events.
struct EventMonth: Equatable {
  let table: String
  /// Milliseconds since 1970 UTC.
  let start: Int64
  let end: Int64

  static func all(from: Int64, through: Int64) -> [EventMonth] {
    let first = LocalDate(daysSince1970: days(from))
    var (year, month) = (first.year, first.month)
    var months: [EventMonth] = []
    while true {
      let next = month == 12 ? (year + 1, 1) : (year, month + 1)
      let start = Int64(LocalDate(year: year, month: month, day: 1).daysSince1970) * 86_400_000
      let end = Int64(LocalDate(year: next.0, month: next.1, day: 1).daysSince1970) * 86_400_000
      guard start <= through else { return months }
      let digits = month < 10 ? "0\(month)" : "\(month)"
      months.append(EventMonth(table: "report_events_\(year)_\(digits)", start: start, end: end))
      (year, month) = next
    }
  }

  private static func days(_ moment: Int64) -> Int {
    Int((Double(moment) / 86_400_000).rounded(.down))
  }
}
