import Domain

/// Working time the slow way: every minute of the known years is looked at, by a calendar walked
/// day by day and by changes of the clocks written down in the plan. Shares no arithmetic with
/// `WorkingCalendar`. Behind the last year every moment counts, as a clock in a gap counts.
struct MinuteOracle: Sendable {
  /// UTC minutes since 1970 of the first minute.
  let first: Int
  let working: [Bool]
  /// Working minutes before each minute, and before the end.
  private let before: [Int]

  var start: Int64 { Int64(first) * 60_000 }
  var end: Int64 { Int64(first + working.count) * 60_000 }

  init(_ plan: WorkingPlan) {
    let local = Self.localMinutes(plan)
    var origin = 0
    for year in 1970..<plan.years.lowerBound { origin += Self.isLeap(year) ? 527_040 : 525_600 }

    var working: [Bool] = []
    var before = [0]
    var change = 0
    var minute = origin - plan.offsets[0].east
    first = minute
    while true {
      if change + 1 < plan.offsets.count, plan.offsets[change + 1].from == minute { change += 1 }
      let reading = minute + plan.offsets[change].east - origin
      guard reading < local.count else { break }
      working.append(local[reading])
      before.append(before[before.count - 1] + (local[reading] ? 1 : 0))
      minute += 1
    }
    self.working = working
    self.before = before
  }

  func isWorking(minute: Int) -> Bool {
    minute - first < working.count ? working[minute - first] : true
  }

  /// Working milliseconds in [a, b), for a <= b.
  func between(_ a: Int64, _ b: Int64) -> Int64 { worked(before: b) - worked(before: a) }

  /// The earliest instant by which `duration` has been worked since `start`.
  func add(_ duration: Int64, to start: Int64) -> Int64 {
    if duration == 0 { return start }
    let goal = worked(before: start) + duration
    let total = Int64(before[working.count]) * 60_000
    if goal > total { return end + (goal - total) }
    var low = 0
    var high = working.count - 1
    while low < high {
      let middle = (low + high) / 2
      if Int64(before[middle + 1]) * 60_000 >= goal { high = middle } else { low = middle + 1 }
    }
    return Int64(first + low) * 60_000 + goal - Int64(before[low]) * 60_000
  }

  private func worked(before instant: Int64) -> Int64 {
    if instant >= end { return Int64(before[working.count]) * 60_000 + (instant - end) }
    let minute = Int(instant / 60_000) - first
    return Int64(before[minute]) * 60_000 + (working[minute] ? instant % 60_000 : 0)
  }

  private static func isLeap(_ year: Int) -> Bool {
    year % 4 == 0 && year % 100 != 0 || year % 400 == 0
  }

  /// For every minute of every local day, were it 24 hours long: is it within the hours?
  private static func localMinutes(_ plan: WorkingPlan) -> [Bool] {
    var minutes: [Bool] = []
    var weekday = plan.firstWeekday
    for year in plan.years {
      let lengths = [31, isLeap(year) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
      for month in 1...12 {
        for day in 1...lengths[month - 1] {
          let date = LocalDate(year: year, month: month, day: day)
          var week = plan.week
          for special in plan.specials where special.from <= date && date <= special.through {
            week = special.week
          }
          let start = minutes.count
          minutes += Array(repeating: false, count: 1_440)
          if !plan.closed.contains(date.iso) {
            for hours in week[weekday] {
              for minute in hours.from..<hours.to { minutes[start + minute] = true }
            }
          }
          weekday = weekday == 6 ? 0 : weekday + 1
        }
      }
    }
    return minutes
  }
}
