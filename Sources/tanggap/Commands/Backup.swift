import ArgumentParser
import Casework
import Evidence
import Foundation
import Storage

struct Backup: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write the whole installation, photos included, to one file.",
    discussion: """
      Safe beside a running server: the store is read as of one moment, and photos are never \
      changed once stored. The file is a tar archive, the same from every engine, and is proven by \
      restoring it into a temporary directory and checking that (--no-verify leaves this out). It \
      holds identities and keys: guard it like the store itself.

      With --since only what changed since that file is written, a tail: small and quick enough to \
      be made every few minutes. --since may name a whole backup or another tail; restoring needs \
      the whole backup and every tail up to the moment wanted. A tail is proven when it is \
      restored. After an upgrade begin with a whole backup again.

      Exit code 1 when photos were missing or damaged and the file was written without them.
      """)

  @OptionGroup var common: CommonOptions
  @Argument(help: "File to write; must not exist.") var file: String
  @Option(help: ArgumentHelp("Backup or tail after which this one comes.", valueName: "file"))
  var since: String?
  @Flag(inversion: .prefixedNo, help: "Restore it into a temporary directory and check that.")
  var verify = true

  func run() async throws {
    guard !FileManager.default.fileExists(atPath: file) else {
      throw Failure.badInput("\(file) exists already")
    }
    let assembly = try await Assembly(try common.settings(), readOnly: true)
    defer { try? assembly.database.close() }
    let work = file + ".partial"
    try? FileManager.default.removeItem(atPath: work)
    // Must be made here: one that somebody else put there meanwhile would be theirs.
    try FileManager.default.createDirectory(
      atPath: work, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
    defer { try? FileManager.default.removeItem(atPath: work) }

    let archive = work + "/archive.tar"
    let words: String
    let lost: Int
    if let since {
      let (written, reports) = try await Archive.writeTail(
        assembly, since: since, work: work, to: archive)
      words = "\(reports) reports changed, \(written.manifest.blobs) new blobs"
      lost = written.lost
    } else {
      let written = try await Archive.write(assembly, work: work, to: archive)
      if verify {
        let found = try await Archive.restore(archive, to: work + "/proof")
        guard found.counts == written.manifest.counts else {
          throw Failure(
            words:
              "the backup could not be proven: \(found.counts) instead of \(written.manifest.counts)",
            code: 70)
        }
      }
      words = written.manifest.words + (verify ? "; proven by restoring" : "")
      lost = written.lost
    }
    try FileManager.default.moveItem(atPath: archive, toPath: file)
    say("Wrote \(file): \(words).")
    if lost > 0 { throw ExitCode(1) }
  }
}

struct Restore: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Restore a backup into an empty data directory or an empty store and check it.",
    discussion: """
      Without --database and --vault the backup becomes a data directory. With them it is unpacked \
      beside, checked, and moved into that store, which may stand on another engine, and that \
      vault. Each --tail brings it forward to the moment of that tail.
      """)

  @OptionGroup var common: CommonOptions
  @Argument(help: "File made by `tanggap backup`.") var file: String
  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp("Tails made by `tanggap backup --since`, oldest first.", valueName: "file"))
  var tail: [String] = []

  func run() async throws {
    let settings = try common.settings()
    for file in [file] + tail where !FileManager.default.fileExists(atPath: file) {
      throw Failure.missing("there is no file \(file)")
    }
    let data = settings.value(.data)
    let isPlain = settings.value(.database).isEmpty && settings.value(.vault).isEmpty
    let manifest: Archive.Manifest
    if isPlain {
      manifest = try await restore(to: data)
    } else {
      let work = data + "/restoring"
      try? FileManager.default.removeItem(atPath: work)
      defer { try? FileManager.default.removeItem(atPath: work) }
      manifest = try await restore(to: work)
      try await move(from: work, to: settings)
    }
    say("Restored \(manifest.words) into \(isPlain ? data : "the store").")
  }

  private func restore(to directory: String) async throws -> Archive.Manifest {
    let files = FileManager.default
    let present = (try? files.contentsOfDirectory(atPath: directory)) ?? []
    guard present.isEmpty else {
      throw Failure.badInput("\(directory) is not empty: restore only into an empty directory")
    }
    do {
      return try await Archive.restore(file, tails: tail, to: directory)
    } catch {
      // Half an installation helps nobody and would refuse the next try.
      for name in (try? files.contentsOfDirectory(atPath: directory)) ?? [] {
        try? files.removeItem(atPath: directory + "/" + name)
      }
      throw error
    }
  }

  private func move(from work: String, to settings: Settings) async throws {
    let source = try SQLiteDatabase(path: Assembly.storePath(work), readOnly: true)
    defer { try? source.close() }
    let target = try await OpenStore.fresh(settings)
    defer { try? target.close() }
    let vault = try OpenStore.vault(settings)
    _ = try await CopyStore(from: source, to: target).run(finally: {
      let restored = try DirectoryVault(root: Assembly.photosPath(work))
      _ = try await CopyPhotos(of: target, from: restored, to: vault).run()
    })
  }
}

extension Archive.Manifest {
  var counts: [Int] { [reports, events, photos, blobs] }

  var words: String { "\(reports) reports, \(events) events, \(photos) photos" }
}
