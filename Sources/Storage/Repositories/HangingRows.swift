public import Domain

/// Reports that hang: nearly late, late, escalated, or without movement.
public enum HangingRows {
  /// Which of an officer's cross-cutting lists.
  public enum List: String, CaseIterable, Sendable {
    /// Hampir lewat
    case near
    /// Lewat
    case late
    /// Eskalasi
    case escalated
  }

  /// A line of an escalation list.
  public struct Line: Sendable {
    public let report: Report
    public let key: DeskRows.Key
    /// Only of an escalated report.
    public let cause: Escalation.Cause?
  }

  /// Keeps the lines of a report on the lists of escalations.
  static func refresh(_ report: Report, before: Report?, on connection: any Connection) throws {
    guard report.clock.escalations != before?.clock.escalations ?? [] else { return }
    try enter(report, on: connection)
  }

  /// Enters the lines of a report, whatever there was.
  static func enter(_ report: Report, on connection: any Connection) throws {
    try connection.put(
      "DELETE FROM desk_escalations WHERE report_id = $1", [.integer(report.id)])
    for line in values(report) {
      try connection.put(
        "INSERT INTO desk_escalations (unit, report_id, cause, since) VALUES ($1, $2, $3, $4)", line
      )
    }
  }

  /// The lines of a report: one for each unit, of its first reason.
  static func values(_ report: Report) -> [[SQLValue]] {
    let escalations = report.clock.escalations
    return escalations.enumerated().compactMap { index, escalation in
      guard !escalations[..<index].contains(where: { $0.unit == escalation.unit }) else {
        return nil
      }
      return [
        .text(escalation.unit), .integer(report.id), .text(escalation.cause.rawValue),
        .integer(escalation.at),
      ]
    }
  }

  /// A page of one list of one desk: least time left first, escalations the longest there first.
  /// At most `limit` + 1.
  public static func list(
    _ list: List, unit: String, after key: DeskRows.Key?, limit: Int, on connection: any Connection
  ) throws -> [Line] {
    let start = key ?? DeskRows.Key(rank: .min, id: .min)
    let values: [SQLValue] = [
      .text(unit), .integer(start.rank), .integer(start.id), .integer(Int64(limit + 1)),
    ]
    let sql =
      switch list {
      case .near, .late:
        """
        SELECT \(ReportRows.columns), d.rank, NULL FROM desk_entries d JOIN reports r
        ON r.id = d.report_id
        WHERE \(condition(list)) AND (d.rank, d.report_id) > ($2, $3)
        ORDER BY d.rank, d.report_id LIMIT $4
        """
      case .escalated:
        """
        SELECT \(ReportRows.columns), e.since, e.cause FROM desk_escalations e JOIN reports r
        ON r.id = e.report_id
        WHERE \(condition(list)) AND (e.since, e.report_id) > ($2, $3)
        ORDER BY e.since, e.report_id LIMIT $4
        """
      }
    return try connection.all(sql, values) { row in
      let report = try ReportRows.decode(row)
      return Line(
        report: report,
        key: DeskRows.Key(rank: row.integer(ReportRows.columnCount), id: report.id),
        cause: row.optionalText(ReportRows.columnCount + 1).flatMap(Escalation.Cause.init))
    }
  }

  /// How many lie in each list, counted to `most` at the most: by the conditions of the lists
  /// themselves.
  public static func counts(unit: String, most: Int, on connection: any Connection) throws
    -> [List: Int]
  {
    let parts = List.allCases.map { list in
      """
      SELECT '\(list.rawValue)', COUNT(*) FROM (SELECT 1 FROM
      \(list == .escalated ? "desk_escalations e" : "desk_entries d")
      WHERE \(condition(list)) LIMIT \(most)) AS \(list.rawValue)_lines
      """
    }
    var counts: [List: Int] = [:]
    try connection.rows(parts.joined(separator: " UNION ALL "), [.text(unit)]) { row in
      if let list = List(rawValue: row.text(0)) { counts[list] = row.int(1) }
    }
    return counts
  }

  private static func condition(_ list: List) -> String {
    switch list {
    case .near: "d.unit = $1 AND d.pressure = \(ClockSheet.Pressure.near.rawValue)"
    case .late: "d.unit = $1 AND d.pressure = \(ClockSheet.Pressure.late.rawValue)"
    case .escalated: "e.unit = $1"
    }
  }

  /// Whose view of what hangs it is.
  public struct Scope: Sendable {
    /// Only what these units hold; nil = whoever holds it.
    public var holders: [String]?
    /// Only what lies in it.
    public var area: Area?
    /// Of sealed reports only what is escalated to this unit or held by these; nil = all of them.
    public var sealed: (escalatedTo: String, heldBy: [String])?

    public init(
      holders: [String]? = nil, area: Area? = nil,
      sealed: (escalatedTo: String, heldBy: [String])? = nil
    ) {
      self.holders = holders
      self.area = area
      self.sealed = sealed
    }

    fileprivate func conditions(since moment: Int64) -> Conditions {
      var conditions = Conditions()
      conditions.add("r.closed_at IS NULL")
      conditions.add([.integer(moment)]) { "r.moved_at < \($0[0])" }
      if let holders {
        conditions.add(holders.map(SQLValue.text)) {
          holders.isEmpty ? "1 = 0" : "r.holder IN (\($0.joined(separator: ", ")))"
        }
      }
      if let area {
        conditions.add([.text(area.code)]) {
          "\(Conditions.compared(DeskRows.column(of: area))) = \($0[0])"
        }
      }
      if let sealed {
        let units = [sealed.escalatedTo] + sealed.heldBy
        conditions.add(units.map(SQLValue.text)) { names in
          let held = names.dropFirst().joined(separator: ", ")
          return """
            (r.privacy <> 'sealed'\(held.isEmpty ? "" : " OR r.holder IN (\(held))")
            OR EXISTS (SELECT 1 FROM desk_escalations e
              WHERE e.report_id = r.id AND e.unit = \(names[0])))
            """
        }
      }
      return conditions
    }
  }

  /// Open reports nobody in office has moved since a moment, the longest first. At most `limit` + 1.
  /// - Parameter key: the last line seen
  public static func still(
    since moment: Int64, _ scope: Scope, after key: DeskRows.Key?, limit: Int,
    on connection: any Connection
  ) throws -> [DeskRows.Line] {
    var conditions = scope.conditions(since: moment)
    if let key {
      conditions.add([.integer(key.rank), .integer(key.id)]) {
        "(r.moved_at, r.id) > (\($0[0]), \($0[1]))"
      }
    }
    return try connection.all(
      """
      SELECT \(ReportRows.columns), r.moved_at FROM reports r WHERE \(conditions.sql)
      ORDER BY r.moved_at, r.id LIMIT \(limit + 1)
      """, conditions.values
    ) { row in
      let report = try ReportRows.decode(row)
      return DeskRows.Line(
        report: report,
        key: DeskRows.Key(rank: row.integer(ReportRows.columnCount), id: report.id))
    }
  }

  /// How many such reports each unit holds, the most first. Cost follows what hangs.
  public static func holders(
    since moment: Int64, _ scope: Scope, most: Int, on connection: any Connection
  ) throws -> [(holder: String, count: Int, oldest: Int64)] {
    let conditions = scope.conditions(since: moment)
    return try connection.all(
      """
      SELECT r.holder, COUNT(*), MIN(r.moved_at) FROM reports r WHERE \(conditions.sql)
      GROUP BY r.holder ORDER BY COUNT(*) DESC, r.holder LIMIT \(most)
      """, conditions.values
    ) { ($0.text(0), $0.int(1), $0.integer(2)) }
  }

  /// The same for everything in an area, or in the whole city.
  public static func holders(
    since moment: Int64, area: Area?, most: Int, on connection: any Connection
  ) throws -> [(holder: String, count: Int, oldest: Int64)] {
    try holders(since: moment, Scope(area: area), most: most, on: connection)
  }
}
