import Domain
import Testing

@Suite struct AreaPolygonTests {
  private func point(_ latitude: Double, _ longitude: Double) -> Coordinate {
    Coordinate(latitude: latitude, longitude: longitude)
  }

  /// A closed ring through (longitude, latitude) pairs.
  private func ring(_ pairs: [(x: Double, y: Double)]) -> [Coordinate] {
    (pairs + pairs.prefix(1)).map { point($0.y, $0.x) }
  }

  private func square(_ low: Double, _ high: Double) -> [Coordinate] {
    ring([(low, low), (high, low), (high, high), (low, high)])
  }

  @Test func aHoleIsOutsideAndAnIslandInItIsInside() {
    let area = AreaPolygon(
      area: "A", polygons: [[square(0, 10), square(2, 8)], [square(4, 6)]])
    #expect(area.contains(point(1, 1)) && area.contains(point(9, 5)))
    #expect(!area.contains(point(3, 3)) && !area.contains(point(5, 7)))
    #expect(area.contains(point(5, 5)))
    #expect(!area.contains(point(5, 11)) && !area.contains(point(-1, 5)))
  }

  @Test func severalPartsAreOneArea() {
    let area = AreaPolygon(area: "A", polygons: [[square(0, 1)], [square(5, 6)]])
    #expect(area.contains(point(0.5, 0.5)) && area.contains(point(5.5, 5.5)))
    #expect(!area.contains(point(3, 3)) && !area.contains(point(0.5, 5.5)))
    #expect(area.box.low == point(0, 0) && area.box.high == point(6, 6))
  }

  @Test func theDirectionOfARingDoesNotMatter() {
    let forth = AreaPolygon(area: "A", polygons: [[square(0, 1)]])
    let back = AreaPolygon(area: "A", polygons: [[square(0, 1).reversed()]])
    for x in stride(from: -0.5, through: 1.5, by: 0.125) {
      for y in stride(from: -0.5, through: 1.5, by: 0.125) {
        #expect(forth.contains(point(y, x)) == back.contains(point(y, x)), "\(x), \(y)")
      }
    }
  }

  @Test func aBayIsOutside() {
    // A U, open to the north.
    let u = AreaPolygon(
      area: "U",
      polygons: [
        [ring([(0, 0), (9, 0), (9, 9), (6, 9), (6, 3), (3, 3), (3, 9), (0, 9)])]
      ])
    #expect(u.contains(point(6, 1)) && u.contains(point(6, 8)) && u.contains(point(1, 5)))
    #expect(!u.contains(point(6, 5)) && !u.contains(point(6, -1)) && !u.contains(point(6, 10)))
    // Level with a corner and with an edge.
    #expect(u.contains(point(3, 1)) && !u.contains(point(9, 4.5)) && !u.contains(point(3, -1)))
  }

  @Test func emptyAreasContainNothing() {
    let empties: [[[[Coordinate]]]] = [
      [], [[]], [[[]]], [[[point(0, 0)]]], [[[point(0, 0), point(1, 1), point(0, 0)]]],
    ]
    for polygons in empties {
      let area = AreaPolygon(area: "A", polygons: polygons)
      #expect(!area.contains(point(0, 0)) && !area.contains(point(0.5, 0.5)))
      #expect(!area.contains(point(0.5, 0.25)))
    }
  }

  // MARK: Edges shared by neighbours

  /// A sheet of 6 by 6 crooked cells that share their corners; neighbours run along a shared edge
  /// in opposite directions.
  private func sheet(_ random: inout SeededRandom) -> (
    corners: [[Coordinate]], cells: [AreaPolygon]
  ) {
    let corners = (0...6).map { row in
      (0...6).map { column in
        let inner = (1...5).contains(row) && (1...5).contains(column)
        func shake() -> Double { inner ? Double.random(in: -0.2...0.2, using: &random) : 0 }
        return point(-6.2 + (Double(row) + shake()) / 97, 106.8 + (Double(column) + shake()) / 97)
      }
    }
    var cells: [AreaPolygon] = []
    for row in 0..<6 {
      for column in 0..<6 {
        let pairs = [
          corners[row][column], corners[row][column + 1], corners[row + 1][column + 1],
          corners[row + 1][column],
        ]
        cells.append(
          AreaPolygon(area: "\(row)/\(column)", polygons: [[pairs + pairs.prefix(1)]]))
      }
    }
    return (corners, cells)
  }

  private func owners(_ place: Coordinate, _ cells: [AreaPolygon]) -> [String] {
    cells.filter { $0.contains(place) }.map(\.area)
  }

  @Test(arguments: UInt64(1)...5)
  func everyPointBelongsToExactlyOneCell(seed: UInt64) {
    var random = SeededRandom(seed: seed)
    let (_, cells) = sheet(&random)
    for _ in 0..<2_000 {
      let place = point(
        -6.2 + Double.random(in: 0.001..<5.999, using: &random) / 97,
        106.8 + Double.random(in: 0.001..<5.999, using: &random) / 97)
      #expect(owners(place, cells).count == 1, "seed \(seed): \(place)")
    }
  }

  @Test(arguments: UInt64(1)...5)
  func cornersAndEdgesBelongToExactlyOneCell(seed: UInt64) {
    var random = SeededRandom(seed: seed)
    let (corners, cells) = sheet(&random)
    for row in 1...5 {
      for column in 1...5 {
        let a = corners[row][column]
        #expect(owners(a, cells).count == 1, "seed \(seed): corner \(row)/\(column)")
        for b in [corners[row][column + 1], corners[row + 1][column]] {
          for _ in 0..<100 {
            let t = Double.random(in: 0..<1, using: &random)
            let place = point(
              a.latitude + t * (b.latitude - a.latitude),
              a.longitude + t * (b.longitude - a.longitude))
            let found = owners(place, cells)
            #expect(found.count == 1, "seed \(seed): \(place) in \(found)")
          }
        }
      }
    }
  }
}
