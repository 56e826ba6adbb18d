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
    case .request:
      guard let askedAt = sheet.requestedAt else { return nil }
      return ClockLine(
        start: askedAt, budget: rule.share.amount, measure: rule.share.measure, stops: [],
        calendar: calendar)
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
    case .request: report.clock.request != nil
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
    let pauses = report.clock.halts.filter {
      $0.reason == .reporter || $0.reason == .outsideJurisdiction
    }.map { ($0.from, min($0.until, max(now, $0.from))) }
    let spent = pauses.reduce(Int64(0)) { $0 + line($1.0, 0).used(at: $1.1) }
    let elapsed = pauses.reduce(Int64(0)) { $0 + $1.1 - $1.0 }
    let longest = terms.pauseCap * Self.elapsedForWorking
    guard terms.pauseCap > spent, longest > elapsed else { return nil }
    let end = min(wanted, line(now, terms.pauseCap - spent).due, now + longest - elapsed)
    return end > now ? end : nil
  }

  /// Pauses by night and over weekends cost no working time but stop clocks of elapsed time: so many
  /// times the cap is the most. Three working days and a weekend are five days of 24 hours.
  private static let elapsedForWorking: Int64 = 5
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
    guard !report.state.isClosed, !report.imported || report.reopenCount > 0 else { return [] }
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

extension ClockRules {
  /// The steps a report's running clocks have come to under these terms, where that is less than they
  /// came to before: a deadline that moved away is told of again when it comes.
  public func lowered(_ report: Report, rule: Int, at now: Int64) -> [String: Int]? {
    var report = report
    report.clock.rule = rule
    var lowered: [String: Int] = [:]
    for (clock, percent) in report.clock.fired where runs(clock, of: report) {
      guard let line = line(clock, of: report) else { continue }
      let reached =
        terms.ladder.filter {
          $0.clock == clock && line.moment(ofPercent: $0.percent) <= now
        }.map(\.percent).max() ?? 0
      if reached < percent { lowered[clock.rawValue] = reached }
    }
    return lowered.isEmpty ? nil : lowered
  }
}
