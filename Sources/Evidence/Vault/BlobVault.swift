/// Why the vault could not do its work.
public enum VaultFailure: Error, Sendable, Equatable {
  /// No space, or the quota is used up.
  case full
  /// Anything else the medium answered: which step, and its code (`errno` for a directory).
  case medium(step: String, code: Int32)
}

/// What checking a blob against its name found.
public enum BlobState: String, Sendable, Codable {
  case sound, missing
  /// The bytes there no longer have the digest they are named by.
  case damaged
}

/// Keeps blobs that never change, each under the digest of its content.
public protocol BlobVault: Sendable {
  /// Stores the bytes and returns once they are durable. Storing the same bytes again gives the
  /// same name, and repairs a damaged blob.
  func put(_ bytes: [UInt8]) async throws(VaultFailure) -> BlobID

  /// The bytes, or nil when there is no such blob. They are not checked: see `verify`.
  func bytes(of id: BlobID) async throws(VaultFailure) -> [UInt8]?

  func contains(_ id: BlobID) async throws(VaultFailure) -> Bool

  /// Reads the whole blob and compares its digest with its name.
  func verify(_ id: BlobID) async throws(VaultFailure) -> BlobState

  /// Calls `body` for every blob, in no promised order, holding only a few names at a time.
  /// Blobs stored or removed meanwhile may or may not be seen.
  /// - Throws: a `VaultFailure`, or whatever `body` throws, which ends the walk.
  func forEach(_ body: (BlobID) async throws -> Void) async throws

  /// Removes the blob for good; nothing happens when it is not there.
  func remove(_ id: BlobID) async throws(VaultFailure)
}
