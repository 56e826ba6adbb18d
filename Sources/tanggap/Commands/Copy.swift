import ArgumentParser
import Casework
import Domain
import Evidence
import Foundation
import Storage

struct Copy: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Move a whole installation into another store, on the same or another engine.",
    discussion: """
      The target must be empty; its schema is made here. The source is read as of one moment, so a \
      server may go on using it, but what comes in after that moment is not in the copy: stop the \
      server first when the copy is to take its place. Indexes are built anew, every table is read \
      back and compared, and every fold is recomputed. Until that is done the target is marked as \
      unfinished and no server starts on it; a copy that was cut short is begun again with a fresh \
      target. Photos stay where they are unless both vaults are named.
      """)

  @OptionGroup var common: CommonOptions
  @Option(help: ArgumentHelp("Store to read.", valueName: "address")) var from: String
  @Option(help: ArgumentHelp("Empty store to fill.", valueName: "address")) var to: String
  @Option(help: ArgumentHelp("Vault to read photos from.", valueName: "address"))
  var fromVault: String?
  @Option(help: ArgumentHelp("Vault to put photos into.", valueName: "address"))
  var toVault: String?

  func run() async throws {
    guard (fromVault == nil) == (toVault == nil) else {
      throw Failure.usage("name both vaults or none")
    }
    let source = try await OpenStore.existing(try common.settings([.database: from]))
    defer { try? source.close() }
    let target = try await OpenStore.fresh(try common.settings([.database: to]))
    defer { try? target.close() }
    var vaults: (from: any BlobVault, to: any BlobVault)?
    if let fromVault, let toVault {
      vaults = (
        try OpenStore.vault(try common.settings([.vault: fromVault])),
        try OpenStore.vault(try common.settings([.vault: toVault]))
      )
    }
    let photos = vaults
    let tables = try await CopyStore(from: source, to: target).run(
      progress: { say("  \($0)") },
      finally: {
        guard let photos else { return }
        say("  photos")
        let moved = try await CopyPhotos(of: target, from: photos.from, to: photos.to).run()
        say("Copied \(moved) blobs.")
      })
    for table in tables where table.rows > 0 {
      let name = table.name.padding(toLength: 20, withPad: " ", startingAt: 0)
      say("  \(name) \(table.rows) rows, equal")
    }
    let book = try await CityShelf.open(target).book
    let summary = try await CheckStore(
      database: target, vault: photos?.to, units: book.units, clocks: book.clocks
    ).run {
      say($0.description)
    }
    say(summary.words)
    if summary.findings > 0 { throw ExitCode(1) }
  }
}

extension CheckSummary {
  /// As `check` and `copy` print it.
  var words: String {
    """
    \(reports) reports, \(events) events, \(photos) photos, \(blobs) blobs checked: \
    \(findings) differences.
    Folds: \(folds)
    """
  }
}

extension OpenStore {
  /// A store to read from: it has this program's schema.
  static func existing(_ settings: Settings) async throws -> any Database {
    if let path = try embeddedPath(settings), !FileManager.default.fileExists(atPath: path) {
      throw Failure.missing("there is no store \(path)")
    }
    let database = try database(settings, readOnly: true)
    let found = try await database.schemaVersion()
    guard found == Migrations.wanted else {
      throw StorageFailure.wrongSchema(found: found, wanted: Migrations.wanted)
    }
    return database
  }

  /// A store to fill: its schema is brought to date here.
  static func fresh(_ settings: Settings) async throws -> any Database {
    if let path = try embeddedPath(settings) {
      let directory = URL(fileURLWithPath: path).deletingLastPathComponent().path
      try FileManager.default.createDirectory(
        atPath: directory, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700]
      )
    }
    let database = try database(settings, readOnly: false)
    _ = try await database.migrate()
    return database
  }
}
