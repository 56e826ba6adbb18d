import Domain

/// A random history that keeps the rules: each step is one the lifecycle allows at its time. Anybody
/// may do anything; values are of all kinds.
struct Walk {
  static let units = [
    "VIL-N1A", "VIL-N1B", "ROADS", "ROADS-N", "ROADS-S", "WATER", "WATER-N", "BUR", "INS",
  ]
  /// Steps nobody in particular takes.
  static let ofTheClockwork: Set<Action> = [
    .escalate, .remind, .closeUnanswered, .recalculate, .reassign,
  ]

  var history: History
  private var random: SeededRandom

  init(seed: UInt64, policy: Int64? = nil) {
    random = SeededRandom(seed: seed)
    history = History(
      state: Bool.random(using: &random) ? .waiting : .draft,
      holder: Self.units.randomElement(using: &random) ?? "BUR",
      kind: Bool.random(using: &random) ? .complaint : .inquiry,
      photos: Bool.random(using: &random) ? ["photo-0"] : nil, policy: policy)
  }

  /// How long until the next step.
  mutating func wait() -> Int64 { Int64.random(in: 1...(3 * History.day), using: &random) }

  /// One more step; false when nothing may follow.
  mutating func step(without excluded: Set<Action> = [], after: Int64? = nil) throws -> Bool {
    let report = try history.report()
    let after = after ?? wait()
    let now = history.now + after
    let arbiter = Bool.random(using: &random)
    var open: [(Action, ReportState)] = []
    for action in Action.allCases where !excluded.contains(action) {
      let facts = report.facts(byArbiter: arbiter)
      if let next = try? Lifecycle.next(report.state, action, facts, now: now) {
        open.append((action, next))
      }
    }
    // Mostly onwards, and often to another state: most ends are final.
    let lasting = open.filter { !$0.1.isClosed }
    let moving = lasting.filter { $0.1 != report.state }
    // Rare otherwise: a question, a notice, and nobody answers.
    let silence = open.filter { $0.0 == .remind || $0.0 == .closeUnanswered }
    let chosen = [open, moving, lasting, lasting, silence][Int.random(in: 0..<5, using: &random)]
    guard let (action, state) = (chosen.isEmpty ? open : chosen).randomElement(using: &random)
    else { return false }
    let role = Self.role(of: action)
    let stays = role == .system
    let holder = Bool.random(using: &random) ? Self.units.randomElement(using: &random) : nil
    let assignee = Bool.random(using: &random) ? Int64.random(in: 1...5, using: &random) : nil
    let unit = Self.units.randomElement(using: &random)
    let details = details(of: action, at: now, byArbiter: arbiter)
    history.then(
      action, state, by: role, of: role == .unitOfficer ? unit : nil, holder: stays ? nil : holder,
      assignee: stays && action != .reassign ? .none : .some(assignee), after: after
    ) { $0 = details }
    return true
  }

  private static func role(of action: Action) -> Role {
    switch action {
    case .withdraw, .rate, .reopen, .reply, .addInformation: .reporter
    case .escalate, .remind, .closeUnanswered, .recalculate, .reassign: .system
    default: .unitOfficer
    }
  }

  private mutating func details(of action: Action, at now: Int64, byArbiter: Bool) -> EventDetails {
    var details = EventDetails()
    let step = history.events.count
    let photos = Int.random(in: 0...2, using: &random)
    if photos > 0 { details.photos = (0..<photos).map { "photo-\(step)-\($0)" } }
    let flag = Bool.random(using: &random)
    details.estimate = flag ? now + Int64.random(in: -1...20, using: &random) * History.day : nil
    details.temporary = Bool.random(using: &random)
    let until = now + Int64.random(in: 1...(9 * History.day), using: &random)
    switch action {
    case .rate: details.rating = Int.random(in: 1...5, using: &random)
    case .merge: details.mergedInto = "CT\(step)"
    case .recategorise: details.category = "category-\(step)"
    case .coordinate:
      details.hop = flag
      details.byArbiter = byArbiter
      details.toArbiter = Bool.random(using: &random)
    case .ask where flag: details.pause = PauseStep(reason: .reporter, until: until)
    case .pause where flag:
      details.pause = PauseStep(
        reason: PauseReason.allCases.randomElement(using: &random) ?? .reporter, until: until)
    case .pause, .setEstimate:
      details.request = ClockRequest(kind: .pause, until: until, reason: "reporter")
      details.requestTo = "BUR"
    case .decideRequest: details.granted = flag
    case .escalate:
      let open = (try? history.report().clock.request) != nil
      let running = Clock.allCases.filter { $0 != .request || open }
      details.escalation = EscalationStep(
        clock: running.randomElement(using: &random) ?? .completion,
        percent: Int.random(in: 1...3, using: &random) * 50,
        to: Self.units.randomElement(using: &random), dueAt: now)
    default: break
    }
    return details
  }
}
