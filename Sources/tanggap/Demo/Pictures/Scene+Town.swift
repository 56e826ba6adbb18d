/// Troubles with what hangs, stands or shines along a street.
extension Scene {
  mutating func lamp() {
    for z in [30.0, 18] { lampPost(3.4 * sign, z, isLit: true) }
    lampPost(3.4 * sign, 9, isLit: isAfter)
    // Lit windows: a street where people live.
    for step in 0..<6 {
      let z = 5 + Double(step) * 4.3
      guard trouble.chance(0.6) else { continue }
      canvas.light = Colour(1)
      canvas.fill(
        street.side(-5 * sign, from: z, to: z + 1, 1.1, 2.1), Colour(236, 196, 120), opacity: 0.75)
    }
  }

  private mutating func lampPost(_ u: Double, _ z: Double, isLit: Bool) {
    let inward = u > 0 ? -1.0 : 1.0
    let unit = street.scale(z)
    let head = street.spot(u + inward * 1.3, 4.4, z)
    canvas.light = street.mood.light
    canvas.stroke(
      street.spot(u, 0.1, z), street.spot(u, 4.4, z), max(1.5, unit * 0.11), Colour(150))
    canvas.stroke(street.spot(u, 4.4, z), head, max(1.2, unit * 0.08), Colour(150))
    canvas.light = Colour(1)
    if isLit {
      let pool = street.spot(u + inward * 1.3, 0, z)
      for ring in 0..<18 {
        let size = unit * (0.6 + Double(ring) * 0.2)
        canvas.ellipse(pool, size, size * 0.3, Colour(255, 214, 140), opacity: 0.034)
      }
      canvas.fill(
        [
          Spot(head.x - unit * 0.2, head.y), Spot(head.x + unit * 0.2, head.y),
          Spot(pool.x + unit * 2.6, pool.y), Spot(pool.x - unit * 2.6, pool.y),
        ], Colour(255, 222, 160), opacity: 0.12)
      for ring in 0..<14 {
        let size = unit * (0.14 + Double(ring) * 0.08)
        canvas.ellipse(head, size, size * 0.8, Colour(255, 226, 160), opacity: 0.08)
      }
    }
    canvas.box(
      head.x - unit * 0.3, head.y - unit * 0.08, unit * 0.6, unit * 0.15,
      isLit ? Colour(255, 246, 216) : Colour(54, 56, 66))
  }

  mutating func banner() {
    // Taken down: the street alone.
    guard !isAfter else { return }
    let colours = [
      Colour(206, 44, 40), Colour(240, 200, 50), Colour(44, 120, 190), Colour(60, 150, 80),
      Colour(236, 120, 40), Colour(150, 60, 150),
    ]
    for step in 0..<7 {
      let z = 3.2 + Double(step) * 1.7
      let low = trouble.real(0.4...1.3)
      let colour = trouble.pick(colours) ?? Colour(200, 40, 40)
      let high = low + trouble.real(0.8...1.4)
      let end = z + trouble.real(1.1...1.6)
      canvas.fill(
        street.side(5 * sign, from: z, to: end, low, high), colour, below: colour.times(0.82))
      for line in 0..<3 {
        let at = low + 0.2 + Double(line) * 0.25
        canvas.fill(
          street.side(5 * sign, from: z + 0.15, to: end - 0.15, at, at + 0.1), Colour(250),
          opacity: 0.85)
      }
    }
    for index in 0..<3 {
      let z = 6.5 + Double(index) * 3
      let colour = trouble.pick(colours) ?? Colour(40, 120, 190)
      let low = trouble.real(3.2...3.9)
      let left = street.spot(-4.6, low + 0.9, z)
      let right = street.spot(4.6, low + 0.9, z)
      canvas.stroke(left, right, 1.4, Colour(40))
      let from = trouble.real(-3.2 ... -0.6)
      canvas.fill(
        street.front(from, from + 3.2, z, low, low + 0.9), colour, below: colour.times(0.8))
      for line in 0..<2 {
        let at = low + 0.18 + Double(line) * 0.36
        canvas.fill(
          street.front(from + 0.3, from + 2.9 - Double(line) * 0.7, z, at, at + 0.18), Colour(252),
          opacity: 0.9)
      }
    }
  }

  mutating func stalls() {
    if isAfter {
      for step in (0..<4).reversed() { planter(3.5 * sign, 4.6 + Double(step) * 2.4) }
      return
    }
    let colours = [
      Colour(206, 60, 48), Colour(44, 110, 180), Colour(240, 180, 50), Colour(66, 150, 90),
    ]
    for step in (0..<4).reversed() {
      let z = 4.4 + Double(step) * 2.7
      stall(3.7 * sign, z, trouble.pick(colours) ?? Colour(200, 60, 50))
    }
  }

  private mutating func stall(_ u: Double, _ z: Double, _ colour: Colour) {
    let near = u - 1.1
    let far = u + 1.1
    canvas.fill(street.strip(near, far, from: z - 0.1, to: z + 1.6), Colour(10), opacity: 0.35)
    for corner in [near, far] {
      canvas.stroke(
        street.spot(corner, 0, z + 1.5), street.spot(corner, 2.2, z + 1.5), 3, Colour(120))
      canvas.stroke(street.spot(corner, 0, z), street.spot(corner, 2.1, z), 4, Colour(150))
    }
    canvas.fill(street.strip(near, far, from: z, to: z + 1.2, h: 0.9), Colour(170, 128, 84))
    canvas.fill(
      street.front(near, far, z, 0.15, 0.9), Colour(150, 108, 70), below: Colour(116, 82, 52))
    let goods = [
      Colour(230, 130, 40), Colour(90, 160, 60), Colour(210, 50, 50), Colour(244, 214, 90),
      Colour(120, 80, 50),
    ]
    for _ in 0..<26 {
      let at = street.spot(trouble.real(near + 0.1...far - 0.1), 1.0, z + trouble.real(0.1...1))
      canvas.ellipse(
        at, street.scale(z) * 0.09, street.scale(z) * 0.08, trouble.pick(goods) ?? Colour(200))
    }
    for stripe in 0..<8 {
      let left = near - 0.15 + Double(stripe) * 0.3125
      let shade = stripe % 2 == 0 ? colour : Colour(244, 240, 230)
      canvas.fill(
        [
          street.spot(left, 2.1, z - 0.25), street.spot(left + 0.3125, 2.1, z - 0.25),
          street.spot(left + 0.3125, 2.6, z + 1.7), street.spot(left, 2.6, z + 1.7),
        ], shade, below: shade.times(0.86))
      canvas.fill(street.front(left, left + 0.3125, z - 0.25, 1.85, 2.1), shade.times(0.92))
    }
  }

  private mutating func planter(_ u: Double, _ z: Double) {
    let unit = street.scale(z)
    let foot = street.spot(u, 0.12, z)
    canvas.shadow(foot, unit * 0.5, unit * 0.1)
    for _ in 0..<7 {
      canvas.lump(
        Spot(foot.x + repair.real(-0.3...0.3) * unit, foot.y - unit * repair.real(0.5...0.85)),
        unit * 0.2, unit * 0.18, rough: 0.25, Colour(90, 150, 70), below: Colour(54, 104, 48),
        &repair)
    }
    canvas.fill(
      [
        Spot(foot.x - unit * 0.36, foot.y), Spot(foot.x + unit * 0.36, foot.y),
        Spot(foot.x + unit * 0.42, foot.y - unit * 0.46),
        Spot(foot.x - unit * 0.42, foot.y - unit * 0.46),
      ], Colour(214, 208, 198), below: Colour(176, 168, 156))
  }

  /// The front of a public building: peeling and cracked, then mended and painted.
  mutating func building() {
    let mood = street.mood
    canvas.light = Colour(1)
    canvas.box(-80, -80, 800, 460, mood.skyTop, below: mood.skyLow)
    canvas.light = mood.light
    let paints = [
      Colour(214, 208, 186), Colour(190, 206, 214), Colour(222, 196, 176), Colour(196, 212, 190),
    ]
    let paint = (dice.pick(paints) ?? Colour(210)).times(isAfter ? 1.08 : 0.9)
    for _ in 0..<4 {
      canvas.lump(
        Spot(dice.chance(0.5) ? dice.real(-20...60) : dice.real(580...660), dice.real(170...230)),
        80, 70,
        rough: 0.15, Colour(84, 128, 68), below: Colour(46, 84, 44), &dice)
    }
    canvas.box(-80, 300, 800, 80, Colour(186, 178, 166), below: Colour(160, 152, 142))
    canvas.box(-80, 370, 800, 200, Colour(150, 146, 138), below: Colour(176, 170, 160))
    canvas.box(70, 170, 500, 210, paint, below: paint.times(0.9))
    let roof = Colour(150, 76, 54)
    canvas.fill(
      [Spot(40, 172), Spot(120, 92), Spot(520, 92), Spot(600, 172)], roof, below: roof.times(0.84))
    for row in 0..<6 {
      let y = 100 + Double(row) * 12
      canvas.stroke(
        Spot(112 - Double(row) * 12, y), Spot(528 + Double(row) * 12, y), 1.4, roof.times(0.7))
    }
    let gaps: [Int] = isAfter ? [] : (0..<3).map { _ in trouble.below(5) }
    for window in 0..<5 {
      let x = 100 + Double(window) * 94
      if window == 2 {
        canvas.box(x, 236, 64, 144, Colour(120, 84, 58), below: Colour(94, 64, 44))
        canvas.box(x + 30, 236, 3, 144, Colour(70, 48, 34))
        continue
      }
      canvas.box(x - 5, 215, 74, 82, isAfter ? Colour(250) : Colour(200, 194, 182))
      canvas.box(x, 220, 64, 72, Colour(70, 92, 112), below: Colour(130, 152, 168))
      canvas.box(x + 30, 220, 4, 72, Colour(226))
      if gaps.contains(window) {
        canvas.fill(
          [
            Spot(x + 6, 226), Spot(x + 28, 232), Spot(x + 22, 262), Spot(x + 8, 274),
            Spot(x + 14, 250),
          ],
          Colour(24, 26, 30))
      }
    }
    canvas.box(70, 362, 500, 18, Colour(130, 126, 120))
    guard !isAfter else { return }
    let hole = Double(150 + trouble.below(280))
    canvas.lump(
      Spot(hole, 132), 46, 24, rough: 0.25, Colour(34, 28, 26), below: Colour(60, 44, 36), &trouble)
    canvas.stroke(Spot(hole - 36, 124), Spot(hole + 40, 138), 5, Colour(120, 88, 60))
    for _ in 0..<16 {
      canvas.lump(
        Spot(trouble.real(84...556), trouble.real(184...350)), trouble.real(8...30),
        trouble.real(6...20),
        rough: 0.35, Colour(158, 146, 130), below: Colour(134, 120, 104), opacity: 0.9, &trouble)
    }
    for _ in 0..<4 {
      var at = Spot(trouble.real(90...550), 174)
      for _ in 0..<7 {
        let next = Spot(at.x + trouble.real(-20...20), at.y + trouble.real(12...28))
        canvas.stroke(at, next, 2.2, Colour(70, 62, 56))
        at = next
      }
    }
    canvas.strew(
      46, x: 80...560, y: 382...420, size: 4...14,
      [Colour(150, 80, 56), Colour(120), Colour(190, 176, 150)], &trouble)
  }

  /// Papers on a counter: a heap that waits, then one form with its stamp.
  mutating func paper() {
    let wood =
      dice.pick([Colour(176, 130, 86), Colour(150, 104, 70), Colour(198, 158, 112)]) ?? Colour(170)
    canvas.light = street.mood.light
    canvas.box(-80, -80, 800, 640, wood, below: wood.times(0.82))
    for row in 0..<16 {
      let y = -20 + Double(row) * 34 + dice.real(-8...8)
      canvas.cable(
        Spot(-80, y), Spot(720, y + dice.real(-14...14)), sag: dice.real(-6...6), 1.6,
        wood.times(0.86))
    }
    canvas.shadow(Spot(560, 120), 66, 30)
    canvas.ellipse(Spot(552, 108), 56, 52, Colour(238))
    canvas.ellipse(Spot(552, 104), 44, 40, Colour(92, 56, 34))
    let sheets = isAfter ? 1 : 6
    for sheet in 0..<sheets {
      let x = 190 + (isAfter ? 0 : trouble.real(-34...34))
      let y = 96 + (isAfter ? 0 : trouble.real(-22...22)) + Double(sheet) * 3
      let lean = isAfter ? repair.real(-8...8) : trouble.real(-40...40)
      let page = [
        Spot(x + lean, y), Spot(x + 250 + lean, y + lean * 0.3), Spot(x + 250 - lean, y + 330),
        Spot(x - lean, y + 330 - lean * 0.3),
      ]
      canvas.fill(page.map { Spot($0.x + 7, $0.y + 8) }, Colour(20), opacity: 0.2)
      canvas.fill(page, Colour(250, 249, 244), below: Colour(236, 234, 226))
      guard sheet == sheets - 1 else { continue }
      for line in 0..<12 {
        let t = Double(line) / 12
        let left = x + lean * (1 - 2 * t) + 26
        let top = y + 40 + t * 260 + lean * 0.15
        let long = line == 0 ? 120 : dice.real(120...200)
        canvas.stroke(
          Spot(left, top), Spot(left + long, top + lean * 0.3 * long / 250), line == 0 ? 8 : 3.4,
          line == 0 ? Colour(60, 70, 90) : Colour(150, 152, 158))
      }
    }
    if isAfter {
      let seal = Spot(372, 350)
      canvas.ellipse(seal, 50, 50, Colour(40, 84, 170), opacity: 0.85)
      canvas.ellipse(seal, 43, 43, Colour(244, 244, 242))
      canvas.ellipse(seal, 36, 36, Colour(40, 84, 170), opacity: 0.25)
      canvas.stroke(Spot(350, 352), Spot(366, 370), 9, Colour(40, 84, 170))
      canvas.stroke(Spot(364, 370), Spot(398, 330), 9, Colour(40, 84, 170))
    } else {
      canvas.fill(
        [Spot(210, 70), Spot(250, 64), Spot(256, 96), Spot(216, 102)], Colour(206, 70, 54))
    }
    canvas.stroke(Spot(96, 420), Spot(178, 250), 11, Colour(34, 60, 120))
    canvas.stroke(Spot(92, 428), Spot(98, 416), 6, Colour(20))
  }
}
