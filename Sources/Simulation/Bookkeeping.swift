import Domain

/// The check's own record of one report, kept by the steps of people: what each clock counts from,
/// and when it stood still. Steps of the clockwork change nothing here, but for a question it has
/// reminded of and a report it has closed.
struct Bookkeeping {
  struct Run: Equatable {
    let start: Int64
    let budget: Int64
    let measure: Measure
    var stopsWithPauses = true
    let isRunning: Bool
  }

  struct Question: Equatable {
    let askedAt: Int64
    var noticedAt: Int64?
  }

  private struct Pause {
    let from: Int64
    let until: Int64
    let reason: PauseReason
  }

  private(set) var policy: Int64 = 0
  private(set) var calendar: Int64 = 0
  private var rule = 0
  private let receivedAt: Int64
  private var arrivedAt: Int64
  private var state: ReportState
  private var holder: String
  private var isDecided = false
  /// Since when the holder of now has it, and whether anything came of it.
  private var heldSince: Int64
  private var isTouched = false
  private var finishedAt: Int64?
  private var promise: (madeAt: Int64, date: Int64)?
  private(set) var question: Question?
  /// Something waits for the arbiter's word since then.
  private var requestedAt: Int64?
  private var closedAt: Int64?
  private var pause: Pause?
  private var pastStops: [(from: Int64, until: Int64)] = []

  init(_ first: ReportEvent) {
    receivedAt = first.at
    arrivedAt = first.at
    heldSince = first.at
    state = first.state
    holder = first.holder
    policy = first.details.policy ?? 0
    calendar = first.details.calendar ?? 0
    rule = first.details.rule ?? 0
    pause = first.details.pause.map { Pause(from: first.at, until: $0.until, reason: $0.reason) }
  }

  var isClosed: Bool { closedAt != nil }

  /// Whether the time for an answer runs.
  var isWaitingForAnswer: Bool {
    question != nil && closedAt == nil && state != .awaitingVerification && state != .returned
  }

  /// When clocks stood still, or are to stand still as it looks now.
  var stops: [(from: Int64, until: Int64)] {
    pastStops + (pause.map { [(from: $0.from, until: $0.until)] } ?? [])
  }

  /// Nil for a clock that never began.
  func run(_ clock: Clock, _ terms: SLATerms) -> Run? {
    let rule = terms.rules[min(rule, terms.rules.count - 1)]
    let isOpen = closedAt == nil
    func run(_ start: Int64, _ span: SLATerms.Span, _ isRunning: Bool) -> Run {
      Run(start: start, budget: span.amount, measure: span.measure, isRunning: isRunning && isOpen)
    }
    switch clock {
    case .coordination:
      return state == .draft ? nil : run(arrivedAt, rule.coordination, !isDecided)
    case .completion:
      return run(receivedAt, rule.completion, true)
    case .share:
      return isDecided
        ? run(heldSince, rule.share, !isTouched && state != .awaitingVerification) : nil
    case .verification:
      return finishedAt.map { run($0, rule.verification, state == .awaitingVerification) }
    case .estimate:
      guard let promise, promise.date > promise.madeAt else { return nil }
      return Run(
        start: promise.madeAt, budget: promise.date - promise.madeAt, measure: .elapsed,
        stopsWithPauses: false, isRunning: isOpen && state != .awaitingVerification)
    case .request:
      guard let requestedAt else { return nil }
      return Run(
        start: requestedAt, budget: rule.share.amount, measure: rule.share.measure,
        stopsWithPauses: false, isRunning: isOpen)
    }
  }
}

extension Bookkeeping {
  mutating func enter(_ event: ReportEvent) {
    policy = event.details.policy ?? policy
    calendar = event.details.calendar ?? calendar
    rule = event.details.rule ?? rule
    enterPauses(event)
    enterHolder(event)
    enterWork(event)
    let closes = event.state.isClosed
    closedAt = closes ? closedAt ?? event.at : nil
    if closes { (question, promise, requestedAt) = (nil, nil, nil) }
    state = event.state
    holder = event.holder
  }

  private mutating func enterPauses(_ event: ReportEvent) {
    if let closedAt, !event.state.isClosed { pastStops.append((closedAt, event.at)) }
    var ends = event.action == .resume || event.state.isClosed || event.details.pause != nil
    if let pause, pause.until > event.at {
      switch (pause.reason, event.action) {
      case (.reporter, .reply), (.reporter, .addInformation), (.reporter, .finish): ends = true
      case (.outsideJurisdiction, .take), (.outsideJurisdiction, .start),
        (.outsideJurisdiction, .dispatch), (.outsideJurisdiction, .finish):
        ends = true
      default: break
      }
    }
    if ends, let pause {
      pastStops.append((pause.from, min(pause.until, event.at)))
      self.pause = nil
    }
    if let step = event.details.pause {
      pause = Pause(from: event.at, until: step.until, reason: step.reason)
    }
  }

  private mutating func enterHolder(_ event: ReportEvent) {
    if event.action == .submit { arrivedAt = event.at }
    let isOpenedAgain = closedAt != nil && !event.state.isClosed
    if event.holder != holder || event.action == .submit || isOpenedAgain {
      heldSince = event.at
      isTouched = false
    } else if event.actorRole != .reporter, event.actorRole != .system {
      switch event.action {
      case .note, .recategorise, .split, .acknowledge, .decideRequest, .pause, .resume: break
      default: isTouched = true
      }
    }
  }

  private mutating func enterWork(_ event: ReportEvent) {
    switch event.action {
    case .take, .dispatch, .start, .reject, .merge, .answer, .coordinate: isDecided = true
    case .finish: finishedAt = event.at
    case .ask: question = Question(askedAt: event.at)
    case .remind: question?.noticedAt = event.at
    case .reply, .addInformation, .reopen: question = nil
    case .decideRequest: requestedAt = nil
    default: break
    }
    if let date = event.details.estimate { promise = (event.at, date) }
    if event.details.request != nil { requestedAt = event.at }
  }
}
