import Testing

@testable import Simulation

@Suite struct CityYearTests {
  private func year(
    seed: UInt64, reports: Int = 600, zone: String = "Asia/Jakarta",
    _ change: (inout CityYear.Settings) -> Void = { _ in }
  ) throws -> YearOutcome {
    var settings = CityYear.Settings(reports: reports, days: 60, seed: seed)
    settings.troubles = Crew.Troubles(kill: 0.01, freeze: 0.01)
    change(&settings)
    var year = try #require(
      CityYear(SmallTown.tables(zone: zone), from: SmallTown.newYear, settings))
    return year.run()
  }

  @Test(arguments: [1, 2, 3])
  func everyEscalationOnce(seed: UInt64) throws {
    let outcome = try year(seed: seed)
    #expect(outcome.isClean, "\(outcome.lines)")
    #expect(outcome.reports == 600)
    #expect(outcome.findings.escalations > 2_000)
    #expect(outcome.kills > 50)
    #expect(outcome.refusedCommits > 5)
    #expect(outcome.recalculated > 10)
    #expect(outcome.findings.reminders > 5)
    #expect(
      outcome.lines.last
        == "escalations \(outcome.findings.escalations), missing 0, early 0, twice 0")
  }

  /// The clocks of the wall change in it.
  @Test func everyEscalationOnceWhereClocksAreChanged() throws {
    let outcome = try year(seed: 4, zone: "Europe/Amsterdam") { $0.days = 120 }
    #expect(outcome.isClean, "\(outcome.lines)")
  }

  @Test func oneSeedTellsOneYear() throws {
    let first = try year(seed: 5, reports: 200)
    #expect(try year(seed: 5, reports: 200) == first)
    #expect(try year(seed: 6, reports: 200).digest != first.digest)
  }

  /// A store that takes commits on old versions lets a worker that was frozen do again what another
  /// has done meanwhile.
  @Test func storeThatTakesStaleCommitsIsFound() throws {
    let outcome = try year(seed: 7) { settings in
      settings.refusesStale = false
      settings.troubles = Crew.Troubles(kill: 0, freeze: 0.05)
    }
    #expect(outcome.findings.twice > 0)
  }

  /// Workers that do not come far lose their wait, not their steps.
  @Test func workersThatDieAllTheTimeAreTooSlow() throws {
    let outcome = try year(seed: 8, reports: 200) {
      $0.troubles = Crew.Troubles(kill: 0.6, freeze: 0)
    }
    #expect(outcome.findings.missing > 0)
    #expect((outcome.findings.early, outcome.findings.twice) == (0, 0))
  }
}
