public import Domain

/// Bukan kewenangan kami: with a coded reason and the owner proposed instead.
/// The third hop goes to the arbiter, whoever is proposed.
public struct RefuseJurisdiction: CaseVerb {
  public static let action = Action.refuseJurisdiction
  public let proposed: String
  public let reason: String
  public let words: String?

  public init(proposing unit: String, reason: String, words: String? = nil) {
    self.proposed = unit
    self.reason = reason
    self.words = words
  }

  public func decide(_ case: Case) throws -> Decision {
    var details = EventDetails()
    details.reason = try `case`.reason(.refusal, reason)
    details.words = try `case`.optional(words)
    details.hop = true
    var holder = try `case`.otherUnit(proposed)
    if `case`.report.hops + 1 >= Lifecycle.hopsBeforeArbiter {
      details.toArbiter = true
      holder = `case`.book.city.arbiterUnit
    }
    return Decision(holder: holder, assignee: nil, details: details)
  }
}
