import Domain

extension Table {
  /// Enters whole rows, none of which may be there.
  public func enter(_ rows: [[SQLValue]], on connection: any Connection) throws {
    var next = rows.makeIterator()
    try connection.load(name, columnNames) { next.next() }
  }

  /// Removes every row.
  public func clear(on connection: any Connection) throws {
    try connection.run("DELETE FROM \(name)")
  }

  /// Lets the table number its own rows above those that were entered with a number.
  public func continueNumbering(on connection: any Connection) throws {
    guard let numbered else { return }
    try connection.continueNumbering(name, numbered)
  }
}

extension Tables {
  /// Removes the rows that name no report yet, of the tables whose other rows change with a report.
  public static func clearLoose(on connection: any Connection) throws {
    for table in all {
      guard let report = table.report else { continue }
      try connection.run("DELETE FROM \(table.name) WHERE \(report) IS NULL")
    }
  }

  /// Replaces all rows of these reports by the given ones.
  /// - Parameter rows: of every table that has a ``Table/report``; may hold loose rows too
  public static func replace(
    reports: [Int64], by rows: [(table: Table, rows: [[SQLValue]])], on connection: any Connection
  ) throws {
    for (table, rows) in rows where table.name == reportsName {
      // Never removed and entered anew: others name them.
      let columns = table.columnNames
      let sql = """
        INSERT INTO \(table.name) (\(columns.joined(separator: ", ")))
        VALUES (\(SQLValue.marks(columns.count))) ON CONFLICT (id) DO UPDATE SET
        \(columns.dropFirst().map { "\($0) = excluded.\($0)" }.joined(separator: ", "))
        """
      for row in rows { try connection.run(sql, row) }
    }
    for (table, rows) in rows where table.name != reportsName {
      guard let report = table.report else { continue }
      for id in reports {
        try connection.run("DELETE FROM \(table.name) WHERE \(report) = $1", [.integer(id)])
      }
      try table.enter(rows, on: connection)
    }
    for id in reports { try connection.indexReports(from: id, through: id) }
  }
}

/// What is made anew after the rows themselves were brought from elsewhere.
public enum DerivedRows {
  /// Puts the reports with ids in the range into every index that is derived from them.
  public static func index(from low: Int64, through high: Int64, on connection: any Connection)
    throws
  {
    try connection.indexReports(from: low, through: high)
  }

  /// Folds what the map has still to count, or to count anew, to its end.
  public static func foldMap(of database: any Database) async throws {
    while try await database.write({ try MapRows.fold(limit: 50_000, on: $0) }) > 0 {}
  }

  /// Makes the index of boundaries anew.
  public static func indexBoundaries(on connection: any Connection) throws {
    try connection.clearBoundaryIndex()
    let boundaries = try connection.all("SELECT id, area, rings FROM boundaries ORDER BY id") {
      ($0.integer(0), AreaPolygon(area: $0.text(1), polygons: BoundaryRows.decode($0.blob(2))))
    }
    for (id, boundary) in boundaries {
      let box = boundary.box
      try connection.indexBoundary(
        id: id, south: box.low.latitude, west: box.low.longitude, north: box.high.latitude,
        east: box.high.longitude)
    }
  }
}
