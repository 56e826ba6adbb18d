public import Domain

/// Reports that hang: escalated, or without movement.
public enum HangingRows {
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

    /// - Parameter moment: only what nobody in office has moved since then
    func conditions(since moment: Int64? = nil) -> Conditions {
      var conditions = Conditions()
      conditions.add("r.closed_at IS NULL")
      if let moment { conditions.add([.integer(moment)]) { "r.moved_at < \($0[0])" } }
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
