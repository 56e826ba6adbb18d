public import Domain
import Storage

/// A second verifier's word on work that had been approved. The report itself stays as it is; where
/// the two do not agree the work is put on the inspectorate's list.
public struct JudgeAgain: Sendable {
  public let verdict: SecondCheck.Verdict
  /// Required with a disagreement.
  public let reason: String?
  public let words: String?
  public let viewing: Viewing

  public init(
    _ verdict: SecondCheck.Verdict, reason: String?, words: String?, viewing: Viewing
  ) {
    self.verdict = verdict
    self.reason = reason
    self.words = words
    self.viewing = viewing
  }
}

extension Casework {
  /// - Throws: ``Refusal``; `.noSuchReport` where nothing waits for this officer (any more)
  public func judge(_ judgement: JudgeAgain, on number: String, by actor: Actor, now: Int64)
    async throws
  {
    let book = book
    try await database.write { connection in
      guard let present = try ReportRows.find(number: number, on: connection),
        let check = try SecondCheckRows.open(of: present.id, on: connection),
        let report = try SecondCheckRows.approved(present, in: check, on: connection)?.report,
        check.isFor(actor, report: report, units: book.units), let user = actor.user
      else { throw Refusal.noSuchReport }
      let `case` = Case(
        report: report, actor: actor, now: now, book: book,
        rules: try book.clocks.rules(for: report), connection: connection)
      var reason: String?
      var words = try `case`.optional(judgement.words)
      if judgement.verdict == .disagrees {
        reason = try `case`.reason(.return, judgement.reason)
        words = try `case`.required(judgement.words ?? "")
      }
      try judgement.viewing.check(report, now: now)
      guard
        try SecondCheckRows.judge(
          check, judgement.verdict, reason: reason, words: words, by: user, at: now,
          on: connection)
      else { throw Refusal.noSuchReport }
      if judgement.verdict == .disagrees {
        try InspectionRows.insert(
          report: report.id, claim: check.claim, cause: .secondCheck,
          workUnit: report.finishedBy ?? report.holder, reason: reason ?? "", words: words ?? "",
          user: user, unit: check.unit, at: now, on: connection)
      }
    }
  }
}
