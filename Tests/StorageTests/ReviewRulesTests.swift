import Casework
import Domain
import Sodium
import Storage
import Testing

@testable import Casework

/// Doors that were found open once.
@Suite struct ReviewRulesTests {
  @Test func aSealedReportIsFreeForNobody() async throws {
    try await withCity { casework in
      let village = try await casework.hire(.kelurahanOfficer, SampleCity.village)
      let agency = try await casework.hire(.agencyCoordinator, "DBM")
      let field = try await casework.hire(.fieldOfficer, "DBM-31.71")
      let number = try await casework.file(privacy: .sealed).report.number
      let now = SampleCity.now
      try await casework.perform(
        CoordinateReport(to: "DBM", reason: "has-authority"), on: number, seen: nil, by: village,
        now: now)
      try await casework.perform(
        Dispatch(to: "DBM-31.71"), on: number, seen: nil, by: agency, now: now)
      await #expect(throws: Refusal.notYours) {
        try await casework.perform(Start(), on: number, seen: nil, by: field, now: now)
      }
      // By name it is theirs.
      try await casework.perform(
        Dispatch(person: field.user), on: number, seen: nil, by: agency, now: now)
      try await casework.perform(Start(), on: number, seen: nil, by: field, now: now)
    }
  }

  @Test func headsOfAnAreaLeaveNothingOnASealedReport() async throws {
    try await withCity { casework in
      let head = try await casework.hire(.areaHead, "KEC-31.71.01")
      let sealed = try await casework.file(privacy: .sealed).report.number
      let plain = try await casework.file(privacy: .private).report.number
      await #expect(throws: Refusal.notYours) {
        try await casework.perform(
          AddNote(words: "Di wilayah saya?"), on: sealed, seen: nil, by: head, now: SampleCity.now)
      }
      try await casework.perform(
        AddNote(words: "Di wilayah saya."), on: plain, seen: nil, by: head, now: SampleCity.now)
    }
  }

  @Test func nobodyDispatchesToAnOfficeWithoutADesk() async throws {
    try await withCity { casework in
      let secretary = try await casework.hire(.agencyHead, "SEKDA")
      let outside = try await casework.file(kind: .inquiry, place: nil).report
      await #expect(throws: Refusal.unknownUnit("ASPEM")) {
        try await casework.perform(
          Dispatch(to: "ASPEM"), on: outside.number, seen: nil, by: secretary,
          now: SampleCity.now)
      }
    }
  }

  @Test func nothingOpenIsJoinedToASealedReport() async throws {
    try await withCity { casework in
      let village = try await casework.hire(.kelurahanOfficer, SampleCity.village)
      let sealed = try await casework.file(privacy: .sealed).report.number
      let secret = try await casework.file(privacy: .private).report.number
      let open = try await casework.file().report
      await #expect(throws: Refusal.mergeTargetSealed) {
        try await casework.perform(
          MergeDuplicate(into: sealed), on: open.number, seen: nil, by: village,
          now: SampleCity.now)
      }
      try await casework.perform(
        MergeDuplicate(into: secret), on: open.number, seen: nil, by: village,
        now: SampleCity.now)
      let events = try await casework.database.read { connection in
        let merged = try #require(try ReportRows.find(number: open.number, on: connection))
        return try EventRows.history(of: merged, on: connection)
      }
      let merge = try #require(events.last)
      #expect(PublicEvent(merge, sight: .open)?.mergedInto == nil)
      #expect(PublicEvent(merge, sight: .reporter)?.mergedInto == secret)
    }
  }

  @Test func theFinderOfAnAddressIsTheDeskOnly() async throws {
    try await withCity { casework in
      let draft = Draft(
        privacy: .public, channel: casework.book.city.webChannel,
        text: "Lampu jalan padam sejak kemarin.", address: "Jalan Zebrakuning 77",
        landmark: "seberang masjid", place: SampleCity.place)
      _ = try await casework.submit(
        SubmitReport(draft, submission: "alamat-tertutup", photoOwner: ""), now: SampleCity.now)
      func found(_ words: String, _ scope: ReportLists.Scope) async throws -> Int {
        try await casework.database.read { connection in
          var filter = DeskRows.Filter()
          filter.text = words
          return try ReportLists.newest(
            scope, filter: filter, after: nil, limit: 10, on: connection
          ).count
        }
      }
      #expect(try await found("zebrakuning", .listed) == 0)
      #expect(try await found("lampu zebrakuning", .listed) == 0)
      #expect(try await found("lampu zebrakuning", .everything) == 1)
      #expect(try await found("lampu masjid", .listed) == 1)
    }
  }

  @Test func numbersAnOlderSystemGaveTodayAreSteppedOver() async throws {
    try await withCity { casework in
      let first = try await casework.file().report
      let next = ReportNumber.text(
        prefix: "JK", series: .daily4, day: casework.book.clock.date(at: SampleCity.now),
        sequence: 2)
      _ = try await casework.importHistory([
        ArchivedReport(
          number: next, channel: first.channel, category: nil, text: "Dari sistem lama",
          unit: "DBM",
          area: nil, receivedAt: SampleCity.now, completedAt: nil)
      ])
      let after = try await casework.file().report.number
      #expect(after.hasSuffix("0003"))
    }
  }

  @Test func aSentFormStaysForgotten() async throws {
    try await withCity { casework in
      let token = ReporterKeys.freshToken()
      let form = ReportForm(
        draft: Draft(channel: "web", contact: Contact(name: "Siti Rahasia", consent: true)))
      try await casework.keep(form, token: token, now: SampleCity.now)
      let report = try await casework.file().report.id
      try await casework.formSent(form, token: token, report: report, now: SampleCity.now)
      // A step that was on its way when the form was sent.
      try await casework.keep(form, token: token, now: SampleCity.now)
      let kept = try await casework.database.read {
        try FormDraftRows.find(ReporterKeys.hash(token), on: $0)
      }
      #expect(kept?.body.isEmpty == true && kept?.report == report)
    }
  }

  @Test func oneAddressLocksNoOfficerOut() async throws {
    try await withCity { casework in
      let sessions = try Sessions(database: casework.database, hasher: .fastForTests)
      let accounts = Accounts(
        database: casework.database, hasher: .fastForTests, shelf: casework.shelf)
      let now = SampleCity.now
      try await accounts.add(
        login: "ayu", name: "Ayu", password: "kata-sandi-uji", role: .verifier, unit: "BIRO-PEM",
        by: nil, now: now)
      func logIn(_ name: String, _ password: String, from address: String) async throws {
        _ = try await sessions.logIn(
          login: name, password: password, from: Visitor(address: address),
          tokenHash: ReporterKeys.freshToken(),
          replacing: nil, now: now)
      }
      for _ in 0..<70 { try? await logIn("ayu", "salah", from: "10.0.0.66") }
      await #expect(throws: LogInRefusal.self) {
        try await logIn("ayu", "kata-sandi-uji", from: "10.0.0.66")
      }
      try await logIn("ayu", "kata-sandi-uji", from: "10.0.0.1")
      // Nor does it fill the store with names of its own making.
      let long = "a" + String(repeating: "\u{301}", count: 9_000)
      for index in 0..<70 { try? await logIn("\(index)\(long)", "salah", from: "10.0.0.67") }
      let (rows, longest) = try await casework.database.read { connection in
        try connection.first(
          "SELECT COUNT(*), MAX(LENGTH(name)) FROM buckets", []
        ) { ($0.int(0), $0.int(1)) } ?? (0, 0)
      }
      #expect(rows < 150 && longest < 120, "\(rows) rows, \(longest) characters")
    }
  }

  @Test func marksDoNotMakeATextLongerThanItMayBe() {
    let bomb = "a" + String(repeating: "\u{301}", count: 20_000)
    let draft = Draft(
      channel: "web", text: "Lampu jalan padam.", address: bomb, landmark: bomb,
      contact: Contact(name: bomb, consent: true))
    let problems = draft.problems(location: .village("1"))
    #expect(
      problems == [
        .addressTooLong(most: 200), .landmarkTooLong(most: 200), .nameTooLong(most: 100),
      ])
  }

  @Test func workNobodyCouldVerifyIsNotFinished() async throws {
    try await withCity { casework in
      let head = try await casework.hire(.agencyCoordinator, "GUBERNUR")
      let number = try await casework.file().report.number
      try await casework.perform(Take(), on: number, seen: nil, by: head, now: SampleCity.now)
      let owner = PhotoOwner.user(head.user ?? 0)
      let photo = try await casework.photo(of: owner)
      await #expect(throws: Refusal.sameUnitVerifies) {
        try await casework.perform(
          FinishWork(
            words: "Selesai.", photos: [photo], photoOwner: owner.key, temporary: false),
          on: number, seen: nil, by: head, now: SampleCity.now)
      }
    }
  }
}
