/// What the clocks of one report are computed from, beside its own times: a fold of its events.
public struct ClockSheet: Sendable, Equatable {
  /// Versions of the terms and of the calendar that hold for this report; 0 = from before versions
  /// were kept.
  public var policy: Int64 = 0
  public var calendar: Int64 = 0
  /// Which rule of the terms.
  public var rule = 0
  /// Arrival at the first office.
  public var arrivedAt: Int64
  /// When the holder got it, and whether the holder has done anything since.
  public var heldSince: Int64
  public var isTouched = false
  /// In the order of their beginnings.
  public var halts: [Halt] = []
  /// The highest step of the ladder each clock has come to.
  public var fired: [Clock: Int] = [:]
  public var escalations: [Escalation] = []
  public var request: ClockRequest?
  public var requestedAt: Int64?
  /// The open question's moment, and when the reporter was told that it will be closed.
  public var askedAt: Int64?
  public var noticedAt: Int64?
  /// Closed because the reporter did not answer.
  public var closedUnanswered = false
  public var estimateSetAt: Int64?
  /// Last step of a person in office that moved the report on.
  public var movedAt: Int64
  /// Revision of the last step that was not the clockwork's own: who saw that one saw all that
  /// people did.
  public var settledVersion = 0
  /// Revision of the last step folded in.
  public var foldedTo = 0

  public init(receivedAt: Int64) {
    arrivedAt = receivedAt
    heldSince = receivedAt
    movedAt = receivedAt
  }

  /// The pause in force.
  public func pause(at now: Int64) -> Halt? {
    halts.last { $0.reason != nil && $0.from <= now && now < $0.until }
  }

  /// How near the running clocks are to their ends, as the steps of the ladder tell.
  public enum Pressure: Int, Sendable, CaseIterable, Comparable {
    case calm, near, late

    public static func < (a: Pressure, b: Pressure) -> Bool { a.rawValue < b.rawValue }
  }

  /// From this per cent on a clock is nearly out. Source: the officers' list "less than a quarter of
  /// the time left".
  public static let nearFrom = 75

  public var pressure: Pressure {
    let most = fired.filter { $0.key != .estimate }.values.max() ?? 0
    return most >= 100 ? .late : most >= Self.nearFrom ? .near : .calm
  }
}

extension ClockSheet {
  /// Folds a step in. `before` is the report without it.
  mutating func apply(_ event: ReportEvent, before: Report) {
    let details = event.details
    if let policy = details.policy { self.policy = policy }
    if let calendar = details.calendar { self.calendar = calendar }
    if let rule = details.rule { self.rule = rule }
    foldedTo = event.revision
    if event.actorRole != .system { settledVersion = event.revision }
    if event.moves { movedAt = event.at }
    applyHolder(event, before: before)
    applyHalts(event, before: before)
    applyPromises(event)
    applyLadder(event, before: before)
  }

  private mutating func applyHolder(_ event: ReportEvent, before: Report) {
    if event.action == .submit { arrivedAt = event.at }
    if event.holder != before.holder || event.action == .submit || event.action == .reopen
      || before.state.isClosed
    {
      heldSince = event.at
      isTouched = false
      end(.share)
    } else if event.moves, event.action != .decideRequest {
      // The arbiter's word is no step of the holder's.
      isTouched = true
      end(.share)
    }
  }

  private mutating func applyHalts(_ event: ReportEvent, before: Report) {
    if let closedAt = before.closedAt, !event.state.isClosed {
      halts.append(Halt(from: closedAt, until: event.at, reason: nil))
    }
    let answered = event.action == .reply || event.action == .addInformation
    if event.action == .resume || event.state.isClosed
      || (answered && pause(at: event.at)?.reason == .reporter)
      || (event.accepts && pause(at: event.at)?.reason == .outsideJurisdiction)
      || (event.action == .finish && pause(at: event.at)?.reason == .reporter)
    {
      endPause(at: event.at)
    }
    if let pause = event.details.pause {
      endPause(at: event.at)
      halts.append(Halt(from: event.at, until: pause.until, reason: pause.reason))
    }
  }

  private mutating func endPause(at moment: Int64) {
    for index in halts.indices where halts[index].reason != nil && halts[index].until > moment {
      halts[index].until = max(moment, halts[index].from)
    }
  }

  private mutating func applyPromises(_ event: ReportEvent) {
    let details = event.details
    if details.estimate != nil {
      estimateSetAt = event.at
      end(.estimate)
    }
    if let request = details.request {
      self.request = request
      requestedAt = event.at
      fired[.request] = nil
    }
    switch event.action {
    case .ask:
      askedAt = event.at
      noticedAt = nil
    case .remind:
      noticedAt = event.at
    case .reply:
      (askedAt, noticedAt, closedUnanswered) = (nil, nil, false)
    case .addInformation:
      // Whoever writes is not silent, whether or not it answers the question.
      (askedAt, noticedAt) = (nil, nil)
    case .closeUnanswered:
      closedUnanswered = true
    case .decideRequest:
      request = nil
      requestedAt = nil
      end(.request)
    case .reopen:
      (askedAt, noticedAt, closedUnanswered) = (nil, nil, false)
    default:
      break
    }
  }

  private mutating func applyLadder(_ event: ReportEvent, before: Report) {
    let details = event.details
    if before.decidedAt == nil, event.decides { end(.coordination) }
    if before.state == .awaitingVerification, event.state != .awaitingVerification {
      end(.verification)
    }
    if event.state.isClosed {
      escalations = []
      request = nil
      requestedAt = nil
      // A promise ends here, kept or not; these two run on should it be opened again.
      estimateSetAt = nil
      for clock in Clock.allCases where clock != .completion && clock != .coordination {
        fired[clock] = nil
      }
      return
    }
    if event.holder != before.holder { hand(on: event, from: before.holder) }
    // Under other terms a clock may stand lower than the steps it has come to.
    if let fired = details.fired {
      for (name, percent) in fired {
        guard let clock = Clock(rawValue: name) else { continue }
        self.fired[clock] = percent > 0 ? percent : nil
        if percent < 100 { escalations.removeAll { $0.cause.rawValue == name } }
      }
    }
    if let step = details.escalation {
      fired[step.clock] = max(step.percent, fired[step.clock] ?? 0)
      if let unit = step.to, let cause = Escalation.Cause(rawValue: step.clock.rawValue) {
        open(Escalation(unit: unit, cause: cause, at: event.at))
      }
    }
    if details.toArbiter == true {
      open(Escalation(unit: event.holder, cause: .bounced, at: event.at))
    }
    if details.request != nil, let unit = details.requestTo {
      open(Escalation(unit: unit, cause: .request, at: event.at))
    }
    if event.action == .acknowledge, let unit = event.actorUnit {
      escalations.removeAll { $0.unit == unit && $0.cause != .request }
    }
  }

  /// What lay with the head of the office that had it goes with it: who no longer holds a report is
  /// no longer asked about it, and no longer reads it.
  private mutating func hand(on event: ReportEvent, from holder: String) {
    for escalation in escalations where escalation.unit == holder && escalation.cause != .request {
      escalations.removeAll { $0 == escalation }
      guard escalation.cause != .bounced else { continue }
      open(Escalation(unit: event.holder, cause: escalation.cause, at: escalation.at))
    }
    escalations.removeAll { $0.cause == .bounced }
  }

  /// A clock that has stopped: it begins anew some day, and nobody waits for it now.
  private mutating func end(_ clock: Clock) {
    fired[clock] = nil
    escalations.removeAll { $0.cause.rawValue == clock.rawValue }
  }

  private mutating func open(_ escalation: Escalation) {
    escalations.removeAll { $0.unit == escalation.unit && $0.cause == escalation.cause }
    escalations.append(escalation)
  }
}

extension Report {
  /// Whether somebody who saw this version has missed a step of a person. Steps of the clockwork
  /// change nothing that people decide on.
  public func isOutdated(_ seen: Int) -> Bool {
    seen < clock.settledVersion || seen > version
  }
}

extension ReportEvent {
  /// A step of somebody in office that moves the report on: not a note among officers, not the
  /// clockwork, not the reporter.
  var moves: Bool {
    guard actorRole != .reporter, actorRole != .system else { return action == .submit }
    switch action {
    case .note, .recategorise, .split, .acknowledge, .pause, .resume: return false
    default: return true
    }
  }

  /// The holder sets to work.
  var accepts: Bool {
    switch action {
    case .take, .start, .dispatch, .finish: true
    default: false
    }
  }

  /// Whether anybody beside who did it should hear of it.
  public var isTold: Bool {
    switch action {
    case .note, .recategorise, .split, .addProgress, .resume: false
    default: true
    }
  }

  /// The first real decision.
  var decides: Bool {
    switch action {
    case .take, .dispatch, .start, .reject, .merge, .answer, .coordinate: true
    default: false
    }
  }
}
