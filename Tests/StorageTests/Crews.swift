import Foundation
import Storage
import Synchronization
import Testing
import Workers

/// A queue, and crews that work on it in a time of its own.
struct Yard {
  let database: any Storage.Database
  let clock = YardClock()

  static let now = SampleCity.now

  /// A crew as one node has it. Its waits are 20 times shorter than they say.
  /// - Parameter frozen: its waits never end, as in a process that is stopped
  func crew(
    _ name: String, hands: Int = 4, frozen: Freeze? = nil, _ handlers: [JobKind: JobHandler]
  ) -> Crew {
    Crew(
      database: database, worker: name, hands: hands, handlers: handlers, now: clock.read,
      sleep: {
        try await Task.sleep(for: $0 / 20)
        while let frozen, frozen.on { try await Task.sleep(for: .milliseconds(5)) }
      }, logger: quiet)
  }

  @discardableResult
  func enqueue(_ count: Int, kind: JobKind = .drill) async throws -> [Int64] {
    let now = clock.now
    return try await database.write { connection in
      for job in 0..<count {
        try JobRows.enqueue(
          kind.rawValue, subject: "\(now)-\(job)", due: now, now: now, on: connection)
      }
      return try connection.all("SELECT id FROM jobs ORDER BY id") { $0.integer(0) }
    }
  }

  struct Stored: Equatable {
    let state: String
    let attempts: Int
    let problem: String?
    let due: Int64
  }

  func job(_ id: Int64) async throws -> Stored {
    try #require(
      try await database.read {
        try $0.first(
          "SELECT state, attempts, problem, due_at FROM jobs WHERE id = $1", [.integer(id)]
        ) {
          Stored(
            state: $0.text(0), attempts: $0.int(1), problem: $0.optionalText(2),
            due: $0.integer(3))
        }
      })
  }

  func count(_ state: JobRows.State) async throws -> Int {
    try await database.read {
      try $0.first(
        "SELECT COUNT(*) FROM jobs WHERE state = $1", [.text(state.rawValue)]
      ) { $0.int(0) } ?? 0
    }
  }

  /// How often the stored effect of each job stands.
  func effects() async throws -> [Int64: Int] {
    let jobs = try await database.read {
      try $0.all("SELECT job_id FROM drill_runs") { $0.integer(0) }
    }
    return jobs.reduce(into: [:]) { $0[$1, default: 0] += 1 }
  }

  /// Waits until an attempt has failed, and lets the time pass until the next; gives that time.
  @discardableResult
  func passToNext(_ job: Int64, after attempt: Int, location: SourceLocation = #_sourceLocation)
    async throws -> Int64
  {
    try await StorageTests.until(
      {
        let stored = try await self.job(job)
        return stored.state == "waiting" && stored.attempts == attempt
      }, location: location)
    let wait = try await self.job(job).due - clock.now
    clock.pass(wait)
    return wait
  }

  /// The first job there is, as soon as there is one.
  func onlyJob() async throws -> Int64 {
    var id: Int64?
    try await StorageTests.until {
      id =
        try await database.read {
          try $0.first("SELECT MIN(id) FROM jobs") { $0.optionalInteger(0) }
        } ?? nil
      return id != nil
    }
    return try #require(id)
  }

  /// Lets time pass until all is as it should be.
  func until(_ holds: () async throws -> Bool, location: SourceLocation = #_sourceLocation)
    async throws
  {
    try await StorageTests.until(
      {
        clock.pass(50)
        return try await holds()
      }, location: location)
  }
}

func withYard(_ body: (Yard) async throws -> Void) async throws {
  try await withStore { database, _ in try await body(Yard(database: database)) }
}

final class YardClock: Sendable {
  private let moment = Mutex(Yard.now)
  var now: Int64 { moment.withLock { $0 } }
  var read: @Sendable () -> Int64 { { self.now } }
  func pass(_ milliseconds: Int64) { moment.withLock { $0 += milliseconds } }
}

/// Stops a process without its noticing.
final class Freeze: Sendable {
  private let state = Mutex(false)
  var on: Bool { state.withLock { $0 } }
  func set(_ on: Bool) { state.withLock { $0 = on } }
}

/// Counts what happened to which job.
final class Tries: Sendable {
  private let counts = Mutex<[Int64: Int]>([:])
  var all: [Int64: Int] { counts.withLock { $0 } }
  var total: Int { counts.withLock { $0.values.reduce(0, +) } }
  /// How often, this one counted.
  @discardableResult
  func count(_ job: JobRows.Claim) -> Int {
    counts.withLock { counts in
      counts[job.id, default: 0] += 1
      return counts[job.id, default: 0]
    }
  }
}

/// The stored effect of a job in these tests.
@Sendable func leaveTrace(_ job: JobRows.Claim, _ connection: any Connection) throws {
  try DrillRows.append(
    job: job.id, worker: job.worker, started: job.claimedAt, finished: job.claimedAt,
    on: connection)
}

struct Planned: Error {}
