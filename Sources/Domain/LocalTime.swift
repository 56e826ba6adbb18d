import Foundation

/// A calendar day in the city's own time.
public struct LocalDate: Sendable, Hashable, Comparable, Codable {
  public let year: Int
  public let month: Int
  public let day: Int

  public init(year: Int, month: Int, day: Int) {
    self.year = year
    self.month = month
    self.day = day
  }

  /// Days since 1970-01-01 to a civil date (proleptic Gregorian).
  /// Source: H. Hinnant, "chrono-Compatible Low-Level Date Algorithms", civil_from_days.
  public init(daysSince1970 days: Int) {
    let z = days + 719_468
    let era = (z >= 0 ? z : z - 146_096) / 146_097
    let doe = z - era * 146_097
    let yoe = (doe - doe / 1_460 + doe / 36_524 - doe / 146_096) / 365
    let doy = doe - (365 * yoe + yoe / 4 - yoe / 100)
    let mp = (5 * doy + 2) / 153
    day = doy - (153 * mp + 2) / 5 + 1
    month = mp < 10 ? mp + 3 : mp - 9
    year = yoe + era * 400 + (month <= 2 ? 1 : 0)
  }

  public var daysSince1970: Int {
    let y = month <= 2 ? year - 1 : year
    let era = (y >= 0 ? y : y - 399) / 400
    let yoe = y - era * 400
    let doy = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let doe = yoe * 365 + yoe / 4 - yoe / 100 + doy
    return era * 146_097 + doe - 719_468
  }

  /// Parses `yyyy-MM-dd`; nil for anything else or a day that does not exist.
  public init?(_ text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard text.utf8.allSatisfy({ $0 == UInt8(ascii: "-") || (48...57).contains($0) }),
      parts.count == 3, parts[0].count == 4, parts[1].count == 2, parts[2].count == 2,
      let y = Int(parts[0]), let m = Int(parts[1]), let d = Int(parts[2]), y > 0
    else { return nil }
    self.init(year: y, month: m, day: d)
    guard LocalDate(daysSince1970: daysSince1970) == self else { return nil }
  }

  /// `yyMMdd`, as report numbers carry it.
  public var compact: String {
    String(String(1_000_000 + year % 100 * 10_000 + month * 100 + day).dropFirst())
  }

  /// `yyyy-MM-dd`
  public var iso: String {
    "\(String(repeating: "0", count: max(0, 4 - String(year).count)))\(year)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
  }

  public static func < (a: LocalDate, b: LocalDate) -> Bool {
    (a.year, a.month, a.day) < (b.year, b.month, b.day)
  }
}

/// The city's wall clock over UTC milliseconds, by time-zone identifier.
public struct LocalClock: Sendable {
  private let zone: TimeZone

  /// Nil when the identifier is unknown to the system.
  public init?(zone identifier: String) {
    guard let zone = TimeZone(identifier: identifier) else { return nil }
    self.zone = zone
  }

  /// Offset from UTC at that instant, in milliseconds.
  public func offset(at milliseconds: Int64) -> Int64 {
    let date = Date(timeIntervalSince1970: Double(milliseconds) / 1_000)
    return Int64(zone.secondsFromGMT(for: date)) * 1_000
  }

  public func date(at milliseconds: Int64) -> LocalDate {
    let local = milliseconds + offset(at: milliseconds)
    return LocalDate(daysSince1970: Int((Double(local) / 86_400_000).rounded(.down)))
  }

  /// First instant of a local day, in UTC milliseconds.
  public func start(of date: LocalDate) -> Int64 {
    let naive = Int64(date.daysSince1970) * 86_400_000
    // The clocks may change at this midnight or near it: of the two offsets in force around it,
    // the one that gives the earliest moment of this very day.
    let around = [offset(at: naive - 86_400_000), offset(at: naive + 86_400_000)].sorted(by: >)
    return around.lazy.map { naive - $0 }.first { self.date(at: $0) == date } ?? naive - around[0]
  }

  /// Hour and minute of the local day.
  public func timeOfDay(at milliseconds: Int64) -> (hour: Int, minute: Int) {
    let local = milliseconds + offset(at: milliseconds)
    let minutes = Int(((local % 86_400_000) + 86_400_000) % 86_400_000 / 60_000)
    return (minutes / 60, minutes % 60)
  }
}
