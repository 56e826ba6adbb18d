import Domain

/// The `feed` table: every step in short, for those who follow. Kept for days, not for ever.
public enum FeedRows {
  static func append(_ event: ReportEvent, number: String, on connection: any Connection) throws {
    try connection.put(
      "INSERT INTO feed (report_id, number, revision, at) VALUES ($1, $2, $3, $4)",
      [.integer(event.reportID), .text(number), .init(event.revision), .integer(event.at)])
  }

  /// What is shown of a report has changed without a step of it.
  static func append(_ report: Report, at: Int64, on connection: any Connection) throws {
    try connection.put(
      "INSERT INTO feed (report_id, number, revision, at) VALUES ($1, $2, $3, $4)",
      [.integer(report.id), .text(report.number), .init(report.version), .integer(at)])
  }

  /// Forgets entries from before a moment, milliseconds since 1970 UTC.
  public static func purge(before: Int64, on connection: any Connection) throws -> Int {
    try connection.run("DELETE FROM feed WHERE at < $1", [.integer(before)])
  }
}
