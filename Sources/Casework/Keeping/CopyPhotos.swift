public import Evidence
public import Storage

/// Brings the bytes of all photos a store knows from one vault into another.
public struct CopyPhotos: Sendable {
  private let store: any Database
  private let source: any BlobVault
  private let target: any BlobVault

  public init(of store: any Database, from source: any BlobVault, to target: any BlobVault) {
    self.store = store
    self.source = source
    self.target = target
  }

  public enum Failure: Error, Sendable, Equatable {
    /// The source has no sound blob of this name.
    case lost(String)
  }

  /// - Returns: how many blobs were put; those that were there already are left alone.
  public func run() async throws -> Int {
    var count = 0
    try await Self.forEachBlob(of: store) { blob in
      guard try await !target.contains(blob) else { return }
      // The name a vault gives is the digest of the bytes: a damaged blob gets another.
      guard let bytes = try await source.bytes(of: blob), BlobID(of: bytes) == blob else {
        throw Failure.lost(blob.rawValue)
      }
      _ = try await target.put(bytes)
      count += 1
    }
    return count
  }

  /// Calls `body` for every blob of every photo and of what covers photos, each once.
  public static func forEachBlob(
    of store: any Database, _ body: (BlobID) async throws -> Void
  ) async throws {
    // Digests are as good as random: their first 64 bits tell blobs apart in an eighth of the room.
    var seen: Set<UInt64> = []
    func visit(_ blobs: [String]) async throws {
      for blob in blobs {
        guard let id = BlobID(rawValue: blob), let start = UInt64(blob.prefix(16), radix: 16)
        else { throw Failure.lost(blob) }
        if seen.insert(start).inserted { try await body(id) }
      }
    }
    var last = ""
    while true {
      let after = last
      let page = try await store.read { try PhotoRows.page(after: after, limit: 500, on: $0) }
      guard let next = page.last?.id else { break }
      for photo in page { try await visit([photo.original, photo.large, photo.thumbnail]) }
      last = next
    }
    last = ""
    while true {
      let after = last
      let page = try await store.read { try MaskRows.copies(after: after, limit: 500, on: $0) }
      guard let next = page.last?.photo else { return }
      for copy in page { try await visit(copy.blobs) }
      last = next
    }
  }
}
