/// The one table of what may follow what: (state, action) -> next state or a refusal.
///
/// Says nothing about who (``Permissions``) nor about the values given with an action (the verbs).
/// Sources: the city's published statuses and flow of complaints; the limits on hops and on
/// reopening are this product's own.
public enum Lifecycle {
  /// After this many hand-overs against somebody's will the arbiter decides.
  public static let hopsBeforeArbiter = 3
  /// How long after closing the reporter may say "not done", in milliseconds (7 days).
  public static let reopenWindow: Int64 = 7 * 86_400_000

  /// What of a report the table looks at, beside its state.
  public struct Facts: Sendable, Equatable {
    public var kind: ReportKind
    public var closedAt: Int64?
    public var reopenCount: Int
    public var rating: Int?
    public var questionOpen: Bool
    /// The arbiter has settled jurisdiction.
    public var arbitrated: Bool
    /// The one who acts is the arbiter.
    public var byArbiter: Bool
    /// Closed because the reporter did not answer.
    public var closedUnanswered: Bool
    /// The reporter has been told that the open question closes the report.
    public var noticed: Bool
    /// Something waits for the arbiter's word.
    public var requestOpen: Bool

    public init(
      kind: ReportKind = .complaint, closedAt: Int64? = nil, reopenCount: Int = 0,
      rating: Int? = nil, questionOpen: Bool = false, arbitrated: Bool = false,
      byArbiter: Bool = false, closedUnanswered: Bool = false, noticed: Bool = false,
      requestOpen: Bool = false
    ) {
      self.kind = kind
      self.closedAt = closedAt
      self.reopenCount = reopenCount
      self.rating = rating
      self.questionOpen = questionOpen
      self.arbitrated = arbitrated
      self.byArbiter = byArbiter
      self.closedUnanswered = closedUnanswered
      self.noticed = noticed
      self.requestOpen = requestOpen
    }
  }

  /// The state after `action`, at `now` (milliseconds since 1970 UTC).
  public static func next(
    _ state: ReportState, _ action: Action, _ facts: Facts, now: Int64
  ) throws(Refusal) -> ReportState {
    guard let next = table(state, action) else { throw .wrongState(state, action) }
    switch action {
    case .answer where facts.kind != .inquiry:
      throw .onlyForInquiries
    case .finish where facts.kind != .complaint:
      throw .onlyForComplaints
    case .coordinate where facts.arbitrated && !facts.byArbiter,
      .refuseJurisdiction where facts.arbitrated:
      throw .decidedByArbiter
    case .reply where !facts.questionOpen && !facts.closedUnanswered,
      .remind where !facts.questionOpen, .closeUnanswered where !facts.questionOpen:
      throw .noOpenQuestion
    case .closeUnanswered where !facts.noticed:
      throw .noNoticeYet
    case .decideRequest where !facts.requestOpen:
      throw .noRequest
    case .rate where facts.rating != nil:
      throw .alreadyRated
    case .reopen:
      if facts.reopenCount > 0 { throw .alreadyReopened }
      if let closedAt = facts.closedAt, now - closedAt > reopenWindow { throw .reopenWindowOver }
    default:
      break
    }
    return next
  }

  /// Nil = never. No `default` over states, so that a new one does not compile unplaced.
  private static func table(_ state: ReportState, _ action: Action) -> ReportState? {
    switch state {
    case .draft:
      switch action {
      case .submit: .waiting
      case .reject: .rejected
      case .withdraw: .withdrawn
      case .ask, .reply, .addInformation, .recategorise, .note: .draft
      case .escalate, .recalculate, .pause, .resume, .decideRequest, .acknowledge, .reassign: .draft
      case .remind: .draft
      case .closeUnanswered: .rejected
      default: nil
      }
    case .waiting:
      switch action {
      case .take: .inProgress
      case .coordinate: .coordinated
      case .dispatch: .dispatched
      case .answer: .completed
      case .reject: .rejected
      case .merge: .merged
      case .withdraw: .withdrawn
      case .setEstimate, .split, .ask, .reply, .addInformation, .recategorise, .note: .waiting
      case .escalate, .recalculate, .pause, .resume, .decideRequest, .acknowledge, .reassign:
        .waiting
      case .remind: .waiting
      case .closeUnanswered: .rejected
      default: nil
      }
    case .coordinated:
      switch action {
      case .take: .inProgress
      case .coordinate, .refuseJurisdiction: .coordinated
      case .dispatch: .dispatched
      case .answer: .completed
      case .reject: .rejected
      case .merge: .merged
      case .withdraw: .withdrawn
      case .setEstimate, .split, .ask, .reply, .addInformation, .recategorise, .note: .coordinated
      case .escalate, .recalculate, .pause, .resume, .decideRequest, .acknowledge, .reassign:
        .coordinated
      case .remind: .coordinated
      case .closeUnanswered: .rejected
      default: nil
      }
    case .dispatched:
      switch action {
      case .start: .inProgress
      case .coordinate, .refuseJurisdiction: .coordinated
      case .dispatch: .dispatched
      case .answer: .completed
      case .reject: .rejected
      case .merge: .merged
      case .withdraw: .withdrawn
      case .setEstimate, .split, .ask, .reply, .addInformation, .recategorise, .note: .dispatched
      case .escalate, .recalculate, .pause, .resume, .decideRequest, .acknowledge, .reassign:
        .dispatched
      case .remind: .dispatched
      case .closeUnanswered: .rejected
      default: nil
      }
    case .inProgress:
      switch action {
      case .finish: .awaitingVerification
      case .coordinate: .coordinated
      case .dispatch: .dispatched
      case .answer: .completed
      case .reject: .rejected
      case .merge: .merged
      case .setEstimate, .split, .addProgress, .ask, .reply, .addInformation, .recategorise, .note:
        .inProgress
      case .escalate, .recalculate, .pause, .resume, .decideRequest, .acknowledge, .reassign:
        .inProgress
      case .remind: .inProgress
      case .closeUnanswered: .rejected
      default: nil
      }
    case .awaitingVerification:
      switch action {
      case .verify: .completed
      case .returnWork: .returned
      case .ask, .reply, .addInformation, .note: .awaitingVerification
      case .escalate, .recalculate, .pause, .resume, .decideRequest, .acknowledge, .reassign:
        .awaitingVerification
      default: nil
      }
    case .returned:
      switch action {
      case .start: .inProgress
      case .finish: .awaitingVerification
      case .dispatch: .dispatched
      case .setEstimate, .split, .addProgress, .ask, .reply, .addInformation, .note: .returned
      case .escalate, .recalculate, .pause, .resume, .decideRequest, .acknowledge, .reassign:
        .returned
      default: nil
      }
    case .completed:
      switch action {
      case .rate, .note: .completed
      case .reopen: .reopened
      default: nil
      }
    case .rejected:
      switch action {
      case .note: .rejected
      // An answer that came after the closing (see the facts).
      case .reopen, .reply: .reopened
      default: nil
      }
    case .merged:
      switch action {
      case .note: .merged
      default: nil
      }
    case .withdrawn:
      switch action {
      case .note: .withdrawn
      default: nil
      }
    case .reopened:
      switch action {
      case .take, .start: .inProgress
      case .coordinate: .coordinated
      case .dispatch: .dispatched
      case .answer: .completed
      case .reject: .rejected
      case .merge: .merged
      case .withdraw: .withdrawn
      case .setEstimate, .split, .ask, .reply, .addInformation, .recategorise, .note: .reopened
      case .escalate, .recalculate, .pause, .resume, .decideRequest, .acknowledge, .reassign:
        .reopened
      case .remind: .reopened
      case .closeUnanswered: .rejected
      default: nil
      }
    }
  }
}
