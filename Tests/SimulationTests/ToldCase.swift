import Domain

@testable import Simulation

/// One report, told step by step: between the steps of people the clockwork does what is due, a
/// second late each time.
struct ToldCase {
  private struct NotAllowed: Error {}

  static let hour: Int64 = 3_600_000
  static let day: Int64 = 24 * hour

  private(set) var history: [ReportEvent]
  private var report: Report
  private let book: CityBook
  private let terms: YearTerms
  let start: Int64
  private(set) var now: Int64
  private var chances = Chances(7)

  /// Received on Monday, 5 January 2026, at 9 in the morning, with nobody at the clocks yet.
  init?() {
    guard let terms = YearTerms(SmallTown.tables(), from: SmallTown.newYear) else { return nil }
    self.terms = terms
    book = terms.first
    start = book.clock.start(of: LocalDate(year: 2026, month: 1, day: 5)) + 9 * Self.hour
    now = start
    var details = EventDetails()
    details.intake = Intake(
      kind: .complaint, privacy: .public, channel: "web", category: "noise", text: "",
      address: nil, landmark: nil, place: nil, area: nil)
    details.dues = Deadlines(coordination: start, completion: start)
    details.policy = 1
    details.calendar = 1
    // The last rule: 6 hours and 7 days, day and night.
    details.rule = book.clocks.policy.terms.rules.count - 1
    let first = ReportEvent(
      reportID: 1, revision: 0, at: start, action: .submit, state: .waiting, holder: "VIL-A",
      assignee: nil, actorRole: .reporter, actorUnit: nil, actorUser: nil, details: details)
    guard let report = Report(number: "", first: first) else { return nil }
    self.report = report
    history = [first]
  }

  private var moves: Moves { Moves(book) }

  /// Lets the clockwork do its part up to so long after receipt.
  mutating func wait(until moment: Int64) throws {
    let rules = try book.clocks.rules(for: report)
    while let next = rules.timers(of: report).first, next.at + 1_000 < start + moment {
      let decided = try Decided(report, at: next.at + 1_000, book: book)
      for step in decided.steps { keep(step) }
    }
    now = start + moment
  }

  mutating func act(_ action: Action) throws {
    guard let step = moves.step(action, on: report, at: now, book: book, &chances) else {
      throw NotAllowed()
    }
    keep(step)
  }

  private mutating func keep(_ step: ReportEvent) {
    report.apply(step)
    history.append(step)
  }

  /// What the check says of a history, the told one or one that was tampered with.
  func findings(_ history: [ReportEvent]? = nil, presence: Presence = Presence(workers: 1))
    -> Findings
  {
    let diaries = terms.calendars.mapValues {
      Diary($0, clock: book.clock, from: start - Self.day, until: now + 90 * Self.day)
    }
    var findings = Findings()
    ClockCheck(terms: terms.terms, diaries: diaries).check(
      history ?? self.history, end: now, presence: presence, into: &findings)
    return findings
  }

  /// Where in the history a step of the ladder stands.
  func place(_ clock: Clock, _ percent: Int) -> Int? {
    history.firstIndex {
      $0.details.escalation?.clock == clock && $0.details.escalation?.percent == percent
    }
  }

  func place(_ action: Action) -> Int? { history.firstIndex { $0.action == action } }
}

extension ReportEvent {
  /// The same step at another time.
  func moved(by time: Int64, dueBy dueTime: Int64 = 0) -> ReportEvent {
    var details = details
    if let step = details.escalation {
      details.escalation = EscalationStep(
        clock: step.clock, percent: step.percent, to: step.to, dueAt: step.dueAt + dueTime)
    }
    return ReportEvent(
      reportID: reportID, revision: revision, at: at + time, action: action, state: state,
      holder: holder, assignee: assignee, actorRole: actorRole, actorUnit: actorUnit,
      actorUser: actorUser, details: details)
  }
}
