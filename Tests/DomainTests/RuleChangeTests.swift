import Domain
import Testing

@Suite struct RuleChangeTests {
  private static func rule(_ category: String? = nil, hours: Int = 6) -> SLATerms.Rule {
    SLATerms.Rule(
      category: category, coordination: .hours(hours), completion: .days(7), share: .hours(24),
      verification: .hours(24))
  }

  @Test func termsThatSayTheSameDoNotDiffer() {
    let terms = SLATerms(rules: [Self.rule("a"), Self.rule()])
    #expect(terms.changes(since: terms).isEmpty)
  }

  @Test func everyDifferenceIsNamedOnce() {
    var old = SLATerms(rules: [Self.rule("a"), Self.rule("b"), Self.rule("c"), Self.rule()])
    old.ladder = [
      SLATerms.Step(.completion, 50, .holder), SLATerms.Step(.completion, 100, .unitHead),
    ]
    var new = SLATerms(rules: [
      Self.rule("c"), Self.rule("a"), Self.rule("d"), Self.rule(hours: 4),
    ])
    new.ladder = [
      SLATerms.Step(.completion, 100, .governor), SLATerms.Step(.share, 80, .holder),
    ]
    new.questionCloseDays = 14
    #expect(
      new.changes(since: old)
        == [
          .ruleAdded(Self.rule("d")),
          .ruleChanged(from: Self.rule(), to: Self.rule(hours: 4)),
          .ruleRemoved(Self.rule("b")), .rulesReordered,
          .stepChanged(from: old.ladder[1], to: new.ladder[0]),
          .stepAdded(new.ladder[1]), .stepRemoved(old.ladder[0]),
          .limit(.questionClose, from: 10, to: 14),
        ])
  }

  @Test func calendarsDiffer() {
    let gone = Holiday(date: "2026-01-01", name: "Tahun Baru", kind: .national)
    let come = Holiday(date: "2027-01-01", name: "Tahun Baru", kind: .national)
    let old = CalendarTerms.usual(holidays: [gone])
    var new = CalendarTerms.usual(holidays: [come])
    new.week[5] = [OfficeHours(from: 480, to: 720)]
    let special = SpecialHours(
      name: "Ramadan", from: LocalDate(year: 2026, month: 2, day: 18),
      through: LocalDate(year: 2026, month: 3, day: 19), week: new.week)
    new.specials = [special]
    #expect(old.changes(since: old).isEmpty)
    #expect(
      new.changes(since: old)
        == [
          .day(5, from: [], to: new.week[5]), .specialAdded(special), .holidayAdded(come),
          .holidayRemoved(gone),
        ])
    var moved = new
    moved.specials = [
      SpecialHours(
        name: "Ramadan", from: special.from, through: special.through, week: old.week)
    ]
    #expect(moved.changes(since: new) == [.specialChanged(moved.specials[0])])
    #expect(old.changes(since: new).contains(.specialRemoved(special)))
  }
}
