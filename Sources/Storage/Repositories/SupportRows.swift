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

  /// The support of a device, if it gave one.
  public static func id(
    _ owner: String, of report: Int64, on connection: any Connection
  ) throws -> Int64? {
    try connection.first(
      "SELECT id FROM supports WHERE report_id = $1 AND owner = $2",
      [.integer(report), .text(owner)]
    ) { $0.integer(0) }
  }

  // MARK: Where a supporter hears of it

  /// Nil forgets the address.
  public static func setEmail(_ email: String?, of support: Int64, on connection: any Connection)
    throws
  {
    try connection.put(
      "UPDATE supports SET email = $2 WHERE id = $1", [.integer(support), .init(email)])
  }

  public static func email(of support: Int64, on connection: any Connection) throws -> String? {
    try connection.first("SELECT email FROM supports WHERE id = $1", [.integer(support)]) {
      $0.optionalText(0)
    } ?? nil
  }

  /// How many supports one address is kept with, counted to `most` at the most.
  public static func count(email: String, most: Int, on connection: any Connection) throws -> Int {
    try connection.first(
      """
      SELECT COUNT(*) FROM (SELECT 1 FROM supports WHERE email = $1 LIMIT \(most)) AS known
      """, [.text(email)]
    ) { $0.int(0) } ?? 0
  }

  /// Forgets where supporters of reports that closed before a moment hear of them.
  /// - Returns: how many addresses and browsers went, at most twice `limit`
  public static func forgetWays(
    closedBefore moment: Int64, limit: Int, on connection: any Connection
  )
    throws -> Int
  {
    let browsers = try connection.run(
      """
      DELETE FROM subscriptions WHERE id IN (
        SELECT s.id FROM reports r JOIN supports p ON p.report_id = r.id
          JOIN subscriptions s ON s.owner = 'support:' || p.id
        WHERE r.closed_at < $1 LIMIT $2)
      """, [.integer(moment), .init(limit)])
    return browsers
      + (try connection.run(
        """
        UPDATE supports SET email = NULL WHERE id IN (
          SELECT p.id FROM supports p JOIN reports r ON r.id = p.report_id
          WHERE p.email IS NOT NULL AND r.closed_at < $1 LIMIT $2)
        """, [.integer(moment), .init(limit)]))
  }
}
