import Logging
import Storage

/// Tells one waiting task that there may be something to do. Ringing often before it looks is
/// ringing once.
struct Bell: Sendable {
  /// Ends when the bell is gone or the waiting task is cancelled.
  let rings: AsyncStream<Void>
  private let continuation: AsyncStream<Void>.Continuation

  init() { (rings, continuation) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1)) }

  func ring() { continuation.yield() }

  /// Rings on every wake-up of the store, subscribing again when its stream ends; returns when
  /// cancelled.
  func follow(
    _ database: any Database, sleep: @Sendable (Duration) async throws -> Void
  ) async {
    while !Task.isCancelled {
      for await _ in database.wakeups() { ring() }
      guard (try? await sleep(.seconds(1))) != nil else { return }
      ring()
    }
  }

  /// Rings again and again, each time after the pause `every` gives; returns when cancelled.
  func tick(
    sleep: @Sendable (Duration) async throws -> Void, every: @Sendable () -> Duration
  ) async {
    while !Task.isCancelled {
      guard (try? await sleep(every())) != nil else { return }
      ring()
    }
  }
}

/// How long to wait before trying again what failed: doubling, with a share of chance so that many
/// nodes do not come back in step.
struct Backoff {
  let first: Duration
  let most: Duration
  private(set) var failures = 0

  init(first: Duration, most: Duration) {
    self.first = first
    self.most = most
  }

  mutating func next() -> Duration {
    let whole = min(first * (1 << min(failures, 20)), most)
    failures += 1
    return whole * Double.random(in: 0.5...1)
  }

  mutating func worked() { failures = 0 }
}
