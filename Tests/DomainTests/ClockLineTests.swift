import Domain
import Testing

/// One clock of one report: budget, stops, shares, and years without a table.
@Suite struct ClockLineTests {
  private let hour = OfficeTime.hour

  private func at(_ day: String, _ time: String) throws -> Int64 { try OfficeTime.at(day, time) }

  private func line(
    _ start: Int64, hours: Int64, _ measure: Measure = .working, stops: [Stop] = [],
    years: Set<Int> = [2026, 2027]
  ) throws -> ClockLine {
    ClockLine(
      start: start, budget: hours * hour, measure: measure, stops: stops,
      calendar: try OfficeTime.calendar(closed: ["2027-01-01"], years: years))
  }

  @Test func elapsedTimeNeverAsksTheCalendar() throws {
    let friday = try at("2026-05-08", "15:00")
    let line = try line(friday, hours: 6, .elapsed, years: [])
    #expect(try line.due == at("2026-05-08", "21:00"))
    #expect(!line.isEstimated)
    #expect(line.used(at: friday - 1) == 0)
    #expect(line.used(at: friday + 90 * hour) == 90 * hour)
    #expect(line.moment(ofUse: 0) == friday)
    #expect(line.moment(ofUse: -5) == friday)
  }

  @Test func workingTimeRunsInOfficeHours() throws {
    let line = try line(at("2026-05-08", "15:00"), hours: 6)
    #expect(try line.due == at("2026-05-11", "12:30"))
    #expect(try line.used(at: at("2026-05-10", "12:00")) == hour)
    #expect(!line.isEstimated)
  }

  @Test func aPauseMovesTheDueByTheWorkItSpans() throws {
    let friday = try at("2026-05-08", "15:00")
    // Half an hour on Friday and half an hour on Monday; the weekend within counts nothing.
    let pause = Stop(from: try at("2026-05-08", "15:30"), until: try at("2026-05-11", "08:00"))
    let paused = try line(friday, hours: 6, stops: [pause])
    #expect(try paused.due == at("2026-05-11", "13:30"))
    #expect(try paused.used(at: at("2026-05-11", "07:45")) == hour / 2)
    #expect(try paused.used(at: at("2026-05-11", "09:00")) == hour * 3 / 2)
    let elapsed = try line(friday, hours: 6, .elapsed, stops: [pause])
    #expect(try elapsed.due == at("2026-05-11", "13:30"))
  }

  @Test func aPauseAfterTheDueNeverHealsTheBreach() throws {
    let friday = try at("2026-05-08", "15:00")
    let due = try at("2026-05-11", "12:30")
    #expect(try line(friday, hours: 6, stops: [Stop(from: due, until: due + hour)]).due == due)
    #expect(try line(friday, hours: 6, stops: [Stop(from: due, until: .max)]).due == due)
    let late = try line(friday, hours: 6, stops: [Stop(from: due - 1, until: due + hour)])
    #expect(late.due == due + hour + 1)
  }

  @Test func stopsComeInAnyOrderAndOverlapAndBeginBeforeTheStart() throws {
    let start = try at("2026-05-11", "08:00")
    let line = try line(
      start, hours: 2,
      stops: [
        Stop(from: start + hour, until: start + 2 * hour),
        Stop(from: start - 9 * hour, until: start + hour / 2),
        Stop(from: start + hour / 2, until: start + hour / 2),
        Stop(from: start + 3 * hour / 2, until: start + 3 * hour),
        Stop(from: start + 4 * hour, until: start + 2 * hour),
        Stop(from: start - 9 * hour, until: start - hour),
      ])
    #expect(
      line.stops == [
        Stop(from: start, until: start + hour / 2),
        Stop(from: start + hour, until: start + 3 * hour),
      ])
    #expect(line.used(at: start + hour) == hour / 2)
    #expect(line.due == start + 4 * hour + hour / 2)
  }

  @Test(arguments: Measure.allCases)
  func whileAnOpenStopHoldsThereIsNoDue(measure: Measure) throws {
    let start = try at("2026-05-11", "08:00")
    let line = try line(
      start, hours: 2, measure, stops: [Stop(from: start + hour, until: .max)])
    #expect(line.due == .max)
    #expect(line.moment(ofPercent: 50) == start + hour)
    #expect(line.used(at: start + 9_000 * hour) == hour)
    #expect(!line.isEstimated)
  }

  @Test func sharesRoundUpToTheMillisecond() throws {
    let start = try at("2026-05-11", "08:00")
    let calendar = try OfficeTime.calendar()
    func moment(_ budget: Int64, _ percent: Int) -> Int64 {
      ClockLine(start: start, budget: budget, measure: .elapsed, stops: [], calendar: calendar)
        .moment(ofPercent: percent) - start
    }
    #expect(moment(1_000, 80) == 800)
    #expect(moment(1_001, 80) == 801)
    #expect(moment(3, 50) == 2)
    #expect(moment(7, 0) == 0)
    #expect(moment(7, -50) == 0)
    #expect(moment(7, 1) == 1)
    #expect(moment(7, 100) == 7)
    #expect(moment(7, 200) == 14)
    #expect(moment(0, 80) == 0)
    #expect(moment(90_000_000_000_000_007, 99) == 89_100_000_000_000_007)
  }

  @Test func withoutNextYearsTableTheClockRunsDayAndNight() throws {
    let eve = try at("2026-12-31", "15:00")
    let known = try line(eve, hours: 3)
    #expect(try known.due == at("2027-01-04", "09:30"))
    let missing = try line(eve, hours: 3, years: [2026])
    #expect(try missing.due == at("2027-01-01", "02:00"))
    #expect(missing.isEstimated && !known.isEstimated)
    #expect(try missing.used(at: at("2027-01-01", "01:00")) == 2 * hour)
    // Reached with the old year's last hour: nothing is estimated.
    #expect(try !line(eve, hours: 1, years: [2026]).isEstimated)
    // From the gap on it stays elapsed time, though a later year is known again.
    let hole = try line(eve, hours: 1 + 365 * 24 + 100, years: [2026, 2028])
    #expect(try hole.due == at("2028-01-05", "04:00"))
    #expect(hole.isEstimated)
  }

  @Test func aClockThatStartsInAGapIsElapsedThroughout() throws {
    let eve = try at("2025-12-31", "23:00")
    let line = try line(eve, hours: 3)
    #expect(line.due == eve + 3 * hour)
    #expect(line.isEstimated)
    let pause = Stop(from: eve + hour, until: eve + 2 * hour)
    #expect(try self.line(eve, hours: 3, stops: [pause]).due == eve + 4 * hour)
  }
}
