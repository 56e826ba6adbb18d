import FoundationEssentials
import GRDB

/// A ``Connection`` over one GRDB database connection, valid inside one call.
final class SQLiteConnection: Connection {
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

  func unload(_ sql: String, _ values: [SQLValue], _ each: (any Row) throws -> Void) throws {
    try rows(sql, values, each)
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

  func indexReports(from low: Int64, through high: Int64) throws {
    let range: [SQLValue] = [.integer(low), .integer(high)]
    try run("DELETE FROM report_text WHERE rowid BETWEEN $1 AND $2", range)
    try run(
      """
      INSERT INTO report_text (rowid, body, closed)
      SELECT id, CASE WHEN landmark IS NULL THEN text ELSE text || CHAR(10) || landmark END,
        COALESCE(address, '')
      FROM reports WHERE id BETWEEN $1 AND $2
      """, range)
    try run(
      """
      INSERT OR REPLACE INTO report_places (id, south, north, west, east)
      SELECT id, latitude, latitude, longitude, longitude FROM reports
      WHERE id BETWEEN $1 AND $2 AND latitude IS NOT NULL AND longitude IS NOT NULL
      """, range)
  }

  /// SQLite numbers above the highest by itself.
  func continueNumbering(_ table: String, _ column: String) throws {}

  func textMatches(_ typed: String, parameter: Int, openOnly: Bool) -> (
    sql: String, value: SQLValue
  )? {
    // Every word is quoted, so that no typed character is an operator of the search language.
    let words = typed.split { !$0.isLetter && !$0.isNumber }.prefix(SearchWords.most)
    guard !words.isEmpty else { return nil }
    let all = words.map { "\"\($0)\"" }.joined(separator: " ") + "*"
    return (
      "SELECT rowid AS id FROM report_text WHERE report_text MATCH $\(parameter)",
      .text(openOnly ? "{body} : (\(all))" : all)
    )
  }

  func boxCondition(_ box: Box, parameter first: Int) -> (sql: String, values: [SQLValue]) {
    (
      """
      r.id IN (SELECT id FROM report_places WHERE north >= $\(first) AND south <= $\(first + 1)
      AND east >= $\(first + 2) AND west <= $\(first + 3))
      """, [.real(box.south), .real(box.north), .real(box.west), .real(box.east)]
    )
  }

  func nearest(latitude: Double, longitude: Double, within metres: Double, limit: Int) throws
    -> [Int64]
  {
    let box = Box(latitude: latitude, longitude: longitude, reaching: metres)
    // The index holds 32-bit numbers; the exact point is the report's own.
    return try all(
      """
      SELECT r.id, (r.latitude - $1) * (r.latitude - $1) * $3
        + (r.longitude - $2) * (r.longitude - $2) * $4 AS squared
      FROM report_places p JOIN reports r ON r.id = p.id
      WHERE p.north >= $5 AND p.south <= $6 AND p.east >= $7 AND p.west <= $8 AND squared <= $9
      ORDER BY squared, r.id LIMIT $10
      """,
      [
        .real(latitude), .real(longitude), .real(Box.squaredMetresPerDegree.latitude),
        .real(Box.squaredMetresPerDegree.longitude(at: latitude)), .real(box.south),
        .real(box.north), .real(box.west), .real(box.east), .real(metres * metres),
        .integer(Int64(limit)),
      ]
    ) { $0.integer(0) }
  }

  @discardableResult
  func load(_ table: String, _ columns: [String], _ next: () throws -> [SQLValue]?) throws -> Int {
    let statement = try db.cachedStatement(
      sql: numbered(
        """
        INSERT INTO \(table) (\(columns.joined(separator: ", ")))
        VALUES (\(SQLValue.marks(columns.count)))
        """))
    statements += 1
    var count = 0
    while let row = try next() {
      try statement.execute(arguments: arguments(row))
      count += 1
    }
    return count
  }

  /// One writer at a time: nobody else can hold a row.
  var skippingLocked: String { "" }

  func feed(after mark: FeedMark, limit: Int) throws -> [FeedEntry] {
    try all(
      "SELECT id, report_id, number, revision FROM feed WHERE id > $1 ORDER BY id LIMIT $2",
      [.integer(mark.id), .integer(Int64(limit))]
    ) {
      FeedEntry(
        mark: FeedMark(transaction: 0, id: $0.integer(0)), report: $0.integer(1),
        number: $0.text(2), revision: $0.int(3))
    }
  }

  func feedEnd() throws -> FeedMark {
    let id = try first("SELECT MAX(id) FROM feed") { $0.integer(0) }
    return FeedMark(transaction: 0, id: id ?? 0)
  }

  /// One write at a time: what stands has been told.
  func feedHorizon() throws -> FeedMark { try feedEnd() }

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
    StatementArguments(values.map(\.databaseValue))
  }
}

extension SQLValue {
  /// Made without boxing: large loads spend a good part of their time here.
  fileprivate var databaseValue: DatabaseValue {
    switch self {
    case .null: .null
    case .integer(let value): value.databaseValue
    case .real(let value): value.databaseValue
    case .text(let value): value.databaseValue
    case .blob(let value): Data(value).databaseValue
    }
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
