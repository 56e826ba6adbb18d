public import Domain
import Storage

extension Casework {
  /// Kirim ke Inspektorat: work that somebody should look into, whatever becomes of the report. The
  /// report waits for its verdict as before, and its history tells the unit nothing of this.
  ///
  /// - Returns: false when the same work stood on the list already
  /// - Throws: ``Refusal``; only who may give a verdict now may do this
  @discardableResult
  public func flag(
    _ number: String, reason: String, words: String, by actor: Actor, now: Int64
  ) async throws -> Bool {
    let book = book
    return try await database.write { connection in
      guard let report = try ReportRows.find(number: number, on: connection),
        Visibility.sight(of: report, for: actor, units: book.units) > .none
      else { throw Refusal.noSuchReport }
      try Permissions.check(actor, .verify, on: report, units: book.units)
      _ = try Lifecycle.next(
        report.state, .verify, report.facts(byArbiter: actor.unit == book.city.arbiterUnit),
        now: now)
      let `case` = Case(
        report: report, actor: actor, now: now, book: book,
        rules: try book.clocks.rules(for: report), connection: connection)
      let reason = try `case`.reason(.return, reason)
      let words = try `case`.required(words)
      guard let user = actor.user, let unit = actor.unit, let finisher = report.finishedBy
      else { throw Refusal.notYours }
      return try InspectionRows.insert(
        report: report.id, claim: report.finishedAt ?? 0, cause: .verifier, workUnit: finisher,
        reason: reason, words: words, user: user, unit: unit, at: now, on: connection)
    }
  }
}
