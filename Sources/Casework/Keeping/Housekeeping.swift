import Storage

extension Casework {
  /// How long a form that was never sent is kept, in milliseconds (30 days).
  public static let formLifetime: Int64 = 30 * 86_400_000

  /// Forgets what has run out: sessions, unlocked devices, forms, loose photos, counted attempts.
  /// Returns how many rows went.
  public func keepHouse(now: Int64) async throws -> Int {
    try await database.write { connection in
      try SessionRows.purge(before: now, on: connection)
        + AccessRows.purgeGrants(before: now, on: connection)
        + FormDraftRows.purge(before: now - Self.formLifetime, on: connection)
        + PhotoRows.purgeLoose(before: now - Self.formLifetime, on: connection)
        + ThrottleRows.purge(before: now, on: connection)
    }
  }
}
