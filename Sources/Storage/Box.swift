import Foundation

extension Box {
  /// Squares of the metres in one degree, near enough inside a city.
  enum squaredMetresPerDegree {
    static let latitude = 111_320.0 * 111_320.0

    static func longitude(at latitude: Double) -> Double {
      let metres = 111_320.0 * cos(latitude * .pi / 180)
      return metres * metres
    }
  }

  /// The box around everything within `metres` of a point.
  init(latitude: Double, longitude: Double, reaching metres: Double) {
    let north = metres / Self.squaredMetresPerDegree.latitude.squareRoot()
    let east = metres / max(1, Self.squaredMetresPerDegree.longitude(at: latitude)).squareRoot()
    self.init(
      south: latitude - north, west: longitude - east, north: latitude + north,
      east: longitude + east)
  }
}
