import Dispatch
import Synchronization

/// Hands things from a blocking producer to a waiting consumer, a few at a time, so that memory
/// stays bounded whichever is faster.
final class Conveyor<Thing: Sendable>: Sendable {
  /// The consumer has left; nothing more will be taken.
  struct Stopped: Error {}

  let things: AsyncStream<Thing>
  private let end: AsyncStream<Thing>.Continuation
  private let room: DispatchSemaphore
  private let stopped = Atomic(false)

  init(room: Int) {
    // Begun at 0: one that is let go of below its first value ends the process.
    self.room = DispatchSemaphore(value: 0)
    for _ in 0..<room { self.room.signal() }
    (things, end) = AsyncStream.makeStream(of: Thing.self)
  }

  /// Waits for room, blocking its thread.
  func put(_ thing: Thing) throws {
    room.wait()
    guard !stopped.load(ordering: .sequentiallyConsistent) else { throw Stopped() }
    end.yield(thing)
  }

  /// Nothing more comes.
  func finish() { end.finish() }

  /// The consumer is done with one thing.
  func taken() { room.signal() }

  /// The consumer takes no more.
  func stop() {
    stopped.store(true, ordering: .sequentiallyConsistent)
    room.signal()
  }
}
