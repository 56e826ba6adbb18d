import Casework
import Domain
import Foundation
import Storage
import Testing

@testable import Workers

/// Published terms and calendars: for new reports at once, for open ones by the job alone.
@Suite struct RulesTests {
  /// The terms in force with another time for completion.
  private func terms(_ casework: Casework, completion days: Int, coordination hours: Int = 6)
    -> SLATerms
  {
    var terms = casework.book.clocks.policy.terms
    terms.rules = [
      SLATerms.Rule(
        coordination: .hours(hours), completion: .days(days), share: .hours(24),
        verification: .hours(24))
    ]
    return terms
  }

  private func publish(_ casework: Casework, _ terms: SLATerms, apply: Bool, now: Int64)
    async throws
    -> Int64
  {
    try await casework.publish(
      terms, over: casework.book.clocks.policy.version, note: "Keputusan baru", apply: apply,
      by: nil, now: now)
  }

  @Test func versionsAreEnteredOnceAndReadBack() async throws {
    try await withCity { casework in
      let first = casework.book.clocks.policy
      #expect(first.version == 1)
      let second = terms(casework, completion: 3)
      #expect(try await publish(casework, second, apply: false, now: SampleCity.now) == 2)
      #expect(casework.book.clocks.policy == SLAPolicy(version: 2, terms: second))
      await #expect(throws: RuleRefusal.overtaken) {
        try await casework.publish(
          first.terms, over: 1, note: "terlambat", apply: false, by: nil, now: SampleCity.now)
      }
      await #expect(throws: RuleRefusal.nothingChanges) {
        try await publish(casework, second, apply: false, now: SampleCity.now)
      }
      let (policies, listed, one, none) = try await casework.database.read { connection in
        (
          try RuleRows.policies(on: connection), try RuleRows.publishedPolicies(on: connection),
          try RuleRows.policy(1, on: connection), try RuleRows.policy(9, on: connection)
        )
      }
      #expect(policies == [first, SLAPolicy(version: 2, terms: second)])
      #expect(listed.map(\.version) == [2, 1] && listed[0].note == "Keputusan baru")
      #expect(one == first && none == nil)
      // A calendar goes the same way.
      var calendar = casework.book.clocks.edition.terms
      calendar.holidays.append(Holiday(date: "2025-03-07", name: "Cuti", kind: .collectiveLeave))
      let version = try await casework.publish(
        calendar, over: casework.book.clocks.edition.version, note: "SKB", apply: false, by: nil,
        now: SampleCity.now)
      #expect(casework.book.clocks.edition == CalendarEdition(version: version, terms: calendar))
      #expect(
        try await casework.database.read { try RuleRows.calendars(on: $0) }.count == Int(version))
    }
  }

  @Test func twoAtTheSameTimeGiveOneVersion() async throws {
    try await withCity { casework in
      let outcomes = await withTaskGroup(of: Bool.self) { group in
        for days in 2...5 {
          let terms = terms(casework, completion: days)
          group.addTask {
            (try? await casework.publish(
              terms, over: 1, note: "bersamaan", apply: false, by: nil, now: SampleCity.now)) != nil
          }
        }
        return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
      }
      #expect(outcomes == 1)
      let latest = try await casework.database.read { try RuleRows.latestPolicy(on: $0) }
      #expect(latest == 2)
    }
  }

  @Test func openReportsKeepTheirTermsUntilTheJobHasRun() async throws {
    try await withCity { casework in
      let officer = try await casework.hire(.kelurahanOfficer, SampleCity.village)
      let old = try await casework.file().report.number
      let closed = try await casework.file().report.number
      let top = try await casework.file(now: SampleCity.now - 30 * day).report.number
      try await casework.tick(at: SampleCity.now)
      #expect(try await casework.timer(top) == nil, "it has come to the top of the ladder")
      try await casework.perform(
        Reject(reason: "location-not-found", words: "Tidak ada."), on: closed, seen: nil,
        by: officer, now: SampleCity.later(1))
      _ = try await publish(
        casework, terms(casework, completion: 2), apply: false, now: SampleCity.later(1))
      let new = try await casework.file(now: SampleCity.later(1)).report
      #expect(new.clock.policy == 2 && new.dues.completion == SampleCity.later(1) + 2 * day)
      // Steps of people and of the clockwork change nothing.
      try await casework.tick(at: SampleCity.later(3))
      try await casework.perform(
        Take(), on: old, seen: nil, by: officer, now: SampleCity.later(4))
      #expect(try await casework.report(old).clock.policy == 1)
      #expect(try await casework.report(old).dues.completion == SampleCity.now + 7 * day)
      _ = try await publish(
        casework, terms(casework, completion: 2), apply: true, now: SampleCity.later(5))
      let jobs = try await PostTown(casework).jobs(.applyRules)
      #expect(jobs.map(\.subject) == ["terms:2"])
      #expect(try await casework.applyRules { SampleCity.later(6) } == 2)
      #expect(try await casework.applyRules { SampleCity.later(7) } == 0)
      let changed = try await casework.report(old)
      #expect(changed.clock.policy == 2 && changed.dues.completion == SampleCity.now + 2 * day)
      #expect(try await casework.report(top).clock.policy == 2)
      let last = try #require(try await casework.history(old).last)
      #expect(last.action == .recalculate && last.details.dues == changed.dues)
      #expect(!changed.isOutdated(changed.version - 1))
      #expect(try await casework.report(closed).clock.policy == 1)
      #expect(try await casework.timer(old) == SampleCity.now + day)
      try await casework.expectClocks()
    }
  }

  /// More time: what was told of is told of again when it comes.
  @Test func aDeadlineThatMovesAwayIsToldOfAgain() async throws {
    try await withCity { casework in
      let number = try await casework.file().report.number
      try await casework.tick(at: SampleCity.later(13))
      #expect(try await casework.report(number).clock.fired[.coordination] == 200)
      _ = try await publish(
        casework, terms(casework, completion: 7, coordination: 20), apply: true,
        now: SampleCity.later(13))
      #expect(try await casework.applyRules { SampleCity.later(13) } == 1)
      let report = try await casework.report(number)
      #expect(report.clock.fired[.coordination] == 50)
      #expect(report.clock.escalations.isEmpty && report.clock.pressure == .calm)
      #expect(try await casework.timer(number) == SampleCity.later(16))
      try await casework.expectClocks()
      try await casework.tick(at: SampleCity.later(20))
      #expect(
        try await casework.climbed(number).map(\.step) == [
          "coordination 50", "coordination 80", "coordination 100", "coordination 200",
          "coordination 80", "coordination 100",
        ])
    }
  }

  /// A node that has not read the new terms yet meets a report that has them.
  @Test func anotherNodesTermsAreReadWhenAReportNamesThem() async throws {
    try await withCity { casework in
      let other = Casework(
        database: casework.database, shelf: try await CityShelf.open(casework.database),
        keys: casework.keys)
      let officer = try await casework.hire(.kelurahanOfficer, SampleCity.village)
      _ = try await publish(
        casework, terms(casework, completion: 2), apply: false, now: SampleCity.now)
      let number = try await casework.file().report.number
      #expect(other.book.clocks.policy.version == 1)
      await #expect(throws: ClockBook.UnknownVersion.self) {
        try await other.tick(at: SampleCity.later(4))
      }
      try await other.perform(
        AddNote(words: "dilihat"), on: number, seen: nil, by: officer, now: SampleCity.later(4))
      #expect(other.book.clocks.policy.version == 2)
      #expect(try await other.tick(at: SampleCity.later(4)) == 1)
    }
  }
}
