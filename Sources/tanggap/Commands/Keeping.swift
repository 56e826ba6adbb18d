import ArgumentParser
import Casework
import Domain
import Evidence
import Storage

struct Migrate: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Make the store, bring its schema to date, and load the city's tables.")

  @OptionGroup var common: CommonOptions

  @Option(help: ArgumentHelp("Folder of the city's tables.", valueName: "dir"))
  var city: String?

  @Flag(help: "Load the city's tables again, replacing those in force.")
  var replaceCity = false

  @Flag(
    help: "Keep the events of each month apart: on PostgreSQL, while there is no report yet.")
  var partitionEvents = false

  func run() async throws {
    let settings = try common.settings([.city: city])
    let prepared = try await Assembly.prepare(settings, replaceCity: replaceCity)
    if partitionEvents {
      let database = try OpenStore.database(settings, readOnly: false)
      defer { try? database.close() }
      try await database.partitionEvents()
      let now = WallClock.now()
      try await database.prepareMonths(from: now, through: now + 90 * 86_400_000)
      say("Events of each month are kept apart.")
    }
    say(
      prepared.applied.isEmpty
        ? "The schema is up to date (\(Migrations.wanted))."
        : "Applied migrations \(prepared.applied.map(String.init).joined(separator: ", ")).")
    if prepared.cityLoaded { say("Loaded the city from \(settings.value(.city)).") }
  }
}

struct Check: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Recompute every report from its events, look for orphans, re-hash every photo.",
    discussion:
      "Prints one line per difference, and a digest of all folds that is equal for equal reports. Exit code 0: none; 1: some. May run beside a server."
  )

  @OptionGroup var common: CommonOptions

  @Flag(
    help: ArgumentHelp(
      "Have the map counted anew first.",
      discussion:
        "Needed after nodes of a release without a map have written beside newer ones. The counts in force are shown meanwhile."
    ))
  var recountMap = false

  func run() async throws {
    let assembly = try await Assembly(try common.settings(), readOnly: !recountMap)
    if recountMap { try await assembly.casework().recountMap() }
    let shelf = try await CityShelf.open(assembly.database)
    let summary = try await CheckStore(
      database: assembly.database, vault: assembly.vault, units: shelf.book.units,
      clocks: shelf.book.clocks
    ).run { say($0.description) }
    say(summary.words)
    if summary.findings > 0 { throw ExitCode(1) }
  }
}

struct Config: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Print the settings in force and where each came from.")

  @OptionGroup var common: CommonOptions

  func run() throws {
    let settings = try common.settings()
    for setting in Setting.all {
      let found = settings.found(setting)
      say("\(setting.key) = \(found.value.isEmpty ? "(empty)" : setting.masked(found.value))")
      say("    \(found.source); \(setting.about); \(setting.environment)")
    }
  }
}

struct DevelopPhoto: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: PhotoWorker.command,
    abstract: "Decode one photo in a confined process (started by the server).",
    shouldDisplay: false)

  @Argument(parsing: .captureForPassthrough) var arguments: [String] = []

  func run() throws { throw ExitCode(PhotoWorker.run(arguments: arguments)) }
}
