public import Domain

/// The `desk_entries` table: on which desks a report lies, in which heap, in which order.
public enum DeskRows {
  /// One line of an officer's list.
  public struct Filter: Sendable, Equatable {
    public var category: String?
    /// A village, district or city.
    public var area: Area?
    public var kind: ReportKind?
    public var state: ReportState?
    public var text: String?
    public var assignee: Int64?

    public init() {}

    public var isEmpty: Bool { self == Filter() }
  }

  /// Where the next page begins: the last line seen.
  public struct Key: Sendable, Equatable {
    public let rank: Int64
    public let id: Int64

    public init(rank: Int64, id: Int64) {
      self.rank = rank
      self.id = id
    }
  }

  public struct Line: Sendable {
    public let report: Report
    public let key: Key
  }

  /// Ascending: least time left first; closed reports latest first.
  static func rank(_ report: Report) -> Int64 {
    if let closedAt = report.closedAt { return -closedAt }
    return report.decidedAt == nil ? report.dues.coordination : report.dues.completion
  }

  static func refresh(
    _ report: Report, before: Report?, units: UnitTree, on connection: any Connection
  ) throws {
    let desks = Queue.desks(of: report, units: units)
    let rank = rank(report)
    if let before, Self.rank(before) == rank, Queue.desks(of: before, units: units) == desks {
      return
    }
    for (unit, queue) in desks.sorted(by: { $0.key < $1.key }) {
      try connection.run(
        """
        INSERT INTO desk_entries (unit, report_id, queue, rank) VALUES ($1, $2, $3, $4)
        ON CONFLICT (unit, report_id) DO UPDATE SET queue = excluded.queue, rank = excluded.rank
        """, [.text(unit), .integer(report.id), .text(queue.rawValue), .integer(rank)])
    }
  }

  /// A page of one heap of one desk, least time left first. At most `limit` + 1 lines: the extra
  /// one says that there is more.
  public static func list(
    unit: String, queue: Queue, filter: Filter, after key: Key?, limit: Int,
    on connection: any Connection
  ) throws -> [Line] {
    var values: [SQLValue] = [.text(unit), .text(queue.rawValue)]
    var conditions = ["d.unit = $1", "d.queue = $2"]
    if let key {
      values += [.integer(key.rank), .integer(key.id)]
      conditions.append("(d.rank, d.report_id) > ($3, $4)")
    }
    Self.conditions(of: filter, into: &conditions, &values, connection)
    values.append(.integer(Int64(limit + 1)))
    return try connection.all(
      """
      SELECT \(ReportRows.columns), d.rank FROM desk_entries d
      JOIN reports r ON r.id = d.report_id
      WHERE \(conditions.joined(separator: " AND "))
      ORDER BY d.rank, d.report_id LIMIT $\(values.count)
      """, values
    ) { row in
      let report = try ReportRows.decode(row)
      return Line(
        report: report, key: Key(rank: row.integer(ReportRows.columnCount), id: report.id))
    }
  }

  /// How many lie in each heap, counted to `most` at the most.
  public static func counts(unit: String, most: Int, on connection: any Connection) throws
    -> [Queue: Int]
  {
    let parts = Queue.allCases.map { queue in
      """
      SELECT '\(queue.rawValue)', COUNT(*) FROM (SELECT 1 FROM desk_entries
      WHERE unit = $1 AND queue = '\(queue.rawValue)' LIMIT \(most)) AS \(queue.rawValue)_lines
      """
    }
    var counts: [Queue: Int] = [:]
    try connection.rows(parts.joined(separator: " UNION ALL "), [.text(unit)]) { row in
      if let queue = Queue(rawValue: row.text(0)) { counts[queue] = row.int(1) }
    }
    return counts
  }

  /// The desks one report lies on.
  public static func entries(of report: Int64, on connection: any Connection) throws
    -> [String: Queue]
  {
    var entries: [String: Queue] = [:]
    try connection.rows(
      "SELECT unit, queue FROM desk_entries WHERE report_id = $1", [.integer(report)]
    ) { row in
      if let queue = Queue(rawValue: row.text(1)) { entries[row.text(0)] = queue }
    }
    return entries
  }

  /// One column per level, so that each has an index in the order of the lists.
  static func column(of area: Area) -> String {
    switch area.level {
    case .village: "r.village"
    case .district: "r.district"
    case .city: "r.city"
    }
  }

  static func conditions(
    of filter: Filter, into conditions: inout [String], _ values: inout [SQLValue],
    openOnly: Bool = false, _ connection: any Connection
  ) {
    func add(_ value: SQLValue, _ condition: (String) -> String) {
      values.append(value)
      conditions.append(condition("$\(values.count)"))
    }
    if let category = filter.category { add(.text(category)) { "r.category = \($0)" } }
    if let area = filter.area {
      add(.text(area.code)) { "\(column(of: area)) = \($0)" }
    }
    if let kind = filter.kind { add(.text(kind.rawValue)) { "r.kind = \($0)" } }
    if let state = filter.state { add(.text(state.rawValue)) { "r.state = \($0)" } }
    if let assignee = filter.assignee { add(.integer(assignee)) { "r.assignee = \($0)" } }
    if let text = filter.text {
      if let number = ReportNumber.normalised(text) {
        add(.text(number)) { "r.number = \($0)" }
      } else if let match = connection.textCondition(
        text, parameter: values.count + 1, openOnly: openOnly)
      {
        add(match.value) { _ in match.sql }
      }
    }
  }
}
