import Domain

/// What stands beside a report in a list and follows from other reports or from people: support,
/// joined reports, open reports that look like it.
public struct LineSigns: Sendable {
  /// Two reports are alike when they are about the same, this near to each other and this near in
  /// time. Degrees, about 55 m; milliseconds, 14 days.
  static let near = 0.0005
  static let span: Int64 = 14 * 86_400_000

  /// Reports nobody supports are missing.
  public private(set) var supporters: [Int64: Int] = [:]
  /// How many were joined to it.
  public private(set) var joined: [Int64: Int] = [:]
  /// Open ones with an open one of the same category near by that is not sealed.
  public private(set) var alike: Set<Int64> = []

  public static let none = LineSigns()

  private init() {}

  /// One statement; none for no reports.
  public static func read(of reports: [Int64], on connection: any Connection) throws -> LineSigns {
    var signs = LineSigns()
    guard !reports.isEmpty else { return signs }
    try connection.rows(
      """
      SELECT r.id,
        COALESCE((SELECT s.supporters FROM support_counts s WHERE s.report_id = r.id), 0),
        (SELECT COUNT(*) FROM reports m WHERE m.merged_into = r.number),
        CASE WHEN r.closed_at IS NULL AND EXISTS (
          SELECT 1 FROM reports b WHERE b.village = r.village
            AND b.received_at > r.received_at - \(span) AND b.received_at < r.received_at + \(span)
            AND b.id <> r.id AND b.closed_at IS NULL AND b.privacy <> 'sealed'
            AND \(Conditions.compared("b.category")) = r.category
            AND ABS(b.latitude - r.latitude) < \(near)
            AND ABS(b.longitude - r.longitude) < \(near)) THEN 1 ELSE 0 END
      FROM reports r WHERE r.id IN (\(SQLValue.marks(reports.count)))
      """, reports.map(SQLValue.integer)
    ) { row in
      let id = row.integer(0)
      if row.int(1) > 0 { signs.supporters[id] = row.int(1) }
      if row.int(2) > 0 { signs.joined[id] = row.int(2) }
      if row.bool(3) { signs.alike.insert(id) }
    }
    return signs
  }
}
