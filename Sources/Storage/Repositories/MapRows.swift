public import Domain

/// What the public map counts: reports by cell, category and whether they are done.
///
/// A step that changes what the map tells appends to `map_deltas` in its own transaction and
/// touches no counter, so that writers never meet. ``fold(limit:on:)`` moves the deltas into
/// `map_cells`. Cells and deltas read together in one statement are exact at every moment, however
/// far the folding has come.
///
/// Cells belong to a generation, of which one serves. A recount fills the next one beside it, a
/// stretch of reports at a time, and then lets it serve: this is how a store that held reports
/// before it had a map, or that a program without a map has written to, comes to right counts.
public enum MapRows {
  /// In place of a category: all of them together.
  static let everyCategory = "*"

  /// How many reports lie in a cell.
  public struct Cluster: Sendable, Equatable {
    public let cell: MapCell
    public let open: Int
    public let done: Int

    public init(cell: MapCell, open: Int, done: Int) {
      self.cell = cell
      self.open = open
      self.done = done
    }
  }

  /// Open and done reports, or their changes.
  struct Sum: Equatable {
    var open: Int64 = 0
    var done: Int64 = 0

    static let zero = Sum()
  }

  struct Key: Hashable, Comparable {
    let level: MapGrid.Level
    let category: String
    let cell: MapCell

    static func < (a: Key, b: Key) -> Bool {
      (a.level, a.category, a.cell) < (b.level, b.category, b.cell)
    }
  }

  // MARK: Writing

  /// Notes what a step changes on the map; nothing for most steps.
  static func append(_ after: Report, before: Report?, on connection: any Connection) throws {
    let rows = changes(from: before.flatMap { MapMark($0) }, to: MapMark(after))
    for row in rows {
      try connection.put(
        """
        INSERT INTO map_deltas (\(deltaColumns.joined(separator: ", ")))
        VALUES (\(SQLValue.marks(deltaColumns.count)))
        """, [.integer(after.id)] + row)
    }
  }

  /// Notes reports that are new to the store, many at a time.
  static func append(new reports: [Report], on connection: any Connection) throws {
    var rows = reports.lazy.flatMap { report in
      changes(from: nil, to: MapMark(report)).map { [.integer(report.id)] + $0 }
    }.makeIterator()
    try connection.load("map_deltas", deltaColumns) { rows.next() }
  }

  private static let deltaColumns = [
    "report_id", "cell_row", "cell_column", "category", "open_change", "done_change",
  ]

  /// Values of ``deltaColumns`` after the first.
  private static func changes(from before: MapMark?, to after: MapMark?) -> [[SQLValue]] {
    guard before != after else { return [] }
    func row(_ mark: MapMark, open: Int64, done: Int64) -> [SQLValue] {
      [
        .integer(mark.cell.row), .integer(mark.cell.column), .text(mark.category), .integer(open),
        .integer(done),
      ]
    }
    if let before, let after, before.cell == after.cell, before.category == after.category {
      let done: Int64 = after.isDone ? 1 : -1
      return [row(after, open: -done, done: done)]
    }
    return [(before, Int64(-1)), (after, 1)].compactMap { mark, change in
      mark.map { row($0, open: $0.isDone ? 0 : change, done: $0.isDone ? change : 0) }
    }
  }

  // MARK: Reading

  /// The cells of a window in which reports lie, in order of rows and columns.
  /// - Returns: nil while the reports have never been counted: nobody knows yet.
  public static func clusters(
    in window: MapGrid.Window, category: String?, on connection: any Connection
  ) throws -> [Cluster]? {
    let serving = try connection.first("SELECT serving FROM map_counts") { $0.integer(0) }
    guard let serving, serving > 0 else { return nil }
    let (rows, columns) = window.finest
    return try connection.all(
      """
      SELECT cell_row, cell_column, CAST(SUM(open_count) AS BIGINT),
        CAST(SUM(done_count) AS BIGINT)
      FROM (
        SELECT cell_row, cell_column, open_count, done_count FROM map_cells
        WHERE generation = $1 AND level = $2 AND category = $3
          AND cell_row BETWEEN $4 AND $5 AND cell_column BETWEEN $6 AND $7
        UNION ALL
        SELECT cell_row / \(window.level.side), cell_column / \(window.level.side), open_change,
          done_change
        FROM map_deltas
        WHERE cell_row BETWEEN $8 AND $9 AND cell_column BETWEEN $10 AND $11
          AND ($3 = '\(everyCategory)' OR category = $3)) AS counted
      GROUP BY cell_row, cell_column
      HAVING SUM(open_count) <> 0 OR SUM(done_count) <> 0
      ORDER BY cell_row, cell_column
      """,
      [
        .integer(serving), .init(window.level.rawValue), .text(category ?? everyCategory),
        .integer(window.rows.lowerBound), .integer(window.rows.upperBound),
        .integer(window.columns.lowerBound), .integer(window.columns.upperBound),
        .integer(rows.lowerBound), .integer(rows.upperBound), .integer(columns.lowerBound),
        .integer(columns.upperBound),
      ]
    ) {
      Cluster(
        cell: MapCell(row: $0.integer(0), column: $0.integer(1)), open: $0.int(2), done: $0.int(3))
    }
  }
}
