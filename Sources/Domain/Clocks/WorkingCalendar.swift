/// A day would have to be judged whose year has no table of holidays. It is never taken for a
/// year of working days.
public struct CalendarGap: Error, Sendable, Equatable {
  public let year: Int

  public init(year: Int) {
    self.year = year
  }
}

/// When a city's offices work.
///
/// The one rule: an instant is working time when the city's wall clock, read at that instant,
/// shows a day that is not closed and a time within that day's hours. So office hours that fall
/// in a skipped hour are not worked, those in a doubled hour are worked twice, and working time
/// is a set of real instants: its lengths add up exactly on days of 23, 24 and 25 hours.
///
/// All instants are UTC milliseconds since 1970, all durations milliseconds.
public struct WorkingCalendar: Sendable {
  /// The ordinary week: seven days, Monday first.
  public let week: [[OfficeHours]]
  /// Of overlapping ones the later in the list holds.
  public let specials: [SpecialHours]
  /// Holidays and collective leave.
  public let closed: Set<LocalDate>
  /// The years whose holidays are known.
  public let years: Set<Int>
  /// Counts up with every change of the tables.
  public let version: Int64

  private let clock: LocalClock
  /// One for each run of consecutive years, the earliest first.
  private let tables: [WorkingTable]

  /// Throws the first fault found in the tables.
  public init(
    clock: LocalClock, week: [[OfficeHours]], specials: [SpecialHours] = [],
    closed: Set<LocalDate>, years: Set<Int>, version: Int64
  ) throws(CalendarFault) {
    try CalendarFault.check(week, special: nil)
    guard week.contains(where: { !$0.isEmpty }) else { throw .noWork }
    for special in specials {
      try CalendarFault.check(special.week, special: special.name)
      guard special.from <= special.through else { throw .dates(special: special.name) }
    }
    self.clock = clock
    self.week = week
    self.specials = specials
    self.closed = closed
    self.years = years
    self.version = version

    var runs: [ClosedRange<Int>] = []
    for year in years.sorted() {
      if let last = runs.last, last.upperBound == year - 1 {
        runs[runs.count - 1] = last.lowerBound...year
      } else {
        runs.append(year...year)
      }
    }
    tables = runs.map { run in
      WorkingTable(years: run, clock: clock) { date in
        if closed.contains(date) { return [] }
        let special = specials.last { $0.from <= date && date <= $0.through }
        return (special?.week ?? week)[date.daysSinceMonday]
      }
    }
  }

  public func isWorking(at instant: Int64) throws(CalendarGap) -> Bool {
    try between(instant, instant + 1) == 1
  }

  /// Working milliseconds in [a, b); 0 when b <= a.
  public func between(_ a: Int64, _ b: Int64) throws(CalendarGap) -> Int64 {
    guard a < b else { return 0 }
    let table = try known(at: a)
    guard b <= table.until else { throw CalendarGap(year: table.years.upperBound + 1) }
    return table.worked(from: a, to: b)
  }

  /// The earliest instant u with `between(start, u) == duration`; `start` itself for a duration
  /// of 0 or less. A duration that ends with an office's hours ends at their last moment, not at
  /// the next opening.
  public func add(_ duration: Int64, to start: Int64) throws(CalendarGap) -> Int64 {
    guard duration > 0 else { return start }
    let table = try known(at: start)
    guard let instant = table.instant(after: duration, from: start) else {
      throw CalendarGap(year: table.years.upperBound + 1)
    }
    return instant
  }

  /// Days from the city's today to 1 January of the first year without a table of holidays: 0 on
  /// that day, negative after it. Nil while it is more than 60 days away.
  /// Source: house rule, a missing next year warns 60 days ahead.
  public func warning(now: Int64) -> Int? {
    let today = clock.date(at: now)
    let missing: Int
    if let table = table(at: now) {
      missing = table.years.upperBound + 1
    } else {
      // Already in the gap: it began after the last year known, or never was anything else.
      missing = years.filter { $0 < today.year }.max().map { $0 + 1 } ?? today.year
    }
    let days = LocalDate(year: missing, month: 1, day: 1).daysSince1970 - today.daysSince1970
    return days <= 60 ? days : nil
  }

  /// The known years around an instant, nil in a gap.
  func table(at instant: Int64) -> WorkingTable? {
    tables.first { $0.contains(instant) }
  }

  private func known(at instant: Int64) throws(CalendarGap) -> WorkingTable {
    guard let table = table(at: instant) else {
      throw CalendarGap(year: clock.date(at: instant).year)
    }
    return table
  }
}

extension LocalDate {
  /// 0 on Monday to 6 on Sunday. Source: 1 January 1970 was a Thursday.
  fileprivate var daysSinceMonday: Int {
    let days = (daysSince1970 + 3) % 7
    return days < 0 ? days + 7 : days
  }
}
