public import Domain

/// Small reads only the desk's pages need.
public enum DeskReads {
  /// Names of officers by id; ids nobody has are left out.
  public static func names(of users: [Int64], on connection: any Connection) throws
    -> [Int64: String]
  {
    guard !users.isEmpty else { return [:] }
    var names: [Int64: String] = [:]
    try connection.rows(
      "SELECT id, name FROM users WHERE id IN (\(SQLValue.marks(users.count, from: 1)))",
      users.map(SQLValue.integer)
    ) { names[$0.integer(0)] = $0.text(1) }
    return names
  }

  /// Reports by id; ids nobody has are left out.
  public static func reports(_ ids: [Int64], on connection: any Connection) throws
    -> [Int64: Report]
  {
    guard !ids.isEmpty else { return [:] }
    let reports = try connection.all(
      """
      SELECT \(ReportRows.columns) FROM reports r WHERE r.id IN (\(SQLValue.marks(ids.count)))
      """, ids.map(SQLValue.integer), ReportRows.decode)
    return Dictionary(reports.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// Reports by number; numbers nobody has are left out.
  public static func reports(numbered numbers: [String], on connection: any Connection) throws
    -> [String: Report]
  {
    guard !numbers.isEmpty else { return [:] }
    let reports = try connection.all(
      """
      SELECT \(ReportRows.columns) FROM reports r
      WHERE r.number IN (\(SQLValue.marks(numbers.count)))
      """, numbers.map(SQLValue.text), ReportRows.decode)
    return Dictionary(reports.map { ($0.number, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// Other reports that carry a photo of exactly the same bytes, by the original's
  /// address in the vault. At most 100 pairs: a reminder to look, not a census.
  public static func reuse(
    of originals: [String], besides report: Int64, on connection: any Connection
  ) throws -> [String: [Report]] {
    guard !originals.isEmpty else { return [:] }
    var others: [String: [Report]] = [:]
    try connection.rows(
      """
      SELECT \(ReportRows.columns), p.original FROM photos p JOIN reports r ON r.id = p.report_id
      WHERE p.original IN (\(SQLValue.marks(originals.count, from: 2))) AND p.report_id <> $1
      ORDER BY r.id LIMIT 100
      """, [.integer(report)] + originals.map(SQLValue.text)
    ) { row in
      let original = row.text(ReportRows.columnCount)
      guard others[original]?.last?.id != row.integer(0) else { return }
      others[original, default: []].append(try ReportRows.decode(row))
    }
    return others
  }

  /// Open reports one unit holds itself, in some heaps of its desk, assigned to nobody; least time
  /// left first.
  public static func free(
    unit: String, queues: [Queue], limit: Int, on connection: any Connection
  ) throws -> [Report] {
    let values = [SQLValue.text(unit)] + queues.map { .text($0.rawValue) }
    return try connection.all(
      """
      SELECT \(ReportRows.columns) FROM desk_entries d JOIN reports r ON r.id = d.report_id
      WHERE d.unit = $1 AND d.queue IN (\(SQLValue.marks(queues.count, from: 2))) AND r.holder = $1
        AND r.assignee IS NULL
      ORDER BY d.rank, d.report_id LIMIT \(limit)
      """, values, ReportRows.decode)
  }
}
