import Domain

/// What a list of a desk is read from, and what belongs to it. The lines and the count of a list are
/// both made of this, so that they cannot say different things.
struct InboxSource {
  let tables: String
  /// Columns of the report's id and of the place in the list.
  let id: String
  let rank: String
  /// - Parameter: name of the parameter that holds the desk's unit
  let condition: (String) -> String

  init(_ list: InboxRows.List) {
    func pressed(_ pressure: ClockSheet.Pressure) -> (String) -> String {
      // The second part names the index to engines that do not compute.
      { "d.unit = \($0) AND d.pressure = \(pressure.rawValue) AND d.pressure > 0" }
    }
    switch list {
    case .escalated:
      self.init(from: "desk_escalations e", id: "e.report_id", rank: "e.since") { "e.unit = \($0)" }
    case .supported:
      self.init(
        from: "support_counts s CROSS JOIN desk_entries d", id: "s.report_id", rank: "d.rank"
      ) { unit in
        """
        s.supporters >= \(InboxRows.highSupport) AND s.is_open = 1 AND d.report_id = s.report_id AND d.unit = \(unit)
        AND d.queue <> 'done'
        """
      }
    case .near: self.init(where: pressed(.near))
    case .late: self.init(where: pressed(.late))
    case .heap(let queue):
      self.init(where: { "d.unit = \($0) AND d.queue = '\(queue.rawValue)'" })
    }
  }

  private init(
    from tables: String = "desk_entries d", id: String = "d.report_id", rank: String = "d.rank",
    where condition: @escaping (String) -> String
  ) {
    self.tables = tables
    self.id = id
    self.rank = rank
    self.condition = condition
  }

  /// Its lines, counted to `most` at the most.
  func count(unit: String, most: Int, as name: String) -> String {
    """
    SELECT '\(name)', COUNT(*) FROM (SELECT 1 FROM \(tables) WHERE \(condition(unit))
    LIMIT \(most)) AS \(name)_lines
    """
  }

  /// Line by line from a line on. Gives ``ReportRows/columns`` and the rank, in the order of the list.
  func down(unit: String, _ conditions: Conditions, after key: DeskRows.Key?, limit: Int) -> (
    sql: String, values: [SQLValue]
  ) {
    var conditions = conditions
    conditions.add("r.id = \(id)")
    conditions.add([.text(unit)]) { condition($0[0]) }
    if let key {
      conditions.add([.integer(key.rank), .integer(key.id)]) {
        "(\(rank), \(id)) > (\($0[0]), \($0[1]))"
      }
    }
    return (
      """
      SELECT \(ReportRows.columns), \(rank) FROM \(tables) CROSS JOIN reports r
      WHERE \(conditions.sql) ORDER BY \(rank), \(id) LIMIT \(limit)
      """, conditions.values
    )
  }

  /// From what is sought: each such report is asked for its line, if it has one. Said so that no
  /// engine goes through the list instead. Gives the same as ``down(unit:_:after:limit:)``.
  /// - Parameter matches: a SELECT of ids to begin with; nil to begin with the conditions
  func across(
    unit: String, _ sought: Conditions, _ matches: String?, after key: DeskRows.Key?, limit: Int
  ) -> (sql: String, values: [SQLValue]) {
    var sought = sought
    let desk = sought.bind([.text(unit)])
    var after = ""
    if let key {
      let names = sought.bind([.integer(key.rank), .integer(key.id)])
      after = "AND (r.rank, r.id) > (\(names[0]), \(names[1]))"
    }
    return (
      """
      \(Seeking.with(matches))SELECT \(ReportRows.columns), r.rank FROM (
        SELECT r.*, (SELECT \(rank) FROM \(tables) WHERE \(condition(desk[0]))
          AND \(id) = r.id) AS rank
        FROM \(matches == nil ? "" : "m CROSS JOIN ")reports r WHERE \(sought.sql)) AS r
      WHERE r.rank IS NOT NULL \(after) ORDER BY r.rank, r.id LIMIT \(limit)
      """, sought.values
    )
  }
}
