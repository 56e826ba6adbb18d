import Logging
import ServiceLifecycle
import Storage
import Synchronization
import Testing
import Workers

/// What a follower of the feed was told.
final class Told: Sendable {
  private let kept = Mutex<[FeedEntry]>([])

  var entries: [FeedEntry] { kept.withLock { $0 } }
  func add(_ entries: [FeedEntry]) { kept.withLock { $0 += entries } }
  func wait(_ holds: @Sendable @escaping ([FeedEntry]) -> Bool) async throws {
    try await until { holds(self.entries) }
  }
}

/// Waits for a condition; one that never comes true fails the test.
func until(
  _ holds: () async throws -> Bool, location: SourceLocation = #_sourceLocation
) async throws {
  for _ in 0..<6_000 {
    if try await holds() { return }
    try await Task.sleep(for: .milliseconds(5))
  }
  try #require(Bool(false), "waited in vain", sourceLocation: location)
}

/// Runs services as the server does, ending them when `body` is done.
func running(_ services: [any Service], _ body: () async throws -> Void) async throws {
  let group = ServiceGroup(
    configuration: ServiceGroupConfiguration(
      services: services.map {
        ServiceGroupConfiguration.ServiceConfiguration(
          service: $0, successTerminationBehavior: .ignore)
      }, logger: quiet))
  async let ended: Void = group.run()
  do {
    try await body()
  } catch {
    await group.triggerGracefulShutdown()
    try? await ended
    throw error
  }
  await group.triggerGracefulShutdown()
  try await ended
}

let quiet: Logger = {
  var logger = Logger(label: "test")
  logger.logLevel = .critical
  return logger
}()

/// Follows the feed of a store while `body` runs.
/// - Parameter started: whether to wait until the feed has looked once
func follow(
  _ database: any Storage.Database, _ told: Told, started: Bool = true,
  _ body: (ChangeFeed) async throws -> Void
) async throws {
  let origin = ContinuousClock.now
  let feed = ChangeFeed(
    database: database, elapsed: { ContinuousClock.now - origin },
    sleep: { try await Task.sleep(for: min($0, .milliseconds(40))) }, logger: quiet)
  feed.follow { told.add($0) }
  try await running([feed]) {
    if started { try await until { feed.age != nil } }
    try await body(feed)
  }
}

/// A store whose connection can break.
final class Fragile: Storage.Database {
  private struct State {
    var broken = false
    var failures = 0
    var wakeups: [AsyncStream<Void>.Continuation] = []
  }
  private let inner: any Storage.Database
  private let state = Mutex(State())

  init(_ inner: any Storage.Database) { self.inner = inner }

  var failures: Int { state.withLock { $0.failures } }
  func fail(_ broken: Bool) { state.withLock { $0.broken = broken } }

  /// Ends every stream of wake-ups, as a lost connection does.
  func hangUp() {
    let ended = state.withLock { state in
      defer { state.wakeups = [] }
      return state.wakeups
    }
    for wakeups in ended { wakeups.finish() }
  }

  private func pass() throws {
    try state.withLock { state in
      guard state.broken else { return }
      state.failures += 1
      throw StorageFailure.unavailable(cause: "broken for the test")
    }
  }

  func read<T: Sendable>(
    by caller: Caller, _ body: @escaping @Sendable (any Connection) throws -> T
  ) async throws -> T {
    try pass()
    return try await inner.read(by: caller, body)
  }

  func write<T: Sendable>(
    by caller: Caller, _ body: @escaping @Sendable (any Connection) throws -> T
  ) async throws -> T {
    try pass()
    return try await inner.write(by: caller, body)
  }

  func wakeups() -> AsyncStream<Void> {
    AsyncStream { continuation in state.withLock { $0.wakeups.append(continuation) } }
  }

  var engine: Engine { inner.engine }
  func migrate() async throws -> [Int] { try await inner.migrate() }
  func schemaVersion() async throws -> Int { try await inner.schemaVersion() }
  func clock() async throws -> Int64? { try await inner.clock() }
  func partitionEvents() async throws { try await inner.partitionEvents() }
  func prepareMonths(from: Int64, through: Int64) async throws {
    try await inner.prepareMonths(from: from, through: through)
  }
  func integrityProblems() async throws -> [String] { try await inner.integrityProblems() }
  func close() throws { try inner.close() }
}
