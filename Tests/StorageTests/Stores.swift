import Casework
import Channels
import Domain
import Foundation
import Storage
import Synchronization
import TestStores

/// A store and a temporary directory, removed afterwards. One body, every engine in turn.
func withStore(
  on engines: [Engine] = TestServer.engines, _ template: Template = .empty,
  _ body: (any Storage.Database, String) async throws -> Void
) async throws {
  for engine in engines {
    let directory = FileManager.default.temporaryDirectory.path + "/store-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: directory) }
    switch engine {
    case .sqlite:
      let database = try SQLiteDatabase(path: directory + "/tanggap.sqlite")
      try await template.prepare(database)
      try await body(database, directory)
      try database.close()
    case .postgres:
      try await TestServer.withDatabase(template) { address in
        let database = try TestServer.open(address)
        try await body(database, directory)
        try database.close()
      }
    }
  }
}

extension Template {
  /// The schema and the reference city.
  static let city = Template("city") { database in
    _ = try await database.migrate()
    try await Casework.loadCity(try SampleCity.tables(), into: database, now: 0)
  }
}

/// A store with the reference city.
func withCity(_ body: (Casework) async throws -> Void) async throws {
  try await withStore(.city) { database, _ in
    let casework = Casework(
      database: database, shelf: try await CityShelf.open(database),
      keys: ReporterKeys(secret: [UInt8](repeating: 1, count: 32)))
    try await body(casework)
  }
}

enum SampleCity {
  static let root: String = {
    var path = URL(fileURLWithPath: #filePath)
    for _ in 0..<3 { path.deleteLastPathComponent() }
    return path.path
  }()

  private static let known = Mutex<CityTables?>(nil)

  static func tables() throws -> CityTables {
    try known.withLock { tables in
      if let tables { return tables }
      let read = try CityFolder.read(root + "/Cities/jakarta")
      tables = read
      return read
    }
  }

  static let now: Int64 = 1_741_159_800_000
  static let place = Coordinate(latitude: -6.1754, longitude: 106.8272)
  static let village = "KEL-31.71.01.1001"
}

extension Casework {
  func file(
    _ text: String = "Lampu jalan padam sejak kemarin malam.", kind: ReportKind = .complaint,
    privacy: Privacy = .public, place: Coordinate? = SampleCity.place,
    submission: String = UUID().uuidString, now: Int64 = SampleCity.now
  ) async throws -> Receipt {
    try await submit(
      SubmitReport(
        Draft(
          kind: kind, privacy: privacy, channel: book.city.webChannel, text: text, place: place),
        submission: submission, photoOwner: ""), now: now)
  }

  func hire(_ role: Role, _ unit: String) async throws -> Actor {
    let id = try await database.write {
      try UserRows.insert(
        login: UUID().uuidString.lowercased(), name: "Petugas", password: "-", role: role,
        unit: unit, at: SampleCity.now, on: $0)
    }
    return Actor(officer: id, role: role, unit: unit)
  }

  func photo(of owner: PhotoOwner) async throws -> String {
    let id = ReporterKeys.freshToken()
    try await database.write {
      try PhotoRows.insert(
        Photo(
          id: id, report: nil, owner: owner.key, original: id, large: id, thumbnail: id,
          width: 10, height: 10, byteCount: 1, format: "jpeg", takenAt: nil, place: nil,
          fingerprint: 1, uploadedAt: SampleCity.now), on: $0)
    }
    return id
  }
}
