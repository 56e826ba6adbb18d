/// Reports somebody has pointed out to the moderators.
public enum FlagRows {
  public struct Flag: Sendable, Equatable {
    public let id: Int64
    public let number: String
    public let reason: String
    public let words: String
    public let createdAt: Int64
  }

  /// False when this device has pointed it out before.
  public static func insert(
    report: Int64, owner: String, reason: String, words: String, at: Int64,
    on connection: any Connection
  ) throws -> Bool {
    try connection.run(
      """
      INSERT INTO flags (report_id, owner, reason, words, created_at) VALUES ($1, $2, $3, $4, $5)
      ON CONFLICT (report_id, owner) DO NOTHING
      """, [.integer(report), .text(owner), .text(reason), .text(words), .integer(at)]) == 1
  }

  /// Open ones, oldest first, after `id`. At most `limit` + 1.
  public static func open(after id: Int64, limit: Int, on connection: any Connection) throws
    -> [Flag]
  {
    try connection.all(
      """
      SELECT f.id, r.number, f.reason, f.words, f.created_at
      FROM flags f JOIN reports r ON r.id = f.report_id
      WHERE f.closed_at IS NULL AND f.id > $1 ORDER BY f.id LIMIT $2
      """, [.integer(id), .integer(Int64(limit + 1))], decode)
  }

  /// Open ones of one report, oldest first, at most 100.
  public static func open(of report: Int64, on connection: any Connection) throws -> [Flag] {
    try connection.all(
      """
      SELECT f.id, r.number, f.reason, f.words, f.created_at
      FROM flags f JOIN reports r ON r.id = f.report_id
      WHERE f.report_id = $1 AND f.closed_at IS NULL ORDER BY f.id LIMIT 100
      """, [.integer(report)], decode)
  }

  /// Settles all open ones of a report. Returns how many.
  public static func close(
    of report: Int64, by user: Int64, at: Int64, on connection: any Connection
  )
    throws -> Int
  {
    try connection.run(
      """
      UPDATE flags SET closed_at = $2, closed_by = $3 WHERE report_id = $1 AND closed_at IS NULL
      """, [.integer(report), .integer(at), .integer(user)])
  }

  private static func decode(_ row: any Row) -> Flag {
    Flag(
      id: row.integer(0), number: row.text(1), reason: row.text(2), words: row.text(3),
      createdAt: row.integer(4))
  }
}
