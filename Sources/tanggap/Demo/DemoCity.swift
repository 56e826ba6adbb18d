import Casework
import Domain
import Evidence
import Sodium
import Storage

/// How large a demo is and what it depends on.
struct DemoOptions: Sendable {
  /// The same seed and the same `now` tell the same demo.
  var seed: UInt64
  var reports = 2_000
  var days = 90
  /// Milliseconds since 1970 UTC; nothing happens after it.
  var now: Int64
  /// False draws one pair of pictures for all reports instead of a set for each kind.
  var pictures = true
}

/// What a demo holds.
struct DemoSummary: Sendable {
  var reports = 0
  var inquiries = 0
  var events = 0
  var photos = 0
  var states: [ReportState: Int] = [:]
  /// SHA-256 over number, state, text and count of events of every report, in hexadecimal.
  var digest = ""
  /// Steps a rule stopped; empty unless the city's tables contradict its demo.
  var refusals: [String] = []
  var accounts: [DemoAccount] = []
  /// A few reports with their PINs, to look at from the reporter's side: one per state.
  var examples: [(state: ReportState, number: String, pin: String)] = []
}

/// Fills an empty store with invented reports of a real city.
enum DemoCity {
  /// Setting that says a fill ran to its end.
  static let filledKey = "demo-filled"

  /// True once a fill, or a run of ``BulkReports``, has ended.
  static func isFilled(_ database: any Database) async throws -> Bool {
    try await database.read { try SettingRows.get(filledKey, on: $0) } != nil
  }

  /// - Throws: ``DemoFailure`` when the store is not empty or the city's demo folder is faulty;
  ///   `PhotoRefusal`, ``StorageFailure``.
  static func fill(
    casework: Casework, developer: PhotoDeveloper, accounts: Accounts, cityFolder: String,
    options: DemoOptions, progress: @escaping @Sendable (String) -> Void
  ) async throws -> DemoSummary {
    let database = casework.database
    let book = casework.book
    try await checkEmpty(database)
    let texts = try DemoTexts(cityFolder: cityFolder, book: book)
    guard let tables = try await database.read({ try CityRows.load(on: $0) }) else {
      throw DemoFailure.notEnough("city")
    }
    let world = DemoWorld(
      book: book, texts: texts, places: try DemoPlaces(tables: tables, seed: options.seed),
      now: options.now)
    let stories = StoryTeller(world: world, options: options).stories()
    progress("drawing pictures")
    let pictures = try await DemoPictures.develop(
      variants: options.pictures ? 5 : 0, seed: options.seed, developer: developer,
      progress: progress)
    // Before the first report: a fill that is cut short still shows as a demo.
    try await database.write { try SettingRows.set("demo", "1", on: $0) }
    let officers = try await DemoOfficers.enter(
      stories: stories, world: world, accounts: accounts, database: database)
    try await DemoTemplates.enter(world, database: database)
    let stage = DemoStage(
      casework: casework, book: book, officers: officers, pictures: pictures,
      now: options.now)
    let outcome = try await stage.play(stories, progress: progress)
    var summary = try await summary(database)
    summary.events = outcome.events
    summary.photos = outcome.photos
    summary.refusals = outcome.refusals
    summary.accounts = officers.accounts
    let submissions = Dictionary(
      outcome.numbers.map { ($0.number, $0.submission) }, uniquingKeysWith: { first, _ in first })
    summary.examples = summary.examples.map { example in
      (
        example.state, example.number,
        submissions[example.number].map { casework.keys.pin(submission: $0) } ?? ""
      )
    }
    let digest = summary.digest
    try await database.write { try SettingRows.set(filledKey, digest, on: $0) }
    return summary
  }

  private static func checkEmpty(_ database: any Database) async throws {
    let (demo, filled, any) = try await database.read { connection in
      (
        try SettingRows.get("demo", on: connection), try SettingRows.get(filledKey, on: connection),
        try !ReportRows.page(after: 0, limit: 1, on: connection).isEmpty
      )
    }
    if demo != nil, filled == nil { throw DemoFailure.halfFilled }
    if any || demo != nil { throw DemoFailure.storeHasReports }
  }

  /// Reads back what the store holds, page by page.
  private static func summary(_ database: any Database) async throws -> DemoSummary {
    var summary = DemoSummary()
    var digest = SHA256.Stream()
    var latest: [ReportState: String] = [:]
    var last: Int64 = 0
    while true {
      let after = last
      let page = try await database.read { try ReportRows.page(after: after, limit: 500, on: $0) }
      guard let end = page.last?.id else { break }
      last = end
      for report in page {
        summary.reports += 1
        if report.kind == .inquiry { summary.inquiries += 1 }
        summary.states[report.state, default: 0] += 1
        if report.kind == .complaint { latest[report.state] = report.number }
        digest.update(
          Array(
            "\(report.number)|\(report.state.rawValue)|\(report.text)|\(report.version + 1)\n".utf8)
        )
      }
    }
    summary.digest = digest.finish().hex
    summary.examples = ReportState.allCases.compactMap { state in
      latest[state].map { (state, $0, "") }
    }
    return summary
  }
}
