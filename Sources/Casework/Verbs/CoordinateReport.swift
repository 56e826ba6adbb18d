public import Domain

/// Koordinasikan: hand it sideways to the agency with authority.
///
/// The first hand-over is the kelurahan's duty. Every later one counts as a hop; the third goes to
/// the arbiter, whose own decision binds.
public struct CoordinateReport: CaseVerb {
  public static let action = Action.coordinate
  public let unit: String
  public let reason: String
  public let words: String?

  public init(to unit: String, reason: String, words: String? = nil) {
    self.unit = unit
    self.reason = reason
    self.words = words
  }

  public func decide(_ case: Case) throws -> Decision {
    // Whoever only has it on the list of what hangs decides nothing, but for the arbiter.
    guard
      `case`.isArbiter
        || `case`.book.units.isWithin(`case`.report.holder, `case`.actor.unit ?? "")
    else { throw Refusal.notYours }
    var details = EventDetails()
    details.reason = try `case`.reason(.coordination, reason)
    details.words = try `case`.optional(words)
    var holder = try `case`.otherUnit(unit)
    let report = `case`.report
    if `case`.isArbiter {
      if report.hops >= Lifecycle.hopsBeforeArbiter { details.byArbiter = true }
    } else if report.participants.count > 1 {
      details.hop = true
      if report.hops + 1 >= Lifecycle.hopsBeforeArbiter {
        details.toArbiter = true
        holder = `case`.book.city.arbiterUnit
      }
    }
    return Decision(holder: holder, assignee: nil, details: details)
  }
}
