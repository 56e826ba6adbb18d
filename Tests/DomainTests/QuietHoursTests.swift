import Domain
import Testing

/// When a message may go out: not in the night.
@Suite struct QuietHoursTests {
  private func next(
    _ quiet: QuietHours, _ day: String, _ time: String, zone: String, east: Int64
  ) throws -> Int64 {
    quiet.next(
      try OfficeTime.at(day, time, east: east), clock: try #require(LocalClock(zone: zone)))
  }

  @Test(arguments: [
    // By day, to the millisecond.
    ("2026-05-08", "06:00", "2026-05-08", "06:00"),
    ("2026-05-08", "12:34:56.789", "2026-05-08", "12:34:56.789"),
    ("2026-05-08", "20:59:59.999", "2026-05-08", "20:59:59.999"),
    // Before midnight, and after it.
    ("2026-05-08", "21:00", "2026-05-09", "06:00"),
    ("2026-05-08", "23:59:59.999", "2026-05-09", "06:00"),
    ("2026-05-09", "00:00", "2026-05-09", "06:00"),
    ("2026-05-09", "05:59:59.999", "2026-05-09", "06:00"),
    // Over the end of a month, a year and February.
    ("2026-12-31", "22:00", "2027-01-01", "06:00"), ("2028-02-28", "22:00", "2028-02-29", "06:00"),
  ])
  func theUsualNight(day: String, time: String, nextDay: String, nextTime: String) throws {
    #expect(QuietHours.usual == QuietHours(from: 21, to: 6))
    #expect(
      try next(.usual, day, time, zone: "Asia/Jakarta", east: 7)
        == OfficeTime.at(nextDay, nextTime))
  }

  @Test(arguments: [
    ("00:59", "00:59"), ("01:00", "05:00"), ("03:30", "05:00"), ("04:59:59.999", "05:00"),
    ("05:00", "05:00"), ("23:00", "23:00"),
  ])
  func hoursWithinOneDay(time: String, expected: String) throws {
    let quiet = QuietHours(from: 1, to: 5)
    #expect(
      try next(quiet, "2026-05-08", time, zone: "Asia/Jakarta", east: 7)
        == OfficeTime.at("2026-05-08", expected))
  }

  @Test(arguments: [0, 6, 21, 23])
  func thereMayBeNone(hour: Int) throws {
    let quiet = QuietHours(from: hour, to: hour)
    for time in ["00:00", "06:30", "21:00", "23:59"] {
      #expect(
        try next(quiet, "2026-05-08", time, zone: "Asia/Jakarta", east: 7)
          == OfficeTime.at("2026-05-08", time))
    }
  }

  // MARK: Nights in which the clocks change

  @Test(arguments: [
    // 29 March: 02:00 becomes 03:00, so the night is an hour shorter.
    ("2026-03-28", "20:00", "2026-03-29", "04:00"), ("2026-03-29", "00:59", "2026-03-29", "04:00"),
    ("2026-03-29", "01:30", "2026-03-29", "04:00"), ("2026-03-29", "04:00", "2026-03-29", "04:00"),
    // 25 October: 03:00 becomes 02:00, so it is an hour longer.
    ("2026-10-24", "19:30", "2026-10-25", "05:00"), ("2026-10-25", "00:30", "2026-10-25", "05:00"),
    ("2026-10-25", "01:30", "2026-10-25", "05:00"), ("2026-10-25", "04:30", "2026-10-25", "05:00"),
    ("2026-10-25", "05:00", "2026-10-25", "05:00"),
  ])
  func inAmsterdamItEndsAtSixOnTheClock(
    day: String, time: String, nextDay: String, nextTime: String
  ) throws {
    // Written in UTC.
    #expect(
      try next(.usual, day, time, zone: "Europe/Amsterdam", east: 0)
        == OfficeTime.utc(nextDay, nextTime))
  }

  /// The night ends in the very hour that is skipped, or that comes twice.
  @Test func theChangeIsTheEnd() throws {
    let quiet = QuietHours(from: 21, to: 2)
    #expect(
      try next(quiet, "2026-03-29", "00:30", zone: "Europe/Amsterdam", east: 0)
        == OfficeTime.utc("2026-03-29", "01:00"))
    #expect(
      try next(quiet, "2026-10-24", "23:30", zone: "Europe/Amsterdam", east: 0)
        == OfficeTime.utc("2026-10-25", "00:00"))
  }

  @Test(arguments: ["Asia/Jakarta", "Europe/Amsterdam", "Asia/Beirut", "Australia/Lord_Howe"])
  func neverAtNightNeverEarlierNeverLongerThanTheNight(zone: String) throws {
    let clock = try #require(LocalClock(zone: zone))
    let seed: UInt64 = 71
    var random = SeededRandom(seed: seed)
    let year = try OfficeTime.utc("2026-01-01", "00:00")
    for _ in 0..<5_000 {
      let moment = year + Int64.random(in: 0..<(366 * History.day), using: &random)
      let next = QuietHours.usual.next(moment, clock: clock)
      let hour = clock.timeOfDay(at: next).hour
      #expect((6..<21).contains(hour), "\(zone), seed \(seed), \(moment)")
      #expect(next >= moment && next - moment <= 10 * History.hour, "\(zone), seed \(seed)")
      #expect(QuietHours.usual.next(next, clock: clock) == next, "\(zone), seed \(seed)")
    }
  }
}
