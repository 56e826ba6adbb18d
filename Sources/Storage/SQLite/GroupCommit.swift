import GRDB
import Synchronization

/// Many callers, one transaction: every change that waits when the writer is free is committed
/// together, each under a savepoint of its own, and each caller resumes only after the commit.
///
/// While one group is being made durable the next one gathers, so a lone caller never waits for
/// company and a crowd shares the cost of the disk.
final class GroupCommit: Sendable {
  /// Beyond this many waiting changes new ones are refused.
  static let mostWaiting = 4_096
  /// Most changes in one transaction, so that nobody waits long for the first.
  static let mostTogether = 256

  /// One caller's change.
  private struct Job: Sendable {
    /// Runs the body; keeps its result.
    let run: @Sendable (any Connection) throws -> Void
    /// Told once: nil = durable.
    let end: @Sendable ((any Error)?) -> Void
    let meter: StatementMeter?
  }

  private struct State {
    var waiting: [Job] = []
    var writing = false
  }

  private let pool: DatabasePool
  private let state = Mutex(State())
  private let followers = Mutex<[Int: AsyncStream<Void>.Continuation]>([:])

  init(pool: DatabasePool) { self.pool = pool }

  func perform<T: Sendable>(
    meter: StatementMeter?, _ body: @escaping @Sendable (any Connection) throws -> T
  ) async throws -> T {
    try await withCheckedThrowingContinuation { continuation in
      let result = Mutex<T?>(nil)
      let slot = Slot(result)
      let job = Job(
        run: { connection in
          let value = try body(connection)
          slot.value.withLock { $0 = value }
        },
        end: { error in
          if let error {
            continuation.resume(throwing: error)
          } else if let value = slot.value.withLock({ $0 }) {
            continuation.resume(returning: value)
          } else {
            continuation.resume(throwing: StorageFailure.other(cause: "no result"))
          }
        },
        meter: meter)
      enqueue(job)
    }
  }

  private func enqueue(_ job: Job) {
    enum Next { case wake, wait, refuse }
    let next = state.withLock { state -> Next in
      guard state.waiting.count < Self.mostWaiting else { return .refuse }
      state.waiting.append(job)
      guard !state.writing else { return .wait }
      state.writing = true
      return .wake
    }
    switch next {
    case .refuse: job.end(StorageFailure.busy)
    case .wait: break
    case .wake:
      pool.asyncWriteWithoutTransaction { [self] db in
        while let jobs = take() { commit(jobs, db) }
      }
    }
  }

  private func take() -> [Job]? {
    state.withLock { state in
      guard !state.waiting.isEmpty else {
        state.writing = false
        return nil
      }
      let jobs = Array(state.waiting.prefix(Self.mostTogether))
      state.waiting.removeFirst(jobs.count)
      return jobs
    }
  }

  private func commit(_ jobs: [Job], _ db: GRDB.Database) {
    var failures = [(any Error)?](repeating: nil, count: jobs.count)
    do {
      try db.beginTransaction(.immediate)
      for (index, job) in jobs.enumerated() {
        failures[index] = try attempt(job, db)
      }
      try db.commit()
    } catch {
      if db.isInsideTransaction { try? db.rollback() }
      let failure = StorageFailure(error)
      for (index, job) in jobs.enumerated() { job.end(failures[index] ?? failure) }
      return
    }
    for (index, job) in jobs.enumerated() { job.end(failures[index]) }
    followers.withLock { for follower in $0.values { follower.yield() } }
  }

  /// Yields after every commit; several commits nobody looked at in between are one.
  func wakeups() -> AsyncStream<Void> {
    let (stream, continuation) = AsyncStream.makeStream(
      of: Void.self, bufferingPolicy: .bufferingNewest(1))
    let key = followers.withLock { followers in
      let key = (followers.keys.max() ?? 0) + 1
      followers[key] = continuation
      return key
    }
    continuation.onTermination = { [weak self] _ in
      self?.followers.withLock { _ = $0.removeValue(forKey: key) }
    }
    return stream
  }

  func close() {
    let ended = followers.withLock { followers in
      defer { followers = [:] }
      return Array(followers.values)
    }
    for follower in ended { follower.finish() }
  }

  /// Runs one change under a savepoint. Returns its own error; throws when the whole group fails.
  private func attempt(_ job: Job, _ db: GRDB.Database) throws -> (any Error)? {
    let connection = SQLiteConnection(db)
    try db.cachedStatement(sql: "SAVEPOINT change").execute()
    do {
      try job.run(connection)
      try db.cachedStatement(sql: "RELEASE change").execute()
      job.meter?.add(connection.statements)
      return nil
    } catch {
      // A full disk or I/O error may have ended the transaction: then nothing of it stands.
      guard db.isInsideTransaction else { throw error }
      try db.execute(sql: "ROLLBACK TO change")
      try db.execute(sql: "RELEASE change")
      return error is DatabaseError ? StorageFailure(error) : error
    }
  }
}

/// A mutex that closures may share.
private final class Slot<T: Sendable>: Sendable {
  let value: Mutex<T?>
  init(_ value: consuming sending Mutex<T?>) { self.value = value }
}
