public import Domain

/// Where and with whom what is late lies, for those who oversee. Cost follows what presses and what
/// stands still, not how much there is.
public enum OverviewRows {
  /// Open reports of one holder in one district.
  public struct Group: Sendable, Equatable {
    public let holder: String
    /// Codes of areas; nil for reports without a place.
    public let city: String?
    public let district: String?
    public internal(set) var near = 0
    public internal(set) var late = 0
    /// Without a step of anybody in office for the time asked about.
    public internal(set) var still = 0
    /// The earliest end of time among the late ones, milliseconds since 1970 UTC.
    public internal(set) var oldestDue: Int64?
  }

  private struct Place: Hashable {
    let holder: String
    let city: String?
    let district: String?
  }

  /// Two statements.
  /// - Parameter moment: what nobody has moved since then stands still
  public static func groups(
    _ scope: HangingRows.Scope, stillSince moment: Int64, on connection: any Connection
  ) throws -> [Group] {
    var groups: [Place: Group] = [:]
    func add(_ row: any Row, _ change: (inout Group) -> Void) {
      let place = Place(
        holder: row.text(0), city: row.optionalText(1), district: row.optionalText(2))
      change(
        &groups[
          place,
          default: Group(holder: place.holder, city: place.city, district: place.district)])
    }
    let pressed = pressed(scope)
    try connection.rows(
      """
      SELECT r.holder, r.city, r.district, d.pressure, COUNT(*), MIN(d.rank)
      FROM desk_entries d CROSS JOIN reports r
      WHERE d.pressure > 0 AND \(pressed.sql)
      GROUP BY r.holder, r.city, r.district, d.pressure
      """, pressed.values
    ) { row in
      add(row) { group in
        guard row.int(3) == ClockSheet.Pressure.late.rawValue else {
          group.near += row.int(4)
          return
        }
        group.late += row.int(4)
        group.oldestDue = min(group.oldestDue ?? .max, row.integer(5))
      }
    }
    let still = scope.conditions(since: moment)
    try connection.rows(
      """
      SELECT r.holder, r.city, r.district, COUNT(*) FROM reports r WHERE \(still.sql)
      GROUP BY r.holder, r.city, r.district
      """, still.values
    ) { row in add(row) { $0.still += row.int(3) } }
    return Array(groups.values)
  }

  /// Open reports that are late, or nearly so, each once, least time left first. At most
  /// `limit` + 1.
  public static func pressed(
    _ pressure: ClockSheet.Pressure, _ scope: HangingRows.Scope, after key: DeskRows.Key?,
    limit: Int, on connection: any Connection
  ) throws -> [DeskRows.Line] {
    var conditions = pressed(scope)
    conditions.add("d.pressure = \(pressure.rawValue) AND d.pressure > 0")
    if let key {
      conditions.add([.integer(key.rank), .integer(key.id)]) {
        "(d.rank, d.report_id) > (\($0[0]), \($0[1]))"
      }
    }
    return try connection.all(
      """
      SELECT \(ReportRows.columns), d.rank FROM desk_entries d CROSS JOIN reports r
      WHERE \(conditions.sql) ORDER BY d.rank, d.report_id LIMIT \(limit + 1)
      """, conditions.values
    ) { row in
      let report = try ReportRows.decode(row)
      return DeskRows.Line(
        report: report,
        key: DeskRows.Key(rank: row.integer(ReportRows.columnCount), id: report.id))
    }
  }

  /// Time presses on several desks; on the holder's own each report lies once.
  private static func pressed(_ scope: HangingRows.Scope) -> Conditions {
    var conditions = scope.conditions()
    conditions.add("r.id = d.report_id AND r.holder = d.unit")
    return conditions
  }
}
