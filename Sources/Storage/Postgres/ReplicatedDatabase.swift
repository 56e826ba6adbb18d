import Synchronization

/// A PostgreSQL store of which a read-only copy answers reads that may be a little old.
///
/// Only reads with a ``Freshness`` go to the copy, and only while it has come as far as that asks
/// and is not ``ReplicaCourse/mostLag`` behind. After a write the position of the writing server is
/// noted in it, so that whoever wrote reads their own writes. While the copy does not answer, all
/// reads go to the writing server.
public final class ReplicatedDatabase: Database {
  /// How often both are asked how far they are.
  static let interval = Duration.milliseconds(200)

  public let engine = Engine.postgres
  private let primary: PostgresDatabase
  private let replica: PostgresDatabase
  private let elapsed: @Sendable () -> Duration
  private let course: Course
  private let following: Task<Void, Never>

  private final class Course: Sendable {
    let known = Mutex(ReplicaCourse())
  }

  /// - Parameter sleep: must end early when its task is cancelled
  public init(
    primary: PostgresDatabase, replica: PostgresDatabase,
    elapsed: @escaping @Sendable () -> Duration,
    sleep: @escaping @Sendable (Duration) async throws -> Void
  ) {
    let course = Course()
    self.primary = primary
    self.replica = replica
    self.elapsed = elapsed
    self.course = course
    following = Task {
      while !Task.isCancelled {
        async let written = Self.position(Self.written, primary)
        async let copied = Self.position(Self.copied, replica)
        let (here, there) = await (written, copied)
        course.known.withLock { $0.note(written: here, copied: there, at: elapsed()) }
        try? await sleep(Self.interval)
      }
    }
  }

  private static let written =
    "SELECT CAST(pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0') AS BIGINT)"
  /// Null on a server that has become the writing one.
  private static let copied = """
    SELECT CASE WHEN pg_is_in_recovery()
    THEN CAST(pg_wal_lsn_diff(pg_last_wal_replay_lsn(), '0/0') AS BIGINT) END
    """

  private static func position(_ sql: String, _ database: PostgresDatabase) async -> Int64? {
    try? await database.read { try $0.first(sql) { $0.optionalInteger(0) } ?? nil }
  }

  public func read<T: Sendable>(
    by caller: Caller, _ body: @escaping @Sendable (any Connection) throws -> T
  ) async throws -> T {
    guard let freshness = Freshness.current, freshness.allowsCopies,
      course.known.withLock({ $0.holds(freshness.position, at: elapsed()) })
    else { return try await primary.read(by: caller, body) }
    do {
      return try await replica.read(by: caller, body)
    } catch StorageFailure.unavailable, StorageFailure.busy {
      course.known.withLock { $0.lose() }
      return try await primary.read(by: caller, body)
    }
  }

  public func write<T: Sendable>(
    by caller: Caller, _ body: @escaping @Sendable (any Connection) throws -> T
  ) async throws -> T {
    let value = try await primary.write(by: caller, body)
    await noteWritten()
    return value
  }

  public func enter<T: Sendable>(
    by caller: Caller, _ body: @escaping @Sendable (any Connection) throws -> T
  ) async throws -> T {
    let value = try await primary.enter(by: caller, body)
    await noteWritten()
    return value
  }

  /// The change stands, whatever happens here: without an answer only the writing server will do.
  private func noteWritten() async {
    guard let freshness = Freshness.current else { return }
    freshness.need(await Self.position(Self.written, primary) ?? .max)
  }

  public func migrate() async throws -> [Int] { try await primary.migrate() }
  public func schemaVersion() async throws -> Int { try await primary.schemaVersion() }
  public func clock() async throws -> Int64? { try await primary.clock() }
  public func wakeups() -> AsyncStream<Void> { primary.wakeups() }
  public func partitionEvents() async throws { try await primary.partitionEvents() }
  public func prepareMonths(from: Int64, through: Int64) async throws {
    try await primary.prepareMonths(from: from, through: through)
  }
  public func integrityProblems() async throws -> [String] {
    try await primary.integrityProblems()
  }

  public func close() throws {
    following.cancel()
    try replica.close()
    try primary.close()
  }
}
