public import Domain

/// Tidak sesuai: back to who did it, with a reason and what to mend. The clock runs on.
public struct ReturnWork: CaseVerb {
  public static let action = Action.returnWork
  public let reason: String
  public let words: String

  public init(reason: String, words: String) {
    self.reason = reason
    self.words = words
  }

  public func decide(_ case: Case) throws -> Decision {
    var details = EventDetails()
    details.reason = try `case`.reason(.return, reason)
    details.words = try `case`.required(words)
    return Decision(
      holder: `case`.report.finishedBy ?? `case`.report.holder, assignee: `case`.report.assignee,
      details: details)
  }
}
