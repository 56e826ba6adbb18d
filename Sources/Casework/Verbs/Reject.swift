public import Domain

/// Tolak: with a coded reason and words to the reporter.
public struct Reject: CaseVerb {
  public static let action = Action.reject
  public let reason: String
  public let words: String

  public init(reason: String, words: String) {
    self.reason = reason
    self.words = words
  }

  public func decide(_ case: Case) throws -> Decision {
    var details = EventDetails()
    details.reason = try `case`.reason(.rejection, reason)
    details.words = try `case`.required(words)
    return `case`.stay(details)
  }
}
