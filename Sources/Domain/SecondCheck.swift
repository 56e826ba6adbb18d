/// A second look at work a verifier has approved, by a verifier of another office who is told
/// neither who approved it nor in what words.
public struct SecondCheck: Sendable, Equatable {
  /// Of a hundred approvals so many are looked at again.
  public static let percent: UInt64 = 5

  public enum Verdict: String, Sendable, CaseIterable {
    /// The proof holds.
    case agrees
    /// It does not.
    case disagrees
  }

  public let report: Int64
  /// The step that approved the work.
  public let revision: Int
  /// When the work was claimed done, milliseconds since 1970 UTC: which claim it is about.
  public let claim: Int64
  public let firstUser: Int64
  public let firstUnit: String
  /// The office whose verifiers look again.
  public let unit: String
  /// Milliseconds since 1970 UTC.
  public let drawnAt: Int64
  public let verdict: Verdict?

  public init(
    report: Int64, revision: Int, claim: Int64, firstUser: Int64, firstUnit: String, unit: String,
    drawnAt: Int64, verdict: Verdict? = nil
  ) {
    self.report = report
    self.revision = revision
    self.claim = claim
    self.firstUser = firstUser
    self.firstUnit = firstUnit
    self.unit = unit
    self.drawnAt = drawnAt
    self.verdict = verdict
  }

  /// Whether chance picks an approval.
  /// - Parameter digest: at least eight bytes of a keyed hash over number and revision, so that
  ///   nobody foresees it and everybody who holds the key can count again
  public static func isDrawn(_ digest: [UInt8]) -> Bool {
    let value = digest.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    return value < UInt64.max / 100 * percent
  }

  /// May this officer look, and say what is seen? Never who approved it, nobody of the agency that
  /// did the work.
  public func isFor(_ actor: Actor, report: Report, units: UnitTree) -> Bool {
    guard actor.role == .verifier, actor.unit == unit, actor.user != firstUser,
      report.id == self.report, report.privacy != .sealed,
      report.assignee == nil || report.assignee != actor.user
    else { return false }
    return report.finishedBy.map { !units.areOfOneAgency($0, unit) } ?? false
  }
}

/// Work that somebody should look into: sent to the inspectorate by a verifier, or found by a second
/// check.
public struct InspectionFlag: Sendable, Equatable {
  public enum Cause: String, Sendable, CaseIterable { case verifier, secondCheck }

  public let id: Int64
  public let report: Int64
  /// When the work was claimed done, milliseconds since 1970 UTC: which claim it is about.
  public let claim: Int64
  public let cause: Cause
  /// The unit whose work it is about.
  public let workUnit: String
  /// Code of the city's list of reasons to send work back.
  public let reason: String
  public let words: String
  public let user: Int64
  public let unit: String
  public let at: Int64

  public init(
    id: Int64, report: Int64, claim: Int64, cause: Cause, workUnit: String, reason: String,
    words: String, user: Int64, unit: String, at: Int64
  ) {
    self.id = id
    self.report = report
    self.claim = claim
    self.cause = cause
    self.workUnit = workUnit
    self.reason = reason
    self.words = words
    self.user = user
    self.unit = unit
    self.at = at
  }

  /// Who keeps the list at all.
  public static let readers: Set<Role> = [.governorOffice, .administrator, .agencyHead]

  /// Nobody reads what is said of work of the own agency.
  public func isReadable(by actor: Actor, units: UnitTree) -> Bool {
    guard Self.readers.contains(actor.role), let unit = actor.unit else { return false }
    return actor.role != .agencyHead || !units.areOfOneAgency(workUnit, unit)
  }
}
