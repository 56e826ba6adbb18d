import Domain
import Testing

/// The tables of an invented office, from which both a `WorkingCalendar` and a `MinuteOracle` are
/// made. What the oracle needs of the zone is written out, so that it asks no zone library.
struct WorkingPlan: Sendable, CustomTestStringConvertible {
  let zone: String
  let years: ClosedRange<Int>
  /// 0 on Monday: the weekday of 1 January of the first year.
  let firstWeekday: Int
  let week: [[OfficeHours]]
  var specials: [SpecialHours] = []
  let closed: [String]
  /// From this UTC minute on the clocks are so many minutes east.
  let offsets: [(from: Int, east: Int)]

  var testDescription: String { zone }

  func calendar(alsoClosed more: LocalDate? = nil) throws -> WorkingCalendar {
    var closed = Set(try self.closed.map { try #require(LocalDate($0)) })
    if let more { closed.insert(more) }
    return try WorkingCalendar(
      clock: try #require(LocalClock(zone: zone)), week: week, specials: specials, closed: closed,
      years: Set(years), version: 1)
  }

  /// What a test of many cases needs, made once: the oracle walks a million minutes.
  struct Pair: Sendable {
    let plan: WorkingPlan
    let calendar: WorkingCalendar
    let oracle: MinuteOracle
  }

  static let pairs = Result {
    try all.map { Pair(plan: $0, calendar: try $0.calendar(), oracle: MinuteOracle($0)) }
  }

  static func pair(_ zone: String) throws -> Pair {
    try #require(try pairs.get().first { $0.plan.zone == zone })
  }

  static let all = [jakarta, amsterdam, beirut, saoPaulo, lordHowe]
  static let zones = all.map(\.zone)

  private static func day(_ stretches: (Int, Int)...) -> [OfficeHours] {
    stretches.map { OfficeHours(from: $0.0, to: $0.1) }
  }

  private static let office = day((450, 720), (780, 960))

  private static let jakarta = WorkingPlan(
    zone: "Asia/Jakarta", years: 2026...2028, firstWeekday: 3,
    week: [office, office, office, office, day((450, 690), (780, 990)), [], []],
    specials: [
      SpecialHours(
        name: "Ramadan", from: LocalDate(year: 2026, month: 2, day: 19),
        through: LocalDate(year: 2026, month: 3, day: 19),
        week: Array(repeating: day((480, 900)), count: 5) + [[], []]),
      SpecialHours(
        name: "Vigil", from: LocalDate(year: 2026, month: 3, day: 7),
        through: LocalDate(year: 2026, month: 3, day: 8),
        week: Array(repeating: day((0, 60), (1_380, 1_440)), count: 7)),
    ],
    closed: [
      "2026-01-01", "2026-01-16", "2026-02-16", "2026-02-17", "2026-03-18", "2026-03-19",
      "2026-03-20", "2026-03-21", "2026-03-22", "2026-03-23", "2026-03-24", "2026-04-03",
      "2026-04-05", "2026-05-01", "2026-12-24", "2026-12-25", "2027-01-01", "2027-03-10",
    ],
    offsets: [(29_452_320, 420)])

  /// Offices by day, and a night shift through every change of the clocks.
  private static let amsterdam = WorkingPlan(
    zone: "Europe/Amsterdam", years: 2026...2027, firstWeekday: 3,
    week: [
      day((0, 360), (510, 1_020)), office, office, office, day((510, 1_020), (1_320, 1_440)),
      day((0, 360), (1_320, 1_440)), day((0, 360)),
    ],
    closed: ["2026-01-01", "2026-04-06", "2026-04-27", "2026-12-25", "2027-03-29"],
    offsets: [
      (29_452_320, 60), (29_579_100, 120), (29_881_500, 60), (30_103_260, 120), (30_415_740, 60),
    ])

  /// Its clocks change at midnight; open day and night but for Sunday's middle.
  private static let beirut = WorkingPlan(
    zone: "Asia/Beirut", years: 2026...2027, firstWeekday: 3,
    week: Array(repeating: day((0, 1_440)), count: 6) + [day((0, 30), (1_380, 1_440))],
    closed: ["2026-01-06", "2026-03-25", "2026-08-15"],
    offsets: [
      (29_452_320, 120), (29_578_920, 180), (29_881_260, 120), (30_103_080, 180),
      (30_415_500, 120),
    ])

  /// West of Greenwich; its clocks changed at midnight.
  private static let saoPaulo = WorkingPlan(
    zone: "America/Sao_Paulo", years: 2017...2018, firstWeekday: 6,
    week: Array(repeating: day((0, 45), (480, 1_020), (1_395, 1_440)), count: 7),
    closed: ["2017-02-28", "2017-10-12", "2018-02-13"],
    offsets: [
      (24_719_040, -120), (24_791_160, -180), (25_133_940, -120), (25_315_320, -180),
      (25_688_340, -120),
    ])

  /// Its clocks change by half an hour.
  private static let lordHowe = WorkingPlan(
    zone: "Australia/Lord_Howe", years: 2026...2027, firstWeekday: 3,
    week: Array(repeating: day((100, 140), (540, 1_000)), count: 7), closed: ["2026-12-25"],
    offsets: [
      (29_452_320, 660), (29_588_580, 630), (29_850_690, 660), (30_112_740, 630),
      (30_374_850, 660),
    ])
}

extension WorkingPlan.Pair {
  /// Some instant of the known years: anywhere, on and beside the half hours, about a change of
  /// the clocks, or shortly before the tables end.
  func instant(_ random: inout SeededRandom) -> Int64 {
    let day: Int64 = 86_400_000
    let known = oracle.start...(oracle.end - 1)
    switch Int.random(in: 0..<4, using: &random) {
    case 0:
      return Int64.random(in: known, using: &random)
    case 1:
      let half = Int64.random(in: known, using: &random) / 1_800_000 * 1_800_000
      return max(oracle.start, half + Int64.random(in: -1...1, using: &random))
    case 2 where plan.offsets.count > 1:
      let change = plan.offsets.dropFirst().randomElement(using: &random)?.from ?? 0
      return Int64(change) * 60_000 + Int64.random(in: -day...day, using: &random)
    default:
      return oracle.end - Int64.random(in: 1...(30 * day), using: &random)
    }
  }

  /// Nothing, an instant, some half hours, some days or some months.
  func duration(_ random: inout SeededRandom) -> Int64 {
    switch Int.random(in: 0..<4, using: &random) {
    case 0: Int64.random(in: 0...3, using: &random)
    case 1: Int64.random(in: 0...20, using: &random) * 1_800_000
    case 2: Int64.random(in: 0...144_000_000, using: &random)
    default: Int64.random(in: 0...2_000_000_000, using: &random)
    }
  }
}
