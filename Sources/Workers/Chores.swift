public import Casework
import Domain
public import Evidence
import Storage

/// What a node's crew does for each kind of work.
public enum Chores {
  public static func handlers(
    casework: Casework, vault: any BlobVault, telling: Telling,
    now: @escaping @Sendable () -> Int64,
    sleep: @escaping @Sendable (Duration) async throws -> Void
  ) -> [JobKind: JobHandler] {
    let deliver = DeliverNotice(
      casework: casework, catalogue: telling.catalogue, posts: telling.posts,
      sender: telling.sender, quiet: telling.quiet, now: now)
    let callHook = CallHook(casework: casework, posts: telling.posts, now: now)
    return [
      .keepHouse: JobHandler(outside: { _ in
        _ = try await casework.keepHouse(vault: vault, now: now())
      }),
      .prepareMonths: JobHandler(outside: { _ in
        let moment = now()
        try await casework.database.prepareMonths(from: moment, through: moment + readyAhead)
      }),
      .foldMap: JobHandler(
        isWanted: { try MapRows.needsFolding(on: $0) },
        outside: { _ in try await fold(casework.database) }),
      .runClocks: JobHandler(
        isWanted: { try ClockRows.isAnyDue(now: now(), on: $0) },
        outside: { _ in try await runClocks(casework, now: now) }),
      .tellPeople: JobHandler(
        isWanted: { try OutboxRows.isAny(on: $0) },
        outside: { _ in try await tell(casework, telling, now: now) }),
      .tellSupporters: JobHandler(inside: { job, connection in
        try Casework.tellSupporters(
          job.subject, ways: Ways(channels: telling.posts.channels, quiet: telling.quiet),
          now: now(), book: casework.book, connection: connection)
      }),
      .deliver: JobHandler(outside: { try await deliver($0) }),
      .callHook: JobHandler(
        outside: { try await callHook($0) }, inside: { try callHook.enterRest($0, $1) }),
      .summarise: JobHandler(inside: { _, connection in
        guard telling.posts.mail != nil else { return }
        try Summaries.enter(now: now(), clock: casework.book.clock, on: connection)
      }),
      .mindCity: JobHandler(outside: { _ in
        try await casework.mindUnseen()
        try await casework.mindAbsences(now: now())
        try await casework.mindHalts(now: now())
      }),
      .countTimes: JobHandler(outside: { _ in try await casework.countTimes(now: now()) }),
      .applyRules: JobHandler(outside: { _ in try await casework.applyRules(now: now) }),
      .drill: drill(now: now, sleep: sleep),
    ]
  }

  /// How far ahead there is room for events, in milliseconds (100 days).
  private static let readyAhead: Int64 = 100 * 86_400_000

  /// Folds until little is left: while people write there is always something, and what is left
  /// comes with the next time.
  private static func fold(_ database: any Database) async throws {
    var folded = foldedTogether
    while folded >= foldedTogether, !Task.isCancelled {
      folded = try await database.write { try MapRows.fold(limit: foldedTogether, on: $0) }
    }
  }

  /// Reports looked at in one transaction: few, so that officers do not wait for it.
  private static let lookedAtTogether = 50

  /// Until nothing is due: after an outage that may be much.
  private static func runClocks(_ casework: Casework, now: @Sendable () -> Int64) async throws {
    var looked = lookedAtTogether
    var refreshed = false
    while looked >= lookedAtTogether, !Task.isCancelled {
      let moment = now()
      let book = casework.book
      do {
        looked = try await casework.database.write { connection in
          let due = try ClockRows.due(now: moment, limit: lookedAtTogether, on: connection)
          for report in due {
            do {
              try Casework.runClocks(of: report, now: moment, book: book, connection: connection)
            } catch is Refusal {
              // One report the rules are at odds with must not keep all others from their clocks.
              try ClockRows.postpone(report, until: moment + putOff, on: connection)
            }
          }
          return due.count
        }
      } catch let unknown as ClockBook.UnknownVersion {
        // Another node published terms a moment ago; or they cannot be computed with at all.
        if refreshed { throw unknown }
        refreshed = true
        try await casework.shelf.refresh(from: casework.database)
      }
    }
  }

  /// How long a report the rules are at odds with is left alone, in milliseconds (one hour).
  private static let putOff: Int64 = 3_600_000

  private static let toldTogether = 100

  private static func tell(_ casework: Casework, _ telling: Telling, now: @Sendable () -> Int64)
    async throws
  {
    let ways = Ways(channels: telling.posts.channels, quiet: telling.quiet)
    var told = toldTogether
    while told >= toldTogether, !Task.isCancelled {
      let moment = now()
      let book = casework.book
      told = try await casework.database.write { connection in
        try Casework.tellPeople(
          limit: toldTogether, ways: ways, now: moment, book: book,
          origin: telling.sender.origin, connection: connection)
      }
    }
  }

  /// Few enough that reports handed in meanwhile do not wait long.
  private static let foldedTogether = 500

  /// Long enough that the death of a node finds some of them under way.
  private static let drillTime: Duration = .milliseconds(20)

  public static func drill(
    now: @escaping @Sendable () -> Int64,
    sleep: @escaping @Sendable (Duration) async throws -> Void
  ) -> JobHandler {
    JobHandler(
      outside: { _ in try await sleep(drillTime) },
      inside: { job, connection in
        try DrillRows.append(
          job: job.id, worker: job.worker, started: job.claimedAt, finished: now(), on: connection)
      })
  }
}
