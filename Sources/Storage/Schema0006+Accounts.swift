extension Schema0006 {
  /// For accounts: two factors, invitations, sessions, routing rules, the administration's trail.
  static let accounts: [String] = [
    "ALTER TABLE sessions ADD COLUMN device TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE sessions ADD COLUMN block TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE sessions ADD COLUMN seen_at BIGINT NOT NULL DEFAULT 0",
    "UPDATE sessions SET seen_at = created_at",
    "CREATE INDEX sessions_of ON sessions (user_id)",
    """
    CREATE TABLE user_factors (
      user_id BIGINT PRIMARY KEY REFERENCES users (id), secret TEXT NOT NULL,
      last_step BIGINT NOT NULL, created_at BIGINT NOT NULL, confirmed_at BIGINT)
    """,
    """
    CREATE TABLE recovery_codes (
      code_hash TEXT PRIMARY KEY, user_id BIGINT NOT NULL REFERENCES users (id), used_at BIGINT)
    """,
    "CREATE INDEX recovery_codes_of ON recovery_codes (user_id)",
    """
    CREATE TABLE login_steps (
      token_hash TEXT PRIMARY KEY, user_id BIGINT NOT NULL REFERENCES users (id),
      expires_at BIGINT NOT NULL)
    """,
    """
    CREATE TABLE invitations (
      token_hash TEXT PRIMARY KEY, user_id BIGINT NOT NULL REFERENCES users (id),
      created_at BIGINT NOT NULL, expires_at BIGINT NOT NULL)
    """,
    "CREATE INDEX invitations_of ON invitations (user_id)",
    """
    CREATE TABLE routing_rules (
      version BIGINT PRIMARY KEY, body TEXT NOT NULL, note TEXT NOT NULL, user_id BIGINT,
      created_at BIGINT NOT NULL)
    """,
    "CREATE INDEX administration_log_subject ON administration_log (subject, id)",
    """
    CREATE TABLE keeping_trail (
      entry_id BIGINT PRIMARY KEY REFERENCES administration_log (id), changes TEXT NOT NULL)
    """,
  ]
}

extension Tables {
  static let accounts: [Table] = [
    Table(
      "user_factors", key: ["user_id"], needs: "users",
      [.integer: "user_id", .text: "secret", .integer: "last_step created_at confirmed_at"]),
    Table(
      "recovery_codes", key: ["code_hash"], needs: "users",
      [.text: "code_hash", .integer: "user_id used_at"]),
    Table(
      "login_steps", key: ["token_hash"], needs: "users",
      [.text: "token_hash", .integer: "user_id expires_at"]),
    Table(
      "invitations", key: ["token_hash"], needs: "users",
      [.text: "token_hash", .integer: "user_id created_at expires_at"]),
    Table(
      "routing_rules", key: ["version"],
      [.integer: "version", .text: "body note", .integer: "user_id created_at"]),
    Table(
      "keeping_trail", key: ["entry_id"], needs: "administration_log",
      [.integer: "entry_id", .text: "changes"]),
  ]
}
