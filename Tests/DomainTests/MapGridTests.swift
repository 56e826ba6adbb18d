import Domain
import Testing

@Suite struct MapGridTests {
  private static func places(_ count: Int, seed: UInt64) -> [Coordinate] {
    var random = SeededRandom(seed: seed)
    let corners = [-90.0, 90].flatMap { latitude in
      [-180.0, 0, 180].map { Coordinate(latitude: latitude, longitude: $0) }
    }
    return corners
      + (0..<count).map { _ in
        Coordinate(
          latitude: .random(in: -90...90, using: &random),
          longitude: .random(in: -180...180, using: &random))
      }
  }

  /// A cell tells nothing the coarse point does not.
  @Test func aPointAndItsCoarsePointLieInOneCell() {
    for place in Self.places(20_000, seed: 1) {
      #expect(MapGrid.cell(of: place) == MapGrid.cell(of: place.coarse), "\(place)")
    }
  }

  @Test func coarsePointsNextToEachOtherLieInCellsOfFour() {
    // Around the borders of cells, on all sides of zero.
    for start in [-12_352, -4, 0, 12_352] {
      let rows = (0..<8).map { step in
        MapGrid.cell(
          of: Coordinate(latitude: Double(start + step) / 2_000, longitude: 0)
        ).row
      }
      #expect(Set(rows.prefix(4)).count == 1)
      #expect(Set(rows.suffix(4)).count == 1)
      #expect(rows[4] == rows[0] + 1)
    }
  }

  @Test func cellsNestInLargerOnes() {
    for place in Self.places(2_000, seed: 2) {
      let finest = MapGrid.cell(of: place)
      #expect(finest.row >= 0 && finest.column >= 0)
      var last = finest
      for level in MapGrid.Level.allCases.dropFirst() {
        let cell = MapGrid.cell(finest, at: level)
        #expect(cell == MapCell(row: last.row / 5, column: last.column / 5))
        last = cell
      }
    }
  }

  @Test func theCentreLiesInItsCellAndNearItsPoints() {
    for place in Self.places(5_000, seed: 3) {
      let finest = MapGrid.cell(of: place)
      for level in MapGrid.Level.allCases {
        let cell = MapGrid.cell(finest, at: level)
        let centre = MapGrid.centre(of: cell, at: level)
        #expect(Coordinate(checked: centre.latitude, centre.longitude) != nil)
        #expect(MapGrid.cell(MapGrid.cell(of: centre), at: level) == cell, "\(place) \(level)")
        #expect(abs(centre.latitude - place.coarse.latitude) <= level.degrees / 2)
        #expect(abs(centre.longitude - place.coarse.longitude) <= level.degrees / 2)
      }
    }
  }

  @Test func sizesAreThoseWeTell() {
    #expect(MapGrid.Level.allCases.map(\.degrees) == [0.002, 0.01, 0.05, 0.25, 1.25])
    #expect(MapGrid.Level.allCases.map(\.side) == [1, 5, 25, 125, 625])
    let zooms = (0...24).map { MapGrid.Level.forZoom($0) }
    #expect(zooms == zooms.sorted(by: >))
    #expect(Set(zooms) == Set(MapGrid.Level.allCases))
    // A mark is 44 pixels wide.
    for zoom in 8...18 {
      let pixels = MapGrid.Level.forZoom(zoom).degrees * 256 * Double(1 << zoom) / 360
      #expect(pixels >= 44, "marks overlap at zoom \(zoom)")
    }
  }

  @Test func aWindowHoldsTheCellsOfAllPointsInItsBox() {
    var random = SeededRandom(seed: 4)
    let places = Self.places(400, seed: 5)
    for _ in 0..<400 {
      guard let a = places.randomElement(using: &random),
        let b = places.randomElement(using: &random)
      else { continue }
      let low = Coordinate(
        latitude: min(a.latitude, b.latitude), longitude: min(a.longitude, b.longitude))
      let high = Coordinate(
        latitude: max(a.latitude, b.latitude), longitude: max(a.longitude, b.longitude))
      let inside = Coordinate(
        latitude: .random(in: low.latitude...high.latitude, using: &random),
        longitude: .random(in: low.longitude...high.longitude, using: &random))
      for level in MapGrid.Level.allCases {
        let window = MapGrid.window(from: low, to: high, at: level)
        let cell = MapGrid.cell(MapGrid.cell(of: inside), at: level)
        #expect(window.rows.contains(cell.row) && window.columns.contains(cell.column))
        #expect(window.count == Int64(window.rows.count) * Int64(window.columns.count))
        let finest = MapGrid.cell(of: inside)
        #expect(window.finest.rows.contains(finest.row))
        #expect(window.finest.columns.contains(finest.column))
        #expect(window.finest.rows.count == window.rows.count * Int(level.side))
      }
    }
  }
}
