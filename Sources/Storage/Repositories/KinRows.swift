public import Domain

/// Reports that may have to do with one report: of the same reporter, at the same place, and those
/// known not to be about the same thing. What of them an officer may see is asked of ``Visibility``
/// by the caller.
public enum KinRows {
  /// Keeps which reporter a report is of, as marks that tell nobody who that is.
  public static func mark(
    _ report: Int64, _ marks: [String], on connection: any Connection
  ) throws {
    for mark in marks {
      try connection.put(
        """
        INSERT INTO reporter_marks (mark, report_id) VALUES ($1, $2)
        ON CONFLICT (mark, report_id) DO NOTHING
        """, [.text(mark), .integer(report)])
    }
  }

  /// A second report made from the first is of the same reporter.
  public static func copyMarks(
    from report: Int64, to other: Int64, on connection: any Connection
  ) throws {
    try connection.run(
      """
      INSERT INTO reporter_marks (mark, report_id)
      SELECT mark, $2 FROM reporter_marks WHERE report_id = $1
      """, [.integer(report), .integer(other)])
  }

  /// Other reports of the same reporter, latest first.
  public static func ofSameReporter(
    as report: Int64, limit: Int, on connection: any Connection
  ) throws -> [Report] {
    try connection.all(
      """
      SELECT \(ReportRows.columns) FROM reports r WHERE r.id IN (
        SELECT o.report_id FROM reporter_marks m JOIN reporter_marks o ON o.mark = m.mark
        WHERE m.report_id = $1 AND o.report_id <> $1)
      ORDER BY r.received_at DESC, r.id DESC LIMIT \(limit)
      """, [.integer(report)], ReportRows.decode)
  }

  /// Other reports in a box around a point since a moment, latest first. The box is a little larger
  /// than the circle, so the caller measures.
  public static func around(
    _ point: Coordinate, metres: Double, since: Int64, besides report: Int64, limit: Int,
    on connection: any Connection
  ) throws -> [Report] {
    let box = Box(latitude: point.latitude, longitude: point.longitude, reaching: metres)
    let (place, values) = connection.boxCondition(box, parameter: 3)
    return try connection.all(
      """
      SELECT \(ReportRows.columns) FROM reports r
      WHERE r.id <> $1 AND r.received_at >= $2 AND \(place)
      ORDER BY r.received_at DESC, r.id DESC LIMIT \(limit)
      """, [.integer(report), .integer(since)] + values, ReportRows.decode)
  }

  /// An officer looked and says that the two are not about the same thing.
  public static func setDistinct(
    _ report: Int64, _ other: Int64, by user: Int64, at now: Int64, on connection: any Connection
  ) throws {
    try connection.run(
      """
      INSERT INTO distinct_reports (report_id, other_id, user_id, at) VALUES ($1, $2, $3, $4)
      ON CONFLICT (report_id, other_id) DO NOTHING
      """,
      [
        .integer(min(report, other)), .integer(max(report, other)), .integer(user), .integer(now),
      ])
  }

  /// The reports that were said not to be about the same thing as this one.
  public static func distinct(from report: Int64, on connection: any Connection) throws
    -> Set<Int64>
  {
    Set(
      try connection.all(
        """
        SELECT other_id FROM distinct_reports WHERE report_id = $1
        UNION ALL SELECT report_id FROM distinct_reports WHERE other_id = $1
        """, [.integer(report)]
      ) { $0.integer(0) })
  }
}
