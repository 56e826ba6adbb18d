public import Domain

/// Lists of reports outside the desk, newest first, paged by key.
public enum ReportLists {
  /// Where the next page begins.
  public struct Key: Sendable, Equatable {
    public let receivedAt: Int64
    public let id: Int64

    public init(receivedAt: Int64, id: Int64) {
      self.receivedAt = receivedAt
      self.id = id
    }
  }

  /// Whose list it is.
  public enum Scope: Sendable {
    /// Only what stands in public with its words.
    case listed
    /// Everything (operators and the governor's office).
    case everything
    /// What lies in one area and is not sealed.
    case area(Area)
  }

  /// At most `limit` + 1 reports: the extra one says that there is more.
  public static func newest(
    _ scope: Scope, filter: DeskRows.Filter, after key: Key?, limit: Int,
    on connection: any Connection
  ) throws -> [Report] {
    var values: [SQLValue] = []
    var conditions: [String] = ["1 = 1"]
    var filter = filter
    var openOnly = false
    switch scope {
    case .listed:
      conditions.append("r.listed = 1")
      openOnly = true
    case .everything: break
    case .area(let area):
      conditions.append("r.privacy <> 'sealed'")
      values.append(.text(area.code))
      conditions.append("\(DeskRows.column(of: area)) = $1")
    }
    if let key {
      values += [.integer(key.receivedAt), .integer(key.id)]
      conditions.append("(r.received_at, r.id) < ($\(values.count - 1), $\(values.count))")
    }
    if let text = filter.text, text.trimmed.isEmpty { filter.text = nil }
    DeskRows.conditions(
      of: filter, into: &conditions, &values, openOnly: openOnly, connection)
    values.append(.integer(Int64(limit + 1)))
    return try connection.all(
      """
      SELECT \(ReportRows.columns) FROM reports r WHERE \(conditions.joined(separator: " AND "))
      ORDER BY r.received_at DESC, r.id DESC LIMIT $\(values.count)
      """, values, ReportRows.decode)
  }

  public static func count(filter: DeskRows.Filter, on connection: any Connection) throws -> Int {
    var values: [SQLValue] = []
    var conditions: [String] = ["1 = 1"]
    DeskRows.conditions(of: filter, into: &conditions, &values, connection)
    return try connection.first(
      "SELECT COUNT(*) FROM reports r WHERE \(conditions.joined(separator: " AND "))", values
    ) { $0.int(0) } ?? 0
  }

  /// The latest reports assigned to one person and still open.
  public static func assigned(to user: Int64, limit: Int, on connection: any Connection) throws
    -> [Report]
  {
    try connection.all(
      """
      SELECT \(ReportRows.columns) FROM reports r
      WHERE r.assignee = $1 AND r.state IN ('dispatched', 'inProgress', 'returned')
      ORDER BY r.completion_due, r.id LIMIT $2
      """, [.integer(user), .integer(Int64(limit))], ReportRows.decode)
  }
}
