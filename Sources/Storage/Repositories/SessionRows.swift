import Domain

/// Sessions of officers. Only a hash of the token is stored.
public enum SessionRows {
  /// Setting: the roles that must have a second step, separated by spaces.
  static let factorRoles = "factor-roles"

  /// Somebody signed in.
  public struct Found: Sendable, Equatable {
    public let user: User
    /// Moment the session was last used, as far as it is noted.
    public let seenAt: Int64
    /// The role must have a second step and the person has none yet.
    public let lacksFactor: Bool
  }

  /// A session as its owner and administrators see it.
  public struct Listed: Sendable, Equatable {
    /// The beginning of the hash: enough to name it, nothing to open it.
    public let id: String
    public let createdAt: Int64
    public let seenAt: Int64
    /// Browser and system in words; empty when they are unknown.
    public let device: String
    /// The network the device stood in, never its whole address.
    public let block: String
  }

  /// Characters of the hash that name a session on the pages: 80 bits.
  static let idLength = 16

  public static func id(_ tokenHash: String) -> String { String(tokenHash.prefix(idLength)) }

  public static func begin(
    _ tokenHash: String, user: Int64, at: Int64, expires: Int64, device: String = "",
    block: String = "", on connection: any Connection
  ) throws {
    try connection.run(
      """
      INSERT INTO sessions (token_hash, user_id, created_at, expires_at, device, block, seen_at)
      VALUES ($1, $2, $3, $4, $5, $6, $3)
      """,
      [
        .text(tokenHash), .integer(user), .integer(at), .integer(expires), .text(device),
        .text(block),
      ])
  }

  /// The person behind a token, if the session runs and the account is in service.
  public static func find(_ tokenHash: String, now: Int64, on connection: any Connection) throws
    -> Found?
  {
    try connection.first(
      """
      SELECT u.id, u.login, u.name, u.role, u.unit, u.created_at, u.disabled_at, s.seen_at,
        f.confirmed_at, r.value
      FROM sessions s JOIN users u ON u.id = s.user_id
      LEFT JOIN user_factors f ON f.user_id = u.id
      LEFT JOIN settings r ON r.name = '\(factorRoles)'
      WHERE s.token_hash = $1 AND s.expires_at > $2 AND u.disabled_at IS NULL
      """, [.text(tokenHash), .integer(now)]
    ) { row in
      let user = try UserRows.decode(row)
      let roles = row.optionalText(9)?.split(separator: " ") ?? []
      return Found(
        user: user, seenAt: row.integer(7),
        lacksFactor: row.isNull(8) && roles.contains { $0 == user.role.rawValue })
    }
  }

  /// Notes that a session is in use.
  public static func seen(_ tokenHash: String, at: Int64, on connection: any Connection) throws {
    try connection.run(
      "UPDATE sessions SET seen_at = $2 WHERE token_hash = $1 AND seen_at < $2",
      [.text(tokenHash), .integer(at)])
  }

  /// Sessions of a person that run, latest first, at most 100.
  public static func running(of user: Int64, now: Int64, on connection: any Connection) throws
    -> [Listed]
  {
    try connection.all(
      """
      SELECT token_hash, created_at, seen_at, device, block FROM sessions
      WHERE user_id = $1 AND expires_at > $2 ORDER BY created_at DESC, token_hash LIMIT 100
      """, [.integer(user), .integer(now)]
    ) {
      Listed(
        id: id($0.text(0)), createdAt: $0.integer(1), seenAt: $0.integer(2), device: $0.text(3),
        block: $0.text(4))
    }
  }

  public static func end(_ tokenHash: String, on connection: any Connection) throws {
    try connection.run("DELETE FROM sessions WHERE token_hash = $1", [.text(tokenHash)])
  }

  /// Ends one session of a person by the name it has on the pages.
  public static func end(_ id: String, of user: Int64, on connection: any Connection) throws -> Bool
  {
    try connection.run(
      "DELETE FROM sessions WHERE user_id = $1 AND substr(token_hash, 1, \(idLength)) = $2",
      [.integer(user), .text(id)]) > 0
  }

  /// Ends all sessions of a person but one; returns how many.
  public static func end(of user: Int64, but tokenHash: String?, on connection: any Connection)
    throws -> Int
  {
    try connection.run(
      "DELETE FROM sessions WHERE user_id = $1 AND token_hash <> $2",
      [.integer(user), .text(tokenHash ?? "")])
  }

  public static func purge(before now: Int64, on connection: any Connection) throws -> Int {
    try connection.run("DELETE FROM sessions WHERE expires_at <= $1", [.integer(now)])
  }
}

/// Sign-ins whose password was right and whose code is still to come.
public enum LogInStepRows {
  public static func begin(
    _ tokenHash: String, user: Int64, expires: Int64, on connection: any Connection
  ) throws {
    try connection.run(
      "INSERT INTO login_steps (token_hash, user_id, expires_at) VALUES ($1, $2, $3)",
      [.text(tokenHash), .integer(user), .integer(expires)])
  }

  /// Nil when it ran out, or the account is out of service.
  public static func user(_ tokenHash: String, now: Int64, on connection: any Connection) throws
    -> User?
  {
    try connection.first(
      """
      SELECT u.id, u.login, u.name, u.role, u.unit, u.created_at, u.disabled_at
      FROM login_steps l JOIN users u ON u.id = l.user_id
      WHERE l.token_hash = $1 AND l.expires_at > $2 AND u.disabled_at IS NULL
      """, [.text(tokenHash), .integer(now)], UserRows.decode)
  }

  public static func end(_ tokenHash: String, on connection: any Connection) throws {
    try connection.run("DELETE FROM login_steps WHERE token_hash = $1", [.text(tokenHash)])
  }

  public static func end(of user: Int64, on connection: any Connection) throws {
    try connection.run("DELETE FROM login_steps WHERE user_id = $1", [.integer(user)])
  }

  public static func purge(before now: Int64, on connection: any Connection) throws -> Int {
    try connection.run("DELETE FROM login_steps WHERE expires_at <= $1", [.integer(now)])
  }
}

/// Links by which a person sets the own password. Only a hash of the link's secret is stored.
public enum InvitationRows {
  public static func begin(
    _ tokenHash: String, user: Int64, at: Int64, expires: Int64, on connection: any Connection
  ) throws {
    try connection.run(
      """
      INSERT INTO invitations (token_hash, user_id, created_at, expires_at) VALUES ($1, $2, $3, $4)
      """, [.text(tokenHash), .integer(user), .integer(at), .integer(expires)])
  }

  /// Whom a link invites; nil when it ran out or was used, or the account is out of service.
  public static func user(_ tokenHash: String, now: Int64, on connection: any Connection) throws
    -> User?
  {
    try connection.first(
      """
      SELECT u.id, u.login, u.name, u.role, u.unit, u.created_at, u.disabled_at
      FROM invitations i JOIN users u ON u.id = i.user_id
      WHERE i.token_hash = $1 AND i.expires_at > $2 AND u.disabled_at IS NULL
      """, [.text(tokenHash), .integer(now)], UserRows.decode)
  }

  /// Until when a link of this person still works; nil when there is none.
  public static func open(of user: Int64, now: Int64, on connection: any Connection) throws
    -> Int64?
  {
    try connection.first(
      "SELECT MAX(expires_at) FROM invitations WHERE user_id = $1 AND expires_at > $2",
      [.integer(user), .integer(now)]
    ) { $0.optionalInteger(0) } ?? nil
  }

  public static func end(of user: Int64, on connection: any Connection) throws {
    try connection.run("DELETE FROM invitations WHERE user_id = $1", [.integer(user)])
  }

  public static func purge(before now: Int64, on connection: any Connection) throws -> Int {
    try connection.run("DELETE FROM invitations WHERE expires_at <= $1", [.integer(now)])
  }
}
