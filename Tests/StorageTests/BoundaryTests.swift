import Casework
import Channels
import Domain
import Foundation
import Storage
import Testing

/// Places found by polygons in the store, against the polygons themselves.
@Suite struct BoundaryTests {
  private static let data = SampleCity.root + "/../shared/data"
  private static let isThere = FileManager.default.fileExists(
    atPath: data + "/jakarta-kelurahan.geojson")

  private func square(_ south: Double, _ west: Double, side: Double) -> [Coordinate] {
    [(0, 0), (0, side), (side, side), (side, 0), (0, 0)].map {
      Coordinate(latitude: south + $0.0, longitude: west + $0.1)
    }
  }

  @Test func aPlaceIsFoundInItsBoundaryNotInTheHole() async throws {
    try await withCity { casework in
      let first = AreaPolygon(
        area: "31.71.01.1001",
        polygons: [[square(-6.2, 106.8, side: 0.1), square(-6.16, 106.84, side: 0.02)]])
      let second = AreaPolygon(area: "31.71.01.1002", polygons: [[square(-6.2, 106.9, side: 0.1)]])
      let unknown = try await Casework.loadBoundaries([first, second], into: casework.database)
      #expect(unknown == [])
      try await casework.shelf.refresh(from: casework.database)
      func located(_ latitude: Double, _ longitude: Double) async throws -> Location {
        try await casework.locate(Coordinate(latitude: latitude, longitude: longitude))
      }
      #expect(try await located(-6.19, 106.81) == .village("31.71.01.1001"))
      #expect(try await located(-6.19, 106.91) == .village("31.71.01.1002"))
      for hole in [(-6.15, 106.85), (-6.3, 106.85), (0, 0)] {
        guard case .outside = try await located(hole.0, hole.1) else {
          Issue.record("\(hole) lies in no boundary")
          return
        }
      }
    }
  }

  @Test func anUnknownCodeLoadsNothing() async throws {
    try await withCity { casework in
      let known = AreaPolygon(area: "31.71.01.1001", polygons: [[square(-6.2, 106.8, side: 0.1)]])
      let stray = AreaPolygon(area: "99.99", polygons: [[square(-6.2, 106.9, side: 0.1)]])
      let unknown = try await Casework.loadBoundaries([known, stray], into: casework.database)
      #expect(unknown == ["99.99"])
      #expect(try await casework.database.read { try BoundaryRows.count(on: $0) } == 0)
    }
  }

  /// The target: 99.8 % of random places inside the city, with the simplified boundaries loaded and
  /// the full ones as the truth.
  @Test(.enabled(if: isThere, "the boundaries of the reference city are not here"))
  func simplifiedBoundariesNameTheRightVillage() async throws {
    try await withCity { casework in
      func boundaries(_ name: String) throws -> [AreaPolygon] {
        try GeoJSONAreas.parse(
          try Data(contentsOf: URL(fileURLWithPath: "\(Self.data)/\(name)")),
          known: Set(casework.book.villages().map(\.code)))
      }
      let truth = try boundaries("jakarta-kelurahan.geojson").map { ($0, $0.box) }
      let unknown = try await Casework.loadBoundaries(
        try boundaries("jakarta-kelurahan-simplified.geojson"), into: casework.database)
      #expect(unknown == [])
      try await casework.shelf.refresh(from: casework.database)
      var random = Mixed(state: 20_250_305)
      var inside = 0
      var right = 0
      while inside < 2_000 {
        let place = Coordinate(
          latitude: random.between(-6.38, -6.07), longitude: random.between(106.68, 106.98))
        let village = truth.first { polygon, box in
          box.low.latitude <= place.latitude && place.latitude <= box.high.latitude
            && box.low.longitude <= place.longitude && place.longitude <= box.high.longitude
            && polygon.contains(place)
        }
        guard let village else { continue }
        inside += 1
        if try await casework.locate(place) == .village(village.0.area) { right += 1 }
      }
      #expect(Double(right) / Double(inside) >= 0.998, "\(right) of \(inside)")
    }
  }
}

/// SplitMix64.
private struct Mixed {
  var state: UInt64

  mutating func between(_ low: Double, _ high: Double) -> Double {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    z ^= z >> 31
    return low + (high - low) * Double(z >> 11) / Double(1 << 53)
  }
}
