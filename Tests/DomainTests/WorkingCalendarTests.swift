import Domain
import Testing

/// Office hours, holidays, special hours and the years that are known.
@Suite struct WorkingCalendarTests {
  private let hour = OfficeTime.hour
  /// Nyepi and Lebaran 2026 with their collective leave: Wednesday to Tuesday.
  private let lebaran = [
    "2026-03-18", "2026-03-19", "2026-03-20", "2026-03-21", "2026-03-22", "2026-03-23",
    "2026-03-24",
  ]

  private func at(_ day: String, _ time: String) throws -> Int64 { try OfficeTime.at(day, time) }

  @Test func fridayAfternoonRunsOnMondayMorning() throws {
    let calendar = try OfficeTime.calendar()
    let friday = try at("2026-05-08", "15:00")
    #expect(try calendar.add(6 * hour, to: friday) == at("2026-05-11", "12:30"))
    #expect(try calendar.between(friday, at("2026-05-11", "12:30")) == 6 * hour)
    #expect(try calendar.between(friday, at("2026-05-11", "07:30")) == hour)
    #expect(try calendar.between(at("2026-05-11", "12:30"), friday) == 0)
  }

  @Test func whatEndsWithTheOfficeEndsThatDay() throws {
    let calendar = try OfficeTime.calendar()
    let friday = try at("2026-05-08", "15:00")
    #expect(try calendar.add(hour, to: friday) == at("2026-05-08", "16:00"))
    #expect(try calendar.add(hour + 1, to: friday) == at("2026-05-11", "07:30:00.001"))
    #expect(try calendar.isWorking(at: at("2026-05-08", "15:59:59.999")))
    #expect(try !calendar.isWorking(at: at("2026-05-08", "16:00")))
    #expect(try !calendar.isWorking(at: at("2026-05-08", "07:29:59.999")))
    #expect(try calendar.isWorking(at: at("2026-05-08", "07:30")))
  }

  @Test func theLastMillisecondOfADay() throws {
    let calendar = try OfficeTime.calendar()
    let night = try at("2026-05-07", "23:59:59.999")
    #expect(try calendar.add(0, to: night) == night)
    #expect(try calendar.add(1, to: night) == at("2026-05-08", "07:30:00.001"))
    #expect(try calendar.add(hour, to: night) == at("2026-05-08", "08:30"))
    let closing = try at("2026-05-08", "15:59:59.999")
    #expect(try calendar.add(1, to: closing) == at("2026-05-08", "16:00"))
    #expect(try calendar.add(2, to: closing) == at("2026-05-11", "07:30:00.001"))
  }

  @Test func lebaranStandsStill() throws {
    let calendar = try OfficeTime.calendar(closed: lebaran)
    let eve = try at("2026-03-17", "15:30")
    #expect(try calendar.add(hour, to: eve) == at("2026-03-25", "08:00"))
    #expect(try calendar.between(at("2026-03-17", "16:00"), at("2026-03-25", "07:30")) == 0)
    #expect(try !calendar.isWorking(at: at("2026-03-23", "10:00")))
  }

  @Test func aHolidayOnSundayChangesNothing() throws {
    let with = try OfficeTime.calendar(closed: ["2026-04-03", "2026-04-05"])
    let without = try OfficeTime.calendar(closed: ["2026-04-03"])
    let eve = try at("2026-04-02", "15:30")
    #expect(try with.add(hour, to: eve) == at("2026-04-06", "08:00"))
    for hours: Int64 in 0..<200 {
      #expect(try with.add(hours * hour, to: eve) == without.add(hours * hour, to: eve))
    }
  }

  @Test func leapDayIsADay() throws {
    let calendar = try OfficeTime.calendar()
    let monday = try at("2028-02-28", "15:00")
    #expect(try calendar.between(at("2028-02-28", "00:00"), at("2028-03-01", "00:00")) == 17 * hour)
    #expect(try calendar.add(2 * hour, to: monday) == at("2028-02-29", "08:30"))
    #expect(try calendar.add(10 * hour + hour / 2, to: monday) == at("2028-03-01", "08:30"))
    let closed = try OfficeTime.calendar(closed: ["2028-02-29"])
    #expect(try closed.add(2 * hour, to: monday) == at("2028-03-01", "08:30"))
  }

  @Test func newYearCarriesOverIntoTheNextTable() throws {
    let calendar = try OfficeTime.calendar(closed: ["2027-01-01"])
    let eve = try at("2026-12-31", "15:00")
    #expect(try calendar.add(2 * hour, to: eve) == at("2027-01-04", "08:30"))
    #expect(try calendar.between(eve, at("2027-01-04", "08:30")) == 2 * hour)
  }

  private func special(_ name: String, _ from: String, _ through: String, _ hours: (Int, Int))
    throws -> SpecialHours
  {
    SpecialHours(
      name: name, from: try #require(LocalDate(from)), through: try #require(LocalDate(through)),
      week: OfficeTime.week(hours.0, hours.1))
  }

  @Test func ramadanHasItsOwnHours() throws {
    let ramadan = try special("Ramadan", "2026-02-19", "2026-03-19", (480, 900))
    let calendar = try OfficeTime.calendar(specials: [ramadan], closed: lebaran)
    // The day before, its first day, its last office day and the first one after it.
    #expect(
      try calendar.add(hour, to: at("2026-02-18", "15:30")) == at("2026-02-19", "08:30"))
    #expect(try calendar.add(2 * hour, to: at("2026-02-19", "14:00")) == at("2026-02-20", "09:00"))
    #expect(try calendar.add(hour, to: at("2026-03-17", "14:30")) == at("2026-03-25", "08:00"))
  }

  @Test func ofOverlappingSpecialHoursTheLaterListedHolds() throws {
    let ramadan = try special("Ramadan", "2026-02-19", "2026-03-19", (480, 900))
    let flood = try special("Flood", "2026-02-20", "2026-02-20", (600, 660))
    let friday = try at("2026-02-20", "00:00")
    let day = 24 * hour
    let last = try OfficeTime.calendar(specials: [ramadan, flood])
    #expect(try last.between(friday, friday + day) == hour)
    #expect(try last.between(friday - day, friday) == 7 * hour)
    let first = try OfficeTime.calendar(specials: [flood, ramadan])
    #expect(try first.between(friday, friday + day) == 7 * hour)
  }

  @Test func aMissingYearIsAGapAndNeverWork() throws {
    let calendar = try OfficeTime.calendar(years: [2026, 2028])
    let eve = try at("2026-12-31", "15:00")
    let newYear = try at("2027-01-01", "00:00")
    #expect(try calendar.add(hour, to: eve) == at("2026-12-31", "16:00"))
    #expect(try calendar.between(eve, newYear) == hour)
    #expect(throws: CalendarGap(year: 2027)) { try calendar.add(hour + 1, to: eve) }
    #expect(throws: CalendarGap(year: 2027)) { try calendar.between(eve, newYear + 1) }
    #expect(throws: CalendarGap(year: 2027)) { try calendar.add(1, to: newYear) }
    #expect(throws: CalendarGap(year: 2027)) { try calendar.isWorking(at: newYear + 9 * hour) }
    #expect(throws: CalendarGap(year: 2027)) {
      try calendar.between(eve, at("2028-06-01", "09:00"))
    }
    #expect(throws: CalendarGap(year: 2029)) {
      try calendar.add(9_000 * hour, to: at("2028-01-03", "09:00"))
    }
    #expect(throws: CalendarGap(year: 2025)) {
      try calendar.between(at("2025-12-31", "23:59:59.999"), at("2026-01-01", "00:00"))
    }
    #expect(try calendar.isWorking(at: at("2028-01-03", "07:30")))
    #expect(try calendar.add(0, to: newYear) == newYear)
    #expect(try calendar.between(newYear, newYear) == 0)
    let unknown = try OfficeTime.calendar(years: [])
    #expect(throws: CalendarGap(year: 2026)) { try unknown.isWorking(at: eve) }
  }

  @Test(arguments: [
    ("2026-11-01", "23:59:59.999", nil), ("2026-11-02", "00:00", 60), ("2026-12-31", "23:59", 1),
    ("2027-01-01", "00:00", 0), ("2027-01-31", "12:00", -30), ("2025-12-31", "12:00", -364),
    ("2028-01-01", "09:00", nil), ("2028-11-02", "00:00", 60),
  ])
  func warnsSixtyDaysAhead(day: String, time: String, days: Int?) throws {
    let calendar = try OfficeTime.calendar(years: [2026, 2028])
    #expect(try calendar.warning(now: at(day, time)) == days)
  }

  @Test(arguments: [
    [(-1, 5)], [(5, 5)], [(6, 5)], [(0, 1_441)], [(0, 9), (8, 12)], [(8, 9), (1, 2)],
  ])
  func hoursLieInOrderWithinTheDay(hours: [(Int, Int)]) {
    var week = OfficeTime.weekdays
    week[1] = hours.map { OfficeHours(from: $0.0, to: $0.1) }
    #expect(throws: CalendarFault.hours(special: nil, day: 1)) {
      try OfficeTime.calendar(week: week)
    }
  }

  @Test func faultsAreNamed() throws {
    let good = OfficeTime.weekdays
    #expect(throws: Never.self) {
      try OfficeTime.calendar(week: OfficeTime.daily((0, 1), (1, 1_440)))
    }
    #expect(throws: CalendarFault.days(special: nil, count: 6)) {
      try OfficeTime.calendar(week: Array(good.prefix(6)))
    }
    #expect(throws: CalendarFault.noWork) {
      try OfficeTime.calendar(week: Array(repeating: [], count: 7))
    }
    let reversed = try special("Ramadan", "2026-03-19", "2026-02-19", (480, 900))
    #expect(throws: CalendarFault.dates(special: "Ramadan")) {
      try OfficeTime.calendar(specials: [reversed])
    }
    let unending = try special("Ramadan", "2026-02-19", "2026-03-19", (480, 1_441))
    #expect(throws: CalendarFault.hours(special: "Ramadan", day: 0)) {
      try OfficeTime.calendar(specials: [unending])
    }
    let empty = SpecialHours(
      name: "Ramadan", from: unending.from, through: unending.through, week: [])
    #expect(throws: CalendarFault.days(special: "Ramadan", count: 0)) {
      try OfficeTime.calendar(specials: [empty])
    }
  }
}
