public import Domain

/// What field mode needs beside the reports.
public enum FieldRows {
  /// The report a result with this key was sent to; nil when none has arrived. A device that does
  /// not know whether it was heard sends the same key again.
  public static func sent(_ key: String, by user: Int64, on connection: any Connection) throws
    -> Int64?
  {
    try connection.first(
      "SELECT report_id FROM field_results WHERE user_id = $1 AND key = $2",
      [.integer(user), .text(key)]
    ) { $0.integer(0) }
  }

  public static func enter(
    _ key: String, by user: Int64, report: Int64, at now: Int64, on connection: any Connection
  ) throws {
    try connection.put(
      "INSERT INTO field_results (user_id, key, report_id, at) VALUES ($1, $2, $3, $4)",
      [.integer(user), .text(key), .integer(report), .integer(now)])
  }

  /// Forgets up to `limit` keys of results that came before that moment.
  public static func purge(before: Int64, limit: Int, on connection: any Connection) throws -> Int {
    try connection.run(
      """
      DELETE FROM field_results WHERE (user_id, key) IN (
        SELECT user_id, key FROM field_results WHERE at < $1 ORDER BY at LIMIT $2)
      """, [.integer(before), .init(limit)])
  }

  /// Why work was last sent back, by report: the coded reason and what is to be mended.
  public static func returns(of reports: [Int64], on connection: any Connection) throws
    -> [Int64: EventDetails]
  {
    guard !reports.isEmpty else { return [:] }
    var details: [Int64: EventDetails] = [:]
    try connection.rows(
      """
      SELECT e.report_id, e.details FROM report_events e
      WHERE e.action = 'returnWork' AND e.report_id IN (\(SQLValue.marks(reports.count)))
      ORDER BY e.report_id, e.revision
      """, reports.map(SQLValue.integer)
    ) { details[$0.integer(0)] = try EventDetails(json: $0.text(1)) }
    return details
  }
}
