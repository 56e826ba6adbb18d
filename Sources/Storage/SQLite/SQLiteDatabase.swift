import Foundation
import GRDB

/// The embedded engine: one file, one process, durable commits.
///
/// GRDB's pool sets `synchronous = NORMAL` on the writer after `prepareDatabase`, which loses
/// acknowledged changes at a power cut; it is set to FULL again here and asserted.
/// Only one process may write the file: a lock file beside it is held while it is open.
public final class SQLiteDatabase: Database {
  public let engine = Engine.sqlite
  private let pool: DatabasePool
  private let group: GroupCommit
  private let lock: FileLock?

  /// Yields the cause once, when the disk has failed at a commit: nothing is written any more, and
  /// the program should end, so that what starts next sees what is really on the disk.
  public var broken: AsyncStream<String> { group.broken }

  /// Opens or creates `path`. With `readOnly` a live server's file may be read beside it.
  /// - Parameter elapsed: time since some fixed moment, for measurements
  /// - Throws: ``StorageFailure/inUse(_:)`` when another process has it open for writing.
  public init(
    path: String, readOnly: Bool = false, elapsed: @escaping @Sendable () -> Duration = { .zero }
  ) throws {
    var configuration = Configuration()
    configuration.readonly = readOnly
    configuration.maximumReaderCount = 4
    configuration.busyMode = .timeout(5)
    configuration.foreignKeysEnabled = true
    configuration.prepareDatabase { db in
      // Kilobytes per connection, of which there are five: what it does not hold is in the system's
      // own cache. A mapped file would count as this process's memory once for each of them.
      try db.execute(sql: "PRAGMA cache_size = -8000")
      try db.execute(sql: "PRAGMA mmap_size = 0")
      try db.execute(sql: "PRAGMA temp_store = MEMORY")
    }
    lock = readOnly ? nil : try FileLock(path: path + ".lock")
    do {
      pool = try DatabasePool(path: path, configuration: configuration)
      if !readOnly {
        try pool.writeWithoutTransaction { db in
          try db.execute(sql: "PRAGMA synchronous = FULL")
          try db.execute(sql: "PRAGMA wal_autocheckpoint = 4000")
          guard try Int.fetchOne(db, sql: "PRAGMA synchronous") == 2 else {
            throw StorageFailure.unavailable(cause: "synchronous is not FULL")
          }
        }
      }
    } catch {
      throw StorageFailure(error)
    }
    group = GroupCommit(pool: pool, elapsed: elapsed)
  }

  public func read<T: Sendable>(
    by caller: Caller, _ body: @escaping @Sendable (any Connection) throws -> T
  ) async throws -> T {
    let meter = StatementMeter.current
    do {
      return try await pool.read { db in
        let connection = SQLiteConnection(db)
        defer { meter?.add(connection.statements) }
        return try body(connection)
      }
    } catch let error as DatabaseError {
      throw StorageFailure(error)
    }
  }

  public func write<T: Sendable>(
    by caller: Caller, _ body: @escaping @Sendable (any Connection) throws -> T
  ) async throws -> T {
    try await group.perform(meter: StatementMeter.current, body)
  }

  public func migrate() async throws -> [Int] {
    let pending = try Migrations.pending(after: try await schemaVersion())
    for migration in pending {
      try await write { try migration.apply(.sqlite, on: $0) }
    }
    return pending.map(\.number)
  }

  public func schemaVersion() async throws -> Int {
    try await read { connection in
      let known = try connection.first(
        "SELECT 1 FROM sqlite_master WHERE name = 'migrations'"
      ) { _ in true }
      return known == nil ? 0 : try Migrations.version(connection)
    }
  }

  public func clock() async throws -> Int64? { nil }

  public func wakeups() -> AsyncStream<Void> { group.wakeups() }

  public func partitionEvents() async throws {
    throw StorageFailure.other(cause: "only PostgreSQL keeps events by month")
  }

  public func prepareMonths(from: Int64, through: Int64) async throws {}

  /// Writes a consistent copy of the whole store to a new file while the server runs.
  public func backup(to path: String) async throws {
    do {
      try await pool.vacuum(into: path)
      let copy = try DatabaseQueue(path: path)
      try await copy.writeWithoutTransaction { db in
        // The copy is one plain file: no WAL beside it that could be forgotten.
        try db.execute(sql: "PRAGMA journal_mode = DELETE")
      }
      try copy.close()
      try FileLock.synchronise(path)
    } catch {
      throw StorageFailure(error)
    }
  }

  public func integrityProblems() async throws -> [String] {
    do {
      return try await pool.read { db in
        try String.fetchAll(db, sql: "PRAGMA integrity_check(20)").filter { $0 != "ok" }
      }
    } catch {
      throw StorageFailure(error)
    }
  }

  public func close() throws {
    group.close()
    // A store nobody has open is one file. After a failed commit nothing more is written.
    if lock != nil, !group.isBroken {
      _ = try? pool.writeWithoutTransaction { try $0.checkpoint(.truncate) }
    }
    try pool.close()
  }
}

extension StorageFailure {
  /// What an engine error means to the rooms above.
  init(_ error: any Error) {
    guard let error = error as? DatabaseError else {
      self = (error as? StorageFailure) ?? .other(cause: String(reflecting: error))
      return
    }
    let cause = "\(error.extendedResultCode): \(error.message ?? "")"
    switch error.resultCode {
    case .SQLITE_FULL: self = .diskFull(cause: cause)
    case .SQLITE_CONSTRAINT: self = .constraint(cause: cause)
    case .SQLITE_CANTOPEN, .SQLITE_IOERR, .SQLITE_NOTADB, .SQLITE_CORRUPT, .SQLITE_BUSY,
      .SQLITE_LOCKED, .SQLITE_READONLY:
      self = .unavailable(cause: cause)
    default: self = .other(cause: cause)
    }
  }
}
