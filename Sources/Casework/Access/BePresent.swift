public import Domain
public import Storage

extension Casework {
  /// How long somebody counts as present after the last sign of life, in milliseconds.
  public static let presenceLifetime: Int64 = 60_000

  /// What a screen that shows a report learns when it says that it still does.
  public struct Company: Sendable {
    public let others: [PresenceRows.Presence]
    /// Somebody has changed the report since the version the screen shows.
    public let isOutdated: Bool
  }

  /// Notes that an officer has a report open.
  /// - Parameters:
  ///   - mode: nil = the officer leaves it
  ///   - seen: the version the screen shows
  /// - Returns: for a report that does not lie on the officer's desk, or is none, only that what the
  ///   screen shows is out of date
  public func bePresent(
    on number: String, as mode: PresenceRows.Mode?, seen: Int, by actor: Actor, now: Int64
  ) async throws -> Company {
    let units = book.units
    let nobody = Company(others: [], isOutdated: true)
    guard let user = actor.user else { return nobody }
    return try await database.write { connection in
      guard let report = try ReportRows.find(number: number, on: connection) else { return nobody }
      guard let mode, Visibility.sight(of: report, for: actor, units: units) == .desk else {
        try PresenceRows.leave(report: report.id, user: user, on: connection)
        return nobody
      }
      try PresenceRows.set(
        mode, report: report.id, user: user, until: now + Self.presenceLifetime, on: connection)
      return Company(
        others: try PresenceRows.others(
          on: report.id, besides: user, now: now, on: connection),
        isOutdated: report.isOutdated(seen))
    }
  }
}
