public import Domain

/// Tanggapi eskalasi: a head says to the reporter what is done about a report that hangs. It leaves
/// the head's list until the clock comes to the next step.
public struct Acknowledge: CaseVerb {
  public static let action = Action.acknowledge
  public let words: String

  public init(words: String) { self.words = words }

  public func decide(_ case: Case) throws -> Decision {
    var details = EventDetails()
    details.words = try `case`.required(words)
    return `case`.stay(details)
  }
}
