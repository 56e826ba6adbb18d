import Domain
import Testing

/// The heap a report lies on, for every state, held or not.
@Suite struct QueueTests {
  private static let heaps: [ReportState: (held: Queue, notHeld: Queue)] = [
    .draft: (.drafts, .others),
    .waiting: (.new, .others),
    .coordinated: (.new, .others),
    .dispatched: (.new, .others),
    .inProgress: (.mine, .others),
    .awaitingVerification: (.toVerify, .toVerify),
    .completed: (.done, .done),
    .returned: (.toMend, .others),
    .rejected: (.done, .done),
    .merged: (.done, .done),
    .withdrawn: (.done, .done),
    .reopened: (.new, .others),
  ]

  @Test(arguments: ReportState.allCases)
  func liesWhereTheTableSays(state: ReportState) throws {
    let row = try #require(Self.heaps[state])
    let report = try History.moment(state)
    #expect(Queue.of(report, holds: true) == row.held)
    #expect(Queue.of(report, holds: false) == row.notHeld)
  }

  @Test func everyHeapIsUsed() {
    let used = Set(Self.heaps.values.flatMap { [$0.held, $0.notHeld] })
    #expect(used == Set(Queue.allCases))
  }

  @Test func leadershipHasNoDesk() throws {
    let report = try History.moment(.waiting, holder: "ROADS", participants: ["ROADS"])
    #expect(Queue.desks(of: report, units: SampleCity.units) == ["ROADS": .new])
  }

  @Test func liesOnTheDesksOfTheHolderAndOfThoseThatHadIt() throws {
    let report = try History.moment(
      .inProgress, holder: "ROADS", participants: ["VIL-N1A", "WATER-N", "ROADS"])
    #expect(
      Queue.desks(of: report, units: SampleCity.units) == [
        "VIL-N1A": .others, "DIST-N1": .others, "CITY-N": .others,
        "WATER-N": .others, "WATER": .others,
        "ROADS": .mine,
      ])
  }

  @Test func holdingComesBeforeHavingTakenPart() throws {
    // The holder first in line, last in line, and twice removed.
    for participants in [["WATER-N", "WATER", "BUR"], ["BUR", "WATER", "WATER-N"]] {
      let report = try History.moment(.returned, holder: "WATER-N", participants: participants)
      let desks = Queue.desks(of: report, units: SampleCity.units)
      #expect(desks["WATER-N"] == .toMend)
      #expect(desks["BUR"] == .others)
      #expect(Set(desks.keys) == ["WATER-N", "WATER", "BUR"])
    }
  }

  @Test func proofWaitsOnEveryDesk() throws {
    let report = try History.moment(
      .awaitingVerification, holder: "BUR", participants: ["ROADS-N", "BUR"])
    #expect(
      Queue.desks(of: report, units: SampleCity.units) == [
        "ROADS-N": .toVerify, "ROADS": .toVerify, "BUR": .toVerify,
      ])
  }

  @Test func aHolderNobodyKnowsHasNoDesk() throws {
    let report = try History.moment(.waiting, holder: "NOWHERE", participants: ["NOWHERE"])
    #expect(Queue.desks(of: report, units: SampleCity.units) == [:])
  }
}
