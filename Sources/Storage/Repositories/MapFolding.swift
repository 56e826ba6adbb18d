import Domain

/// Keeping the counts of the map; see ``MapRows``.
extension MapRows {
  private struct Counts {
    /// The generation that is read; 0 = none was ever counted.
    let serving: Int64
    /// The generation that is being counted anew, and the highest id counted in it.
    let counting: Int64?
    let countedTo: Int64

    init(_ connection: any Connection) throws {
      let found = try connection.first(
        "SELECT serving, counting, counted_to FROM map_counts"
      ) { ($0.integer(0), $0.optionalInteger(1), $0.integer(2)) }
      guard let found else { throw StorageFailure.malformed("map_counts has no row") }
      (serving, counting, countedTo) = found
    }
  }

  /// Does a piece of the map's work, in the caller's transaction: folds deltas into cells, and goes
  /// on with a recount if one is under way.
  /// - Parameter limit: deltas and reports to take at most, of each
  /// - Returns: how many rows it dealt with; 0 when nothing is left to do
  public static func fold(limit: Int, on connection: any Connection) throws -> Int {
    let counts = try Counts(connection)
    var sums = Sums()
    var again = Sums()
    let folded = try take(
      "id IN (SELECT id FROM map_deltas ORDER BY id LIMIT $1\(connection.skippingLocked))",
      [.init(limit)], on: connection
    ) { report, mark, change in
      sums.add(change, at: mark.cell, mark.category)
      if report <= counts.countedTo { again.add(change, at: mark.cell, mark.category) }
    }
    var done = folded
    if let counting = counts.counting {
      done += try count(counting, counts, limit: limit, &sums, &again, on: connection)
    } else {
      done += try sweep(serving: counts.serving, limit: limit, on: connection)
    }
    if counts.serving > 0 { try sums.enter(into: counts.serving, on: connection) }
    return done
  }

  /// Has all reports counted anew by the folds that follow. The counts in force stay until then.
  public static func recount(on connection: any Connection) throws {
    try connection.run(
      """
      UPDATE map_counts SET counting = 1 + CASE WHEN counting > serving THEN counting
        ELSE serving END, counted_to = 0
      """)
  }

  /// Whether ``fold(limit:on:)`` would find something to do.
  public static func needsFolding(on connection: any Connection) throws -> Bool {
    try connection.first(
      """
      SELECT 1 FROM map_counts WHERE counting IS NOT NULL OR EXISTS (SELECT 1 FROM map_deltas)
        OR (SELECT MIN(generation) FROM map_cells) < serving
      """
    ) { _ in true } ?? false
  }

  /// Counts the next reports of a recount. Their deltas go into the serving cells at once and into
  /// no other: the reports are counted as they stand now.
  private static func count(
    _ counting: Int64, _ counts: Counts, limit: Int, _ sums: inout Sums, _ again: inout Sums,
    on connection: any Connection
  ) throws -> Int {
    var high: Int64?
    var reports = 0
    try rows(after: counts.countedTo, limit: limit, on: connection) { id, mark in
      high = id
      reports += 1
      if let mark { again.add(mark.one, at: mark.cell, mark.category) }
    }
    if let high {
      try take(
        "report_id > $1 AND report_id <= $2", [.integer(counts.countedTo), .integer(high)],
        on: connection
      ) { _, mark, change in sums.add(change, at: mark.cell, mark.category) }
      try connection.run("UPDATE map_counts SET counted_to = $1", [.integer(high)])
    } else {
      try connection.run(
        "UPDATE map_counts SET serving = $1, counting = NULL", [.integer(counting)])
    }
    try again.enter(into: counting, on: connection)
    return max(reports, 1)
  }

  /// Takes deltas away and gives each to the caller.
  @discardableResult
  private static func take(
    _ condition: String, _ values: [SQLValue], on connection: any Connection,
    _ each: (Int64, (cell: MapCell, category: String), Sum) -> Void
  ) throws -> Int {
    var taken = 0
    try connection.rows(
      """
      DELETE FROM map_deltas WHERE \(condition)
      RETURNING report_id, cell_row, cell_column, category, open_change, done_change
      """, values
    ) { row in
      taken += 1
      each(
        row.integer(0),
        (MapCell(row: row.integer(1), column: row.integer(2)), row.text(3)),
        Sum(open: row.integer(4), done: row.integer(5)))
    }
    return taken
  }

  /// Removes cells of generations that serve no more.
  private static func sweep(serving: Int64, limit: Int, on connection: any Connection) throws -> Int
  {
    let key = "generation, level, category, cell_row, cell_column"
    return try connection.run(
      """
      DELETE FROM map_cells WHERE (\(key)) IN
      (SELECT \(key) FROM map_cells WHERE generation < $1 ORDER BY \(key) LIMIT $2)
      """, [.integer(serving), .init(limit)])
  }

  /// What the map tells of the reports with ids above `id`, in order of id.
  private static func rows(
    after id: Int64, limit: Int, on connection: any Connection,
    _ each: (Int64, MapMark?) -> Void
  ) throws {
    try connection.rows(
      """
      SELECT id, latitude, longitude, category, state, listed FROM reports WHERE id > $1
      ORDER BY id LIMIT $2
      """, [.integer(id), .init(limit)]
    ) { row in each(row.integer(0), try mark(row)) }
  }

  private static func mark(_ row: any Row) throws -> MapMark? {
    guard let state = ReportState(rawValue: row.text(4)) else {
      throw StorageFailure.malformed("report \(row.integer(0))")
    }
    guard let latitude = row.optionalReal(1), let longitude = row.optionalReal(2) else {
      return nil
    }
    return MapMark(
      place: Coordinate(latitude: latitude, longitude: longitude), category: row.optionalText(3),
      state: state, isListed: row.bool(5))
  }

  /// Where the map's counts differ from the reports, in words; at most `most`. Reads one moment of
  /// the whole store; memory grows with the cells in use, not with the reports.
  public static func differences(most: Int, on connection: any Connection) throws -> [String] {
    let counts = try Counts(connection)
    guard counts.serving > 0 else { return ["has not been counted yet"] }
    var sums = Sums()
    try connection.unload(
      "SELECT id, latitude, longitude, category, state, listed FROM reports", []
    ) { row in
      if let mark = try mark(row) { sums.add(mark.one, at: mark.cell, mark.category) }
    }
    try connection.unload(
      "SELECT cell_row, cell_column, category, open_change, done_change FROM map_deltas", []
    ) { row in
      sums.add(
        Sum(open: -row.integer(3), done: -row.integer(4)),
        at: MapCell(row: row.integer(0), column: row.integer(1)), row.text(2))
    }
    try connection.unload(
      """
      SELECT level, category, cell_row, cell_column, open_count, done_count FROM map_cells
      WHERE generation = $1
      """, [.integer(counts.serving)]
    ) { row in
      let key = Key(
        level: MapGrid.Level(rawValue: row.int(0)), category: row.text(1),
        cell: MapCell(row: row.integer(2), column: row.integer(3)))
      sums.add(Sum(open: -row.integer(4), done: -row.integer(5)), to: key)
    }
    return sums.sorted.prefix(most).map { key, sum in
      """
      counts \(-sum.open) open and \(-sum.done) done too many in cell \
      \(key.cell.row)/\(key.cell.column) of \(key.level.degrees) degrees, category \(key.category)
      """
    }
  }

  /// Counts by cell, category and size of cells.
  private struct Sums {
    private var sums: [Key: Sum] = [:]

    /// Those that are not nothing, in order.
    var sorted: [(key: Key, value: Sum)] {
      sums.filter { $0.value != .zero }.sorted { $0.key < $1.key }
    }

    /// In its cell of every size, under its category and under all.
    mutating func add(_ change: Sum, at cell: MapCell, _ category: String) {
      for level in MapGrid.Level.allCases {
        let cell = MapGrid.cell(cell, at: level)
        for category in [category, everyCategory] {
          add(change, to: Key(level: level, category: category, cell: cell))
        }
      }
    }

    mutating func add(_ change: Sum, to key: Key) {
      sums[key, default: .zero].open += change.open
      sums[key, default: .zero].done += change.done
    }

    /// Adds all to the cells of a generation, in one order always, so that two who do it wait for
    /// each other but never in a ring.
    func enter(into generation: Int64, on connection: any Connection) throws {
      let rows = sorted.map { key, sum -> [SQLValue] in
        [
          .integer(generation), .init(key.level.rawValue), .text(key.category),
          .integer(key.cell.row), .integer(key.cell.column), .integer(sum.open),
          .integer(sum.done),
        ]
      }
      // Two shapes of statement, so that both stay prepared.
      let together = 64
      var rest = rows[...]
      while !rest.isEmpty {
        let size = rest.count >= together ? together : 1
        let some = rest.prefix(size)
        rest = rest.dropFirst(size)
        let marks = (0..<size).map { "(\(SQLValue.marks(7, from: 1 + $0 * 7)))" }
        try connection.run(
          """
          INSERT INTO map_cells
            (generation, level, category, cell_row, cell_column, open_count, done_count)
          VALUES \(marks.joined(separator: ", "))
          ON CONFLICT (generation, level, category, cell_row, cell_column) DO UPDATE SET
            open_count = map_cells.open_count + excluded.open_count,
            done_count = map_cells.done_count + excluded.done_count
          """, some.flatMap { $0 })
      }
    }
  }
}

extension MapMark {
  /// What one report adds.
  fileprivate var one: MapRows.Sum {
    MapRows.Sum(open: isDone ? 0 : 1, done: isDone ? 1 : 0)
  }
}
