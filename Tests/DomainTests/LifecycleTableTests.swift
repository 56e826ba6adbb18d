import Domain
import Testing

/// Every state with every action: 12 times 32.
@Suite struct LifecycleTableTests {
  @Test func theTableNamesEveryStateAndEveryAction() {
    #expect(ReportState.allCases.count == 12)
    #expect(Action.allCases.count == 32)
    #expect(Set(LifecycleTable.allowed.keys) == Set(ReportState.allCases))
    let used = Set(LifecycleTable.allowed.values.flatMap(\.keys))
    #expect(used == Set(Action.allCases))
  }

  @Test(arguments: ReportState.allCases, Action.allCases)
  func followsTheTable(state: ReportState, action: Action) throws {
    // The facts that let the action pass, so that only the state decides.
    let facts = Lifecycle.Facts(
      kind: action == .answer ? .inquiry : .complaint, closedAt: 0, reopenCount: 0, rating: nil,
      questionOpen: true, arbitrated: false, byArbiter: false, noticed: true, requestOpen: true)
    if let expected = LifecycleTable.allowed[state]?[action] {
      #expect(try Lifecycle.next(state, action, facts, now: 0) == expected)
    } else {
      #expect(throws: Refusal.wrongState(state, action)) {
        try Lifecycle.next(state, action, facts, now: 0)
      }
    }
  }

  /// A state that forbids an action says so, whatever else would also forbid it.
  @Test(arguments: ReportState.allCases, Action.allCases)
  func theStateIsJudgedFirst(state: ReportState, action: Action) {
    guard LifecycleTable.allowed[state]?[action] == nil else { return }
    for kind in ReportKind.allCases {
      let worst = Lifecycle.Facts(
        kind: kind, closedAt: 0, reopenCount: 9, rating: 1, questionOpen: false, arbitrated: true,
        byArbiter: false)
      #expect(throws: Refusal.wrongState(state, action)) {
        try Lifecycle.next(state, action, worst, now: .max)
      }
    }
  }

  @Test func closedStatesAreTheFourThatOweNothing() {
    let closed: Set<ReportState> = [.completed, .rejected, .merged, .withdrawn]
    for state in ReportState.allCases {
      #expect(state.isClosed == closed.contains(state), "\(state)")
    }
  }
}
