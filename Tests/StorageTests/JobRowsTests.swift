import Storage
import Testing

@Suite struct JobRowsTests {
  private func write<T: Sendable>(
    _ yard: Yard, _ body: @escaping @Sendable (any Connection) throws -> T
  ) async throws -> T {
    try await yard.database.write(body)
  }

  private func does(
    _ yard: Yard, _ body: @escaping @Sendable (any Connection) throws -> Bool,
    location: SourceLocation = #_sourceLocation
  ) async throws {
    let done = try await write(yard, body)
    #expect(done, sourceLocation: location)
  }

  private func refuses(
    _ yard: Yard, _ body: @escaping @Sendable (any Connection) throws -> Bool,
    location: SourceLocation = #_sourceLocation
  ) async throws {
    let done = try await write(yard, body)
    #expect(!done, sourceLocation: location)
  }

  private func purge(_ yard: Yard, before: Int64, limit: Int = 10) async throws -> Int {
    try await write(yard) { try JobRows.purge(before: before, limit: limit, on: $0) }
  }

  private func enqueue(_ yard: Yard, _ subject: String, due: Int64 = 0) async throws -> Bool {
    try await write(yard) {
      try JobRows.enqueue("drill", subject: subject, due: due, now: 0, on: $0)
    }
  }

  private func claim(_ yard: Yard, limit: Int = 10, now: Int64 = 100) async throws
    -> [JobRows.Claim]
  {
    try await write(yard) {
      try JobRows.claim("drill", limit: limit, worker: "w", lease: 1_000, now: now, on: $0)
    }
  }

  @Test func oneOpenJobPerSubject() async throws {
    try await withYard { yard in
      #expect(try await enqueue(yard, "a"))
      #expect(try await !enqueue(yard, "a"), "it waits")
      #expect(try await enqueue(yard, "b"))
      let claims = try await claim(yard, limit: 1)
      #expect(claims.map(\.subject) == ["a"])
      #expect(try await !enqueue(yard, "a"), "it runs")
      try await does(yard) { try JobRows.complete(claims[0], now: 200, on: $0) }
      #expect(try await enqueue(yard, "a"), "it is done: a new one")
    }
  }

  @Test func aJobOfAnUndoneTransactionIsNone() async throws {
    try await withYard { yard in
      await #expect(throws: Planned.self) {
        try await write(yard) {
          try JobRows.enqueue("drill", subject: "a", due: 0, now: 0, on: $0)
          throw Planned()
        }
      }
      let left = try await claim(yard)
      #expect(left.isEmpty)
    }
  }

  @Test func theLongestDueComesFirstAndNothingBeforeItsTime() async throws {
    try await withYard { yard in
      for (subject, due) in [("late", 90), ("later", 101), ("early", 10), ("middle", 50)] {
        _ = try await enqueue(yard, subject, due: Int64(due))
      }
      #expect(Set(try await claim(yard, limit: 2).map(\.subject)) == ["early", "middle"])
      #expect(try await claim(yard).map(\.subject) == ["late"])
      #expect(try await claim(yard).isEmpty)
      let due = try await yard.database.read {
        try JobRows.dueKinds(["drill", "keep-house"], now: 101, on: $0)
      }
      #expect(due == ["drill"])
    }
  }

  @Test func onlyTheHolderOfTheLeaseDecides() async throws {
    try await withYard { yard in
      _ = try await enqueue(yard, "a")
      let old = try await claim(yard, now: 100)[0]
      #expect(try await claim(yard, now: 1_099).isEmpty)
      let new = try await claim(yard, now: 1_100)[0]
      #expect(old.id == new.id && old.lease != new.lease && new.attempts == 2)
      try await refuses(yard) { try JobRows.renew(old, until: 9, on: $0) }
      try await refuses(yard) { try JobRows.complete(old, now: 9, on: $0) }
      try await refuses(yard) { try JobRows.complete(old, again: 9, on: $0) }
      try await refuses(yard) { try JobRows.giveBack(old, now: 9, on: $0) }
      try await refuses(yard) { try JobRows.fail(old, problem: "p", again: 9, on: $0) }
      try await refuses(yard) { try JobRows.bury(old, problem: "p", now: 9, on: $0) }
      try await does(yard) { try JobRows.renew(new, until: 5_000, on: $0) }
      #expect(try await claim(yard, now: 4_999).isEmpty)
      try await does(yard) { try JobRows.complete(new, now: 5_000, on: $0) }
      try await refuses(yard) { try JobRows.complete(new, now: 5_000, on: $0) }
    }
  }

  @Test func aDeadJobIsTriedAgainUnlessAnotherTookItsPlace() async throws {
    try await withYard { yard in
      _ = try await enqueue(yard, "a")
      let first = try await claim(yard)[0]
      try await does(yard) { try JobRows.bury(first, problem: "p", now: 1, on: $0) }
      let lines = try await yard.database.read {
        try JobRows.dead(before: .max, limit: 10, on: $0)
      }
      #expect(lines.map(\.problem) == ["p"])
      #expect(try await enqueue(yard, "a"))
      try await refuses(yard) { try JobRows.retry(first.id, now: 2, on: $0) }
      let second = try await claim(yard)[0]
      try await does(yard) { try JobRows.complete(second, now: 3, on: $0) }
      try await does(yard) { try JobRows.retry(first.id, now: 4, on: $0) }
      try await refuses(yard) { try JobRows.retry(first.id, now: 4, on: $0) }
      #expect(try await claim(yard)[0].attempts == 1)
    }
  }

  @Test func talliesPagesAndPurge() async throws {
    try await withYard { yard in
      for job in 0..<10 { _ = try await enqueue(yard, "\(job)", due: Int64(10 + job)) }
      let claims = try await claim(yard, limit: 8)
      for claim in claims[0..<3] {
        _ = try await write(yard) { try JobRows.complete(claim, now: 200, on: $0) }
      }
      for claim in claims[3..<6] {
        _ = try await write(yard) { try JobRows.bury(claim, problem: "p", now: 300, on: $0) }
      }
      _ = try await write(yard) {
        try JobRows.fail(claims[6], problem: "Lagi", again: 400, on: $0)
      }
      var expected = JobRows.Tally(kind: "drill")
      (expected.waiting, expected.running, expected.dead, expected.done) = (3, 1, 3, 3)
      expected.oldestDue = 18
      expected.problem = "Lagi"
      let tallies = try await yard.database.read {
        try JobRows.tallies(since: 200, now: 350, on: $0)
      }
      #expect(tallies == [expected])
      let page = try await yard.database.read { try JobRows.dead(before: .max, limit: 2, on: $0) }
      #expect(page.count == 3, "one more than asked: there is another page")
      let rest = try await yard.database.read {
        try JobRows.dead(before: page[1].id, limit: 2, on: $0)
      }
      #expect(rest.map(\.id) == [page[2].id])
      #expect(try await purge(yard, before: 200, limit: 10) == 0)
      #expect(try await purge(yard, before: 201, limit: 2) == 2)
      #expect(try await purge(yard, before: 900, limit: 10) == 1)
      #expect(try await yard.count(.dead) == 3, "dead ones stay")
    }
  }
}
