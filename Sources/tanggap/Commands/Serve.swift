import ArgumentParser
import Casework
import Domain
import Foundation
import Logging
import Metrics
import ServiceLifecycle
import Storage
import Web
import Workers

struct Serve: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Run a node: pages, API and the work behind them.",
    discussion: """
      An embedded store is made at first start and its schema brought to date. A PostgreSQL store \
      is left as it is: `tanggap migrate` changes it, once for all nodes. Stops on SIGTERM (after \
      --drain seconds) or SIGINT when the requests in progress are finished; a second signal ends \
      it at once.
      """)

  @OptionGroup var common: CommonOptions

  @Flag(help: "Fill an empty store with a demonstration city.")
  var demo = false

  @Option(help: "Number of demonstration reports.")
  var demoReports = 2_000

  @Option(help: "Port to listen on (default 8080).")
  var port: Int?

  @Option(help: "Address to listen on (default 127.0.0.1).")
  var host: String?

  @Option(
    help: ArgumentHelp("Address citizens type, such as https://lapor.example.id.", valueName: "url")
  )
  var publicOrigin: String?

  @Option(help: ArgumentHelp("Folder of the city's tables.", valueName: "dir"))
  var city: String?

  @Option(help: ArgumentHelp("Folder of style sheet and icons.", valueName: "dir"))
  var assets: String?

  @Option(
    help: ArgumentHelp(
      "Do only a part: web (pages and API) or work (what is done behind them).", valueName: "part"))
  var only: String?

  @Option(help: ArgumentHelp("Name of this node in logs (default HOST:PORT).", valueName: "name"))
  var node: String?

  @Option(help: ArgumentHelp("postgres:// address of read-only copies.", valueName: "address"))
  var replica: String?

  @Option(help: "Connections of this node to PostgreSQL (default 16).")
  var connections: Int?

  @Option(
    help: ArgumentHelp(
      "Time a statement may take on PostgreSQL (default 10).", valueName: "seconds")
  )
  var statementTimeout: Int?

  @Option(
    help: ArgumentHelp(
      "After SIGTERM: time to go on serving while a load balancer takes this node out (default 0).",
      valueName: "seconds"))
  var drain: Int?

  @Option(
    help: ArgumentHelp(
      "Bearer token that opens /metrics; better set as TANGGAP_METRICS_TOKEN, where other accounts do not see it.",
      valueName: "token"))
  var metricsToken: String?

  @Option(help: ArgumentHelp("Form of the log: text or json.", valueName: "form"))
  var logFormat: String?

  func run() async throws {
    let settings = try common.settings([
      .port: port.map(String.init), .host: host, .origin: publicOrigin, .city: city,
      .assets: assets, .only: only, .node: node, .replica: replica,
      .connections: connections.map(String.init),
      .statementTimeout: statementTimeout.map(String.init), .drain: drain.map(String.init),
      .metricsToken: metricsToken, .logFormat: logFormat,
    ])
    let part = try settings.part()
    let drain = Duration.seconds(try settings.drain())
    let registry = MetricsRegistry()
    MetricsSystem.bootstrap(registry)
    Machine.observe(in: registry)
    let logger = try Self.logger(settings)

    if try OpenStore.embeddedPath(settings) != nil {
      let prepared = try await Assembly.prepare(settings)
      if prepared.cityLoaded { say("Loaded the city from \(settings.value(.city)).") }
      if part != .both {
        logger.warning("an embedded store has one node: with --only a part of the work is not done")
      }
    }
    let assembly = try await Assembly(settings, readOnly: false)
    try await OpenStore.prove(assembly.vault, logger: logger)
    if demo { try await Demonstration.open(assembly, reports: demoReports) }
    Self.warn(settings, logger)

    let casework = try await assembly.casework()
    if let warning = casework.book.calendarWarning(now: WallClock.now()) {
      logger.warning("\(warning)")
    }
    let telling = try await assembly.telling()
    let leaving = Leaving()
    // The last one is stopped first: no more requests, then no more work, then the store is closed.
    var services: [any Service] = [
      StoreKeeper(database: assembly.database),
      CityWatch(casework: casework, sleep: WallClock.sleep, logger: logger),
    ]
    if part != .web {
      services.append(assembly.crew(casework, telling: telling, logger: logger))
    }
    let feed = ChangeFeed(
      database: assembly.database, elapsed: WallClock.timing.elapsed, sleep: WallClock.sleep,
      logger: logger)
    if part != .work { services.append(feed) }
    let address = "http://\(settings.value(.host)):\(settings.value(.port))"
    services.append(
      try await assembly.server(
        casework, telling: telling, feed: feed, part: part, leaving: leaving, registry: registry,
        logger: logger
      ) { say("Tanggap answers at \(address)") })
    do {
      try await Ending(leaving: leaving, drain: drain, broken: assembly.broken, logger: logger)
        .run(services)
    } catch let failure as StorageFailure {
      throw failure
    } catch {
      throw Failure.unavailable("the server stopped: \(error)")
    }
  }

  private static func logger(_ settings: Settings) throws -> Logger {
    guard let level = Logger.Level(rawValue: settings.value(.logLevel)) else {
      throw Failure.usage("the log level must be one of trace, debug, info, notice, warning, error")
    }
    switch settings.value(.logFormat) {
    case "text": LoggingSystem.bootstrap { StreamLogHandler.standardError(label: $0) }
    case "json":
      let node = settings.node()
      LoggingSystem.bootstrap { JSONLog(label: $0, node: node) }
    default: throw Failure.usage("the log format must be text or json")
    }
    var logger = Logger(label: "tanggap")
    logger.logLevel = level
    return logger
  }

  private static func warn(_ settings: Settings, _ logger: Logger) {
    if settings.value(.origin).hasPrefix("https://"), settings.value(.proxies).isEmpty {
      logger.warning(
        "the public address is https but trusted-proxies is empty: everybody seems to come from the proxy's address, and limits per address hold for all together"
      )
    }
  }
}
