import Domain
import Testing

/// When the clocks of a report stand still.
@Suite struct SheetHaltTests {
  private let begin = History.begin
  private let hour = History.hour

  private func at(_ hours: Int64) -> Int64 { begin + hours * hour }

  /// A question after an hour; the clocks wait 20 hours for the answer.
  private func asked() -> History {
    var history = History()
    let until = at(21)
    history.then(.ask, .waiting, by: .kelurahanOfficer, of: "VIL-N1A") {
      $0.pause = PauseStep(reason: .reporter, until: until)
    }
    return history
  }

  @Test func aPauseLastsUntilItsEnd() throws {
    let sheet = try asked().sheet()
    let halt = Halt(from: at(1), until: at(21), reason: .reporter)
    #expect(sheet.halts == [halt])
    #expect(sheet.pause(at: at(1) - 1) == nil && sheet.pause(at: at(1)) == halt)
    #expect(sheet.pause(at: at(21) - 1) == halt && sheet.pause(at: at(21)) == nil)
  }

  @Test(arguments: [Action.reply, .addInformation])
  func anAnswerEndsTheWaiting(action: Action) throws {
    var history = asked()
    history.then(action, .waiting, by: .reporter)
    #expect(try history.sheet().halts == [Halt(from: at(1), until: at(2), reason: .reporter)])
  }

  @Test func aLateAnswerMovesNoEnd() throws {
    var history = asked()
    history.then(.reply, .waiting, by: .reporter, after: 30 * hour)
    #expect(try history.sheet().halts == [Halt(from: at(1), until: at(21), reason: .reporter)])
  }

  @Test(arguments: [PauseReason.outsideJurisdiction, .forceMajeure])
  func anAnswerEndsNoOtherPause(reason: PauseReason) throws {
    var history = History()
    history.paused(reason, hours: 20, .waiting)
    history.then(.addInformation, .waiting, by: .reporter)
    #expect(try history.sheet().halts == [Halt(from: at(1), until: at(21), reason: reason)])
  }

  @Test(arguments: PauseReason.allCases)
  func resumingEndsEveryPause(reason: PauseReason) throws {
    var history = History()
    history.paused(reason, hours: 20, .waiting)
    history.then(.resume, .waiting, by: .kelurahanOfficer, of: "VIL-N1A")
    #expect(try history.sheet().halts == [Halt(from: at(1), until: at(2), reason: reason)])
    #expect(try history.sheet().pause(at: at(2)) == nil)
  }

  /// Outside the city's jurisdiction ends when somebody sets to work.
  @Test(arguments: [
    (Action.take, ReportState.inProgress, true), (.start, .inProgress, true),
    (.dispatch, .dispatched, true), (.finish, .awaitingVerification, true),
    (.coordinate, .coordinated, false), (.note, .coordinated, false),
    (.setEstimate, .coordinated, false),
  ])
  func acceptingEndsTheWaitForOthers(action: Action, state: ReportState, ends: Bool) throws {
    for reason in PauseReason.allCases {
      var history = History()
      history.paused(reason, hours: 20, .coordinated)
      history.then(action, state, by: .agencyCoordinator, of: "VIL-N1A")
      // Whoever claims the work done does not wait for the reporter's answer.
      let isOver =
        reason == .outsideJurisdiction ? ends : reason == .reporter && action == .finish
      let until = isOver ? at(2) : at(21)
      #expect(try history.sheet().halts == [Halt(from: at(1), until: until, reason: reason)])
    }
  }

  @Test func aNewPauseTakesTheOldOnesPlace() throws {
    var history = asked()
    history.paused(.forceMajeure, hours: 3, .waiting)
    #expect(
      try history.sheet().halts == [
        Halt(from: at(1), until: at(2), reason: .reporter),
        Halt(from: at(2), until: at(5), reason: .forceMajeure),
      ])
    // The answer to the question that waited before ends nothing of an emergency.
    history.then(.reply, .waiting, by: .reporter)
    #expect(try history.sheet().halts[1].until == at(5))
  }

  @Test(arguments: [
    (Action.reject, ReportState.rejected), (.merge, .merged), (.withdraw, .withdrawn),
    (.answer, .completed), (.closeUnanswered, .rejected),
  ])
  func closingEndsThePause(action: Action, state: ReportState) throws {
    var history = asked()
    history.then(action, state, by: .kelurahanOfficer, of: "VIL-N1A")
    #expect(try history.sheet().halts == [Halt(from: at(1), until: at(2), reason: .reporter)])
  }

  @Test func theTimeItWasClosedIsNobodys() throws {
    var history = History()
    history.then(.take, .inProgress, by: .kelurahanOfficer, of: "VIL-N1A")
    history.then(.reject, .rejected, by: .kelurahanOfficer, of: "VIL-N1A")
    history.then(.note, .rejected, by: .kelurahanOfficer, of: "VIL-N1A")
    #expect(try history.sheet().halts == [], "nothing is owed, nothing runs")
    history.then(.reopen, .reopened, by: .reporter, after: 50 * hour)
    #expect(try history.sheet().halts == [Halt(from: at(2), until: at(53), reason: nil)])
    #expect(try history.sheet().pause(at: at(10)) == nil, "to be closed is no pause")
  }

  @Test func anAnswerToAClosedQuestionOpensItAgain() throws {
    var history = asked()
    history.then(.remind, .waiting, by: .system, after: 168 * hour)
    history.then(.closeUnanswered, .rejected, by: .system, after: 72 * hour)
    history.then(.reply, .reopened, by: .reporter, after: 100 * hour)
    #expect(
      try history.sheet().halts == [
        Halt(from: at(1), until: at(21), reason: .reporter),
        Halt(from: at(241), until: at(341), reason: nil),
      ])
  }
}
