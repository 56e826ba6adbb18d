import Testing

@testable import Domain

@Suite("Outlines of areas for maps")
struct AreaOutlineTests {
  private func point(_ latitude: Double, _ longitude: Double) -> Coordinate {
    Coordinate(latitude: latitude, longitude: longitude)
  }

  @Test("What lies within the tolerance is left out, corners stay")
  func simplified() {
    let ring = [
      point(0, 0), point(0.000_01, 0.5), point(0, 1), point(1, 1), point(1, 0), point(0, 0),
    ]
    let outline = AreaOutline(AreaPolygon(area: "A", polygons: [[ring]]), tolerance: 0.001)
    #expect(outline.rings == [[point(0, 0), point(0, 1), point(1, 1), point(1, 0)]])
    #expect(!outline.isRough)
  }

  @Test("A speck and a hole are not drawn")
  func specks() {
    let speck = [point(5, 5), point(5, 5.000_1), point(5.000_1, 5), point(5, 5)]
    let square = [point(0, 0), point(0, 1), point(1, 1), point(1, 0), point(0, 0)]
    let hole = [point(0.2, 0.2), point(0.2, 0.8), point(0.8, 0.8), point(0.2, 0.2)]
    let outline = AreaOutline(
      AreaPolygon(area: "A", polygons: [[square, hole], [speck]]), tolerance: 0.001)
    #expect(outline.rings.count == 1)
  }

  @Test("No point of a simplified line is farther away than the tolerance")
  func tolerance() {
    var random = SeededRandom(seed: 7)
    let line = (0..<400).map {
      point(Double.random(in: 0...0.01, using: &random), Double($0))
    }
    let simple = AreaOutline.simplified(line, 0.004)
    #expect(simple.first == line.first && simple.last == line.last)
    #expect(simple.count < line.count)
    for lost in line where !simple.contains(lost) {
      let next = simple.firstIndex { $0.longitude > lost.longitude } ?? simple.count - 1
      let (a, b) = (simple[next - 1], simple[next])
      let t = (lost.longitude - a.longitude) / (b.longitude - a.longitude)
      // Measured across; at right angles it is the same here, for the line hardly rises.
      #expect(abs(a.latitude + t * (b.latitude - a.latitude) - lost.latitude) <= 0.004 * 1.001)
    }
  }

  @Test("A hull holds all its points and none inside")
  func hull() {
    let points = [
      point(0, 0), point(0, 2), point(2, 2), point(2, 0), point(1, 1), point(0, 1), point(1, 1),
    ]
    let outline = AreaOutline(area: "A", around: points)
    #expect(outline?.rings == [[point(0, 0), point(0, 2), point(2, 2), point(2, 0)]])
    #expect(outline?.isRough == true)
    #expect(AreaOutline(area: "A", around: [point(0, 0), point(1, 1), point(2, 2)]) == nil)
    #expect(AreaOutline(area: "A", around: []) == nil)
  }
}
