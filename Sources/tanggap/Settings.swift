import ArgumentParser
import Foundation

/// One thing an operator can set: by flag, by environment, in the file; else a default.
struct Setting: Sendable {
  let key: String
  let fallback: String
  let about: String

  var environment: String {
    "TANGGAP_" + key.uppercased().replacing("-", with: "_")
  }

  static let data = Setting(
    key: "data", fallback: "data", about: "directory of the store and photos")
  static let database = Setting(
    key: "database", fallback: "",
    about:
      "sqlite:PATH or postgres://USER@HOST:PORT/NAME; empty = tanggap.sqlite in the data directory")
  static let replica = Setting(
    key: "replica", fallback: "",
    about: "postgres:// address of read-only copies; empty = everything is read where it is written"
  )
  static let connections = Setting(
    key: "connections", fallback: "16", about: "connections of this node to PostgreSQL")
  static let statementTimeout = Setting(
    key: "statement-timeout", fallback: "10", about: "seconds a statement may take on PostgreSQL")
  static let vault = Setting(
    key: "vault", fallback: "",
    about:
      "directory of the photos, or s3://BUCKET/PREFIX?endpoint=URL&region=NAME; empty = photos in the data directory"
  )
  static let only = Setting(
    key: "only", fallback: "", about: "web or work; empty = this node does both")
  static let drain = Setting(
    key: "drain", fallback: "0",
    about: "seconds from SIGTERM during which a node says it is leaving and still serves")
  static let metricsToken = Setting(
    key: "metrics-token", fallback: "",
    about: "who shows it as a bearer may read /metrics; empty = only this machine may")
  static let node = Setting(
    key: "node", fallback: "", about: "name of this node in logs and leases; empty = HOST:PORT")
  static let host = Setting(key: "host", fallback: "127.0.0.1", about: "address to listen on")
  static let port = Setting(key: "port", fallback: "8080", about: "port to listen on")
  static let city = Setting(
    key: "city", fallback: "Cities/jakarta", about: "folder of the city's tables")
  static let assets = Setting(
    key: "assets", fallback: "Assets", about: "folder of style sheet and icons")
  static let leaflet = Setting(
    key: "leaflet", fallback: "/usr/share/javascript/leaflet",
    about: "folder of the map library (Debian's libjs-leaflet); empty = maps are lists")
  static let mapTiles = Setting(
    key: "map-tiles", fallback: "",
    about:
      "address of map tiles, such as https://tiles.example.id/{z}/{x}/{y}.png; empty = areas are drawn from the city's own tables"
  )
  static let mapCredit = Setting(
    key: "map-credit", fallback: "", about: "whom the map says its tiles are from")
  static let origin = Setting(
    key: "public-origin", fallback: "",
    about: "address citizens type, such as https://lapor.example.id; empty = http://HOST:PORT")
  static let proxies = Setting(
    key: "trusted-proxies", fallback: "",
    about: "addresses or networks whose X-Forwarded-For is believed, separated by commas")
  static let unlimited = Setting(
    key: "unlimited-from", fallback: "127.0.0.0/8,::1",
    about:
      "addresses or networks of the city's own counters, which no limit counts, separated by commas"
  )
  static let mail = Setting(
    key: "mail", fallback: "",
    about:
      "smtp://HOST:PORT?starttls=require or smtps://HOST of the relay that takes letters; empty = no mail"
  )
  static let mailFrom = Setting(
    key: "mail-from", fallback: "", about: "address letters come from, such as lapor@example.id")
  static let mailUser = Setting(
    key: "mail-user", fallback: "",
    about: "name at the relay; its password only as TANGGAP_MAIL_PASSWORD in the environment")
  static let mailAuthorities = Setting(
    key: "mail-authorities", fallback: "",
    about: "file of certificates the relay is trusted by; empty = the system's")
  static let outbound = Setting(
    key: "outbound-allow", fallback: "",
    about:
      "addresses or networks inside that webhooks and push may reach, separated by commas; http:ADDRESS allows plain HTTP there"
  )
  static let quiet = Setting(
    key: "quiet-hours", fallback: "21-6", about: "hours in which reporters are not written to")
  static let language = Setting(
    key: "language", fallback: "id", about: "language of first visits: id or en")
  static let logLevel = Setting(
    key: "log-level", fallback: "info", about: "trace, debug, info, notice, warning, error")
  static let logFormat = Setting(
    key: "log-format", fallback: "text", about: "text, or json: one object a line")

  static let all = [
    data, database, replica, connections, statementTimeout, vault, only, drain, metricsToken, node,
    host, port, city, assets, leaflet, mapTiles, mapCredit, origin, proxies, unlimited, mail,
    mailFrom,
    mailUser, mailAuthorities, outbound,
    quiet, language, logLevel, logFormat,
  ]
}

/// Where a value came from.
enum Source: Sendable, CustomStringConvertible {
  case flag
  case environment(String)
  case file(String)
  case fallback

  var description: String {
    switch self {
    case .flag: "flag"
    case .environment(let name): "environment \(name)"
    case .file(let path): "file \(path)"
    case .fallback: "default"
    }
  }
}

/// The settings in force. First wins: flag, environment, file (`--config`, else `tanggap.json` in
/// the data directory or here), default.
struct Settings: Sendable {
  private let flags: [String: String]
  private let environment: [String: String]
  private let file: (path: String, values: [String: String])?

  init(flags: [String: String], configuration: String?) throws {
    self.flags = flags
    environment = ProcessInfo.processInfo.environment
    let data =
      flags[Setting.data.key] ?? environment[Setting.data.environment] ?? Setting.data.fallback
    let named = configuration ?? environment["TANGGAP_CONFIG"]
    let candidates = named.map { [$0] } ?? ["\(data)/tanggap.json", "tanggap.json"]
    guard let path = candidates.first(where: { FileManager.default.fileExists(atPath: $0) }) else {
      if let named { throw Failure.missing("there is no configuration file \(named)") }
      file = nil
      return
    }
    file = (path, try Self.read(path))
  }

  func value(_ setting: Setting) -> String { found(setting).value }

  func found(_ setting: Setting) -> (value: String, source: Source) {
    if let value = flags[setting.key] { return (value, .flag) }
    if let value = environment[setting.environment] {
      return (value, .environment(setting.environment))
    }
    if let file, let value = file.values[setting.key] { return (value, .file(file.path)) }
    return (setting.fallback, .fallback)
  }

  /// JSON5: comments are allowed. Values are text or numbers; unknown names are refused, so that a
  /// misspelt one is not silently ignored.
  private static func read(_ path: String) throws -> [String: String] {
    guard let bytes = FileManager.default.contents(atPath: path) else {
      throw Failure.missing("the configuration file \(path) cannot be read")
    }
    let decoder = JSONDecoder()
    decoder.allowsJSON5 = true
    let values: [String: Scalar]
    do {
      values = try decoder.decode([String: Scalar].self, from: bytes)
    } catch {
      throw Failure.badInput("\(path) is not a list of names and values in JSON")
    }
    for name in values.keys.sorted() where !Setting.all.contains(where: { $0.key == name }) {
      let known = Setting.all.map(\.key).joined(separator: ", ")
      throw Failure.badInput("\(path): unknown setting \"\(name)\"; known are \(known)")
    }
    return values.mapValues(\.text)
  }

  private struct Scalar: Decodable {
    let text: String

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let number = try? container.decode(Int.self) {
        text = String(number)
      } else {
        text = try container.decode(String.self)
      }
    }
  }
}

/// The flags every command takes.
struct CommonOptions: ParsableArguments {
  @Option(name: .long, help: ArgumentHelp("Directory of the store and photos.", valueName: "dir"))
  var data: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "sqlite:PATH or postgres://USER@HOST:PORT/NAME (default tanggap.sqlite in the data directory).",
      valueName: "address"))
  var database: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Directory of the photos, or s3://BUCKET/PREFIX?endpoint=URL&region=NAME.",
      valueName: "address"))
  var vault: String?

  @Option(
    name: .long,
    help: ArgumentHelp("Configuration file (JSON; comments allowed).", valueName: "file"))
  var config: String?

  func settings(_ flags: [Setting: String?] = [:]) throws -> Settings {
    var given: [String: String] = [:]
    if let data { given[Setting.data.key] = data }
    if let database { given[Setting.database.key] = database }
    if let vault { given[Setting.vault.key] = vault }
    for (setting, value) in flags { if let value { given[setting.key] = value } }
    return try Settings(flags: given, configuration: config)
  }
}

extension Setting: Hashable {}
