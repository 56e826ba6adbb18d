import Foundation
import Sodium
import TestStores

@testable import Evidence

/// The vaults that every conformance test runs on.
enum VaultKind: CaseIterable, Sendable {
  case directory, s3
}

/// A vault of one kind with nothing in it, which no other test sees.
struct EmptyVault {
  let vault: any BlobVault
  /// Puts bytes where a blob lies, whatever its name says.
  let damage: (BlobID, [UInt8]) async throws -> Void
  /// Puts something that is no blob beside the blobs.
  let litter: () async throws -> Void
  private let scratch: Scratch?

  init(_ kind: VaultKind) throws {
    switch kind {
    case .directory:
      let scratch = try Scratch()
      let directory = try DirectoryVault(root: scratch.path + "/vault")
      vault = directory
      self.scratch = scratch
      damage = { id, bytes in
        try Data(bytes).write(to: URL(fileURLWithPath: directory.path(of: id)))
      }
      litter = {
        let leaf = scratch.path + "/vault/ab/cd"
        try FileManager.default.createDirectory(atPath: leaf, withIntermediateDirectories: true)
        try Data([1]).write(to: URL(fileURLWithPath: leaf + "/notes.txt"))
        try Data([1]).write(to: URL(fileURLWithPath: scratch.path + "/vault/incoming/half"))
      }
    case .s3:
      let address = try TestBucket.freshPlace()
      let exchange = S3Exchange(
        address: address, credentials: try TestBucket.credentials(), now: TestBucket.now,
        sleep: realSleep)
      let store = S3Vault(exchange)
      vault = store
      scratch = nil
      damage = { id, bytes in
        try await store.store(bytes, digest: SHA256.hash(bytes).hex, at: id)
      }
      litter = {
        // Names that need escaping, and the digest of something in a place that is not its own.
        for name in ["notes & <b>\"é\".txt", "incoming/half", BlobID(of: [1]).rawValue] {
          _ = try await exchange.ask(
            S3Exchange.Question(
              method: "PUT", key: address.prefix + name, body: [1],
              digest: SHA256.hash([1]).hex))
        }
      }
    }
  }

  func all() async throws -> Set<BlobID> {
    var found: Set<BlobID> = []
    try await vault.forEach { found.insert($0) }
    return found
  }
}
