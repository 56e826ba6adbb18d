public import Domain

/// When the clockwork has to look at a report next: one line for each open report, at the moment of
/// the earliest thing that will happen if nobody does anything.
public enum ClockRows {
  /// - Parameter due: milliseconds since 1970 UTC; nil = nothing will happen by itself
  static func setTimer(_ due: Int64?, of report: Int64, on connection: any Connection) throws {
    guard let due else {
      return try connection.put(
        "DELETE FROM report_timers WHERE report_id = $1", [.integer(report)])
    }
    try connection.put(
      """
      INSERT INTO report_timers (report_id, due_at) VALUES ($1, $2)
      ON CONFLICT (report_id) DO UPDATE SET due_at = excluded.due_at
      """, [.integer(report), .integer(due)])
  }

  /// Writes what the clockwork computed for a report that it left as it is: when to look again, and
  /// the sheet it folded anew.
  public static func settle(_ report: Report, next due: Int64?, on connection: any Connection)
    throws
  {
    try connection.put(
      "UPDATE reports SET clock = $2, moved_at = $3 WHERE id = $1 AND version = $4",
      [
        .integer(report.id), .text(report.clock.json(receivedAt: report.receivedAt)),
        .integer(report.clock.movedAt), .init(report.version),
      ])
    try setTimer(due, of: report.id, on: connection)
  }

  /// Whether any report waits to be looked at.
  public static func isAnyDue(now: Int64, on connection: any Connection) throws -> Bool {
    try connection.first(
      "SELECT 1 FROM report_timers WHERE due_at <= $1 LIMIT 1", [.integer(now)]
    ) { _ in true } ?? false
  }

  /// Reports to be looked at, the longest due first, but for those another worker holds.
  public static func due(now: Int64, limit: Int, on connection: any Connection) throws -> [Int64] {
    try connection.all(
      """
      SELECT report_id FROM report_timers WHERE due_at <= $1 ORDER BY due_at, report_id LIMIT $2
      \(connection.skippingLocked)
      """, [.integer(now), .integer(Int64(limit))]
    ) { $0.integer(0) }
  }

  /// Lets the clockwork look soon at open reports it does not know of: entered or opened again by a
  /// node of the last release, which kept neither timers nor the moment of the last movement.
  public static func takeUpUnseen(on connection: any Connection) throws {
    try connection.run(
      """
      INSERT INTO report_timers (report_id, due_at)
      SELECT id, 0 FROM reports WHERE closed_at IS NULL AND moved_at = 0
      ON CONFLICT (report_id) DO NOTHING
      """)
  }

  /// When the clockwork looks at it next.
  public static func timer(of report: Int64, on connection: any Connection) throws -> Int64? {
    try connection.first(
      "SELECT due_at FROM report_timers WHERE report_id = $1", [.integer(report)]
    ) { $0.integer(0) }
  }

  /// Puts off looking at a report the rules would not let the clockwork handle.
  public static func postpone(_ report: Int64, until due: Int64, on connection: any Connection)
    throws
  {
    try connection.put(
      "UPDATE report_timers SET due_at = $2 WHERE report_id = $1",
      [.integer(report), .integer(due)])
  }

  /// Open reports of this system, by id, above `id`: also those to which nothing more will happen by
  /// itself.
  public static func open(after id: Int64, limit: Int, on connection: any Connection) throws
    -> [Report]
  {
    try connection.all(
      """
      SELECT \(ReportRows.columns) FROM reports r
      WHERE r.closed_at IS NULL AND r.imported = 0 AND r.id > $1 ORDER BY r.id LIMIT $2
      """, [.integer(id), .integer(Int64(limit))], ReportRows.decode)
  }

  /// How many open reports other terms would touch.
  public static func countOpen(on connection: any Connection) throws -> Int {
    try connection.first(
      "SELECT COUNT(*) FROM reports WHERE closed_at IS NULL AND imported = 0", []
    ) { $0.int(0) } ?? 0
  }
}
