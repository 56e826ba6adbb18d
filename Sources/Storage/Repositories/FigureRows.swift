public import Domain

/// Times and shares per office, area and category, counted by month. Rows are computed by a worker,
/// pages only read them.
public enum FigureRows {
  /// What a row is about.
  public enum Kind: String, Sendable, CaseIterable { case city, agency, unit, area, category }

  /// One row. Times are milliseconds; nil where nothing was finished.
  public struct Figures: Sendable, Equatable {
    public var decided = 0
    public var decidedMean: Int64?
    public var decidedMedian: Int64?
    public var finished = 0
    /// Of those finished, within the deadline.
    public var onTime = 0
    public var finishedMean: Int64?
    public var finishedMedian: Int64?
    /// Open now and past the deadline: they count against the share as well.
    public var overdueOpen = 0
    /// When the oldest one still open came in.
    public var oldestOpen: Int64?

    public init() {}

    /// Finished on time of all that should be finished; nil when there is nothing to share.
    public var onTimeShare: Double? {
      finished + overdueOpen == 0 ? nil : Double(onTime) / Double(finished + overdueOpen)
    }
  }

  public struct Line: Sendable, Equatable {
    public let code: String
    public let figures: Figures
    public let countedAt: Int64
  }

  /// Replaces the rows of a month.
  /// - Parameter month: `yyyy-MM`
  public static func replace(
    month: String, _ rows: [Kind: [String: Figures]], at now: Int64, on connection: any Connection
  ) throws {
    try connection.run("DELETE FROM sla_figures WHERE month = $1", [.text(month)])
    for (kind, figures) in rows {
      for (code, one) in figures {
        try connection.put(
          """
          INSERT INTO sla_figures (month, kind, code, decided, decided_mean, decided_median,
            finished, on_time, finished_mean, finished_median, overdue_open, oldest_open, counted_at)
          VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
          """,
          [
            .text(month), .text(kind.rawValue), .text(code), .init(one.decided),
            .init(one.decidedMean), .init(one.decidedMedian), .init(one.finished),
            .init(one.onTime), .init(one.finishedMean), .init(one.finishedMedian),
            .init(one.overdueOpen), .init(one.oldestOpen), .integer(now),
          ])
      }
    }
  }

  /// Where a list goes on.
  public struct Key: Sendable, Equatable {
    /// Finished and late together.
    public let weight: Int
    public let code: String

    public init(weight: Int, code: String) {
      self.weight = weight
      self.code = code
    }
  }

  /// Rows of one kind in one month, those with most finished and late first, at most `limit`.
  /// - Parameters:
  ///   - codes: only these; nil = all
  ///   - key: of the last row of the page before
  public static func lines(
    month: String, kind: Kind, codes: [String]? = nil, after key: Key? = nil, limit: Int,
    on connection: any Connection
  ) throws -> [Line] {
    var values: [SQLValue] = [.text(month), .text(kind.rawValue), .integer(Int64(limit))]
    var conditions = ""
    if let codes {
      guard !codes.isEmpty else { return [] }
      conditions += " AND code IN (\(SQLValue.marks(codes.count, from: values.count + 1)))"
      values += codes.map(SQLValue.text)
    }
    if let key {
      let first = values.count + 1
      conditions += """
         AND (finished + overdue_open < $\(first)
          OR (finished + overdue_open = $\(first) AND code > $\(first + 1)))
        """
      values += [.integer(Int64(key.weight)), .text(key.code)]
    }
    return try connection.all(
      """
      SELECT code, decided, decided_mean, decided_median, finished, on_time, finished_mean,
        finished_median, overdue_open, oldest_open, counted_at FROM sla_figures
      WHERE month = $1 AND kind = $2\(conditions)
      ORDER BY finished + overdue_open DESC, code LIMIT $3
      """, values
    ) { row in
      var figures = Figures()
      figures.decided = row.int(1)
      figures.decidedMean = row.optionalInteger(2)
      figures.decidedMedian = row.optionalInteger(3)
      figures.finished = row.int(4)
      figures.onTime = row.int(5)
      figures.finishedMean = row.optionalInteger(6)
      figures.finishedMedian = row.optionalInteger(7)
      figures.overdueOpen = row.int(8)
      figures.oldestOpen = row.optionalInteger(9)
      return Line(code: row.text(0), figures: figures, countedAt: row.integer(10))
    }
  }

  /// Calls `each` with every report decided in a span of time, milliseconds since 1970 UTC.
  public static func decided(
    from: Int64, until: Int64, on connection: any Connection, _ each: (Report) throws -> Void
  ) throws {
    try connection.unload(
      """
      SELECT \(ReportRows.columns) FROM reports r WHERE r.decided_at >= $1 AND r.decided_at < $2
        AND r.decided_at IS NOT NULL AND r.state <> 'merged'
      """, [.integer(from), .integer(until)]
    ) { try each(try ReportRows.decode($0)) }
  }

  /// Calls `each` with every report completed in a span of time. Merged ones count with the report
  /// they were joined to.
  public static func completed(
    from: Int64, until: Int64, on connection: any Connection, _ each: (Report) throws -> Void
  ) throws {
    try connection.unload(
      """
      SELECT \(ReportRows.columns) FROM reports r WHERE r.closed_at >= $1 AND r.closed_at < $2
        AND r.closed_at IS NOT NULL AND r.state = 'completed'
      """, [.integer(from), .integer(until)]
    ) { try each(try ReportRows.decode($0)) }
  }

  /// Open reports by what they are counted under.
  public struct Open: Sendable {
    public let holder: String
    public let area: AreaPath?
    public let category: String?
    public let count: Int
    public let overdue: Int
    public let oldest: Int64
  }

  public static func open(now: Int64, on connection: any Connection) throws -> [Open] {
    try connection.all(
      """
      SELECT holder, village, district, city, category, COUNT(*),
        SUM(CASE WHEN completion_due < $1 THEN 1 ELSE 0 END), MIN(received_at)
      FROM reports WHERE closed_at IS NULL GROUP BY holder, village, district, city, category
      """, [.integer(now)]
    ) { row in
      var area: AreaPath?
      if let village = row.optionalText(1), let district = row.optionalText(2),
        let city = row.optionalText(3)
      {
        area = AreaPath(village: village, district: district, city: city)
      }
      return Open(
        holder: row.text(0), area: area, category: row.optionalText(4), count: row.int(5),
        overdue: row.int(6), oldest: row.integer(7))
    }
  }
}
