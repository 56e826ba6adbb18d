public import Storage

/// A store whose own clock is the test's.
public struct StillDatabase: Storage.Database {
  private let inner: any Storage.Database
  private let now: @Sendable () -> Int64

  public init(_ inner: any Storage.Database, now: @escaping @Sendable () -> Int64) {
    self.inner = inner
    self.now = now
  }

  public var engine: Engine { inner.engine }
  public func clock() async throws -> Int64? { now() }

  public func read<T: Sendable>(
    by caller: Caller, _ body: @escaping @Sendable (any Connection) throws -> T
  ) async throws -> T { try await inner.read(by: caller, body) }

  public func write<T: Sendable>(
    by caller: Caller, _ body: @escaping @Sendable (any Connection) throws -> T
  ) async throws -> T { try await inner.write(by: caller, body) }

  public func enter<T: Sendable>(
    by caller: Caller, _ body: @escaping @Sendable (any Connection) throws -> T
  ) async throws -> T { try await inner.enter(by: caller, body) }

  public func migrate() async throws -> [Int] { try await inner.migrate() }
  public func schemaVersion() async throws -> Int { try await inner.schemaVersion() }
  public func wakeups() -> AsyncStream<Void> { inner.wakeups() }
  public func partitionEvents() async throws { try await inner.partitionEvents() }
  public func prepareMonths(from: Int64, through: Int64) async throws {
    try await inner.prepareMonths(from: from, through: through)
  }
  public func integrityProblems() async throws -> [String] { try await inner.integrityProblems() }
  public func close() throws { try inner.close() }
}
