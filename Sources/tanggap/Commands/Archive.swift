import Casework
import Evidence
import Foundation
import Sodium
import Storage

/// The one file of a backup, a tar archive: `manifest.json`, `marks`, then `tanggap.sqlite` (of a
/// whole backup) or `tail` (of one that holds only what changed since another), and `photos/...`.
enum Archive {
  /// What must be there again after restoring.
  struct Manifest: Codable, Equatable {
    var format = 2
    var schema = Migrations.wanted
    var reports: Int
    var events: Int
    var photos: Int
    /// In this archive.
    var blobs: Int
    /// SHA-256 of `tanggap.sqlite` or `tail`, hex. Names this backup.
    var store: String
    /// Of a tail: the backup it follows.
    var since: String?
    /// SHA-256 of `marks`, hex. Nil in archives of format 1.
    var marks: String?
    /// The small tables.
    var tables: [TableState]?
  }

  /// A backup written, and how many blobs the vault did not have sound.
  struct Written {
    let manifest: Manifest
    let lost: Int
  }

  /// Writes everything, as of one moment.
  static func write(_ assembly: Assembly, work: String, to archive: String) async throws -> Written
  {
    let copy = work + "/tanggap.sqlite"
    if let file = assembly.database as? SQLiteDatabase {
      try await file.backup(to: copy)
    } else {
      let target = try SQLiteDatabase(path: copy)
      _ = try await target.migrate()
      _ = try await CopyStore(from: assembly.database, to: target).run()
      try target.close()
    }
    let store = try SQLiteDatabase(path: copy, readOnly: true)
    let moment = try await store.read(StoreMoment.init(of:))
    var blobs = 0
    // Only blobs the copy knows: uploads that came later are not part of this moment.
    try await CopyPhotos.forEachBlob(of: store) { _ in blobs += 1 }
    let manifest = Manifest(moment, blobs: blobs, store: try digest(copy), since: nil)
    let tar = try begin(archive, manifest, moment.marks)
    try tar.add("tanggap.sqlite", file: copy)
    var lost = 0
    try await CopyPhotos.forEachBlob(of: store) { blob in
      if try await !add(blob, from: assembly.vault, to: tar) { lost += 1 }
    }
    try tar.finish()
    try store.close()
    return Written(manifest: manifest, lost: lost)
  }

  /// Writes what changed since `base`, itself a backup or a tail.
  static func writeTail(
    _ assembly: Assembly, since base: String, work: String, to archive: String
  ) async throws -> (written: Written, reports: Int) {
    let (before, moment) = try beginning(base)
    guard before.schema == Migrations.wanted else {
      throw Failure.badInput(
        "\(base) was made by another version of this program: make a whole backup first")
    }
    let tail = work + "/tail"
    let made = try await assembly.database.read { connection in
      // Made here: the store may run this again from its beginning.
      let file = try Pieces.Writer(path: tail)
      let made = try StoreTail.write(since: moment, on: connection) { try file.put($0) }
      try file.finish()
      return made
    }
    let blobs = made.blobs.sorted().compactMap { BlobID(rawValue: $0) }
    let manifest = Manifest(
      made.moment, blobs: blobs.count, store: try digest(tail), since: before.store)
    let tar = try begin(archive, manifest, made.moment.marks)
    try tar.add("tail", file: tail)
    var lost = 0
    for blob in blobs {
      if try await !add(blob, from: assembly.vault, to: tar) { lost += 1 }
    }
    try tar.finish()
    return (Written(manifest: manifest, lost: lost), made.reports)
  }

  private static func begin(_ archive: String, _ manifest: Manifest, _ marks: StoreMarks) throws
    -> TarFile
  {
    let tar = try TarFile(path: archive)
    var manifest = manifest
    let bytes = marks.encoded
    manifest.marks = SHA256.hash(bytes).hex
    try tar.add("manifest.json", [UInt8](try JSONEncoder().encode(manifest)))
    try tar.add("marks", bytes)
    return tar
  }

  /// False when the vault has no sound blob of that name; the operator is told.
  private static func add(_ blob: BlobID, from vault: any BlobVault, to tar: TarFile) async throws
    -> Bool
  {
    guard let bytes = try await vault.bytes(of: blob), BlobID(of: bytes) == blob else {
      complain("the photo \(blob) is missing or damaged; the backup does not hold it")
      return false
    }
    try tar.add(
      "photos/\(blob.rawValue.prefix(2))/\(blob.rawValue.dropFirst(2).prefix(2))/\(blob)", bytes)
    return true
  }

  /// Manifest and marks of an archive, which stand at its beginning.
  private static func beginning(_ archive: String) throws -> (Manifest, StoreMoment) {
    guard FileManager.default.fileExists(atPath: archive) else {
      throw Failure.missing("there is no file \(archive)")
    }
    let manifest = try decode(try Tar.read("manifest.json", of: archive), archive)
    return (manifest, try moment(manifest, marks: try Tar.read("marks", of: archive), archive))
  }

  static func decode(_ bytes: [UInt8], _ archive: String) throws -> Manifest {
    guard let manifest = try? JSONDecoder().decode(Manifest.self, from: Data(bytes)),
      (1...2).contains(manifest.format)
    else { throw Failure.badInput("\(archive) is not a backup of this program") }
    return manifest
  }

  static func moment(_ manifest: Manifest, marks: [UInt8], _ archive: String) throws -> StoreMoment
  {
    guard let tables = manifest.tables, let digest = manifest.marks else {
      throw Failure.badInput(
        "\(archive) was made by an earlier version of this program: make a whole backup first")
    }
    guard SHA256.hash(marks).hex == digest, let marks = StoreMarks(encoded: marks) else {
      throw Failure.badInput("\(archive) is damaged: its marks differ from their digest")
    }
    return StoreMoment(marks: marks, tables: tables, photos: manifest.photos)
  }

  static func digest(_ path: String) throws -> String {
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

extension Archive.Manifest {
  init(_ moment: StoreMoment, blobs: Int, store: String, since: String?) {
    self.init(
      reports: moment.marks.reports, events: moment.marks.events, photos: moment.photos,
      blobs: blobs, store: store, since: since, tables: moment.tables)
  }
}

/// A file of pieces, each after its length in 8 bytes, highest first.
enum Pieces {
  struct Writer {
    private let handle: FileHandle

    init(path: String) throws {
      guard FileManager.default.createFile(atPath: path, contents: nil),
        let handle = FileHandle(forWritingAtPath: path)
      else { throw Failure.unavailable("\(path) cannot be written") }
      self.handle = handle
    }

    func put(_ piece: [UInt8]) throws {
      let length = withUnsafeBytes(of: UInt64(piece.count).bigEndian) { Data($0) }
      try handle.write(contentsOf: length + piece)
    }

    func finish() throws { try handle.close() }
  }

  /// Calls `each` for every piece; nil for what is no piece.
  static func read(_ path: String, _ each: ([UInt8]?) async throws -> Void) async throws {
    guard let handle = FileHandle(forReadingAtPath: path) else { return try await each(nil) }
    defer { try? handle.close() }
    while let head = try handle.read(upToCount: 8), !head.isEmpty {
      let length = head.reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
      guard head.count == 8, length < 1 << 40,
        let piece = try handle.read(upToCount: Int(length)), piece.count == length
      else { return try await each(nil) }
      try await each([UInt8](piece))
    }
  }
}
