import Foundation
import Synchronization

/// Hands things from a blocking producer to a waiting consumer, a few at a time, so that memory
/// stays bounded whichever is faster.
final class Conveyor<Thing: Sendable>: Sendable {
  /// The consumer has left; nothing more will be taken.
  struct Stopped: Error {}

  private struct State {
    var room: Int
    var isStopped = false
  }

  let things: AsyncStream<Thing>
  private let end: AsyncStream<Thing>.Continuation
  private let state: Mutex<State>
  private let change = NSCondition()

  init(room: Int) {
    state = Mutex(State(room: room))
    (things, end) = AsyncStream.makeStream(of: Thing.self)
  }

  /// Waits for room, blocking its thread.
  func put(_ thing: Thing) throws {
    change.lock()
    defer { change.unlock() }
    while state.withLock({ $0.room == 0 && !$0.isStopped }) { change.wait() }
    try state.withLock { state in
      guard !state.isStopped else { throw Stopped() }
      state.room -= 1
    }
    end.yield(thing)
  }

  /// Nothing more comes.
  func finish() { end.finish() }

  /// The consumer is done with one thing.
  func taken() { tell { $0.room += 1 } }

  /// The consumer takes no more.
  func stop() { tell { $0.isStopped = true } }

  private func tell(_ body: (inout State) -> Void) {
    change.lock()
    state.withLock { body(&$0) }
    change.signal()
    change.unlock()
  }
}
