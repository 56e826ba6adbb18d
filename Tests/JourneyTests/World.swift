import Casework
import Channels
import Domain
import Evidence
import Foundation
import Hummingbird
import HummingbirdTesting
import Logging
import Sodium
import Storage
import Synchronization
import TestStores
import Testing
import Workers

@testable import Web

/// A whole installation in a temporary directory: the reference city, one officer per role, a
/// clock that stands still until it is moved.
final class World: Sendable {
  static let password = "kata-sandi-uji"
  /// 5 March 2025, 14:30 in the city.
  static let start: Int64 = 1_741_159_800_000

  let directory: String
  let database: FaultyDatabase
  let office: Office
  let site: Site
  let routes: RouteTable
  let clock: Clock
  private let client: any TestClientProtocol

  /// The village of the tests and the desks around it.
  static let place = Coordinate(latitude: -6.1754, longitude: 106.8272)

  var now: Int64 { clock.now }
  var book: CityBook { office.casework.book }
  func pass(hours: Int64) { clock.pass(hours * 3_600_000) }
  func pass(seconds: Int64) { clock.pass(seconds * 1_000) }

  /// Builds a world on every engine in turn, runs `body` in it and removes it.
  /// - Parameters:
  ///   - vault: where photos go; a directory that is gone with the world unless given
  ///   - allowances: how much one sender may do
  ///   - pages: the shelf of finished pages; without one every page is made anew
  ///   - mail: who carries letters that are handed over at once; nobody unless given
  static func with(
    vault: (@Sendable () throws -> any BlobVault)? = nil,
    pages: @escaping @Sendable (any Storage.Database, CityShelf) -> PageShelf = { _, _ in .closed },
    allowances: Allowances = .unlimited,
    mail: (@Sendable (OutgoingMail) async -> PostOutcome)? = nil,
    _ body: @escaping @Sendable (World) async throws -> Void
  ) async throws {
    for engine in TestServer.engines {
      let directory = FileManager.default.temporaryDirectory.path + "/tanggap-\(UUID().uuidString)"
      try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
      defer { try? FileManager.default.removeItem(atPath: directory) }
      switch engine {
      case .sqlite:
        let database = try SQLiteDatabase(path: directory + "/tanggap.sqlite")
        try await city.prepare(database)
        try await run(database, directory, vault, pages, allowances, mail, body)
        try database.close()
      case .postgres:
        try await TestServer.withDatabase(city) { address in
          let database = try TestServer.open(address)
          try await run(database, directory, vault, pages, allowances, mail, body)
          try database.close()
        }
      }
    }
  }

  private static let city = Template("city") { database in
    _ = try await database.migrate()
    try await Casework.loadCity(try tables(), into: database, now: 0)
  }

  private static func run(
    _ database: any Storage.Database, _ directory: String,
    _ elsewhere: (@Sendable () throws -> any BlobVault)?,
    _ pages: @Sendable (any Storage.Database, CityShelf) -> PageShelf,
    _ allowances: Allowances,
    _ mail: (@Sendable (OutgoingMail) async -> PostOutcome)?,
    _ body: @escaping @Sendable (World) async throws -> Void
  ) async throws {
    let clock = Clock()
    let database = FaultyDatabase(StillDatabase(database) { clock.now })
    let shelf = try await CityShelf.open(database)
    let vault = try elsewhere?() ?? DirectoryVault(root: directory + "/photos")
    let casework = Casework(
      database: database, shelf: shelf,
      keys: ReporterKeys(secret: [UInt8](repeating: 3, count: 32)), allowances: allowances)
    let hasher = PasswordHasher.fastForTests
    let sessions = try Sessions(
      database: database, hasher: hasher, allowances: allowances)
    var office = Office(
      casework: casework,
      photos: PhotoIntake(
        developer: PhotoDeveloper(
          executable: executable, vault: vault, temporaryDirectory: directory,
          limits: .standard, sleep: { try await Task.sleep(for: $0) }), database: database),
      sessions: sessions,
      accounts: Accounts(database: database, hasher: hasher, shelf: shelf), vault: vault,
      shelf: pages(database, shelf), channels: [.desk, .mail, .sms, .push], pushKey: "kunci")
    office.mail = mail
    let assets = try Assets.load(
      from: root + "/Assets", leaflet: "/usr/share/javascript/leaflet")
    var site = try Site(
      city: shelf.book.city, now: { clock.now }, publicOrigin: "http://localhost", isDemo: false,
      secret: [UInt8](repeating: 9, count: 32), assets: assets,
      sessions: .stored(sessions, now: { clock.now }), reporters: .stored(database),
      navigation: Desk.navigation)
    site.brake = .stored(casework)
    let routes = allRoutes(
      office, assets: assets, health: .plain(database, now: { clock.now }))
    var logger = Logger(label: "test")
    logger.logLevel = .error
    let application = makeApplication(
      site: site, routes: routes, host: "127.0.0.1", port: 0, timing: .real, logger: logger)
    try await application.test(.router) { client in
      let world = World(directory, database, office, site, routes, clock, client)
      try await world.hire()
      try await body(world)
    }
  }

  private init(
    _ directory: String, _ database: FaultyDatabase, _ office: Office, _ site: Site,
    _ routes: RouteTable, _ clock: Clock, _ client: any TestClientProtocol
  ) {
    self.directory = directory
    self.database = database
    self.office = office
    self.site = site
    self.routes = routes
    self.client = client
    self.clock = clock
  }

  /// A browser with its own cookies.
  func browser() -> Browser { Browser(client) }

  /// A browser signed in as the officer of a role.
  func officer(_ login: String) async throws -> Browser {
    let browser = browser()
    try await browser.get("/masuk")
    let page = try await browser.post(
      "/masuk", ["nama": login, "kata_sandi": Self.password])
    #expect(page.status.code == 303, "login of \(login): \(page.status)")
    return browser
  }

  /// One officer per role, named after it, around the village of ``place``.
  private func hire() async throws {
    let staff: [(String, Role, String)] = [
      ("kelurahan", .kelurahanOfficer, Self.village), ("dinas", .agencyCoordinator, "DBM"),
      ("sudin", .unitOfficer, "DBM-31.71"), ("lapangan", .fieldOfficer, "DBM-31.71"),
      ("verifikator", .verifier, "BIRO-PEM"), ("verifikator2", .verifier, "INSPEKTORAT"),
      ("kanal", .channelAdmin, "DISKOMINFOTIK"), ("kepala", .agencyHead, "DBM"),
      ("camat", .areaHead, "KEC-31.71.01"), ("gubernur", .governorOffice, "GUBERNUR"),
      ("admin", .administrator, "UP-JSC"), ("dsda", .agencyCoordinator, "DSDA"),
      ("satpol", .agencyCoordinator, "SATPOLPP"),
    ]
    for (login, role, unit) in staff {
      try await office.accounts.add(
        login: login, name: "Petugas \(login)", password: Self.password, role: role, unit: unit,
        by: nil, now: now)
    }
  }

  static let village = "KEL-31.71.01.1001"

  /// Hands in a report directly, as any channel does.
  @discardableResult
  func submit(
    _ text: String = "Jalan berlubang di depan pasar, sudah dua minggu.",
    kind: ReportKind = .complaint, privacy: Privacy = .public, contact: Contact? = nil,
    category: String? = nil, submission: String = UUID().uuidString
  ) async throws -> Receipt {
    try await office.casework.submit(
      SubmitReport(
        Draft(
          kind: kind, privacy: privacy, channel: book.city.webChannel, category: category,
          text: text, place: Self.place, contact: contact), submission: submission, photoOwner: ""),
      now: now)
  }

  func report(_ number: String) async throws -> Report {
    try #require(try await database.read { try ReportRows.find(number: number, on: $0) })
  }

  func actor(_ login: String) async throws -> Actor {
    try #require(try await database.read { try UserRows.find(login: login, on: $0) }).user.actor
  }

  // MARK: What all worlds share

  static let root: String = {
    var path = URL(fileURLWithPath: #filePath)
    for _ in 0..<3 { path.deleteLastPathComponent() }
    return path.path
  }()

  /// The built program beside the tests; photos are developed by it.
  static let executable: String = {
    let tests = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
    return tests.appendingPathComponent("tanggap").path
  }()

  private static let jakarta = Mutex<CityTables?>(nil)

  static func tables() throws -> CityTables {
    try jakarta.withLock { known in
      if let known { return known }
      let tables = try CityFolder.read(root + "/Cities/jakarta")
      known = tables
      return tables
    }
  }
}

/// The time of a world.
final class Clock: Sendable {
  private let moment = Mutex(World.start)
  var now: Int64 { moment.withLock { $0 } }
  func pass(_ milliseconds: Int64) { moment.withLock { $0 += milliseconds } }
}
