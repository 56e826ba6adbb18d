import Domain

/// One report's history, step by step beside the check's own record of it.
struct HistoryWalk {
  /// What a question comes to, as steps of a ladder.
  private enum Silence {
    static let remind = 1
    static let close = 2
  }

  private let check: ClockCheck
  private let presence: Presence
  private let report: Int64
  private var book: Bookkeeping
  private var watches: [Clock: Watch] = [:]
  private var silence: Watch?

  init(_ check: ClockCheck, _ presence: Presence, _ first: ReportEvent) {
    self.check = check
    self.presence = presence
    report = first.reportID
    book = Bookkeeping(first)
    var none = Findings()
    look(at: first.at, hasChanged: true, &none)
  }

  mutating func take(_ event: ReportEvent, _ findings: inout Findings) {
    switch event.action {
    case .escalate:
      findings.escalations += 1
      return judge(event, &findings)
    case .remind:
      findings.reminders += 1
      judge(Silence.remind, event, &findings)
    case .closeUnanswered:
      findings.closings += 1
      judge(Silence.close, event, &findings)
    default: break
    }
    let details = event.details
    let hasNewRules = details.policy != nil || details.calendar != nil || details.rule != nil
    if hasNewRules { findOverdue(event.at, &findings) }
    let stops = book.stops
    book.enter(event)
    if hasNewRules { expectAnew(event.at) }
    let isAsBefore = stops.elementsEqual(book.stops) { $0 == $1 }
    look(at: event.at, hasChanged: hasNewRules || !isAsBefore, &findings)
  }

  mutating func finish(_ end: Int64, _ findings: inout Findings) {
    findOverdue(end, &findings)
    for (clock, watch) in watches where !watch.isRunning {
      leave(watch, clock.rawValue, end, &findings)
    }
  }
}

// MARK: What had to happen

extension HistoryWalk {
  /// Other terms hold from now on.
  private mutating func expectAnew(_ now: Int64) {
    guard let terms = check.terms[book.policy] else { return }
    for clock in Clock.allCases {
      let steps = check.ladder(clock, policy: book.policy)
      if let run = book.run(clock, terms), run.isRunning, watches[clock]?.isRunning == true {
        watches[clock]?.expect(steps, check.moments(run, steps, book), at: now)
      } else {
        watches[clock]?.expect(steps)
      }
    }
  }

  /// Sets the watches to where the clocks are after a step.
  private mutating func look(at now: Int64, hasChanged: Bool, _ findings: inout Findings) {
    guard let terms = check.terms[book.policy] else { return }
    for clock in Clock.allCases {
      let run = book.run(clock, terms)
      if let old = watches[clock], old.start != run?.start {
        leave(old, clock.rawValue, now, &findings)
        watches[clock] = nil
      }
      guard let run else { continue }
      var watch = watches[clock] ?? Watch(start: run.start)
      if watches[clock] == nil { watch.expect(check.ladder(clock, policy: book.policy)) }
      if run.isRunning {
        if hasChanged || !watch.isRunning {
          watch.run(check.moments(run, watch.awaited.map(\.step), book), at: now)
        }
      } else if watch.isRunning {
        findOverdue(&watch, clock.rawValue, now, &findings)
        watch.stop(at: now)
      }
      watches[clock] = watch
    }
    lookAtQuestion(terms, at: now, &findings)
  }

  private mutating func lookAtQuestion(
    _ terms: SLATerms, at now: Int64, _ findings: inout Findings
  ) {
    if let old = silence, old.start != book.question?.askedAt {
      leave(old, "question", now, &findings)
      silence = nil
    }
    guard let question = book.question else { return }
    var watch = silence ?? Watch(start: question.askedAt)
    if silence == nil { watch.expect([Silence.remind, Silence.close]) }
    if book.isWaitingForAnswer {
      let day: Int64 = 86_400_000
      let close = question.noticedAt.map {
        max(
          question.askedAt + Int64(terms.questionCloseDays) * day,
          $0 + Int64(terms.questionCloseDays - terms.questionNoticeDays) * day)
      }
      watch.run(
        [question.askedAt + Int64(terms.questionNoticeDays) * day, close ?? .max], at: now)
    } else if watch.isRunning {
      findOverdue(&watch, "question", now, &findings)
      watch.stop(at: now)
    }
    silence = watch
  }

  /// What the clockwork should have done by now, and has not.
  private mutating func findOverdue(_ now: Int64, _ findings: inout Findings) {
    for clock in Clock.allCases {
      guard var watch = watches[clock] else { continue }
      findOverdue(&watch, clock.rawValue, now, &findings)
      watches[clock] = watch
    }
    if var watch = silence {
      findOverdue(&watch, "question", now, &findings)
      silence = watch
    }
  }

  private func findOverdue(
    _ watch: inout Watch, _ name: String, _ now: Int64, _ findings: inout Findings
  ) {
    for index in watch.overdue(now) {
      let since = watch.awaited[index].since
      guard presence.there(from: since, until: watch.stoppedAt ?? now) > check.allowance
      else { continue }
      findings.note(.missing, words(name, watch.awaited[index].step, since))
      watch.missed(index)
    }
  }

  /// Nobody will come back to this run: what was due a moment ago will not be done.
  private func leave(_ watch: Watch, _ name: String, _ now: Int64, _ findings: inout Findings) {
    var watch = watch
    findOverdue(&watch, name, now, &findings)
    for index in watch.overdue(now) {
      let time = presence.there(from: watch.awaited[index].since, until: watch.stoppedAt ?? now)
      findings.races += 1
      findings.longestRace = max(findings.longestRace, time)
    }
  }
}

// MARK: What did happen

extension HistoryWalk {
  private mutating func judge(_ event: ReportEvent, _ findings: inout Findings) {
    guard let step = event.details.escalation, var watch = watches[step.clock] else {
      return findings.note(.early, words("a step of no clock", 0, event.at))
    }
    judge(
      step.percent, of: &watch, step.clock.rawValue, at: event.at, dueAt: step.dueAt, &findings)
    watches[step.clock] = watch
  }

  private mutating func judge(
    _ step: Int, _ event: ReportEvent, _ findings: inout Findings
  ) {
    guard var watch = silence else {
      return findings.note(.early, words("no question", step, event.at))
    }
    judge(step, of: &watch, "question", at: event.at, dueAt: nil, &findings)
    silence = watch
  }

  private func judge(
    _ step: Int, of watch: inout Watch, _ name: String, at: Int64, dueAt: Int64?,
    _ findings: inout Findings
  ) {
    guard let index = watch.awaited.firstIndex(where: { $0.step == step }) else {
      return findings.note(.early, words(name + " without such a step", step, at))
    }
    let awaited = watch.awaited[index]
    guard !awaited.isDone else { return findings.note(.twice, words(name, step, at)) }
    watch.done(index)
    guard watch.isRunning else {
      return findings.note(.early, words(name + " stood still", step, at))
    }
    if at < awaited.moment || dueAt ?? awaited.moment < awaited.moment {
      return findings.note(.early, words(name, step, at) + ", due \(awaited.moment)")
    }
    guard !awaited.isMissed else { return }
    let wait = presence.there(from: awaited.since, until: at)
    findings.longestWait = max(findings.longestWait, wait)
    if wait > check.allowance || dueAt ?? awaited.moment > awaited.moment {
      findings.note(
        .missing, words(name + " in time", step, at) + ", due \(awaited.moment), said \(dueAt ?? 0)"
      )
    }
  }

  private func words(_ what: String, _ step: Int, _ at: Int64) -> String {
    "report \(report), \(what) \(step) at \(at)"
  }
}
