import Foundation
import Synchronization

/// Threads that each keep one connection and take calls from one queue.
///
/// A thread starts when a call finds nobody free, up to the most there may be, and opens its
/// connection at its first call. Whoever has waited too long for a thread is sent away, so that a
/// queue that formed does not keep everybody late for ever.
final class PostgresPool: Sendable {
  /// Beyond this many waiting calls new ones are refused.
  static let mostWaiting = 512
  /// How long a call may wait for its turn.
  static let longestWait = Duration.seconds(5)

  private typealias Job = @Sendable (PostgresSeat) -> Void

  private struct State {
    var waiting: [Job] = []
    var taken = 0
    var idle = 0
    var threads = 0
    var closed = false

    var count: Int { waiting.count - taken }

    mutating func take() -> Job? {
      guard taken < waiting.count else { return nil }
      let job = waiting[taken]
      taken += 1
      if taken == waiting.count || taken > 1_024 {
        waiting.removeFirst(taken)
        taken = 0
      }
      return job
    }
  }

  let size: Int
  private let door: PostgresDoor
  private let note: PostgresNote
  private let condition = NSCondition()
  /// Only touched while the condition's lock is held.
  nonisolated(unsafe) private var state = State()

  init(size: Int, door: PostgresDoor, note: PostgresNote) {
    self.size = max(1, size)
    self.door = door
    self.note = note
  }

  /// Runs `work` on a thread of the pool.
  func perform<T: Sendable>(_ work: @escaping @Sendable (PostgresSeat) throws -> T) async throws
    -> T
  {
    let since = door.timing.elapsed()
    return try await withCheckedThrowingContinuation { continuation in
      let job: Job = { [door] seat in
        do {
          guard door.timing.elapsed() - since < Self.longestWait else {
            throw StorageFailure.busy
          }
          seat.since = since
          continuation.resume(returning: try work(seat))
        } catch {
          continuation.resume(throwing: error)
        }
      }
      if let refusal = enqueue(job) { continuation.resume(throwing: refusal) }
    }
  }

  private func enqueue(_ job: @escaping Job) -> StorageFailure? {
    condition.lock()
    defer { condition.unlock() }
    guard !state.closed else { return .unavailable(cause: "the store is closed") }
    guard state.count < Self.mostWaiting else { return .busy }
    state.waiting.append(job)
    if state.idle > 0 {
      condition.signal()
    } else if state.threads < size {
      state.threads += 1
      Thread.detachNewThread { [self] in serve() }
    }
    note.pool(waiting: state.count, inUse: state.threads - state.idle)
    return nil
  }

  private func serve() {
    let seat = PostgresSeat(door)
    while let job = next(seat) {
      job(seat)
    }
    seat.leave()
    condition.lock()
    state.threads -= 1
    condition.broadcast()
    condition.unlock()
  }

  /// The next call; nil when the store is closed.
  private func next(_ seat: PostgresSeat) -> Job? {
    condition.lock()
    defer { condition.unlock() }
    if let job = state.take() { return job }
    // Nothing to send it together with: what was put off goes now.
    condition.unlock()
    seat.flush()
    condition.lock()
    state.idle += 1
    defer {
      state.idle -= 1
      note.pool(waiting: state.count, inUse: state.threads - state.idle)
    }
    while true {
      if let job = state.take() { return job }
      if state.closed { return nil }
      condition.wait()
    }
  }

  var waiting: Int {
    condition.lock()
    defer { condition.unlock() }
    return state.count
  }

  /// Lets waiting calls end and closes every connection.
  func close() {
    condition.lock()
    state.closed = true
    condition.broadcast()
    while state.threads > 0 { condition.wait() }
    condition.unlock()
  }
}

/// A thread's place at the server: its connection, opened when needed.
final class PostgresSeat {
  private let door: PostgresDoor
  private var session: PostgresSession?
  /// When the running call was made.
  fileprivate(set) var since = Duration.zero

  init(_ door: PostgresDoor) { self.door = door }

  /// A connection that works as far as anybody knows.
  func connected() throws -> PostgresSession {
    if let session, !session.isBroken { return session }
    session = nil
    let fresh = try door.open(since: since)
    session = fresh
    return fresh
  }

  func flush() { session?.flush() }
  func leave() { session = nil }
}

/// Opens connections. While the server cannot be reached one thread at a time tries, with a growing
/// pause; the others wait for a few seconds and then fail.
final class PostgresDoor: Sendable {
  /// How long a call may wait for a connection.
  static let patience = Duration.seconds(3)

  private struct State {
    var failures = 0
    var nextTry = Duration.zero
    var cause = ""
  }

  let timing: PostgresTiming
  private let address: PostgresAddress
  private let terms: PostgresSession.Terms
  private let note: PostgresNote
  private let state = Mutex(State())

  init(
    _ address: PostgresAddress, terms: PostgresSession.Terms, timing: PostgresTiming,
    note: PostgresNote
  ) {
    self.address = address
    self.terms = terms
    self.timing = timing
    self.note = note
  }

  /// - Parameter since: when the caller began to wait; now, if nil
  /// - Throws: ``StorageFailure/unavailable(cause:)`` after ``patience``.
  func open(since: Duration? = nil) throws -> PostgresSession {
    let start = since ?? timing.elapsed()
    while true {
      let now = timing.elapsed()
      let (wait, cause) = state.withLock { state in
        defer {
          // Nobody else tries meanwhile.
          if state.failures > 0, state.nextTry <= now { state.nextTry = now + Self.patience }
        }
        return (state.nextTry - now, state.cause)
      }
      guard wait > .zero else {
        if let session = try attempt() { return session }
        continue
      }
      guard now - start < Self.patience else { throw StorageFailure.unavailable(cause: cause) }
      timing.pause(min(wait, .milliseconds(50)))
    }
  }

  /// Nil when the server cannot be reached, which is noted.
  private func attempt() throws -> PostgresSession? {
    do {
      let session = try PostgresSession(address, terms: terms)
      let hasHealed = state.withLock { state in
        defer { state = State() }
        return state.failures > 0
      }
      if hasHealed { note.reachable() }
      return session
    } catch {
      let failure = (error as? PostgresError)?.failure ?? error
      let cause = (error as? PostgresError)?.message ?? "\(error)"
      let isFirst = state.withLock { state in
        state.failures += 1
        state.cause = cause
        let most = min(2_000, 100 << min(state.failures, 6))
        state.nextTry = timing.elapsed() + .milliseconds(Int.random(in: most / 2...most))
        return state.failures == 1
      }
      if isFirst { note.unreachable(cause) }
      guard case StorageFailure.unavailable = failure else { throw failure }
      return nil
    }
  }
}

/// How the driver reads time and waits: given by whoever may look at a clock.
public struct PostgresTiming: Sendable {
  /// Since some fixed moment, never backwards.
  public let elapsed: @Sendable () -> Duration
  /// Blocks the calling thread.
  public let pause: @Sendable (Duration) -> Void

  public init(
    elapsed: @escaping @Sendable () -> Duration, pause: @escaping @Sendable (Duration) -> Void
  ) {
    self.elapsed = elapsed
    self.pause = pause
  }
}
