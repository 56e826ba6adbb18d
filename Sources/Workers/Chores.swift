public import Casework
public import Evidence
import Storage

/// What a node's crew does for each kind of work.
public enum Chores {
  public static func handlers(
    casework: Casework, vault: any BlobVault, now: @escaping @Sendable () -> Int64,
    sleep: @escaping @Sendable (Duration) async throws -> Void
  ) -> [JobKind: JobHandler] {
    [
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
