extension Table {
  /// Up to `limit` whole rows with keys above `key`, in the order of the key, each with its values
  /// in the order of ``columns``.
  public func page(after key: [SQLValue]?, limit: Int, on connection: any Connection) throws
    -> [[SQLValue]]
  {
    let keys = self.key.joined(separator: ", ")
    let after =
      self.key.count == 1 ? "\(keys) > $1" : "(\(keys)) > (\(SQLValue.marks(self.key.count)))"
    return try read(
      """
      SELECT \(columnNames.joined(separator: ", ")) FROM \(name) \(key == nil ? "" : "WHERE \(after)")
      ORDER BY \(keys) LIMIT \(limit)
      """, key ?? [], on: connection)
  }

  /// The rows of the given reports, and with `loose` those that name none.
  /// - Precondition: ``report`` is not nil.
  public func rows(ofReports ids: [Int64], loose: Bool = false, on connection: any Connection)
    throws -> [[SQLValue]]
  {
    guard let report else { return [] }
    var found: [[SQLValue]] = []
    if loose { found += try select("\(report) IS NULL", [], on: connection) }
    guard !ids.isEmpty else { return found }
    let marks = SQLValue.marks(ids.count)
    return found
      + (try select("\(report) IN (\(marks))", ids.map(SQLValue.integer), on: connection))
  }

  public func count(on connection: any Connection) throws -> Int {
    try connection.first("SELECT COUNT(*) FROM \(name)") { $0.int(0) } ?? 0
  }

  public func isEmpty(on connection: any Connection) throws -> Bool {
    try connection.first("SELECT 1 FROM \(name) LIMIT 1") { _ in true } == nil
  }

  /// Where the page after this row begins.
  public func key(of row: [SQLValue]) -> [SQLValue] { keyPositions.map { row[$0] } }

  private func select(_ condition: String, _ values: [SQLValue], on connection: any Connection)
    throws -> [[SQLValue]]
  {
    try read(
      """
      SELECT \(columnNames.joined(separator: ", ")) FROM \(name) WHERE \(condition)
      ORDER BY \(key.joined(separator: ", "))
      """, values, on: connection)
  }

  private func read(_ sql: String, _ values: [SQLValue], on connection: any Connection) throws
    -> [[SQLValue]]
  {
    let kinds = columns.map(\.kind)
    return try connection.all(sql, values) { row in
      kinds.enumerated().map { index, kind in
        guard !row.isNull(index) else { return .null }
        return switch kind {
        case .integer: .integer(row.integer(index))
        case .real: .real(row.real(index))
        case .text: .text(row.text(index))
        case .blob: .blob(row.blob(index))
        }
      }
    }
  }
}

extension Tables {
  /// Calls `each` with id and version of every report, in the order of ids.
  public static func versions(
    on connection: any Connection, _ each: (_ id: Int64, _ version: Int) throws -> Void
  ) throws {
    try connection.unload("SELECT id, version FROM reports ORDER BY id", []) {
      try each($0.integer(0), $0.int(1))
    }
  }

  /// Calls `each` with the original of every photo, each once.
  public static func originals(on connection: any Connection, _ each: (String) throws -> Void)
    throws
  {
    try connection.unload("SELECT DISTINCT original FROM photos", []) { try each($0.text(0)) }
  }

  /// Stretches of time, milliseconds since 1970 UTC, that together hold all events. One event far
  /// from all others makes a stretch of its own and does not lengthen another.
  public static func eventSpans(on connection: any Connection) throws -> [ClosedRange<Int64>] {
    var spans: [ClosedRange<Int64>] = []
    let month: Int64 = 30 * 86_400_000
    try connection.unload(
      "SELECT MIN(at), MAX(at) FROM report_events GROUP BY at / \(month) ORDER BY 1", []
    ) { spans.append($0.integer(0)...$0.integer(1)) }
    return spans
  }

  /// First and last id of the next `limit` reports with ids above `id`; nil after the last.
  public static func reports(after id: Int64, limit: Int, on connection: any Connection) throws
    -> ClosedRange<Int64>?
  {
    try connection.first(
      """
      SELECT MIN(id), MAX(id) FROM (
        SELECT id FROM reports WHERE id > $1 ORDER BY id LIMIT \(limit)) AS page
      """, [.integer(id)]
    ) { $0.isNull(0) ? nil : $0.integer(0)...$0.integer(1) } ?? nil
  }
}
