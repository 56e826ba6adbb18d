public import Domain

/// When officers are away, and who has their work meanwhile.
public enum AbsenceRows {
  public struct Absence: Sendable, Equatable {
    public let id: Int64
    public let user: Int64
    public let substitute: Int64?
    /// Milliseconds since 1970 UTC, half-open.
    public let from: Int64
    public let until: Int64
  }

  private static let columns = "id, user_id, substitute_id, from_at, until_at"

  public static func insert(
    user: Int64, substitute: Int64?, from: Int64, until: Int64, at now: Int64,
    on connection: any Connection
  ) throws {
    try connection.run(
      """
      INSERT INTO absences (user_id, substitute_id, from_at, until_at, created_at)
      VALUES ($1, $2, $3, $4, $5)
      """,
      [.integer(user), .init(substitute), .integer(from), .integer(until), .integer(now)])
  }

  /// Ends an absence before its time; one that has not begun is forgotten.
  public static func end(_ id: Int64, at now: Int64, on connection: any Connection) throws -> Bool {
    try connection.run(
      "UPDATE absences SET until_at = $2 WHERE id = $1 AND until_at > $2",
      [.integer(id), .integer(now)]) == 1
  }

  public static func find(_ id: Int64, on connection: any Connection) throws -> Absence? {
    try connection.first("SELECT \(columns) FROM absences WHERE id = $1", [.integer(id)], decode)
  }

  /// Absences of these people that are not over, by beginning, at most 200.
  public static func current(of users: [Int64], now: Int64, on connection: any Connection) throws
    -> [Absence]
  {
    guard !users.isEmpty else { return [] }
    return try connection.all(
      """
      SELECT \(columns) FROM absences WHERE until_at > $1
        AND user_id IN (\(SQLValue.marks(users.count, from: 2)))
      ORDER BY from_at, id LIMIT 200
      """, [.integer(now)] + users.map(SQLValue.integer), decode)
  }

  /// Absences under way, of everybody, at most `limit`.
  public static func underWay(now: Int64, limit: Int, on connection: any Connection) throws
    -> [Absence]
  {
    try connection.all(
      """
      SELECT \(columns) FROM absences WHERE until_at > $1 AND from_at <= $1
      ORDER BY until_at, id LIMIT $2
      """, [.integer(now), .integer(Int64(limit))], decode)
  }

  /// Who does the work of a person at a moment: the person, or the substitute of one who is away, or
  /// the substitute's own. Nil when there is nobody.
  public static func standIn(for user: Int64, at now: Int64, on connection: any Connection) throws
    -> Int64?
  {
    var person = user
    var seen: Set<Int64> = []
    while seen.insert(person).inserted {
      let absence = try connection.first(
        """
        SELECT \(columns) FROM absences WHERE user_id = $1 AND until_at > $2 AND from_at <= $2
        ORDER BY id DESC LIMIT 1
        """, [.integer(person), .integer(now)], decode)
      guard let absence else { return person }
      guard let next = absence.substitute else { return nil }
      person = next
    }
    return nil
  }

  /// Whether a report `r` waits for the work of a person, the first parameter.
  private static let isAssigned =
    "r.assignee = $1 AND r.closed_at IS NULL AND r.state <> 'awaitingVerification'"

  /// Open reports assigned to a person, by id, at most `limit`.
  public static func assigned(to user: Int64, limit: Int, on connection: any Connection) throws
    -> [Report]
  {
    try connection.all(
      """
      SELECT \(ReportRows.columns) FROM reports r WHERE \(isAssigned)
      ORDER BY r.id LIMIT $2
      """, [.integer(user), .integer(Int64(limit))], ReportRows.decode)
  }

  /// How many those are.
  public static func countAssigned(to user: Int64, on connection: any Connection) throws -> Int {
    try connection.first(
      "SELECT COUNT(*) FROM reports r WHERE \(isAssigned)", [.integer(user)]
    ) { Int($0.integer(0)) } ?? 0
  }

  private static func decode(_ row: any Row) -> Absence {
    Absence(
      id: row.integer(0), user: row.integer(1), substitute: row.optionalInteger(2),
      from: row.integer(3), until: row.integer(4))
  }
}
