import Foundation
import Synchronization

/// Runs work that blocks on threads of its own, at most so many at a time, first come first served.
///
/// Neither the cooperative pool nor Dispatch's: both have few threads, and a relay that says
/// nothing would hold them from everybody else.
final class MailThreads: Sendable {
  private typealias Work = @Sendable () -> Void

  private struct State {
    var free: Int
    var waiting: [Work] = []
  }

  private let state: Mutex<State>

  init(atOnce: Int) {
    state = Mutex(State(free: max(1, atOnce)))
  }

  func run<Value: Sendable>(_ work: @escaping @Sendable () -> Value) async -> Value {
    await withCheckedContinuation { continuation in
      start { continuation.resume(returning: work()) }
    }
  }

  private func start(_ work: @escaping Work) {
    let isFree = state.withLock { state in
      if state.free == 0 {
        state.waiting.append(work)
        return false
      }
      state.free -= 1
      return true
    }
    if isFree {
      Thread.detachNewThread { [self] in
        var next: Work? = work
        while let work = next {
          work()
          next = following()
        }
      }
    }
  }

  /// What has waited longest; with nothing waiting, the thread ends and its place is free.
  private func following() -> Work? {
    state.withLock { state in
      if state.waiting.isEmpty {
        state.free += 1
        return nil
      }
      return state.waiting.removeFirst()
    }
  }
}
