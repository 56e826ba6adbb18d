/// What a clock counts.
public enum Measure: String, Sendable, Codable, CaseIterable {
  /// Day and night.
  case elapsed
  /// The time the city's offices work.
  case working
}

/// A time [from, until) during which a clock does not run, in UTC milliseconds since 1970. A stop
/// still open ends at `Int64.max`; one that ends before it begins is none.
public struct Stop: Sendable, Codable, Equatable, Hashable {
  public let from: Int64
  public let until: Int64

  public init(from: Int64, until: Int64) {
    self.from = from
    self.until = until
  }
}

/// One clock of one report: it starts, runs down its budget, and stands still during its stops.
///
/// Where the calendar has no table of holidays, a working clock counts elapsed time from that
/// year's first instant on. Elapsed time is never less than working time, so the moments it gives
/// are never later than the missing table would make them: the doubt is the citizen's gain.
///
/// All instants are UTC milliseconds since 1970, all durations milliseconds.
public struct ClockLine: Sendable {
  public let start: Int64
  /// How much measured time the clock grants.
  public let budget: Int64
  public let measure: Measure
  /// The stops from the start on, in order and without overlaps.
  public let stops: [Stop]

  /// The years known from the start on: nil counts elapsed time, by choice or for want of a table.
  private let table: WorkingTable?

  /// The stops come in any order, may overlap and may begin before the start.
  public init(
    start: Int64, budget: Int64, measure: Measure, stops: [Stop], calendar: WorkingCalendar
  ) {
    self.start = start
    self.budget = budget
    self.measure = measure
    self.stops = Self.merged(stops, from: start)
    table = measure == .working ? calendar.table(at: start) : nil
  }

  /// Measured time from the start to `instant`, less the stops; 0 before the start.
  public func used(at instant: Int64) -> Int64 {
    var used: Int64 = 0
    var running = start
    for stop in stops where stop.from < instant {
      used += measured(running, stop.from)
      running = stop.until
    }
    return used + measured(running, instant)
  }

  /// The earliest instant at which `use` milliseconds are used; the start for 0 or less. Stops
  /// after that instant do not move it. `Int64.max` when an open stop keeps it from ever coming.
  public func moment(ofUse use: Int64) -> Int64 {
    guard use > 0 else { return start }
    var left = use
    var running = start
    for stop in stops {
      let run = measured(running, stop.from)
      if run >= left { break }
      left -= run
      running = stop.until
    }
    return advance(running, by: left)
  }

  /// The earliest instant at which at least that many hundredths of the budget are used: parts of
  /// a millisecond round up, and 100 is `due`.
  public func moment(ofPercent percent: Int) -> Int64 {
    // The hundreds apart from the rest, so that no product outgrows 64 bits.
    let (hundreds, rest) = budget.quotientAndRemainder(dividingBy: 100)
    return moment(ofUse: hundreds * Int64(percent) + (rest * Int64(percent) + 99) / 100)
  }

  /// The instant at which the budget is used up. A stop that begins then or later moves nothing:
  /// a pause never heals a breach.
  public var due: Int64 { moment(ofUse: budget) }

  /// Whether `due` rests on elapsed time in a year without a table of holidays.
  public var isEstimated: Bool {
    let due = due
    guard measure == .working, due > start, due < .max else { return false }
    guard let table else { return true }
    return due > table.until
  }

  /// Measured time in [a, b) as if nothing stopped; 0 when b <= a.
  private func measured(_ a: Int64, _ b: Int64) -> Int64 {
    guard a < b else { return 0 }
    guard let table, a < table.until else { return b - a }
    return table.worked(from: a, to: min(b, table.until)) + max(0, b - table.until)
  }

  /// The earliest instant by which `duration` > 0 has been measured since `instant`.
  private func advance(_ instant: Int64, by duration: Int64) -> Int64 {
    guard let table, instant < table.until else { return instant.adding(duration) }
    return table.instant(after: duration, from: instant)
      ?? table.until.adding(duration - table.worked(from: instant, to: table.until))
  }

  private static func merged(_ stops: [Stop], from start: Int64) -> [Stop] {
    var merged: [Stop] = []
    for stop in stops.sorted(by: { $0.from < $1.from }) {
      let from = max(stop.from, merged.last?.until ?? start)
      guard from < stop.until else { continue }
      if let last = merged.last, last.until == from {
        merged[merged.count - 1] = Stop(from: last.from, until: stop.until)
      } else {
        merged.append(Stop(from: from, until: stop.until))
      }
    }
    return merged
  }
}

extension Int64 {
  /// The sum, or the end of time: an open stop ends at `Int64.max`.
  fileprivate func adding(_ duration: Int64) -> Int64 {
    let (sum, overflow) = addingReportingOverflow(duration)
    return overflow ? .max : sum
  }
}
