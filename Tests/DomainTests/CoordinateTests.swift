import Domain
import Testing

@Suite struct CoordinateTests {
  private func point(_ latitude: Double, _ longitude: Double) -> Coordinate {
    Coordinate(latitude: latitude, longitude: longitude)
  }

  /// One degree of a great circle on a sphere of 6,371 km is 111,194.93 m.
  @Test(arguments: [
    (0.0, 0.0, 0.0, 1.0, 111_194.93), (0, 0, 1, 0, 111_194.93), (-6, 106, -7, 106, 111_194.93),
    // On the 60th parallel a degree of longitude is half as long, and the great circle a little
    // shorter than that.
    (60, 0, 60, 1, 55_596.93),
    // A quarter and a half of the way around.
    (0, 0, 0, 90, 10_007_543.40), (0, 0, 0, 180, 20_015_086.80), (90, 0, -90, 0, 20_015_086.80),
    (-6.2, 106.8, -6.2, 106.8, 0), (0, 179.5, 0, -179.5, 111_194.93), (90, 10, 90, -120, 0),
    // Paris to London.
    (48.8566, 2.3522, 51.5074, -0.1278, 343_556),
  ])
  func distancesAreTheKnownOnes(a: Double, b: Double, c: Double, d: Double, metres: Double) {
    let there = point(a, b).metres(to: point(c, d))
    let back = point(c, d).metres(to: point(a, b))
    #expect(abs(there - metres) < max(0.01, metres * 1e-5), "\(there)")
    #expect(abs(there - back) < 0.001)
  }

  @Test(arguments: [
    (0.0, 0.0, true), (90, 180, true), (-90, -180, true), (90.000001, 0, false),
    (-90.000001, 0, false), (0, 180.000001, false), (0, -180.000001, false),
    (.nan, 0, false), (0, .nan, false), (.infinity, 0, false), (0, -.infinity, false),
    (-6.2, 106.8, true), (106.8, -6.2, false), (1e300, 1e300, false),
  ])
  func onlyPointsOnTheGlobeAreChecked(latitude: Double, longitude: Double, exists: Bool) {
    let checked = Coordinate(checked: latitude, longitude)
    #expect((checked != nil) == exists)
    if exists { #expect(checked == point(latitude, longitude)) }
  }

  @Test func theCoarsePointIsNearButNotExact() {
    var random = SeededRandom(seed: 11)
    for _ in 0..<2_000 {
      let exact = point(
        Double.random(in: -6.4 ... -6.0, using: &random),
        Double.random(in: 106.6...107.0, using: &random))
      let coarse = exact.coarse
      #expect(coarse.coarse == coarse)
      #expect(abs(coarse.latitude - exact.latitude) <= 0.000_250_001)
      #expect(abs(coarse.longitude - exact.longitude) <= 0.000_250_001)
      #expect(exact.metres(to: coarse) < 40)
    }
    #expect(point(-6.200_24, 106.800_26).coarse == point(-6.2, 106.800_5))
  }

  /// Two homes in one cell of the grid cannot be told apart.
  @Test func neighboursShareACoarsePoint() {
    #expect(point(-6.200_10, 106.800_10).coarse == point(-6.199_90, 106.799_90).coarse)
  }
}
