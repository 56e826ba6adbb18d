import Domain
import Testing

/// Office hours through changes of the clocks: an hour skipped is not worked, an hour doubled is
/// worked twice. Moments are written in UTC.
@Suite struct WorkingCalendarZoneTests {
  private let hour = OfficeTime.hour

  private func utc(_ day: String, _ time: String) throws -> Int64 { try OfficeTime.utc(day, time) }

  @Test func aNightShiftIsFiveHoursInSpringAndSevenInAutumn() throws {
    let calendar = try OfficeTime.calendar(
      zone: "Europe/Amsterdam", week: OfficeTime.daily((0, 360)))
    // 2026-03-29: midnight is 23:00 UTC the day before, 06:00 is 04:00 UTC.
    let spring = try utc("2026-03-28", "23:00")
    #expect(try calendar.between(spring, utc("2026-03-29", "22:00")) == 5 * hour)
    #expect(try calendar.add(5 * hour, to: spring) == utc("2026-03-29", "04:00"))
    #expect(try calendar.add(5 * hour + 1, to: spring) == utc("2026-03-29", "22:00") + 1)
    // 2026-10-25: midnight is 22:00 UTC the day before, 06:00 is 05:00 UTC.
    let autumn = try utc("2026-10-24", "22:00")
    #expect(try calendar.between(autumn, utc("2026-10-25", "23:00")) == 7 * hour)
    #expect(try calendar.add(6 * hour, to: autumn) == utc("2026-10-25", "04:00"))
    #expect(try calendar.add(7 * hour, to: autumn) == utc("2026-10-25", "05:00"))
    #expect(try calendar.between(autumn - 24 * hour, autumn) == 6 * hour)
  }

  @Test func hoursWithinTheSkippedAndTheDoubledHour() throws {
    let calendar = try OfficeTime.calendar(
      zone: "Europe/Amsterdam", week: OfficeTime.daily((120, 150)))
    let spring = try utc("2026-03-28", "23:00")
    #expect(try calendar.between(spring, utc("2026-03-29", "22:00")) == 0)
    #expect(try calendar.add(1, to: spring) == utc("2026-03-30", "00:00:00.001"))
    // 02:00 to 02:30 comes round twice, at 00:00 and at 01:00 UTC.
    let autumn = try utc("2026-10-24", "22:00")
    #expect(try calendar.between(autumn, utc("2026-10-25", "23:00")) == hour)
    #expect(try calendar.add(hour / 2, to: autumn) == utc("2026-10-25", "00:30"))
    #expect(try calendar.add(hour * 3 / 4, to: autumn) == utc("2026-10-25", "01:15"))
    #expect(try calendar.isWorking(at: utc("2026-10-25", "00:29")))
    #expect(try !calendar.isWorking(at: utc("2026-10-25", "00:30")))
    #expect(try calendar.isWorking(at: utc("2026-10-25", "01:00")))
  }

  @Test func officesByDayKeepTheirLengthAcrossTheChange() throws {
    let calendar = try OfficeTime.calendar(
      zone: "Europe/Amsterdam", week: OfficeTime.week(510, 1_020))
    // Friday 16:00 in winter time and Monday 09:30 in summer time, then the other way.
    #expect(
      try calendar.add(2 * hour, to: utc("2026-03-27", "15:00")) == utc("2026-03-30", "07:30"))
    #expect(
      try calendar.add(2 * hour, to: utc("2026-10-23", "14:00")) == utc("2026-10-26", "08:30"))
  }

  @Test func aHolidayOnTheDayOfTheChangeIsClosedFromItsFirstMomentToItsLast() throws {
    for (day, from, until) in [
      ("2026-03-29", "2026-03-28", "2026-03-29"), ("2026-10-25", "2026-10-24", "2026-10-25"),
    ] {
      let calendar = try OfficeTime.calendar(
        zone: "Europe/Amsterdam", week: OfficeTime.daily((0, 1_440)), closed: [day])
      let first = try utc(from, day == "2026-03-29" ? "23:00" : "22:00")
      let end = try utc(until, day == "2026-03-29" ? "22:00" : "23:00")
      #expect(try calendar.between(first, end) == 0)
      #expect(try calendar.isWorking(at: first - 1))
      #expect(try calendar.isWorking(at: end))
      #expect(try calendar.add(1, to: first) == end + 1)
    }
  }

  @Test func clocksThatChangeAtMidnight() throws {
    let night = try OfficeTime.calendar(zone: "Asia/Beirut", week: OfficeTime.daily((0, 360)))
    // 2026-03-29 begins at 01:00, which is 22:00 UTC the day before.
    let spring = try utc("2026-03-28", "22:00")
    #expect(try night.between(spring, utc("2026-03-29", "21:00")) == 5 * hour)
    #expect(try night.add(1, to: spring) == spring + 1)
    // 2026-10-24 ends at midnight, goes back to 23:00 and ends again at 22:00 UTC.
    let evening = try OfficeTime.calendar(
      zone: "Asia/Beirut", week: OfficeTime.daily((1_320, 1_440)))
    let autumn = try utc("2026-10-24", "12:00")
    #expect(try evening.between(autumn, utc("2026-10-25", "12:00")) == 3 * hour)
    #expect(try evening.add(3 * hour, to: autumn) == utc("2026-10-24", "22:00"))
  }
}
