import Domain
import Testing

/// Since when a report lies with whoever holds it, and whether they have done anything.
@Suite struct SheetHolderTests {
  private let begin = History.begin
  private let hour = History.hour

  @Test func beginsWithTheArrival() throws {
    let sheet = try History().sheet()
    #expect(sheet.arrivedAt == begin && sheet.heldSince == begin && sheet.movedAt == begin)
    #expect(!sheet.isTouched && sheet.halts == [] && sheet.fired == [:])
    #expect(sheet.escalations == [] && sheet.request == nil && sheet.askedAt == nil)
    #expect(sheet.policy == 0 && sheet.calendar == 0 && sheet.rule == 0)
    #expect(sheet.settledVersion == 0 && sheet.foldedTo == 0 && !sheet.closedUnanswered)
  }

  @Test func theFirstStepSaysWhatHolds() throws {
    let bare = History().events[0]
    var details = bare.details
    details.policy = 3
    details.calendar = 5
    details.rule = 2
    details.pause = PauseStep(reason: .forceMajeure, until: begin + hour)
    let first = ReportEvent(
      reportID: 7, revision: 0, at: begin, action: .submit, state: .waiting, holder: "VIL-N1A",
      assignee: nil, actorRole: .reporter, actorUnit: nil, actorUser: nil, details: details)
    let sheet = try #require(Report.folding(number: "X", [first])).clock
    #expect(sheet.policy == 3 && sheet.calendar == 5 && sheet.rule == 2)
    #expect(sheet.halts == [Halt(from: begin, until: begin + hour, reason: .forceMajeure)])
  }

  @Test func aHandOverBeginsAnew() throws {
    var history = History()
    history.then(.ask, .waiting, by: .kelurahanOfficer, of: "VIL-N1A")
    #expect(try history.sheet().isTouched && history.sheet().heldSince == begin)
    history.then(.coordinate, .coordinated, by: .kelurahanOfficer, of: "VIL-N1A", holder: "ROADS")
    #expect(try !history.sheet().isTouched && history.sheet().heldSince == begin + 2 * hour)
    #expect(try history.sheet().arrivedAt == begin, "it arrived once")
  }

  /// Which steps of which people are the holder's first step. Nobody else's is.
  @Test(arguments: [
    (Action.take, Role.agencyCoordinator, true), (.start, .unitOfficer, true),
    (.setEstimate, .agencyCoordinator, true), (.ask, .agencyCoordinator, true),
    (.addProgress, .fieldOfficer, true), (.dispatch, .agencyHead, true),
    (.note, .agencyCoordinator, false), (.recategorise, .agencyCoordinator, false),
    (.acknowledge, .agencyHead, false), (.decideRequest, .verifier, false),
    (.addInformation, .reporter, false), (.reply, .reporter, false),
    (.escalate, .system, false), (.remind, .system, false), (.recalculate, .system, false),
    (.reassign, .system, false), (.pause, .system, false),
  ])
  func theHoldersFirstStep(action: Action, role: Role, touches: Bool) throws {
    var history = History()
    history.then(.coordinate, .coordinated, by: .kelurahanOfficer, of: "VIL-N1A", holder: "ROADS")
    history.then(action, .coordinated, by: role, of: "ROADS")
    let sheet = try history.sheet()
    #expect(sheet.isTouched == touches)
    #expect(sheet.heldSince == begin + hour)
  }

  /// The list of what does not move counts from here.
  @Test(arguments: [
    (Action.take, Role.agencyCoordinator, true), (.coordinate, .verifier, true),
    (.decideRequest, .verifier, true), (.submit, .channelAdmin, true),
    (.note, .agencyCoordinator, false), (.recategorise, .agencyCoordinator, false),
    (.acknowledge, .agencyHead, false), (.addInformation, .reporter, false),
    (.rate, .reporter, false), (.escalate, .system, false), (.closeUnanswered, .system, false),
  ])
  func whatMovesAReportOn(action: Action, role: Role, moves: Bool) throws {
    var history = History()
    history.then(action, .waiting, by: role, of: "ROADS")
    #expect(try history.sheet().movedAt == (moves ? begin + hour : begin))
  }

  @Test func theClockworkSettlesNothing() throws {
    var history = History()
    history.escalated(.coordination, 50, to: nil, .waiting)
    history.escalated(.coordination, 80, to: nil, .waiting)
    #expect(try history.sheet().settledVersion == 0 && history.sheet().foldedTo == 2)
    history.then(.addInformation, .waiting, by: .reporter)
    history.escalated(.coordination, 100, to: "VIL-N1A", .waiting)
    let report = try history.report()
    #expect(report.clock.settledVersion == 3 && report.clock.foldedTo == 4)
    for (seen, outdated) in [(2, true), (3, false), (4, false), (5, true)] {
      #expect(report.isOutdated(seen) == outdated, "\(seen)")
    }
  }

  @Test func aDraftArrivesWhenItIsCompleted() throws {
    var history = History(state: .draft, holder: "BUR", area: nil)
    history.then(
      .submit, .waiting, by: .channelAdmin, of: "BUR", holder: "VIL-N1A", after: 5 * hour)
    let sheet = try history.sheet()
    #expect(sheet.arrivedAt == begin + 5 * hour && sheet.heldSince == begin + 5 * hour)
    #expect(!sheet.isTouched)
  }

  /// The time with the channel counted, and whoever was warned was warned.
  @Test func aCompletedDraftStartsNoLadderAgain() throws {
    var history = History(state: .draft, holder: "BUR", area: nil)
    history.escalated(.completion, 50, to: nil, .draft, after: 84 * hour)
    history.then(.submit, .waiting, by: .channelAdmin, of: "BUR", holder: "VIL-N1A")
    #expect(try history.sheet().fired == [.completion: 50])
  }

  @Test func whatIsOpenedAgainIsUntouched() throws {
    var history = History()
    history.then(.take, .inProgress, by: .kelurahanOfficer, of: "VIL-N1A")
    history.then(.reject, .rejected, by: .kelurahanOfficer, of: "VIL-N1A")
    history.then(.note, .rejected, by: .kelurahanOfficer, of: "VIL-N1A")
    history.then(.reopen, .reopened, by: .reporter)
    #expect(try !history.sheet().isTouched && history.sheet().heldSince == begin + 4 * hour)
    history.then(.start, .inProgress, by: .kelurahanOfficer, of: "VIL-N1A")
    #expect(try history.sheet().isTouched)
  }
}
