public import Domain

/// Putuskan permintaan: the arbiter grants or declines a pause or a promise beyond the terms.
public struct DecideRequest: CaseVerb {
  public static let action = Action.decideRequest
  public let grants: Bool
  public let words: String

  public init(grants: Bool, words: String) {
    self.grants = grants
    self.words = words
  }

  public func decide(_ case: Case) throws -> Decision {
    guard let request = `case`.report.clock.request else { throw Refusal.noRequest }
    var details = EventDetails()
    details.words = try `case`.required(words)
    details.granted = grants
    if grants {
      switch request.kind {
      case .estimate: details.estimate = try `case`.estimate(request.until)
      case .pause:
        guard request.until > `case`.now else { throw Refusal.pauseInPast }
        let reason = PauseReason(rawValue: request.reason) ?? .outsideJurisdiction
        details.pause = PauseStep(reason: reason, until: request.until)
      }
    }
    return `case`.stay(details)
  }
}
