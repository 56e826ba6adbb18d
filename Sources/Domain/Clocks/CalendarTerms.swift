/// The working calendar as data of the city: office hours, special hours, days on which offices are
/// closed.
public struct CalendarTerms: Sendable, Codable, Equatable {
  /// Monday first; a day without hours is free.
  public var week: [[OfficeHours]]
  public var specials: [SpecialHours]
  public var holidays: [Holiday]

  public init(week: [[OfficeHours]], specials: [SpecialHours], holidays: [Holiday]) {
    self.week = week
    self.specials = specials
    self.holidays = holidays
  }

  /// Eight hours from Monday to Friday, for a city that has not said its own.
  public static func usual(holidays: [Holiday]) -> CalendarTerms {
    let day = [OfficeHours(from: 8 * 60, to: 16 * 60)]
    return CalendarTerms(
      week: [day, day, day, day, day, [], []], specials: [], holidays: holidays)
  }

  /// The years whose holidays are known: those that have one.
  public var years: Set<Int> {
    Set(holidays.compactMap { LocalDate($0.date)?.year })
  }
}

/// A calendar in force from the moment it was published: version 1, 2, ...
public struct CalendarEdition: Sendable, Equatable {
  public let version: Int64
  public let terms: CalendarTerms

  public init(version: Int64, terms: CalendarTerms) {
    self.version = version
    self.terms = terms
  }
}

extension WorkingCalendar {
  /// - Throws: the first fault of the terms
  public init(_ edition: CalendarEdition, clock: LocalClock) throws(CalendarFault) {
    let terms = edition.terms
    try self.init(
      clock: clock, week: terms.week, specials: terms.specials,
      closed: Set(terms.holidays.compactMap { LocalDate($0.date) }), years: terms.years,
      version: edition.version)
  }
}
