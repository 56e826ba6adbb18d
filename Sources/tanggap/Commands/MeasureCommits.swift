import ArgumentParser
import Casework
import Domain
import Foundation
import Storage
import Web

/// The limits the measurements hold the server against: the same rows through the same driver, with
/// nothing decided and nothing sent over a network.
struct MeasureCommits: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "measure-commits",
    abstract: "Use the store as fast as it goes, for `make bench`; prints JSON.",
    shouldDisplay: false)

  enum Kind: String, ExpressibleByArgument, CaseIterable {
    /// Each change stores a ready-made report, durably.
    case create
    /// Each change adds an event to a report, durably.
    case append
    /// Events are read back and folded into reports; a change is an event.
    case fold
  }

  @OptionGroup var common: CommonOptions
  @Option(help: "create, append or fold.") var kind = Kind.create
  @Option(help: "Callers at once.") var clients = 8
  @Option(help: "Changes in all.") var changes = 5_000

  func run() async throws {
    guard clients > 0, changes >= clients else {
      throw Failure.usage("clients must be above 0 and changes not below clients")
    }
    let settings = try common.settings()
    _ = try await Assembly.prepare(settings)
    let assembly = try await Assembly(settings, readOnly: false)
    defer { try? assembly.database.close() }
    let database = assembly.database
    let share = changes / clients
    let seconds: Double
    var done = share * clients
    switch kind {
    case .create:
      let reports = try await ready(share * clients, in: database)
      let batches = (0..<clients).map { Array(reports[$0 * share..<($0 + 1) * share]) }
      seconds = try await timed(batches) { try await Self.create($0, in: database) }
    case .append:
      // Each caller has reports of its own, as officers have: nobody waits for a version.
      let own = min(share, 50)
      let reports = try await ready(own * clients, in: database)
      try await Self.create(reports, in: database)
      let batches = (0..<clients).map { Array(reports[$0 * own..<($0 + 1) * own]) }
      seconds = try await timed(batches) { try await Self.append(share, to: $0, in: database) }
    case .fold:
      let counted = Counted()
      seconds = try await timed(Array(repeating: share, count: clients)) {
        await counted.add(try await Self.fold($0, in: database))
      }
      done = await counted.sum
    }
    say(
      "{\"kind\": \"\(kind.rawValue)\", \"clients\": \(clients), \"changes\": \(done), \"seconds\": \(seconds)}"
    )
  }

  /// Reports of one neighbourhood with their first step decided, ready to be stored.
  private func ready(_ count: Int, in database: any Database) async throws -> [Ready] {
    let book = try await CityShelf.open(database).book
    // As near to each other as the places of the reports it is held against.
    let places = Array(book.villages().suffix(16))
    let now = WallClock.now()
    let first = try await database.write {
      try CounterRows.draw("report", Int64(count), on: $0)
    }
    return (0..<count).compactMap { index in
      let id = first + Int64(index)
      let village = places[index % places.count]
      let draft = Draft(
        channel: book.city.webChannel, text: "Lampu jalan padam sejak kemarin malam.",
        place: village.centre)
      let event = SubmitReport.firstStep(
        draft, id: id, area: book.path(ofVillage: village.code), channel: draft.channel,
        demo: false, book: book, now: now)
      return Change(number: "M\(id)", first: event).map { Ready(change: $0, units: book.units) }
    }
  }

  private struct Ready: Sendable {
    let change: Change
    let units: UnitTree
  }

  private actor Counted {
    var sum = 0
    func add(_ count: Int) { sum += count }
  }

  /// Seconds until all callers are done.
  private func timed<Share: Sendable>(
    _ shares: [Share], _ work: @escaping @Sendable (Share) async throws -> Void
  ) async throws -> Double {
    let started = WallClock.timing.elapsed()
    try await withThrowingTaskGroup(of: Void.self) { group in
      for share in shares { group.addTask { try await work(share) } }
      try await group.waitForAll()
    }
    let spent = WallClock.timing.elapsed() - started
    return Double(spent.components.seconds) + Double(spent.components.attoseconds) / 1e18
  }

  private static func create(_ reports: [Ready], in database: any Database) async throws {
    for ready in reports {
      try await database.write { connection in
        let id = ready.change.after.id
        try Cases.commit(
          ready.change, units: ready.units, timer: ready.change.after.dues.coordination,
          on: connection)
        try AccessRows.insert(
          report: id, submission: "measure-\(id)", linkHash: "measure-\(id)", on: connection)
      }
    }
  }

  private static func append(_ count: Int, to reports: [Ready], in database: any Database)
    async throws
  {
    var current = reports.map(\.change.after)
    var details = EventDetails()
    details.internalWords = "Sudah dihubungi, petugas menuju lokasi."
    for index in 0..<count {
      let place = index % current.count
      let report = current[place]
      let event = ReportEvent(
        reportID: report.id, revision: report.version + 1, at: report.updatedAt + 1, action: .note,
        state: report.state, holder: report.holder, assignee: nil, actorRole: .kelurahanOfficer,
        actorUnit: report.holder, actorUser: nil, details: details)
      let change = Change(event, to: report)
      let units = reports[place].units
      try await database.write {
        try Cases.commit(change, units: units, timer: change.after.dues.completion, on: $0)
      }
      current[place] = change.after
    }
  }

  /// Reads and folds whole histories until at least `count` events were folded; returns how many.
  private static func fold(_ count: Int, in database: any Database) async throws -> Int {
    var events = 0
    var last: Int64 = 0
    while events < count {
      let low = last
      let (high, histories) = try await database.read { connection in
        let high = try CheckedRange.end(above: low, limit: 500, on: connection)
        return (high, try EventRows.histories(above: low, through: high, on: connection))
      }
      for (id, history) in histories {
        guard Report.folding(number: "", history) != nil else {
          throw StorageFailure.malformed("report \(id)")
        }
        events += history.count
      }
      if high == .max, low == 0, histories.isEmpty {
        throw Failure.badInput("the store holds no reports to fold")
      }
      last = high == .max ? 0 : high
    }
    return events
  }
}
