public import Domain

/// Hentikan jam: the clocks stand still for a reason of the closed list, as long as the terms allow.
/// More is asked of the arbiter. A deadline that has passed stays passed.
public struct PauseClock: CaseVerb {
  public static let action = Action.pause
  public let reason: PauseReason
  /// Milliseconds since 1970 UTC.
  public let until: Int64
  public let words: String

  public init(_ reason: PauseReason, until: Int64, words: String) {
    self.reason = reason
    self.until = until
    self.words = words
  }

  public func decide(_ case: Case) throws -> Decision {
    var details = EventDetails()
    details.words = try `case`.required(words)
    guard until > `case`.now else { throw Refusal.pauseInPast }
    guard until <= `case`.now + 365 * 86_400_000 else { throw Refusal.estimateTooFar(days: 365) }
    if `case`.actor.role == .system || `case`.isArbiter {
      details.pause = PauseStep(reason: reason, until: until)
      return `case`.stay(details)
    }
    // A question pauses by itself, an emergency is declared for an area.
    guard reason == .outsideJurisdiction else { throw Refusal.pauseNotByHand }
    let end = `case`.rules.pauseEnd(of: `case`.report, wanted: until, now: `case`.now)
    if let end { details.pause = PauseStep(reason: reason, until: end) }
    if end ?? 0 < until {
      details.request = ClockRequest(kind: .pause, until: until, reason: reason.rawValue)
      details.requestTo = `case`.book.city.arbiterUnit
    }
    return `case`.stay(details)
  }
}
