import Domain
import Testing

@testable import Simulation

/// Silent questions: reminded once, closed once, never before their time.
@Suite struct QuestionCheckTests {
  private func told() throws -> ToldCase {
    var told = try #require(ToldCase())
    try told.wait(until: ToldCase.hour)
    try told.act(.ask)
    try told.wait(until: 12 * ToldCase.day)
    return told
  }

  @Test func soundHistoryIsClean() throws {
    let found = try told().findings()
    #expect(found.isClean)
    #expect((found.reminders, found.closings) == (1, 1))
  }

  @Test func reminderTakenAwayIsMissing() throws {
    let told = try told()
    var history = told.history
    history.remove(at: try #require(told.place(.remind)))
    let found = told.findings(history)
    // Without a notice nothing may be closed.
    #expect((found.missing, found.early) == (1, 1))
  }

  @Test func closingTakenAwayIsMissing() throws {
    let told = try told()
    let history = Array(told.history.prefix(try #require(told.place(.closeUnanswered))))
    // What the ladder would have come to afterwards is missing too.
    #expect(told.findings(history).missing >= 1)
  }

  @Test func closingBeforeItsTimeIsEarly() throws {
    let told = try told()
    var history = told.history
    let place = try #require(told.place(.closeUnanswered))
    history[place] = history[place].moved(by: -2_000)
    #expect(told.findings(history).early == 1)
  }

  @Test func answerEndsTheQuestion() throws {
    var told = try #require(ToldCase())
    try told.act(.ask)
    try told.wait(until: 2 * ToldCase.day)
    try told.act(.reply)
    try told.wait(until: 20 * ToldCase.day)
    let found = told.findings()
    #expect(found.isClean)
    #expect((found.reminders, found.closings) == (0, 0))
  }
}
