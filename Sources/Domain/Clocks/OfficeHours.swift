/// One stretch of work within a local day, in minutes since midnight, half-open: 0 <= from < to
/// <= 1,440. A calendar refuses anything else; a night shift over midnight is two stretches.
public struct OfficeHours: Sendable, Codable, Equatable {
  public let from: Int
  public let to: Int

  public init(from: Int, to: Int) {
    self.from = from
    self.to = to
  }
}

/// A part of the year with its own week, such as Ramadan.
public struct SpecialHours: Sendable, Codable, Equatable {
  public let name: String
  /// First day, inclusive.
  public let from: LocalDate
  /// Last day, inclusive.
  public let through: LocalDate
  /// Seven days, Monday first; a day without work is an empty list.
  public let week: [[OfficeHours]]

  public init(name: String, from: LocalDate, through: LocalDate, week: [[OfficeHours]]) {
    self.name = name
    self.from = from
    self.through = through
    self.week = week
  }
}

/// What is wrong with the tables a calendar was to be made of. `special` names the special hours
/// at fault; nil is the ordinary week.
public enum CalendarFault: Error, Sendable, Equatable {
  /// A week that has not seven days.
  case days(special: String?, count: Int)
  /// A day (0 is Monday) whose hours leave the day, are empty, out of order or overlap.
  case hours(special: String?, day: Int)
  /// Special hours that end before they begin.
  case dates(special: String)
  /// An ordinary week without a minute of work: no clock would ever run down.
  case noWork

  static func check(_ week: [[OfficeHours]], special: String?) throws(CalendarFault) {
    guard week.count == 7 else { throw .days(special: special, count: week.count) }
    for (day, hours) in week.enumerated() {
      var end = 0
      for stretch in hours {
        guard end <= stretch.from, stretch.from < stretch.to, stretch.to <= 1_440 else {
          throw .hours(special: special, day: day)
        }
        end = stretch.to
      }
    }
  }
}
