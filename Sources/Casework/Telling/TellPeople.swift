public import Domain
public import Storage

/// By which ways this installation can write to people.
public struct Ways: Sendable, Equatable {
  public var channels: Set<SubscriptionRows.Channel>
  public var quiet: QuietHours

  public init(channels: Set<SubscriptionRows.Channel>, quiet: QuietHours = .usual) {
    self.channels = channels
    self.quiet = quiet
  }
}

extension Casework {
  /// Work of one message; its subject is the number of the delivery.
  public static let deliverKind = "deliver"
  /// Work for one receiver of webhooks and one report; its subject is `HOOK:REPORT`.
  public static let callHookKind = "call-hook"
  /// Work of telling the supporters of a report of one step; its subject is
  /// `REPORT:REVISION:TOPIC:SUPPORT`, where the last was told last.
  public static let tellSupportersKind = "tell-supporters"
  /// A reporter hears of one report at most so often, but for receipt and close: a day.
  static let reporterRhythm: Int64 = 86_400_000

  /// Works out who hears of the oldest steps in the outbox, and by which way; in the caller's
  /// transaction. Each message is entered once, however often this is tried.
  /// - Returns: how many steps were worked off
  @discardableResult
  public static func tellPeople(
    limit: Int, ways: Ways, now: Int64, book: CityBook, origin: String,
    connection: any Connection
  ) throws -> Int {
    let entries = try OutboxRows.oldest(limit: limit, on: connection)
    guard !entries.isEmpty else { return 0 }
    let hooks = try WebhookRows.active(on: connection)
    var staff = StaffLookup()
    for entry in entries {
      guard try OutboxRows.remove(entry.id, on: connection),
        let report = try ReportRows.find(id: entry.report, on: connection),
        let step = try EventRows.step(entry.revision, of: report, on: connection)
      else { continue }
      let plan = TellingPlan(
        report: report, event: step.event, ways: ways, now: now, book: book,
        connection: connection)
      for notice in Notice.arising(from: step.event, before: step.before?.holder, book: book) {
        try plan.enter(notice, &staff)
      }
      for hook in hooks {
        try plan.enter(hook, origin: origin)
      }
    }
    return entries.count
  }
}

extension Casework {
  /// Tells the next supporters of a step, in the transaction that ends the job.
  public static func tellSupporters(
    _ subject: String, ways: Ways, now: Int64, book: CityBook, limit: Int = 200,
    connection: any Connection
  ) throws {
    let parts = subject.split(separator: ":")
    guard parts.count == 4, let id = Int64(parts[0]), let revision = Int(parts[1]),
      let topic = NoticeTopic(rawValue: String(parts[2])), let after = Int64(parts[3]),
      let report = try ReportRows.find(id: id, on: connection),
      let step = try EventRows.step(revision, of: report, on: connection)
    else { return }
    try TellingPlan(
      report: report, event: step.event, ways: ways, now: now, book: book, connection: connection
    ).enterSupporters(topic, after: after, limit: limit)
  }
}

/// People of units, looked up once for many steps.
struct StaffLookup {
  private var units: [String: [User]] = [:]

  mutating func people(of unit: String, on connection: any Connection) throws -> [User] {
    if let known = units[unit] { return known }
    let people = try UserRows.serving(in: [unit], on: connection)
    units[unit] = people
    return people
  }
}

/// What is entered for one step.
struct TellingPlan {
  let report: Report
  let event: ReportEvent
  let ways: Ways
  let now: Int64
  let book: CityBook
  let connection: any Connection

  private var subject: String { "report:\(report.id):\(event.revision)" }

  func enter(_ notice: Notice, _ staff: inout StaffLookup) throws {
    switch notice.audience {
    case .reporter:
      try enterReporter(notice.topic)
    case .supporters:
      // They may be thousands: not in the transaction that tells everybody else.
      guard try SupportRows.count(of: report.id, on: connection) > 0 else { return }
      try enqueueSupporters(notice.topic, after: 0)
    case .person(let id):
      let present = try AbsenceRows.standIn(for: id, at: now, on: connection) ?? id
      try enterOfficer(present, notice.topic)
    case .staff(let unit):
      for user in try staff.people(of: unit, on: connection) where user.role.worksReports {
        try enterOfficer(user.id, notice.topic)
      }
    case .heads(let unit):
      let people = try staff.people(of: unit, on: connection)
      let heads = people.filter { $0.role.leads }
      // An office without a head of its own answers as a whole.
      for user in heads.isEmpty ? people.filter({ $0.role.worksReports }) : heads {
        try enterOfficer(user.id, notice.topic)
      }
    }
  }

  // MARK: Reporters

  private func enterReporter(_ topic: NoticeTopic) throws {
    guard !report.imported else { return }
    let subscriptions = try SubscriptionRows.of([.report(report.id)], on: connection)
      .filter { ways.channels.contains($0.channel) }
    let wished = subscriptions.filter { $0.state == .on }
    let chosen =
      wished.isEmpty ? subscriptions.filter { $0.state == .standby }.prefix(1) : wished[...]
    for subscription in chosen {
      try enter(topic, to: subscription)
    }
  }

  /// One message to a reporter, in the rhythm that was promised.
  private func enter(_ topic: NoticeTopic, to subscription: SubscriptionRows.Subscription) throws {
    let recipient = "subscription:\(subscription.id)"
    let rhythm = try DeliveryRows.rhythm(
      of: recipient, channel: subscription.channel, report: report.id, on: connection)
    // What still waits to be told is older news than this.
    for id in rhythm.waiting {
      try DeliveryRows.end(id, .superseded, at: now, on: connection)
    }
    // An end that waits for the morning is none where it was opened again by night.
    if topic == .reopened || topic == .supportedReopened {
      try DeliveryRows.supersedeEndings(
        of: report.id, recipient: recipient, at: now, on: connection)
    }
    var due = now
    if !topic.isAlwaysTold, let last = rhythm.last {
      due = max(due, last + Casework.reporterRhythm)
    }
    if !topic.answersReporter { due = ways.quiet.next(due, clock: book.clock) }
    try enter(topic, subscription.channel, recipient, due: due)
  }

  // MARK: Supporters

  private func enqueueSupporters(_ topic: NoticeTopic, after support: Int64) throws {
    try JobRows.enqueue(
      Casework.tellSupportersKind,
      subject: "\(report.id):\(event.revision):\(topic.rawValue):\(support)", due: now, now: now,
      on: connection)
  }

  /// The next `limit` of those who support the report and asked to hear of it.
  func enterSupporters(_ topic: NoticeTopic, after support: Int64, limit: Int) throws {
    guard Visibility.mayTellSupporters(of: report) else { return }
    let page = try SubscriptionRows.ofSupporters(
      of: report.id, after: support, limit: limit, on: connection)
    for (_, subscription) in page where ways.channels.contains(subscription.channel) {
      try enter(topic, to: subscription)
    }
    if page.count == limit, let last = page.last {
      // One with several ways may stand on both pages; a message is entered once all the same.
      try enqueueSupporters(topic, after: last.support - 1)
    }
  }

  // MARK: Officers

  private func enterOfficer(_ user: Int64, _ topic: NoticeTopic) throws {
    guard user != event.actorUser else { return }
    let recipient = "user:\(user)"
    guard
      try DeliveryRows.insert(
        subject: subject, topic: topic, channel: .desk, recipient: recipient, report: report.id,
        revision: event.revision, state: .sent, due: now, at: now, on: connection) != nil
    else { return }
    guard topic.ringsOfficers || topic.isMailedToOfficers else { return }
    for subscription in try SubscriptionRows.of([.user(user)], on: connection)
    where subscription.state == .on && ways.channels.contains(subscription.channel) {
      let isWanted =
        switch subscription.channel {
        case .push: topic.ringsOfficers
        case .mail: topic.isMailedToOfficers
        case .sms, .desk: false
        }
      guard isWanted else { continue }
      try enter(topic, subscription.channel, "subscription:\(subscription.id)", due: now)
    }
  }

  private func enter(
    _ topic: NoticeTopic, _ channel: SubscriptionRows.Channel, _ recipient: String, due: Int64
  ) throws {
    let id = try DeliveryRows.insert(
      subject: subject, topic: topic, channel: channel, recipient: recipient, report: report.id,
      revision: event.revision, due: due, at: now, on: connection)
    guard let id else { return }
    try JobRows.enqueue(
      Casework.deliverKind, subject: String(id), due: due, now: now, on: connection)
  }

  // MARK: Machines

  func enter(_ hook: WebhookRows.Webhook, origin: String) throws {
    guard let kind = WebhookEvent.of(event), hook.events.contains(kind.rawValue),
      let body = WebhookBody(report, event, kind: kind, book: book, origin: origin)
    else { return }
    let id = try WebhookRows.insertPost(
      hook: hook.id, report: report.id, revision: event.revision, event: kind.rawValue,
      body: try body.json(), at: now, on: connection)
    guard id != nil else { return }
    try JobRows.enqueue(
      Casework.callHookKind, subject: "\(hook.id):\(report.id)", due: now, now: now,
      on: connection)
  }
}

extension Role {
  /// Those who take reports from a unit's heap.
  var worksReports: Bool {
    switch self {
    case .kelurahanOfficer, .agencyCoordinator, .unitOfficer, .verifier: true
    case .reporter, .fieldOfficer, .channelAdmin, .agencyHead, .areaHead, .governorOffice,
      .administrator, .system:
      false
    }
  }

  /// Those to whom what hangs is passed up.
  public var leads: Bool {
    switch self {
    case .agencyHead, .areaHead, .governorOffice: true
    case .reporter, .kelurahanOfficer, .agencyCoordinator, .unitOfficer, .fieldOfficer, .verifier,
      .channelAdmin, .administrator, .system:
      false
    }
  }
}
