public import Domain

/// The working calendar as tables: office hours and holidays.
public enum CalendarCSV {
  public static let hoursFile = "hours.csv"
  public static let holidaysFile = "holidays.csv"

  public static let hourColumns = ["period", "from", "through", "day", "open", "close"]
  public static let holidayColumns = ["date", "name", "kind"]

  /// Years a calendar may speak of: each costs memory, so a slip of the pen must not make a
  /// thousand of them.
  static let years = 2000...2100

  static let days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]

  // MARK: Hours

  /// Rows without a period are the ordinary week, rows with one are special hours. A day without a
  /// row is free; a row without hours says so.
  public static func hours(_ text: String) throws(CityTablesError)
    -> (week: [[OfficeHours]], specials: [SpecialHours])
  {
    try hours(CityTable(hoursFile, text: text, columns: hourColumns))
  }

  static func hours(_ table: CityTable) throws(CityTablesError)
    -> (week: [[OfficeHours]], specials: [SpecialHours])
  {
    struct Period: Hashable {
      let name: String
      let from: LocalDate
      let through: LocalDate
    }
    let free = [[OfficeHours]](repeating: [], count: 7)
    var week = free
    var periods: [Period] = []
    var weeks: [Period: [[OfficeHours]]] = [:]
    for row in table.rows {
      let name = try row.text("day")
      guard let day = days.firstIndex(of: name.lowercased()) else {
        throw row.bad("day", name, expected: "one of \(days.joined(separator: ", "))")
      }
      let hours = try stretch(row)
      guard let period = row.optional("period") else {
        week[day] += hours
        continue
      }
      let key = Period(name: period, from: try date("from", row), through: try date("through", row))
      if weeks[key] == nil { periods.append(key) }
      weeks[key, default: free][day] += hours
    }
    func ordered(_ week: [[OfficeHours]]) -> [[OfficeHours]] {
      week.map { $0.sorted { $0.from < $1.from } }
    }
    return (
      ordered(week),
      periods.map {
        SpecialHours(
          name: $0.name, from: $0.from, through: $0.through, week: ordered(weeks[$0] ?? free))
      }
    )
  }

  private static func stretch(_ row: CityTable.Row) throws(CityTablesError) -> [OfficeHours] {
    if row.optional("open") == nil, row.optional("close") == nil { return [] }
    return [OfficeHours(from: try minutes("open", row), to: try minutes("close", row))]
  }

  private static func minutes(_ column: String, _ row: CityTable.Row) throws(CityTablesError) -> Int
  {
    let text = try row.text(column)
    let parts = text.split(omittingEmptySubsequences: false) { $0 == "." || $0 == ":" }
    guard parts.count == 2, (1...2).contains(parts[0].count), parts[1].count == 2,
      let hour = Int(parts[0]), let minute = Int(parts[1]), (0...24).contains(hour),
      (0...59).contains(minute), hour * 60 + minute <= 1_440
    else { throw row.bad(column, text, expected: "a time of day such as 07.30") }
    return hour * 60 + minute
  }

  private static func date(_ column: String, _ row: CityTable.Row) throws(CityTablesError)
    -> LocalDate
  {
    let text = try row.text(column)
    guard let date = LocalDate(text), years.contains(date.year) else {
      throw row.bad(column, text, expected: "a day such as 2026-08-17")
    }
    return date
  }

  public static func hours(_ terms: CalendarTerms) -> String {
    func rows(_ week: [[OfficeHours]], _ period: [String]) -> String {
      let rows = zip(days, week).flatMap { day, hours in
        hours.map { CSVWriter.row(period + [day, time($0.from), time($0.to)]) }
      }
      return rows.isEmpty ? CSVWriter.row(period + [days[0], "", ""]) : rows.joined()
    }
    return CSVWriter.row(hourColumns) + rows(terms.week, ["", "", ""])
      + terms.specials.map { rows($0.week, [$0.name, $0.from.iso, $0.through.iso]) }.joined()
  }

  /// `07.30`
  public static func time(_ minutes: Int) -> String {
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(two(minutes / 60)).\(two(minutes % 60))"
  }

  // MARK: Holidays

  public static func holidays(_ text: String) throws(CityTablesError) -> [Holiday] {
    try holidays(CityTable(holidaysFile, text: text, columns: holidayColumns))
  }

  static func holidays(_ table: CityTable) throws(CityTablesError) -> [Holiday] {
    var holidays: [Holiday] = []
    for row in table.rows {
      holidays.append(
        Holiday(
          date: try date("date", row).iso, name: try row.text("name"),
          kind: try row.choice(
            "kind", ["national": Holiday.Kind.national, "collectiveLeave": .collectiveLeave])))
    }
    return holidays
  }

  public static func text(_ holidays: [Holiday]) -> String {
    CSVWriter.row(holidayColumns)
      + holidays.map { CSVWriter.row([$0.date, $0.name, $0.kind.rawValue]) }.joined()
  }
}
