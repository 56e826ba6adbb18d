import GRDB
import Metrics
import Synchronization

/// Many callers, one transaction: every change that waits when the writer is free is committed
/// together, each under a savepoint of its own, and each caller resumes only after the commit.
///
/// While one group is being made durable the next one gathers, so a lone caller never waits for
/// company and a crowd shares the cost of the disk.
///
/// When the disk fails at a commit nobody knows what of it is on the disk, and asking again would
/// get an answer from memory. Then nothing more is written: the program must end, and whatever
/// starts it again reads what is really there.
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
    /// When it began to wait.
    let since: Duration
  }

  private struct State {
    var waiting: [Job] = []
    var writing = false
    /// Why nothing is written any more.
    var broken: String?
  }

  private let pool: DatabasePool
  private let state = Mutex(State())
  private let followers = Mutex<[Int: AsyncStream<Void>.Continuation]>([:])
  private let elapsed: @Sendable () -> Duration
  private let breaking: AsyncStream<String>.Continuation
  /// Yields the cause once, when nothing can be written any more.
  let broken: AsyncStream<String>

  private let sizes = Recorder(label: "store_group_size")
  private let commits = Metrics.Timer(label: "store_commit_seconds")
  private let waits = Metrics.Timer(label: "store_wait_seconds")

  /// - Parameter elapsed: time since some fixed moment, for measurements
  init(pool: DatabasePool, elapsed: @escaping @Sendable () -> Duration) {
    self.pool = pool
    self.elapsed = elapsed
    (broken, breaking) = AsyncStream.makeStream(bufferingPolicy: .bufferingOldest(1))
  }

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
        meter: meter, since: elapsed())
      enqueue(job)
    }
  }

  private func enqueue(_ job: Job) {
    enum Next {
      case wake, wait
      case refuse(StorageFailure)
    }
    let next = state.withLock { state -> Next in
      if let cause = state.broken { return .refuse(.unavailable(cause: cause)) }
      guard state.waiting.count < Self.mostWaiting else { return .refuse(.busy) }
      state.waiting.append(job)
      guard !state.writing else { return .wait }
      state.writing = true
      return .wake
    }
    switch next {
    case .refuse(let failure): job.end(failure)
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
    let start = elapsed()
    var isCommitting = false
    do {
      try db.beginTransaction(.immediate)
      for (index, job) in jobs.enumerated() {
        failures[index] = try attempt(job, db)
      }
      isCommitting = true
      try db.commit()
    } catch {
      if isCommitting, let error = error as? DatabaseError, error.resultCode == .SQLITE_IOERR {
        stop("\(error.extendedResultCode) at COMMIT")
      }
      if db.isInsideTransaction { try? db.rollback() }
      let failure = StorageFailure(error)
      for (index, job) in jobs.enumerated() { job.end(failures[index] ?? failure) }
      return
    }
    for (index, job) in jobs.enumerated() { job.end(failures[index]) }
    measure(jobs, from: start)
    followers.withLock { for follower in $0.values { follower.yield() } }
  }

  private func measure(_ jobs: [Job], from start: Duration) {
    sizes.record(jobs.count)
    commits.recordNanoseconds((elapsed() - start).nanoseconds)
    for job in jobs { waits.recordNanoseconds((start - job.since).nanoseconds) }
  }

  var isBroken: Bool { state.withLock { $0.broken != nil } }

  /// Refuses every change from now on, those that wait too.
  private func stop(_ cause: String) {
    let waiting = state.withLock { state in
      state.broken = cause
      defer { state.waiting = [] }
      return state.waiting
    }
    for job in waiting { job.end(StorageFailure.unavailable(cause: cause)) }
    breaking.yield(cause)
    breaking.finish()
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

extension Duration {
  fileprivate var nanoseconds: Int64 {
    components.seconds * 1_000_000_000 + components.attoseconds / 1_000_000_000
  }
}

/// A mutex that closures may share.
private final class Slot<T: Sendable>: Sendable {
  let value: Mutex<T?>
  init(_ value: consuming sending Mutex<T?>) { self.value = value }
}
