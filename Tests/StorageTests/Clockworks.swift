import Casework
import Domain
import Foundation
import Storage
import TestStores
import Testing

/// The same numbers for the same seed on every machine (SplitMix64).
struct Dice: RandomNumberGenerator, Sendable {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

let hour: Int64 = 3_600_000
let day: Int64 = 86_400_000

extension SampleCity {
  /// A moment so many hours after the reports of these tests come in.
  static func later(_ hours: Double) -> Int64 { now + Int64(hours * 3_600_000) }
}

extension Casework {
  /// Lets the clockwork look at everything that is due, as one worker does.
  /// - Returns: how many steps were taken
  @discardableResult
  func tick(at now: Int64, limit: Int = 1_000) async throws -> Int {
    let book = book
    return try await database.write { connection in
      var steps = 0
      for report in try ClockRows.due(now: now, limit: limit, on: connection) {
        steps += try Casework.runClocks(of: report, now: now, book: book, connection: connection)
      }
      return steps
    }
  }

  func report(_ number: String) async throws -> Report {
    try #require(try await database.read { try ReportRows.find(number: number, on: $0) })
  }

  func history(_ number: String) async throws -> [ReportEvent] {
    let report = try await report(number)
    return try await database.read { try EventRows.history(of: report, on: $0) }
  }

  /// The steps of the ladder a report has come to, in order.
  func climbed(_ number: String) async throws -> [Climbed] {
    try await history(number).compactMap { event in
      event.details.escalation.map {
        Climbed(
          step: "\($0.clock.rawValue) \($0.percent)", to: $0.to, dueAt: $0.dueAt, at: event.at)
      }
    }
  }

  func timer(_ number: String) async throws -> Int64? {
    let id = try await report(number).id
    return try await database.read { try ClockRows.timer(of: id, on: $0) }
  }

  /// Every report is the fold of its events, and all that follows from its clock is stored with it.
  func expectClocks(
    _ note: String = "", only ids: Set<Int64>? = nil, location: SourceLocation = #_sourceLocation
  ) async throws {
    let book = book
    let (all, stored) = try await database.read { connection in
      (
        try ReportRows.page(after: 0, limit: 10_000, on: connection),
        try StoredClocks(on: connection)
      )
    }
    for report in all where ids?.contains(report.id) != false {
      let history = try await database.read { try EventRows.history(of: report, on: $0) }
      let folded = try #require(Report.folding(number: report.number, history))
      let about: Comment = "\(report.number) \(note)"
      #expect(folded == report, about, sourceLocation: location)
      #expect(
        stored.timers[report.id] == (try book.clocks.next(report)), about, sourceLocation: location)
      var escalations: [String: String] = [:]
      for escalation in report.clock.escalations where escalations[escalation.unit] == nil {
        escalations[escalation.unit] = "\(escalation.cause.rawValue) \(escalation.at)"
      }
      #expect(
        stored.escalations[report.id] ?? [:] == escalations, about, sourceLocation: location)
      let pressure = report.state.isClosed ? ClockSheet.Pressure.calm : report.clock.pressure
      let pressed = pressure == .calm ? [] : Set(book.units.desks(of: report.holder))
      #expect(
        stored.pressed[report.id] ?? [:]
          == Dictionary(uniqueKeysWithValues: pressed.map { ($0, pressure.rawValue) }), about,
        sourceLocation: location)
    }
  }
}

struct Climbed: Equatable, CustomStringConvertible {
  let step: String
  let to: String?
  let dueAt: Int64
  let at: Int64
  var description: String { "\(step) -> \(to ?? "-")" }
}

/// What the store keeps of the clocks beside the reports themselves, by report.
private struct StoredClocks: Sendable {
  var timers: [Int64: Int64] = [:]
  var escalations: [Int64: [String: String]] = [:]
  var pressed: [Int64: [String: Int]] = [:]

  init(on connection: any Connection) throws {
    try connection.rows("SELECT report_id, due_at FROM report_timers", []) {
      timers[$0.integer(0)] = $0.integer(1)
    }
    try connection.rows("SELECT report_id, unit, cause, since FROM desk_escalations", []) {
      escalations[$0.integer(0), default: [:]][$0.text(1)] = "\($0.text(2)) \($0.integer(3))"
    }
    try connection.rows(
      "SELECT report_id, unit, pressure FROM desk_entries WHERE pressure > 0", []
    ) { pressed[$0.integer(0), default: [:]][$0.text(1)] = $0.int(2) }
  }
}

/// One of each who acts on a report of the sample village.
struct Offices: Sendable {
  static let district = "KEC-31.71.01"
  static let arbiter = "BIRO-PEM"
  static let governor = "GUBERNUR"

  let village: Actor
  let roads: Actor
  let water: Actor
  let local: Actor
  let field: Actor
  let verifier: Actor
  let roadsHead: Actor
  let camat: Actor
  let governor: Actor

  init(_ casework: Casework) async throws {
    village = try await casework.hire(.kelurahanOfficer, SampleCity.village)
    roads = try await casework.hire(.agencyCoordinator, "DBM")
    water = try await casework.hire(.agencyCoordinator, "DSDA")
    local = try await casework.hire(.unitOfficer, "DBM-31.71")
    field = try await casework.hire(.fieldOfficer, "DBM-31.71")
    verifier = try await casework.hire(.verifier, Self.arbiter)
    roadsHead = try await casework.hire(.agencyHead, "DBM")
    camat = try await casework.hire(.areaHead, Self.district)
    governor = try await casework.hire(.governorOffice, Self.governor)
  }

  var all: [Actor] {
    [village, roads, water, local, field, verifier, roadsHead, camat, governor]
  }
}

/// Reports that live at random: people act as they may, time passes, the clockwork looks now and
/// then.
struct RandomLife {
  let casework: Casework
  let offices: Offices
  var dice: Dice
  var now = SampleCity.now
  private(set) var numbers: [String] = []

  init(_ casework: Casework, seed: UInt64) async throws {
    self.casework = casework
    offices = try await Offices(casework)
    dice = Dice(seed: seed)
  }

  mutating func file(_ count: Int) async throws {
    for _ in 0..<count {
      let privacy = [Privacy.public, .public, .private, .sealed].randomElement(using: &dice)
      numbers.append(
        try await casework.file(privacy: privacy ?? .public, now: now).report.number)
      now += Int64.random(in: 1...hour, using: &dice)
    }
  }

  /// Lets somebody do something the rules allow; says what, or nil when nothing came of it.
  mutating func step() async throws -> String? {
    let pace: [Int64] = [60_000, hour, 9 * hour, day]
    now += Int64.random(in: 1...(pace.randomElement(using: &dice) ?? hour), using: &dice)
    if Int.random(in: 0..<4, using: &dice) == 0 {
      return try await casework.tick(at: now) > 0 ? "tick" : nil
    }
    let report = try await casework.report(numbers.randomElement(using: &dice) ?? "")
    let actors = [Actor(reporterOf: report.id), Actor(reporterOf: report.id)] + offices.all
    let allowed = actors.flatMap { actor in
      Permissions.verbs(
        for: actor, on: report, units: casework.book.units, arbiter: Offices.arbiter, now: now
      ).map { (actor, $0) }
    }
    guard let (actor, action) = allowed.randomElement(using: &dice),
      let verb = try await verb(action, by: actor)
    else { return nil }
    do {
      try await casework.perform(verb, on: report.number, seen: report.version, by: actor, now: now)
      return "\(action) by \(actor.role)"
    } catch is Refusal {
      return nil
    }
  }

  private mutating func verb(_ action: Action, by actor: Actor) async throws -> (any CaseVerb)? {
    let ahead = now + Int64.random(in: 1...(40 * day), using: &dice)
    let unit = ["DBM", "DSDA", "DLH"].randomElement(using: &dice) ?? "DBM"
    switch action {
    case .take: return Take(estimate: Bool.random(using: &dice) ? ahead : nil)
    case .coordinate: return CoordinateReport(to: unit, reason: "has-authority")
    case .refuseJurisdiction: return RefuseJurisdiction(proposing: unit, reason: "other-agency")
    case .dispatch:
      return Bool.random(using: &dice)
        ? Dispatch(to: "DBM-31.71") : Dispatch(person: offices.field.user)
    case .start: return Start()
    case .addProgress: return AddProgress(words: "sedang dikerjakan")
    case .finish:
      guard let user = actor.user else { return nil }
      let owner = PhotoOwner.user(user)
      return FinishWork(
        words: "selesai", photos: [try await casework.photo(of: owner)], photoOwner: owner.key,
        temporary: false)
    case .verify: return Verify()
    case .returnWork: return ReturnWork(reason: "not-solved", words: "belum")
    case .reject:
      // Else most lives would be short.
      guard Int.random(in: 0..<4, using: &dice) == 0 else { return nil }
      return Reject(reason: "location-not-found", words: "tidak ada")
    case .ask: return AskReporter(words: "di mana tepatnya?")
    case .reply: return ReplyToQuestion(words: "di depan pasar")
    case .addInformation: return AddInformation(words: "masih begitu")
    case .note: return AddNote(words: "catatan")
    case .pause: return PauseClock(.outsideJurisdiction, until: ahead, words: "menunggu")
    case .resume: return ResumeClock()
    case .setEstimate:
      guard let reason = casework.book.reasons(.estimate).first else { return nil }
      return SetEstimate(ahead, reason: reason.code)
    case .decideRequest: return DecideRequest(grants: Bool.random(using: &dice), words: "putusan")
    case .acknowledge: return Acknowledge(words: "kami tangani")
    case .reopen: return Reopen(words: "belum selesai")
    case .rate: return Rate(stars: 3)
    case .recategorise:
      guard let category = casework.book.categories.randomElement(using: &dice) else { return nil }
      return Recategorise(category: category.slug)
    case .split:
      return SplitReport(
        text: "Saluran di sebelahnya mampet.", category: nil, keys: casework.keys)
    case .withdraw:
      return Int.random(in: 0..<8, using: &dice) == 0 ? Withdraw() : nil
    case .submit, .answer, .merge, .escalate, .remind, .closeUnanswered, .recalculate, .reassign:
      return nil
    }
  }
}
