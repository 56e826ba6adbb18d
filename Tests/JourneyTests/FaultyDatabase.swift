import Storage
import Synchronization

/// A store that can be made to fail: while `fault` is set every call throws it.
final class FaultyDatabase: Database {
  private struct State {
    var fault: StorageFailure?
    /// How many more calls succeed before the fault.
    var grace = 0
  }

  private let base: any Database
  private let state = Mutex(State())

  init(_ base: any Database) { self.base = base }

  var engine: Engine { base.engine }

  /// Fails from now on, after `grace` more calls.
  func fail(with fault: StorageFailure, after grace: Int = 0) {
    state.withLock { $0 = State(fault: fault, grace: grace) }
  }

  func recover() { state.withLock { $0 = State() } }

  private func check() throws {
    try state.withLock { state in
      guard let fault = state.fault else { return }
      guard state.grace == 0 else {
        state.grace -= 1
        return
      }
      throw fault
    }
  }

  func read<T: Sendable>(
    by caller: Caller, _ body: @escaping @Sendable (any Storage.Connection) throws -> T
  ) async throws -> T {
    try check()
    return try await base.read(by: caller, body)
  }

  func write<T: Sendable>(
    by caller: Caller, _ body: @escaping @Sendable (any Storage.Connection) throws -> T
  ) async throws -> T {
    try check()
    return try await base.write(by: caller, body)
  }

  func enter<T: Sendable>(
    by caller: Caller, _ body: @escaping @Sendable (any Storage.Connection) throws -> T
  ) async throws -> T {
    try check()
    return try await base.enter(by: caller, body)
  }

  func schemaVersion() async throws -> Int {
    try check()
    return try await base.schemaVersion()
  }

  func clock() async throws -> Int64? {
    try check()
    return try await base.clock()
  }

  func migrate() async throws -> [Int] { try await base.migrate() }
  func wakeups() -> AsyncStream<Void> { base.wakeups() }
  func integrityProblems() async throws -> [String] { try await base.integrityProblems() }
  func partitionEvents() async throws { try await base.partitionEvents() }
  func prepareMonths(from: Int64, through: Int64) async throws {
    try await base.prepareMonths(from: from, through: through)
  }
  func close() throws { try base.close() }
}
