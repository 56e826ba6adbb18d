public import Domain

/// Corrects the category, which the reporter often gets wrong.
public struct Recategorise: CaseVerb {
  public static let action = Action.recategorise
  public let category: String

  public init(category: String) { self.category = category }

  public func decide(_ case: Case) throws -> Decision {
    guard `case`.book.category(category) != nil else { throw Refusal.unknownCategory(category) }
    var details = EventDetails()
    details.category = category
    return `case`.stay(details)
  }
}
