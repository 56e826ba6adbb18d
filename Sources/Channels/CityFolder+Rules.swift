import Domain
import Foundation

/// The tables about time, all of them optional: a city without them has the terms and office hours
/// nobody has to explain.
extension CityFolder {
  static func policies(
    _ folder: String, city: City, categories: Set<String>, channels: Set<String>
  ) throws(CityTablesError) -> [SLAPolicy] {
    var terms = SLATerms.usual(city)
    var named: [String] = []
    if has(TermsCSV.rulesFile, in: folder) {
      named.append(TermsCSV.rulesFile)
      terms.rules = try TermsCSV.rules(
        CityTable(TermsCSV.rulesFile, in: folder, columns: TermsCSV.ruleColumns),
        categories: categories, channels: channels)
    }
    if has(TermsCSV.ladderFile, in: folder) {
      named.append(TermsCSV.ladderFile)
      terms.ladder = try TermsCSV.ladder(
        CityTable(TermsCSV.ladderFile, in: folder, columns: TermsCSV.ladderColumns))
    }
    if has(TermsCSV.limitsFile, in: folder) {
      named.append(TermsCSV.limitsFile)
      try TermsCSV.putLimits(
        CityTable(TermsCSV.limitsFile, in: folder, columns: TermsCSV.limitColumns), into: &terms)
    }
    guard !named.isEmpty else { return [] }
    if let problem = terms.problems.first {
      throw .unsound(file: problem.file, detail: problem.inWords)
    }
    return [SLAPolicy(version: 1, terms: terms)]
  }

  static func calendars(_ folder: String, city: City, holidays: [Holiday])
    throws(CityTablesError) -> [CalendarEdition]
  {
    guard has(CalendarCSV.hoursFile, in: folder) else { return [] }
    let (week, specials) = try CalendarCSV.hours(
      CityTable(CalendarCSV.hoursFile, in: folder, columns: CalendarCSV.hourColumns))
    let edition = CalendarEdition(
      version: 1, terms: CalendarTerms(week: week, specials: specials, holidays: holidays))
    // A zone that is none has been refused with the city's facts.
    if let clock = LocalClock(zone: city.timeZone) {
      do throws(CalendarFault) {
        _ = try WorkingCalendar(edition, clock: clock)
      } catch {
        throw .unsound(file: CalendarCSV.hoursFile, detail: error.inWords)
      }
    }
    return [edition]
  }

  static func has(_ file: String, in folder: String) -> Bool {
    FileManager.default.fileExists(atPath: folder + "/" + file)
  }
}

extension SLATerms.Problem {
  fileprivate var file: String {
    switch self {
    case .noLastRule, .spanOutOfRange, .neverReached: TermsCSV.rulesFile
    case .percentOutOfRange, .stepTwice: TermsCSV.ladderFile
    case .limitsOutOfRange: TermsCSV.limitsFile
    }
  }

  fileprivate var inWords: String {
    switch self {
    case .noLastRule:
      "the last rule must match every report: no category, no channel, no kind"
    case .spanOutOfRange(let rule): "rule \(rule) has a time outside 1 minute to 10 years"
    case .neverReached(let rule): "rule \(rule) is never reached: one above it matches all it does"
    case .percentOutOfRange(let percent): "\(percent) is no per cent from 1 to 10000"
    case .stepTwice: "a clock has two steps at the same per cent"
    case .limitsOutOfRange: "a limit is out of range, or a question closes before its notice"
    }
  }
}

extension CalendarFault {
  fileprivate var inWords: String {
    func place(_ special: String?) -> String { special.map { "\"\($0)\"" } ?? "the ordinary week" }
    return switch self {
    case .days(let special, let count): "\(place(special)) has \(count) days"
    case .hours(let special, let day):
      "hours of \(CalendarCSV.days[min(max(day, 0), 6)]) in \(place(special)) are empty, overlap or leave the day"
    case .dates(let special): "\"\(special)\" ends before it begins"
    case .noWork: "the ordinary week has no hours at all"
    }
  }
}
