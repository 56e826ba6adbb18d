import Domain

/// Emergencies declared for an area: the clocks of its reports stand still meanwhile.
public enum HaltRows {
  public struct Halt: Sendable, Equatable {
    public let id: Int64
    /// A village, district or city.
    public let area: String
    /// Milliseconds since 1970 UTC, half-open.
    public let from: Int64
    public let until: Int64
    public let words: String
  }

  /// How long after its end an emergency is still looked at, so that clocks it stopped run again.
  private static let afterwards: Int64 = 86_400_000

  public static func insert(
    area: String, from: Int64, until: Int64, words: String, by user: Int64, at now: Int64,
    on connection: any Connection
  ) throws {
    try connection.run(
      """
      INSERT INTO area_halts (area, from_at, until_at, words, user_id, created_at)
      VALUES ($1, $2, $3, $4, $5, $6)
      """,
      [
        .text(area), .integer(from), .integer(until), .text(words), .integer(user), .integer(now),
      ])
  }

  /// Ends it before its time.
  public static func end(_ id: Int64, at now: Int64, on connection: any Connection) throws -> Bool {
    try connection.run(
      "UPDATE area_halts SET until_at = $2 WHERE id = $1 AND until_at > $2",
      [.integer(id), .integer(now)]) == 1
  }

  /// Those under way, to come, or over since a day, latest first, at most 100.
  public static func recent(now: Int64, on connection: any Connection) throws -> [Halt] {
    try connection.all(
      """
      SELECT id, area, from_at, until_at, words FROM area_halts WHERE until_at > $1
      ORDER BY id DESC LIMIT 100
      """, [.integer(now - afterwards)]
    ) {
      Halt(
        id: $0.integer(0), area: $0.text(1), from: $0.integer(2), until: $0.integer(3),
        words: $0.text(4))
    }
  }

  /// A halt as the page lists it.
  public struct Line: Sendable, Equatable {
    public let halt: Halt
    /// Name the user who declared it signs in with.
    public let login: String?
    public let createdAt: Int64
  }

  /// All, latest first, before an id. At most `limit` + 1.
  public static func page(before id: Int64, limit: Int, on connection: any Connection) throws
    -> [Line]
  {
    try connection.all(
      """
      SELECT h.id, h.area, h.from_at, h.until_at, h.words, u.login, h.created_at
      FROM area_halts h LEFT JOIN users u ON u.id = h.user_id
      WHERE h.id < $1 ORDER BY h.id DESC LIMIT $2
      """, [.integer(id), .integer(Int64(limit + 1))]
    ) {
      Line(
        halt: Halt(
          id: $0.integer(0), area: $0.text(1), from: $0.integer(2), until: $0.integer(3),
          words: $0.text(4)), login: $0.optionalText(5), createdAt: $0.integer(6))
    }
  }

  public static func find(_ id: Int64, on connection: any Connection) throws -> Halt? {
    try connection.first(
      "SELECT id, area, from_at, until_at, words FROM area_halts WHERE id = $1", [.integer(id)]
    ) {
      Halt(
        id: $0.integer(0), area: $0.text(1), from: $0.integer(2), until: $0.integer(3),
        words: $0.text(4))
    }
  }
}
