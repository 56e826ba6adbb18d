public import Domain

/// The second step of signing in. A secret must be computed with, so it cannot be hashed: it stands
/// here and nowhere else, like the secrets of webhooks, and every copy of the store carries it.
public enum FactorRows {
  public struct Factor: Sendable, Equatable {
    /// Base 16.
    public let secret: String
    /// The last step a code was accepted of.
    public let lastStep: Int64
    /// Nil while nobody has shown that the app knows it.
    public let confirmedAt: Int64?
  }

  public static func find(_ user: Int64, on connection: any Connection) throws -> Factor? {
    try connection.first(
      "SELECT secret, last_step, confirmed_at FROM user_factors WHERE user_id = $1",
      [.integer(user)]
    ) {
      Factor(secret: $0.text(0), lastStep: $0.integer(1), confirmedAt: $0.optionalInteger(2))
    }
  }

  /// Puts a secret in place that is still to be confirmed. False when a confirmed one stands there.
  public static func propose(
    _ user: Int64, secret: String, at: Int64, on connection: any Connection
  ) throws -> Bool {
    try connection.run(
      """
      INSERT INTO user_factors (user_id, secret, last_step, created_at) VALUES ($1, $2, 0, $3)
      ON CONFLICT (user_id) DO UPDATE SET secret = excluded.secret, created_at = excluded.created_at
      WHERE user_factors.confirmed_at IS NULL
      """, [.integer(user), .text(secret), .integer(at)]) == 1
  }

  /// Uses a step up. False when it, or a later one, was used before.
  public static func use(step: Int64, of user: Int64, on connection: any Connection) throws -> Bool
  {
    try connection.run(
      "UPDATE user_factors SET last_step = $2 WHERE user_id = $1 AND last_step < $2",
      [.integer(user), .integer(step)]) == 1
  }

  public static func confirm(_ user: Int64, at: Int64, on connection: any Connection) throws {
    try connection.run(
      "UPDATE user_factors SET confirmed_at = $2 WHERE user_id = $1",
      [.integer(user), .integer(at)])
  }

  /// Forgets the secret and the recovery codes. False when there was none.
  public static func remove(_ user: Int64, on connection: any Connection) throws -> Bool {
    try connection.run("DELETE FROM recovery_codes WHERE user_id = $1", [.integer(user)])
    return try connection.run("DELETE FROM user_factors WHERE user_id = $1", [.integer(user)]) == 1
  }

  // MARK: Recovery codes

  public static func replaceCodes(
    _ hashes: [String], of user: Int64, on connection: any Connection
  ) throws {
    try connection.run("DELETE FROM recovery_codes WHERE user_id = $1", [.integer(user)])
    for hash in hashes {
      try connection.run(
        "INSERT INTO recovery_codes (code_hash, user_id) VALUES ($1, $2)",
        [.text(hash), .integer(user)])
    }
  }

  /// False when there is no such code, or it was used.
  public static func useCode(
    _ hash: String, of user: Int64, at: Int64, on connection: any Connection
  ) throws -> Bool {
    try connection.run(
      """
      UPDATE recovery_codes SET used_at = $3
      WHERE code_hash = $1 AND user_id = $2 AND used_at IS NULL
      """, [.text(hash), .integer(user), .integer(at)]) == 1
  }

  /// Codes still good.
  public static func codesLeft(_ user: Int64, on connection: any Connection) throws -> Int {
    try connection.first(
      "SELECT COUNT(*) FROM recovery_codes WHERE user_id = $1 AND used_at IS NULL",
      [.integer(user)]
    ) { $0.int(0) } ?? 0
  }

  // MARK: Who must have one

  public static func requiredRoles(on connection: any Connection) throws -> Set<Role> {
    let words = try SettingRows.get(SessionRows.factorRoles, on: connection) ?? ""
    return Set(words.split(separator: " ").compactMap { Role(rawValue: String($0)) })
  }

  public static func require(_ roles: Set<Role>, on connection: any Connection) throws {
    let words = Role.officers.filter(roles.contains).map(\.rawValue).joined(separator: " ")
    try SettingRows.set(SessionRows.factorRoles, words, on: connection)
  }
}
