import Casework
import Domain
import Storage

/// Many reports fast, for measuring: the texts, places, hours and shares of the demo, with shorter
/// lives and without photos.
///
/// Reports are handed in through ``Casework``; their later steps are written as events that
/// ``Lifecycle`` allows, without asking it, and name no person. Proof photos are left out.
enum BulkReports {
  private static let together = 1_000

  private struct Bulk: Sendable {
    let world: DemoWorld
    let weights: Weights
    let seed: UInt64
    let keys: ReporterKeys
    /// Points known to lie in each village; looking up a new one for each report costs more than
    /// storing it.
    let points: [String: [Coordinate]]
  }

  /// Adds `count` reports of the last `days` days to the store. The same arguments over an empty
  /// store give the same reports.
  static func generate(
    count: Int, seed: UInt64, days: Int, now: Int64, casework: Casework, cityFolder: String,
    progress: @Sendable (String) -> Void
  ) async throws {
    let book = casework.book
    let texts = try DemoTexts(cityFolder: cityFolder, book: book)
    guard let tables = try await casework.database.read({ try CityRows.load(on: $0) }) else {
      throw DemoFailure.notEnough("city")
    }
    let places = try DemoPlaces(tables: tables, seed: seed)
    var dice = Dice(seed, part: -3)
    var points: [String: [Coordinate]] = [:]
    for village in book.villages() {
      points[village.code] = (0..<12).compactMap { _ in places.point(in: village.code, &dice) }
    }
    let bulk = Bulk(
      world: DemoWorld(book: book, texts: texts, places: places, now: now),
      weights: Weights(texts.complaints.map(\.weight)), seed: seed, keys: casework.keys,
      points: points)
    let moments = MomentDraw(book: book, days: days, now: now)
    let times = (0..<count).map { _ in moments.draw(&dice) }.sorted()
    try await casework.database.write { try SettingRows.set("demo", "1", on: $0) }
    var next = 0
    while next < count {
      let first = next
      let end = min(count, first + together)
      let batch = Array(times[first..<end])
      try await casework.database.write { connection in
        for (offset, at) in batch.enumerated() {
          try add(bulk, at: at, index: first + offset, connection)
        }
      }
      next = end
      if next % (together * 5) == 0 || next == count { progress("\(next) of \(count) reports") }
    }
    // A store of bulk reports is a demo that wants no filling.
    try await casework.database.write { connection in
      guard try SettingRows.get(DemoCity.filledKey, on: connection) == nil else { return }
      try SettingRows.set(DemoCity.filledKey, "bulk", on: connection)
    }
  }

  private static func add(
    _ bulk: Bulk, at: Int64, index: Int, _ connection: any Connection
  ) throws {
    var dice = Dice(bulk.seed, part: index)
    let world = bulk.world
    let complaint = world.texts.complaints[bulk.weights.draw(&dice) ?? 0]
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
      place: dice.pick(bulk.points[village] ?? []))
    var command = SubmitReport(draft, submission: ReporterKeys.freshToken(), photoOwner: "")
    command.demo = true
    var report = try Casework.submit(
      command, location: .village(village), book: world.book, keys: bulk.keys, now: at,
      connection: connection
    ).report
    var moment = at
    func step(
      _ action: Action, to state: ReportState, holder: String, by role: Role, of unit: String,
      after usual: Double, words: String? = nil, reason: String? = nil
    ) throws -> Bool {
      moment += 60_000 + Int64(usual * dice.scatter() * 60_000)
      guard moment <= world.now else { return false }
      var details = EventDetails()
      details.words = words
      details.reason = reason
      if action == .finish { details.temporary = false }
      let event = ReportEvent(
        reportID: report.id, revision: report.version + 1, at: moment, action: action,
        state: state, holder: holder, assignee: nil, actorRole: role, actorUnit: unit,
        actorUser: nil, details: details)
      let change = Change(event, to: report)
      try Cases.commit(change, units: world.book.units, on: connection)
      report = change.after
      return true
    }
    let fate = dice.unit()
    guard fate > 0.02 else { return }
    let office = report.holder
    if let inquiry {
      _ = try step(
        .answer, to: .completed, holder: office, by: .kelurahanOfficer, of: office, after: 300,
        words: inquiry.answer)
      return
    }
    if fate < 0.06 {
      let reason = dice.pick(world.book.reasons(.rejection))
      _ = try step(
        .reject, to: .rejected, holder: office, by: .kelurahanOfficer, of: office, after: 200,
        words: reason?.text.id, reason: reason?.code)
      return
    }
    let category = world.book.category(complaint.category)
    var worker = office
    var role = Role.kelurahanOfficer
    if let target = category?.main,
      let agency = Routing.unit(for: target, area: report.area, units: world.book.units),
      agency != office, world.book.units[agency]?.canHold == true
    {
      guard
        try step(
          .coordinate, to: .coordinated, holder: agency, by: role, of: office, after: 75,
          reason: world.book.reasons(.coordination).first?.code), fate > 0.08
      else { return }
      (worker, role) = (agency, .agencyCoordinator)
    }
    guard
      try step(.take, to: .inProgress, holder: worker, by: role, of: worker, after: 260),
      fate > 0.1
    else { return }
    let usual = world.scene(complaint.category).usualMinutes
    let verifier = Routing.verifier(of: worker, units: world.book.units, city: world.book.city)
    let result = dice.pick(world.texts.sentences(.result, group: category?.group.id))?.text ?? "-"
    guard
      try step(
        .finish, to: .awaitingVerification, holder: verifier, by: role, of: worker, after: usual,
        words: DemoTexts.filled(result, values)), fate > 0.11
    else { return }
    _ = try step(
      .verify, to: .completed, holder: worker, by: .verifier, of: verifier, after: 330)
  }
}
