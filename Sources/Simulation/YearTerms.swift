import Domain

/// The terms and calendars of a simulated year: some in working time, others day and night, and in
/// the middle of the year everything changes.
struct YearTerms {
  let first: CityBook
  /// Knows the first ones too.
  let second: CityBook
  let terms: [Int64: SLATerms]
  let calendars: [Int64: CalendarTerms]

  /// Nil when the city's time zone is unknown.
  init?(_ tables: CityTables, from first: LocalDate) {
    let own = tables.policies.last?.terms ?? .usual(tables.city)
    let slugs = tables.categories.map(\.slug)
    let early = Self.terms(own, slugs)
    let late = Self.laterTerms(own, slugs)
    let calendar = tables.calendars.last?.terms ?? Self.calendar(tables.holidays, from: first)
    let laterCalendar = Self.laterCalendar(calendar, from: first)
    var tables = tables
    tables.policies = [SLAPolicy(version: 1, terms: early)]
    tables.calendars = [CalendarEdition(version: 1, terms: calendar)]
    guard let before = CityBook(tables) else { return nil }
    tables.policies.append(SLAPolicy(version: 2, terms: late))
    tables.calendars.append(CalendarEdition(version: 2, terms: laterCalendar))
    guard let after = CityBook(tables) else { return nil }
    self.first = before
    second = after
    terms = [1: early, 2: late]
    calendars = [1: calendar, 2: laterCalendar]
  }

  /// The city's own, but for some categories and for inquiries.
  private static func terms(_ own: SLATerms, _ slugs: [String]) -> SLATerms {
    var terms = own
    let rules = slugs.prefix(slugs.count / 3).map { slug in
      SLATerms.Rule(
        category: slug, coordination: .hours(4, .working), completion: .hours(40, .working),
        share: .hours(8, .working), verification: .hours(8, .working))
    }
    let inquiry = SLATerms.Rule(
      kind: .inquiry, coordination: .hours(6), completion: .days(3), share: .hours(24),
      verification: .hours(24))
    terms.rules = rules + [inquiry] + own.rules
    return terms
  }

  /// Longer here, shorter there, other measures, and a ladder with other rungs.
  private static func laterTerms(_ own: SLATerms, _ slugs: [String]) -> SLATerms {
    var terms = own
    let rules = slugs.suffix(slugs.count / 2).map { slug in
      SLATerms.Rule(
        category: slug, coordination: .hours(3, .working), completion: .hours(52, .working),
        share: SLATerms.Span(7 * 3_600_000 + 13, .working), verification: .hours(6, .working))
    }
    let last = SLATerms.Rule(
      coordination: .hours(5), completion: .days(5), share: .hours(30), verification: .hours(20))
    terms.rules = rules + [last]
    let more = [
      SLATerms.Step(.completion, 90, .holder), SLATerms.Step(.completion, 175, .arbiter),
      SLATerms.Step(.share, 50, .holder), SLATerms.Step(.verification, 200, .upperHead),
      SLATerms.Step(.estimate, 150, .upperHead), SLATerms.Step(.request, 50, .arbiter),
    ]
    terms.ladder = own.ladder.filter { step in
      (step.clock, step.percent) != (.completion, 160)
        && !more.contains { $0.clock == step.clock && $0.percent == step.percent }
    }
    terms.ladder += more
    terms.pauseCap = 16 * 3_600_000
    terms.questionNoticeDays = 5
    terms.questionCloseDays = 9
    return terms
  }

  /// For a city that has not said its own: a month has hours of its own.
  private static func calendar(_ holidays: [Holiday], from first: LocalDate) -> CalendarTerms {
    var calendar = CalendarTerms.usual(holidays: holidays)
    let short = [OfficeHours(from: 480, to: 840)]
    let begin = first.daysSince1970 + 48
    calendar.specials = [
      SpecialHours(
        name: "short days", from: LocalDate(daysSince1970: begin),
        through: LocalDate(daysSince1970: begin + 29),
        week: [short, short, short, short, short, [], []])
    ]
    return calendar
  }

  /// A break at noon, a short Friday, a Saturday morning more, and some days less.
  private static func laterCalendar(_ calendar: CalendarTerms, from first: LocalDate)
    -> CalendarTerms
  {
    var later = calendar
    let day = [OfficeHours(from: 450, to: 720), OfficeHours(from: 780, to: 960)]
    let friday = [OfficeHours(from: 450, to: 690), OfficeHours(from: 780, to: 990)]
    later.week = [day, day, day, day, friday, [OfficeHours(from: 480, to: 720)], []]
    for day in [196, 197, 198, 230] {
      let date = LocalDate(daysSince1970: first.daysSince1970 + day)
      later.holidays.append(
        Holiday(date: date.iso, name: "by decree", kind: .collectiveLeave))
    }
    return later
  }
}
