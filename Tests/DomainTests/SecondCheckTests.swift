import Domain
import Testing

@Suite struct SecondCheckTests {
  @Test func fiveInAHundredAreDrawnByTheDigestAlone() {
    var random = SeededRandom(seed: 7)
    let count = 50_000
    let drawn = (0..<count).count { _ in
      SecondCheck.isDrawn((0..<8).map { _ in UInt8.random(in: 0...255, using: &random) })
    }
    #expect((2_300...2_700).contains(drawn), "\(drawn)")
    #expect(SecondCheck.isDrawn([UInt8](repeating: 0, count: 32)))
    #expect(!SecondCheck.isDrawn([UInt8](repeating: 255, count: 32)))
    // Only the first eight bytes count, so the same digest gives the same answer everywhere.
    #expect(SecondCheck.isDrawn([0, 0, 0, 0, 0, 0, 0, 0] + [255]))
  }

  private func viewing(_ photos: Set<String>, after seconds: Int64, shown: Set<String> = [])
    -> Viewing
  {
    Viewing(openedAt: 1_000_000 - seconds * 1_000, shown: shown, seen: photos)
  }

  private func refusal(_ viewing: Viewing, _ report: Report) -> Refusal? {
    do {
      try viewing.check(report, now: 1_000_000)
      return nil
    } catch {
      return error
    }
  }

  @Test func bothPhotosAreLookedAtForLongEnough() throws {
    var report = try History.moment(.awaitingVerification)
    report.firstPhoto = "before"
    report.lastProof = "after"
    #expect(refusal(viewing(["before", "after"], after: 5), report) == nil)
    #expect(refusal(viewing(["before"], after: 60), report) == .photosNotSeen(count: 1))
    #expect(refusal(viewing([], after: 60), report) == .photosNotSeen(count: 2))
    #expect(
      refusal(viewing(["before", "after"], after: 60, shown: ["third"]), report)
        == .photosNotSeen(count: 1))
    #expect(
      refusal(viewing(["before", "after"], after: 4), report) == .lookedTooBriefly(seconds: 5))
    #expect(
      refusal(viewing(["before", "after"], after: -10), report) == .lookedTooBriefly(seconds: 5))
  }

  @Test func approvalIsNeverAThingOfTime() throws {
    // Whatever the clockwork may do, it neither approves nor finishes work.
    for action in [Action.verify, .finish, .returnWork] {
      #expect(Permissions.reach(.system, action) == nil)
    }
    for action in Action.allCases where Permissions.reach(.system, action) != nil {
      let next = try? Lifecycle.next(
        .awaitingVerification, action,
        Lifecycle.Facts(questionOpen: true, noticed: true), now: .max)
      #expect(next == nil || next == .awaitingVerification, "\(action)")
    }
  }

  @Test func whoDidTheWorkNeverJudgesIt() throws {
    var report = try History.moment(.awaitingVerification)
    let units = SampleCity.units
    report.finishedBy = "ROADS-N"
    report.holder = "ROADS-S"
    let sister = Actor(officer: 5, role: .verifier, unit: "ROADS-S")
    #expect(throws: Refusal.sameUnitVerifies) {
      try Permissions.check(sister, .verify, on: report, units: units)
    }
    report.holder = "BUR"
    let bureau = Actor(officer: 5, role: .verifier, unit: "BUR")
    #expect(throws: Never.self) {
      try Permissions.check(bureau, .verify, on: report, units: units)
    }
    report.assignee = 5
    #expect(throws: Refusal.sameUnitVerifies) {
      try Permissions.check(bureau, .verify, on: report, units: units)
    }
  }

  @Test func theListSaysNothingToTheAgencyItIsAbout() {
    let flag = InspectionFlag(
      id: 1, report: 1, claim: 1, cause: .verifier, workUnit: "ROADS-N", reason: "", words: "",
      user: 1, unit: "BUR", at: 1)
    let units = SampleCity.units
    func reads(_ role: Role, _ unit: String) -> Bool {
      flag.isReadable(by: Actor(officer: 9, role: role, unit: unit), units: units)
    }
    #expect(!reads(.agencyHead, "ROADS") && !reads(.agencyHead, "ROADS-N"))
    #expect(reads(.agencyHead, "WATER"))
    #expect(reads(.governorOffice, "GOV") && reads(.administrator, "ROADS"))
    for role in Role.officers where !InspectionFlag.readers.contains(role) {
      #expect(!reads(role, "WATER"), "\(role)")
    }
  }
}
