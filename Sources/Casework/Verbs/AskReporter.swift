public import Domain

/// Minta keterangan: a question to the reporter. The clock runs on.
public struct AskReporter: CaseVerb {
  public static let action = Action.ask
  public let words: String

  public init(words: String) { self.words = words }

  public func decide(_ case: Case) throws -> Decision {
    var details = EventDetails()
    details.words = try `case`.required(words)
    return `case`.stay(details)
  }
}
