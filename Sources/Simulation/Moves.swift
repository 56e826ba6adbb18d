import Domain

/// What a step of a person says, as the city's verbs decide it, without words and photos.
struct Moves {
  private let agencies: [String]
  private let offices: [String]
  private let categories: [String]
  private let verifiers: [String: String]

  init(_ book: CityBook) {
    let holders = book.units.all.filter(\.canHold)
    agencies = holders.filter { $0.kind == .agency || $0.kind == .board }.map(\.code)
    let working = holders.filter { $0.kind == .cityOffice || $0.kind == .technicalUnit }
    offices = working.isEmpty ? agencies : working.map(\.code)
    categories = book.categories.map(\.slug)
    verifiers = Dictionary(
      holders.map {
        ($0.code, Routing.verifier(of: $0.code, units: book.units, city: book.city))
      }, uniquingKeysWith: { first, _ in first })
  }

  /// Nil when the city's rules do not allow it now.
  func step(
    _ action: Action, on report: Report, at now: Int64, book: CityBook, _ chances: inout Chances
  ) -> ReportEvent? {
    let byArbiter = action == .coordinate && report.holder == book.city.arbiterUnit
    guard let rules = try? book.clocks.rules(for: report),
      let state = try? Lifecycle.next(
        report.state, action, report.facts(byArbiter: byArbiter), now: now)
    else { return nil }
    var details = EventDetails()
    var holder = report.holder
    switch action {
    case .coordinate, .refuseJurisdiction, .dispatch, .finish, .verify, .returnWork, .reopen:
      guard
        let next = self.holder(
          after: action, report, byArbiter: byArbiter, book: book, &details, &chances)
      else { return nil }
      holder = next
    case .ask:
      if report.state != .awaitingVerification, report.clock.pause(at: now) == nil,
        let end = rules.pauseEnd(of: report, wanted: .max, now: now)
      {
        details.pause = PauseStep(reason: .reporter, until: end)
      }
    case .pause:
      pause(report, at: now, rules, arbiter: book.city.arbiterUnit, &details, &chances)
    case .resume:
      guard report.clock.pause(at: now) != nil else { return nil }
    case .setEstimate:
      promise(report, at: now, rules, arbiter: book.city.arbiterUnit, &details, &chances)
    case .take, .start:
      if chances.happens(0.2) {
        let date = now + chances.around(60 * OfficeDay.hour)
        if date <= Self.lastDate(report, rules) { details.estimate = date }
      }
    case .decideRequest:
      guard decide(report, at: now, &details, &chances) else { return nil }
    case .rate: details.rating = 4
    case .recategorise: details.category = chances.pick(categories)
    case .submit: holder = chances.pick(agencies)
    default: break
    }
    let (role, unit) = Self.actor(action, report, arbiter: book.city.arbiterUnit, &chances)
    return try? Self.completed(
      action, state, holder, details, role: role, unit: unit, on: report, at: now, book: book)
  }

  /// A step with what it does to the deadlines.
  static func completed(
    _ action: Action, _ state: ReportState, _ holder: String, _ details: EventDetails, role: Role,
    unit: String?, on report: Report, at now: Int64, book: CityBook
  ) throws -> ReportEvent {
    try book.clocks.completed(
      ReportEvent(
        reportID: report.id, revision: report.version + 1, at: max(now, report.updatedAt + 1),
        action: action, state: state, holder: holder, assignee: nil, actorRole: role,
        actorUnit: unit, actorUser: nil, details: details), on: report)
  }

  private static func actor(
    _ action: Action, _ report: Report, arbiter: String, _ chances: inout Chances
  ) -> (Role, String?) {
    switch action {
    case .withdraw, .rate, .reopen, .reply, .addInformation: (.reporter, nil)
    case .acknowledge:
      (
        .agencyHead,
        report.clock.escalations.isEmpty
          ? report.holder : chances.pick(report.clock.escalations).unit
      )
    case .decideRequest: (.verifier, arbiter)
    case .verify, .returnWork: (.verifier, report.holder)
    case .submit: (.channelAdmin, report.holder)
    default: (.agencyCoordinator, report.holder)
    }
  }
}

// MARK: Hand-overs

extension Moves {
  private func holder(
    after action: Action, _ report: Report, byArbiter: Bool, book: CityBook,
    _ details: inout EventDetails, _ chances: inout Chances
  ) -> String? {
    let arbiter = book.city.arbiterUnit
    var next: String?
    switch action {
    case .coordinate:
      next = chances.pick(agencies)
      if byArbiter {
        if report.hops >= Lifecycle.hopsBeforeArbiter { details.byArbiter = true }
      } else if report.participants.count > 1 {
        details.hop = true
        if report.hops + 1 >= Lifecycle.hopsBeforeArbiter { details.toArbiter = true }
      }
    case .refuseJurisdiction:
      next = chances.pick(agencies)
      details.hop = true
      if report.hops + 1 >= Lifecycle.hopsBeforeArbiter { details.toArbiter = true }
    case .dispatch: next = chances.pick(offices)
    case .finish: next = verifiers[report.holder]
    case .verify, .returnWork: return report.finishedBy ?? report.holder
    case .reopen:
      return report.state == .rejected
        ? verifiers[report.holder] : report.finishedBy ?? report.holder
    default: return report.holder
    }
    if details.toArbiter == true { return arbiter }
    return next == report.holder ? nil : next
  }
}

// MARK: Pauses and promises

extension Moves {
  private static func lastDate(_ report: Report, _ rules: ClockRules) -> Int64 {
    report.receivedAt + Int64(rules.terms.longestEstimateDays) * OfficeDay.day
  }

  /// More than the terms allow is asked of the arbiter.
  private func pause(
    _ report: Report, at now: Int64, _ rules: ClockRules, arbiter: String,
    _ details: inout EventDetails, _ chances: inout Chances
  ) {
    let until = now + chances.around(40 * OfficeDay.hour)
    let end = rules.pauseEnd(of: report, wanted: until, now: now)
    if let end { details.pause = PauseStep(reason: .outsideJurisdiction, until: end) }
    guard end ?? 0 < until else { return }
    details.request = ClockRequest(
      kind: .pause, until: until, reason: PauseReason.outsideJurisdiction.rawValue)
    details.requestTo = arbiter
  }

  private func promise(
    _ report: Report, at now: Int64, _ rules: ClockRules, arbiter: String,
    _ details: inout EventDetails, _ chances: inout Chances
  ) {
    let date = now + chances.around(90 * OfficeDay.hour)
    if date > Self.lastDate(report, rules) {
      details.request = ClockRequest(kind: .estimate, until: date, reason: "other")
      details.requestTo = arbiter
    } else {
      details.estimate = date
    }
  }

  private func decide(
    _ report: Report, at now: Int64, _ details: inout EventDetails, _ chances: inout Chances
  ) -> Bool {
    guard let request = report.clock.request else { return false }
    let grants = request.until > now && chances.happens(0.6)
    details.granted = grants
    guard grants else { return true }
    switch request.kind {
    case .estimate: details.estimate = request.until
    case .pause:
      details.pause = PauseStep(
        reason: PauseReason(rawValue: request.reason) ?? .outsideJurisdiction, until: request.until)
    }
    return true
  }
}
