public import Domain

/// Taken back by the reporter. The number stays as a tombstone.
public struct Withdraw: CaseVerb {
  public static let action = Action.withdraw
  public let words: String?

  public init(words: String? = nil) { self.words = words }

  public func decide(_ case: Case) throws -> Decision {
    var details = EventDetails()
    details.words = try `case`.optional(words)
    return `case`.stay(details)
  }
}
