import Casework
import Domain
import Storage
import Testing

/// What time alone does to a report.
@Suite struct RunClocksTests {
  /// The ladder of a report at the sample village that nobody touches: hours after receipt, and who
  /// has it then.
  static let ladder: [(step: String, hours: Double, to: String?)] = [
    ("coordination 50", 3, nil), ("coordination 80", 4.8, nil),
    ("coordination 100", 6, SampleCity.village), ("coordination 200", 12, Offices.district),
    ("coordination 400", 24, Offices.arbiter), ("coordination 1200", 72, Offices.governor),
    ("completion 50", 84, nil), ("completion 80", 134.4, nil),
    ("completion 100", 168, SampleCity.village), ("completion 130", 218.4, Offices.district),
    ("completion 160", 268.8, Offices.arbiter), ("completion 200", 336, Offices.governor),
  ]

  private func pressure(_ number: String, _ casework: Casework) async throws -> [String: Int] {
    let id = try await casework.report(number).id
    let rows = try await casework.database.read {
      try $0.all("SELECT unit, pressure FROM desk_entries WHERE report_id = $1", [.integer(id)]) {
        ($0.text(0), $0.int(1))
      }
    }
    return Dictionary(uniqueKeysWithValues: rows)
  }

  private func escalated(_ number: String, _ casework: Casework) async throws -> Set<String> {
    let id = try await casework.report(number).id
    return Set(
      try await casework.database.read {
        try $0.all("SELECT unit FROM desk_escalations WHERE report_id = $1", [.integer(id)]) {
          $0.text(0)
        }
      })
  }

  @Test func aReportNobodyTouchesClimbsStepByStep() async throws {
    try await withCity { casework in
      let number = try await casework.file().report.number
      var listed: Set<String> = []
      for (index, rung) in Self.ladder.enumerated() {
        let moment = SampleCity.later(rung.hours)
        #expect(try await casework.timer(number) == moment)
        #expect(try await casework.tick(at: moment - 1) == 0, "not before \(rung.step)")
        #expect(try await casework.tick(at: moment) == 1)
        #expect(try await casework.tick(at: moment) == 0, "once")
        let climbed = try await casework.climbed(number)
        #expect(climbed.count == index + 1)
        #expect(
          climbed.last == Climbed(step: rung.step, to: rung.to, dueAt: moment, at: moment))
        if let to = rung.to { listed.insert(to) }
        #expect(try await escalated(number, casework) == listed)
      }
      #expect(try await casework.timer(number) == nil, "nothing more will happen by itself")
      #expect(try await casework.tick(at: SampleCity.later(9_000)) == 0)
      try await casework.expectClocks()
    }
  }

  @Test func timePressesThoseOverTheHolderAndNotThoseBefore() async throws {
    try await withCity { casework in
      let offices = try await Offices(casework)
      let number = try await casework.file().report.number
      let line = casework.book.units.desks(of: SampleCity.village)
      #expect(line.count == 3)
      func all(_ units: [String], _ value: Int) -> [String: Int] {
        Dictionary(uniqueKeysWithValues: units.map { ($0, value) })
      }
      try await casework.tick(at: SampleCity.later(3))
      #expect(try await pressure(number, casework) == all(line, 0))
      try await casework.tick(at: SampleCity.later(4.8))
      #expect(try await pressure(number, casework) == all(line, 1))
      try await casework.tick(at: SampleCity.later(6))
      #expect(try await pressure(number, casework) == all(line, 2))
      try await casework.perform(
        CoordinateReport(to: "DBM", reason: "has-authority"), on: number, seen: nil,
        by: offices.village, now: SampleCity.later(7))
      #expect(try await pressure(number, casework) == all(line + ["DBM"], 0), "decided")
      // The share of the new holder: 24 hours.
      try await casework.tick(at: SampleCity.later(7 + 19.2))
      #expect(
        try await pressure(number, casework) == all(line, 0).merging(["DBM": 1]) { $1 })
      try await casework.tick(at: SampleCity.later(7 + 24))
      #expect(
        try await pressure(number, casework) == all(line, 0).merging(["DBM": 2]) { $1 })
      #expect(try await casework.climbed(number).last?.step == "share 100")
      try await casework.perform(
        Take(), on: number, seen: nil, by: offices.roads, now: SampleCity.later(32))
      #expect(try await pressure(number, casework) == all(line + ["DBM"], 0))
    }
  }

  @Test func afterAnOutageAllIsDoneInItsOrder() async throws {
    try await withCity { casework in
      let number = try await casework.file().report.number
      let now = SampleCity.now + 20 * day
      #expect(try await casework.tick(at: now) == Self.ladder.count)
      let climbed = try await casework.climbed(number)
      #expect(climbed.map(\.step) == Self.ladder.map(\.step))
      #expect(climbed.map(\.to) == Self.ladder.map(\.to))
      #expect(climbed.map(\.dueAt) == Self.ladder.map { SampleCity.later($0.hours) })
      #expect(climbed.map(\.at) == Self.ladder.indices.map { now + Int64($0) })
      #expect(try await casework.tick(at: now + day) == 0)
      try await casework.expectClocks()
    }
  }

  @Test func anUnansweredQuestionIsRemindedOfAndClosedAndOpenedByAnAnswer() async throws {
    try await withCity { casework in
      let offices = try await Offices(casework)
      let number = try await casework.file().report.number
      try await casework.perform(
        Take(), on: number, seen: nil, by: offices.village, now: SampleCity.later(1))
      let asked = SampleCity.later(2)
      try await casework.perform(
        AskReporter(words: "Di mana?"), on: number, seen: nil, by: offices.village, now: asked)
      #expect(try await casework.report(number).clock.pause(at: asked) != nil)
      try await casework.tick(at: asked + 7 * day - 1)
      #expect(try await casework.history(number).allSatisfy { $0.action != .remind })
      try await casework.tick(at: asked + 7 * day)
      #expect(try await casework.history(number).count { $0.action == .remind } == 1)
      try await casework.tick(at: asked + 10 * day - 1)
      #expect(try await !casework.report(number).state.isClosed)
      try await casework.tick(at: asked + 10 * day)
      let closed = try await casework.report(number)
      #expect(closed.state == .rejected && closed.clock.closedUnanswered)
      #expect(try await casework.history(number).last?.action == .closeUnanswered)
      #expect(try await casework.timer(number) == nil)
      let reporter = Actor(reporterOf: closed.id)
      let opened = try await casework.perform(
        ReplyToQuestion(words: "Di depan pasar."), on: number, seen: nil, by: reporter,
        now: asked + 60 * day)
      #expect(opened.state == .reopened && !opened.clock.closedUnanswered)
      #expect(try await casework.timer(number) != nil)
      try await casework.expectClocks()
    }
  }

  /// The notice is never left out, and its time is never shortened by an outage.
  @Test func aLateNoticeStillLeavesItsTime() async throws {
    try await withCity { casework in
      let offices = try await Offices(casework)
      let number = try await casework.file().report.number
      let asked = SampleCity.later(1)
      try await casework.perform(
        AskReporter(words: "Di mana?"), on: number, seen: nil, by: offices.village, now: asked)
      let back = asked + 30 * day
      try await casework.tick(at: back)
      let noticed = try #require(try await casework.report(number).clock.noticedAt)
      #expect(try await !casework.report(number).state.isClosed)
      try await casework.tick(at: noticed + 3 * day - 1)
      #expect(try await !casework.report(number).state.isClosed)
      try await casework.tick(at: noticed + 3 * day)
      #expect(try await casework.report(number).state == .rejected)
    }
  }

  @Test func anAnswerEndsTheQuestionsClock() async throws {
    try await withCity { casework in
      let offices = try await Offices(casework)
      let number = try await casework.file().report.number
      let asked = SampleCity.later(1)
      try await casework.perform(
        AskReporter(words: "Di mana?"), on: number, seen: nil, by: offices.village, now: asked)
      let reporter = Actor(reporterOf: try await casework.report(number).id)
      try await casework.perform(
        ReplyToQuestion(words: "Di pasar."), on: number, seen: nil, by: reporter, now: asked + hour)
      try await casework.tick(at: asked + 40 * day)
      #expect(
        try await casework.history(number).allSatisfy {
          $0.action != .remind && $0.action != .closeUnanswered
        })
    }
  }

  @Test func aDecidedOrClosedReportStops() async throws {
    try await withCity { casework in
      let offices = try await Offices(casework)
      let decided = try await casework.file().report.number
      let closed = try await casework.file().report.number
      try await casework.perform(
        Take(), on: decided, seen: nil, by: offices.village, now: SampleCity.later(4))
      try await casework.perform(
        Reject(reason: "location-not-found", words: "Tidak ada."), on: closed, seen: nil,
        by: offices.village, now: SampleCity.later(4))
      try await casework.tick(at: SampleCity.later(80))
      #expect(try await casework.climbed(decided).isEmpty)
      try await casework.tick(at: SampleCity.later(400))
      #expect(
        try await casework.climbed(decided).map(\.step)
          == Self.ladder.map(\.step).filter { $0.hasPrefix("completion") })
      #expect(try await casework.climbed(closed).isEmpty)
    }
  }

  @Test func aPauseMovesWhatIsToCome() async throws {
    try await withCity { casework in
      let offices = try await Offices(casework)
      let number = try await casework.file().report.number
      let before = try await casework.perform(
        Take(), on: number, seen: nil, by: offices.village, now: SampleCity.later(1))
      let from = SampleCity.later(10)
      // Within three working days: Wednesday night to Friday noon.
      let until = from + 36 * hour
      let paused = try await casework.perform(
        PauseClock(.outsideJurisdiction, until: until, words: "Menunggu pihak lain."), on: number,
        seen: nil, by: offices.village, now: from)
      let pause = try #require(paused.clock.pause(at: from))
      #expect(pause.until == until && paused.clock.request == nil)
      #expect(paused.dues.completion == before.dues.completion + 36 * hour)
      #expect(try await casework.timer(number) == SampleCity.later(84) + 36 * hour)
      // It ends before its time: the clock goes back to what was really lost.
      let resumed = try await casework.perform(
        ResumeClock(), on: number, seen: nil, by: offices.village, now: from + 6 * hour)
      #expect(resumed.dues.completion == before.dues.completion + 6 * hour)
      #expect(try await casework.timer(number) == SampleCity.later(84) + 6 * hour)
      #expect(try await casework.tick(at: SampleCity.later(90) - 1) == 0)
      #expect(try await casework.tick(at: SampleCity.later(90)) == 1)
      try await casework.expectClocks()
    }
  }

  @Test func anAnswerOfAHeadTakesItFromTheListUntilTheNextStep() async throws {
    try await withCity { casework in
      let offices = try await Offices(casework)
      let number = try await casework.file().report.number
      try await casework.tick(at: SampleCity.later(12))
      #expect(try await escalated(number, casework) == [SampleCity.village, Offices.district])
      await #expect(throws: Refusal.self) {
        try await casework.perform(
          Acknowledge(words: "Kami tangani."), on: number, seen: nil, by: offices.governor,
          now: SampleCity.later(13))
      }
      try await casework.perform(
        Acknowledge(words: "Kami tangani."), on: number, seen: nil, by: offices.camat,
        now: SampleCity.later(13))
      #expect(try await escalated(number, casework) == [SampleCity.village])
      try await casework.tick(at: SampleCity.later(218.4))
      #expect(try await escalated(number, casework).contains(Offices.district), "the next step")
      try await casework.expectClocks()
    }
  }

  @Test func aRequestBeyondTheTermsWaitsForTheArbiterAndThenForTheGovernor() async throws {
    try await withCity { casework in
      let offices = try await Offices(casework)
      let reason = try #require(casework.book.reasons(.estimate).first?.code)
      for grants in [true, false] {
        let number = try await casework.file().report.number
        let date = SampleCity.now + 60 * day
        let asked = try await casework.perform(
          SetEstimate(date, reason: reason), on: number, seen: nil, by: offices.village,
          now: SampleCity.later(1))
        #expect(asked.estimate == nil && asked.clock.request?.until == date)
        #expect(try await escalated(number, casework) == [Offices.arbiter])
        try await casework.tick(at: SampleCity.later(25))
        #expect(try await casework.climbed(number).map(\.step).contains("request 100"))
        #expect(try await escalated(number, casework).contains(Offices.governor))
        await #expect(throws: Refusal.self) {
          try await casework.perform(
            DecideRequest(grants: grants, words: "Putusan."), on: number, seen: nil,
            by: offices.governor, now: SampleCity.later(26))
        }
        let decided = try await casework.perform(
          DecideRequest(grants: grants, words: "Putusan."), on: number, seen: nil,
          by: offices.verifier, now: SampleCity.later(26))
        #expect(decided.estimate == (grants ? date : nil))
        #expect(decided.clock.request == nil)
        #expect(decided.clock.escalations.allSatisfy { $0.cause != .request })
        await #expect(throws: Refusal.self) {
          try await casework.perform(
            DecideRequest(grants: grants, words: "Putusan."), on: number, seen: nil,
            by: offices.verifier, now: SampleCity.later(27))
        }
        try await casework.expectClocks()
      }
    }
  }

  /// Steps of the clockwork are none that people decide on.
  @Test func aWarningDoesNotMakeAnOpenPageStale() async throws {
    try await withCity { casework in
      let offices = try await Offices(casework)
      let number = try await casework.file().report.number
      try await casework.tick(at: SampleCity.later(6))
      let warned = try await casework.report(number)
      #expect(warned.version == 3 && !warned.isOutdated(0))
      let noted = try await casework.perform(
        AddNote(words: "Dilihat sebelum peringatan."), on: number, seen: 0, by: offices.village,
        now: SampleCity.later(7))
      #expect(noted.version == 4)
      await #expect(throws: Refusal.stale(seen: 0, now: 4)) {
        try await casework.perform(
          Take(), on: number, seen: 0, by: offices.village, now: SampleCity.later(8))
      }
      await #expect(throws: Refusal.stale(seen: 3, now: 4)) {
        try await casework.perform(
          Take(), on: number, seen: 3, by: offices.village, now: SampleCity.later(8))
      }
      await #expect(throws: Refusal.stale(seen: 9, now: 4)) {
        try await casework.perform(
          Take(), on: number, seen: 9, by: offices.village, now: SampleCity.later(8))
      }
      try await casework.perform(
        Take(), on: number, seen: 4, by: offices.village, now: SampleCity.later(8))
    }
  }
}
