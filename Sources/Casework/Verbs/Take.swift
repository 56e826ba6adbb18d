public import Domain

/// Kerjakan sendiri: the holder works on it.
public struct Take: CaseVerb {
  public static let action = Action.take
  public let estimate: Int64?

  public init(estimate: Int64? = nil) { self.estimate = estimate }

  public func decide(_ case: Case) throws -> Decision {
    var details = EventDetails()
    details.estimate = try estimate.map { moment in try `case`.freeEstimate(moment) }
    return `case`.stay(details)
  }
}
