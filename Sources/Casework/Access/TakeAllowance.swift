public import Domain
import Storage
import Synchronization

extension Casework {
  /// Counts what a sender does. Nil when it may be done; else when trying again helps, milliseconds
  /// since 1970 UTC. Where one bucket is empty nothing is taken from the others, and whoever goes on
  /// all the same costs the store nothing.
  public func take(
    _ acts: [(act: Allowances.Act, amount: Int64)], from sender: Sender, now: Int64
  ) async throws -> Int64? {
    let buckets = acts.flatMap { allowances.buckets(for: $0.act, $0.amount, of: sender) }
    guard !buckets.isEmpty else { return nil }
    if let until = emptyBuckets.until(buckets.map(\.name), now: now) { return until }
    do {
      try await database.write { connection in
        for bucket in buckets {
          if let until = try BucketRows.take(
            ReporterKeys.hash(bucket.name), bucket.amount, of: bucket.allowance, now: now,
            on: connection)
          {
            throw Empty(bucket: bucket, until: until)
          }
        }
      }
      return nil
    } catch let empty as Empty {
      // Less than this may be there earlier.
      if empty.bucket.amount == 1 {
        emptyBuckets.note(empty.bucket.name, until: empty.until, now: now)
      }
      return empty.until
    }
  }

  /// Undoes what was taken from the buckets before.
  private struct Empty: Error {
    let bucket: Allowances.Bucket
    let until: Int64
  }

  /// Points out that a village reports more than usual. Nothing is refused: floods are real.
  static func watch(
    _ report: Report, _ allowance: Allowance, book: CityBook, now: Int64,
    connection: any Connection
  ) throws {
    guard let village = report.area?.village,
      try BucketRows.take("village:\(village)", of: allowance, now: now, on: connection) != nil
    else { return }
    try BurstRows.note(village, day: book.clock.date(at: now).iso, at: now, on: connection)
  }
}

/// Buckets this node knows to be empty, and until when.
final class EmptyBuckets: Sendable {
  /// Beyond it what has run in is forgotten, and if need be all.
  private static let most = 20_000

  private let known = Mutex<[String: Int64]>([:])

  func until(_ names: [String], now: Int64) -> Int64? {
    known.withLock { known in names.compactMap { known[$0] }.filter { $0 > now }.max() }
  }

  func note(_ name: String, until: Int64, now: Int64) {
    known.withLock { known in
      if known.count >= Self.most {
        known = known.filter { $0.value > now }
        if known.count >= Self.most { known = [:] }
      }
      known[name] = until
    }
  }
}
