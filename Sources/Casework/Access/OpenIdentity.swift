public import Domain
import Storage

extension Casework {
  /// Shows a reporter's contact to an officer who works on the report, and logs it.
  /// - Throws: ``Refusal`` when the officer may not, or gives no reason.
  public func openIdentity(of number: String, by actor: Actor, reason: String, now: Int64)
    async throws -> Contact
  {
    let units = book.units
    let reason = reason.trimmed
    guard reason.count >= 5 else { throw Refusal.reasonMissing }
    guard !reason.isLonger(than: 500) else { throw Refusal.wordsTooLong(most: 500) }
    return try await database.write { connection in
      guard let report = try ReportRows.find(number: number, on: connection),
        Visibility.sight(of: report, for: actor, units: units) == .desk,
        let user = actor.user, let unit = actor.unit
      else { throw Refusal.noSuchReport }
      let consent = try IdentityRows.consent(of: report.id, on: connection) ?? false
      guard Visibility.mayOpenIdentity(of: report, consent: consent, by: actor, units: units),
        let contact = try IdentityRows.open(
          report: report.id, by: user, unit: unit, reason: reason, at: now, on: connection)
      else { throw Refusal.notYours }
      return contact
    }
  }
}
