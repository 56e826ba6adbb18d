import Domain
import Testing

/// What will happen to a report if nobody does anything.
@Suite struct TimerTests {
  private let begin = History.begin
  private let hour = History.hour
  private let day = History.day

  struct Coming: Equatable {
    let at: Int64
    let what: ClockTimer.What
  }

  private func timers(_ history: History, _ terms: SLATerms = ClockCity.usual) throws -> [Coming] {
    try ClockCity.rules(terms).timers(of: history.report()).map { Coming(at: $0.at, what: $0.what) }
  }

  private func step(_ clock: Clock, _ percent: Int, _ rung: Rung, _ hours: Double) -> Coming {
    Coming(
      at: begin + Int64(hours * Double(hour)), what: .step(SLATerms.Step(clock, percent, rung)))
  }

  @Test func theSoonestFirstAndOfEachClockTheNextStep() throws {
    #expect(
      try timers(History()) == [
        step(.coordination, 50, .holder, 3), step(.completion, 50, .holder, 84),
      ])
    var history = History()
    history.escalated(.coordination, 50, to: nil, .waiting, after: 3 * hour)
    #expect(try timers(history).first == step(.coordination, 80, .holder, 4.8))
    history.escalated(.coordination, 80, to: nil, .waiting, after: 2 * hour)
    #expect(try timers(history).first == step(.coordination, 100, .unitHead, 6))
    history.escalated(.coordination, 1_200, to: "GOV", .waiting, after: 70 * hour)
    #expect(try timers(history) == [step(.completion, 50, .holder, 84)], "nobody stands higher")
  }

  @Test func afterAHandOverTheShareCounts() throws {
    var history = History()
    history.then(.coordinate, .coordinated, by: .kelurahanOfficer, of: "VIL-N1A", holder: "ROADS")
    #expect(
      try timers(history) == [
        step(.share, 80, .holder, 1 + 19.2), step(.completion, 50, .holder, 84),
      ])
    history.then(.take, .inProgress, by: .agencyCoordinator, of: "ROADS")
    #expect(try timers(history) == [step(.completion, 50, .holder, 84)])
  }

  @Test func aPromiseIsRemindedOfOnItsDay() throws {
    var history = History()
    let date = begin + 30 * hour
    history.then(.take, .inProgress, by: .kelurahanOfficer, of: "VIL-N1A") { $0.estimate = date }
    #expect(try timers(history).first == step(.estimate, 100, .unitHead, 30))
  }

  @Test(arguments: [ReportState.completed, .rejected, .merged, .withdrawn])
  func nothingHappensToWhatIsClosed(state: ReportState) throws {
    var report = try History.moment(state)
    report.questionOpen = true
    report.clock.askedAt = begin
    report.clock.noticedAt = begin
    #expect(try ClockCity.rules().timers(of: report) == [])
    #expect(try ClockCity.book().clocks.next(report) == nil)
  }

  @Test func nothingHappensToWhatWasBroughtOver() throws {
    var report = try History().report()
    report.imported = true
    #expect(try ClockCity.rules().timers(of: report) == [])
  }

  @Test func aPauseMovesWhatIsStillToCome() throws {
    var history = History()
    history.escalated(.coordination, 50, to: nil, .waiting, after: 3 * hour)
    history.paused(.outsideJurisdiction, hours: 10, .waiting)
    #expect(try timers(history).first == step(.coordination, 80, .holder, 14.8))
    history.then(.resume, .waiting, by: .kelurahanOfficer, of: "VIL-N1A", after: 5 * hour)
    #expect(try timers(history).first == step(.coordination, 80, .holder, 9.8))
  }

  /// While a pause has no end, what would come after it never comes.
  @Test func withAnOpenPauseNothingComes() throws {
    var history = History()
    history.then(.pause, .waiting, by: .system, after: hour) {
      $0.pause = PauseStep(reason: .forceMajeure, until: .max)
    }
    #expect(try timers(history).allSatisfy { $0.at == .max })
    #expect(
      try ClockCity.rules().dues(of: history.report())
        == Deadlines(coordination: .max, completion: .max))
    history.then(.resume, .waiting, by: .system, after: hour)
    #expect(try timers(history).first == step(.coordination, 50, .holder, 4))
  }

  @Test func timersAtTheSameMomentKeepTheirOrder() throws {
    let terms = SLATerms(
      rules: [
        SLATerms.Rule(
          coordination: .hours(6), completion: .hours(6), share: .hours(6),
          verification: .hours(6))
      ],
      ladder: [
        SLATerms.Step(.completion, 100, .unitHead), SLATerms.Step(.coordination, 100, .unitHead),
      ])
    #expect(
      try timers(History(), terms) == [
        step(.coordination, 100, .unitHead, 6), step(.completion, 100, .unitHead, 6),
      ])
  }

  @Test func theOrderOfTheLadderInTheTermsDoesNotMatter() throws {
    var terms = ClockCity.usual
    terms.ladder.reverse()
    #expect(try timers(History(), terms) == timers(History()))
    terms.ladder = []
    #expect(try timers(History(), terms) == [])
  }

  // MARK: A question

  private func question(_ state: ReportState = .waiting) -> History {
    var history = History(state: state == .draft ? .draft : .waiting)
    history.then(.ask, state, by: .kelurahanOfficer, of: "VIL-N1A")
    return history
  }

  private func questionTimers(_ history: History) throws -> [Coming] {
    try timers(history).filter { if case .step = $0.what { false } else { true } }
  }

  @Test(arguments: [
    ReportState.draft, .waiting, .coordinated, .dispatched, .inProgress, .reopened,
  ])
  func silenceIsNoticedAfterAWeekAndClosesAfterTenDays(state: ReportState) throws {
    var history = question(state)
    let asked = begin + hour
    #expect(
      try questionTimers(history) == [Coming(at: asked + 7 * day, what: .remind)])
    history.then(.remind, state, by: .system, after: 7 * day)
    #expect(
      try questionTimers(history) == [Coming(at: asked + 10 * day, what: .closeUnanswered)])
  }

  @Test func aLateNoticeLeavesItsTime() throws {
    var history = question()
    history.then(.remind, .waiting, by: .system, after: 12 * day)
    #expect(
      try questionTimers(history) == [
        Coming(at: begin + hour + 15 * day, what: .closeUnanswered)
      ])
  }

  @Test(arguments: [Action.reply, .addInformation])
  func whoeverWritesIsNotClosed(action: Action) throws {
    var history = question()
    history.then(.remind, .waiting, by: .system, after: 7 * day)
    history.then(action, .waiting, by: .reporter)
    #expect(try questionTimers(history) == [])
  }

  @Test(arguments: [ReportState.awaitingVerification, .returned])
  func whileWorkIsJudgedNobodysSilenceCloses(state: ReportState) throws {
    var report = try History.moment(state)
    report.questionOpen = true
    report.clock.askedAt = begin
    let rules = try ClockCity.rules()
    for noticed in [nil, begin + 7 * day] {
      report.clock.noticedAt = noticed
      let silent = rules.timers(of: report).contains { $0.what == .remind }
      let closing = rules.timers(of: report).contains { $0.what == .closeUnanswered }
      #expect(!silent && !closing)
    }
  }

  @Test func aPauseDoesNotMakeSilenceLonger() throws {
    var history = question()
    history.paused(.forceMajeure, hours: 2_000, .waiting)
    #expect(try questionTimers(history).map(\.at) == [begin + hour + 7 * day])
  }
}
