import Domain

/// One heap of one desk: the two ways to read it. Both give ``ReportRows/columns`` and the rank, in
/// the order of the heap.
struct Heap {
  let unit: String
  let queue: Queue

  /// Line by line from a line on.
  func down(_ conditions: Conditions, after key: DeskRows.Key?, limit: Int) -> (
    sql: String, values: [SQLValue]
  ) {
    var conditions = conditions
    conditions.add("r.id = d.report_id")
    conditions.add([.text(unit), .text(queue.rawValue)]) {
      "d.unit = \($0[0]) AND d.queue = \($0[1])"
    }
    if let key {
      conditions.add([.integer(key.rank), .integer(key.id)]) {
        "(d.rank, d.report_id) > (\($0[0]), \($0[1]))"
      }
    }
    return (
      """
      SELECT \(ReportRows.columns), d.rank FROM desk_entries d CROSS JOIN reports r
      WHERE \(conditions.sql) ORDER BY d.rank, d.report_id LIMIT \(limit)
      """, conditions.values
    )
  }

  /// From what is sought: each such report is asked for its line, if it has one. Said so that no
  /// engine goes through the heap instead.
  /// - Parameter matches: a SELECT of ids to begin with; nil to begin with the conditions
  func across(_ sought: Conditions, _ matches: String?, after key: DeskRows.Key?, limit: Int) -> (
    sql: String, values: [SQLValue]
  ) {
    var sought = sought
    let desk = sought.bind([.text(unit), .text(queue.rawValue)])
    var after = ""
    if let key {
      let names = sought.bind([.integer(key.rank), .integer(key.id)])
      after = "AND (r.rank, r.id) > (\(names[0]), \(names[1]))"
    }
    return (
      """
      \(Seeking.with(matches))SELECT \(ReportRows.columns), r.rank FROM (
        SELECT r.*, (SELECT d.rank FROM desk_entries d WHERE d.unit = \(desk[0])
          AND d.queue = \(desk[1]) AND d.report_id = r.id) AS rank
        FROM \(matches == nil ? "" : "m CROSS JOIN ")reports r WHERE \(sought.sql)) AS r
      WHERE r.rank IS NOT NULL \(after) ORDER BY r.rank, r.id LIMIT \(limit)
      """, sought.values
    )
  }
}
