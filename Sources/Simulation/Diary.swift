import Domain

/// The days of one calendar, written out plainly: what was worked on each. The check's own way to
/// count time, which shares nothing with the calendar the product computes with.
struct Diary {
  private struct Day {
    let from: Int64
    let until: Int64
    let year: Int
    /// [from, until) of each stretch of work.
    let work: [(from: Int64, until: Int64)]
  }

  private let days: [Day]
  private let years: Set<Int>

  init(_ terms: CalendarTerms, clock: LocalClock, from: Int64, until: Int64) {
    years = terms.years
    let closed = Set(terms.holidays.map(\.date))
    let first = clock.date(at: from).daysSince1970
    let last = clock.date(at: until).daysSince1970
    days = (first...last).map { number in
      let date = LocalDate(daysSince1970: number)
      let begin = clock.start(of: date)
      let end = clock.start(of: LocalDate(daysSince1970: number + 1))
      let special = terms.specials.last { $0.from <= date && date <= $0.through }
      // Source: 1 January 1970 was a Thursday.
      let hours = (special?.week ?? terms.week)[(number + 3) % 7]
      let work =
        closed.contains(date.iso)
        ? [] : Self.work(hours, from: begin, until: end, clock: clock)
      return Day(from: begin, until: end, year: date.year, work: work)
    }
  }

  /// By the minute, where a day has other than 24 hours.
  private static func work(
    _ hours: [OfficeHours], from begin: Int64, until end: Int64, clock: LocalClock
  ) -> [(from: Int64, until: Int64)] {
    guard end - begin != 86_400_000 else {
      return hours.map { (begin + Int64($0.from) * 60_000, begin + Int64($0.to) * 60_000) }
    }
    return stride(from: begin, to: end, by: 60_000).compactMap { minute in
      let (hour, past) = clock.timeOfDay(at: minute)
      let time = hour * 60 + past
      return hours.contains { $0.from <= time && time < $0.to } ? (minute, minute + 60_000) : nil
    }
  }

  /// When so much time has passed since `start`, for each of `uses`, which rise.
  /// - Returns: `Int64.max` for what does not come before the diary ends
  func moments(
    of uses: [Int64], from start: Int64, measure: Measure, stops: [(from: Int64, until: Int64)]
  ) -> [Int64] {
    var moments: [Int64] = uses.prefix { $0 <= 0 }.map { _ in start }
    var passed: Int64 = 0
    guard var index = index(of: start) else { return uses.map { _ in .max } }
    let known = knownYears(from: days[index].year)
    while moments.count < uses.count, index < days.count {
      let day = days[index]
      let isWhole = measure == .elapsed || !known.contains(day.year)
      for stretch in isWhole ? [(from: day.from, until: day.until)] : day.work {
        var at = max(stretch.from, start)
        while at < stretch.until, moments.count < uses.count {
          if let stop = stops.first(where: { $0.from <= at && at < $0.until }) {
            at = stop.until
            continue
          }
          let free = stops.reduce(stretch.until) { $1.from > at ? min($0, $1.from) : $0 }
          while moments.count < uses.count, uses[moments.count] - passed <= free - at {
            moments.append(at + uses[moments.count] - passed)
          }
          passed += free - at
          at = free
        }
      }
      index += 1
    }
    return moments + Array(repeating: .max, count: uses.count - moments.count)
  }

  private func index(of moment: Int64) -> Int? {
    guard let first = days.first, first.from <= moment else { return nil }
    var index = min(Int((moment - first.from) / 86_400_000), days.count - 1)
    while index > 0, days[index].from > moment { index -= 1 }
    while index < days.count, days[index].until <= moment { index += 1 }
    return index < days.count ? index : nil
  }

  /// From the first year without a table on, all time counts.
  private func knownYears(from year: Int) -> Range<Int> {
    var end = year
    while years.contains(end) { end += 1 }
    return year..<end
  }
}
