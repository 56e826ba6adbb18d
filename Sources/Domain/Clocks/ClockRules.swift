/// The clocks of a report under given terms and calendar: pure, given the report.
public struct ClockRules: Sendable {
  public let terms: SLATerms
  public let calendar: WorkingCalendar

  public init(terms: SLATerms, calendar: WorkingCalendar) {
    self.terms = terms
    self.calendar = calendar
  }

  /// The rule that was fixed when the report came in.
  public func rule(of report: Report) -> SLATerms.Rule {
    terms.rules[min(report.clock.rule, terms.rules.count - 1)]
  }

  /// A clock as it runs, or ran; nil where the report has no such clock now.
  public func line(_ clock: Clock, of report: Report) -> ClockLine? {
    let sheet = report.clock
    let rule = rule(of: report)
    func line(from start: Int64, _ span: SLATerms.Span) -> ClockLine {
      ClockLine(
        start: start, budget: span.amount, measure: span.measure, stops: sheet.halts.map(\.stop),
        calendar: calendar)
    }
    switch clock {
    case .coordination:
      return report.state == .draft ? nil : line(from: sheet.arrivedAt, rule.coordination)
    case .completion:
      return line(from: report.receivedAt, rule.completion)
    case .share:
      guard report.decidedAt != nil, report.state != .awaitingVerification else { return nil }
      return line(from: sheet.heldSince, rule.share)
    case .verification:
      guard report.state == .awaitingVerification, let finishedAt = report.finishedAt else {
        return nil
      }
      return line(from: finishedAt, rule.verification)
    case .estimate:
      guard let estimate = report.estimate, let setAt = sheet.estimateSetAt, estimate > setAt
      else { return nil }
      return ClockLine(
        start: setAt, budget: estimate - setAt, measure: .elapsed, stops: [], calendar: calendar)
    }
  }

  /// Whether the clock still runs.
  public func runs(_ clock: Clock, of report: Report) -> Bool {
    guard !report.state.isClosed else { return false }
    return switch clock {
    case .coordination: report.decidedAt == nil && report.state != .draft
    case .completion: true
    case .share:
      report.decidedAt != nil && !report.clock.isTouched && report.state != .awaitingVerification
    case .verification: report.state == .awaitingVerification
    case .estimate:
      report.estimate != nil && report.clock.estimateSetAt != nil
        && report.state != .awaitingVerification
    }
  }

  /// The two promises to the reporter. A draft without a place has not arrived anywhere yet: its
  /// first decision is counted from receipt until it does.
  public func dues(of report: Report) -> Deadlines {
    let rule = rule(of: report)
    let stops = report.clock.halts.map(\.stop)
    func due(_ start: Int64, _ span: SLATerms.Span) -> Int64 {
      ClockLine(
        start: start, budget: span.amount, measure: span.measure, stops: stops, calendar: calendar
      ).due
    }
    return Deadlines(
      coordination: due(report.clock.arrivedAt, rule.coordination),
      completion: due(report.receivedAt, rule.completion))
  }

  /// The latest end of a pause that needs nobody's word, from `now` on; not later than `wanted`.
  /// - Returns: nil when the time for pauses is used up
  public func pauseEnd(of report: Report, wanted: Int64, now: Int64) -> Int64? {
    func line(_ start: Int64, _ budget: Int64) -> ClockLine {
      ClockLine(start: start, budget: budget, measure: .working, stops: [], calendar: calendar)
    }
    let spent = report.clock.halts.filter { $0.reason != nil }.reduce(Int64(0)) { sum, halt in
      sum + line(halt.from, 0).used(at: min(halt.until, max(now, halt.from)))
    }
    guard terms.pauseCap > spent else { return nil }
    let end = min(wanted, line(now, terms.pauseCap - spent).due)
    return end > now ? end : nil
  }
}

/// Something the clockwork will do to a report.
public struct ClockTimer: Sendable, Equatable {
  public enum What: Sendable, Equatable {
    case step(SLATerms.Step)
    /// Tell the reporter that the open question closes the report soon.
    case remind
    case closeUnanswered
  }

  /// Milliseconds since 1970 UTC.
  public let at: Int64
  public let what: What
}

extension ClockRules {
  /// What will happen if nobody does anything, the soonest first; of each clock only its next step.
  public func timers(of report: Report) -> [ClockTimer] {
    guard !report.state.isClosed, !report.imported else { return [] }
    var timers: [ClockTimer] = []
    for clock in Clock.allCases where runs(clock, of: report) {
      guard let line = line(clock, of: report),
        let step = terms.next(clock, after: report.clock.fired[clock] ?? 0)
      else { continue }
      timers.append(ClockTimer(at: line.moment(ofPercent: step.percent), what: .step(step)))
    }
    if let timer = questionTimer(report) { timers.append(timer) }
    return timers.sorted { $0.at < $1.at }
  }

  private func questionTimer(_ report: Report) -> ClockTimer? {
    guard report.questionOpen, report.state != .awaitingVerification, report.state != .returned,
      let askedAt = report.clock.askedAt
    else { return nil }
    let day: Int64 = 86_400_000
    guard let noticedAt = report.clock.noticedAt else {
      return ClockTimer(at: askedAt + Int64(terms.questionNoticeDays) * day, what: .remind)
    }
    // A notice that came late still leaves its time.
    let notice = Int64(terms.questionCloseDays - terms.questionNoticeDays) * day
    return ClockTimer(
      at: max(askedAt + Int64(terms.questionCloseDays) * day, noticedAt + notice),
      what: .closeUnanswered)
  }
}

extension SLATerms {
  /// The lowest step of a clock above a per cent.
  func next(_ clock: Clock, after percent: Int) -> Step? {
    ladder.filter { $0.clock == clock && $0.percent > percent }.min { $0.percent < $1.percent }
  }
}
