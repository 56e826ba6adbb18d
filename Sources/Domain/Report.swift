/// The present state of a report: always the fold of its events.
public struct Report: Sendable, Equatable {
  public let id: Int64
  public let number: String
  /// Revision of the last event folded in.
  public var version: Int
  public var state: ReportState
  public var kind: ReportKind
  public var privacy: Privacy
  public var channel: String
  public var category: String?
  /// What the reporter wrote, word for word. Everybody reads it through ``masks``; only the store
  /// and the logged opening read this.
  public var written: Written
  /// What moderators have covered. No part of the fold.
  public var masks = Masks.none
  public var place: Coordinate?
  public var area: AreaPath?
  public var demo: Bool
  public var imported: Bool
  public var holder: String
  public var assignee: Int64?
  public var receivedAt: Int64
  public var updatedAt: Int64
  /// First real decision.
  public var decidedAt: Int64?
  /// Last time work was claimed done.
  public var finishedAt: Int64?
  public var finishedBy: String?
  /// The finisher called the last result temporary.
  public var temporary: Bool
  public var closedAt: Int64?
  public var dues: Deadlines
  public var estimate: Int64?
  public var hops: Int
  /// The arbiter has decided jurisdiction.
  public var arbitrated: Bool
  public var reopenCount: Int
  public var rating: Int?
  public var questionOpen: Bool
  public var mergedInto: String?
  public var photoCount: Int
  /// First photo of the complaint and the last proof.
  public var firstPhoto: String?
  public var lastProof: String?
  /// Units that held the report, in order of first appearance.
  public var participants: [String]
  /// What its clocks are computed from.
  public var clock: ClockSheet

  public var text: String { masks.covering(written.text) }
  public var address: String? { written.address.map(masks.covering) }
  public var landmark: String? { written.landmark.map(masks.covering) }

  /// A report begins with its first event, which must carry the intake.
  public init?(number: String, first event: ReportEvent) {
    guard event.revision == 0, let intake = event.details.intake, let dues = event.details.dues
    else { return nil }
    id = event.reportID
    self.number = number
    version = 0
    state = event.state
    kind = intake.kind
    privacy = intake.privacy
    channel = intake.channel
    category = intake.category
    written = Written(intake)
    place = intake.place
    area = intake.area
    demo = intake.demo ?? false
    imported = intake.imported ?? false
    holder = event.holder
    assignee = event.assignee
    receivedAt = event.at
    updatedAt = event.at
    decidedAt = nil
    finishedAt = nil
    finishedBy = nil
    temporary = false
    closedAt = event.state.isClosed ? event.at : nil
    self.dues = dues
    estimate = nil
    hops = 0
    arbitrated = false
    reopenCount = 0
    rating = nil
    questionOpen = false
    mergedInto = nil
    photoCount = event.details.photos?.count ?? 0
    firstPhoto = event.details.photos?.first
    lastProof = nil
    participants = [event.holder]
    clock = ClockSheet(receivedAt: event.at)
    if let policy = event.details.policy { clock.policy = policy }
    if let calendar = event.details.calendar { clock.calendar = calendar }
    if let rule = event.details.rule { clock.rule = rule }
    if let pause = event.details.pause {
      clock.halts = [Halt(from: event.at, until: pause.until, reason: pause.reason)]
    }
  }

  /// Folds the next event in. The caller keeps revisions dense and in order.
  public mutating func apply(_ event: ReportEvent) {
    let details = event.details
    clock.apply(event, before: self)
    if let dues = details.dues { self.dues = dues }
    version = event.revision
    updatedAt = event.at
    state = event.state
    holder = event.holder
    assignee = event.assignee
    if !participants.contains(event.holder) { participants.append(event.holder) }
    if let photos = details.photos {
      photoCount += photos.count
      // Photos of a talk between city and reporter are not for lists the public sees.
      if firstPhoto == nil, event.action == .submit || event.action == .reopen {
        firstPhoto = photos.first
      }
    }
    closedAt = event.state.isClosed ? (closedAt ?? event.at) : nil
    switch event.action {
    case .take, .dispatch, .start, .reject, .merge, .answer:
      decidedAt = decidedAt ?? event.at
      if let estimate = details.estimate { self.estimate = estimate }
    case .coordinate:
      decidedAt = decidedAt ?? event.at
      if details.byArbiter == true { arbitrated = true }
      if details.hop == true { hops += 1 }
    case .refuseJurisdiction:
      hops += 1
    case .setEstimate, .decideRequest:
      estimate = details.estimate ?? estimate
    case .finish:
      finishedAt = event.at
      finishedBy = event.actorUnit
      temporary = details.temporary ?? false
      lastProof = details.photos?.last ?? lastProof
    case .rate:
      rating = details.rating
    case .reopen:
      reopenCount += 1
      rating = nil
    case .ask:
      questionOpen = true
    case .reply:
      questionOpen = false
    case .recategorise:
      category = details.category
    case .submit:
      if let intake = details.intake {
        kind = intake.kind
        privacy = intake.privacy
        category = intake.category
        written = Written(intake)
        place = intake.place
        area = intake.area
      }
    case .addProgress, .split, .verify, .returnWork, .withdraw, .addInformation, .note, .pause,
      .resume,
      .acknowledge, .escalate, .remind, .closeUnanswered, .recalculate, .reassign:
      break
    }
    if event.action == .merge { mergedInto = details.mergedInto }
    if event.state.isClosed { questionOpen = false }
  }

  /// Folds a whole history; nil when it does not begin with an intake.
  public static func folding(number: String, _ events: [ReportEvent]) -> Report? {
    guard let first = events.first, var report = Report(number: number, first: first)
    else { return nil }
    for event in events.dropFirst() { report.apply(event) }
    return report
  }

  public func facts(byArbiter: Bool) -> Lifecycle.Facts {
    Lifecycle.Facts(
      kind: kind, closedAt: closedAt, reopenCount: reopenCount, rating: rating,
      questionOpen: questionOpen, arbitrated: arbitrated, byArbiter: byArbiter,
      closedUnanswered: clock.closedUnanswered, noticed: clock.noticedAt != nil,
      requestOpen: clock.request != nil)
  }
}
