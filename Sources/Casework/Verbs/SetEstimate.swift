public import Domain

/// Sets or changes the promised date (EWS). Every change is seen by the reporter, with its reason.
/// A date beyond what the terms allow is asked of the arbiter, and holds when granted.
public struct SetEstimate: CaseVerb {
  public static let action = Action.setEstimate
  public let estimate: Int64
  public let reason: String
  public let words: String?

  public init(_ estimate: Int64, reason: String, words: String? = nil) {
    self.estimate = estimate
    self.reason = reason
    self.words = words
  }

  public func decide(_ case: Case) throws -> Decision {
    var details = EventDetails()
    let date = try `case`.estimate(estimate)
    if `case`.needsWord(date) {
      details.request = ClockRequest(kind: .estimate, until: date, reason: reason)
      details.requestTo = `case`.book.city.arbiterUnit
    } else {
      details.estimate = date
    }
    details.reason = try `case`.reason(.estimate, reason)
    details.words = try `case`.optional(words)
    return `case`.stay(details)
  }
}
