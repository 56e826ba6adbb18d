import Domain

/// What clocks and pauses say in words, for reporters and officers alike.
extension RequestContext {
  func requestWords(_ request: ClockRequest, book: CityBook) -> String {
    let until = words.date(request.until)
    switch request.kind {
    case .estimate:
      let reason = book.reason(.estimate, request.reason).map { text($0.text) } ?? request.reason
      return text(.clockAskedEstimate, ["date": until, "reason": reason])
    case .pause:
      let reason = PauseReason(rawValue: request.reason).map { text(.of($0)) } ?? request.reason
      return text(.clockAskedPause, ["date": until, "reason": reason])
    }
  }

  /// "Terlambat; diteruskan ke Camat Gambir", of a step of the ladder others are told of.
  func escalationWords(_ step: EscalationStep, book: CityBook) -> String {
    guard let unit = step.to else {
      return text(.clockWarning, ["clock": text(.of(step.clock)), "percent": "\(step.percent)"])
    }
    return text(
      .clockEscalated, ["clock": text(.of(step.clock)), "unit": book.units.name(unit)])
  }
}

extension Message {
  static func of(_ clock: Clock) -> Message {
    switch clock {
    case .coordination: clockCoordination
    case .completion: clockCompletion
    case .share: clockShare
    case .verification: clockVerification
    case .estimate: clockEstimate
    case .request: clockRequest
    }
  }

  static func of(_ reason: PauseReason) -> Message {
    switch reason {
    case .reporter: pauseReporter
    case .outsideJurisdiction: pauseOutside
    case .forceMajeure: pauseForce
    }
  }

  static func of(_ cause: Escalation.Cause) -> Message {
    switch cause {
    case .coordination: causeCoordination
    case .completion: causeCompletion
    case .share: causeShare
    case .verification: causeVerification
    case .estimate: causeEstimate
    case .bounced: causeBounced
    case .request: causeRequest
    }
  }
}
