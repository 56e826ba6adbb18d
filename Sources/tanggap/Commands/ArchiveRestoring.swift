import Casework
import Domain
import Evidence
import Foundation
import Storage

extension Archive {
  /// Unpacks a backup into `directory`, brings it forward by the tails in their order, and checks
  /// everything; throws when anything differs.
  /// - Returns: what was restored, as it was counted.
  static func restore(_ archive: String, tails: [String] = [], to directory: String) async throws
    -> Manifest
  {
    var manifest = try unpack(archive, into: directory)
    guard manifest.since == nil else {
      throw Failure.badInput("\(archive) is a tail: name the backup it follows first")
    }
    guard manifest.schema <= Migrations.wanted else {
      throw StorageFailure.wrongSchema(found: manifest.schema, wanted: Migrations.wanted)
    }
    let path = Assembly.storePath(directory)
    guard try digest(path) == manifest.store else {
      throw Failure.badInput("\(archive) is damaged: the store differs from its digest")
    }
    let database = try SQLiteDatabase(path: path)
    defer { try? database.close() }
    var reached: (archive: String, moment: StoreMoment)?
    for tail in tails {
      reached = (tail, try await apply(tail, to: database, in: directory, &manifest))
    }
    if let reached {
      try await StoreTail.finish(database)
      guard try await database.read(StoreMoment.init(of:)).isLike(reached.moment) else {
        throw Failure.badInput("\(reached.archive) does not lead to the moment it was made at")
      }
    }
    _ = try await database.migrate()
    let shelf = try await CityShelf.open(database)
    let summary = try await CheckStore(
      database: database, vault: try DirectoryVault(root: Assembly.photosPath(directory)),
      units: shelf.book.units, clocks: shelf.book.clocks
    ).run { complain($0.description) }
    guard summary.findings == 0 else {
      throw Failure.badInput("\(archive) restores with \(summary.findings) differences")
    }
    manifest.reports = summary.reports
    manifest.events = summary.events
    manifest.photos = summary.photos
    manifest.blobs = summary.blobs
    for name in ["manifest.json", "marks"] {
      try? FileManager.default.removeItem(atPath: "\(directory)/\(name)")
    }
    return manifest
  }

  /// Brings a restored store forward by one tail.
  private static func apply(
    _ tail: String, to database: any Database, in directory: String, _ manifest: inout Manifest
  ) async throws -> StoreMoment {
    let place = directory + "/tail"
    defer { try? FileManager.default.removeItem(atPath: place) }
    let found = try unpack(tail, into: place)
    guard let since = found.since else {
      throw Failure.badInput("\(tail) is a whole backup, not a tail")
    }
    guard since == manifest.store else {
      throw Failure.badInput(
        "\(tail) follows another backup than the one before it; name all tails in their order")
    }
    guard found.schema == Migrations.wanted, manifest.schema == found.schema else {
      throw Failure.badInput(
        "\(tail) was made by another version of this program: restore with that one")
    }
    guard try digest(place + "/tail") == found.store else {
      throw Failure.badInput("\(tail) is damaged: it differs from its digest")
    }
    let marks = FileManager.default.contents(atPath: place + "/marks") ?? Data()
    let moment = try moment(found, marks: [UInt8](marks), tail)
    try await Pieces.read(place + "/tail") { piece in
      guard let piece else { throw StoreTail.Failure.damaged }
      try await StoreTail.apply(piece, to: database)
    }
    try take(photosOf: place, into: directory)
    manifest = found
    return moment
  }

  private static func take(photosOf place: String, into directory: String) throws {
    let files = FileManager.default
    let from = Assembly.photosPath(place)
    guard files.fileExists(atPath: from) else { return }
    for name in try files.subpathsOfDirectory(atPath: from) where name.utf8.count > 6 {
      let target = Assembly.photosPath(directory) + "/" + name
      guard !files.fileExists(atPath: target) else { continue }
      try files.createDirectory(
        atPath: (target as NSString).deletingLastPathComponent, withIntermediateDirectories: true,
        attributes: [.posixPermissions: 0o700])
      try files.moveItem(atPath: from + "/" + name, toPath: target)
    }
  }

  /// Unpacks an archive and looks at what came out of it before anything is opened: one that is not
  /// ours could hold links that lead the store or the photos elsewhere, or a configuration.
  private static func unpack(_ archive: String, into directory: String) throws -> Manifest {
    let files = FileManager.default
    guard files.fileExists(atPath: archive) else {
      throw Failure.missing("there is no file \(archive)")
    }
    try files.createDirectory(
      atPath: directory, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    try Tar.extract(archive, into: directory)
    let known: Set<String> = ["manifest.json", "marks", "tanggap.sqlite", "tail", "photos"]
    for name in try files.subpathsOfDirectory(atPath: directory) {
      let kind = try files.attributesOfItem(atPath: "\(directory)/\(name)")[.type]
      let top = name.split(separator: "/").first.map(String.init) ?? name
      let isOwn =
        switch kind as? FileAttributeType {
        case .typeRegular: known.contains(top) && (top == "photos") == name.contains("/")
        case .typeDirectory: top == "photos"
        default: false
        }
      guard isOwn else {
        throw Failure.badInput("\(archive) is not a backup of this program: it holds \(name)")
      }
    }
    return try decode(
      [UInt8](files.contents(atPath: directory + "/manifest.json") ?? Data()), archive)
  }
}

extension StoreMoment {
  /// The same rows. Photos a backup once knew and that are gone since may stand in the marks of one
  /// side only.
  fileprivate func isLike(_ other: StoreMoment) -> Bool {
    var (a, b) = (marks.walk(), other.marks.walk())
    for _ in 0...max(marks.reports, other.marks.reports) {
      guard a.next() ?? (-1, -1) == b.next() ?? (-1, -1) else { return false }
    }
    return tables == other.tables && photos == other.photos
  }
}
