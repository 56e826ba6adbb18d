import Dispatch
import Sodium

/// A vault in a local directory: `ab/cd/<digest>`, each file readable by its owner only.
///
/// A blob is written to `incoming/` in the same file system, synchronised, renamed to its name,
/// and the directories above it synchronised, so that a name which was returned survives a loss
/// of power, and a name never shows a half-written file. Several processes may share a directory.
/// A crash can leave a file in `incoming/`; it is never read and may be deleted.
public struct DirectoryVault: BlobVault {
  private let root: String
  /// Blocking calls run here and not on the cooperative pool. A blob always meets the same queue.
  private let queues: [DispatchQueue]

  /// Makes the directory if only its last component is missing.
  public init(root: String) throws(VaultFailure) {
    self.root = root
    queues = (0..<4).map { DispatchQueue(label: "vault.\($0)") }
    try PosixFile.makeDirectory(root)
    try PosixFile.makeDirectory(root + "/incoming")
  }

  /// Where the blob lies or would lie, for handing it to a web server or a backup.
  public func path(of id: BlobID) -> String {
    directory(of: id) + "/" + id.rawValue
  }

  public func put(_ bytes: [UInt8]) async throws(VaultFailure) -> BlobID {
    let id = BlobID(of: bytes)
    try await onQueue(of: id) { () throws(VaultFailure) in
      if try PosixFile.contents(path(of: id)) != bytes {
        try store(bytes, as: id)
      }
      // Even a blob that was there may be known only to the page cache of this machine.
      try PosixFile.synchroniseDirectory(directory(of: id))
      try PosixFile.synchroniseDirectory(root + "/" + id.rawValue.prefix(2))
      try PosixFile.synchroniseDirectory(root)
    }
    return id
  }

  private func store(_ bytes: [UInt8], as id: BlobID) throws(VaultFailure) {
    let incoming = root + "/incoming/" + randomBytes(16).hex
    try PosixFile.makeDirectory(root + "/" + id.rawValue.prefix(2))
    try PosixFile.makeDirectory(directory(of: id))
    try PosixFile.create(incoming, bytes)
    do throws(VaultFailure) {
      try PosixFile.rename(incoming, to: path(of: id))
    } catch {
      _ = try? PosixFile.remove(incoming)
      throw error
    }
  }

  public func bytes(of id: BlobID) async throws(VaultFailure) -> [UInt8]? {
    try await onQueue(of: id) { () throws(VaultFailure) in try PosixFile.contents(path(of: id)) }
  }

  public func contains(_ id: BlobID) async throws(VaultFailure) -> Bool {
    try await onQueue(of: id) { () throws(VaultFailure) in try PosixFile.exists(path(of: id)) }
  }

  public func verify(_ id: BlobID) async throws(VaultFailure) -> BlobState {
    try await onQueue(of: id) { () throws(VaultFailure) in
      guard let bytes = try PosixFile.contents(path(of: id)) else { return .missing }
      return BlobID(of: bytes) == id ? .sound : .damaged
    }
  }

  public func remove(_ id: BlobID) async throws(VaultFailure) {
    try await onQueue(of: id) { () throws(VaultFailure) in
      if try PosixFile.remove(path(of: id)) {
        try PosixFile.synchroniseDirectory(directory(of: id))
      }
    }
  }

  public func forEach(_ body: (BlobID) async throws -> Void) async throws {
    for first in try await names(in: root) where first.utf8.count == 2 {
      for second in try await names(in: root + "/" + first) {
        for name in try await names(in: root + "/" + first + "/" + second) {
          if let id = BlobID(rawValue: name) { try await body(id) }
        }
      }
    }
  }

  private func names(in path: String) async throws(VaultFailure) -> [String] {
    try await blocking(on: queues[0]) { () throws(VaultFailure) in try PosixFile.names(in: path) }
  }

  private func directory(of id: BlobID) -> String {
    let text = id.rawValue
    return root + "/" + text.prefix(2) + "/" + text.dropFirst(2).prefix(2)
  }

  private func onQueue<Value: Sendable>(
    of id: BlobID, _ work: @escaping @Sendable () throws(VaultFailure) -> Value
  ) async throws(VaultFailure) -> Value {
    let digit = id.rawValue.utf8.last.map(Int.init) ?? 0
    return try await blocking(on: queues[digit % queues.count], work)
  }
}
