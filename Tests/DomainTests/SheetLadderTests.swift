import Domain
import Testing

/// Steps of the ladder and lists of escalations: what opens them, and what ends them.
@Suite struct SheetLadderTests {
  private let begin = History.begin
  private let hour = History.hour

  private func escalation(_ unit: String, _ cause: Escalation.Cause, _ hours: Int64) -> Escalation {
    Escalation(unit: unit, cause: cause, at: begin + hours * hour)
  }

  @Test(arguments: Clock.allCases)
  func aStepIsTakenOnce(clock: Clock) throws {
    var history = History()
    history.escalated(clock, 80, to: nil, .waiting)
    #expect(try history.sheet().fired == [clock: 80] && history.sheet().escalations == [])
    history.escalated(clock, 100, to: "ROADS", .waiting)
    let cause = try #require(Escalation.Cause(rawValue: clock.rawValue))
    #expect(try history.sheet().fired == [clock: 100])
    #expect(try history.sheet().escalations == [escalation("ROADS", cause, 2)])
    history.escalated(clock, 200, to: "BUR", .waiting)
    // The head still has it; the arbiter has it too.
    #expect(
      try history.sheet().escalations == [
        escalation("ROADS", cause, 2), escalation("BUR", cause, 3),
      ])
    history.escalated(clock, 300, to: "BUR", .waiting)
    #expect(try history.sheet().escalations.last == escalation("BUR", cause, 4))
    #expect(try history.sheet().escalations.count == 2 && history.sheet().fired[clock] == 300)
  }

  /// A step that comes after a higher one lowers nothing.
  @Test func theHighestStepCounts() throws {
    var history = History()
    history.escalated(.share, 200, to: "BUR", .waiting)
    history.escalated(.share, 100, to: "ROADS", .waiting)
    #expect(try history.sheet().fired == [.share: 200])
  }

  @Test(arguments: [
    (Action.take, ReportState.inProgress, true), (.dispatch, .dispatched, true),
    (.start, .inProgress, true), (.coordinate, .coordinated, true),
    (.ask, .waiting, false), (.setEstimate, .waiting, false), (.note, .waiting, false),
    (.pause, .waiting, false), (.acknowledge, .waiting, false),
  ])
  func theFirstDecisionEndsItsClock(action: Action, state: ReportState, ends: Bool) throws {
    var history = History()
    history.escalated(.coordination, 100, to: "DIST-N1", .waiting)
    history.escalated(.completion, 50, to: nil, .waiting)
    history.then(action, state, by: .kelurahanOfficer, of: "VIL-N1A")
    let sheet = try history.sheet()
    #expect(sheet.fired == (ends ? [.completion: 50] : [.coordination: 100, .completion: 50]))
    #expect(sheet.escalations.map(\.unit) == (ends ? [] : ["DIST-N1"]))
  }

  @Test func theHoldersFirstStepEndsTheShare() throws {
    for (action, ends) in [(Action.start, true), (.note, false), (.decideRequest, false)] {
      var history = History(holder: "ROADS")
      history.escalated(.share, 100, to: "ROADS", .coordinated)
      history.then(action, .coordinated, by: .agencyCoordinator, of: "ROADS")
      #expect(try history.sheet().fired == (ends ? [:] : [.share: 100]), "\(action)")
      #expect(try history.sheet().escalations.isEmpty == ends, "\(action)")
    }
    var handed = History(holder: "ROADS")
    handed.escalated(.share, 100, to: "ROADS", .coordinated)
    handed.then(.coordinate, .coordinated, by: .agencyCoordinator, of: "ROADS", holder: "WATER")
    #expect(try handed.sheet().fired == [:] && handed.sheet().escalations == [])
  }

  private func inVerification() -> History {
    var history = History(holder: "ROADS")
    history.then(.take, .inProgress, by: .agencyCoordinator, of: "ROADS") { $0.estimate = 5 }
    history.escalated(.estimate, 100, to: "ROADS", .inProgress)
    history.escalated(.completion, 100, to: "ROADS", .inProgress)
    history.then(
      .finish, .awaitingVerification, by: .agencyCoordinator, of: "ROADS", holder: "BUR")
    return history
  }

  /// A promise that was missed once is not told of again when the work comes back, and what lay with
  /// the head of the office goes on with the report.
  @Test func theProofHandsOnWhatHangs() throws {
    let sheet = try inVerification().sheet()
    #expect(sheet.fired == [.completion: 100, .estimate: 100])
    #expect(
      Set(sheet.escalations.map { "\($0.unit) \($0.cause)" }) == ["BUR completion", "BUR estimate"])
  }

  /// Who no longer holds a report no longer has it on the list, and no longer reads it for that.
  @Test func theOldHolderIsNoLongerAsked() throws {
    var history = History(holder: "ROADS")
    history.escalated(.completion, 100, to: "ROADS", .coordinated)
    history.escalated(.completion, 130, to: "SEC", .coordinated)
    history.then(.coordinate, .coordinated, by: .agencyCoordinator, of: "ROADS", holder: "WATER")
    let sheet = try history.sheet()
    #expect(
      Set(sheet.escalations.map { "\($0.unit) \($0.cause)" })
        == ["WATER completion", "SEC completion"])
    #expect(try !history.report().isEscalated(to: "ROADS"))
  }

  /// Other terms may put a deadline off: it is told of again when it comes, and nobody is asked
  /// about it until then.
  @Test func otherTermsLowerWhatHasFired() throws {
    var history = History(holder: "ROADS")
    history.escalated(.completion, 100, to: "ROADS", .coordinated)
    history.then(.recalculate, .coordinated, by: .system, of: nil) { $0.fired = ["completion": 50] }
    let sheet = try history.sheet()
    #expect(sheet.fired == [.completion: 50] && sheet.escalations.isEmpty)
    #expect(sheet.pressure == .calm)
  }

  @Test func theVerdictEndsTheVerification() throws {
    var history = inVerification()
    history.escalated(.verification, 100, to: "BUR", .awaitingVerification)
    #expect(
      try history.sheet().fired == [.completion: 100, .estimate: 100, .verification: 100])
    history.then(.returnWork, .returned, by: .verifier, of: "BUR", holder: "ROADS")
    #expect(try history.sheet().fired == [.completion: 100, .estimate: 100])
    #expect(Set(try history.sheet().escalations.map(\.cause)) == [.completion, .estimate])
    // The next proof is judged anew.
    history.then(
      .finish, .awaitingVerification, by: .agencyCoordinator, of: "ROADS", holder: "BUR")
    history.escalated(.verification, 80, to: nil, .awaitingVerification)
    #expect(try history.sheet().fired[.verification] == 80)
  }

  @Test func whatIsClosedHangsNowhere() throws {
    var history = inVerification()
    history.escalated(.verification, 100, to: "BUR", .awaitingVerification)
    history.then(.verify, .completed, by: .verifier, of: "BUR", holder: "ROADS")
    #expect(try history.sheet().escalations == [])
    #expect(try history.sheet().fired == [.completion: 100], "that clock goes on, opened again")
    history.then(.reopen, .reopened, by: .reporter)
    #expect(try history.sheet().fired == [.completion: 100])
  }

  /// Closed undecided and opened again, the first decision is still owed: nobody hears a step twice.
  @Test func silenceDoesNotForgetWhoWasTold() throws {
    var history = History()
    history.then(.ask, .waiting, by: .kelurahanOfficer, of: "VIL-N1A")
    history.escalated(.coordination, 400, to: "BUR", .waiting)
    history.then(.remind, .waiting, by: .system)
    history.then(.closeUnanswered, .rejected, by: .system)
    #expect(try history.sheet().escalations == [])
    history.then(.reply, .reopened, by: .reporter)
    #expect(try history.sheet().fired == [.coordination: 400])
    history.then(.take, .inProgress, by: .kelurahanOfficer, of: "VIL-N1A")
    #expect(try history.sheet().fired == [:])
  }

  @Test func aNewPromiseBeginsAnew() throws {
    var history = History(holder: "ROADS")
    history.then(.take, .inProgress, by: .agencyCoordinator, of: "ROADS") { $0.estimate = 5 }
    history.escalated(.estimate, 100, to: "ROADS", .inProgress)
    history.then(.setEstimate, .inProgress, by: .agencyCoordinator, of: "ROADS") {
      $0.estimate = 9
    }
    #expect(try history.sheet().fired == [:] && history.sheet().escalations == [])
  }

  @Test func anAnswerTakesItOffOnesOwnList() throws {
    var history = History(holder: "ROADS-N")
    history.escalated(.completion, 100, to: "ROADS-N", .inProgress)
    history.escalated(.completion, 130, to: "ROADS", .inProgress)
    history.escalated(.share, 200, to: "ROADS", .inProgress)
    history.then(.acknowledge, .inProgress, by: .agencyHead, of: "ROADS")
    #expect(try history.sheet().escalations == [escalation("ROADS-N", .completion, 1)])
    #expect(try history.sheet().fired == [.completion: 130, .share: 200])
    // Until the clock comes to the next step.
    history.escalated(.completion, 160, to: "ROADS", .inProgress)
    #expect(try history.sheet().escalations.map(\.unit) == ["ROADS-N", "ROADS"])
  }

  @Test func bouncedOnceTooOftenItLiesWithTheArbiter() throws {
    var history = History(holder: "ROADS")
    history.then(
      .refuseJurisdiction, .coordinated, by: .agencyCoordinator, of: "ROADS", holder: "BUR"
    ) { $0.toArbiter = true }
    #expect(try history.sheet().escalations == [escalation("BUR", .bounced, 1)])
    history.then(.ask, .coordinated, by: .verifier, of: "BUR")
    #expect(try history.sheet().escalations.count == 1)
    history.then(.coordinate, .coordinated, by: .verifier, of: "BUR", holder: "WATER") {
      $0.byArbiter = true
    }
    #expect(try history.sheet().escalations == [], "decided")
  }

  // MARK: Pressure

  @Test(
    arguments: [
      ([:], .calm), ([.completion: 50], .calm), ([.completion: 74], .calm),
      ([.completion: 75], .near), ([.share: 80], .near), ([.coordination: 99], .near),
      ([.verification: 100], .late), ([.completion: 50, .share: 300], .late),
      // A date promised and missed is no deadline of the city.
      ([.estimate: 100], .calm), ([.estimate: 100, .completion: 80], .near),
    ] as [([Clock: Int], ClockSheet.Pressure)])
  func pressureIsTheWorstClock(fired: [Clock: Int], pressure: ClockSheet.Pressure) {
    var sheet = ClockSheet(receivedAt: 0)
    sheet.fired = fired
    #expect(sheet.pressure == pressure)
    #expect(ClockSheet.Pressure.allCases.sorted() == [.calm, .near, .late])
  }
}
