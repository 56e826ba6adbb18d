public import Domain

/// Public notices, those over included.
public enum PublicNoticeRows {
  /// So many are shown at a time; more at once nobody reads.
  public static let most = 20

  private static let columns =
    "n.title_id, n.title_en, n.body_id, n.body_en, n.area, n.from_at, n.until_at"

  private static func decode(_ row: any Row) -> PublicNotice {
    PublicNotice(
      title: Bilingual(id: row.text(0), en: row.text(1)),
      body: Bilingual(id: row.text(2), en: row.text(3)), area: row.optionalText(4),
      from: row.integer(5), until: row.integer(6))
  }

  public static func insert(
    _ notice: PublicNotice, by user: Int64, at now: Int64, on connection: any Connection
  ) throws {
    try connection.run(
      """
      INSERT INTO public_notices
        (title_id, title_en, body_id, body_en, area, from_at, until_at, user_id, created_at)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
      """,
      [
        .text(notice.title.id), .text(notice.title.en), .text(notice.body.id),
        .text(notice.body.en), .init(notice.area), .integer(notice.from), .integer(notice.until),
        .integer(user), .integer(now),
      ])
  }

  /// Ends it before its time, also one that has not begun. False when it is over already.
  public static func end(_ id: Int64, at now: Int64, on connection: any Connection) throws -> Bool {
    try connection.run(
      "UPDATE public_notices SET until_at = $2 WHERE id = $1 AND until_at > $2",
      [.integer(id), .integer(now)]) == 1
  }

  public static func find(_ id: Int64, on connection: any Connection) throws -> PublicNotice? {
    try connection.first(
      "SELECT \(columns) FROM public_notices n WHERE n.id = $1", [.integer(id)], decode)
  }

  /// Those in force, latest first, at most ``most``.
  public static func current(now: Int64, on connection: any Connection) throws -> [PublicNotice] {
    try connection.all(
      """
      SELECT \(columns) FROM public_notices n WHERE n.until_at > $1 AND n.from_at <= $1
      ORDER BY n.from_at DESC, n.id DESC LIMIT \(most)
      """, [.integer(now)], decode)
  }

  /// A notice as the desk lists it.
  public struct Line: Sendable, Equatable {
    public let id: Int64
    public let notice: PublicNotice
    /// Name the user who published it signs in with.
    public let login: String?
  }

  /// All, latest first, before an id. At most `limit` + 1.
  public static func page(before id: Int64, limit: Int, on connection: any Connection) throws
    -> [Line]
  {
    try connection.all(
      """
      SELECT \(columns), n.id, u.login
      FROM public_notices n LEFT JOIN users u ON u.id = n.user_id
      WHERE n.id < $1 ORDER BY n.id DESC LIMIT $2
      """, [.integer(id), .integer(Int64(limit + 1))]
    ) { Line(id: $0.integer(7), notice: decode($0), login: $0.optionalText(8)) }
  }
}
