public import Domain

/// Nilai: one to five, with reasons from the city's list and words.
public struct Rate: CaseVerb {
  public static let action = Action.rate
  public let stars: Int
  public let reasons: [String]
  public let words: String?

  public init(stars: Int, reasons: [String] = [], words: String? = nil) {
    self.stars = stars
    self.reasons = reasons
    self.words = words
  }

  public func decide(_ case: Case) throws -> Decision {
    guard (1...5).contains(stars) else { throw Refusal.ratingOutOfRange }
    var details = EventDetails()
    details.rating = stars
    if !reasons.isEmpty {
      guard reasons.count <= 10 else { throw Refusal.unknownReason("") }
      details.reasons = try reasons.map { code in try `case`.reason(.rating, code) }
    }
    details.words = try `case`.optional(words)
    return `case`.stay(details)
  }
}
