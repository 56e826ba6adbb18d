import Foundation
import Synchronization
import Testing

@testable import Post

@Suite struct MailThreadsTests {
  @Test(.timeLimit(.minutes(1))) func soManyAtOnceAndNoMore() async {
    let threads = MailThreads(atOnce: 3)
    let seen = Seen()
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<40 {
        group.addTask { await threads.run { seen.stay(until: 3) } }
      }
    }
    #expect(seen.most == 3)
    #expect(await threads.run { 7 } == 7)
  }

  private final class Seen: Sendable {
    private let state = Mutex((inside: 0, most: 0))

    var most: Int { state.withLock { $0.most } }

    /// Returns once so many were inside at one time.
    func stay(until wanted: Int) {
      state.withLock { state in
        state.inside += 1
        state.most = max(state.most, state.inside)
      }
      while most < wanted { usleep(1_000) }
      state.withLock { $0.inside -= 1 }
    }
  }
}
