import Domain
import Testing

/// What the lifecycle asks of a report beside its state.
@Suite struct LifecycleFactsTests {
  private static let week: Int64 = 604_800_000
  private static let closed: Int64 = 1_741_132_800_000

  // MARK: An inquiry ends by an answer, a complaint by proof

  @Test(arguments: [
    ReportState.waiting, .coordinated, .dispatched, .inProgress, .reopened,
  ])
  func onlyInquiriesAreAnswered(state: ReportState) throws {
    #expect(
      try Lifecycle.next(state, .answer, Lifecycle.Facts(kind: .inquiry), now: 0) == .completed)
    #expect(throws: Refusal.onlyForInquiries) {
      try Lifecycle.next(state, .answer, Lifecycle.Facts(kind: .complaint), now: 0)
    }
  }

  @Test(arguments: [ReportState.inProgress, .returned])
  func onlyComplaintsAreFinishedByProof(state: ReportState) throws {
    #expect(
      try Lifecycle.next(state, .finish, Lifecycle.Facts(kind: .complaint), now: 0)
        == .awaitingVerification)
    #expect(throws: Refusal.onlyForComplaints) {
      try Lifecycle.next(state, .finish, Lifecycle.Facts(kind: .inquiry), now: 0)
    }
  }

  // MARK: Reopening

  @Test(
    arguments: [ReportState.completed, .rejected],
    [
      (after: Int64(0), open: true), (after: 1, open: true), (after: 604_799_999, open: true),
      (after: 604_800_000, open: true), (after: 604_800_001, open: false),
      (after: 31_536_000_000, open: false),
    ])
  func reopensWithinSevenDays(state: ReportState, edge: (after: Int64, open: Bool)) throws {
    let facts = Lifecycle.Facts(closedAt: Self.closed)
    let now = Self.closed + edge.after
    if edge.open {
      #expect(try Lifecycle.next(state, .reopen, facts, now: now) == .reopened)
    } else {
      #expect(throws: Refusal.reopenWindowOver) {
        try Lifecycle.next(state, .reopen, facts, now: now)
      }
    }
  }

  @Test func theWindowIsSevenDays() {
    #expect(Lifecycle.reopenWindow == Self.week)
  }

  @Test(arguments: [ReportState.completed, .rejected], [1, 2])
  func reopensOnce(state: ReportState, before: Int) {
    let facts = Lifecycle.Facts(closedAt: Self.closed, reopenCount: before)
    #expect(throws: Refusal.alreadyReopened) {
      try Lifecycle.next(state, .reopen, facts, now: Self.closed)
    }
  }

  @Test func aRatedReportMayStillBeReopened() throws {
    let facts = Lifecycle.Facts(closedAt: Self.closed, rating: 1)
    #expect(try Lifecycle.next(.completed, .reopen, facts, now: Self.closed + 1) == .reopened)
  }

  // MARK: Rating and replies

  @Test(arguments: ReportKind.allCases, 1...5)
  func isRatedOnce(kind: ReportKind, rating: Int) throws {
    let unrated = Lifecycle.Facts(kind: kind, closedAt: Self.closed)
    #expect(try Lifecycle.next(.completed, .rate, unrated, now: .max) == .completed)
    let rated = Lifecycle.Facts(kind: kind, closedAt: Self.closed, rating: rating)
    #expect(throws: Refusal.alreadyRated) {
      try Lifecycle.next(.completed, .rate, rated, now: Self.closed)
    }
  }

  private static let beforeClosing: [ReportState] = [
    .draft, .waiting, .coordinated, .dispatched, .inProgress, .awaitingVerification, .returned,
    .reopened,
  ]

  @Test(arguments: beforeClosing)
  func aReplyNeedsAQuestion(state: ReportState) throws {
    #expect(throws: Refusal.noOpenQuestion) {
      try Lifecycle.next(state, .reply, Lifecycle.Facts(questionOpen: false), now: 0)
    }
    #expect(
      try Lifecycle.next(state, .reply, Lifecycle.Facts(questionOpen: true), now: 0) == state)
  }

  @Test(arguments: beforeClosing)
  func informationIsAddedUnasked(state: ReportState) throws {
    for open in [true, false] {
      let facts = Lifecycle.Facts(questionOpen: open)
      #expect(try Lifecycle.next(state, .addInformation, facts, now: 0) == state)
    }
  }

  // MARK: Silence

  private static let silent: [ReportState] = [
    .draft, .waiting, .coordinated, .dispatched, .inProgress, .reopened,
  ]

  @Test(arguments: silent)
  func onlyAnOpenQuestionIsRemindedOf(state: ReportState) throws {
    #expect(try Lifecycle.next(state, .remind, .init(questionOpen: true), now: 0) == state)
    #expect(throws: Refusal.noOpenQuestion) {
      try Lifecycle.next(state, .remind, .init(questionOpen: false, noticed: true), now: 0)
    }
  }

  @Test(arguments: silent)
  func silenceClosesOnlyAfterANotice(state: ReportState) throws {
    let told = Lifecycle.Facts(questionOpen: true, noticed: true)
    #expect(try Lifecycle.next(state, .closeUnanswered, told, now: 0) == .rejected)
    #expect(throws: Refusal.noNoticeYet) {
      try Lifecycle.next(state, .closeUnanswered, .init(questionOpen: true), now: .max)
    }
    #expect(throws: Refusal.noOpenQuestion) {
      try Lifecycle.next(state, .closeUnanswered, .init(noticed: true), now: .max)
    }
  }

  @Test func aLateAnswerOpensOnlyWhatSilenceClosed() throws {
    let silent = Lifecycle.Facts(closedAt: Self.closed, closedUnanswered: true)
    #expect(try Lifecycle.next(.rejected, .reply, silent, now: Self.closed + 1) == .reopened)
    // However late, and though it was opened again before.
    let again = Lifecycle.Facts(closedAt: Self.closed, reopenCount: 1, closedUnanswered: true)
    #expect(try Lifecycle.next(.rejected, .reply, again, now: .max) == .reopened)
    #expect(throws: Refusal.noOpenQuestion) {
      try Lifecycle.next(.rejected, .reply, .init(closedAt: Self.closed), now: Self.closed)
    }
  }

  @Test(arguments: beforeClosing)
  func thereMustBeARequestToDecide(state: ReportState) throws {
    #expect(try Lifecycle.next(state, .decideRequest, .init(requestOpen: true), now: 0) == state)
    #expect(throws: Refusal.noRequest) {
      try Lifecycle.next(state, .decideRequest, .init(requestOpen: false), now: 0)
    }
  }

  // MARK: The arbiter

  @Test func theArbiterComesAfterThreeHops() {
    #expect(Lifecycle.hopsBeforeArbiter == 3)
  }

  @Test(arguments: [
    ReportState.waiting, .coordinated, .dispatched, .inProgress, .reopened,
  ])
  func onlyTheArbiterMovesWhatTheArbiterDecided(state: ReportState) throws {
    let others = Lifecycle.Facts(arbitrated: true, byArbiter: false)
    #expect(throws: Refusal.decidedByArbiter) {
      try Lifecycle.next(state, .coordinate, others, now: 0)
    }
    let arbiter = Lifecycle.Facts(arbitrated: true, byArbiter: true)
    #expect(try Lifecycle.next(state, .coordinate, arbiter, now: 0) == .coordinated)
  }

  @Test(arguments: [ReportState.coordinated, .dispatched], [true, false])
  func nobodyRefusesWhatTheArbiterDecided(state: ReportState, byArbiter: Bool) throws {
    let decided = Lifecycle.Facts(arbitrated: true, byArbiter: byArbiter)
    #expect(throws: Refusal.decidedByArbiter) {
      try Lifecycle.next(state, .refuseJurisdiction, decided, now: 0)
    }
    let open = Lifecycle.Facts(arbitrated: false, byArbiter: byArbiter)
    #expect(try Lifecycle.next(state, .refuseJurisdiction, open, now: 0) == .coordinated)
  }

  // MARK: Everything else looks at the state alone

  @Test(arguments: ReportState.allCases)
  func otherActionsDoNotLookAtFacts(state: ReportState) throws {
    let facted: Set<Action> = [
      .answer, .finish, .coordinate, .refuseJurisdiction, .reply, .rate, .reopen, .remind,
      .closeUnanswered, .decideRequest,
    ]
    for (action, expected) in LifecycleTable.allowed[state] ?? [:] where !facted.contains(action) {
      for kind in ReportKind.allCases {
        let worst = Lifecycle.Facts(
          kind: kind, closedAt: 0, reopenCount: 9, rating: 1, questionOpen: false,
          arbitrated: true, byArbiter: false)
        #expect(try Lifecycle.next(state, action, worst, now: .max) == expected, "\(action)")
      }
    }
  }
}
