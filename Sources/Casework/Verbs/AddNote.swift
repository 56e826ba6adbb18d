public import Domain

/// An internal note: officers only, never the reporter.
public struct AddNote: CaseVerb {
  public static let action = Action.note
  public let words: String

  public init(words: String) { self.words = words }

  public func decide(_ case: Case) throws -> Decision {
    var details = EventDetails()
    details.internalWords = try `case`.required(words)
    return `case`.stay(details)
  }
}
