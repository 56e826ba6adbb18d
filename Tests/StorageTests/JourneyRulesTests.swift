import Casework
import Domain
import Foundation
import Storage
import Testing

/// The verbs over the store: each journey ends with a check of every fold.
@Suite struct JourneyRulesTests {
  struct Staff {
    let village: Actor
    let roads: Actor
    let water: Actor
    let local: Actor
    let field: Actor
    let verifier: Actor
  }

  private func staff(_ casework: Casework) async throws -> Staff {
    Staff(
      village: try await casework.hire(.kelurahanOfficer, SampleCity.village),
      roads: try await casework.hire(.agencyCoordinator, "DBM"),
      water: try await casework.hire(.agencyCoordinator, "DSDA"),
      local: try await casework.hire(.unitOfficer, "DBM-31.71"),
      field: try await casework.hire(.fieldOfficer, "DBM-31.71"),
      verifier: try await casework.hire(.verifier, casework.book.city.arbiterUnit))
  }

  private func later(_ hours: Int64) -> Int64 { SampleCity.now + hours * 3_600_000 }

  /// Every stored report equals the fold of its events and lies on the desks it should.
  private func expectSound(_ casework: Casework) async throws {
    var findings: [Finding] = []
    _ = try await CheckStore(
      database: casework.database, vault: NoVault(), units: casework.book.units
    ).run { findings.append($0) }
    // The photos of these tests have no bytes.
    #expect(findings.filter { !$0.what.contains("blob") }.isEmpty, "\(findings)")
  }

  private func finished(_ casework: Casework, _ staff: Staff) async throws -> Report {
    let number = try await casework.file().report.number
    try await casework.perform(
      CoordinateReport(to: "DBM", reason: "has-authority"), on: number, seen: 0, by: staff.village,
      now: later(1))
    try await casework.perform(
      Dispatch(to: "DBM-31.71"), on: number, seen: 1, by: staff.roads, now: later(2))
    try await casework.perform(
      Dispatch(person: staff.field.user), on: number, seen: 2, by: staff.local, now: later(3))
    try await casework.perform(Start(), on: number, seen: 3, by: staff.field, now: later(4))
    let owner = PhotoOwner.user(try #require(staff.field.user))
    return try await casework.perform(
      FinishWork(
        words: "Lubang ditambal.", photos: [try await casework.photo(of: owner)],
        photoOwner: owner.key, temporary: false), on: number, seen: 4, by: staff.field,
      now: later(5))
  }

  @Test func fromSubmitToRating() async throws {
    try await withCity { casework in
      let staff = try await staff(casework)
      let waiting = try await finished(casework, staff)
      #expect(waiting.state == .awaitingVerification)
      #expect(waiting.holder == casework.book.city.arbiterUnit)
      let done = try await casework.perform(
        Verify(), on: waiting.number, seen: waiting.version, by: staff.verifier, now: later(6))
      #expect(done.state == .completed)
      #expect(done.holder == "DBM-31.71")
      let rated = try await casework.perform(
        Rate(stars: 5, reasons: ["fast"], words: "mantap"), on: done.number, seen: done.version,
        by: Actor(reporterOf: done.id), now: later(7))
      #expect(rated.rating == 5)
      await #expect(throws: Refusal.alreadyRated) {
        try await casework.perform(
          Rate(stars: 1), on: done.number, seen: nil, by: Actor(reporterOf: done.id), now: later(8))
      }
      try await expectSound(casework)
    }
  }

  @Test func returnedWorkIsMendedAndReopenedOnce() async throws {
    try await withCity { casework in
      let staff = try await staff(casework)
      let waiting = try await finished(casework, staff)
      let returned = try await casework.perform(
        ReturnWork(reason: "photo-unclear", words: "Foto buram."), on: waiting.number, seen: nil,
        by: staff.verifier, now: later(6))
      #expect(returned.state == .returned)
      #expect(returned.holder == "DBM-31.71")
      #expect(returned.assignee == staff.field.user)
      #expect(returned.dues == waiting.dues, "the clock runs on")
      let owner = PhotoOwner.user(try #require(staff.field.user))
      try await casework.perform(
        FinishWork(
          words: "Foto baru.", photos: [try await casework.photo(of: owner)],
          photoOwner: owner.key, temporary: true), on: waiting.number, seen: nil, by: staff.field,
        now: later(7))
      try await casework.perform(
        Verify(), on: waiting.number, seen: nil, by: staff.verifier, now: later(8))
      let reporter = Actor(reporterOf: waiting.id)
      let reopened = try await casework.perform(
        Reopen(), on: waiting.number, seen: nil, by: reporter, now: later(9))
      #expect(reopened.state == .reopened)
      #expect(reopened.holder == "DBM-31.71")
      #expect(reopened.assignee == nil)
      try await expectSound(casework)
    }
  }

  @Test func pingPongEndsWithTheArbiterWhoseWordBinds() async throws {
    try await withCity { casework in
      let staff = try await staff(casework)
      let number = try await casework.file().report.number
      try await casework.perform(
        CoordinateReport(to: "DBM", reason: "has-authority"), on: number, seen: nil,
        by: staff.village, now: later(1))
      try await casework.perform(
        RefuseJurisdiction(proposing: "DSDA", reason: "wide-drain"), on: number, seen: nil,
        by: staff.roads, now: later(2))
      try await casework.perform(
        RefuseJurisdiction(proposing: "DBM", reason: "other-agency"), on: number, seen: nil,
        by: staff.water, now: later(3))
      let third = try await casework.perform(
        CoordinateReport(to: "DSDA", reason: "has-authority"), on: number, seen: nil,
        by: staff.roads, now: later(4))
      #expect(third.hops == 3)
      #expect(third.holder == casework.book.city.arbiterUnit, "whoever was proposed")
      let decided = try await casework.perform(
        CoordinateReport(to: "DBM", reason: "has-authority", words: "Jalan kota."), on: number,
        seen: nil, by: staff.verifier, now: later(5))
      #expect(decided.holder == "DBM")
      #expect(decided.arbitrated)
      await #expect(throws: Refusal.decidedByArbiter) {
        try await casework.perform(
          RefuseJurisdiction(proposing: "DSDA", reason: "other-agency"), on: number, seen: nil,
          by: staff.roads, now: later(6))
      }
      try await expectSound(casework)
    }
  }

  @Test func aStaleVersionIsRefusedAndNothingIsOverwritten() async throws {
    try await withCity { casework in
      let staff = try await staff(casework)
      let number = try await casework.file().report.number
      try await casework.perform(Take(), on: number, seen: 0, by: staff.village, now: later(1))
      await #expect(throws: Refusal.stale(seen: 0, now: 1)) {
        try await casework.perform(
          AddNote(words: "terlambat"), on: number, seen: 0, by: staff.village, now: later(2))
      }
      let kept = try await casework.database.read { try ReportRows.find(number: number, on: $0) }
      #expect(kept?.version == 1)
    }
  }

  @Test func twoOfficersAtOnceGiveOneDecision() async throws {
    try await withCity { casework in
      let staff = try await staff(casework)
      for _ in 0..<20 {
        let number = try await casework.file().report.number
        let outcomes = try await withThrowingTaskGroup(of: Bool.self) { group in
          for unit in ["DBM", "DSDA", "DLH"] {
            group.addTask {
              do {
                try await casework.perform(
                  CoordinateReport(to: unit, reason: "has-authority"), on: number, seen: 0,
                  by: staff.village, now: SampleCity.now + 1)
                return true
              } catch is Refusal {
                return false
              }
            }
          }
          var won = 0
          for try await outcome in group where outcome { won += 1 }
          return won
        }
        #expect(outcomes == 1)
      }
      try await expectSound(casework)
    }
  }

  @Test func mergedWithdrawnRejectedAnswered() async throws {
    try await withCity { casework in
      let staff = try await staff(casework)
      let first = try await casework.file().report
      let second = try await casework.file().report
      await #expect(throws: Refusal.mergeIntoItself) {
        try await casework.perform(
          MergeDuplicate(into: second.number), on: second.number, seen: nil, by: staff.village,
          now: later(1))
      }
      let merged = try await casework.perform(
        MergeDuplicate(into: first.number), on: second.number, seen: nil, by: staff.village,
        now: later(1))
      #expect(merged.mergedInto == first.number)
      let withdrawn = try await casework.perform(
        Withdraw(), on: first.number, seen: nil, by: Actor(reporterOf: first.id), now: later(2))
      #expect(withdrawn.state == .withdrawn)

      let third = try await casework.file().report
      let rejected = try await casework.perform(
        Reject(reason: "location-not-found", words: "Tidak ada di lokasi."), on: third.number,
        seen: nil, by: staff.village, now: later(1))
      #expect(rejected.state == .rejected)
      let appealed = try await casework.perform(
        Reopen(), on: third.number, seen: nil, by: Actor(reporterOf: third.id), now: later(2))
      #expect(appealed.holder == casework.book.city.arbiterUnit)

      let question = try await casework.file("Berapa biaya pemakaman?", kind: .inquiry).report
      await #expect(throws: Refusal.onlyForInquiries) {
        try await casework.perform(
          AnswerInquiry(words: "…"), on: appealed.number, seen: nil, by: staff.verifier,
          now: later(3))
      }
      let answered = try await casework.perform(
        AnswerInquiry(words: "Pemakaman di TPU gratis."), on: question.number, seen: nil,
        by: staff.village, now: later(1))
      #expect(answered.state == .completed)
      try await expectSound(casework)
    }
  }

  @Test func aFieldOfficerOfAnotherUnitAndAForeignAgencySeeNothing() async throws {
    try await withCity { casework in
      let staff = try await staff(casework)
      let number = try await casework.file(privacy: .private).report.number
      await #expect(throws: Refusal.notYours) {
        try await casework.perform(Take(), on: number, seen: nil, by: staff.roads, now: later(1))
      }
      await #expect(throws: Refusal.roleMayNot(.fieldOfficer, .take)) {
        try await casework.perform(Take(), on: number, seen: nil, by: staff.field, now: later(1))
      }
    }
  }
}
