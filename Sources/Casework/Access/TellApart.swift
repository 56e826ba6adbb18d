public import Domain
import Storage

extension Casework {
  /// Keeps that two reports are not about the same thing. It changes neither of them.
  /// - Throws: ``Refusal`` when this officer may not merge the first, or does not see the second
  public func tellApart(_ number: String, _ other: String, by actor: Actor, now: Int64)
    async throws
  {
    let units = book.units
    guard let user = actor.user else { throw Refusal.notYours }
    try await database.write { connection in
      guard let report = try ReportRows.find(number: number, on: connection),
        Visibility.sight(of: report, for: actor, units: units) > .none
      else { throw Refusal.noSuchReport }
      try Permissions.check(actor, .merge, on: report, units: units)
      guard let other = try ReportRows.find(number: other, on: connection), other.id != report.id,
        Visibility.sight(of: other, for: actor, units: units) > .stateOnly
      else { throw Refusal.mergeTargetUnknown }
      try KinRows.setDistinct(report.id, other.id, by: user, at: now, on: connection)
    }
  }
}
