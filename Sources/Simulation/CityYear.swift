public import Domain

/// A year of a city in virtual time: people report and officers work, a few workers run the clocks
/// under every kind of trouble, and each report's history is checked.
public struct CityYear {
  public struct Settings: Sendable {
    public var reports: Int
    public var days: Int
    public var seed: UInt64
    public var workers = 3
    /// False in tests of the check itself.
    var refusesStale = true
    var troubles = Crew.Troubles()

    /// - Parameters: both above 0
    public init(reports: Int, days: Int, seed: UInt64) {
      self.reports = reports
      self.days = days
      self.seed = seed
    }
  }

  enum Happening {
    case morning(Int)
    case arrival(Int64)
    /// Somebody does what was planned, unless there is another plan by now.
    case person(Int64, plan: Int32)
    case turn(Crew.Turn)
    case outage(until: Int64)
    case publish
    case recalculate(from: Int64)
    /// Of one of the larger areas.
    case flood(Int, until: Int64)
    case ebb(Int)
    case putAway(Int64)
  }

  let settings: Settings
  let start: Int64
  let end: Int64
  let terms: YearTerms
  let persons: Persons
  let arrivals: Arrivals
  private let check: ClockCheck
  var agenda = Agenda<Happening>()
  var ledger: Ledger
  var crew: Crew
  /// As everybody but a worker that has not heard of it yet knows it.
  var book: CityBook
  var chances: Chances
  var tempers: ContiguousArray<Persons.Temper?>
  var plans: ContiguousArray<(number: Int32, move: Persons.Move)>
  /// Flooded areas, and until when it is declared.
  var floods: [String: Int64] = [:]
  var arrived = 0
  var outcome = YearOutcome()

  /// - Parameter first: the first day of the year
  /// - Returns: nil when the city's time zone is unknown, or it has no villages or categories
  public init?(_ tables: CityTables, from first: LocalDate, _ settings: Settings) {
    guard let terms = YearTerms(tables, from: first), let arrivals = Arrivals(terms.first)
    else { return nil }
    let clock = terms.first.clock
    let last = LocalDate(daysSince1970: first.daysSince1970 + settings.days)
    self.settings = settings
    self.terms = terms
    self.arrivals = arrivals
    let start = clock.start(of: first)
    let end = clock.start(of: last)
    self.start = start
    self.end = end
    check = ClockCheck(
      terms: terms.terms,
      diaries: terms.calendars.mapValues { Diary($0, clock: clock, from: start, until: end) })
    book = terms.first
    persons = Persons(
      moves: Moves(terms.first), offices: OfficeDay(offset: clock.offset(at: start)),
      seed: settings.seed)
    ledger = Ledger(reports: settings.reports, refusesStale: settings.refusesStale)
    crew = Crew(
      settings.workers, book: terms.first, seed: settings.seed, troubles: settings.troubles)
    chances = Chances(settings.seed, part: 0)
    tempers = ContiguousArray(repeating: nil, count: settings.reports)
    plans = ContiguousArray(repeating: (0, .wait), count: settings.reports)
  }

  /// The whole year.
  public mutating func run() -> YearOutcome {
    prepare()
    while true {
      let look = crew.nextLook(ledger.nextFindable())
      let next = agenda.first?.at ?? .max
      if let look, look.at < next {
        guard look.at < end else { break }
        if let (turn, at) = crew.look(look.worker, at: look.at, ledger: &ledger) {
          agenda.enter(.turn(turn), at: at)
        }
      } else {
        guard next < end, let (at, happening) = agenda.removeFirst() else { break }
        happen(happening, at: at)
      }
    }
    for id in ledger.ids {
      guard let report = ledger[id] else { continue }
      if !report.state.isClosed { outcome.openAtEnd += 1 }
      judge(id, at: end)
    }
    return summary()
  }

  /// Checks a report's history and forgets it.
  mutating func judge(_ id: Int64, at now: Int64) {
    let history = ledger.history(of: id)
    check.check(history, end: now, presence: crew.presence, into: &outcome.findings)
    outcome.digest(history)
    ledger.putAway(id)
    tempers[Int(id)] = nil
  }

  private func summary() -> YearOutcome {
    var outcome = outcome
    outcome.reports = arrived
    outcome.kills = crew.kills
    outcome.freezes = crew.freezes
    outcome.away = crew.presence.there(from: start, until: end)
    outcome.away = end - start - outcome.away
    outcome.refusedCommits = ledger.refused
    outcome.takenOver = ledger.takenOver
    outcome.failures = crew.failures
    return outcome
  }
}
