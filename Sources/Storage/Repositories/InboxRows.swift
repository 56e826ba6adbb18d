public import Domain

/// The lists of a desk: its heaps, and what presses or matters across them. What belongs to a list
/// is said in ``InboxSource`` and nowhere else.
public enum InboxRows {
  /// One list of a desk.
  public enum List: Hashable, CaseIterable, Sendable {
    case heap(Queue)
    /// Hampir lewat: less than a quarter of the time is left.
    case near
    /// Lewat
    case late
    /// Dukungan tinggi: open, with at least ``InboxRows/highSupport`` supporters.
    case supported
    /// Eskalasi
    case escalated

    public static let allCases: [List] =
      Queue.allCases.map(List.heap) + [.near, .late, .supported, .escalated]

    var name: String {
      switch self {
      case .heap(let queue): queue.rawValue
      case .near: "near"
      case .late: "late"
      case .supported: "supported"
      case .escalated: "escalated"
      }
    }
  }

  /// So many people besides the reporter are many. The index `support_counts_high` says the same.
  public static let highSupport = 5

  /// Takes a report off the lists of what is supported when it closes, and puts it there again.
  static func markSupport(of report: Report, before: Report?, on connection: any Connection) throws
  {
    let isOpen = !report.state.isClosed
    guard let before, before.state.isClosed == isOpen else { return }
    try connection.put(
      "UPDATE support_counts SET is_open = $2 WHERE report_id = $1",
      [.integer(report.id), .init(isOpen)])
  }

  /// A page of one list of one desk: least time left first, escalations the longest there first. At
  /// most `limit` + 1 lines: the extra one says that there is more. How it finds what is rare:
  /// ``Seeking``. One to four statements.
  public static func list(
    _ list: List, unit: String, filter: DeskRows.Filter, after key: DeskRows.Key?, limit: Int,
    on connection: any Connection
  ) throws -> [DeskRows.Line] {
    let source = InboxSource(list)
    var lines: [DeskRows.Line] = []
    var from = key
    func read(_ statement: (sql: String, values: [SQLValue]), _ admits: (any Row) -> Bool) throws
      -> Int
    {
      var seen = 0
      try connection.rows(statement.sql, statement.values) { row in
        seen += 1
        let key = DeskRows.Key(rank: row.integer(ReportRows.columnCount), id: row.integer(0))
        from = key
        if admits(row) {
          lines.append(DeskRows.Line(report: try ReportRows.decode(row), key: key))
        }
      }
      return seen
    }
    if filter.isEmpty {
      _ = try read(
        source.down(unit: unit, Conditions(), after: key, limit: limit + 1)
      ) { _ in true }
      return lines
    }
    let words = filter.words
    var looked = Conditions()
    looked.addSupporters(of: filter)
    /// Whether nothing more is to be found.
    func look(_ reach: Int) throws -> Bool {
      let seen = try read(source.down(unit: unit, looked, after: from, limit: reach)) {
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
      ? source.down(unit: unit, sought, after: from, limit: missing)
      : source.across(unit: unit, sought, matches, after: from, limit: missing)
    _ = try read(rest) { _ in true }
    return lines
  }

  /// How many lie in each list, counted to `most` at the most. One statement.
  public static func counts(
    of lists: [List] = List.allCases, unit: String, most: Int, on connection: any Connection
  ) throws -> [List: Int] {
    guard !lists.isEmpty else { return [:] }
    let parts = lists.map { InboxSource($0).count(unit: "$1", most: most, as: $0.name) }
    let byName = Dictionary(uniqueKeysWithValues: lists.map { ($0.name, $0) })
    var counts: [List: Int] = [:]
    try connection.rows(parts.joined(separator: " UNION ALL "), [.text(unit)]) { row in
      if let list = byName[row.text(0)] { counts[list] = row.int(1) }
    }
    return counts
  }

  /// Whether any of these reports lies on a desk.
  public static func lies(
    anyOf reports: [Int64], on unit: String, on connection: any Connection
  ) throws -> Bool {
    guard !reports.isEmpty else { return false }
    return try connection.first(
      """
      SELECT 1 FROM desk_entries WHERE unit = $1
      AND report_id IN (\(SQLValue.marks(reports.count, from: 2))) LIMIT 1
      """, [.text(unit)] + reports.map(SQLValue.integer)
    ) { _ in true } ?? false
  }
}
