/// What a report said when it came in.
public struct Intake: Sendable, Codable, Equatable {
  public var kind: ReportKind
  public var privacy: Privacy
  public var channel: String
  public var category: String?
  public var text: String
  /// Street and house as typed.
  public var address: String?
  /// Patokan: what stands near by.
  public var landmark: String?
  public var place: Coordinate?
  public var area: AreaPath?
  /// Generated for demonstration.
  public var demo: Bool?
  /// Brought over from an older system.
  public var imported: Bool?

  public init(
    kind: ReportKind, privacy: Privacy, channel: String, category: String?, text: String,
    address: String?, landmark: String?, place: Coordinate?, area: AreaPath?,
    demo: Bool? = nil, imported: Bool? = nil
  ) {
    self.kind = kind
    self.privacy = privacy
    self.channel = channel
    self.category = category
    self.text = text
    self.address = address
    self.landmark = landmark
    self.place = place
    self.area = area
    self.demo = demo
    self.imported = imported
  }
}

/// What was said and decided with an action. Holds no name, phone or mail of anybody.
public struct EventDetails: Sendable, Codable, Equatable {
  public var intake: Intake?
  public var dues: Deadlines?
  /// Code from one of the city's lists of reasons.
  public var reason: String?
  public var reasons: [String]?
  /// Said to the reporter and, for a public report, to everybody.
  public var words: String?
  /// Said among officers.
  public var internalWords: String?
  /// The promised moment of completion.
  public var estimate: Int64?
  /// Photos attached by this action.
  public var photos: [String]?
  /// The work holds only for now.
  public var temporary: Bool?
  public var category: String?
  /// Number of the report this one was joined to.
  public var mergedInto: String?
  /// Everybody may read the report it was joined to, so its number may be told.
  public var mergedOpenly: Bool?
  /// Number of the report made of another matter told in this one, and of the one this was told in.
  public var splitInto: String?
  public var splitFrom: String?
  /// The two are as open as each other, so whoever reads one may know the number of the other.
  public var splitOpenly: Bool?
  public var rating: Int?
  /// This hand-over went against the wish of the one before.
  public var hop: Bool?
  /// Sent to the arbiter because nobody wanted it.
  public var toArbiter: Bool?
  /// Decided by the arbiter; binding.
  public var byArbiter: Bool?
  /// Versions of terms and calendar that hold from this step on, and which rule of the terms.
  public var policy: Int64?
  public var calendar: Int64?
  public var rule: Int?
  /// The clocks stand still from this step on.
  public var pause: PauseStep?
  /// Asked of the arbiter, and the unit it lies with.
  public var request: ClockRequest?
  public var requestTo: String?
  /// What the arbiter said to a request.
  public var granted: Bool?
  public var escalation: EscalationStep?
  /// The steps the clocks have come to under other terms, by clock, where that is less than before.
  public var fired: [String: Int]?

  public init() {}
}

/// Why the clocks stand still, and until when at the latest, milliseconds since 1970 UTC.
public struct PauseStep: Sendable, Codable, Equatable {
  public let reason: PauseReason
  public let until: Int64

  public init(reason: PauseReason, until: Int64) {
    self.reason = reason
    self.until = until
  }
}

/// A clock came to a step of the ladder.
public struct EscalationStep: Sendable, Codable, Equatable {
  public let clock: Clock
  public let percent: Int
  /// The unit on whose list the report lies now; nil = only a warning to the holder.
  public let to: String?
  /// When it was due: earlier than the event when the clockwork was away.
  public let dueAt: Int64

  public init(clock: Clock, percent: Int, to: String?, dueAt: Int64) {
    self.clock = clock
    self.percent = percent
    self.to = to
    self.dueAt = dueAt
  }
}

/// One line of a report's append-only history.
public struct ReportEvent: Sendable, Equatable {
  public let reportID: Int64
  /// 0, 1, 2, ... without gaps inside one report.
  public let revision: Int
  /// Milliseconds since 1970 UTC; rises inside one report.
  public let at: Int64
  public let action: Action
  public let state: ReportState
  /// The unit that holds the report after this event.
  public let holder: String
  /// The person it is assigned to after this event.
  public let assignee: Int64?
  public let actorRole: Role
  public let actorUnit: String?
  public let actorUser: Int64?
  public let details: EventDetails

  public init(
    reportID: Int64, revision: Int, at: Int64, action: Action, state: ReportState,
    holder: String, assignee: Int64?, actorRole: Role, actorUnit: String?, actorUser: Int64?,
    details: EventDetails
  ) {
    self.reportID = reportID
    self.revision = revision
    self.at = at
    self.action = action
    self.state = state
    self.holder = holder
    self.assignee = assignee
    self.actorRole = actorRole
    self.actorUnit = actorUnit
    self.actorUser = actorUser
    self.details = details
  }
}
