import Domain
import Testing

/// Random histories that keep the rules, and what must be true of every one of them.
@Suite struct FoldWalkTests {
  static let units = [
    "VIL-N1A", "VIL-N1B", "ROADS", "ROADS-N", "ROADS-S", "WATER", "WATER-N", "BUR", "INS",
  ]

  /// Up to `steps` actions, each one allowed by the lifecycle at its time.
  static func walk(seed: UInt64, steps: Int) throws -> [ReportEvent] {
    var random = SeededRandom(seed: seed)
    var history = History(
      state: Bool.random(using: &random) ? .waiting : .draft,
      holder: units.randomElement(using: &random) ?? "BUR",
      kind: Bool.random(using: &random) ? .complaint : .inquiry,
      photos: Bool.random(using: &random) ? ["photo-0"] : nil)
    for step in 1...steps {
      let report = try history.report()
      let after = Int64.random(in: 1...(3 * History.day), using: &random)
      let arbiter = Bool.random(using: &random)
      var open: [(Action, ReportState)] = []
      for action in Action.allCases {
        let facts = report.facts(byArbiter: arbiter)
        if let next = try? Lifecycle.next(report.state, action, facts, now: history.now + after) {
          open.append((action, next))
        }
      }
      guard let (action, state) = open.randomElement(using: &random) else { break }
      let byReporter: Set<Action> = [.withdraw, .rate, .reopen, .reply, .addInformation]
      let moves = Bool.random(using: &random)
      let photos = Int.random(in: 0...2, using: &random)
      let number = Int64.random(in: 1...5, using: &random)
      let flags = (Bool.random(using: &random), Bool.random(using: &random))
      let holder = moves ? units.randomElement(using: &random) : nil
      let assignee = Bool.random(using: &random) ? number : nil
      history.then(
        action, state, by: byReporter.contains(action) ? .reporter : .unitOfficer,
        of: byReporter.contains(action) ? nil : units.randomElement(using: &random),
        holder: holder, assignee: .some(assignee), after: after
      ) {
        if photos > 0 { $0.photos = (0..<photos).map { "photo-\(step)-\($0)" } }
        $0.estimate = flags.0 ? Int64(step) : nil
        $0.temporary = flags.1
        switch action {
        case .rate: $0.rating = Int(number)
        case .merge: $0.mergedInto = "CT\(step)"
        case .recategorise: $0.category = "category-\(step)"
        case .coordinate:
          $0.hop = flags.0
          $0.byArbiter = arbiter
        default: break
        }
      }
    }
    return history.events
  }

  @Test(arguments: UInt64(1)...150)
  func foldingStepByStepIsFoldingAtOnce(seed: UInt64) throws {
    let events = try Self.walk(seed: seed, steps: 40)
    var running = try #require(Report(number: "CT1", first: events[0]))
    for count in 1...events.count {
      if count > 1 { running.apply(events[count - 1]) }
      let whole = try #require(Report.folding(number: "CT1", Array(events[..<count])))
      #expect(whole == running, "seed \(seed), \(count) events")
      #expect(running.version == count - 1, "seed \(seed)")
    }
  }

  /// The fields said again in words about the whole history, not about one step.
  @Test(arguments: UInt64(1)...150)
  func theFieldsAreWhatTheHistorySays(seed: UInt64) throws {
    let events = try Self.walk(seed: seed, steps: 40)
    for count in 1...events.count {
      let past = Array(events[..<count])
      let report = try #require(Report.folding(number: "CT1", past))
      let told: Comment = "seed \(seed), \(count) events"
      let last = past[count - 1]
      #expect(report.state == last.state && report.updatedAt == last.at, told)
      #expect(report.holder == last.holder && report.assignee == last.assignee, told)

      // Closed since the first of the closed events at the end.
      let closedTail = past.reversed().prefix { $0.state.isClosed }
      #expect(report.closedAt == closedTail.last?.at, told)

      let reopened = past.lastIndex { $0.action == .reopen }
      #expect(report.reopenCount == past.count { $0.action == .reopen }, told)
      #expect(report.reopenCount <= 1, told)
      let rated = past.lastIndex { $0.action == .rate }
      let stands = rated.map { $0 > (reopened ?? -1) } ?? false
      #expect(report.rating == (stands ? rated.flatMap { past[$0].details.rating } : nil), told)

      let asked = past.lastIndex { $0.action == .ask } ?? -1
      let settled = past.lastIndex { $0.action == .reply || $0.state.isClosed } ?? -1
      #expect(report.questionOpen == (asked > settled), told)

      let hops = past.count {
        $0.action == .refuseJurisdiction || ($0.action == .coordinate && $0.details.hop == true)
      }
      #expect(report.hops == hops, told)
      let arbitrated = past.contains { $0.action == .coordinate && $0.details.byArbiter == true }
      #expect(report.arbitrated == arbitrated, told)

      let finish = past.last { $0.action == .finish }
      #expect(report.finishedAt == finish?.at && report.finishedBy == finish?.actorUnit, told)
      #expect(report.temporary == (finish?.details.temporary ?? false), told)
      let proofs = past.filter { $0.action == .finish }.flatMap { $0.details.photos ?? [] }
      #expect(report.lastProof == proofs.last, told)

      let photos = past.flatMap { $0.details.photos ?? [] }
      #expect(report.photoCount == photos.count, told)
      let own = past.filter { [.submit, .reopen].contains($0.action) }
        .flatMap { $0.details.photos ?? [] }
      #expect(report.firstPhoto == own.first, told)

      var held: [String] = []
      for event in past where !held.contains(event.holder) { held.append(event.holder) }
      #expect(report.participants == held, told)

      let decisions: Set<Action> = [.take, .coordinate, .dispatch, .answer, .reject, .merge]
      #expect(report.decidedAt == past.first { decisions.contains($0.action) }?.at, told)
      let merged = past.last { $0.action == .merge }
      #expect(report.mergedInto == merged?.details.mergedInto, told)
    }
  }

  /// The walks are worth something only if they go everywhere.
  @Test func theWalksReachEveryStateAndEveryAction() throws {
    var states: Set<ReportState> = []
    var actions: Set<Action> = []
    for seed in UInt64(1)...150 {
      for event in try Self.walk(seed: seed, steps: 40) {
        states.insert(event.state)
        actions.insert(event.action)
      }
    }
    #expect(states == Set(ReportState.allCases))
    #expect(actions == Set(Action.allCases))
  }
}
