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
    let entries = entries(of: report, units: units)
    if let before, Self.entries(of: before, units: units) == entries { return }
    for entry in entries {
      try connection.put(
        """
        INSERT INTO desk_entries (unit, report_id, queue, rank, pressure)
        VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (unit, report_id) DO UPDATE SET queue = excluded.queue, rank = excluded.rank,
          pressure = excluded.pressure
        """, entry)
    }
  }

  /// The lines of a report on all desks it lies on, by unit. Time presses those who stand over the
  /// holder, not those who once had it.
  static func entries(of report: Report, units: UnitTree) -> [[SQLValue]] {
    let rank = rank(report)
    let pressure = report.state.isClosed ? .calm : report.clock.pressure
    let pressed = pressure == .calm ? [] : Set(units.desks(of: report.holder))
    return Queue.desks(of: report, units: units).sorted { $0.key < $1.key }.map { unit, queue in
      [
        .text(unit), .integer(report.id), .text(queue.rawValue), .integer(rank),
        .init(pressed.contains(unit) ? pressure.rawValue : 0),
      ]
    }
  }

  /// A page of one heap of one desk, least time left first. At most `limit` + 1 lines: the extra
  /// one says that there is more. How it finds what is rare: ``Seeking``.
  public static func list(
    unit: String, queue: Queue, filter: Filter, after key: Key?, limit: Int,
    on connection: any Connection
  ) throws -> [Line] {
    let heap = Heap(unit: unit, queue: queue)
    var lines: [Line] = []
    var from = key
    func read(_ statement: (sql: String, values: [SQLValue]), _ admits: (any Row) -> Bool) throws
      -> Int
    {
      var seen = 0
      try connection.rows(statement.sql, statement.values) { row in
        seen += 1
        let key = Key(rank: row.integer(ReportRows.columnCount), id: row.integer(0))
        from = key
        if admits(row) { lines.append(Line(report: try ReportRows.decode(row), key: key)) }
      }
      return seen
    }
    if filter.isEmpty {
      _ = try read(heap.down(Conditions(), after: key, limit: limit + 1)) { _ in true }
      return lines
    }
    let words = filter.words
    /// Whether nothing more is to be found.
    func look(_ reach: Int) throws -> Bool {
      let seen = try read(heap.down(Conditions(), after: from, limit: reach)) {
        lines.count <= limit && filter.admits($0, words: words, openOnly: false)
      }
      return lines.count > limit || seen < reach
    }
    var areFew = false
    if filter.number == nil {
      if try look(Seeking.near) { return lines }
      let isPromising = lines.count >= Seeking.promising
      if try isPromising && look(Seeking.far) { return lines }
      areFew = try Seeking.areFew(filter, openOnly: false, on: connection)
      if try !isPromising && !areFew && look(Seeking.far) { return lines }
    }
    var sought = Conditions()
    sought.add(filter, by: filter.narrowest)
    let matches = sought.addWords(of: filter, openOnly: false, areFew: areFew, on: connection)
    let missing = limit + 1 - lines.count
    let isDown = matches == nil && (words != nil || !filter.isIndexed)
    let rest =
      isDown
      ? heap.down(sought, after: from, limit: missing)
      : heap.across(sought, matches, after: from, limit: missing)
    _ = try read(rest) { _ in true }
    return lines
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
}
