/// The light of the hour.
enum Mood: Int, CaseIterable, Sendable {
  case morning, noon, overcast, afternoon, night

  var skyTop: Colour {
    switch self {
    case .morning: Colour(150, 190, 225)
    case .noon: Colour(92, 158, 222)
    case .overcast: Colour(168, 176, 184)
    case .afternoon: Colour(126, 150, 190)
    case .night: Colour(12, 16, 34)
    }
  }

  var skyLow: Colour {
    switch self {
    case .morning: Colour(246, 226, 196)
    case .noon: Colour(206, 228, 242)
    case .overcast: Colour(214, 216, 216)
    case .afternoon: Colour(246, 196, 140)
    case .night: Colour(44, 46, 70)
    }
  }

  var light: Colour {
    switch self {
    case .morning: Colour(1.0, 0.97, 0.92)
    case .noon: Colour(1.03, 1.03, 1.02)
    case .overcast: Colour(0.84, 0.87, 0.9)
    case .afternoon: Colour(1.0, 0.89, 0.76)
    case .night: Colour(0.26, 0.28, 0.4)
    }
  }
}

/// A street in perspective, measured in metres: `u` to the right of its middle, `z` away from the
/// camera, `h` above the ground. Half the road is 3 m, then 2 m of pavement, then walls.
struct Street: Sendable {
  static let road = 3.0
  static let wall = 5.0
  /// Pixels a metre takes at a distance of one metre.
  private static let focal = 420.0
  private static let horizon = 200.0
  private static let eyeHeight = 2.2

  let vanishing: Double
  /// How far right of the middle the camera stands.
  let eye: Double
  let mood: Mood

  func spot(_ u: Double, _ h: Double, _ z: Double) -> Spot {
    Spot(
      vanishing + (u - eye) * Self.focal / z,
      Self.horizon + (Self.eyeHeight - h) * Self.focal / z)
  }

  /// How many pixels a metre takes there.
  func scale(_ z: Double) -> Double { Self.focal / z }

  /// A level surface between two lines along the street.
  func strip(_ left: Double, _ right: Double, from near: Double, to far: Double, h: Double = 0)
    -> [Spot]
  {
    [spot(left, h, near), spot(right, h, near), spot(right, h, far), spot(left, h, far)]
  }

  /// An upright surface along the street.
  func side(_ u: Double, from near: Double, to far: Double, _ low: Double, _ high: Double)
    -> [Spot]
  {
    [spot(u, low, near), spot(u, high, near), spot(u, high, far), spot(u, low, far)]
  }

  /// An upright surface across the street.
  func front(_ left: Double, _ right: Double, _ z: Double, _ low: Double, _ high: Double) -> [Spot]
  {
    [spot(left, low, z), spot(right, low, z), spot(right, high, z), spot(left, high, z)]
  }

  /// A patch on the ground whose outline wanders.
  func patch(
    _ u: Double, _ z: Double, _ ru: Double, _ rz: Double, rough: Double, _ dice: inout Dice
  ) -> [Spot] {
    Canvas.ring(Spot(u, z), ru, rz, corners: 26).map { at in
      let by = 1 + dice.real(-rough...rough)
      return spot(u + (at.x - u) * by, 0, max(2.6, z + (at.y - z) * by))
    }
  }

  func draw(on canvas: inout Canvas, _ dice: inout Dice) {
    sky(on: &canvas, &dice)
    canvas.light = mood.light
    canvas.fill(
      strip(-40, 40, from: 2.4, to: 90), Colour(120, 128, 104), below: Colour(142, 136, 120))
    for sign in [-1.0, 1.0] { houses(sign, on: &canvas, &dice) }
    for sign in [-1.0, 1.0] { pavement(sign, on: &canvas, &dice) }
    road(on: &canvas, &dice)
    poles(on: &canvas, side: dice.chance(0.5) ? 4.7 : -4.7)
  }

  private func sky(on canvas: inout Canvas, _ dice: inout Dice) {
    canvas.light = Colour(1)
    canvas.box(-80, -80, 800, 310, mood.skyTop, below: mood.skyLow)
    for _ in 0..<7 {
      let at = Spot(dice.real(-20...660), dice.real(10...130))
      let wide = dice.real(40...110)
      guard mood != .night else { continue }
      for puff in 0..<3 {
        canvas.lump(
          Spot(at.x + Double(puff - 1) * wide * 0.5, at.y + dice.real(-6...6)), wide * 0.6,
          wide * 0.16, rough: 0.15, Colour(250), opacity: 0.28, &dice)
      }
    }
    let haze = mood.skyLow.mixed(Colour(110, 124, 146), mood == .night ? 0.12 : 0.5)
    var x = -40.0
    while x < 680 {
      let width = dice.real(24...64)
      let height = dice.real(14...86)
      canvas.box(x, 200 - height, width, height + 4, haze, below: haze.mixed(mood.skyLow, 0.35))
      x += width * 0.8
    }
  }

  private func houses(_ sign: Double, on canvas: inout Canvas, _ dice: inout Dice) {
    let walls = [
      Colour(222, 206, 176), Colour(196, 214, 206), Colour(226, 190, 170), Colour(206, 206, 212),
      Colour(236, 224, 186), Colour(186, 202, 220),
    ]
    let roofs = [Colour(164, 82, 56), Colour(140, 70, 54), Colour(104, 108, 118)]
    let u = Self.wall * sign
    var segments: [(Double, Double)] = []
    var z = 2.5
    while z < 60 {
      let deep = dice.real(5...9) * (z < 12 ? 1 : 1.8)
      segments.append((z, z + deep))
      z += deep
    }
    for (near, far) in segments.reversed() {
      let height = dice.real(3...5.4)
      let paint = dice.pick(walls) ?? Colour(200)
      let roof = dice.pick(roofs) ?? Colour(120)
      let distance = min(0.6, near / 90)
      func faded(_ colour: Colour) -> Colour { colour.mixed(mood.skyLow, distance) }
      if dice.chance(0.5) {
        canvas.lump(
          spot(u * 1.5, height + 1.2, near + 2), scale(near + 2) * 2.4, scale(near + 2) * 2,
          rough: 0.14, faded(Colour(82, 124, 66)), below: faded(Colour(46, 84, 44)), &dice)
      }
      // The gable that looks at the camera where it stands out from the house before it.
      canvas.fill(
        [
          spot(u, 0, near), spot(u, height, near), spot(u * 1.4, height + 1.5, near),
          spot(u * 1.8, height, near), spot(u * 1.8, 0, near),
        ], faded(paint.times(0.94)), below: faded(paint.times(0.82)))
      canvas.fill(
        [
          spot(u, height, near), spot(u * 1.4, height + 1.5, near),
          spot(u * 1.4, height + 1.5, far),
          spot(u, height, far),
        ], faded(roof), below: faded(roof.times(0.8)))
      canvas.fill(
        side(u, from: near, to: far, 0, height), faded(paint.times(sign < 0 ? 0.86 : 1)),
        below: faded(paint.times(sign < 0 ? 0.74 : 0.9)))
      var opening = near + 0.7
      while opening + 1.2 < far {
        let isDoor = dice.chance(0.3)
        canvas.fill(
          side(u, from: opening, to: opening + 1.1, isDoor ? 0 : 1, isDoor ? 2.1 : 2.2),
          faded(isDoor ? Colour(110, 78, 56) : Colour(70, 86, 102)),
          below: faded(isDoor ? Colour(90, 62, 44) : Colour(112, 130, 146)))
        opening += dice.real(1.8...2.6)
      }
      canvas.fill(side(u, from: near, to: far, 0, 0.4), faded(Colour(120, 116, 110)), opacity: 0.6)
    }
  }

  private func pavement(_ sign: Double, on canvas: inout Canvas, _ dice: inout Dice) {
    let inner = Self.road * sign
    let outer = Self.wall * sign
    canvas.fill(
      strip(inner, outer, from: 2.4, to: 70, h: 0.12), Colour(172, 168, 160),
      below: Colour(190, 184, 174))
    for step in 0..<22 {
      let z = 2.6 + Double(step) * (1 + Double(step) * 0.06)
      canvas.stroke(
        spot(inner, 0.12, z), spot(outer, 0.12, z), max(0.6, 5 / z), Colour(150, 146, 138),
        opacity: 0.7)
    }
    // Kerb stones painted black and white by turns.
    for step in 0..<40 {
      let near = 2.4 + Double(step) * 0.8
      canvas.fill(
        side(inner, from: near, to: near + 0.8, 0, 0.14),
        step % 2 == 0 ? Colour(232) : Colour(56))
    }
  }

  private func road(on canvas: inout Canvas, _ dice: inout Dice) {
    canvas.fill(
      strip(-Self.road, Self.road, from: 2.4, to: 80), Colour(112, 112, 116),
      below: Colour(88, 88, 92))
    for _ in 0..<220 {
      let z = 2.8 + dice.unit() * dice.unit() * 26
      let at = spot(dice.real(-2.95...2.95), 0, z)
      let size = max(0.8, scale(z) * 0.05)
      canvas.box(
        at.x, at.y, size, size * 0.5, dice.chance(0.5) ? Colour(70) : Colour(138),
        opacity: 0.4)
    }
    for _ in 0..<3 {
      canvas.fill(
        patch(dice.real(-2.4...2.4), dice.real(5...18), 0.6, 1.4, rough: 0.2, &dice), Colour(64),
        opacity: 0.14)
    }
    var z = 3.0
    while z < 50 {
      canvas.fill(strip(-0.07, 0.07, from: z, to: z + 1.4), Colour(226, 224, 214), opacity: 0.85)
      z += 3.4
    }
  }

  private func poles(on canvas: inout Canvas, side u: Double) {
    let distances = [44.0, 26, 14, 7.5]
    for z in distances {
      canvas.stroke(
        spot(u, 0.1, z), spot(u, 7.4, z), max(1.2, scale(z) * 0.17), Colour(112, 108, 104))
      canvas.stroke(
        spot(u - 0.7, 7, z), spot(u + 0.7, 7, z), max(1, scale(z) * 0.08), Colour(90, 84, 80))
    }
    for (far, near) in zip(distances, distances.dropFirst()) {
      for offset in [-0.6, 0, 0.6] {
        canvas.cable(
          spot(u + offset, 7, far), spot(u + offset, 7, near), sag: 40 / near,
          max(0.7, 9 / near), Colour(44, 44, 48))
      }
    }
    for offset in [-0.6, 0, 0.6] {
      canvas.cable(
        spot(u + offset, 7, 7.5), spot(u + offset, 7.6, 2.5), sag: 2, 1.4, Colour(44, 44, 48))
    }
  }
}
