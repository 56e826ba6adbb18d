import Domain
import Testing

/// Open questions, requests to the arbiter and promises, as the sheet keeps them.
@Suite struct SheetQuestionTests {
  private let begin = History.begin
  private let hour = History.hour

  @Test func aQuestionIsRemindedOfAndClosed() throws {
    var history = History()
    history.then(.ask, .waiting, by: .kelurahanOfficer, of: "VIL-N1A")
    #expect(try history.sheet().askedAt == begin + hour && history.sheet().noticedAt == nil)
    history.then(.remind, .waiting, by: .system)
    #expect(try history.sheet().noticedAt == begin + 2 * hour)
    #expect(try history.report().facts(byArbiter: false).noticed)
    history.then(.closeUnanswered, .rejected, by: .system)
    #expect(try history.sheet().closedUnanswered)
    #expect(try history.report().facts(byArbiter: false).closedUnanswered)
    history.then(.reply, .reopened, by: .reporter)
    let sheet = try history.sheet()
    #expect(!sheet.closedUnanswered && sheet.askedAt == nil && sheet.noticedAt == nil)
  }

  @Test func openedAgainItIsNoLongerClosedForSilence() throws {
    var history = History()
    history.then(.ask, .waiting, by: .kelurahanOfficer, of: "VIL-N1A")
    history.then(.remind, .waiting, by: .system)
    history.then(.closeUnanswered, .rejected, by: .system)
    history.then(.reopen, .reopened, by: .reporter)
    let sheet = try history.sheet()
    #expect(!sheet.closedUnanswered && sheet.askedAt == nil && sheet.noticedAt == nil)
  }

  @Test func aRejectionWithWordsIsNoSilence() throws {
    var history = History()
    history.then(.ask, .waiting, by: .kelurahanOfficer, of: "VIL-N1A")
    history.then(.reject, .rejected, by: .kelurahanOfficer, of: "VIL-N1A")
    #expect(try !history.sheet().closedUnanswered)
  }

  @Test func aSecondQuestionWaitsAnew() throws {
    var history = History()
    history.then(.ask, .waiting, by: .kelurahanOfficer, of: "VIL-N1A")
    history.then(.remind, .waiting, by: .system)
    history.then(.ask, .waiting, by: .kelurahanOfficer, of: "VIL-N1A")
    #expect(try history.sheet().askedAt == begin + 3 * hour && history.sheet().noticedAt == nil)
  }

  /// It is no answer, so that one can still be given; but silence it is not.
  @Test func whoeverWritesIsNotSilent() throws {
    var history = History()
    history.then(.ask, .waiting, by: .kelurahanOfficer, of: "VIL-N1A")
    history.then(.remind, .waiting, by: .system)
    history.then(.addInformation, .waiting, by: .reporter)
    let report = try history.report()
    #expect(report.clock.askedAt == nil && report.clock.noticedAt == nil && report.questionOpen)
    #expect(throws: Refusal.noNoticeYet) {
      try Lifecycle.next(
        report.state, .closeUnanswered, report.facts(byArbiter: false), now: history.now)
    }
  }

  // MARK: Requests

  private func requested() -> History {
    var history = History(holder: "ROADS")
    history.then(.setEstimate, .waiting, by: .agencyCoordinator, of: "ROADS") {
      $0.request = ClockRequest(kind: .estimate, until: 99, reason: "material")
      $0.requestTo = "BUR"
    }
    return history
  }

  @Test func aRequestLiesWithTheArbiter() throws {
    let report = try requested().report()
    #expect(report.clock.request == ClockRequest(kind: .estimate, until: 99, reason: "material"))
    #expect(
      report.clock.escalations == [Escalation(unit: "BUR", cause: .request, at: begin + hour)])
    #expect(report.isEscalated(to: "BUR") && !report.isEscalated(to: "ROADS"))
    #expect(!report.isEscalated(to: nil) && report.facts(byArbiter: false).requestOpen)
    #expect(report.estimate == nil && report.clock.estimateSetAt == nil, "it is not granted yet")
  }

  @Test func anotherRequestTakesItsPlace() throws {
    var history = requested()
    history.then(.pause, .waiting, by: .agencyCoordinator, of: "ROADS") {
      $0.request = ClockRequest(kind: .pause, until: 55, reason: "outsideJurisdiction")
      $0.requestTo = "BUR"
    }
    let sheet = try history.sheet()
    #expect(sheet.request?.kind == .pause)
    #expect(sheet.escalations == [Escalation(unit: "BUR", cause: .request, at: begin + 2 * hour)])
  }

  @Test(arguments: [true, false])
  func aDecisionEndsTheRequest(granted: Bool) throws {
    var history = requested()
    history.escalated(.completion, 160, to: "BUR", .waiting)
    history.then(.decideRequest, .waiting, by: .verifier, of: "BUR") {
      $0.granted = granted
      if granted { $0.estimate = 99 }
    }
    let report = try history.report()
    #expect(report.clock.request == nil && !report.facts(byArbiter: true).requestOpen)
    #expect(report.clock.escalations.map(\.cause) == [.completion], "that still hangs")
    #expect(report.estimate == (granted ? 99 : nil))
    #expect(report.clock.estimateSetAt == (granted ? begin + 3 * hour : nil))
  }

  @Test func aGrantedPauseHalts() throws {
    var history = requested()
    let until = begin + 900 * hour
    history.then(.decideRequest, .waiting, by: .verifier, of: "BUR") {
      $0.pause = PauseStep(reason: .outsideJurisdiction, until: until)
    }
    let halt = Halt(from: begin + 2 * hour, until: until, reason: .outsideJurisdiction)
    #expect(try history.sheet().halts == [halt])
  }

  @Test func toAnswerWhatHangsIsNoDecision() throws {
    var history = requested()
    history.then(.acknowledge, .waiting, by: .verifier, of: "BUR")
    #expect(try history.sheet().request != nil && history.report().isEscalated(to: "BUR"))
  }

  @Test func aClosedReportAsksForNothing() throws {
    var history = requested()
    history.then(.reject, .rejected, by: .agencyCoordinator, of: "ROADS")
    #expect(try history.sheet().request == nil && history.sheet().escalations == [])
  }

  // MARK: Promises

  @Test func aPromiseCountsFromWhenItWasMade() throws {
    var history = History()
    history.then(.take, .inProgress, by: .kelurahanOfficer, of: "VIL-N1A") { $0.estimate = 5 }
    #expect(try history.sheet().estimateSetAt == begin + hour)
    history.then(.setEstimate, .inProgress, by: .kelurahanOfficer, of: "VIL-N1A") {
      $0.estimate = 6
    }
    #expect(try history.sheet().estimateSetAt == begin + 2 * hour)
    history.then(.addProgress, .inProgress, by: .kelurahanOfficer, of: "VIL-N1A")
    #expect(try history.sheet().estimateSetAt == begin + 2 * hour)
    history.then(.reject, .rejected, by: .kelurahanOfficer, of: "VIL-N1A")
    #expect(try history.sheet().estimateSetAt == nil, "kept or not, it is over")
  }

  @Test func whatHoldsIsSaidByTheStepThatChangesIt() throws {
    var history = History()
    history.then(.recalculate, .waiting, by: .system) {
      $0.policy = 4
      $0.calendar = 6
      $0.rule = 1
    }
    history.then(.recategorise, .waiting, by: .kelurahanOfficer, of: "VIL-N1A") {
      $0.category = "flood"
    }
    let sheet = try history.sheet()
    #expect(sheet.policy == 4 && sheet.calendar == 6 && sheet.rule == 1)
  }
}
