public import Evidence
import Storage

extension Casework {
  /// How long a form that was never sent is kept, in milliseconds (30 days). Photos nobody filed go
  /// with it, so nobody can be uploading the same bytes for a live form when they are removed.
  public static let formLifetime: Int64 = 30 * 86_400_000

  /// How long the feed can be followed back, in milliseconds (2 days).
  public static let feedMemory: Int64 = 2 * 86_400_000

  /// How long it is known what was written to whom, in milliseconds (180 days).
  public static let messageMemory: Int64 = 180 * 86_400_000
  /// How long it is known what was sent to receivers of webhooks, in milliseconds (30 days).
  public static let postMemory: Int64 = 30 * 86_400_000

  /// How long after the end of a report it is known where its supporters hear of it, in
  /// milliseconds (30 days).
  public static let supporterMemory: Int64 = 30 * 86_400_000

  /// Forgets what has run out: sessions, invitations, unlocked devices, forms, full buckets, old
  /// entries of the feed, finished jobs, and photos that were never filed together with their
  /// bytes. Returns how many rows went.
  public func keepHouse(vault: any BlobVault, now: Int64) async throws -> Int {
    let before = now - Self.formLifetime
    let (rows, photos) = try await database.write { connection in
      (
        try SessionRows.purge(before: now, on: connection)
          + LogInStepRows.purge(before: now, on: connection)
          + InvitationRows.purge(before: now, on: connection)
          + AccessRows.purgeGrants(before: now, on: connection)
          + FormDraftRows.purge(before: before, on: connection)
          + BucketRows.purge(before: now, limit: 50_000, on: connection)
          + BurstRows.purge(before: before, on: connection)
          + SupportRows.forgetWays(
            closedBefore: now - Self.supporterMemory, limit: 10_000, on: connection)
          + PresenceRows.purge(before: now, on: connection)
          + FeedRows.purge(before: now - Self.feedMemory, on: connection)
          + JobRows.purge(before: now - JobRows.memory, limit: 10_000, on: connection)
          + DeliveryRows.purge(before: now - Self.messageMemory, limit: 10_000, on: connection)
          + FieldRows.purge(before: now - Self.messageMemory, limit: 10_000, on: connection)
          + WebhookRows.purge(before: now - Self.postMemory, limit: 10_000, on: connection),
        try PhotoRows.purgeLoose(before: before, limit: 500, on: connection)
      )
    }
    for blob in photos.blobs {
      if let id = BlobID(rawValue: blob) { try await vault.remove(id) }
    }
    return rows + photos.rows
  }
}
