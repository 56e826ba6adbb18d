public import Domain

/// The `inspection_flags` table: work somebody should look into.
public enum InspectionRows {
  /// Once for a claim and cause; false when it stood there already.
  @discardableResult
  public static func insert(
    report: Int64, claim: Int64, cause: InspectionFlag.Cause, workUnit: String, reason: String,
    words: String, user: Int64, unit: String, at now: Int64, on connection: any Connection
  ) throws -> Bool {
    try connection.run(
      """
      INSERT INTO inspection_flags
        (report_id, claim, cause, work_unit, reason, words, user_id, unit, at)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
      ON CONFLICT (report_id, claim, cause) DO NOTHING
      """,
      [
        .integer(report), .integer(claim), .text(cause.rawValue), .text(workUnit), .text(reason),
        .text(words), .integer(user), .text(unit), .integer(now),
      ]) == 1
  }

  /// Whether this claim of work stands on the list.
  public static func isFlagged(_ report: Int64, claim: Int64, on connection: any Connection) throws
    -> Bool
  {
    try connection.first(
      "SELECT 1 FROM inspection_flags WHERE report_id = $1 AND claim = $2 LIMIT 1",
      [.integer(report), .integer(claim)]
    ) { _ in true } ?? false
  }

  /// Latest first, with the reports. At most `limit` + 1: the extra one says that there is more.
  public static func latest(before id: Int64?, limit: Int, on connection: any Connection) throws
    -> [(flag: InspectionFlag, report: Report)]
  {
    let flags = try connection.all(
      """
      SELECT id, report_id, claim, cause, work_unit, reason, words, user_id, unit, at
      FROM inspection_flags WHERE id < $1 ORDER BY id DESC LIMIT $2
      """, [.integer(id ?? .max), .init(limit + 1)], decode)
    let reports = try DeskReads.reports(Set(flags.map(\.report)).sorted(), on: connection)
    return flags.compactMap { flag in reports[flag.report].map { (flag, $0) } }
  }

  private static func decode(_ row: any Row) throws -> InspectionFlag {
    guard let cause = InspectionFlag.Cause(rawValue: row.text(3)) else {
      throw StorageFailure.malformed("inspection flag \(row.integer(0))")
    }
    return InspectionFlag(
      id: row.integer(0), report: row.integer(1), claim: row.integer(2), cause: cause,
      workUnit: row.text(4), reason: row.text(5), words: row.text(6), user: row.integer(7),
      unit: row.text(8), at: row.integer(9))
  }
}
