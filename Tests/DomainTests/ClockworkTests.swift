import Domain
import Testing

/// The step that time alone makes of a report.
@Suite struct ClockworkTests {
  private let begin = History.begin
  private let hour = History.hour

  private func event(_ history: History, now: Int64, book: CityBook? = nil) throws -> ReportEvent {
    let book = try book ?? ClockCity.book()
    let report = try history.report()
    let timer = try #require(try book.clocks.rules(for: report).timers(of: report).first)
    return try Clockwork.event(timer, on: report, now: now, book: book)
  }

  @Test func aWarningGoesToNobodysList() throws {
    let event = try event(History(), now: begin + 3 * hour)
    #expect(event.action == .escalate && event.state == .waiting && event.holder == "VIL-N1A")
    #expect(event.actorRole == .system && event.actorUnit == nil && event.actorUser == nil)
    #expect(event.revision == 1 && event.at == begin + 3 * hour && event.reportID == 7)
    #expect(
      event.details.escalation
        == EscalationStep(clock: .coordination, percent: 50, to: nil, dueAt: begin + 3 * hour))
    #expect(event.details.dues == nil, "it moves no deadline")
  }

  @Test(arguments: [
    (80, 100, "ROADS-N"), (100, 200, "ROADS"), (200, 400, "BUR"), (400, 1_200, "GOV"),
  ])
  func aStepGoesToTheRungAboveTheHolder(fired: Int, percent: Int, unit: String) throws {
    var history = History(holder: "ROADS-N")
    history.escalated(.coordination, fired, to: nil, .waiting)
    let event = try event(history, now: begin + 100 * hour)
    #expect(event.details.escalation?.percent == percent)
    #expect(event.details.escalation?.to == unit)
  }

  @Test func whatComesLateSaysWhenItWasDue() throws {
    let event = try event(History(), now: begin + 50 * hour)
    #expect(event.at == begin + 50 * hour)
    #expect(event.details.escalation?.dueAt == begin + 3 * hour)
  }

  @Test func timeRisesWithinAReport() throws {
    var history = History()
    history.then(.note, .waiting, by: .kelurahanOfficer, of: "VIL-N1A", after: 9 * hour)
    // A clock of another machine, a little behind.
    #expect(try event(history, now: begin + 8 * hour).at == begin + 9 * hour + 1)
    #expect(try event(history, now: begin + 9 * hour).at == begin + 9 * hour + 1)
    #expect(try event(history, now: begin + 9 * hour + 1).at == begin + 9 * hour + 1)
  }

  @Test func theAssigneeStays() throws {
    var history = History(holder: "ROADS-N")
    history.then(
      .dispatch, .dispatched, by: .unitOfficer, of: "ROADS-N", assignee: 5)
    #expect(try event(history, now: begin + 99 * hour).assignee == 5)
  }

  @Test func silenceIsNoticedAndThenCloses() throws {
    let ladder = SLATerms(rules: ClockCity.usual.rules, ladder: [])
    let book = try ClockCity.book([ladder])
    var history = History()
    history.then(.recalculate, .waiting, by: .system) { $0.policy = 1 }
    history.then(.ask, .waiting, by: .kelurahanOfficer, of: "VIL-N1A")
    let notice = try event(history, now: begin + 200 * hour, book: book)
    #expect(notice.action == .remind && notice.state == .waiting)
    history.then(.remind, .waiting, by: .system, after: 200 * hour)
    let closing = try event(history, now: begin + 300 * hour, book: book)
    #expect(closing.action == .closeUnanswered && closing.state == .rejected)
  }

  /// Whatever is not so any more is refused, and nothing is written.
  @Test func aTimerThatIsOverIsRefused() throws {
    let book = try ClockCity.book([SLATerms(rules: ClockCity.usual.rules, ladder: [])])
    let now = begin + 2_000 * hour
    func timer(_ history: History) throws -> ClockTimer {
      let report = try history.report()
      return try #require(try book.clocks.rules(for: report).timers(of: report).first)
    }
    let step = try timer(History())
    var history = History()
    history.then(.recalculate, .waiting, by: .system) { $0.policy = 1 }
    history.then(.ask, .waiting, by: .kelurahanOfficer, of: "VIL-N1A")
    let remind = try timer(history)
    history.then(.remind, .waiting, by: .system)
    let close = try timer(history)
    history.then(.ask, .waiting, by: .kelurahanOfficer, of: "VIL-N1A")
    #expect(throws: Refusal.noNoticeYet) {
      try Clockwork.event(close, on: history.report(), now: now, book: book)
    }
    history.then(.reply, .waiting, by: .reporter)
    for timer in [remind, close] {
      #expect(throws: Refusal.noOpenQuestion) {
        try Clockwork.event(timer, on: history.report(), now: now, book: book)
      }
    }
    history.then(.reject, .rejected, by: .kelurahanOfficer, of: "VIL-N1A")
    #expect(throws: Refusal.wrongState(.rejected, .escalate)) {
      try Clockwork.event(step, on: history.report(), now: now, book: book)
    }
  }
}
