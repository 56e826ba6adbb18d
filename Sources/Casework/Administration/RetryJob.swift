import Storage

extension Casework {
  /// Lets a dead job be tried again, and logs who wished it. False when there is nothing to try:
  /// it is not dead any more, or the same work is in the queue already.
  public func retryJob(_ id: Int64, by user: Int64?, now: Int64) async throws -> Bool {
    try await database.write { connection in
      guard try JobRows.retry(id, now: now, on: connection) else { return false }
      try AdministrationRows.append(
        at: now, user: user, what: "job.retry", subject: String(id), details: "", on: connection)
      return true
    }
  }
}
