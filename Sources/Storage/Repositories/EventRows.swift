public import Domain
import FoundationEssentials

/// The `report_events` table: append-only.
public enum EventRows {
  private static let columns =
    "report_id, revision, at, action, state, holder, assignee, actor_role, actor_unit, actor_user, details"

  /// - Throws: ``StorageFailure/constraint(cause:)`` when the revision exists already.
  static func append(_ event: ReportEvent, on connection: any Connection) throws {
    try connection.put(
      """
      INSERT INTO report_events (\(columns))
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
      """, try values(event))
  }

  static func values(_ event: ReportEvent) throws -> [SQLValue] {
    [
      .integer(event.reportID), .init(event.revision), .integer(event.at),
      .text(event.action.rawValue), .text(event.state.rawValue), .text(event.holder),
      .init(event.assignee), .text(event.actorRole.rawValue), .init(event.actorUnit),
      .init(event.actorUser), .text(try encode(event.details)),
    ]
  }

  /// The whole history of one report, in order, as far as its words are not covered.
  public static func history(of report: Report, on connection: any Connection) throws
    -> [ReportEvent]
  {
    try connection.all(
      historySQL,
      [.integer(report.id), .integer(report.receivedAt), .integer(report.updatedAt)], decode
    ).map { report.masks.covering($0) }
  }

  /// One step of a report and the one before it, as far as their words are not covered.
  public static func step(_ revision: Int, of report: Report, on connection: any Connection) throws
    -> (event: ReportEvent, before: ReportEvent?)?
  {
    let events = try connection.all(
      """
      SELECT \(columns) FROM report_events WHERE report_id = $1 AND revision BETWEEN $2 AND $3
      ORDER BY revision
      """, [.integer(report.id), .init(revision - 1), .init(revision)], decode
    ).map { report.masks.covering($0) }
    guard let event = events.last, event.revision == revision else { return nil }
    return (event, events.count > 1 ? events[0] : nil)
  }

  /// The times say nothing new, but where months lie apart only those of the report are looked at.
  static let historySQL = """
    SELECT \(columns) FROM report_events
    WHERE report_id = $1 AND at BETWEEN $2 AND $3 ORDER BY revision
    """

  /// The same reports, last changed when the public last saw a step of them. One statement.
  public static func asPublished(_ reports: [Report], on connection: any Connection) throws
    -> [Report]
  {
    guard let first = reports.map(\.receivedAt).min(), let last = reports.map(\.updatedAt).max()
    else { return [] }
    let hidden = PublicEvent.hidden.internals.union(PublicEvent.hidden.talk)
      .map { "'\($0.rawValue)'" }.sorted().joined(separator: ", ")
    var times: [Int64: Int64] = [:]
    try connection.rows(
      """
      SELECT report_id, MAX(at) FROM report_events
      WHERE report_id IN (\(SQLValue.marks(reports.count, from: 3))) AND at BETWEEN $1 AND $2
        AND action NOT IN (\(hidden))
        AND (action <> '\(Action.escalate.rawValue)' OR details LIKE '%"to":"%')
      GROUP BY report_id
      """, [.integer(first), .integer(last)] + reports.map { .integer($0.id) }
    ) { times[$0.integer(0)] = $0.integer(1) }
    return reports.map { report in
      var report = report
      report.updatedAt = times[report.id] ?? report.receivedAt
      return report
    }
  }

  /// The histories of all reports with ids above `low` up to `high`, by report and revision.
  public static func histories(above low: Int64, through high: Int64, on connection: any Connection)
    throws -> [Int64: [ReportEvent]]
  {
    let events = try connection.all(
      """
      SELECT \(columns) FROM report_events WHERE report_id > $1 AND report_id <= $2
      ORDER BY report_id, revision
      """, [.integer(low), .integer(high)], decode)
    return Dictionary(grouping: events, by: \.reportID)
  }

  private static func decode(_ row: any Row) throws -> ReportEvent {
    guard let action = Action(rawValue: row.text(3)),
      let state = ReportState(rawValue: row.text(4)),
      let role = Role(rawValue: row.text(7))
    else {
      throw StorageFailure.malformed("event \(row.integer(0))/\(row.integer(1))")
    }
    let json = row.text(10)
    var details = EventDetails()
    // Many steps say nothing beyond themselves.
    if json != "{}" {
      do {
        details = try EventDetails(json: json)
      } catch {
        throw StorageFailure.malformed("details of event \(row.integer(0))/\(row.integer(1))")
      }
    }
    return ReportEvent(
      reportID: row.integer(0), revision: row.int(1), at: row.integer(2), action: action,
      state: state, holder: row.text(5), assignee: row.optionalInteger(6), actorRole: role,
      actorUnit: row.optionalText(8), actorUser: row.optionalInteger(9), details: details)
  }

  private static let encoder: JSONEncoder = {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return encoder
  }()

  private static func encode(_ details: EventDetails) throws -> String {
    guard details != EventDetails() else { return "{}" }
    return String(decoding: try encoder.encode(details), as: UTF8.self)
  }
}
