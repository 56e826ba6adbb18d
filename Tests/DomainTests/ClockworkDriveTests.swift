import Domain
import Testing

/// The clockwork at work beside people who do as they like: each step once, none early, all in the
/// order in which they were due.
@Suite struct ClockworkDriveTests {
  /// What a report went through.
  struct Drive {
    let book: CityBook
    var walk: Walk
    /// Steps of the ladder, each with the beginning of the clock that came to it.
    var told: [String] = []

    init(seed: UInt64) throws {
      book = try ClockCity.book([ClockCity.working])
      walk = Walk(seed: seed, policy: seed.isMultiple(of: 2) ? 1 : nil)
    }

    /// Everything due by `moment`, done when it is due or, after an outage, all at once.
    mutating func run(until moment: Int64, late: Bool, seed: UInt64) throws {
      var last = Int64.min
      for _ in 0..<100 {
        // Folded anew each time, as a process that has just begun would.
        let report = try walk.history.report()
        let rules = try book.clocks.rules(for: report)
        guard let timer = rules.timers(of: report).first, timer.at <= moment else { return }
        let event = try Clockwork.event(
          timer, on: report, now: late ? moment : timer.at, book: book)
        let said: Comment = "seed \(seed), \(walk.history.events.count) events"
        #expect(event.at >= timer.at, said)
        if late { #expect(timer.at >= last, said) }
        last = timer.at
        if case .step(let step) = timer.what {
          let start = try #require(rules.line(step.clock, of: report)).start
          told.append("\(step.clock) \(step.percent) \(start)")
          #expect(event.details.escalation?.dueAt == timer.at, said)
        }
        if event.action == .closeUnanswered {
          let noticed = try #require(report.clock.noticedAt)
          #expect(event.at >= noticed + 3 * History.day, said)
        }
        walk.history.append(event)
      }
      Issue.record("the clockwork never rests: seed \(seed)")
    }

    mutating func go(seed: UInt64, outages: Bool) throws {
      for number in 0..<30 {
        let moment = walk.history.now + walk.wait()
        try run(until: moment, late: outages && number % 3 == 1, seed: seed)
        let after = max(1, moment - walk.history.now)
        guard try walk.step(without: Walk.ofTheClockwork, after: after) else { break }
        try walk.history.settle(book)
      }
      try run(until: walk.history.now + 400 * History.day, late: false, seed: seed)
    }
  }

  @Test(arguments: UInt64(1)...60, [false, true])
  func eachStepOnceAndNoneEarly(seed: UInt64, outages: Bool) throws {
    var drive = try Drive(seed: seed)
    try drive.go(seed: seed, outages: outages)
    // A promise sent back by the verifier is missed again.
    let told = drive.told.filter { !$0.hasPrefix("estimate") }
    #expect(Set(told).count == told.count, "seed \(seed)")
    let report = try drive.walk.history.report()
    let rules = try drive.book.clocks.rules(for: report)
    #expect(report.dues == rules.dues(of: report), "seed \(seed): the last step said it")
    #expect(rules.timers(of: report).allSatisfy { $0.at == .max }, "seed \(seed)")
    for (event, next) in zip(drive.walk.history.events, drive.walk.history.events.dropFirst()) {
      #expect(event.at < next.at && event.revision + 1 == next.revision, "seed \(seed)")
    }
  }

  /// However often somebody looks while nothing is due, and wherever it was begun again.
  @Test(arguments: UInt64(1)...20)
  func aReportLeftAloneClimbsTheWholeLadder(seed: UInt64) throws {
    var drive = try Drive(seed: seed)
    drive.walk.history = History(holder: "ROADS-N", policy: seed.isMultiple(of: 2) ? 1 : nil)
    var random = SeededRandom(seed: seed)
    var moment = History.begin
    while moment < History.begin + 200 * History.day {
      moment += Int64.random(in: 1...(9 * History.day), using: &random)
      try drive.run(until: moment, late: false, seed: seed)
    }
    let report = try drive.walk.history.report()
    #expect(report.clock.fired == [.coordination: 1_200, .completion: 200], "seed \(seed)")
    let steps = drive.walk.history.events.dropFirst().compactMap(\.details.escalation)
    #expect(steps.map(\.dueAt) == steps.map(\.dueAt).sorted(), "seed \(seed)")
    #expect(
      steps.filter { $0.clock == .coordination }.map { $0.to ?? "-" } == [
        "-", "-", "ROADS-N", "ROADS", "BUR", "GOV",
      ], "seed \(seed)")
    #expect(
      steps.filter { $0.clock == .completion }.map { $0.to ?? "-" } == [
        "-", "-", "ROADS-N", "ROADS", "BUR", "GOV",
      ], "seed \(seed)")
    #expect(report.state == .waiting && report.clock.settledVersion == 0, "seed \(seed)")
    #expect(report.clock.pressure == .late, "seed \(seed)")
  }
}
