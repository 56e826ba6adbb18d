import ArgumentParser
import Casework
import Foundation
import Logging
import ServiceLifecycle
import Storage
import UnixSignals
import Workers

struct Serve: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Run the server: pages, API and the work behind them.",
    discussion:
      "Makes the store at first start and brings its schema to date. Stops on SIGTERM or SIGINT after finishing the requests in progress."
  )

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

  func run() async throws {
    let settings = try common.settings([
      .port: port.map(String.init), .host: host, .origin: publicOrigin, .city: city,
      .assets: assets,
    ])
    guard let level = Logger.Level(rawValue: settings.value(.logLevel)) else {
      throw Failure.usage("the log level must be one of trace, debug, info, notice, warning, error")
    }
    let prepared = try await Assembly.prepare(settings)
    if prepared.cityLoaded { say("Loaded the city from \(settings.value(.city)).") }
    let assembly = try await Assembly(settings, readOnly: false)
    if demo { try await Demonstration.open(assembly, reports: demoReports) }
    LoggingSystem.bootstrap { StreamLogHandler.standardError(label: $0) }
    var logger = Logger(label: "tanggap")
    logger.logLevel = level
    let casework = try await assembly.casework()
    let origin = settings.value(.origin)
    if origin.hasPrefix("https://"), settings.value(.proxies).isEmpty {
      logger.warning(
        "the public address is https but trusted-proxies is empty: everybody seems to come from the proxy's address, and limits per address hold for all together"
      )
    }
    let address = "http://\(settings.value(.host)):\(settings.value(.port))"
    let server = try await assembly.server(logger: logger) { say("Tanggap answers at \(address)") }
    let group = ServiceGroup(
      services: [
        server,
        Housekeeper(
          casework: casework, vault: assembly.vault, now: WallClock.now, sleep: WallClock.sleep,
          logger: logger),
      ],
      gracefulShutdownSignals: [.sigterm, .sigint], logger: logger)
    do {
      try await group.run()
    } catch {
      try? assembly.database.close()
      throw Failure.unavailable("the server stopped: \(error)")
    }
    try assembly.database.close()
  }
}
