/// People who say of a report "this is mine too". Each device counts once.
public enum SupportRows {
  /// Counts a device among the supporters of a report.
  /// - Parameter owner: names the device without saying whose it is
  /// - Returns: how many there are now; the same number again for one that was counted before
  @discardableResult
  public static func support(
    _ report: Int64, owner: String, at now: Int64, on connection: any Connection
  ) throws -> Int {
    let isNew =
      try connection.run(
        """
        INSERT INTO supports (report_id, owner, created_at) VALUES ($1, $2, $3)
        ON CONFLICT (report_id, owner) DO NOTHING
        """, [.integer(report), .text(owner), .integer(now)]) > 0
    if isNew {
      try connection.run(
        """
        INSERT INTO support_counts (report_id, supporters) VALUES ($1, 1)
        ON CONFLICT (report_id) DO UPDATE SET supporters = support_counts.supporters + 1
        """, [.integer(report)])
    }
    return try count(of: report, on: connection)
  }

  public static func count(of report: Int64, on connection: any Connection) throws -> Int {
    try counts(of: [report], on: connection)[report] ?? 0
  }

  /// Of several reports in one statement; those nobody supports are missing.
  public static func counts(of reports: [Int64], on connection: any Connection) throws
    -> [Int64: Int]
  {
    guard !reports.isEmpty else { return [:] }
    var counts: [Int64: Int] = [:]
    try connection.rows(
      """
      SELECT report_id, supporters FROM support_counts
      WHERE report_id IN (\(SQLValue.marks(reports.count)))
      """, reports.map(SQLValue.integer)
    ) { counts[$0.integer(0)] = $0.int(1) }
    return counts
  }

  public static func isSupporter(
    _ owner: String, of report: Int64, on connection: any Connection
  ) throws -> Bool {
    try connection.first(
      "SELECT 1 FROM supports WHERE report_id = $1 AND owner = $2",
      [.integer(report), .text(owner)]
    ) { _ in true } ?? false
  }
}
