public import Domain

/// Minta keterangan: a question to the reporter. The clocks wait for the answer as long as the terms
/// allow; without one the report is closed at last, after a notice.
public struct AskReporter: CaseVerb {
  public static let action = Action.ask
  public let words: String

  public init(words: String) { self.words = words }

  public func decide(_ case: Case) throws -> Decision {
    var details = EventDetails()
    details.words = try `case`.required(words)
    let report = `case`.report
    if report.state != .awaitingVerification, report.clock.pause(at: `case`.now) == nil,
      let end = `case`.rules.pauseEnd(of: report, wanted: .max, now: `case`.now)
    {
      details.pause = PauseStep(reason: .reporter, until: end)
    }
    return `case`.stay(details)
  }
}
