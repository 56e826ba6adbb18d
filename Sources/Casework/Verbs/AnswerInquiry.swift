public import Domain

/// Answers an inquiry, which ends it.
public struct AnswerInquiry: CaseVerb {
  public static let action = Action.answer
  public let words: String

  public init(words: String) { self.words = words }

  public func decide(_ case: Case) throws -> Decision {
    var details = EventDetails()
    details.words = try `case`.required(words)
    return `case`.stay(details)
  }
}
