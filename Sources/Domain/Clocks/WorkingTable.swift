/// The working time of consecutive years, laid out once as stretches of UTC time with a running
/// total. Every question is then a binary search, and sums add up by construction.
struct WorkingTable: Sendable {
  private struct Stretch {
    let from: Int64
    let until: Int64
    /// Working milliseconds of the table before this stretch.
    let before: Int64

    var after: Int64 { before + until - from }
  }

  let years: ClosedRange<Int>
  /// First instant of the first year.
  let from: Int64
  /// First instant after the last year.
  let until: Int64
  private let stretches: [Stretch]

  init(years: ClosedRange<Int>, clock: LocalClock, hours: (LocalDate) -> [OfficeHours]) {
    self.years = years
    from = clock.start(of: LocalDate(year: years.lowerBound, month: 1, day: 1))
    until = clock.start(of: LocalDate(year: years.upperBound + 1, month: 1, day: 1))
    var stretches: [Stretch] = []
    var total: Int64 = 0
    var at = from
    while at < until {
      // A piece of one local day under one offset: a day on which the clocks change is two
      // pieces, so a skipped hour is in neither and a doubled hour in both.
      let date = clock.date(at: at)
      let midnight = Int64(date.daysSince1970) * 86_400_000 - clock.offset(at: at)
      let end = clock.change(after: at, before: min(midnight + 86_400_000, until))
      for stretch in hours(date) {
        let first = max(at, midnight + Int64(stretch.from) * 60_000)
        let last = min(end, midnight + Int64(stretch.to) * 60_000)
        guard first < last else { continue }
        stretches.append(Stretch(from: first, until: last, before: total))
        total += last - first
      }
      at = end
    }
    self.stretches = stretches
  }

  func contains(_ instant: Int64) -> Bool { from <= instant && instant < until }

  /// Working milliseconds in [a, b), for a <= b within the table.
  func worked(from a: Int64, to b: Int64) -> Int64 { worked(to: b) - worked(to: a) }

  /// The earliest instant by which `duration` > 0 milliseconds have been worked since `start`;
  /// nil when the table ends first.
  func instant(after duration: Int64, from start: Int64) -> Int64? {
    let (goal, overflow) = worked(to: start).addingReportingOverflow(duration)
    guard !overflow else { return nil }
    let index = count { $0.after < goal }
    guard index < stretches.count else { return nil }
    return stretches[index].from + goal - stretches[index].before
  }

  private func worked(to instant: Int64) -> Int64 {
    let begun = count { $0.from < instant }
    guard begun > 0 else { return 0 }
    let last = stretches[begun - 1]
    return last.before + min(instant, last.until) - last.from
  }

  /// How many stretches, counted from the first, have a property that none regains once lost.
  private func count(while property: (Stretch) -> Bool) -> Int {
    var low = 0
    var high = stretches.count
    while low < high {
      let middle = (low + high) / 2
      if property(stretches[middle]) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

extension LocalClock {
  /// The first instant in (start, end) at which the offset is another than at `start`; `end` when
  /// there is none. At most a day apart: no zone has changed twice within one.
  fileprivate func change(after start: Int64, before end: Int64) -> Int64 {
    let offset = offset(at: start)
    guard self.offset(at: end - 1) != offset else { return end }
    var same = start
    var other = end - 1
    while other - same > 1 {
      let middle = same + (other - same) / 2
      if self.offset(at: middle) == offset { same = middle } else { other = middle }
    }
    return other
  }
}
