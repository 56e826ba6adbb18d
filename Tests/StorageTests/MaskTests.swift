import Casework
import Domain
import Storage
import Testing

@Suite struct MaskTests {
  private static let text = "Tetangga saya Zulkhairun, 0812 9999 8888, membakar sampah tiap malam."

  private func file(_ casework: Casework, _ privacy: Privacy = .public) async throws -> String {
    try await casework.submit(
      SubmitReport(
        Draft(
          privacy: privacy, channel: casework.book.city.webChannel, text: Self.text,
          address: "Gang Zulkhairun 7", landmark: "warung Zulkhairun", place: SampleCity.place),
        submission: "tutup-\(privacy.rawValue)-1", photoOwner: ""), now: SampleCity.now
    ).report.number
  }

  private let moderator = Actor(officer: 77, role: .channelAdmin, unit: "DISKOMINFOTIK")

  private func report(_ casework: Casework, _ number: String) async throws -> Report {
    try #require(
      try await casework.database.read { try ReportRows.find(number: number, on: $0) })
  }

  private func found(_ casework: Casework, _ words: String, by scope: ReportLists.Scope = .listed)
    async throws -> Int
  {
    var filter = DeskRows.Filter()
    filter.text = words
    let wanted = filter
    return try await casework.database.read {
      try ReportLists.newest(scope, filter: wanted, after: nil, limit: 10, on: $0).count
    }
  }

  @Test func coveredWordsStandNowhereAndComeBack() async throws {
    try await withCity { casework in
      let number = try await file(casework)
      try await casework.perform(
        Take(), on: number, seen: nil,
        by: Actor(officer: 5, role: .kelurahanOfficer, unit: SampleCity.village),
        now: SampleCity.now + 10)
      try await casework.perform(
        AddProgress(words: "Sudah bicara dengan zulkhairun."), on: number, seen: nil,
        by: Actor(officer: 5, role: .kelurahanOfficer, unit: SampleCity.village),
        now: SampleCity.now + 20)
      #expect(try await found(casework, "zulkhairun") == 1)
      try await casework.cover(
        "Zulkhairun", in: number, reason: .personal, by: moderator, now: SampleCity.now + 30)
      try await casework.cover(
        "tiap malam", in: number, reason: .untrue, by: moderator, now: SampleCity.now + 31)
      // Nobody but the reporter and the desk reads the digits, so trying some tells nothing.
      await #expect(throws: ModerationRefusal.passageNotFound) {
        try await casework.cover(
          "9999", in: number, reason: .personal, by: moderator, now: SampleCity.now + 32)
      }

      let covered = try await report(casework, number)
      #expect(covered.text == "Tetangga saya █████, 0812 9999 8888, membakar sampah █████.")
      #expect(covered.landmark == "warung █████" && covered.address == "Gang █████ 7")
      #expect(covered.written.text == Self.text, "the original stays")
      let (history, step) = try await casework.database.read {
        (
          try EventRows.history(of: covered, on: $0),
          try EventRows.step(covered.version, of: covered, on: $0)
        )
      }
      #expect(history.last?.details.words == "Sudah bicara dengan █████.")
      #expect(step?.event.details.words == "Sudah bicara dengan █████.")
      #expect(history.first?.details.intake?.text == covered.text)
      for scope in [ReportLists.Scope.listed, .everything] {
        #expect(try await found(casework, "zulkhairun", by: scope) == 0)
        #expect(try await found(casework, "malam", by: scope) == 0)
        #expect(try await found(casework, "membakar sampah", by: scope) == 1)
      }

      // A later step keeps both the words and the masks, and the store is sound.
      try await casework.perform(
        AddProgress(words: "Selesai."), on: number, seen: nil,
        by: Actor(officer: 5, role: .kelurahanOfficer, unit: SampleCity.village),
        now: SampleCity.now + 40)
      #expect(try await report(casework, number).written.text == Self.text)
      #expect(try await report(casework, number).text == covered.text)
      let check = CheckStore(
        database: casework.database, vault: nil, units: casework.book.units)
      #expect(try await check.run { _ in }.findings == 0)

      let masks = try await casework.database.read {
        try MaskRows.words(of: covered.id, on: $0)
      }
      #expect(masks.count == 2)
      for mask in masks {
        try await casework.lift(mask.id, from: number, by: moderator, now: SampleCity.now + 50)
      }
      #expect(try await report(casework, number).text == Self.text)
      #expect(try await found(casework, "zulkhairun") == 1)
    }
  }

  @Test func whatIsCoveredStaysSoInACopy() async throws {
    try await withCity { casework in
      let number = try await file(casework)
      try await casework.cover(
        "Zulkhairun", in: number, reason: .personal, by: moderator, now: SampleCity.now + 30)
      let report = try await report(casework, number)
      try await casework.database.write {
        try DerivedRows.index(from: report.id, through: report.id, on: $0)
        try MaskRows.indexAll(on: $0)
      }
      #expect(try await found(casework, "zulkhairun") == 0)
      #expect(try await found(casework, "warung") == 1)
    }
  }

  @Test func onlyModeratorsCoverAndOnlyWhatIsThere() async throws {
    try await withCity { casework in
      let number = try await file(casework)
      func refusal(_ passage: String, _ actor: Actor) async -> ModerationRefusal? {
        do {
          try await casework.cover(passage, in: number, reason: .other, by: actor, now: 1)
          return nil
        } catch {
          return error as? ModerationRefusal
        }
      }
      for role in Role.allCases where !Role.moderators.contains(role) {
        #expect(
          await refusal("Zulkhairun", Actor(officer: 5, role: role, unit: "DBM")) == .notYours)
      }
      #expect(await refusal("bukan di sini", moderator) == .passageNotFound)
      #expect(await refusal(" Z ", moderator) == .passageTooShort)
      #expect(
        await refusal(String(repeating: "a", count: 201), moderator)
          == .passageTooLong(most: Masks.longest))
      let other = try await file(casework, .private)
      await #expect(throws: Refusal.noSuchReport, "what is not public is not theirs to read") {
        try await casework.cover("Zulkhairun", in: other, reason: .other, by: moderator, now: 1)
      }
    }
  }

  @Test func lookingUnderAMaskIsLoggedBeforeItIsShown() async throws {
    try await withCity { casework in
      let number = try await file(casework)
      await #expect(throws: ModerationRefusal.nothingCovered) {
        try await casework.openOriginal(of: number, by: moderator, reason: "keberatan", now: 5)
      }
      try await casework.cover("Zulkhairun", in: number, reason: .personal, by: moderator, now: 5)
      await #expect(throws: ModerationRefusal.reasonMissing) {
        try await casework.openOriginal(of: number, by: moderator, reason: " a ", now: 6)
      }
      let written = try await casework.openOriginal(
        of: number, by: moderator, reason: "warga keberatan", now: 7)
      #expect(written.text == Self.text)
      let id = try await report(casework, number).id
      let openings = try await casework.database.read { try MaskRows.openings(of: id, on: $0) }
      #expect(openings.map(\.reason) == ["warga keberatan"])
    }
  }

  @Test func aDevicePointsAReportOutOnce() async throws {
    try await withCity { casework in
      let number = try await file(casework)
      func flag(_ device: String) async throws -> Bool {
        try await casework.flag(
          number, reason: .personal, words: "ada nama", device: device, now: SampleCity.now)
      }
      #expect(try await flag("a"))
      #expect(try await !flag("a"))
      #expect(try await flag("b"))
      let open = try await casework.database.read { try FlagRows.open(after: 0, limit: 1, on: $0) }
      #expect(open.count == 2 && open[0].number == number, "one and one that says there is more")
      #expect(try await casework.settleFlags(of: number, by: moderator, now: 9) == 2)
      #expect(
        try await casework.database.read { try FlagRows.open(after: 0, limit: 9, on: $0) } == [])
      let closed = try await file(casework, .private)
      await #expect(throws: Refusal.noSuchReport) {
        _ = try await casework.flag(closed, reason: .spam, words: "", device: "a", now: 1)
      }
    }
  }
}
