import Domain
import Testing

/// The sample city with terms and calendars of its own, and reports whose clocks run.
enum ClockCity {
  static let begin = History.begin
  static let hour = History.hour
  static let day = History.day

  static let usual = SLATerms.usual(SampleCity.city)
  /// The same spans in office hours.
  static let working = SLATerms(rules: [
    SLATerms.Rule(
      coordination: .hours(6, .working), completion: .hours(56, .working),
      share: .hours(8, .working), verification: .hours(8, .working))
  ])

  /// Eight hours from Monday to Friday; 2025 and 2026 are known.
  static let calendar = CalendarTerms.usual(holidays: [
    Holiday(date: "2025-03-31", name: "Idul Fitri", kind: .national),
    Holiday(date: "2026-01-01", name: "New Year", kind: .national),
  ])

  static func book(
    _ policies: [SLATerms] = [], calendars: [CalendarTerms] = [calendar],
    units: UnitTree = SampleCity.units, city: City = SampleCity.city
  ) throws -> CityBook {
    try #require(CityBook(tables(policies, calendars: calendars, units: units, city: city)))
  }

  static func tables(
    _ policies: [SLATerms] = [], calendars: [CalendarTerms], units: UnitTree = SampleCity.units,
    city: City = SampleCity.city
  ) -> CityTables {
    CityTables(
      city: city, areas: [], points: [], neighbours: [], units: units.all, categories: [],
      channels: [], holidays: [], reasons: [], emergencyWords: [],
      policies: policies.enumerated().map {
        SLAPolicy(version: Int64($0.offset + 1), terms: $0.element)
      },
      calendars: calendars.enumerated().map {
        CalendarEdition(version: Int64($0.offset + 1), terms: $0.element)
      })
  }

  static func rules(_ terms: SLATerms = usual) throws -> ClockRules {
    ClockRules(
      terms: terms,
      calendar: try WorkingCalendar(
        CalendarEdition(version: 1, terms: calendar),
        clock: try #require(LocalClock(zone: "Asia/Jakarta"))))
  }
}

extension History {
  /// A clock came to a step of the ladder.
  mutating func escalated(
    _ clock: Clock, _ percent: Int, to unit: String?, _ state: ReportState,
    after: Int64 = History.hour
  ) {
    let due = now + after
    then(.escalate, state, by: .system, after: after) {
      $0.escalation = EscalationStep(clock: clock, percent: percent, to: unit, dueAt: due)
    }
  }

  /// The clocks stand still from now on.
  mutating func paused(
    _ reason: PauseReason, hours: Int64, _ state: ReportState, after: Int64 = History.hour
  ) {
    let until = now + after + hours * History.hour
    then(.pause, state, by: .agencyCoordinator, of: holder, after: after) {
      $0.pause = PauseStep(reason: reason, until: until)
    }
  }

  var holder: String { events[events.count - 1].holder }

  func sheet() throws -> ClockSheet { try report().clock }
}
