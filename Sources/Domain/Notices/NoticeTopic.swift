/// What people are told of.
public enum NoticeTopic: String, Sendable, Codable, CaseIterable {
  // To reporters.
  case receipt, handedOver, estimate, paused, question, questionClosing, late, acknowledged
  case completed, answered, rejected, merged, closedUnanswered, reopened
  // To people who support somebody else's report.
  case supportedMoved, supportedCompleted, supportedEnded, supportedReopened
  // To officers.
  case arrived, returned, replied, near, overdue, escalated, requested, requestDecided
  // Of no single report.
  case digest, weekly

  public enum Group: Sendable { case reporter, supporter, officer, summary }

  public var group: Group {
    switch self {
    case .receipt, .handedOver, .estimate, .paused, .question, .questionClosing, .late,
      .acknowledged, .completed, .answered, .rejected, .merged, .closedUnanswered, .reopened:
      .reporter
    case .supportedMoved, .supportedCompleted, .supportedEnded, .supportedReopened: .supporter
    case .arrived, .returned, .replied, .near, .overdue, .escalated, .requested, .requestDecided:
      .officer
    case .digest, .weekly: .summary
    }
  }

  /// Receipt and close, and what closes a report when it goes unanswered: told whatever else was
  /// told that day.
  public var isAlwaysTold: Bool {
    switch self {
    case .receipt, .completed, .answered, .rejected, .merged, .closedUnanswered, .question,
      .questionClosing, .supportedCompleted, .supportedEnded:
      true
    default: group != .reporter && group != .supporter
    }
  }

  /// An answer to what the reporter did this minute is not held back at night.
  public var answersReporter: Bool { self == .receipt || self == .reopened }

  /// Officers' telephones ring for what is new and what is late; the rest waits on the desk.
  public var ringsOfficers: Bool {
    switch self {
    case .arrived, .overdue, .escalated, .requested: true
    default: false
    }
  }

  /// By mail at once; the rest stands in the digest.
  public var isMailedToOfficers: Bool { self == .escalated || self == .requested }
}

/// Who is to hear of a step.
public enum Audience: Sendable, Equatable {
  case reporter
  /// Those who support the report and asked to hear of it.
  case supporters
  /// Those who work in a unit.
  case staff(String)
  /// Who leads a unit.
  case heads(String)
  case person(Int64)
}

/// One thing to be told.
public struct Notice: Sendable, Equatable {
  public let topic: NoticeTopic
  public let audience: Audience

  init(_ topic: NoticeTopic, _ audience: Audience) {
    self.topic = topic
    self.audience = audience
  }
}

extension Notice {
  /// Who hears what of a step. Source: the city's rhythm of messages: at receipt, at hand-over, when a
  /// promise changes, when it is late, at the end and at a new beginning.
  /// - Parameter before: the holder before the step; nil for the first one
  public static func arising(from event: ReportEvent, before: String?, book: CityBook) -> [Notice] {
    let details = event.details
    var notices: [Notice] = []
    func reporter(_ topic: NoticeTopic) { notices.append(Notice(topic, .reporter)) }
    func holder(_ topic: NoticeTopic) { notices.append(Notice(topic, event.holders)) }
    func supporters(_ topic: NoticeTopic) { notices.append(Notice(topic, .supporters)) }
    func ended(_ topic: NoticeTopic) {
      reporter(topic)
      supporters(.supportedEnded)
    }
    func reopened() {
      reporter(.reopened)
      supporters(.supportedReopened)
    }
    switch event.action {
    case .submit:
      reporter(.receipt)
      holder(.arrived)
    case .coordinate, .refuseJurisdiction:
      reporter(.handedOver)
      supporters(.supportedMoved)
      if details.toArbiter == true {
        notices.append(Notice(.escalated, .heads(event.holder)))
      } else {
        holder(.arrived)
      }
    case .dispatch:
      if details.estimate != nil { reporter(.estimate) }
      holder(.arrived)
    case .take:
      if details.estimate != nil { reporter(.estimate) }
    case .setEstimate:
      if details.estimate != nil { reporter(.estimate) }
    case .decideRequest:
      if details.estimate != nil { reporter(.estimate) }
      if details.pause != nil { reporter(.paused) }
      holder(.requestDecided)
    case .pause:
      if details.pause != nil { reporter(.paused) }
    case .finish:
      holder(.arrived)
    case .returnWork: holder(.returned)
    case .verify:
      reporter(.completed)
      supporters(.supportedCompleted)
    case .answer: ended(.answered)
    case .reject: ended(.rejected)
    case .merge: ended(.merged)
    case .closeUnanswered: ended(.closedUnanswered)
    case .withdraw: supporters(.supportedEnded)
    case .reopen:
      reopened()
      holder(.arrived)
    case .ask: reporter(.question)
    case .remind: reporter(.questionClosing)
    case .reply, .addInformation:
      if event.action == .reply, event.state == .reopened { reopened() }
      holder(.replied)
    case .acknowledge: reporter(.acknowledged)
    case .reassign:
      notices.append(Notice(.arrived, event.assignee.map(Audience.person) ?? event.holders))
    case .escalate:
      notices += escalation(details.escalation, event)
    case .start, .split, .addProgress, .rate, .recategorise, .note, .resume,
      .recalculate:
      break
    }
    if details.request != nil, let unit = details.requestTo {
      notices.append(Notice(.requested, .heads(unit)))
    }
    return notices
  }

  private static func escalation(_ step: EscalationStep?, _ event: ReportEvent) -> [Notice] {
    guard let step else { return [] }
    let isLate = step.percent >= 100
    var notices: [Notice] = []
    switch step.clock {
    case .coordination, .completion, .estimate:
      if isLate { notices.append(Notice(.late, .reporter)) }
    case .share, .verification, .request: break
    }
    if step.to == nil || step.percent == 100 {
      notices.append(Notice(isLate ? .overdue : .near, event.holders))
    }
    if let unit = step.to { notices.append(Notice(.escalated, .heads(unit))) }
    return notices
  }
}

extension ReportEvent {
  /// Who works on it after this step. While work is verified, it is still assigned to who did it.
  fileprivate var holders: Audience {
    if state != .awaitingVerification, let assignee { return .person(assignee) }
    return .staff(holder)
  }
}
