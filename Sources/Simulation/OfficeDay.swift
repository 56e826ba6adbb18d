import Domain

/// When people do things: roughly. Nothing is checked against it.
struct OfficeDay {
  static let minute: Int64 = 60_000
  static let hour: Int64 = 60 * minute
  static let day: Int64 = 24 * hour

  /// Of the city's zone, as it is when the year begins.
  let offset: Int64

  /// The same moment when offices are open, else some time in the next morning they are.
  func inOffice(_ moment: Int64, _ chances: inout Chances) -> Int64 {
    let local = moment + offset
    var today = local / Self.day
    let time = local % Self.day
    if !Self.isWeekend(today), time >= 7 * Self.hour, time < 17 * Self.hour { return moment }
    if time >= 7 * Self.hour { today += 1 }
    while Self.isWeekend(today) { today += 1 }
    return today * Self.day - offset + 7 * Self.hour + chances.whole(0...3 * Self.hour)
  }

  /// When in a day people report: few at night, most by day, some in the evening.
  func arrival(day: Int64, _ chances: inout Chances) -> Int64 {
    let spans: [(ClosedRange<Int64>, Double)] = [
      (0...6, 0.06), (6...12, 0.4), (12...18, 0.34), (18...24, 0.2),
    ]
    let span = chances.weighed(spans) ?? 6...12
    return day + chances.whole(span.lowerBound * Self.hour...span.upperBound * Self.hour - 1)
  }

  /// Source: 1 January 1970 was a Thursday.
  private static func isWeekend(_ day: Int64) -> Bool { (day + 3) % 7 >= 5 }
}
