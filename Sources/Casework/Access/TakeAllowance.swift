public import Domain
import Storage

extension Casework {
  /// Counts what a sender does. Nil when it may be done; else when trying again helps, milliseconds
  /// since 1970 UTC.
  public func take(
    _ acts: [(act: Allowances.Act, amount: Int64)], from sender: Sender, now: Int64
  ) async throws -> Int64? {
    let buckets = acts.flatMap { allowances.buckets(for: $0.act, $0.amount, of: sender) }
    guard !buckets.isEmpty else { return nil }
    return try await database.write { connection in
      for bucket in buckets {
        if let until = try BucketRows.take(
          ReporterKeys.hash(bucket.name), bucket.amount, of: bucket.allowance, now: now,
          on: connection)
        {
          return until
        }
      }
      return nil
    }
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
