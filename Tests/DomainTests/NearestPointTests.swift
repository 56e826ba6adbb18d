import Domain
import Testing

@Suite struct NearestPointTests {
  private let bekasi = Bilingual(id: "Kota Bekasi", en: "Bekasi City")

  private func point(_ latitude: Double, _ longitude: Double) -> Coordinate {
    Coordinate(latitude: latitude, longitude: longitude)
  }

  /// Two villages about 2.2 km apart; a neighbouring city 2.2 km to the east of the second.
  private var table: NearestPoint {
    NearestPoint(
      points: [
        ReferencePoint(area: "N1A", place: point(-6.2, 106.80)),
        ReferencePoint(area: "N1A", place: point(-6.21, 106.80)),
        ReferencePoint(area: "N1B", place: point(-6.2, 106.82)),
      ],
      neighbours: [NeighbourPoint(label: bekasi, place: point(-6.2, 106.84))])
  }

  @Test(arguments: [
    (-6.2, 106.80, "N1A"), (-6.2, 106.809, "N1A"), (-6.2, 106.811, "N1B"),
    (-6.215, 106.801, "N1A"), (-6.2, 106.829, "N1B"),
    // Out of town to the west, but within three kilometres.
    (-6.2, 106.774, "N1A"),
  ])
  func theNearestPointNamesTheVillage(latitude: Double, longitude: Double, village: String) {
    #expect(table.locate(point(latitude, longitude)) == .village(village))
  }

  @Test func nearerToANeighbourIsOutsideWithItsName() {
    #expect(table.locate(point(-6.2, 106.831)) == .outside(bekasi))
    #expect(table.locate(point(-6.2, 106.84)) == .outside(bekasi))
    #expect(table.locate(point(-6.2, 106.87)) == .outside(bekasi))
  }

  @Test func farFromEverythingIsOutsideWithoutAName() {
    #expect(table.locate(point(-6.2, 106.70)) == .outside(nil))
    #expect(table.locate(point(-6.2, 106.9)) == .outside(nil), "more than 5 km beyond")
    #expect(table.locate(point(51.5, 0)) == .outside(nil))
    #expect(table.locate(point(0, 0)) == .outside(nil))
  }

  @Test func threeKilometresIsTheEdge() {
    // 3,000 m of latitude on a sphere of 6,371 km.
    let edge = 3_000 / 111_194.926_6
    #expect(table.locate(point(-6.2 + edge * 0.999, 106.80)) == .village("N1A"))
    #expect(table.locate(point(-6.2 + edge * 1.001, 106.80)) == .outside(nil))
  }

  @Test func longitudesShrinkAwayFromTheEquator() {
    // At 60 degrees a degree of longitude is half a degree of latitude: the point 0.015 to the
    // east is nearer than the one 0.010 to the north.
    let north = NearestPoint(
      points: [
        ReferencePoint(area: "NORTH", place: point(60.010, 25)),
        ReferencePoint(area: "EAST", place: point(60, 25.015)),
      ], neighbours: [])
    #expect(north.locate(point(60, 25)) == .village("EAST"))
  }

  @Test func withoutPointsEverythingIsOutside() {
    #expect(
      NearestPoint(points: [], neighbours: []).locate(point(-6.2, 106.8)) == .outside(nil))
    let only = NearestPoint(
      points: [], neighbours: [NeighbourPoint(label: bekasi, place: point(-6.2, 106.84))])
    #expect(only.locate(point(-6.2, 106.8)) == .outside(bekasi))
  }

  /// The same answer as measuring the great circle to every point.
  @Test func ranksAsTheGlobeDoes() {
    var random = SeededRandom(seed: 3)
    let points = (0..<60).map { index in
      ReferencePoint(
        area: "V\(index)",
        place: point(
          Double.random(in: -6.21 ... -6.19, using: &random),
          Double.random(in: 106.79...106.81, using: &random)))
    }
    let table = NearestPoint(points: points, neighbours: [])
    for _ in 0..<500 {
      let place = point(
        Double.random(in: -6.21 ... -6.19, using: &random),
        Double.random(in: 106.79...106.81, using: &random))
      let distances = points.map { $0.place.metres(to: place) }.sorted()
      guard case .village(let code) = table.locate(place),
        let chosen = points.first(where: { $0.area == code })
      else {
        Issue.record("\(place) has no village")
        return
      }
      #expect(chosen.place.metres(to: place) < distances[0] + 0.01)
    }
  }
}
