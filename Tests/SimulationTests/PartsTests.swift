import Domain
import Testing

@testable import Simulation

@Suite struct PartsTests {
  @Test func agendaGivesTheSoonestAndThenTheFirstEntered() {
    var agenda = Agenda<Int>()
    var chances = Chances(1)
    var expected: [(at: Int64, item: Int)] = []
    for item in 0..<500 {
      let at = chances.whole(0...50)
      agenda.enter(item, at: at)
      expected.append((at, item))
    }
    expected.sort { ($0.at, $0.item) < ($1.at, $1.item) }
    for next in expected {
      let got = agenda.removeFirst()
      #expect(got?.at == next.at && got?.item == next.item)
    }
    #expect(agenda.first?.at == nil)
  }

  @Test func presenceCountsOnlyWhenSomebodyIsThere() {
    var presence = Presence(workers: 2)
    presence.leave(at: 10)
    #expect(presence.there(from: 0, until: 30) == 30)
    presence.leave(at: 40)
    #expect(presence.there(from: 0, until: 60) == 40)
    presence.enter(at: 60)
    presence.enter(at: 70)
    #expect(presence.there(from: 0, until: 100) == 80)
    #expect(presence.there(from: 45, until: 55) == 0)
    #expect(presence.there(from: 50, until: 65) == 5)
    #expect(presence.away == 20)
  }

  /// The check counts time its own way; it comes to what the product's clocks come to, also where
  /// days have 23 and 25 hours.
  @Test(arguments: ["Asia/Jakarta", "Europe/Amsterdam", "America/New_York"])
  func diaryAgreesWithTheClocks(zone: String) throws {
    let year = try #require(YearTerms(SmallTown.tables(zone: zone), from: SmallTown.newYear))
    let terms = try #require(year.calendars[2])
    let clock = year.first.clock
    let begin = clock.start(of: SmallTown.newYear)
    let diary = Diary(terms, clock: clock, from: begin, until: begin + 420 * OfficeDay.day)
    let calendar = try WorkingCalendar(CalendarEdition(version: 2, terms: terms), clock: clock)
    var chances = Chances(11)
    for number in 0..<3_000 {
      let start = begin + chances.whole(0...360 * OfficeDay.day)
      let stops = (0..<chances.below(4)).map { _ in
        let from = start + chances.whole(-OfficeDay.day...6 * OfficeDay.day)
        return Stop(from: from, until: from + chances.whole(0...2 * OfficeDay.day))
      }
      let budget = chances.whole(1...60 * OfficeDay.hour)
      let measure: Measure = chances.happens(0.7) ? .working : .elapsed
      let line = ClockLine(
        start: start, budget: budget, measure: measure, stops: stops, calendar: calendar)
      let got = diary.moments(
        of: [0, (budget + 1) / 2, budget], from: start, measure: measure,
        stops: stops.map { ($0.from, $0.until) })
      #expect(
        got == [start, line.moment(ofPercent: 50), line.due], "case \(number) from \(start)")
    }
  }
}
