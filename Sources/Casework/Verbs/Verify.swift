public import Domain

/// Sesuai: the proof holds, the report is completed and rests with who did the work.
public struct Verify: CaseVerb {
  public static let action = Action.verify
  public let words: String?

  public init(words: String? = nil) { self.words = words }

  public func decide(_ case: Case) throws -> Decision {
    var details = EventDetails()
    details.words = try `case`.optional(words)
    return Decision(
      holder: `case`.report.finishedBy ?? `case`.report.holder, assignee: `case`.report.assignee,
      details: details)
  }
}
