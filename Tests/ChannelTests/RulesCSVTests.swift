import Channels
import Domain
import Foundation
import Testing

@Suite struct RulesCSVTests {
  private static let header = TermsCSV.ruleColumns.joined(separator: ",")

  private static func rules(_ rows: String...) throws -> [SLATerms.Rule] {
    try TermsCSV.rules(
      ([header] + rows).joined(separator: "\n"), categories: ["pohon", "sampah"],
      channels: ["JAKI"])
  }

  @Test func termsGoOutAndComeBackTheSame() throws {
    var terms = SLATerms(rules: [
      SLATerms.Rule(
        category: "pohon", channel: "JAKI", kind: .complaint, coordination: .hours(2, .working),
        completion: .days(3), share: SLATerms.Span(90 * 60_000, .elapsed),
        verification: SLATerms.Span(30 * 60_000, .working)),
      SLATerms.Rule(
        kind: .inquiry, coordination: .hours(6), completion: .days(2), share: .hours(24),
        verification: .hours(36)),
      SLATerms.Rule(
        coordination: .hours(6), completion: .days(7), share: .hours(24), verification: .hours(24)),
    ])
    #expect(
      try TermsCSV.rules(
        TermsCSV.text(terms.rules), categories: ["pohon"], channels: ["JAKI"]) == terms.rules)
    #expect(try TermsCSV.ladder(TermsCSV.text(terms.ladder)) == terms.ladder)
    terms.pauseCap = 0
    #expect(TermsCSV.limits(terms).contains("pauses,0 wh\r\n"))
  }

  @Test func columnsMayStandInAnyOrderAndOthersBesideThem() throws {
    let text = """
      basis,verification,share,completion,coordination,kind,channel,category
      ours,24 h,24h,7 d,6 h,,,
      """
    #expect(
      try TermsCSV.rules(text, categories: [], channels: [])
        == [
          SLATerms.Rule(
            coordination: .hours(6), completion: .days(7), share: .hours(24),
            verification: .hours(24))
        ])
  }

  @Test func mistakesInTermsAreNamed() throws {
    #expect(
      throws: CityTablesError.unknown(
        file: "sla.csv", line: 2, column: "category", value: "polusi",
        missingFrom: "categories.csv")
    ) { try Self.rules("polusi,,,6 h,7 d,24 h,24 h") }
    #expect(
      throws: CityTablesError.unknown(
        file: "sla.csv", line: 3, column: "channel", value: "FAX", missingFrom: "channels.csv")
    ) { try Self.rules(",,,6 h,7 d,24 h,24 h", ",FAX,,6 h,7 d,24 h,24 h") }
    #expect(
      throws: CityTablesError.badValue(
        file: "sla.csv", line: 2, column: "completion", value: "7 wd",
        expected: "a time such as 6 h, 7 d, 90 m or 12 wh")
    ) { try Self.rules(",,,6 h,7 wd,24 h,24 h") }
    #expect(
      throws: CityTablesError.valueMissing(file: "sla.csv", line: 2, column: "share")
    ) { try Self.rules(",,,6 h,7 d,,24 h") }
    #expect(
      throws: CityTablesError.badValue(
        file: "ladder.csv", line: 2, column: "percent", value: "0",
        expected: "a whole number from 1 to 10000")
    ) { try TermsCSV.ladder("clock,percent,to\ncompletion,0,holder\n") }
    #expect(
      throws: CityTablesError.badValue(
        file: "ladder.csv", line: 2, column: "to", value: "boss",
        expected: "one of holder, unitHead, upperHead, arbiter, governor")
    ) { try TermsCSV.ladder("clock,percent,to\ncompletion,50,boss\n") }
  }

  @Test func hoursGoOutAndComeBackTheSame() throws {
    let shift = [OfficeHours(from: 0, to: 300), OfficeHours(from: 450, to: 1_440)]
    let free = [[OfficeHours]](repeating: [], count: 7)
    var broken = free
    broken[4] = [OfficeHours(from: 480, to: 930)]
    let terms = CalendarTerms(
      week: [shift, shift, [], shift, [OfficeHours(from: 450, to: 990)], [], []],
      specials: [
        SpecialHours(
          name: "Ramadan, 1447", from: LocalDate(year: 2026, month: 2, day: 18),
          through: LocalDate(year: 2026, month: 3, day: 19), week: broken),
        SpecialHours(
          name: "Banjir", from: LocalDate(year: 2026, month: 1, day: 1),
          through: LocalDate(year: 2026, month: 1, day: 2), week: free),
      ],
      holidays: [
        Holiday(date: "2026-08-17", name: "Hari \"Kemerdekaan\"", kind: .national),
        Holiday(date: "2026-12-24", name: "Cuti Bersama", kind: .collectiveLeave),
      ])
    let (week, specials) = try CalendarCSV.hours(CalendarCSV.hours(terms))
    #expect(week == terms.week && specials == terms.specials)
    #expect(try CalendarCSV.holidays(CalendarCSV.text(terms.holidays)) == terms.holidays)
  }

  @Test(arguments: [
    ("mon,7.30,16:00", 450, 960), ("mon,07.30,24.00", 450, 1_440), ("MON,00:00,9.05", 0, 545),
  ])
  func timesOfDay(_ row: String, _ from: Int, _ to: Int) throws {
    let (week, _) = try CalendarCSV.hours("period,from,through,day,open,close\n,,,\(row)\n")
    #expect(week[0] == [OfficeHours(from: from, to: to)])
  }

  @Test(arguments: ["24.01", "12.60", "12", "7.3", "-1.00", "1.000", "satu", "٧.٣٠"])
  func whatIsNoTimeOfDay(_ time: String) {
    #expect(
      throws: CityTablesError.badValue(
        file: "hours.csv", line: 2, column: "close", value: time,
        expected: "a time of day such as 07.30")
    ) { try CalendarCSV.hours("period,from,through,day,open,close\n,,,mon,00.00,\(time)\n") }
  }

  @Test(arguments: ["2026-02-30", "17-08-2026", "1999-12-31", "9999-01-01"])
  func whatIsNoHoliday(_ date: String) {
    #expect(
      throws: CityTablesError.badValue(
        file: "holidays.csv", line: 2, column: "date", value: date,
        expected: "a day such as 2026-08-17")
    ) { try CalendarCSV.holidays("date,name,kind\n\(date),X,national\n") }
  }
}

/// The tables about time in a city's folder.
@Suite struct CityFolderRulesTests {
  @Test func jakartaBringsItsTerms() throws {
    let tables = try CityFolder.read(Place.jakarta)
    #expect(tables.policies == [SLAPolicy(version: 1, terms: .usual(tables.city))])
    let terms = try #require(tables.calendars.first?.terms)
    #expect(tables.calendars.count == 1 && terms.holidays == tables.holidays)
    #expect(terms.week[0] == [OfficeHours(from: 450, to: 960)])
    #expect(terms.week[4] == [OfficeHours(from: 450, to: 990)])
    #expect(terms.week[5].isEmpty && terms.specials.count == 2)
    #expect(terms.specials.allSatisfy { $0.name.contains("perkiraan") })
    #expect(terms.specials[0].week[4] == [OfficeHours(from: 480, to: 930)])
    let book = try #require(CityBook(tables))
    #expect(book.clocks.policy.version == 1 && book.clocks.edition.version == 1)
  }

  @Test func withoutTheTablesNothingIsPublished() throws {
    let folder = try CopiedFolder()
    defer { folder.remove() }
    for file in ["sla.csv", "ladder.csv", "hours.csv"] {
      try FileManager.default.removeItem(atPath: "\(folder.path)/\(file)")
    }
    let tables = try CityFolder.read(folder.path)
    #expect(tables.policies.isEmpty && tables.calendars.isEmpty)
    let book = try #require(CityBook(tables))
    #expect(book.clocks.policy == SLAPolicy(version: 0, terms: .usual(tables.city)))
    #expect(book.clocks.edition.terms == .usual(holidays: tables.holidays))
  }

  @Test func oneTableAloneLeavesTheRestAsUsual() throws {
    let folder = try CopiedFolder()
    defer { folder.remove() }
    for file in ["sla.csv", "hours.csv"] {
      try FileManager.default.removeItem(atPath: "\(folder.path)/\(file)")
    }
    try Data("clock,percent,to\ncompletion,100,governor\n".utf8).write(
      to: URL(filePath: folder.path + "/ladder.csv"))
    try Data("limit,value\npauses,8 wh\nquestionClose,14 d\n".utf8).write(
      to: URL(filePath: folder.path + "/limits.csv"))
    let tables = try CityFolder.read(folder.path)
    let terms = try #require(tables.policies.first?.terms)
    #expect(terms.rules == SLATerms.usual(tables.city).rules)
    #expect(terms.ladder == [SLATerms.Step(.completion, 100, .governor)])
    #expect(terms.pauseCap == 8 * 3_600_000 && terms.questionCloseDays == 14)
    #expect(terms.questionNoticeDays == 7 && terms.longestEstimateDays == 30)
  }

  @Test(
    arguments: [
      ("sla.csv", ",,,6 h,7 d,24 h,24 h,", ",JAKI,,6 h,7 d,24 h,24 h,"),
      ("sla.csv", ",,,6 h,7 d,24 h,24 h,", ",,,6 h,7 d,24 h,9999999 h,"),
      ("ladder.csv", "completion,80,", "completion,50,"),
      ("hours.csv", ",,,mon,07.30,16.00", ",,,tue,07.30,16.00"),
      (
        "hours.csv", "2026-02-18,2026-03-19,mon,08.00,15.00",
        "2026-02-18,2026-02-17,mon,08.00,15.00"
      ),
    ])
  func tablesThatMakeNoSenseAreRefused(_ file: String, _ from: String, _ to: String) throws {
    let folder = try CopiedFolder()
    defer { folder.remove() }
    try folder.replace(from, with: to, in: file)
    do {
      _ = try CityFolder.read(folder.path)
      Issue.record("it was taken")
    } catch CityTablesError.unsound(let named, let detail) {
      #expect(named == file && !detail.isEmpty)
    }
  }
}
