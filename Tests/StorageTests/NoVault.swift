import Evidence

/// A vault without bytes, for tests that are not about photos.
struct NoVault: BlobVault {
  func put(_ bytes: [UInt8]) async throws(VaultFailure) -> BlobID { BlobID(of: bytes) }
  func bytes(of id: BlobID) async throws(VaultFailure) -> [UInt8]? { nil }
  func contains(_ id: BlobID) async throws(VaultFailure) -> Bool { false }
  func verify(_ id: BlobID) async throws(VaultFailure) -> BlobState { .missing }
  func remove(_ id: BlobID) async throws(VaultFailure) {}
  func forEach(_ body: (BlobID) async throws -> Void) async throws {}
}
