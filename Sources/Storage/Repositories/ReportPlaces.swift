public import Domain

/// Public reports by place. Everything is measured from the point the public sees:
/// by moving a finer question about, somebody could find where a report really lies.
extension ReportLists {
  /// Reports on the map whose public point lies in a box, latest first.
  /// - Parameter isDone: nil for both
  public static func inside(
    _ box: Box, book: CityBook, category: String?, isDone: Bool?, limit: Int,
    on connection: any Connection
  ) throws -> [Report] {
    let reach = box.grown(by: publicReach)
    var (place, values) = connection.boxCondition(reach, parameter: 1)
    if let isDone { place += " AND r.closed_at IS \(isDone ? "NOT " : "")NULL" }
    if let category {
      values.append(.text(category))
      place += " AND r.category = $\(values.count)"
    }
    let found = try connection.all(
      """
      SELECT \(ReportRows.columns) FROM reports r WHERE r.listed = 1 AND \(place)
      ORDER BY r.received_at DESC, r.id DESC LIMIT \(limit * 4)
      """, values, ReportRows.decode)
    return Array(
      found.lazy.filter { report in
        book.publicPlace(of: report).map(box.holds) ?? false
      }.prefix(limit))
  }

  /// Open reports on the map nearest to a point, nearest first, none farther than `metres`.
  public static func openNear(
    _ point: Coordinate, within metres: Double, book: CityBook, limit: Int,
    on connection: any Connection
  ) throws -> [Report] {
    // Where much is open, a small circle is enough.
    var radius = min(metres, firstCircle)
    while true {
      let near = try openIDs(near: point, within: radius, book: book, on: connection)
      if near.count >= limit || radius >= metres {
        let ids = near.prefix(limit)
        var reports: [Int64: Report] = [:]
        guard !ids.isEmpty else { return [] }
        try connection.rows(
          """
          SELECT \(ReportRows.columns) FROM reports r
          WHERE r.id IN (\(SQLValue.marks(ids.count)))
          """, ids.map(SQLValue.integer)
        ) { row in reports[row.integer(0)] = try ReportRows.decode(row) }
        return ids.compactMap { reports[$0] }
      }
      radius = min(metres, radius * 2)
    }
  }

  /// Metres.
  private static let firstCircle = 250.0
  /// How far a report may lie from where the public sees it: a cell of the map, in degrees and,
  /// across it, in metres.
  static let publicReach = MapGrid.Level.finest.degrees
  private static let publicReachMetres = 320.0

  private static func openIDs(
    near point: Coordinate, within metres: Double, book: CityBook, on connection: any Connection
  ) throws -> [Int64] {
    let box = Box(
      latitude: point.latitude, longitude: point.longitude, reaching: metres + publicReachMetres)
    let (place, values) = connection.boxCondition(box, parameter: 1)
    var found: [(id: Int64, metres: Double)] = []
    try connection.rows(
      """
      SELECT r.id, r.latitude, r.longitude, r.category, r.number FROM reports r
      WHERE r.listed = 1 AND r.closed_at IS NULL AND \(place)
      """, values
    ) { row in
      let place = book.publicPlace(
        Coordinate(latitude: row.real(1), longitude: row.real(2)), category: row.optionalText(3),
        number: row.text(4))
      guard let place else { return }
      let distance = point.metres(to: place)
      if distance <= metres { found.append((row.integer(0), distance)) }
    }
    return found.sorted { ($0.metres, $0.id) < ($1.metres, $1.id) }.map(\.id)
  }
}
