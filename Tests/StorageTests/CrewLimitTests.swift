import Foundation
import Storage
import Synchronization
import Testing

@testable import Workers

/// Slow machines of others do not keep a crew from the city's own work.
@Suite struct CrewLimitTests {
  @Test func slowMessagesLeaveHandsForTheClocks() async throws {
    try await withYard { yard in
      let gate = Freeze()
      gate.set(true)
      let underWay = UnderWay()
      func slow(_ kind: JobKind) -> JobHandler {
        JobHandler(outside: { _ in
          underWay.begin(kind)
          defer { underWay.end(kind) }
          while gate.on { try await Task.sleep(for: .milliseconds(5)) }
        })
      }
      try await yard.enqueue(40, kind: .deliver)
      try await yard.enqueue(40, kind: .callHook)
      let ticks = Tries()
      let drills = Tries()
      let crew = yard.crew(
        "a", hands: 6,
        [
          .deliver: slow(.deliver), .callHook: slow(.callHook),
          .runClocks: JobHandler(outside: { ticks.count($0) }),
          .drill: JobHandler(outside: { drills.count($0) }),
        ])
      try await running([crew]) {
        try await until { underWay.now == [.deliver: 2, .callHook: 2] }
        try await until { ticks.total == 1 }
        try await resting(yard)
        try await yard.enqueue(20)
        try await until { drills.total == 20 }
        // Time and again, while nothing of the others moves.
        for hour in 2...4 {
          yard.clock.pass(3_600_000)
          try await until { ticks.total == hour }
          try await resting(yard)
        }
        gate.set(false)
        try await yard.until { try await yard.count(.done) == 100 }
      }
      #expect(underWay.most == [.deliver: 2, .callHook: 2])
    }
  }

  /// Until the clockwork's job waits for its next time.
  private func resting(_ yard: Yard) async throws {
    try await until {
      try await yard.database.read { [now = yard.clock.now] in
        try $0.first(
          "SELECT 1 FROM jobs WHERE kind = 'run-clocks' AND state = 'waiting' AND due_at > $1",
          [.integer(now)]
        ) { _ in true } ?? false
      }
    }
  }

  @Test func everyCrewKeepsAHandFree() {
    for hands in 3...64 {
      let patient = JobKind.allCases.filter(\.knowsWhenToTry).reduce(0) { $0 + $1.most(of: hands) }
      #expect(patient < hands, "\(hands) hands")
      for kind in JobKind.allCases {
        #expect((1...hands).contains(kind.most(of: hands)))
        #expect(kind.knowsWhenToTry || kind.most(of: hands) == hands)
      }
    }
  }

  /// Tried often by the will of others, a message does not die of one failure of the store.
  @Test(arguments: [JobKind.deliver, .callHook])
  func whatWasTriedOftenOutlivesAFailure(kind: JobKind) async throws {
    try await withYard { yard in
      let job = try await yard.enqueue(1, kind: kind)[0]
      try await yard.database.write { _ = try $0.run("UPDATE jobs SET attempts = 30", []) }
      let tries = Tries()
      let handler = JobHandler(outside: { if tries.count($0) == 1 { throw Planned() } })
      try await running([yard.crew("a", [kind: handler])]) {
        try await yard.passToNext(job, after: 31)
        try await until { try await yard.count(.done) == 1 }
      }
      #expect(tries.total == 2)
    }
  }

  @Test func workThatKnowsItsTimeIsTriedThen() async throws {
    try await withYard { yard in
      let job = try await yard.enqueue(1, kind: .deliver)[0]
      let at = yard.clock.now + 123_456
      let tries = Tries()
      let handler = JobHandler(outside: {
        if tries.count($0) == 1 { throw TryLater(at: at, problem: "451") }
      })
      try await running([yard.crew("a", [.deliver: handler])]) {
        try await until { try await yard.job(job).state == "waiting" && tries.total == 1 }
        let stored = try await yard.job(job)
        #expect(stored.due == at && stored.problem == "451")
        yard.clock.pass(123_456)
        try await until { try await yard.count(.done) == 1 }
      }
    }
  }
}

/// How many jobs of a kind are under way, and were at the most.
private final class UnderWay: Sendable {
  private let state = Mutex<(now: [JobKind: Int], most: [JobKind: Int])>(([:], [:]))
  var now: [JobKind: Int] { state.withLock { $0.now } }
  var most: [JobKind: Int] { state.withLock { $0.most } }

  func begin(_ kind: JobKind) {
    state.withLock { state in
      state.now[kind, default: 0] += 1
      state.most[kind] = max(state.most[kind] ?? 0, state.now[kind] ?? 0)
    }
  }

  func end(_ kind: JobKind) { state.withLock { $0.now[kind, default: 0] -= 1 } }
}
