import Logging
import Storage

/// Thrown by work that is to be tried again at a moment it knows: no failure of this program.
struct TryLater: Error {
  /// Milliseconds since 1970 UTC.
  let at: Int64
  /// Nobody's data.
  let problem: String
}

/// Does one claimed job from its first step to what becomes of it.
struct Hand: Sendable {
  /// Another worker holds the job by now; what this one did in the store is undone.
  private struct LeaseLost: Error {}
  /// The attempt took longer than its kind may.
  private struct TooLong: Error {}

  /// Failed attempts wait 2, 4, 8 ... seconds, and never longer than this.
  private static let longestWait: Duration = .seconds(3_600)

  let database: any Database
  let now: @Sendable () -> Int64
  let sleep: @Sendable (Duration) async throws -> Void
  let meter: JobMeter
  let logger: Logger

  /// Never throws: what cannot be written down now is done again when the lease has run out.
  func work(_ claim: JobRows.Claim, _ kind: JobKind, _ handler: JobHandler) async {
    if claim.attempts > kind.attempts, kind.every == nil, !kind.knowsWhenToTry {
      // Every worker that took it was gone before it could tell why.
      return await bury(claim, kind, problem: "LeaseRanOut")
    }
    do {
      try await keepingLease(claim, kind) { try await perform(claim, kind, handler) }
      meter.count(.done, kind)
    } catch let later as TryLater {
      meter.count(.failed, kind)
      await settle(claim) {
        try JobRows.fail(claim, problem: later.problem, again: later.at, on: $0)
      }
    } catch is LeaseLost {
      logger.notice("another worker has the job", metadata: tags(claim))
    } catch {
      guard !Task.isCancelled else { return await giveBack(claim) }
      logger.error(
        "a job failed",
        metadata: tags(claim).merging(["cause": "\(String(reflecting: error))"]) { $1 })
      await fail(claim, kind, problem: Problem.name(of: error))
    }
  }

  private func perform(_ claim: JobRows.Claim, _ kind: JobKind, _ handler: JobHandler) async throws
  {
    try await handler.outside(claim)
    try await database.write { connection in
      let moment = now()
      let mine =
        if let every = kind.every {
          try JobRows.complete(claim, again: moment + every.milliseconds, on: connection)
        } else {
          try JobRows.complete(claim, now: moment, on: connection)
        }
      guard mine else { throw LeaseLost() }
      try handler.inside(claim, connection)
    }
  }

  /// Runs `body` while the lease is renewed at every third of its length; cancels it when the
  /// lease is lost or the attempt takes too long.
  private func keepingLease(
    _ claim: JobRows.Claim, _ kind: JobKind, _ body: @escaping @Sendable () async throws -> Void
  ) async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await body() }
      group.addTask { try await renewing(claim, kind) }
      defer { group.cancelAll() }
      try await group.next()
    }
  }

  private func renewing(_ claim: JobRows.Claim, _ kind: JobKind) async throws {
    let end = claim.claimedAt + kind.longest.milliseconds
    while true {
      try await sleep(kind.lease / 3)
      guard now() < end else { throw TooLong() }
      do {
        let kept = try await database.write {
          try JobRows.renew(claim, until: now() + kind.lease.milliseconds, on: $0)
        }
        guard kept else { throw LeaseLost() }
      } catch let failure as StorageFailure {
        logger.warning(
          "a lease cannot be renewed", metadata: tags(claim).merging(["cause": "\(failure)"]) { $1 }
        )
      }
    }
  }

  private func fail(_ claim: JobRows.Claim, _ kind: JobKind, problem: String) async {
    guard claim.attempts < kind.attempts || kind.every != nil else {
      return await bury(claim, kind, problem: problem)
    }
    meter.count(.failed, kind)
    let wait = min(.seconds(1 << min(claim.attempts, 20)), kind.every ?? Self.longestWait)
    let again = now() + Int64(Double(wait.milliseconds) * Double.random(in: 0.5...1))
    await settle(claim) { try JobRows.fail(claim, problem: problem, again: again, on: $0) }
  }

  private func bury(_ claim: JobRows.Claim, _ kind: JobKind, problem: String) async {
    meter.count(.dead, kind)
    await settle(claim) { try JobRows.bury(claim, problem: problem, now: now(), on: $0) }
  }

  private func giveBack(_ claim: JobRows.Claim) async {
    await settle(claim) { try JobRows.giveBack(claim, now: now(), on: $0) }
  }

  /// Writes the end of an attempt, also when this task is cancelled.
  private func settle(
    _ claim: JobRows.Claim, _ body: @escaping @Sendable (any Connection) throws -> Bool
  ) async {
    let written = Task { try await database.write(body) }
    do {
      _ = try await written.value
    } catch {
      logger.warning(
        "what became of a job cannot be written; it is done again when its lease has run out",
        metadata: tags(claim).merging(["cause": "\(String(reflecting: error))"]) { $1 })
    }
  }

  private func tags(_ claim: JobRows.Claim) -> Logger.Metadata {
    ["job": "\(claim.id)", "kind": "\(claim.kind)", "attempt": "\(claim.attempts)"]
  }
}

/// Failures in words for an administrator's page.
enum Problem {
  /// The names of the error's type and case, without what it carries: that may be somebody's data.
  static func name(of error: any Error) -> String {
    let type = String(describing: type(of: error))
    let mirror = Mirror(reflecting: error)
    guard mirror.displayStyle == .enum else { return type }
    return "\(type).\(mirror.children.first?.label ?? String(describing: error))"
  }
}
