import Domain
import Testing

/// Random histories that keep the rules, and what must be true of every one of them.
@Suite struct FoldWalkTests {
  /// Histories of up to 40 steps, by their seeds.
  static let walks = Result {
    try (UInt64(1)...150).map { seed in
      var walk = Walk(seed: seed)
      for _ in 1..<40 {
        guard try walk.step() else { break }
      }
      return walk.history.events
    }
  }

  static func walk(seed: UInt64) throws -> [ReportEvent] { try walks.get()[Int(seed) - 1] }

  @Test(arguments: UInt64(1)...150)
  func foldingStepByStepIsFoldingAtOnce(seed: UInt64) throws {
    let events = try Self.walk(seed: seed)
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
    let events = try Self.walk(seed: seed)
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

      // Work may begin anew without any of the others: on a report closed unanswered and reopened.
      let decisions: Set<Action> = [
        .take, .coordinate, .dispatch, .start, .answer, .reject, .merge,
      ]
      #expect(report.decidedAt == past.first { decisions.contains($0.action) }?.at, told)
      let merged = past.last { $0.action == .merge }
      #expect(report.mergedInto == merged?.details.mergedInto, told)
    }
  }

  /// The walks are worth something only if they go everywhere.
  @Test func theWalksReachEveryStateAndEveryAction() throws {
    var states: Set<ReportState> = []
    var actions: Set<Action> = []
    for event in try Self.walks.get().joined() {
      states.insert(event.state)
      actions.insert(event.action)
    }
    #expect(states == Set(ReportState.allCases))
    #expect(actions == Set(Action.allCases))
  }
}
