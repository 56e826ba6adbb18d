/// The `presences` table: who has a report open on a screen. A courtesy among colleagues; what
/// decides is the version of the report.
public enum PresenceRows {
  public enum Mode: String, Sendable {
    case reading, writing
  }

  public struct Presence: Sendable, Equatable {
    public let user: Int64
    public let name: String
    public let unit: String
    public let mode: Mode
  }

  /// How many colleagues a screen names.
  public static let mostShown = 8

  public static func set(
    _ mode: Mode, report: Int64, user: Int64, until: Int64, on connection: any Connection
  ) throws {
    try connection.run(
      """
      INSERT INTO presences (report_id, user_id, mode, until_at) VALUES ($1, $2, $3, $4)
      ON CONFLICT (report_id, user_id) DO UPDATE SET mode = excluded.mode,
        until_at = excluded.until_at
      """, [.integer(report), .integer(user), .text(mode.rawValue), .integer(until)])
  }

  public static func leave(report: Int64, user: Int64, on connection: any Connection) throws {
    try connection.run(
      "DELETE FROM presences WHERE report_id = $1 AND user_id = $2",
      [.integer(report), .integer(user)])
  }

  /// Others who have the report open now, writers first.
  public static func others(
    on report: Int64, besides user: Int64, now: Int64, on connection: any Connection
  ) throws -> [Presence] {
    try connection.all(
      """
      SELECT u.id, u.name, u.unit, p.mode FROM presences p JOIN users u ON u.id = p.user_id
      WHERE p.report_id = $1 AND p.user_id <> $2 AND p.until_at > $3
      ORDER BY p.mode DESC, u.name, u.id LIMIT \(mostShown)
      """, [.integer(report), .integer(user), .integer(now)]
    ) {
      Presence(
        user: $0.integer(0), name: $0.text(1), unit: $0.text(2),
        mode: Mode(rawValue: $0.text(3)) ?? .reading)
    }
  }

  public static func purge(before now: Int64, on connection: any Connection) throws -> Int {
    try connection.run("DELETE FROM presences WHERE until_at <= $1", [.integer(now)])
  }
}
