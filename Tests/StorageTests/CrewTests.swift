import Foundation
import Storage
import Synchronization
import Testing
import Workers

/// Several crews over one store: what a job leaves in the store stands there exactly once.
@Suite struct CrewTests {
  @Test func threeCrewsDoEveryJobOnceThoughHandlersThrow() async throws {
    try await withYard { yard in
      let jobs = try await yard.enqueue(240)
      let tries = Tries()
      let handler = JobHandler(
        outside: { job in
          await Task.yield()
          if job.id.isMultiple(of: 3), tries.count(job) == 1 { throw Planned() }
        },
        inside: { job, connection in
          try leaveTrace(job, connection)
          // After the effect: it must be undone with everything else.
          if job.id.isMultiple(of: 5), job.attempts == 1 { throw Planned() }
        })
      let crews = ["a", "b", "c"].map { yard.crew($0, [.drill: handler]) }
      try await running(crews) {
        try await yard.until { try await yard.count(.done) == jobs.count }
      }
      #expect(try await yard.effects() == Dictionary(uniqueKeysWithValues: jobs.map { ($0, 1) }))
      let shares = try await yard.database.read { try DrillRows.shares(since: 0, on: $0) }
      #expect(shares.map(\.worker) == ["a", "b", "c"], "every crew takes a share")
    }
  }

  @Test func workOfADeadWorkerIsDoneByAnother() async throws {
    try await withYard { yard in
      let jobs = try await yard.enqueue(8)
      let now = yard.clock.now
      let lost = try await yard.database.write {
        try JobRows.claim("drill", limit: 5, worker: "dead", lease: 10_000, now: now, on: $0)
      }
      #expect(lost.count == 5)
      try await running([yard.crew("b", [.drill: JobHandler(inside: leaveTrace)])]) {
        try await until { try await yard.count(.done) == 3 }
        #expect(try await yard.count(.running) == 5, "their leases last")
        yard.clock.pass(10_000)
        try await until { try await yard.count(.done) == 8 }
      }
      #expect(try await yard.effects() == Dictionary(uniqueKeysWithValues: jobs.map { ($0, 1) }))
      // The dead one comes back: its leases are worth nothing.
      for claim in lost {
        let late = try await yard.database.write { connection in
          let renewed = try JobRows.renew(claim, until: 0, on: connection)
          return try JobRows.complete(claim, now: 0, on: connection) || renewed
        }
        #expect(!late)
      }
    }
  }

  @Test func aWorkerThatHangsPastItsLeaseLeavesNothing() async throws {
    try await withYard { yard in
      let job = try await yard.enqueue(1)[0]
      let freeze = Freeze()
      let tries = Tries()
      let hung = yard.crew(
        "hung", frozen: freeze,
        [
          .drill: JobHandler(
            outside: { job in
              tries.count(job)
              freeze.set(true)
              while freeze.on { try await Task.sleep(for: .milliseconds(5)) }
            }, inside: leaveTrace)
        ])
      try await running([hung]) {
        try await until { freeze.on }
        yard.clock.pass(10_000)
        let other = JobHandler(outside: { tries.count($0) }, inside: leaveTrace)
        try await running([yard.crew("other", [.drill: other])]) {
          try await until { try await yard.count(.done) == 1 }
        }
        freeze.set(false)
      }
      #expect(tries.all == [job: 2], "outside the store it happened twice")
      #expect(try await yard.effects() == [job: 1])
      let shares = try await yard.database.read { try DrillRows.shares(since: 0, on: $0) }
      #expect(shares.map(\.worker) == ["other"])
    }
  }

  @Test func aLongJobKeepsItsLease() async throws {
    try await withYard { yard in
      let job = try await yard.enqueue(1)[0]
      let tries = Tries()
      let gate = Freeze()
      gate.set(true)
      let handler = JobHandler(
        outside: { job in
          tries.count(job)
          while gate.on { try await Task.sleep(for: .milliseconds(5)) }
        }, inside: leaveTrace)
      try await running(["a", "b"].map { yard.crew($0, [.drill: handler]) }) {
        try await until { tries.total == 1 }
        for _ in 0..<8 {
          let due = try await yard.job(job).due
          yard.clock.pass(5_000)
          try await until { try await yard.job(job).due > due }
        }
        gate.set(false)
        try await until { try await yard.count(.done) == 1 }
      }
      #expect(tries.total == 1)
      #expect(try await yard.effects() == [job: 1])
    }
  }

  @Test func anAttemptWithoutEndIsCutOffAndTriedAgain() async throws {
    try await withYard { yard in
      let job = try await yard.enqueue(1)[0]
      let tries = Tries()
      let handler = JobHandler(
        outside: { job in if tries.count(job) == 1 { try await Task.sleep(for: .seconds(3_600)) } },
        inside: leaveTrace)
      try await running([yard.crew("a", hands: 1, [.drill: handler])]) {
        try await until { tries.total == 1 }
        yard.clock.pass(150_000)
        try await until { try await yard.job(job).problem == "TooLong" }
        try await yard.until { try await yard.count(.done) == 1 }
      }
      #expect(try await yard.effects() == [job: 1])
    }
  }

  @Test func whatAlwaysFailsDiesAndCanBeTriedAgain() async throws {
    try await withYard { yard in
      let job = try await yard.enqueue(1)[0]
      let broken = Freeze()
      broken.set(true)
      let tries = Tries()
      let handler = JobHandler(
        outside: { job in
          tries.count(job)
          if broken.on { throw StorageFailure.malformed("0812-9999-8888") }
        }, inside: leaveTrace)
      try await running([yard.crew("a", [.drill: handler])]) {
        for attempt in 1..<10 { try await yard.passToNext(job, after: attempt) }
        try await until { try await yard.count(.dead) == 1 }
        #expect(tries.total == 10)
        let dead = try await yard.job(job)
        #expect(dead.attempts == 10)
        #expect(dead.problem == "StorageFailure.malformed", "and nobody's data")
        #expect(try await yard.effects() == [:])
        broken.set(false)
        let now = yard.clock.now
        let again = try await yard.database.write { try JobRows.retry(job, now: now, on: $0) }
        #expect(again)
        try await until { try await yard.count(.done) == 1 }
      }
      #expect(try await yard.effects() == [job: 1])
    }
  }

  @Test func aFailedAttemptWaitsLongerEachTime() async throws {
    try await withYard { yard in
      let job = try await yard.enqueue(1)[0]
      let handler = JobHandler(outside: { _ in throw Planned() })
      try await running([yard.crew("a", [.drill: handler])]) {
        for attempt in 1...6 {
          let wait = try await yard.passToNext(job, after: attempt)
          let whole: Int64 = 1_000 << attempt
          #expect((whole / 2...whole).contains(wait), "attempt \(attempt) waits \(wait)")
        }
      }
    }
  }

  @Test func whatKillsItsWorkersDiesToo() async throws {
    try await withYard { yard in
      let job = try await yard.enqueue(1)[0]
      for _ in 0..<10 {
        let now = yard.clock.now
        let claims = try await yard.database.write {
          try JobRows.claim("drill", limit: 1, worker: "x", lease: 10_000, now: now, on: $0)
        }
        #expect(claims.count == 1)
        yard.clock.pass(10_000)
      }
      let tries = Tries()
      let handler = JobHandler(outside: { tries.count($0) }, inside: leaveTrace)
      try await running([yard.crew("a", [.drill: handler])]) {
        try await until { try await yard.count(.dead) == 1 }
      }
      #expect(try await yard.job(job).problem == "LeaseRanOut")
      #expect(tries.total == 0)
    }
  }

  @Test func aNodeThatStopsFinishesOrGivesBack() async throws {
    try await withYard { yard in
      let jobs = try await yard.enqueue(6)
      let tries = Tries()
      let quick = jobs[0]
      let handler = JobHandler(
        outside: { job in
          tries.count(job)
          try await Task.sleep(for: job.id == quick ? .milliseconds(100) : .seconds(600))
        }, inside: leaveTrace)
      try await running([yard.crew("a", hands: 4, [.drill: handler])]) {
        try await until { tries.total == 4 }
      }
      #expect(tries.total == 4, "nothing more is taken")
      #expect(try await yard.effects() == [quick: 1], "what is done in time is done")
      #expect(try await yard.count(.waiting) == 5)
      #expect(try await yard.job(jobs[1]).attempts == 0, "giving back is no failure")
      try await running([yard.crew("b", [.drill: JobHandler(inside: leaveTrace)])]) {
        try await until { try await yard.count(.done) == 6 }
      }
      #expect(try await yard.effects() == Dictionary(uniqueKeysWithValues: jobs.map { ($0, 1) }))
    }
  }

  @Test func workThatComesAgainIsDoneByOneNodeOnly() async throws {
    try await withYard { yard in
      let tries = Tries()
      let handler = JobHandler(outside: { tries.count($0) }, inside: leaveTrace)
      try await running(["a", "b", "c"].map { yard.crew($0, [.keepHouse: handler]) }) {
        for hour in 1...4 {
          try await until {
            let stored = try await yard.database.read {
              try $0.all("SELECT state, due_at FROM jobs") { ($0.text(0), $0.integer(1)) }
            }
            return stored.map(\.0) == ["waiting"] && stored[0].1 > yard.clock.now
          }
          #expect(tries.total == hour)
          yard.clock.pass(3_600_000)
        }
      }
    }
  }

  @Test func workThatComesAgainNeverDies() async throws {
    try await withYard { yard in
      let tries = Tries()
      let handler = JobHandler(outside: { if tries.count($0) <= 12 { throw Planned() } })
      try await running([yard.crew("a", [.keepHouse: handler])]) {
        let job = try await yard.onlyJob()
        for attempt in 1...12 { try await yard.passToNext(job, after: attempt) }
        try await until { tries.total == 13 }
      }
      #expect(try await yard.count(.dead) == 0)
    }
  }

  @Test func workThatIsWantedComesSoonerButNotAtOnce() async throws {
    try await withYard { yard in
      let wanted = Freeze()
      let tries = Tries()
      let handler = JobHandler(
        isWanted: { _ in wanted.on }, outside: { if tries.count($0) == 3 { throw Planned() } })
      try await running(["a", "b"].map { yard.crew($0, [.foldMap: handler]) }) {
        let job = try await yard.onlyJob()
        func due(after runs: Int) async throws -> Int64 {
          try await until {
            let stored = try await yard.job(job)
            return tries.total == runs && stored.state == "waiting" && stored.due > yard.clock.now
          }
          return try await yard.job(job).due - yard.clock.now
        }
        #expect(try await due(after: 1) == 3_600_000)
        wanted.set(true)
        yard.clock.pass(2_999)
        // Both have looked meanwhile: a wait of theirs is 50 ms at most.
        try await Task.sleep(for: .milliseconds(300))
        #expect(try await due(after: 1) == 3_597_001)
        yard.clock.pass(1)
        #expect(try await due(after: 2) == 3_600_000)
        yard.clock.pass(3_000)
        let wait = try await due(after: 3)
        #expect((1_000...2_000).contains(wait), "a failure makes it wait, though it is wanted")
        yard.clock.pass(wait)
        wanted.set(false)
        #expect(try await due(after: 4) == 3_600_000)
      }
    }
  }

  @Test func aKindNobodyHereKnowsIsLeftToOthers() async throws {
    try await withYard { yard in
      let now = yard.clock.now
      _ = try await yard.database.write {
        try JobRows.enqueue("of-tomorrow", subject: "1", due: now, now: now, on: $0)
      }
      try await yard.enqueue(3)
      try await running([yard.crew("a", [.drill: JobHandler(inside: leaveTrace)])]) {
        try await until { try await yard.count(.done) == 3 }
      }
      #expect(try await yard.count(.waiting) == 1)
    }
  }

  @Test func anOutageOfTheStoreIsSurvived() async throws {
    try await withYard { yard in
      let fragile = Fragile(yard.database)
      let broken = Yard(database: fragile)
      fragile.fail(true)
      try await running([broken.crew("a", [.drill: JobHandler(inside: leaveTrace)])]) {
        try await until { fragile.failures > 3 }
        fragile.fail(false)
        let jobs = try await yard.enqueue(20)
        try await broken.until { try await yard.count(.done) == 20 }
        #expect(try await yard.effects() == Dictionary(uniqueKeysWithValues: jobs.map { ($0, 1) }))
      }
    }
  }
}
