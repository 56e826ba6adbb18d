/// All versions of terms and calendars, ready to compute with.
public struct ClockBook: Sendable {
  /// A report names a version this process has not read yet: the tables are to be taken anew.
  public struct UnknownVersion: Error, Sendable {}

  /// What holds for new reports.
  public let policy: SLAPolicy
  public let edition: CalendarEdition
  public let calendar: WorkingCalendar
  private let policies: [Int64: SLATerms]
  private let calendars: [Int64: WorkingCalendar]

  /// Nil when no calendar can be made.
  init?(_ tables: CityTables, clock: LocalClock) {
    let usual = SLATerms.usual(tables.city)
    let editions =
      tables.calendars.isEmpty
      ? [CalendarEdition(version: 0, terms: .usual(holidays: tables.holidays))] : tables.calendars
    var policies = Dictionary(
      tables.policies.map { ($0.version, $0.terms) }, uniquingKeysWith: { first, _ in first })
    policies[0] = usual
    var calendars: [Int64: WorkingCalendar] = [:]
    for edition in editions {
      calendars[edition.version] = try? WorkingCalendar(edition, clock: clock)
    }
    // What was received before calendars were kept goes by the hours nobody has to explain.
    calendars[0] =
      calendars[0]
      ?? (try? WorkingCalendar(
        CalendarEdition(version: 0, terms: .usual(holidays: tables.holidays)), clock: clock))
    policy = tables.policies.last ?? SLAPolicy(version: 0, terms: usual)
    // One that cannot be computed with was never in force.
    guard let edition = editions.last(where: { calendars[$0.version] != nil }),
      let calendar = calendars[edition.version]
    else { return nil }
    self.edition = edition
    self.calendar = calendar
    self.policies = policies
    self.calendars = calendars
  }

  /// What holds for new reports.
  public var current: ClockRules { ClockRules(terms: policy.terms, calendar: calendar) }

  /// What holds for this report.
  public func rules(for report: Report) throws(UnknownVersion) -> ClockRules {
    guard let terms = policies[report.clock.policy], let calendar = calendars[report.clock.calendar]
    else { throw UnknownVersion() }
    return ClockRules(terms: terms, calendar: calendar)
  }
}
