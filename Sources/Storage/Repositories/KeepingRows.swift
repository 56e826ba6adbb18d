/// Half-filled forms, kept between the steps. Only a hash of the draft's token is stored.
public enum FormDraftRows {
  public struct FormDraft: Sendable {
    /// Of a form that was sent: who sent it.
    public let body: String
    public let updatedAt: Int64
    /// The report it became.
    public let report: Int64?
  }

  /// A draft that has become a report stays forgotten, even if a late step of it arrives.
  public static func save(
    _ tokenHash: String, body: String, at: Int64, on connection: any Connection
  ) throws {
    try connection.run(
      """
      INSERT INTO form_drafts (token_hash, body, updated_at) VALUES ($1, $2, $3)
      ON CONFLICT (token_hash) DO UPDATE SET body = excluded.body, updated_at = excluded.updated_at
      WHERE form_drafts.report_id IS NULL
      """, [.text(tokenHash), .text(body), .integer(at)])
  }

  public static func find(_ tokenHash: String, on connection: any Connection) throws -> FormDraft? {
    try connection.first(
      "SELECT body, updated_at, report_id FROM form_drafts WHERE token_hash = $1",
      [.text(tokenHash)]
    ) {
      FormDraft(body: $0.text(0), updatedAt: $0.integer(1), report: $0.optionalInteger(2))
    }
  }

  /// Marks the draft as sent and forgets what was typed.
  /// - Parameter browser: hash of the secret of who began it
  public static func becameReport(
    _ tokenHash: String, report: Int64, by browser: String, at: Int64, on connection: any Connection
  ) throws {
    try connection.run(
      "UPDATE form_drafts SET report_id = $2, body = $4, updated_at = $3 WHERE token_hash = $1",
      [.text(tokenHash), .integer(report), .integer(at), .text(browser)])
  }

  public static func purge(before: Int64, on connection: any Connection) throws -> Int {
    try connection.run("DELETE FROM form_drafts WHERE updated_at < $1", [.integer(before)])
  }
}

/// Small facts of this installation.
public enum SettingRows {
  public static func get(_ name: String, on connection: any Connection) throws -> String? {
    try connection.first("SELECT value FROM settings WHERE name = $1", [.text(name)]) { $0.text(0) }
  }

  public static func set(_ name: String, _ value: String, on connection: any Connection) throws {
    try connection.run(
      """
      INSERT INTO settings (name, value) VALUES ($1, $2)
      ON CONFLICT (name) DO UPDATE SET value = excluded.value
      """, [.text(name), .text(value)])
  }

  /// A random key of this installation; made of `fresh` at first use.
  public static func secret(_ name: String, fresh: [UInt8], on connection: any Connection) throws
    -> [UInt8]
  {
    try connection.run(
      "INSERT INTO secrets (name, value) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING",
      [.text(name), .blob(fresh)])
    return try connection.first("SELECT value FROM secrets WHERE name = $1", [.text(name)]) {
      $0.blob(0)
    } ?? fresh
  }
}
