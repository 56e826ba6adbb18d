public import Domain

/// Jalankan jam: the reason for the pause is gone before its time.
public struct ResumeClock: CaseVerb {
  public static let action = Action.resume
  public let words: String?

  public init(words: String? = nil) { self.words = words }

  public func decide(_ case: Case) throws -> Decision {
    guard `case`.report.clock.pause(at: `case`.now) != nil else { throw Refusal.notPaused }
    var details = EventDetails()
    details.words = try `case`.optional(words)
    return `case`.stay(details)
  }
}
