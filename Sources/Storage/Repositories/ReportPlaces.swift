public import Domain

/// Public reports by place. Everything is measured from the coarse point, as the public sees it:
/// by moving a finer question about, somebody could find where a report really lies.
extension ReportLists {
  /// Reports on the map whose coarse point lies in a box, latest first.
  /// - Parameter isDone: nil for both
  public static func inside(
    _ box: Box, category: String?, isDone: Bool?, limit: Int, on connection: any Connection
  ) throws -> [Report] {
    let reach = Box(
      south: box.south - coarseReach, west: box.west - coarseReach,
      north: box.north + coarseReach, east: box.east + coarseReach)
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
        guard let place = report.place?.coarse else { return false }
        return (box.south...box.north).contains(place.latitude)
          && (box.west...box.east).contains(place.longitude)
      }.prefix(limit))
  }

  /// Open reports on the map nearest to a point, nearest first, none farther than `metres`.
  public static func openNear(
    _ point: Coordinate, within metres: Double, limit: Int, on connection: any Connection
  ) throws -> [Report] {
    // Where much is open, a small circle is enough.
    var radius = min(metres, firstCircle)
    while true {
      let near = try openIDs(near: point, within: radius, on: connection)
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
  /// Rounding moves a point by half a step of the grid; degrees, with a little to spare.
  private static let coarseReach = 0.000_251
  private static let coarseReachMetres = 40.0

  private static func openIDs(
    near point: Coordinate, within metres: Double, on connection: any Connection
  ) throws -> [Int64] {
    let box = Box(
      latitude: point.latitude, longitude: point.longitude, reaching: metres + coarseReachMetres)
    let (place, values) = connection.boxCondition(box, parameter: 1)
    var found: [(id: Int64, metres: Double)] = []
    try connection.rows(
      """
      SELECT r.id, r.latitude, r.longitude FROM reports r
      WHERE r.listed = 1 AND r.closed_at IS NULL AND \(place)
      """, values
    ) { row in
      let place = Coordinate(latitude: row.real(1), longitude: row.real(2)).coarse
      let distance = point.metres(to: place)
      if distance <= metres { found.append((row.integer(0), distance)) }
    }
    return found.sorted { ($0.metres, $0.id) < ($1.metres, $1.id) }.map(\.id)
  }
}
