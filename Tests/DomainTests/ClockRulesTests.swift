import Domain
import Testing

/// Which clocks a report has, where each begins and whether it runs.
@Suite struct ClockRulesTests {
  private let begin = History.begin
  private let hour = History.hour

  private func at(_ hours: Int64) -> Int64 { begin + hours * hour }

  private func due(_ clock: Clock, _ history: History) throws -> Int64? {
    try ClockCity.rules().line(clock, of: history.report())?.due
  }

  // MARK: Whether it runs, by hand

  /// Undecided and untouched; decided and untouched; decided and touched.
  private static let running: [ReportState: [Set<Clock>]] = [
    .draft: [[.completion], [.completion, .share], [.completion]],
    .waiting: [
      [.coordination, .completion], [.completion, .share], [.completion],
    ],
    .coordinated: [
      [.coordination, .completion], [.completion, .share], [.completion],
    ],
    .dispatched: [
      [.coordination, .completion], [.completion, .share], [.completion],
    ],
    .inProgress: [
      [.coordination, .completion], [.completion, .share], [.completion],
    ],
    .awaitingVerification: [
      [.coordination, .completion, .verification], [.completion, .verification],
      [.completion, .verification],
    ],
    .completed: [[], [], []],
    .returned: [
      [.coordination, .completion], [.completion, .share], [.completion],
    ],
    .rejected: [[], [], []],
    .merged: [[], [], []],
    .withdrawn: [[], [], []],
    .reopened: [
      [.coordination, .completion], [.completion, .share], [.completion],
    ],
  ]

  @Test(arguments: ReportState.allCases)
  func runsAsTheTableSays(state: ReportState) throws {
    let rules = try ClockCity.rules()
    let row = try #require(Self.running[state])
    for (expected, (decided, touched)) in zip(row, [(false, false), (true, false), (true, true)]) {
      var report = try History.moment(state)
      report.decidedAt = decided ? begin : nil
      report.clock.isTouched = touched
      let running = Set(Clock.allCases.filter { rules.runs($0, of: report) })
      #expect(running == expected, "decided \(decided), touched \(touched)")
    }
  }

  @Test(arguments: ReportState.allCases)
  func aPromiseRunsUntilTheProof(state: ReportState) throws {
    let rules = try ClockCity.rules()
    var report = try History.moment(state)
    report.estimate = begin + 5 * hour
    #expect(!rules.runs(.estimate, of: report), "nobody knows since when")
    report.clock.estimateSetAt = begin
    #expect(
      rules.runs(.estimate, of: report) == (!state.isClosed && state != .awaitingVerification))
  }

  /// A report that is open always has a clock, and no clock is anybody's who does not hold it.
  @Test(arguments: ReportState.allCases)
  func noOpenReportIsWithoutAClock(state: ReportState) throws {
    let rules = try ClockCity.rules()
    let report = try History.moment(state)
    #expect(rules.runs(.completion, of: report) == !state.isClosed)
    for clock in Clock.allCases where rules.runs(clock, of: report) && clock != .verification {
      #expect(rules.line(clock, of: report) != nil, "\(clock)")
    }
  }

  // MARK: Where each begins

  @Test func coordinationBeginsWithTheArrival() throws {
    #expect(try due(.coordination, History()) == at(6))
    var draft = History(state: .draft, holder: "BUR", area: nil)
    #expect(try due(.coordination, draft) == nil)
    #expect(try ClockCity.rules().dues(of: draft.report()).coordination == at(6))
    draft.then(
      .submit, .waiting, by: .channelAdmin, of: "BUR", holder: "VIL-N1A", after: 5 * hour)
    #expect(try due(.coordination, draft) == at(11))
    #expect(try due(.completion, draft) == at(168), "from receipt, wherever it lay")
  }

  @Test func eachLaterHolderHasAShare() throws {
    var history = History()
    #expect(try due(.share, history) == nil, "nobody has decided yet")
    history.then(.coordinate, .coordinated, by: .kelurahanOfficer, of: "VIL-N1A", holder: "ROADS")
    #expect(try due(.share, history) == at(25))
    history.then(
      .dispatch, .dispatched, by: .agencyCoordinator, of: "ROADS", holder: "ROADS-N",
      after: 10 * hour)
    #expect(try due(.share, history) == at(35))
    #expect(try due(.completion, history) == at(168), "the whole runs on")
    history.then(.start, .inProgress, by: .unitOfficer, of: "ROADS-N")
    #expect(try !ClockCity.rules().runs(.share, of: history.report()))
  }

  @Test func verificationBeginsWithTheClaimAndEachTimeAnew() throws {
    var history = History()
    history.then(.take, .inProgress, by: .kelurahanOfficer, of: "VIL-N1A")
    #expect(try due(.verification, history) == nil)
    history.then(
      .finish, .awaitingVerification, by: .kelurahanOfficer, of: "VIL-N1A", holder: "BUR")
    #expect(try due(.verification, history) == at(26) && due(.share, history) == nil)
    history.then(
      .returnWork, .returned, by: .verifier, of: "BUR", holder: "VIL-N1A", after: 3 * hour)
    #expect(try due(.verification, history) == nil && due(.share, history) == at(29))
    history.then(
      .finish, .awaitingVerification, by: .kelurahanOfficer, of: "VIL-N1A", holder: "BUR")
    #expect(try due(.verification, history) == at(30))
    #expect(try due(.completion, history) == at(168), "while others judge the city's clock runs")
  }

  @Test func aPromiseIsADateAndPausesDoNotMoveIt() throws {
    var history = History()
    let date = at(48)
    history.then(.take, .inProgress, by: .kelurahanOfficer, of: "VIL-N1A") { $0.estimate = date }
    history.paused(.outsideJurisdiction, hours: 20, .inProgress)
    let line = try #require(try ClockCity.rules().line(.estimate, of: history.report()))
    #expect(line.start == at(1) && line.due == date && line.stops == [])
    history.then(.addProgress, .inProgress, by: .kelurahanOfficer, of: "VIL-N1A")
    #expect(try due(.estimate, history) == date)
  }

  @Test func aPromiseIntoThePastIsNone() throws {
    var history = History()
    let past = at(1)
    history.then(.take, .inProgress, by: .kelurahanOfficer, of: "VIL-N1A") { $0.estimate = past }
    #expect(try due(.estimate, history) == nil)
    #expect(
      try ClockCity.rules().timers(of: history.report()).allSatisfy {
        if case .step(let step) = $0.what { step.clock != .estimate } else { true }
      })
  }

  @Test func aPromiseKeptIsNotMissedWhenItIsOpenedAgain() throws {
    var history = History()
    let date = at(48)
    history.then(.take, .inProgress, by: .kelurahanOfficer, of: "VIL-N1A") { $0.estimate = date }
    history.then(
      .finish, .awaitingVerification, by: .kelurahanOfficer, of: "VIL-N1A", holder: "BUR")
    history.then(.verify, .completed, by: .verifier, of: "BUR", holder: "VIL-N1A")
    history.then(.reopen, .reopened, by: .reporter, after: 100 * hour)
    #expect(try due(.estimate, history) == nil)
    #expect(try !ClockCity.rules().runs(.estimate, of: history.report()))
  }

  // MARK: The rule

  @Test func theRuleIsTheOneFixedAtReceipt() throws {
    let slow = SLATerms.Rule(
      category: "flood", coordination: .hours(12), completion: .days(30), share: .hours(48),
      verification: .hours(48))
    var terms = ClockCity.usual
    terms.rules.insert(slow, at: 0)
    let rules = try ClockCity.rules(terms)
    var history = History()
    history.then(.recategorise, .waiting, by: .kelurahanOfficer, of: "VIL-N1A") {
      $0.category = "flood"
    }
    var report = try history.report()
    report.clock.rule = 1
    #expect(rules.rule(of: report) == terms.rules[1], "a new category gives no more time")
    report.clock.rule = 0
    #expect(rules.rule(of: report) == slow)
    report.clock.rule = 9
    #expect(rules.rule(of: report) == terms.rules[1], "the last one holds for all")
  }
}
