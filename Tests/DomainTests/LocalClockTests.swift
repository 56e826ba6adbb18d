import Domain
import Testing

/// The city's wall clock, with and without summer time.
@Suite struct LocalClockTests {
  private static let hour: Int64 = 3_600_000

  private func clock(_ zone: String) throws -> LocalClock { try #require(LocalClock(zone: zone)) }

  @Test(arguments: ["", "Mars/Olympus", "Asia/Jakarta ", "asia jakarta", "../etc/localtime"])
  func unknownZonesGiveNoClock(zone: String) {
    #expect(LocalClock(zone: zone) == nil)
  }

  @Test(arguments: [
    // zone, moment in UTC, hours east, local day, hour, minute
    ("Asia/Jakarta", Int64(1_717_174_799_999), 7, "2024-05-31", 23, 59),
    ("Asia/Jakarta", 1_717_174_800_000, 7, "2024-06-01", 0, 0),
    ("Asia/Jakarta", 1_735_664_400_000, 7, "2025-01-01", 0, 0),
    // The last second of winter time, the first of summer time.
    ("Europe/Amsterdam", 1_711_846_799_999, 1, "2024-03-31", 1, 59),
    ("Europe/Amsterdam", 1_711_846_800_000, 2, "2024-03-31", 3, 0),
    // The last second of summer time, the first of winter time.
    ("Europe/Amsterdam", 1_729_990_799_999, 2, "2024-10-27", 2, 59),
    ("Europe/Amsterdam", 1_729_990_800_000, 1, "2024-10-27", 2, 0),
    ("Europe/Amsterdam", 1_711_839_600_000, 1, "2024-03-31", 0, 0),
    ("Europe/Amsterdam", 1_711_839_599_999, 1, "2024-03-30", 23, 59),
    // West of Greenwich, and before 1970.
    ("America/New_York", 1_704_085_199_999, -5, "2023-12-31", 23, 59),
    ("UTC", -1, 0, "1969-12-31", 23, 59),
    ("UTC", -86_400_001, 0, "1969-12-30", 23, 59),
    ("UTC", -86_400_000, 0, "1969-12-31", 0, 0),
  ])
  func readsTheWallClock(
    zone: String, moment: Int64, east: Int64, day: String, hour: Int, minute: Int
  ) throws {
    let clock = try clock(zone)
    #expect(clock.offset(at: moment) == east * Self.hour)
    #expect(clock.date(at: moment).iso == day)
    #expect(clock.timeOfDay(at: moment).hour == hour)
    #expect(clock.timeOfDay(at: moment).minute == minute)
  }

  @Test(arguments: [
    ("Asia/Jakarta", "2024-06-01", Int64(1_717_174_800_000)),
    ("Asia/Jakarta", "1970-01-01", -25_200_000),
    // The day before, of and after each change of the clocks.
    ("Europe/Amsterdam", "2024-03-30", 1_711_753_200_000),
    ("Europe/Amsterdam", "2024-03-31", 1_711_839_600_000),
    ("Europe/Amsterdam", "2024-04-01", 1_711_922_400_000),
    ("Europe/Amsterdam", "2024-10-26", 1_729_893_600_000),
    ("Europe/Amsterdam", "2024-10-27", 1_729_980_000_000),
    ("Europe/Amsterdam", "2024-10-28", 1_730_070_000_000),
    ("America/New_York", "2024-01-01", 1_704_085_200_000),
  ])
  func aDayStartsAtLocalMidnight(zone: String, day: String, moment: Int64) throws {
    #expect(try clock(zone).start(of: try #require(LocalDate(day))) == moment)
  }

  /// In the last three the clocks change at or over midnight, so that a day may begin at one.
  @Test(arguments: [
    "Asia/Jakarta", "Europe/Amsterdam", "America/New_York", "Australia/Sydney", "Asia/Kathmandu",
    "Africa/Cairo", "Asia/Beirut", "America/Santiago", "Atlantic/Azores", "America/Havana",
  ])
  func theStartOfADayIsItsFirstMoment(zone: String) throws {
    let clock = try clock(zone)
    let first = try #require(LocalDate("2019-01-01")).daysSince1970
    for number in first..<(first + 8 * 365) {
      let day = LocalDate(daysSince1970: number)
      let start = clock.start(of: day)
      guard clock.date(at: start) == day, clock.date(at: start - 1) < day else {
        Issue.record("\(zone): \(day.iso) does not begin at \(start)")
        return
      }
    }
  }
}
