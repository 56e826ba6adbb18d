public import Domain

/// All that the store says about a range of reports, for the check.
public struct CheckedRange: Sendable {
  public let reports: [Report]
  public let histories: [Int64: [ReportEvent]]
  public let desks: [Int64: [String: String]]
  /// When the clockwork looks at a report next.
  public let timers: [Int64: Int64]
  /// Reports that have the row named by the key, whether they exist or not.
  public let rows: [Attached: Set<Int64>]

  /// What else hangs on a report.
  public enum Attached: String, Sendable, CaseIterable {
    case access = "report_access"
    case identity = "reporters"
    case photo = "photos"
  }

  /// The values of a report as they are stored, for a digest.
  public static func values(_ report: Report) -> [SQLValue] { ReportRows.values(report) }

  /// Reads the reports with ids above `low` up to `high`, and what names an id in that range.
  public init(above low: Int64, through high: Int64, on connection: any Connection) throws {
    let range: [SQLValue] = [.integer(low), .integer(high)]
    reports = try connection.all(
      "SELECT \(ReportRows.columns) FROM reports r WHERE r.id > $1 AND r.id <= $2 ORDER BY r.id",
      range, ReportRows.decode)
    histories = try EventRows.histories(above: low, through: high, on: connection)
    var desks: [Int64: [String: String]] = [:]
    try connection.rows(
      "SELECT report_id, unit, queue FROM desk_entries WHERE report_id > $1 AND report_id <= $2",
      range
    ) { desks[$0.integer(0), default: [:]][$0.text(1)] = $0.text(2) }
    self.desks = desks
    var timers: [Int64: Int64] = [:]
    try connection.rows(
      "SELECT report_id, due_at FROM report_timers WHERE report_id > $1 AND report_id <= $2", range
    ) { timers[$0.integer(0)] = $0.integer(1) }
    self.timers = timers
    var rows: [Attached: Set<Int64>] = [:]
    for table in Attached.allCases {
      rows[table] = Set(
        try connection.all(
          """
          SELECT DISTINCT report_id FROM \(table.rawValue)
          WHERE report_id > $1 AND report_id <= $2
          """, range
        ) { $0.integer(0) })
    }
    self.rows = rows
  }

  /// Id of the last of the next `limit` reports above `id`; the highest of all ids when fewer are
  /// left, so that nothing lies behind the last range.
  public static func end(above id: Int64, limit: Int, on connection: any Connection) throws -> Int64
  {
    try connection.first(
      "SELECT id FROM reports WHERE id > $1 ORDER BY id LIMIT 1 OFFSET \(limit - 1)",
      [.integer(id)]
    ) { $0.integer(0) } ?? .max
  }
}
