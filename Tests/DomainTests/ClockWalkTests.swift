import Domain
import Testing

/// Random histories, and what must be true of the clocks of every one of them.
@Suite struct ClockWalkTests {
  private static let terms = [ClockCity.usual, ClockCity.working]

  /// Every beginning of a history, with what holds of it.
  private func forEach(
    _ seed: UInt64, _ look: ([ReportEvent], Report, ClockRules, inout SeededRandom) throws -> Void
  ) throws {
    let events = try FoldWalkTests.walk(seed: seed)
    let rules = try ClockCity.rules(Self.terms[Int(seed % 2)])
    var random = SeededRandom(seed: seed ^ 0xc10c)
    var report = try #require(Report(number: "CT1", first: events[0]))
    for count in 1...events.count {
      if count > 1 { report.apply(events[count - 1]) }
      try look(Array(events[..<count]), report, rules, &random)
    }
  }

  @Test(arguments: UInt64(1)...100)
  func thePartsAddUpToWhatTheClockShows(seed: UInt64) throws {
    try forEach(seed) { past, report, rules, random in
      let now = report.updatedAt + Int64.random(in: 0...(30 * History.day), using: &random)
      let line = try #require(rules.line(.completion, of: report))
      let shares = rules.shares(of: report, history: past, now: now)
      let told: Comment = "seed \(seed), \(past.count) events"
      #expect(shares.reduce(0) { $0 + $1.used } == line.used(at: report.closedAt ?? now), told)
      #expect(shares.allSatisfy { $0.used >= 0 }, told)
      // One after the other, without a hole.
      for (part, next) in zip(shares, shares.dropFirst()) {
        #expect(part.until == next.from && part.holder != next.holder, told)
      }
      #expect(shares.first?.from == report.receivedAt, told)
      #expect(shares.last?.until == report.closedAt, told)
      if report.closedAt == nil { #expect(shares.last?.holder == report.holder, told) }
    }
  }

  /// Elapsed time counted from one step to the next, with one pause in mind.
  private func counted(_ events: [ReportEvent], until now: Int64) -> Int64 {
    var used: Int64 = 0
    var from = events[0].at
    var pause: PauseStep?
    var isClosed = false
    func count(to moment: Int64) {
      let still = pause.map { max(0, min($0.until, moment) - from) } ?? 0
      if !isClosed { used += moment - from - still }
      from = moment
    }
    for event in events.dropFirst() {
      count(to: event.at)
      isClosed = event.state.isClosed
      switch (event.action, pause?.reason) {
      case (.resume, _), (.reply, .reporter), (.addInformation, .reporter),
        (.take, .outsideJurisdiction), (.start, .outsideJurisdiction),
        (.dispatch, .outsideJurisdiction), (.finish, .outsideJurisdiction), (.finish, .reporter):
        pause = nil
      default:
        if isClosed { pause = nil }
      }
      pause = event.details.pause ?? pause
    }
    count(to: now)
    return used
  }

  @Test(arguments: UInt64(1)...100)
  func theClockRunsWhenNothingHoldsIt(seed: UInt64) throws {
    let elapsed = try ClockCity.rules()
    try forEach(seed) { past, report, _, random in
      let now = report.updatedAt + Int64.random(in: 0...(30 * History.day), using: &random)
      let line = try #require(elapsed.line(.completion, of: report))
      let end = report.closedAt ?? now
      #expect(
        line.used(at: end) == counted(past, until: now), "seed \(seed), \(past.count) events")
    }
  }

  @Test(arguments: UInt64(1)...60)
  func itMayBeginAgainAnywhere(seed: UInt64) throws {
    let events = try FoldWalkTests.walk(seed: seed)
    let rules = try ClockCity.rules(Self.terms[Int(seed % 2)])
    let whole = try #require(Report.folding(number: "CT1", events))
    for cut in 1...events.count {
      var report = try #require(Report.folding(number: "CT1", Array(events[..<cut])))
      for event in events[cut...] { report.apply(event) }
      #expect(report == whole, "seed \(seed), cut at \(cut)")
      #expect(rules.timers(of: report) == rules.timers(of: whole), "seed \(seed), cut at \(cut)")
      #expect(rules.dues(of: report) == rules.dues(of: whole), "seed \(seed), cut at \(cut)")
    }
    #expect(whole.clock.foldedTo == whole.version)
  }

  /// What is still to come may come sooner by a step, but never before that step; nothing that was
  /// to come is lost.
  @Test(arguments: UInt64(1)...100)
  func noStepMovesAnythingBeforeItself(seed: UInt64) throws {
    var before: [ClockTimer] = []
    try forEach(seed) { past, report, rules, _ in
      let timers = rules.timers(of: report)
      let now = report.updatedAt
      let told: Comment = "seed \(seed), \(past.count) events"
      #expect(timers.map(\.at) == timers.map(\.at).sorted(), told)
      for timer in timers {
        guard let old = before.first(where: { $0.what == timer.what }), old.at >= now
        else { continue }
        #expect(timer.at >= now, told)
      }
      before = timers
      if report.state.isClosed { #expect(timers.isEmpty, told) }
    }
  }

  /// Of halts that are over or in force none overlap, and none lies before the receipt.
  @Test(arguments: UInt64(1)...100)
  func haltsFollowEachOther(seed: UInt64) throws {
    try forEach(seed) { past, report, _, _ in
      let halts = report.clock.halts
      for (one, next) in zip(halts, halts.dropFirst()) {
        #expect(one.until <= next.from, "seed \(seed), \(past.count) events")
      }
      #expect(halts.allSatisfy { report.receivedAt <= $0.from && $0.from <= $0.until })
    }
  }

  /// Nothing hangs where nothing is owed, and each list names a report once for one cause.
  @Test(arguments: UInt64(1)...100)
  func listsAreKeptInOrder(seed: UInt64) throws {
    try forEach(seed) { past, report, _, _ in
      let told: Comment = "seed \(seed), \(past.count) events"
      let sheet = report.clock
      if report.state.isClosed {
        #expect(sheet.escalations.isEmpty && sheet.request == nil, told)
        #expect(Set(sheet.fired.keys).isSubset(of: [.completion, .coordination]), told)
      }
      let places = sheet.escalations.map { "\($0.unit) \($0.cause)" }
      #expect(Set(places).count == places.count, told)
      #expect((sheet.request != nil) == sheet.escalations.contains { $0.cause == .request }, told)
      #expect(sheet.settledVersion <= sheet.foldedTo && sheet.movedAt <= report.updatedAt, told)
      #expect(!(sheet.closedUnanswered && !report.state.isClosed), told)
    }
  }
}
