public import Domain

/// The list of one section of the map.
extension ReportLists {
  /// Reads again at most so often, where many reports at the edge of a section lie outside.
  private static let mostLooks = 4
  /// Up to so many reports are sorted; of more, the list is gone down from the top.
  public static let fewInSection = 5_000
  /// So many are gone past for one page at the most: what is rare in a crowded section costs no more
  /// than what is common there.
  private static let mostPassed = 20_000

  /// Public reports whose place, as the public sees it, lies in a box, newest first; at most
  /// `limit` + 1. Words of the filter are not looked at.
  ///
  /// How it is found follows from what the map counts there: few are fetched by place, many are
  /// met soon on the way down the list of what the filter leaves the fewest of.
  public static func section(
    _ box: Box, book: CityBook, filter: DeskRows.Filter, after key: Key?, limit: Int,
    few: Int = fewInSection, on connection: any Connection
  ) throws -> [Report] {
    let byPlace = try isSparse(box, few, on: connection)
    let driver = byPlace ? DeskRows.Filter() : filter.narrowest
    let end = byPlace ? nil : try end(of: driver, after: key, on: connection)
    var reports: [Report] = []
    var from = key
    for _ in 0..<mostLooks {
      var conditions = Conditions()
      conditions.add("r.listed = 1")
      if let from {
        conditions.add([.integer(from.receivedAt), .integer(from.id)]) {
          "(r.received_at, r.id) < (\($0[0]), \($0[1]))"
        }
      }
      if let end {
        conditions.add([.integer(end.receivedAt), .integer(end.id)]) {
          "(r.received_at, r.id) >= (\($0[0]), \($0[1]))"
        }
      }
      conditions.add(filter, by: driver)
      let reach = box.grown(by: publicReach)
      if byPlace {
        let (sql, values) = connection.boxCondition(reach, parameter: conditions.values.count + 1)
        conditions.add(values) { _ in sql }
      } else {
        conditions.add([
          .real(reach.south), .real(reach.north), .real(reach.west), .real(reach.east),
        ]) {
          "r.latitude BETWEEN \($0[0]) AND \($0[1]) AND r.longitude BETWEEN \($0[2]) AND \($0[3])"
        }
      }
      var seen = 0
      try connection.rows(
        """
        SELECT \(ReportRows.columns) FROM reports r WHERE \(conditions.sql)
        ORDER BY \(byPlace ? "+" : "")r.received_at DESC, r.id DESC LIMIT \(2 * limit)
        """, conditions.values
      ) { row in
        seen += 1
        let report = try ReportRows.decode(row)
        from = Key(receivedAt: report.receivedAt, id: report.id)
        guard reports.count <= limit, let place = book.publicPlace(of: report), box.holds(place)
        else { return }
        reports.append(report)
      }
      if reports.count > limit || seen < 2 * limit { break }
    }
    return reports
  }

  /// How far down a list is gone; nil where it ends before.
  private static func end(
    of driver: DeskRows.Filter, after key: Key?, on connection: any Connection
  ) throws -> Key? {
    var conditions = Conditions()
    if driver.isEmpty { conditions.add("r.listed = 1") }
    conditions.add(driver, by: driver)
    if let key {
      conditions.add([.integer(key.receivedAt), .integer(key.id)]) {
        "(r.received_at, r.id) < (\($0[0]), \($0[1]))"
      }
    }
    return try connection.first(
      """
      SELECT r.received_at, r.id FROM reports r WHERE \(conditions.sql)
      ORDER BY r.received_at DESC, r.id DESC LIMIT 1 OFFSET \(mostPassed)
      """, conditions.values
    ) { Key(receivedAt: $0.integer(0), id: $0.integer(1)) }
  }

  private static func isSparse(_ box: Box, _ few: Int, on connection: any Connection) throws -> Bool
  {
    let corners = (
      Coordinate(latitude: box.south, longitude: box.west),
      Coordinate(latitude: box.north, longitude: box.east)
    )
    let windows = MapGrid.Level.allCases.lazy.map {
      MapGrid.window(from: corners.0, to: corners.1, at: $0)
    }
    guard let window = windows.first(where: { $0.count <= 200 }),
      let cells = try MapRows.clusters(in: window, category: nil, on: connection)
    else { return false }
    return cells.reduce(0) { $0 + $1.open + $1.done } <= few
  }
}

extension Box {
  func holds(_ place: Coordinate) -> Bool {
    (south...north).contains(place.latitude) && (west...east).contains(place.longitude)
  }

  func grown(by degrees: Double) -> Box {
    Box(
      south: south - degrees, west: west - degrees, north: north + degrees, east: east + degrees)
  }
}
