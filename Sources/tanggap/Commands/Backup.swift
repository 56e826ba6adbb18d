import ArgumentParser
import Casework
import Domain
import Evidence
import Foundation
import Sodium
import Storage

struct Backup: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write the whole installation, photos included, to one file.",
    discussion: """
      Safe beside a running server: the store is copied at one moment, and photos are never \
      changed once stored. The file is a tar archive and is proven by restoring it into a \
      temporary directory and checking that (--no-verify leaves this out). It holds identities \
      and keys: guard it like the store itself.
      """)

  @OptionGroup var common: CommonOptions
  @Argument(help: "File to write; must not exist.") var file: String
  @Flag(inversion: .prefixedNo, help: "Restore it into a temporary directory and check that.")
  var verify = true

  func run() async throws {
    guard !FileManager.default.fileExists(atPath: file) else {
      throw Failure.badInput("\(file) exists already")
    }
    let assembly = try await Assembly(try common.settings(), readOnly: true)
    let work = file + ".partial"
    try? FileManager.default.removeItem(atPath: work)
    // Must be made here: one that somebody else put there meanwhile would be theirs.
    try FileManager.default.createDirectory(
      atPath: work, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
    defer { try? FileManager.default.removeItem(atPath: work) }

    let manifest = try await Archive.write(assembly, work: work, to: work + "/archive.tar")
    if verify {
      let found = try await Archive.restore(work + "/archive.tar", to: work + "/proof")
      guard found == manifest else {
        throw Failure(
          words: "the backup could not be proven: \(found) instead of \(manifest)", code: 70)
      }
    }
    try FileManager.default.moveItem(atPath: work + "/archive.tar", toPath: file)
    say(
      "Wrote \(file): \(manifest.reports) reports, \(manifest.events) events, \(manifest.photos) photos\(verify ? "; proven by restoring" : "")."
    )
  }
}

struct Restore: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Restore a backup into an empty data directory and check it.")

  @OptionGroup var common: CommonOptions
  @Argument(help: "File made by `tanggap backup`.") var file: String

  func run() async throws {
    let data = try common.settings().value(.data)
    guard FileManager.default.fileExists(atPath: file) else {
      throw Failure.missing("there is no file \(file)")
    }
    let present = (try? FileManager.default.contentsOfDirectory(atPath: data)) ?? []
    guard present.isEmpty else {
      throw Failure.badInput("\(data) is not empty: restore only into an empty directory")
    }
    let manifest: Archive.Manifest
    do {
      manifest = try await Archive.restore(file, to: data)
    } catch {
      // Half an installation helps nobody and would refuse the next try.
      for name in (try? FileManager.default.contentsOfDirectory(atPath: data)) ?? [] {
        try? FileManager.default.removeItem(atPath: data + "/" + name)
      }
      throw error
    }
    say(
      "Restored \(manifest.reports) reports, \(manifest.events) events, \(manifest.photos) photos into \(data)."
    )
  }
}

/// The one file of a backup: `manifest.json`, `tanggap.sqlite`, `photos/...`, in a tar archive.
enum Archive {
  /// What must be there again after restoring.
  struct Manifest: Codable, Equatable {
    let format: Int
    let schema: Int
    let reports: Int
    let events: Int
    let photos: Int
    let blobs: Int
    /// SHA-256 of `tanggap.sqlite`, hex.
    let store: String
  }

  static func write(_ assembly: Assembly, work: String, to archive: String) async throws -> Manifest
  {
    let copy = work + "/tanggap.sqlite"
    guard let file = assembly.database as? SQLiteDatabase,
      let vault = assembly.vault as? DirectoryVault
    else { throw Failure.usage("only an embedded store is backed up this way") }
    try await file.backup(to: copy)
    let store = try SQLiteDatabase(path: copy, readOnly: true)
    defer { try? store.close() }
    let (reports, events) = try await store.read {
      (
        try $0.first("SELECT COUNT(*) FROM reports") { $0.int(0) } ?? 0,
        try $0.first("SELECT COUNT(*) FROM report_events") { $0.int(0) } ?? 0
      )
    }
    // Only blobs the copy knows: uploads that came later are not part of this moment.
    var blobs: Set<String> = []
    var photos = 0
    var last = ""
    while true {
      let after = last
      let page = try await store.read { try PhotoRows.page(after: after, limit: 500, on: $0) }
      guard let next = page.last?.id else { break }
      photos += page.count
      for photo in page { blobs.formUnion([photo.original, photo.large, photo.thumbnail]) }
      last = next
    }
    let prefix = assembly.data + "/"
    let paths = blobs.sorted().compactMap { BlobID(rawValue: $0) }.map { id in
      String(vault.path(of: id).dropFirst(prefix.count))
    }
    try paths.joined(separator: "\n").write(
      toFile: work + "/photos.list", atomically: true, encoding: .utf8)
    let manifest = Manifest(
      format: 1, schema: Migrations.wanted, reports: reports, events: events, photos: photos,
      blobs: blobs.count, store: try digest(copy))
    try JSONEncoder().encode(manifest).write(to: URL(fileURLWithPath: work + "/manifest.json"))
    try tar([
      "--create", "--file", archive, "-C", work, "manifest.json", "tanggap.sqlite", "-C",
      absolute(assembly.data), "--files-from", absolute(work) + "/photos.list",
    ])
    return manifest
  }

  /// Unpacks into `directory` and checks everything; throws when anything differs.
  static func restore(_ archive: String, to directory: String) async throws -> Manifest {
    try FileManager.default.createDirectory(
      atPath: directory, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    try tar([
      "--extract", "--file", archive, "-C", absolute(directory), "--no-same-owner",
      "--no-same-permissions",
    ])
    try requireOwnContent(directory, archive)
    guard let bytes = FileManager.default.contents(atPath: directory + "/manifest.json"),
      let manifest = try? JSONDecoder().decode(Manifest.self, from: bytes), manifest.format == 1
    else { throw Failure.badInput("\(archive) is not a backup of this program") }
    guard manifest.schema <= Migrations.wanted else {
      throw StorageFailure.wrongSchema(found: manifest.schema, wanted: Migrations.wanted)
    }
    let path = Assembly.storePath(directory)
    guard try digest(path) == manifest.store else {
      throw Failure.badInput("\(archive) is damaged: the store differs from its digest")
    }
    let database = try SQLiteDatabase(path: path)
    defer { try? database.close() }
    _ = try await database.migrate()
    let shelf = try await CityShelf.open(database)
    let summary = try await CheckStore(
      database: database, vault: try DirectoryVault(root: Assembly.photosPath(directory)),
      units: shelf.book.units
    ).run { complain($0.description) }
    guard summary.findings == 0 else {
      throw Failure.badInput("\(archive) restores with \(summary.findings) differences")
    }
    return Manifest(
      format: 1, schema: manifest.schema, reports: summary.reports, events: summary.events,
      photos: summary.photos, blobs: summary.blobs, store: manifest.store)
  }

  /// Before anything is opened: an archive that is not ours could hold links that lead the store or
  /// the photos elsewhere, or a configuration.
  private static func requireOwnContent(_ directory: String, _ archive: String) throws {
    let known: Set<String> = ["manifest.json", "tanggap.sqlite", "photos"]
    let files = FileManager.default
    let names = try files.subpathsOfDirectory(atPath: directory)
    for name in names {
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
  }

  private static func tar(_ arguments: [String]) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/tar")
    process.arguments = arguments
    do {
      try process.run()
    } catch {
      throw Failure.missing("the program tar is missing")
    }
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw Failure.badInput("tar failed (\(process.terminationStatus)); is the disk full?")
    }
  }

  private static func absolute(_ path: String) -> String {
    URL(fileURLWithPath: path).standardizedFileURL.path
  }

  private static func digest(_ path: String) throws -> String {
    guard let handle = FileHandle(forReadingAtPath: path) else {
      throw Failure.badInput("\(path) is missing from the backup")
    }
    defer { try? handle.close() }
    var stream = SHA256.Stream()
    while let chunk = try handle.read(upToCount: 1 << 20), !chunk.isEmpty {
      stream.update([UInt8](chunk))
    }
    return stream.finish().hex
  }
}
