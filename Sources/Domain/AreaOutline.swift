import Foundation

/// The shape of an area as a map draws it: light enough for a phone, no good for measuring.
public struct AreaOutline: Sendable, Equatable {
  public let area: String
  /// Outer rings, without the closing point.
  public let rings: [[Coordinate]]
  /// Only the hull of points known to lie in the area, because its boundary is not known.
  public let isRough: Bool

  /// A boundary without what nobody sees.
  /// - Parameter tolerance: how far a drawn line may lie from the true one, in degrees
  public init(_ boundary: AreaPolygon, tolerance: Double) {
    area = boundary.area
    isRough = false
    rings = boundary.polygons.compactMap { polygon in
      guard let ring = polygon.first else { return nil }
      let simple = Self.simplified(ring, tolerance)
      // A speck smaller than the tolerance is nothing to draw.
      return simple.count > 3 ? Array(simple.dropLast()) : nil
    }
  }

  /// The hull of some points. Nil for fewer than three that span an area.
  public init?(area: String, around points: [Coordinate]) {
    let hull = Self.hull(points)
    guard hull.count > 2 else { return nil }
    self.area = area
    rings = [hull]
    isRough = true
  }

  /// Douglas and Peucker, 1973: keeps the points that lie farther than the tolerance from the line
  /// drawn without them. Ends are kept. Walks with a stack of its own, so that no ring is too long.
  static func simplified(_ line: [Coordinate], _ tolerance: Double) -> [Coordinate] {
    guard line.count > 2 else { return line }
    var kept = [Bool](repeating: false, count: line.count)
    kept[0] = true
    kept[line.count - 1] = true
    var spans = [(0, line.count - 1)]
    while let (first, last) = spans.popLast() {
      var farthest = tolerance
      var split: Int?
      for index in first + 1..<max(first + 1, last) {
        let distance = distance(line[index], line[first], line[last])
        if distance > farthest {
          farthest = distance
          split = index
        }
      }
      guard let split else { continue }
      kept[split] = true
      spans += [(first, split), (split, last)]
    }
    return zip(line, kept).compactMap { $1 ? $0 : nil }
  }

  /// In degrees, from a point to a stretch of line.
  private static func distance(_ point: Coordinate, _ a: Coordinate, _ b: Coordinate) -> Double {
    let (dx, dy) = (b.longitude - a.longitude, b.latitude - a.latitude)
    let length = dx * dx + dy * dy
    var (x, y) = (point.longitude - a.longitude, point.latitude - a.latitude)
    if length > 0 {
      let t = max(0, min(1, (x * dx + y * dy) / length))
      x -= t * dx
      y -= t * dy
    }
    return (x * x + y * y).squareRoot()
  }

  /// Andrew's monotone chain, 1979; counter-clockwise from the west.
  static func hull(_ points: [Coordinate]) -> [Coordinate] {
    let sorted = Set(points).sorted { ($0.longitude, $0.latitude) < ($1.longitude, $1.latitude) }
    guard sorted.count > 2 else { return sorted }
    func chain(_ points: some Sequence<Coordinate>) -> ArraySlice<Coordinate> {
      var chain: [Coordinate] = []
      for point in points {
        while chain.count > 1, turn(chain[chain.count - 2], chain[chain.count - 1], point) <= 0 {
          chain.removeLast()
        }
        chain.append(point)
      }
      return chain.dropLast()
    }
    return Array(chain(sorted) + chain(sorted.reversed()))
  }

  /// Positive where the way from `a` over `b` to `c` turns left.
  private static func turn(_ a: Coordinate, _ b: Coordinate, _ c: Coordinate) -> Double {
    (b.longitude - a.longitude) * (c.latitude - a.latitude)
      - (b.latitude - a.latitude) * (c.longitude - a.longitude)
  }
}
