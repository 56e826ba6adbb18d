public import Domain

/// Sesuai: the proof holds, the report is completed and rests with who did the work. Some of what is
/// approved is looked at again, see ``SecondCheck``.
public struct Verify: CaseVerb {
  public static let action = Action.verify
  public let words: String?
  /// What was looked at; nil only for lives that are made up.
  public let viewing: Viewing?

  public init(words: String? = nil, viewing: Viewing? = nil) {
    self.words = words
    self.viewing = viewing
  }

  public func decide(_ case: Case) throws -> Decision {
    var details = EventDetails()
    details.words = try `case`.optional(words)
    try viewing?.check(`case`.report, now: `case`.now)
    return Decision(
      holder: `case`.report.finishedBy ?? `case`.report.holder, assignee: `case`.report.assignee,
      details: details)
  }

  public func follow(_ after: Report, in case: Case) throws {
    try `case`.drawSecondCheck(of: after)
  }
}
