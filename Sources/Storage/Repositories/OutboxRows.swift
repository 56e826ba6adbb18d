public import Domain

/// The `outbox`: steps that somebody should hear of, until it has been worked out who. Written in
/// the transaction of the step itself.
public enum OutboxRows {
  public struct Entry: Sendable, Equatable {
    public let id: Int64
    public let report: Int64
    public let revision: Int
    public let at: Int64
  }

  static func append(_ event: ReportEvent, on connection: any Connection) throws {
    try connection.put(
      "INSERT INTO outbox (report_id, revision, at) VALUES ($1, $2, $3)",
      [.integer(event.reportID), .init(event.revision), .integer(event.at)])
  }

  public static func isAny(on connection: any Connection) throws -> Bool {
    try connection.first("SELECT 1 FROM outbox LIMIT 1") { _ in true } ?? false
  }

  /// The oldest entries, but for those another worker holds.
  public static func oldest(limit: Int, on connection: any Connection) throws -> [Entry] {
    try connection.all(
      """
      SELECT id, report_id, revision, at FROM outbox ORDER BY id LIMIT $1
      \(connection.skippingLocked)
      """, [.integer(Int64(limit))]
    ) {
      Entry(id: $0.integer(0), report: $0.integer(1), revision: $0.int(2), at: $0.integer(3))
    }
  }

  /// It is known now who hears of it; false when another worker was faster.
  public static func remove(_ id: Int64, on connection: any Connection) throws -> Bool {
    try connection.run("DELETE FROM outbox WHERE id = $1", [.integer(id)]) == 1
  }

  /// Nobody is told of what happened before a moment: the life of a demonstration.
  public static func clear(before moment: Int64, on connection: any Connection) throws {
    try connection.run("DELETE FROM outbox WHERE at < $1", [.integer(moment)])
  }
}
