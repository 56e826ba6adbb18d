import Casework
import Domain
import Storage

/// Decides one generated report from its first step to where it stands now, in memory.
///
/// Every step asks ``Lifecycle``; who may do it is not asked, and no step names a person. Proof
/// photos are left out.
struct BulkLife: Sendable {
  private let world: DemoWorld
  private let weights: Weights
  private let seed: UInt64
  private let keys: ReporterKeys
  /// Points known to lie in each village; looking up a new one for each report costs more than
  /// storing it.
  private let points: [String: [Coordinate]]
  /// Sentences about a result, by category.
  private let results: [String: [String]]

  init(world: DemoWorld, seed: UInt64, keys: ReporterKeys, _ dice: inout Dice) {
    self.world = world
    self.seed = seed
    self.keys = keys
    weights = Weights(world.texts.complaints.map(\.weight))
    var points: [String: [Coordinate]] = [:]
    for village in world.book.villages() {
      points[village.code] = (0..<16).compactMap { _ in
        world.places.point(in: village.code, &dice)
      }
    }
    self.points = points
    results = Dictionary(
      world.book.categories.map { category in
        (
          category.slug,
          world.texts.sentences(.result, group: category.group.id).map(\.text)
        )
      }, uniquingKeysWith: { first, _ in first })
  }

  /// - Parameter index: the same one tells the same life
  func tell(_ index: Int, id: Int64, number: String, at: Int64) throws -> Life {
    var dice = Dice(seed, part: index)
    let complaint = world.texts.complaints[weights.draw(&dice) ?? 0]
    let inquiry = dice.chance(0.13) ? dice.pick(world.texts.inquiries) : nil
    let village = world.places.village(&dice)
    let values = world.texts.values(hour: 12, &dice)
    let secrecy = dice.unit()
    let draft = Draft(
      kind: inquiry == nil ? .complaint : .inquiry,
      privacy: secrecy < 0.45 ? .public : secrecy < 0.97 ? .private : .sealed,
      channel: world.book.city.webChannel,
      category: inquiry?.category ?? complaint.category,
      text: inquiry?.question ?? DemoTexts.filled(complaint.text, values), address: values["jalan"],
      place: place(in: village, &dice))
    let first = SubmitReport.firstStep(
      draft, id: id, area: world.book.path(ofVillage: village), channel: draft.channel, demo: true,
      book: world.book, now: at)
    guard let report = Report(number: number, first: first) else {
      throw StorageFailure.malformed("first event of \(number)")
    }
    var told = Told(
      report: report, events: [first], dice: dice, now: world.now, book: world.book)
    if let inquiry {
      try answered(&told, inquiry.answer)
    } else {
      try workedOn(&told, complaint, values)
    }
    try told.pass(until: world.now)
    // Random: whoever knew a submission could ask for its PIN. Rising: neighbours in the index.
    let submission = "\(id)-\(ReporterKeys.freshToken())"
    return Life(
      told.report, told.events,
      keys: Life.Keys(
        submission: submission, linkHash: ReporterKeys.hash(keys.link(submission: submission))))
  }

  /// Near a point of the village, so that not all of many reports lie on the same spot.
  private func place(in village: String, _ dice: inout Dice) -> Coordinate? {
    func near(_ degrees: Double) -> Double {
      ((degrees + dice.real(-0.000_4...0.000_4)) * 1_000_000).rounded() / 1_000_000
    }
    guard let point = dice.pick(points[village] ?? []) else { return nil }
    return Coordinate(latitude: near(point.latitude), longitude: near(point.longitude))
  }

  private func answered(_ told: inout Told, _ answer: String) throws {
    guard told.dice.unit() > 0.02 else { return }
    let office = told.report.holder
    _ = try told.step(
      .answer, holder: office, by: .kelurahanOfficer, of: office, after: 300, words: answer)
  }

  private func workedOn(
    _ told: inout Told, _ complaint: DemoTexts.Complaint, _ values: [String: String]
  ) throws {
    let fate = told.dice.unit()
    guard fate > 0.02 else { return }
    let office = told.report.holder
    if fate < 0.06 {
      let reason = told.dice.pick(world.book.reasons(.rejection))
      _ = try told.step(
        .reject, holder: office, by: .kelurahanOfficer, of: office, after: 200,
        words: reason?.text.id, reason: reason?.code)
      return
    }
    let category = world.book.category(complaint.category)
    var worker = office
    var role = Role.kelurahanOfficer
    if let target = category?.main,
      let agency = Routing.unit(for: target, area: told.report.area, units: world.book.units),
      agency != office, world.book.units[agency]?.canHold == true
    {
      guard
        try told.step(
          .coordinate, holder: agency, by: role, of: office, after: 75,
          reason: world.book.reasons(.coordination).first?.code), fate > 0.08
      else { return }
      (worker, role) = (agency, .agencyCoordinator)
    }
    guard try told.step(.take, holder: worker, by: role, of: worker, after: 260), fate > 0.1
    else { return }
    let verifier = Routing.verifier(of: worker, units: world.book.units, city: world.book.city)
    let result = told.dice.pick(results[complaint.category] ?? []) ?? "-"
    guard
      try told.step(
        .finish, holder: verifier, by: role, of: worker,
        after: world.scene(complaint.category).usualMinutes,
        words: DemoTexts.filled(result, values)), fate > 0.11
    else { return }
    _ = try told.step(.verify, holder: worker, by: .verifier, of: verifier, after: 330)
  }
}

/// A life being told.
private struct Told {
  private(set) var report: Report
  private(set) var events: [ReportEvent]
  var dice: Dice
  let now: Int64
  private let book: CityBook
  private var moment: Int64

  init(report: Report, events: [ReportEvent], dice: Dice, now: Int64, book: CityBook) {
    self.book = book
    self.report = report
    self.events = events
    self.dice = dice
    self.now = now
    moment = report.receivedAt
  }

  /// False when it would lie in the future, and so has not happened.
  /// - Parameter usual: minutes after the step before, scattered
  mutating func step(
    _ action: Action, holder: String, by role: Role, of unit: String, after usual: Double,
    words: String? = nil, reason: String? = nil
  ) throws -> Bool {
    moment += 60_000 + Int64(usual * dice.scatter() * 60_000)
    guard moment <= now else { return false }
    try pass(until: moment)
    moment = max(moment, report.updatedAt + 1)
    var details = EventDetails()
    details.words = words
    details.reason = reason
    if action == .finish { details.temporary = false }
    let event = ReportEvent(
      reportID: report.id, revision: report.version + 1, at: moment, action: action,
      state: try Lifecycle.next(
        report.state, action, report.facts(byArbiter: false), now: moment),
      holder: holder, assignee: nil, actorRole: role, actorUnit: unit, actorUser: nil,
      details: details)
    try add(event)
    return true
  }

  /// Lets time do to the report what it does by itself, at the moments it would have.
  mutating func pass(until moment: Int64) throws {
    let rules = try book.clocks.rules(for: report)
    while let timer = rules.timers(of: report).first, timer.at <= moment {
      try add(try Clockwork.event(timer, on: report, now: timer.at, book: book))
    }
  }

  private mutating func add(_ event: ReportEvent) throws {
    let event = try book.clocks.completed(event, on: report)
    report.apply(event)
    events.append(event)
  }
}
