import Casework
import Domain
import Storage
import Testing

/// Emergencies: clocks of an area stand still, and run again.
@Suite struct HaltTests {
  private func declare(_ casework: Casework, _ area: String, days: Int, by actor: Actor, now: Int64)
    async throws
  {
    let today = casework.book.clock.date(at: now)
    try await casework.declareHalt(
      in: area, through: LocalDate(daysSince1970: today.daysSince1970 + days), words: "Banjir.",
      by: actor, now: now)
  }

  @Test func clocksStandStillWhereItIsDeclaredAlsoForWhatComesIn() async throws {
    try await withCity { casework in
      let offices = try await Offices(casework)
      let number = try await casework.file().report.number
      let before = try await casework.report(number)
      let declared = SampleCity.later(1)
      try await declare(casework, "31.71.01", days: 1, by: offices.verifier, now: declared)
      let until = casework.book.clock.start(of: try #require(LocalDate("2025-03-07")))
      #expect(try await casework.mindHalts(now: declared) == 1)
      #expect(try await casework.mindHalts(now: declared + 1) == 0)
      let paused = try await casework.report(number)
      #expect(
        paused.clock.pause(at: declared + 1)
          == Halt(from: declared, until: until, reason: .forceMajeure))
      #expect(paused.dues.completion == before.dues.completion + until - declared)
      #expect(try await casework.history(number).last?.actorRole == .system)
      let newer = try await casework.file(now: declared + hour).report.number
      #expect(try await casework.mindHalts(now: declared + 2 * hour) == 1)
      #expect(try await casework.report(newer).clock.pause(at: declared + 3 * hour)?.until == until)
      // Nothing is late meanwhile; afterwards what was left runs on.
      #expect(try await casework.tick(at: until) == 0)
      #expect(try await casework.timer(number) == until + 2 * hour)
      #expect(try await casework.mindHalts(now: until + hour) == 0)
      #expect(try await casework.tick(at: until + 2 * hour) >= 1)
      try await casework.expectClocks()
    }
  }

  @Test func endedBeforeItsTimeClocksRunAgain() async throws {
    try await withCity { casework in
      let offices = try await Offices(casework)
      let number = try await casework.file().report.number
      let before = try await casework.report(number)
      let declared = SampleCity.later(1)
      try await declare(casework, "31.71", days: 20, by: offices.verifier, now: declared)
      try await casework.mindHalts(now: declared)
      let halt = try #require(
        try await casework.database.read { try HaltRows.recent(now: declared, on: $0).first })
      await #expect(throws: HaltRefusal.notYours) {
        try await casework.endHalt(halt.id, by: offices.roads, now: declared + 5 * hour)
      }
      #expect(try await casework.endHalt(halt.id, by: offices.verifier, now: declared + 5 * hour))
      #expect(try await !casework.endHalt(halt.id, by: offices.verifier, now: declared + 6 * hour))
      #expect(try await casework.mindHalts(now: declared + 6 * hour) == 1)
      #expect(try await casework.mindHalts(now: declared + 7 * hour) == 0)
      let resumed = try await casework.report(number)
      #expect(resumed.clock.pause(at: declared + 7 * hour) == nil)
      #expect(resumed.dues.completion == before.dues.completion + 6 * hour)
      try await casework.expectClocks()
    }
  }

  @Test func elsewhereAndInOtherPausesNothingChanges() async throws {
    try await withCity { casework in
      let offices = try await Offices(casework)
      let number = try await casework.file().report.number
      try await declare(casework, "31.72", days: 2, by: offices.verifier, now: SampleCity.later(1))
      #expect(try await casework.mindHalts(now: SampleCity.later(1)) == 0)
      #expect(try await casework.report(number).version == 0)
      // A breach stays a breach.
      try await casework.tick(at: SampleCity.later(7))
      try await declare(casework, "31.71", days: 2, by: offices.verifier, now: SampleCity.later(8))
      #expect(try await casework.mindHalts(now: SampleCity.later(8)) == 1)
      let paused = try await casework.report(number)
      #expect(paused.dues.coordination == SampleCity.later(6))
      #expect(paused.clock.fired[.coordination] == 100 && paused.clock.pressure == .late)
      try await casework.expectClocks()
    }
  }

  /// Also where nothing more would happen by itself.
  @Test func whoHasComeToTheTopOfTheLadderIsHaltedToo() async throws {
    try await withCity { casework in
      let offices = try await Offices(casework)
      let number = try await casework.file().report.number
      let late = SampleCity.now + 20 * day
      try await casework.tick(at: late)
      #expect(try await casework.timer(number) == nil)
      try await declare(casework, "31.71", days: 2, by: offices.verifier, now: late + hour)
      #expect(try await casework.mindHalts(now: late + hour) == 1)
      #expect(try await casework.mindHalts(now: late + 2 * hour) == 0)
    }
  }
}
