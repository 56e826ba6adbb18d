import Casework
import Channels
import Domain
import Evidence
import Foundation
import Logging
import Post
import ServiceLifecycle
import Sodium
import Storage
import Web
import Workers

/// Wires the rooms together. Only this file and ``OpenStore`` name a concrete store, vault or clock.
struct Assembly {
  let settings: Settings
  let database: any Database
  let vault: any BlobVault

  var data: String { settings.value(.data) }

  static func storePath(_ data: String) -> String { data + "/tanggap.sqlite" }
  static func photosPath(_ data: String) -> String { data + "/photos" }

  /// Opens an installation that exists.
  init(_ settings: Settings, readOnly: Bool) async throws {
    self.settings = settings
    let data = settings.value(.data)
    if let path = try OpenStore.embeddedPath(settings) {
      guard FileManager.default.fileExists(atPath: path) else {
        throw Failure.missing("there is no store in \(data): run `tanggap migrate --data \(data)`")
      }
    } else if settings.value(.vault).isEmpty {
      // A new node of a city whose store is elsewhere.
      try Self.makeDirectory(data)
    }
    database = try OpenStore.database(settings, readOnly: readOnly)
    vault = try OpenStore.vault(settings)
    let version = try await database.schemaVersion()
    guard version == Migrations.wanted else {
      throw Self.wrongSchema(found: version, settings)
    }
    if try await database.read(UnfinishedStore.isMarked) { throw CopyFailure.unfinished }
  }

  private static func makeDirectory(_ path: String) throws {
    try FileManager.default.createDirectory(
      atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
  }

  /// Says which command mends it.
  private static func wrongSchema(found: Int, _ settings: Settings) -> Failure {
    let wanted = Migrations.wanted
    guard found < wanted else {
      return .unavailable(
        "the store has schema \(found), newer than this program's \(wanted): upgrade the program")
    }
    let address = settings.value(.database)
    let place =
      address.isEmpty
      ? "--data \(settings.value(.data))" : "--database \(Setting.withoutPasswords(address))"
    return .unavailable(
      "the store has schema \(found), this program needs \(wanted): run `tanggap migrate \(place)`")
  }

  /// Yields the cause when the store can no longer be written to and the program must end.
  var broken: AsyncStream<String> {
    (database as? SQLiteDatabase)?.broken ?? AsyncStream { $0.finish() }
  }

  /// Makes or updates an installation: directory, schema, and the city if there is none yet.
  static func prepare(_ settings: Settings, replaceCity: Bool = false) async throws -> (
    applied: [Int], cityLoaded: Bool
  ) {
    let data = settings.value(.data)
    let city = settings.value(.city)
    var tables: CityTables?
    // Read first: a mistyped folder must not leave a store without a city behind.
    let embedded = try OpenStore.embeddedPath(settings)
    if replaceCity || embedded.map({ !FileManager.default.fileExists(atPath: $0) }) ?? false {
      guard FileManager.default.fileExists(atPath: city + "/city.json") else {
        throw Failure.missing("there is no city in \(city): it holds no city.json")
      }
      tables = try CityFolder.read(city)
    }
    try makeDirectory(data)
    let database = try OpenStore.database(settings, readOnly: false)
    defer { try? database.close() }
    let applied = try await database.migrate()
    if try await database.read(UnfinishedStore.isMarked) { throw CopyFailure.unfinished }
    let hasCity = try await database.read { try SettingRows.get("city", on: $0) } != nil
    if !hasCity || replaceCity {
      try await Casework.loadCity(
        try tables ?? CityFolder.read(city), into: database, now: WallClock.now())
    }
    return (applied, !hasCity || replaceCity)
  }

  func casework() async throws -> Casework {
    let shelf = try await CityShelf.open(database)
    return Casework(
      database: database, shelf: shelf,
      keys: ReporterKeys(secret: try await secret("reporter-keys")),
      allowances: try settings.allowances())
  }

  func accounts(_ shelf: CityShelf) -> Accounts {
    Accounts(database: database, hasher: .standard, shelf: shelf)
  }

  func developer() throws -> PhotoDeveloper {
    let temporary = data + "/incoming"
    try FileManager.default.createDirectory(
      atPath: temporary, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    return PhotoDeveloper(
      executable: "/proc/self/exe", vault: vault, temporaryDirectory: temporary,
      limits: .standard, sleep: WallClock.sleep)
  }

  func isDemo() async throws -> Bool {
    try await database.read { try SettingRows.get("demo", on: $0) } == "1"
  }

  /// A random key of this installation, made at first use.
  func secret(_ name: String) async throws -> [UInt8] {
    let fresh = randomBytes(32)
    return try await database.write { try SettingRows.secret(name, fresh: fresh, on: $0) }
  }

  /// Where this node writes, and how much room there is.
  private func spaces() throws -> [Readiness.Space] {
    var places = [(place: "data directory", path: data)]
    if let path = try OpenStore.embeddedPath(settings) {
      places.append((place: "store", path: (path as NSString).deletingLastPathComponent))
    }
    if vault is DirectoryVault, !settings.value(.vault).isEmpty {
      places.append((place: "photos", path: settings.value(.vault)))
    }
    return places.map { place, path in
      Readiness.Space(place: place) { Machine.freeBytes(path) }
    }
  }

  /// The web server: all pages, or of a node that only works only its health and figures.
  func server(
    _ casework: Casework, telling: Telling, feed: ChangeFeed, part: Settings.Part, leaving: Leaving,
    registry: MetricsRegistry, logger: Logger, whenRunning: @escaping @Sendable () -> Void
  ) async throws -> any Service {
    let health = Health(
      readiness: Readiness(
        database: database, leaving: leaving, spaces: try spaces(), now: WallClock.now,
        timing: WallClock.timing),
      metrics: MetricsRoute(registry: registry, token: settings.value(.metricsToken)))
    let sessions = try Sessions(
      database: database, hasher: .standard, allowances: casework.allowances)
    var office = Office(
      casework: casework, photos: PhotoIntake(developer: try developer(), database: database),
      sessions: sessions, accounts: accounts(casework.shelf), vault: vault,
      shelf: .following(feed) { casework.shelf.edition },
      live: .following(feed, sleep: WallClock.sleep, leaving: leaving),
      channels: telling.posts.channels, pushKey: try await pushKeys()?.publicKey,
      acceptsPushService: try pushServices())
    office.mail = telling.posts.mail
    let host = settings.value(.host)
    let port = try settings.port()
    guard let language = Language(rawValue: settings.value(.language)) else {
      throw Failure.usage("the language must be id or en")
    }
    let assets = part == .work ? .none : try assets(logger)
    let named = settings.value(.proxies).split { $0 == "," || $0 == " " }.map(String.init)
    guard let proxies = TrustedProxies(named) else {
      throw Failure.usage("trusted-proxies must be addresses or networks separated by commas")
    }
    var site: Site
    do {
      site = try Site(
        city: casework.book.city, now: WallClock.now,
        publicOrigin: try publicOrigin(),
        defaultLanguage: language, isDemo: try await isDemo(), secret: try await secret("web"),
        trustedProxies: proxies, assets: assets,
        sessions: .stored(sessions, now: WallClock.now), reporters: .stored(database),
        navigation: Navigation.items)
    } catch let failure as Site.Failure {
      throw Failure.usage("the site cannot be set up: \(failure)")
    }
    site.mapTiles = try mapTiles()
    site.brake = .stored(casework)
    site.readsCopies = database is ReplicatedDatabase
    return makeApplication(
      site: site,
      routes: part == .work
        ? workRoutes(health) : allRoutes(office, assets: assets, health: health),
      host: host, port: port, timing: WallClock.timing, leaving: leaving, logger: logger,
      whenRunning: whenRunning)
  }
}
