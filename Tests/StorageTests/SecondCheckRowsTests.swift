import Casework
import Domain
import Sodium
import Storage
import Testing

/// Second checks, the inspectorate's list and results of the field, over both engines.
@Suite struct SecondCheckRowsTests {
  private func approved(_ casework: Casework, _ offices: Offices, privacy: Privacy = .public)
    async throws -> Report
  {
    let number = try await casework.file(privacy: privacy).report.number
    let owner = PhotoOwner.user(try #require(offices.village.user))
    try await casework.perform(
      Take(), on: number, seen: nil, by: offices.village, now: SampleCity.later(1))
    try await casework.perform(
      FinishWork(
        words: "Selesai.", photos: [try await casework.photo(of: owner)], photoOwner: owner.key,
        temporary: false), on: number, seen: nil, by: offices.village, now: SampleCity.later(2))
    return try await casework.perform(
      Verify(), on: number, seen: nil, by: offices.verifier, now: SampleCity.later(3))
  }

  @Test func exactlyThoseTheSecretPicksWaitForTheSecondOffice() async throws {
    try await withCity { casework in
      let offices = try await Offices(casework)
      var reports: [Report] = []
      for _ in 0..<40 { reports.append(try await approved(casework, offices)) }
      let sealed = try await approved(casework, offices, privacy: .sealed)
      let secret = try await casework.database.write {
        try SettingRows.secret("second-check", fresh: [], on: $0)
      }
      #expect(secret.count == 32)
      let drawn = reports.filter {
        SecondCheck.isDrawn(
          hmacSHA256(key: secret, message: Array("\($0.number):\($0.version)".utf8)))
      }
      let waiting = try await casework.database.read {
        try SecondCheckRows.waiting(
          unit: "INSPEKTORAT", besides: 0, after: nil, limit: 100, on: $0
        ).map(\.report.number)
      }
      #expect(waiting.sorted() == drawn.map(\.number).sorted())
      #expect(
        try await casework.database.read { try SecondCheckRows.all(of: sealed.id, on: $0) }.isEmpty)
    }
  }

  @Test func aCheckIsJudgedOnceAndByNobodyWhoApprovedIt() async throws {
    try await withCity { casework in
      let offices = try await Offices(casework)
      let report = try await approved(casework, offices)
      let first = try #require(offices.verifier.user)
      let check = SecondCheck(
        report: report.id, revision: report.version, claim: try #require(report.finishedAt),
        firstUser: first, firstUnit: "BIRO-PEM", unit: "INSPEKTORAT", drawnAt: SampleCity.later(3))
      try await casework.database.write { connection in
        if try SecondCheckRows.open(of: report.id, on: connection) == nil {
          try SecondCheckRows.insert(check, on: connection)
        }
      }
      let second = try await casework.hire(.verifier, "INSPEKTORAT")
      let moved = Actor(officer: first, role: .verifier, unit: "INSPEKTORAT")
      let viewing = Viewing(
        openedAt: 0, shown: [], seen: [try #require(report.lastProof)])
      let agrees = JudgeAgain(.agrees, reason: nil, words: nil, viewing: viewing)
      for stranger in [moved, offices.verifier, offices.roads] {
        await #expect(throws: Refusal.noSuchReport) {
          try await casework.judge(
            agrees, on: report.number, by: stranger, now: SampleCity.later(4))
        }
      }
      try await casework.judge(agrees, on: report.number, by: second, now: SampleCity.later(4))
      await #expect(throws: Refusal.noSuchReport) {
        try await casework.judge(agrees, on: report.number, by: second, now: SampleCity.later(5))
      }
      let figures = try await casework.database.read {
        try SecondCheckRows.agreements(since: 0, limit: 10, on: $0)
      }
      #expect(figures.map(\.user) == [first] && figures.map(\.agreed) == [1])
      let flags = try await casework.database.read {
        try InspectionRows.latest(before: nil, limit: 10, on: $0).count
      }
      #expect(flags == 0)
    }
  }

  @Test func aFlagStandsOnceForAClaim() async throws {
    try await withCity { casework in
      let offices = try await Offices(casework)
      let report = try await approved(casework, offices)
      func flag(_ claim: Int64) async throws -> Bool {
        try await casework.database.write {
          try InspectionRows.insert(
            report: report.id, claim: claim, cause: .verifier, workUnit: SampleCity.village,
            reason: "photo-old", words: "Lama.", user: 1, unit: "BIRO-PEM", at: 1, on: $0)
        }
      }
      #expect(try await flag(5))
      #expect(try await !flag(5))
      #expect(try await flag(6))
      let (first, rest) = try await casework.database.read { connection in
        let first = try InspectionRows.latest(before: nil, limit: 1, on: connection)
        return (
          first.map(\.flag.claim),
          try InspectionRows.latest(before: first[0].flag.id, limit: 1, on: connection)
            .map(\.flag.claim)
        )
      }
      #expect(first == [6, 5] && rest == [5])
    }
  }

  @Test func aResultWithAKnownKeyChangesNothing() async throws {
    try await withCity { casework in
      let offices = try await Offices(casework)
      let number = try await casework.file().report.number
      let owner = PhotoOwner.user(try #require(offices.village.user))
      let taken = try await casework.perform(
        Take(), on: number, seen: nil, by: offices.village, now: SampleCity.later(1))
      let photo = try await casework.photo(of: owner)
      let result = FieldResult(
        FinishWork(
          words: "Selesai.", photos: [photo], photoOwner: owner.key, temporary: false),
        key: "0123456789abcdef")
      try await casework.send(
        result, on: number, seen: taken.version, by: offices.village, now: SampleCity.later(2))
      let version = try await casework.report(number).version
      try await casework.send(
        result, on: number, seen: taken.version, by: offices.village, now: SampleCity.later(3))
      #expect(try await casework.report(number).version == version)
      #expect(try await casework.hasArrived("0123456789abcdef", on: number, by: offices.village))
      #expect(try await !casework.hasArrived("0123456789abcdef", on: number, by: offices.roads))
      #expect(
        try await casework.database.write {
          try FieldRows.purge(before: SampleCity.later(3), limit: 10, on: $0)
        } == 1)
    }
  }

  @Test func howAPhotoWasTakenGoesWithIt() async throws {
    try await withCity { casework in
      let kept = try await casework.photo(of: .user(1))
      let (before, after) = try await casework.database.write { connection in
        try PhotoCaptureRows.insert(.camera, of: kept, on: connection)
        let before = try PhotoCaptureRows.of([kept, "none"], on: connection)
        _ = try PhotoRows.purgeLoose(before: .max, limit: 10, on: connection)
        return (before, try PhotoCaptureRows.of([kept], on: connection))
      }
      #expect(before == [kept: .camera] && after.isEmpty)
    }
  }
}
