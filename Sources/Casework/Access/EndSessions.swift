import Storage

extension Accounts {
  /// Ends one of the own sessions. Sent twice, it has ended all the same.
  public func endSession(_ session: String, of user: Int64) async throws {
    _ = try await database.write { try SessionRows.end(session, of: user, on: $0) }
  }

  /// Ends all of the own sessions but the present one.
  public func endOtherSessions(of user: Int64, keeping tokenHash: String) async throws {
    _ = try await database.write { try SessionRows.end(of: user, but: tokenHash, on: $0) }
  }

  /// Signs somebody out everywhere.
  public func endSessions(of id: Int64, by user: Int64?, now: Int64) async throws {
    try await logged(id, what: "user.endSessions", details: "", by: user, now: now) {
      _ = try SessionRows.end(of: id, but: nil, on: $0)
      try LogInStepRows.end(of: id, on: $0)
      return true
    }
  }
}
