/// Shapes made of filled polygons.
extension Canvas {
  mutating func box(
    _ x: Double, _ y: Double, _ width: Double, _ height: Double, _ colour: Colour,
    below: Colour? = nil, opacity: Double = 1
  ) {
    fill(
      [Spot(x, y), Spot(x + width, y), Spot(x + width, y + height), Spot(x, y + height)], colour,
      below: below, opacity: opacity)
  }

  /// A straight stroke of even width.
  mutating func stroke(
    _ from: Spot, _ to: Spot, _ width: Double, _ colour: Colour, opacity: Double = 1
  ) {
    let dx = to.x - from.x
    let dy = to.y - from.y
    let length = max(0.001, (dx * dx + dy * dy).squareRoot())
    let nx = -dy / length * width / 2
    let ny = dx / length * width / 2
    fill(
      [
        Spot(from.x + nx, from.y + ny), Spot(to.x + nx, to.y + ny), Spot(to.x - nx, to.y - ny),
        Spot(from.x - nx, from.y - ny),
      ], colour, opacity: opacity)
  }

  /// A cable that sags by `sag` in the middle.
  mutating func cable(
    _ from: Spot, _ to: Spot, sag: Double, _ width: Double, _ colour: Colour
  ) {
    var last = from
    for step in 1...12 {
      let t = Double(step) / 12
      let next = Spot(
        from.x + (to.x - from.x) * t, from.y + (to.y - from.y) * t + sag * 4 * t * (1 - t))
      stroke(last, next, width, colour)
      last = next
    }
  }

  mutating func ellipse(
    _ centre: Spot, _ rx: Double, _ ry: Double, _ colour: Colour, below: Colour? = nil,
    opacity: Double = 1
  ) {
    fill(
      Self.ring(centre, rx, ry, corners: rx > 30 ? 40 : 18), colour, below: below, opacity: opacity)
  }

  /// A lump: a ring whose radius wanders, soft-edged enough for dirt, leaves and puddles.
  mutating func lump(
    _ centre: Spot, _ rx: Double, _ ry: Double, rough: Double, _ colour: Colour,
    below: Colour? = nil, opacity: Double = 1, _ dice: inout Dice
  ) {
    fill(
      Self.ring(centre, rx, ry, corners: 20).map { spot in
        let by = 1 + dice.real(-rough...rough)
        return Spot(centre.x + (spot.x - centre.x) * by, centre.y + (spot.y - centre.y) * by)
      }, colour, below: below, opacity: opacity)
  }

  /// Corners on an ellipse. The circle is turned step by step, without sines, so that every C
  /// library draws the same.
  static func ring(_ centre: Spot, _ rx: Double, _ ry: Double, corners: Int) -> [Spot] {
    // A turn by 2 pi / corners, from the tangent of half the angle (its first three terms).
    let half = 3.141592653589793 / Double(corners)
    let t = half + half * half * half / 3 + 2 * half * half * half * half * half / 15
    let cosine = (1 - t * t) / (1 + t * t)
    let sine = 2 * t / (1 + t * t)
    var x = 1.0
    var y = 0.0
    return (0..<corners).map { _ in
      defer { (x, y) = (x * cosine - y * sine, x * sine + y * cosine) }
      return Spot(centre.x + rx * x, centre.y + ry * y)
    }
  }

  /// Small strokes strewn over a box: grit, leaves, tufts.
  mutating func strew(
    _ count: Int, x: ClosedRange<Double>, y: ClosedRange<Double>, size: ClosedRange<Double>,
    _ colours: [Colour], opacity: Double = 1, _ dice: inout Dice
  ) {
    for _ in 0..<count {
      let at = Spot(dice.real(x), dice.real(y))
      let long = dice.real(size)
      let colour = dice.pick(colours) ?? Colour(0)
      stroke(
        at, Spot(at.x + long, at.y + long * dice.real(-0.5...0.5)), max(1, long * 0.5), colour,
        opacity: opacity)
    }
  }

  /// A shadow on the ground.
  mutating func shadow(_ centre: Spot, _ rx: Double, _ ry: Double) {
    ellipse(centre, rx * 1.15, ry * 1.2, Colour(10), opacity: 0.14)
    ellipse(centre, rx, ry, Colour(10), opacity: 0.22)
  }
}
