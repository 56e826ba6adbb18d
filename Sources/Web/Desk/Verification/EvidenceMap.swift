import Domain
import Foundation
import Storage

/// The report's point and where its proof was taken, drawn from the points themselves: no tiles, no
/// other house is asked. Where boundaries are loaded, a small plan shows the village around them.
struct EvidenceMap {
  let context: RequestContext
  let evidence: Evidence

  private static let width = 480.0
  private static let height = 300.0
  /// A boundary needs no more points than that in so small a plan.
  private static let mostBorderPoints = 240

  var html: HTML {
    guard let centre = evidence.report.place else { return .empty }
    let taken = evidence.proof.enumerated().compactMap { index, photo in
      photo.place.map { (number: index + 1, place: $0) }
    }
    guard !taken.isEmpty else { return village(centre) }
    let spots = taken.map { offset($0.place, from: centre) }
    let reach = max(60, spots.map { max($0.x.magnitude * 0.75, $0.y.magnitude) }.max() ?? 0) * 1.25
    let scale = Self.height / 2 / reach
    func pixel(_ metres: (x: Double, y: Double)) -> (x: Int, y: Int) {
      (
        Int((Self.width / 2 + metres.x * scale).rounded()),
        Int((Self.height / 2 - metres.y * scale).rounded())
      )
    }
    let far = taken.map { $0.place.metres(to: centre) }.max() ?? 0
    let words = context.text(
      .planWords, ["metres": context.words.number(Int(far.rounded()))])
    let near = Int((50 * scale).rounded())
    return """
      <figure class="plan"><svg viewBox="0 0 480 300" role="img" aria-label="\(words)">
      \(when: near < 400, "<circle class=\"near\" cx=\"240\" cy=\"150\" r=\"\(near)\"/>")
      \(each: zip(taken, spots), { photo, spot in
        let at = pixel(spot)
        return """
          <path class="way" d="M240 150L\(at.x) \(at.y)"/><circle class="shot" cx="\(at.x)" \
          cy="\(at.y)" r="7"/><text x="\(at.x + 11)" y="\(at.y + 5)">\(photo.number)</text>

          """
      })
      <path class="here" d="M240 141l9 9-9 9-9-9z"/>
      \(inset(centre))
      </svg><figcaption class="meta">\(words) \(when: near < 400, "\(context.text(.planCircle))")\
      </figcaption></figure>
      """
  }

  /// Metres east and north; exact enough across a city.
  private func offset(_ place: Coordinate, from centre: Coordinate) -> (x: Double, y: Double) {
    let perDegree = 6_371_000 * Double.pi / 180
    return (
      (place.longitude - centre.longitude) * perDegree * cos(centre.latitude * .pi / 180),
      (place.latitude - centre.latitude) * perDegree
    )
  }

  /// The village in a corner, with the report's point.
  private func inset(_ centre: Coordinate) -> HTML {
    guard let border = evidence.border else { return .empty }
    return """
      <rect class="frame" x="0" y="0" width="120" height="120"/>\
      \(outline(border, around: centre, width: 110, height: 110))
      """
  }

  /// The village with the report's point, where no photo says where it was taken.
  private func village(_ centre: Coordinate) -> HTML {
    guard let border = evidence.border else { return .empty }
    let words = context.text(.planVillage)
    return """
      <figure class="plan"><svg viewBox="0 0 480 300" role="img" aria-label="\(words)">
      \(outline(border, around: centre, width: Self.width - 10, height: Self.height - 10))
      </svg><figcaption class="meta">\(words)</figcaption></figure>
      """
  }

  /// Five pixels from the corner.
  private func outline(
    _ border: AreaPolygon, around centre: Coordinate, width: Double, height: Double
  ) -> HTML {
    let box = border.box
    let low = offset(box.low, from: centre)
    let high = offset(box.high, from: centre)
    let scale = min(width / max(high.x - low.x, 1), height / max(high.y - low.y, 1))
    let paths = border.polygons.compactMap(\.first).map { ring -> String in
      let step = max(1, ring.count / Self.mostBorderPoints)
      let points = stride(from: 0, to: ring.count, by: step).map { index -> String in
        let at = offset(ring[index], from: centre)
        return "\(Int((at.x - low.x) * scale + 5)) \(Int((high.y - at.y) * scale + 5))"
      }
      return "M\(points.joined(separator: "L"))Z"
    }
    return """
      <path class="border" d="\(paths.joined())"/>\
      <circle class="spot" cx="\(Int(-low.x * scale + 5))" cy="\(Int(high.y * scale + 5))" r="\
      \(width > 200 ? "6" : "3")"/>
      """
  }
}
