import Sodium
public import Storage

/// Why an invitation is not made or taken.
public enum InvitationRefusal: Error, Sendable, Equatable {
  /// Used, run out, replaced by a later one, or never made.
  case unknown
  /// The account is out of service.
  case disabled
}

extension Accounts {
  /// How long a link works, in milliseconds (72 hours).
  public static let invitationLifetime: Int64 = 72 * 3_600_000

  /// Makes a link by which the person sets the own password; earlier ones end.
  /// - Returns: the link's secret, shown once; the store keeps its hash
  public func invite(_ id: Int64, by user: Int64?, now: Int64) async throws -> String {
    let token = ReporterKeys.freshToken()
    try await database.write { connection in
      guard let invited = try UserRows.find(id: id, on: connection) else {
        throw AccountRefusal.unknownAccount
      }
      guard invited.disabledAt == nil else { throw InvitationRefusal.disabled }
      try InvitationRows.end(of: id, on: connection)
      try InvitationRows.begin(
        ReporterKeys.hash(token), user: id, at: now, expires: now + Self.invitationLifetime,
        on: connection)
      try Self.note("user.invite", of: id, by: user, now: now, on: connection)
    }
    return token
  }

  /// Whom a link invites.
  public func invited(_ token: String, now: Int64) async throws -> User {
    let found = try await database.read {
      try InvitationRows.user(ReporterKeys.hash(token), now: now, on: $0)
    }
    guard let found else { throw InvitationRefusal.unknown }
    return found
  }

  /// Sets the password of whom the link invites, and ends the link and all sessions.
  public func accept(_ token: String, password: String, now: Int64) async throws -> User {
    // A link that opens nothing costs nobody the hashing.
    _ = try await invited(token, now: now)
    let hash = try hashed(password)
    return try await database.write { connection in
      guard
        let user = try InvitationRows.user(ReporterKeys.hash(token), now: now, on: connection),
        try UserRows.setPassword(user.id, hash, on: connection)
      else { throw InvitationRefusal.unknown }
      try Self.note("user.accept", of: user.id, by: user.id, now: now, on: connection)
      return user
    }
  }
}
