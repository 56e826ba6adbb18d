import FoundationEssentials
import GRDB

/// A ``Connection`` over one GRDB database connection, valid inside one call.
final class SQLiteConnection: Connection {
  /// A search looks through this many of the latest matches, so that a common word costs no more
  /// than a rare one.
  static let mostMatches = 2_000

  private let db: GRDB.Database
  private(set) var statements = 0

  init(_ db: GRDB.Database) { self.db = db }

  @discardableResult
  func run(_ sql: String, _ values: [SQLValue]) throws -> Int {
    statements += 1
    let statement = try db.cachedStatement(sql: numbered(sql))
    try statement.execute(arguments: arguments(values))
    return db.changesCount
  }

  func rows(_ sql: String, _ values: [SQLValue], _ each: (any Row) throws -> Void) throws {
    statements += 1
    let statement = try db.cachedStatement(sql: numbered(sql))
    let cursor = try GRDB.Row.fetchCursor(statement, arguments: arguments(values))
    while let row = try cursor.next() { try each(SQLiteRow(row: row)) }
  }

  func draw(_ counter: String) throws -> Int64 {
    guard
      let value = try first(
        """
        INSERT INTO counters (name, last) VALUES ($1, 1)
        ON CONFLICT (name) DO UPDATE SET last = counters.last + 1 RETURNING last
        """, [.text(counter)], { $0.integer(0) })
    else { throw StorageFailure.malformed("counter \(counter)") }
    return value
  }

  func indexText(report: Int64, _ text: String, closed: String) throws {
    try run("DELETE FROM report_text WHERE rowid = $1", [.integer(report)])
    try run(
      "INSERT INTO report_text (rowid, body, closed) VALUES ($1, $2, $3)",
      [.integer(report), .text(text), .text(closed)])
  }

  func indexPlace(report: Int64, latitude: Double, longitude: Double) throws {
    try run(
      "INSERT OR REPLACE INTO report_places VALUES ($1, $2, $2, $3, $3)",
      [.integer(report), .real(latitude), .real(longitude)])
  }

  func textCondition(_ typed: String, parameter: Int, openOnly: Bool) -> (
    sql: String, value: SQLValue
  )? {
    // Every word is quoted, so that no typed character is an operator of the search language.
    let words = typed.split { !$0.isLetter && !$0.isNumber }.prefix(8)
    guard !words.isEmpty else { return nil }
    let all = words.map { "\"\($0)\"" }.joined(separator: " ") + "*"
    let query = openOnly ? "{body} : (\(all))" : all
    return (
      """
      r.id IN (SELECT rowid FROM report_text WHERE report_text MATCH $\(parameter)
      ORDER BY rowid DESC LIMIT \(Self.mostMatches))
      """, .text(query)
    )
  }

  func boundaries(latitude: Double, longitude: Double) throws -> [Int64] {
    try all(
      """
      SELECT id FROM boundary_boxes
      WHERE south <= $1 AND north >= $1 AND west <= $2 AND east >= $2 ORDER BY id
      """, [.real(latitude), .real(longitude)]
    ) { $0.integer(0) }
  }

  func indexBoundary(
    id: Int64, south: Double, west: Double, north: Double, east: Double
  ) throws {
    try run(
      "INSERT INTO boundary_boxes (id, south, north, west, east) VALUES ($1, $2, $3, $4, $5)",
      [.integer(id), .real(south), .real(north), .real(west), .real(east)])
  }

  func clearBoundaryIndex() throws { try run("DELETE FROM boundary_boxes") }

  /// SQLite reads `$1` as a name; `?1` is its numbered form.
  private func numbered(_ sql: String) -> String {
    let dollar = UInt8(ascii: "$")
    return String(
      decoding: sql.utf8.map { $0 == dollar ? UInt8(ascii: "?") : $0 }, as: UTF8.self)
  }

  private func arguments(_ values: [SQLValue]) -> StatementArguments {
    StatementArguments(
      values.map { value -> (any DatabaseValueConvertible)? in
        switch value {
        case .null: nil
        case .integer(let value): value
        case .real(let value): value
        case .text(let value): value
        case .blob(let value): Data(value)
        }
      })
  }
}

/// Reads straight from the statement, by index.
struct SQLiteRow: Row {
  let row: GRDB.Row

  func integer(_ column: Int) -> Int64 { row[column] ?? 0 }
  func real(_ column: Int) -> Double { row[column] ?? 0 }
  func text(_ column: Int) -> String { row[column] ?? "" }
  func isNull(_ column: Int) -> Bool { row.hasNull(atIndex: column) }
  func blob(_ column: Int) -> [UInt8] {
    (try? row.withUnsafeData(atIndex: column) { $0.map { [UInt8]($0) } ?? [] }) ?? []
  }
}
