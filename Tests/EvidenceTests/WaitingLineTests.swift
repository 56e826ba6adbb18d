import Testing

@testable import Evidence

@Suite struct WaitingLineTests {
  @Test func admitsInOrderAndTurnsAwayBeyond() async throws {
    let line = WaitingLine(atOnce: 1, longest: 2)
    let (order, write) = AsyncStream.makeStream(of: Int.self)
    try await line.enter()
    let first = Task {
      try await line.enter()
      write.yield(1)
    }
    try await until { await line.length == 1 }
    let second = Task {
      try await line.enter()
      write.yield(2)
    }
    try await until { await line.length == 2 }
    await #expect(throws: PhotoRefusal.busy) { try await line.enter() }
    var arrivals = order.makeAsyncIterator()
    await line.leave()
    #expect(await arrivals.next() == 1)
    #expect(await line.length == 1, "one at a time")
    await line.leave()
    #expect(await arrivals.next() == 2)
    try await first.value
    try await second.value
    await line.leave()
    try await line.enter()
  }

  @Test func whoGivesUpLeavesTheLine() async throws {
    let line = WaitingLine(atOnce: 1, longest: 1)
    try await line.enter()
    let waiting = Task { try await line.enter() }
    try await until { await line.length == 1 }
    waiting.cancel()
    await #expect(throws: PhotoRefusal.tookTooLong) { try await waiting.value }
    #expect(await line.length == 0)
    await line.leave()
    try await line.enter()
  }
}
