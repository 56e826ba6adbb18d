public import Domain

/// The `second_checks` table.
public enum SecondCheckRows {
  private static let columns =
    "s.report_id, s.revision, s.claim, s.first_user, s.first_unit, s.unit, s.drawn_at, s.verdict"

  /// Where the next page begins.
  public struct Key: Sendable, Equatable {
    public let drawnAt: Int64
    public let report: Int64

    public init(drawnAt: Int64, report: Int64) {
      self.drawnAt = drawnAt
      self.report = report
    }
  }

  public static func insert(_ check: SecondCheck, on connection: any Connection) throws {
    try connection.put(
      """
      INSERT INTO second_checks
        (report_id, revision, claim, first_user, first_unit, unit, drawn_at)
      VALUES ($1, $2, $3, $4, $5, $6, $7)
      """,
      [
        .integer(check.report), .init(check.revision), .integer(check.claim),
        .integer(check.firstUser), .text(check.firstUnit), .text(check.unit),
        .integer(check.drawnAt),
      ])
  }

  /// How many wait at a unit for somebody else than `user`, at most `most`.
  public static func count(
    unit: String, besides user: Int64, most: Int, on connection: any Connection
  ) throws -> Int {
    try connection.first(
      """
      SELECT COUNT(*) FROM (SELECT 1 AS one FROM second_checks s
        WHERE s.unit = $1 AND s.verdict IS NULL AND s.first_user <> $2 LIMIT $3) AS waiting
      """, [.text(unit), .integer(user), .integer(Int64(most))]
    ) { Int($0.integer(0)) } ?? 0
  }

  /// The check of a report that waits for its second verdict; the latest where there are several.
  public static func open(of report: Int64, on connection: any Connection) throws -> SecondCheck? {
    try connection.first(
      """
      SELECT \(columns) FROM second_checks s WHERE s.report_id = $1 AND s.verdict IS NULL
      ORDER BY s.revision DESC LIMIT 1
      """, [.integer(report)], decode)
  }

  /// What a report was when the verdict was given that a check looks at again, and the steps until
  /// then: it may have been reopened since. Nil where its history does not tell.
  public static func approved(
    _ report: Report, in check: SecondCheck, on connection: any Connection
  ) throws -> (report: Report, events: [ReportEvent])? {
    let events = try EventRows.history(of: report, on: connection).filter {
      $0.revision < check.revision
    }
    guard var approved = Report.folding(number: report.number, events) else { return nil }
    approved.masks = report.masks
    return (approved, events)
  }

  /// All checks of a report, oldest first.
  public static func all(of report: Int64, on connection: any Connection) throws -> [SecondCheck] {
    try connection.all(
      "SELECT \(columns) FROM second_checks s WHERE s.report_id = $1 ORDER BY s.revision",
      [.integer(report)], decode)
  }

  /// What waits for one office, longest first; not what this officer approved. At most `limit` + 1:
  /// the extra one says that there is more.
  public static func waiting(
    unit: String, besides user: Int64, after key: Key?, limit: Int, on connection: any Connection
  ) throws -> [(check: SecondCheck, report: Report)] {
    var values: [SQLValue] = [.text(unit), .integer(user), .init(limit + 1)]
    var condition = ""
    if let key {
      condition = "AND (s.drawn_at, s.report_id) > ($4, $5)"
      values += [.integer(key.drawnAt), .integer(key.report)]
    }
    let checks = try connection.all(
      """
      SELECT \(columns) FROM second_checks s
      WHERE s.unit = $1 AND s.verdict IS NULL AND s.first_user <> $2 \(condition)
      ORDER BY s.drawn_at, s.report_id LIMIT $3
      """, values, decode)
    let reports = try DeskReads.reports(checks.map(\.report), on: connection)
    return checks.compactMap { check in reports[check.report].map { (check, $0) } }
  }

  /// Enters the second verdict; false when somebody else has given it meanwhile.
  public static func judge(
    _ check: SecondCheck, _ verdict: SecondCheck.Verdict, reason: String?, words: String?,
    by user: Int64, at now: Int64, on connection: any Connection
  ) throws -> Bool {
    try connection.run(
      """
      UPDATE second_checks SET verdict = $3, reason = $4, words = $5, second_user = $6,
        judged_at = $7
      WHERE report_id = $1 AND revision = $2 AND verdict IS NULL
      """,
      [
        .integer(check.report), .init(check.revision), .text(verdict.rawValue), .init(reason),
        .init(words), .integer(user), .integer(now),
      ]) == 1
  }

  /// How often second verifiers agreed with one verifier.
  public struct Agreement: Sendable, Equatable {
    public let user: Int64
    public let name: String
    public let unit: String
    public let checked: Int
    public let agreed: Int
  }

  /// Verdicts given since a moment, by the verifier who had approved, by office and name.
  public static func agreements(since: Int64, limit: Int, on connection: any Connection) throws
    -> [Agreement]
  {
    try connection.all(
      """
      SELECT s.first_user, u.name, s.first_unit, COUNT(*),
        SUM(CASE WHEN s.verdict = 'agrees' THEN 1 ELSE 0 END)
      FROM second_checks s JOIN users u ON u.id = s.first_user
      WHERE s.verdict IS NOT NULL AND s.judged_at >= $1
      GROUP BY s.first_user, u.name, s.first_unit
      ORDER BY s.first_unit, u.name, s.first_user LIMIT $2
      """, [.integer(since), .init(limit)]
    ) {
      Agreement(
        user: $0.integer(0), name: $0.text(1), unit: $0.text(2), checked: $0.int(3),
        agreed: $0.int(4))
    }
  }

  private static func decode(_ row: any Row) -> SecondCheck {
    SecondCheck(
      report: row.integer(0), revision: row.int(1), claim: row.integer(2),
      firstUser: row.integer(3), firstUnit: row.text(4), unit: row.text(5),
      drawnAt: row.integer(6), verdict: row.optionalText(7).flatMap(SecondCheck.Verdict.init))
  }
}
