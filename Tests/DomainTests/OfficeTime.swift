import Domain
import Testing

/// An office of Jakarta, open on weekdays from 07:30 to 16:00, and moments written as people write
/// them.
enum OfficeTime {
  static let hour: Int64 = 3_600_000
  static let weekdays = week(450, 960)

  /// Monday to Friday.
  static func week(_ from: Int, _ to: Int) -> [[OfficeHours]] {
    Array(repeating: [OfficeHours(from: from, to: to)], count: 5) + [[], []]
  }

  static func daily(_ stretches: (Int, Int)...) -> [[OfficeHours]] {
    Array(repeating: stretches.map { OfficeHours(from: $0.0, to: $0.1) }, count: 7)
  }

  static func calendar(
    zone: String = "Asia/Jakarta", week: [[OfficeHours]] = weekdays,
    specials: [SpecialHours] = [], closed: [String] = [], years: Set<Int> = [2026, 2027, 2028]
  ) throws -> WorkingCalendar {
    try WorkingCalendar(
      clock: try #require(LocalClock(zone: zone)), week: week, specials: specials,
      closed: Set(try closed.map { try #require(LocalDate($0)) }), years: years, version: 1)
  }

  /// A day and time such as `2026-05-08` and `15:00` (or `15:00:59.999`), so many hours east.
  static func at(_ day: String, _ time: String, east: Int64 = 7) throws -> Int64 {
    let date = try #require(LocalDate(day))
    let parts = try time.split(whereSeparator: { ":.".contains($0) })
      .map { try #require(Int64($0)) }
    var milliseconds: Int64 = 0
    for (index, unit) in [hour, 60_000, 1_000, 1].enumerated() where index < parts.count {
      milliseconds += parts[index] * unit
    }
    return Int64(date.daysSince1970) * 86_400_000 + milliseconds - east * hour
  }

  /// The same in UTC.
  static func utc(_ day: String, _ time: String) throws -> Int64 {
    try at(day, time, east: 0)
  }
}
