import Domain
import Testing

/// How long the clocks may stand still without the arbiter's word: 24 hours of work together.
@Suite struct PauseEndTests {
  private let begin = History.begin
  private let hour = History.hour

  // Wednesday 5 March 2025, 7 in the morning; the office works from 8 to 16.
  private func at(_ hours: Int64) -> Int64 { begin + hours * hour }

  private func end(_ history: History, wanted: Int64 = .max, now: Int64) throws -> Int64? {
    try ClockCity.rules().pauseEnd(of: history.report(), wanted: wanted, now: now)
  }

  @Test func threeWorkingDaysAndNoLonger() throws {
    // Wednesday, Thursday, Friday until 16:00.
    #expect(try end(History(), now: begin) == at(57))
    // From noon on: the rest of Wednesday, two days, and Monday until noon.
    #expect(try end(History(), now: at(5)) == at(125))
  }

  @Test func notLongerThanWanted() throws {
    #expect(try end(History(), wanted: at(3), now: begin) == at(3))
    #expect(try end(History(), wanted: at(57) + 1, now: begin) == at(57))
    #expect(try end(History(), wanted: begin, now: begin) == nil)
    #expect(try end(History(), wanted: begin - 1, now: begin) == nil)
  }

  @Test func whatWasUsedIsUsedUp() throws {
    var history = History()
    // Until 17:00: eight hours of work.
    history.paused(.reporter, hours: 10, .waiting, after: 0)
    #expect(try end(history, now: at(24)) == at(57), "two days are left, from Thursday on")
    history.paused(.outsideJurisdiction, hours: 34, .waiting, after: 24 * hour)
    #expect(try end(history, now: at(60)) == nil, "Friday evening, all used up")
  }

  @Test func aPauseInForceCountsAsFarAsItWent() throws {
    var history = History()
    history.paused(.outsideJurisdiction, hours: 57, .waiting, after: 0)
    // Wednesday 16:00: a new one would take its place.
    #expect(try end(history, now: at(9)) == at(57))
    #expect(try end(history, now: at(57)) == nil)
  }

  @Test func whatWasResumedIsGivenBack() throws {
    var history = History()
    history.paused(.outsideJurisdiction, hours: 57, .waiting, after: 0)
    history.then(.resume, .waiting, by: .kelurahanOfficer, of: "VIL-N1A", after: 5 * hour)
    // Wednesday from 8 to 12: four hours.
    #expect(try end(history, now: at(24)) == at(24 * 5 + 5))
  }

  @Test func theTimeItWasClosedIsNoPause() throws {
    var history = History()
    history.then(.reject, .rejected, by: .kelurahanOfficer, of: "VIL-N1A", after: 0)
    history.then(.reopen, .reopened, by: .reporter, after: 24 * hour)
    // Thursday, Friday, Monday.
    #expect(try end(history, now: at(24)) == at(24 * 5 + 9))
  }

  @Test func withoutACapThereIsNoPause() throws {
    var terms = ClockCity.usual
    terms.pauseCap = 0
    #expect(
      try ClockCity.rules(terms).pauseEnd(of: History().report(), wanted: .max, now: begin) == nil)
  }

  /// However often somebody tries, in office hours the pauses last no longer together.
  @Test(arguments: UInt64(1)...20)
  func manyPausesAreNoLongerThanOne(seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    let rules = try ClockCity.rules()
    let calendar = rules.calendar
    var history = History()
    for _ in 0..<40 {
      let after = Int64.random(in: 1...(20 * hour), using: &random)
      let now = history.now + after
      let wanted = now + Int64.random(in: 1...(30 * hour), using: &random)
      let until = rules.pauseEnd(of: try history.report(), wanted: wanted, now: now)
      history.then(.pause, .waiting, by: .kelurahanOfficer, of: "VIL-N1A", after: after) {
        $0.pause = until.map { PauseStep(reason: .outsideJurisdiction, until: $0) }
      }
    }
    let spent = try history.sheet().halts.reduce(0) { sum, halt in
      sum + (try calendar.between(halt.from, halt.until))
    }
    #expect(spent <= 24 * hour, "seed \(seed)")
  }

  /// Night after night costs no working time, but the clocks stand still: there is an end to that too.
  @Test func pausesByNightAreCappedToo() throws {
    let rules = try ClockCity.rules()
    var history = History()
    var paused: Int64 = 0
    for _ in 0..<60 {
      // From 17.00 to 08.00.
      let now = history.now + 9 * hour
      let until = rules.pauseEnd(of: try history.report(), wanted: now + 15 * hour, now: now)
      history.then(.pause, .waiting, by: .kelurahanOfficer, of: "VIL-N1A", after: 9 * hour) {
        $0.pause = until.map { PauseStep(reason: .outsideJurisdiction, until: $0) }
      }
      paused += (until ?? now) - now
      history.then(
        .resume, .waiting, by: .kelurahanOfficer, of: "VIL-N1A", after: 15 * hour)
    }
    #expect(paused > 0 && paused <= 5 * 24 * hour)
  }
}
