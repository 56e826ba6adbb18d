import Foundation
public import Logging

/// The engine for many nodes: a PostgreSQL server, or a cluster of them with one that takes writes.
///
/// Writes are serializable transactions; one that met another is run again from its beginning.
/// Reads see one moment. A read, or a write of which nothing can have been stored, is tried once
/// more on a fresh connection when its own turns out to be dead. A commit whose answer never came
/// is never repeated: the caller hears ``StorageFailure/unavailable(cause:)`` and asks again.
public final class PostgresDatabase: Database {
  /// A write that meets others is run this often before it fails as ``StorageFailure/busy``.
  static let mostRuns = 40

  public let engine = Engine.postgres
  private let door: PostgresDoor
  private let pool: PostgresPool
  private let numbers: PostgresNumbers
  private let notices: PostgresNotices
  private let note: PostgresNote
  private let timing: PostgresTiming

  /// Nothing is connected before the first call.
  /// - Parameters:
  ///   - address: `postgres://USER@HOST:PORT/NAME?...`, as libpq reads it
  ///   - connections: at most this many at a time, beside one for numbers and one for news
  ///   - statementTimeout: seconds
  ///   - isCopy: a read-only server will do
  public init(
    address: String, connections: Int, statementTimeout: Int, isCopy: Bool = false,
    logger: Logger, timing: PostgresTiming
  ) throws {
    let address = try PostgresAddress(
      address, statementTimeout: statementTimeout, isCopy: isCopy)
    let note = PostgresNote(logger: logger, pool: isCopy ? "replica" : "primary")
    let door = PostgresDoor(
      address, terms: PostgresSession.Terms(statementTimeout: statementTimeout), timing: timing,
      note: note)
    self.door = door
    self.note = note
    self.timing = timing
    pool = PostgresPool(size: connections, door: door, note: note)
    numbers = PostgresNumbers { try door.open() }
    notices = PostgresNotices(door: door, note: note)
  }

  public func read<T: Sendable>(
    by caller: Caller, _ body: @escaping @Sendable (any Connection) throws -> T
  ) async throws -> T {
    try await run(.read, caller, body)
  }

  public func write<T: Sendable>(
    by caller: Caller, _ body: @escaping @Sendable (any Connection) throws -> T
  ) async throws -> T {
    let value = try await run(.write, caller, body)
    notices.tellAll()
    return value
  }

  public func enter<T: Sendable>(
    by caller: Caller, _ body: @escaping @Sendable (any Connection) throws -> T
  ) async throws -> T {
    let value = try await run(.entry, caller, body)
    notices.tellAll()
    return value
  }

  private func run<T: Sendable>(
    _ kind: PostgresTransaction.Kind, _ caller: Caller,
    _ body: @escaping @Sendable (any Connection) throws -> T
  ) async throws -> T {
    let meter = StatementMeter.current
    let watch = StatementWatch(caller: caller, elapsed: timing.elapsed, note: note)
    return try await pool.perform { [numbers, note, timing] seat in
      let start = timing.elapsed()
      defer { note.transaction(isWrite: kind != .read, took: timing.elapsed() - start) }
      return try PostgresTransaction(
        kind: kind, seat: seat, numbers: numbers, watch: watch, meter: meter, timing: timing
      ).run(body)
    }
  }

  /// Calls that wait for a thread.
  var waiting: Int { pool.waiting }

  /// Runs `body` on a thread and a connection of its own, outside any transaction.
  func onThread<T: Sendable>(
    _ body: @escaping @Sendable (PostgresSession, any Connection) throws -> T
  ) async throws -> T {
    let watch = StatementWatch(
      caller: Caller(file: #fileID, line: #line), elapsed: timing.elapsed, note: note)
    return try await withCheckedThrowingContinuation { continuation in
      Thread.detachNewThread { [door, numbers] in
        continuation.resume(
          with: Result {
            let session = try door.open()
            return try body(
              session, PostgresConnection(session, numbers: numbers, watch: watch))
          })
      }
    }
  }

  public func clock() async throws -> Int64? {
    try await read {
      try $0.first(
        "SELECT CAST(EXTRACT(EPOCH FROM clock_timestamp()) * 1000 AS BIGINT)"
      ) { $0.integer(0) }
    }
  }

  public func wakeups() -> AsyncStream<Void> { notices.wakeups() }

  /// Indexes left half-built, and pages whose checksums did not match.
  public func integrityProblems() async throws -> [String] {
    try await read { connection in
      let indexes = try connection.all(
        "SELECT indexrelid::regclass::text FROM pg_index WHERE NOT indisvalid ORDER BY 1"
      ) { "index \($0.text(0)) is not valid" }
      let pages = try connection.all(
        """
        SELECT checksum_failures FROM pg_stat_database
        WHERE datname = current_database() AND checksum_failures > 0
        """
      ) { "\($0.integer(0)) pages with wrong checksums" }
      return indexes + pages
    }
  }

  public func close() throws {
    notices.close()
    pool.close()
    numbers.close()
  }
}
