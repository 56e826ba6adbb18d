import Domain
import Testing

/// What moves the two promises to the reporter, and what does not.
@Suite struct DeadlineTests {
  private let begin = History.begin
  private let hour = History.hour

  private func at(_ hours: Int64) -> Int64 { begin + hours * hour }

  private func dues(_ history: History, _ terms: SLATerms = ClockCity.usual) throws -> Deadlines {
    try ClockCity.rules(terms).dues(of: history.report())
  }

  @Test func elapsedTimeFromArrivalAndReceipt() throws {
    #expect(try dues(History()) == Deadlines(coordination: at(6), completion: at(168)))
    #expect(
      try dues(History()) == Deadlines(receivedAt: begin, city: SampleCity.city),
      "as the city counted before it kept terms")
  }

  /// Received on a Wednesday at 7, an hour before the office opens.
  @Test func workingTimeInOfficeHours() throws {
    // Until 14:00; and seven days of work, the last one the Thursday of the next week.
    #expect(
      try dues(History(), ClockCity.working)
        == Deadlines(coordination: at(7), completion: at(24 * 8 + 9)))
  }

  @Test func aPauseMovesThemByItsLength() throws {
    var history = History()
    history.paused(.outsideJurisdiction, hours: 10, .waiting)
    #expect(try dues(history) == Deadlines(coordination: at(16), completion: at(178)))
    history.then(.resume, .waiting, by: .kelurahanOfficer, of: "VIL-N1A", after: 4 * hour)
    #expect(try dues(history) == Deadlines(coordination: at(10), completion: at(172)))
  }

  @Test func aPauseAfterTheBreachHealsNothing() throws {
    var history = History()
    history.paused(.outsideJurisdiction, hours: 50, .waiting, after: 6 * hour)
    #expect(try dues(history) == Deadlines(coordination: at(6), completion: at(218)))
    var late = History()
    late.paused(.forceMajeure, hours: 500, .waiting, after: 168 * hour)
    #expect(try dues(late) == Deadlines(coordination: at(6), completion: at(168)))
    // A moment before it, there is still a promise to keep.
    var near = History()
    near.paused(.forceMajeure, hours: 500, .waiting, after: 168 * hour - 1)
    #expect(try dues(near).completion == at(668))
  }

  @Test func openedAgainTheSameClockGoesOn() throws {
    var history = History()
    history.then(.take, .inProgress, by: .kelurahanOfficer, of: "VIL-N1A")
    history.then(
      .finish, .awaitingVerification, by: .kelurahanOfficer, of: "VIL-N1A", holder: "BUR",
      after: 47 * hour)
    history.then(.verify, .completed, by: .verifier, of: "BUR", holder: "VIL-N1A")
    #expect(try dues(history).completion == at(168))
    history.then(.reopen, .reopened, by: .reporter, after: 100 * hour)
    // 49 hours were used; the 100 it was closed do not count.
    #expect(try dues(history).completion == at(268))
    let line = try #require(try ClockCity.rules().line(.completion, of: history.report()))
    #expect(line.used(at: history.now) == 49 * hour)
  }

  @Test func closedQuicklyAndWronglyIsStillLate() throws {
    var history = History()
    history.then(.reject, .rejected, by: .kelurahanOfficer, of: "VIL-N1A", after: 169 * hour)
    history.then(.reopen, .reopened, by: .reporter, after: 100 * hour)
    #expect(try dues(history).completion == at(168), "it was late before it was closed")
  }

  @Test func theWayBackFromVerificationCountsToo() throws {
    var history = History()
    history.then(.take, .inProgress, by: .kelurahanOfficer, of: "VIL-N1A")
    history.then(
      .finish, .awaitingVerification, by: .kelurahanOfficer, of: "VIL-N1A", holder: "BUR")
    history.then(
      .returnWork, .returned, by: .verifier, of: "BUR", holder: "VIL-N1A", after: 40 * hour)
    #expect(try dues(history).completion == at(168))
    let line = try #require(try ClockCity.rules().line(.completion, of: history.report()))
    #expect(line.used(at: history.now) == 42 * hour)
  }

  @Test(arguments: [
    Action.note, .recategorise, .acknowledge, .setEstimate, .addInformation, .escalate, .reassign,
  ])
  func nothingElseMovesThem(action: Action) throws {
    var history = History()
    history.then(action, .waiting, by: .kelurahanOfficer, of: "VIL-N1A") {
      $0.category = "flood"
      $0.estimate = 9_999_999_999_999
    }
    #expect(try dues(history) == dues(History()))
    let book = try ClockCity.book()
    let report = try History().report()
    #expect(try book.clocks.completed(history.events[1], on: report) == history.events[1])
  }

  // MARK: Terms and calendars have versions

  @Test func recalculatingMovesThemAndSaysSo() throws {
    var slow = ClockCity.usual
    slow.rules[0].completion = .days(30)
    let book = try ClockCity.book([ClockCity.usual, slow])
    #expect(book.clocks.policy.version == 2 && book.clocks.current.terms == slow)
    var history = History()
    let before = try history.report()
    #expect(try book.clocks.rules(for: before).dues(of: before).completion == at(168))
    history.then(.recalculate, .waiting, by: .system) { $0.policy = 2 }
    let step = try book.clocks.completed(history.events[1], on: before)
    #expect(step.details.dues == Deadlines(coordination: at(6), completion: at(720)))
    #expect(step.details.policy == 2 && step.action == .recalculate && step.revision == 1)
    var after = before
    after.apply(step)
    #expect(after.dues.completion == at(720))
    #expect(try book.clocks.rules(for: after).terms == slow)
  }

  @Test func newTermsAloneMoveNothing() throws {
    let report = try History().report()
    for terms in [[], [ClockCity.working], [ClockCity.working, ClockCity.working]] {
      let rules = try ClockCity.book(terms).clocks.rules(for: report)
      #expect(rules.dues(of: report) == report.dues)
    }
  }

  @Test func aVersionNobodyHasReadIsSaid() throws {
    let book = try ClockCity.book([ClockCity.usual])
    for (policy, calendar) in [(2, 1), (1, 2), (-1, 0)] as [(Int64, Int64)] {
      var report = try History().report()
      report.clock.policy = policy
      report.clock.calendar = calendar
      #expect(throws: ClockBook.UnknownVersion.self) { try book.clocks.rules(for: report) }
      #expect(throws: ClockBook.UnknownVersion.self) { try book.clocks.next(report) }
    }
  }

  @Test func withoutTermsTheCitysFiguresHold() throws {
    let book = try ClockCity.book(calendars: [])
    #expect(book.clocks.policy == SLAPolicy(version: 0, terms: ClockCity.usual))
    #expect(book.clocks.edition == CalendarEdition(version: 0, terms: .usual(holidays: [])))
    let dated = try ClockCity.book(calendars: [.usual(holidays: []), ClockCity.calendar])
    #expect(dated.clocks.edition.version == 2 && dated.clocks.calendar.years == [2025, 2026])
  }

  @Test func aCalendarThatIsNoneGivesNoBook() {
    var broken = ClockCity.calendar
    broken.week = []
    #expect(CityBook(ClockCity.tables(calendars: [broken])) == nil)
  }
}
