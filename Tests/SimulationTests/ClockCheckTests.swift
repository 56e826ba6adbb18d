import Domain
import Testing

@testable import Simulation

/// The check says nothing of a sound history, and names what was done to it otherwise.
@Suite struct ClockCheckTests {
  /// Hangs for five hours, is handed on, taken after a day and a half, and left alone for a week.
  private func told() throws -> ToldCase {
    var told = try #require(ToldCase())
    try told.wait(until: 5 * ToldCase.hour)
    try told.act(.coordinate)
    try told.wait(until: 41 * ToldCase.hour)
    try told.act(.take)
    try told.wait(until: 9 * ToldCase.day)
    return told
  }

  @Test func soundHistoryIsClean() throws {
    let found = try told().findings()
    #expect(found.isClean)
    #expect(found.examples.isEmpty)
    // 50 and 80 of the first, 80 and 100 of the share, 50, 80, 100 of the whole.
    #expect(found.escalations == 7)
    #expect(found.longestWait == 1_000)
    #expect(found.races == 0)
  }

  @Test(arguments: [
    (Clock.coordination, 50), (.coordination, 80), (.share, 80), (.share, 100), (.completion, 50),
    (.completion, 80), (.completion, 100),
  ])
  func everyStepTakenAwayIsMissing(clock: Clock, percent: Int) throws {
    let told = try told()
    var history = told.history
    history.remove(at: try #require(told.place(clock, percent)))
    let found = told.findings(history)
    #expect((found.missing, found.early, found.twice) == (1, 0, 0))
  }

  @Test(arguments: [(Clock.coordination, 80), (.share, 100), (.completion, 50)])
  func everyStepDoubledIsTwice(clock: Clock, percent: Int) throws {
    let told = try told()
    var history = told.history
    let place = try #require(told.place(clock, percent))
    history.insert(history[place].moved(by: 1), at: place + 1)
    let found = told.findings(history)
    #expect((found.missing, found.early, found.twice) == (0, 0, 1))
  }

  @Test func stepBeforeItsMomentIsEarly() throws {
    let told = try told()
    let place = try #require(told.place(.completion, 50))
    var history = told.history
    history[place] = history[place].moved(by: -1_001)
    let found = told.findings(history)
    #expect((found.missing, found.early, found.twice) == (0, 1, 0))
    history[place] = told.history[place].moved(by: -1_000)
    #expect(told.findings(history).isClean)
  }

  @Test func wrongMomentSaidIsFound() throws {
    let told = try told()
    let place = try #require(told.place(.completion, 80))
    var history = told.history
    history[place] = history[place].moved(by: 0, dueBy: -1)
    #expect(told.findings(history).early == 1)
    history[place] = told.history[place].moved(by: 0, dueBy: 1)
    #expect(told.findings(history).missing == 1)
  }

  @Test func stepOfAClockThatStandsStillIsEarly() throws {
    let told = try told()
    let take = try #require(told.place(.take))
    let share = try #require(told.place(.share, 100))
    var history = told.history
    history.insert(history[share].moved(by: ToldCase.day), at: take + 1)
    #expect(told.findings(history).twice == 1)
    history.remove(at: share)
    let found = told.findings(history)
    #expect((found.missing, found.early, found.twice) == (1, 1, 0))
  }

  @Test func stepWithoutAClockIsEarly() throws {
    let told = try told()
    let place = try #require(told.place(.completion, 50))
    var details = EventDetails()
    details.escalation = EscalationStep(clock: .verification, percent: 80, to: nil, dueAt: 0)
    let event = told.history[place]
    var history = told.history
    history.insert(
      ReportEvent(
        reportID: 1, revision: 0, at: event.at + 1, action: .escalate, state: event.state,
        holder: event.holder, assignee: nil, actorRole: .system, actorUnit: nil, actorUser: nil,
        details: details), at: place + 1)
    #expect(told.findings(history).early == 1)
  }

  @Test func lateStepIsMissingUnlessNobodyWasThere() throws {
    let told = try told()
    let place = try #require(told.place(.completion, 50))
    var history = told.history
    history[place] = history[place].moved(by: 180_000)
    let found = told.findings(history)
    #expect((found.missing, found.early, found.twice) == (1, 0, 0))

    var presence = Presence(workers: 1)
    presence.leave(at: told.history[place].at - 500)
    presence.enter(at: told.history[place].at + 179_500)
    #expect(told.findings(history, presence: presence).isClean)
  }

  @Test func stepDueJustBeforeAPersonsStepIsARace() throws {
    var told = try #require(ToldCase())
    try told.wait(until: 3 * ToldCase.hour + 700)
    try told.act(.take)
    try told.wait(until: 5 * ToldCase.hour)
    let found = told.findings()
    #expect(found.isClean)
    #expect((found.races, found.longestRace) == (1, 700))
  }

  @Test func stepDueForLongBeforeAPersonsStepIsMissing() throws {
    var told = try #require(ToldCase())
    try told.wait(until: 3 * ToldCase.hour + 130_000)
    try told.act(.take)
    var history = told.history
    history.remove(at: try #require(told.place(.coordination, 50)))
    let found = told.findings(history)
    #expect((found.missing, found.races) == (1, 0))
  }
}
