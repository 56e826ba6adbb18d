/// Troubles in and on the ground.
extension Scene {
  mutating func pothole() {
    let u = trouble.real(-1.2...1.2)
    let z = trouble.real(4.8...6)
    let wide = trouble.real(0.8...1.25)
    if isAfter {
      let fresh = street.strip(u - wide * 1.15, u + wide * 1.15, from: z - 0.85, to: z + 1.1)
      canvas.fill(fresh, Colour(46, 46, 50), below: Colour(54, 54, 58))
      for _ in 0..<160 {
        let at = street.spot(
          u + trouble.real(-wide...wide), 0, z + trouble.real(-0.75...1))
        canvas.box(at.x, at.y, 3, 1.6, Colour(78), opacity: 0.5)
      }
      return
    }
    canvas.fill(street.patch(u, z, wide * 1.2, 0.8, rough: 0.1, &trouble), Colour(134, 128, 118))
    canvas.fill(
      street.patch(u, z, wide, 0.62, rough: 0.16, &trouble), Colour(40, 38, 38),
      below: Colour(74, 66, 56))
    if trouble.chance(0.6) {
      canvas.fill(
        street.patch(u + 0.1, z - 0.08, wide * 0.66, 0.34, rough: 0.1, &trouble),
        street.mood.skyLow.times(0.75), below: Colour(120, 104, 84), opacity: 0.85)
    }
    for _ in 0..<7 {
      var at = Spot(u + trouble.real(-wide...wide), z + trouble.real(-0.7...0.7))
      for _ in 0..<4 {
        let next = Spot(at.x + trouble.real(-0.5...0.5), max(3, at.y + trouble.real(-0.4...0.6)))
        canvas.stroke(
          street.spot(at.x, 0, at.y), street.spot(next.x, 0, next.y), 1.8, Colour(48),
          opacity: 0.8)
        at = next
      }
    }
    for _ in 0..<26 {
      let stone = street.spot(u + trouble.real(-1.7...1.7), 0, z + trouble.real(-1...1))
      canvas.ellipse(
        stone, trouble.real(2...6), trouble.real(1.5...4), Colour(trouble.real(90...150)))
    }
    cone(u + wide + 0.35, z + 0.3)
  }

  private mutating func cone(_ u: Double, _ z: Double) {
    let foot = street.spot(u, 0, z)
    let unit = street.scale(z)
    canvas.shadow(Spot(foot.x + unit * 0.08, foot.y), unit * 0.26, unit * 0.07)
    canvas.box(
      foot.x - unit * 0.2, foot.y - unit * 0.06, unit * 0.4, unit * 0.07, Colour(206, 74, 30))
    let top = foot.y - unit * 0.7
    canvas.fill(
      [
        Spot(foot.x - unit * 0.15, foot.y - unit * 0.05), Spot(foot.x - unit * 0.03, top),
        Spot(foot.x + unit * 0.03, top), Spot(foot.x + unit * 0.15, foot.y - unit * 0.05),
      ], Colour(238, 104, 40), below: Colour(220, 84, 30))
    canvas.box(
      foot.x - unit * 0.085, top + unit * 0.3, unit * 0.17, unit * 0.12, Colour(246))
  }

  mutating func paving() {
    // Tiles of 0.4 m with a yellow line for the blind.
    let left = 3.05
    for row in 0..<26 {
      let z = 2.6 + Double(row) * 0.42
      for column in 0..<5 {
        let u = left + Double(column) * 0.39
        let isGuide = column == 2
        let shade = dice.real(0.92...1.05)
        let colour = isGuide ? Colour(226, 184, 62) : Colour(178, 120, 96)
        let isBroken = trouble.chance(isGuide ? 0.4 : 0.34) && z < 8 && z > 3
        let cells = street.strip(u + 0.01, u + 0.375, from: z + 0.01, to: z + 0.4, h: 0.13)
        if isAfter || !isBroken {
          canvas.fill(cells, colour.times(isAfter ? 1.06 : shade))
          if isGuide {
            for rib in 0..<3 {
              let at = u + 0.08 + Double(rib) * 0.11
              canvas.fill(
                street.strip(at, at + 0.04, from: z + 0.05, to: z + 0.36, h: 0.14),
                Colour(244, 208, 96))
            }
          }
          continue
        }
        canvas.fill(cells, Colour(112, 98, 80), below: Colour(94, 80, 64))
        if trouble.chance(0.6) {
          let tilt = trouble.real(-0.12...0.12)
          canvas.fill(
            street.strip(u + 0.06 + tilt, u + 0.3 + tilt, from: z + 0.1, to: z + 0.32, h: 0.19),
            colour.times(0.8))
        }
        let grass = street.spot(u + 0.2, 0.13, z + 0.1)
        if trouble.chance(0.3) {
          for blade in 0..<6 {
            canvas.stroke(
              grass, Spot(grass.x + Double(blade - 3) * 3, grass.y - trouble.real(8...20)), 1.8,
              Colour(88, 128, 58))
          }
        }
      }
    }
    guard !isAfter else { return }
    canvas.fill(
      street.patch(3.9, 4.6, 0.5, 0.4, rough: 0.2, &trouble), Colour(54, 48, 42),
      below: Colour(80, 68, 54))
    for _ in 0..<18 {
      let at = street.spot(trouble.real(3.1...4.9), 0.13, trouble.real(3.4...7))
      canvas.lump(
        at, trouble.real(3...9), trouble.real(2...6), rough: 0.3, Colour(150, 104, 84), &trouble)
    }
  }

  mutating func flood() {
    if isAfter {
      canvas.fill(
        street.strip(-3, 3, from: 2.4, to: 60), Colour(52, 54, 60), opacity: 0.35)
      for _ in 0..<5 {
        canvas.fill(
          street.patch(
            trouble.real(-2.4...2.4), trouble.real(4.5...13), trouble.real(0.3...0.7), 0.5,
            rough: 0.15, &trouble), street.mood.skyLow, opacity: 0.5)
      }
      for _ in 0..<30 {
        let at = street.spot(trouble.real(-4.8...4.8), 0.1, trouble.real(4...14))
        canvas.ellipse(at, 5, 1.6, Colour(120, 96, 66), opacity: 0.5)
      }
      return
    }
    let level = trouble.real(0.3...0.5)
    canvas.fill(
      street.strip(-5, 5, from: 2.2, to: 70, h: level), Colour(152, 128, 92),
      below: Colour(116, 92, 60))
    // What stands at the edge mirrors in the water.
    for sign in [-1.0, 1.0] {
      for step in 0..<9 {
        let z = 4 + Double(step) * 2.6
        canvas.fill(
          street.strip(5 * sign, trouble.real(3.2...4.2) * sign, from: z, to: z + 2, h: level),
          Colour(206, 190, 160), opacity: 0.25)
      }
    }
    for _ in 0..<150 {
      let z = 2.8 + trouble.unit() * trouble.unit() * 30
      let at = street.spot(trouble.real(-4.9...4.9), level, z)
      let long = street.scale(z) * trouble.real(0.15...0.6)
      canvas.stroke(
        at, Spot(at.x + long, at.y), max(0.8, street.scale(z) * 0.02),
        trouble.chance(0.6) ? Colour(200, 180, 146) : Colour(92, 72, 46), opacity: 0.5)
    }
    for _ in 0..<9 {
      let z = trouble.real(4...10)
      let at = street.spot(trouble.real(-3...3), level, z)
      canvas.lump(
        at, street.scale(z) * 0.16, street.scale(z) * 0.05, rough: 0.3,
        trouble.pick([Colour(230), Colour(60, 110, 180), Colour(90, 70, 40), Colour(70, 110, 50)])
          ?? Colour(230), &trouble)
    }
    // A stick with bands shows how deep it is.
    let z = 6.0
    let u = trouble.chance(0.5) ? -2.6 : 2.6
    for band in 0..<6 {
      canvas.stroke(
        street.spot(u, level + Double(band) * 0.2, z),
        street.spot(u, level + Double(band + 1) * 0.2, z), 7,
        band % 2 == 0 ? Colour(214, 44, 36) : Colour(240))
    }
  }

  mutating func drain() {
    let left = -4.5
    let right = -3.2
    canvas.fill(
      street.strip(left - 0.25, right + 0.25, from: 2.4, to: 40, h: 0.14), Colour(150, 146, 138))
    canvas.fill(street.strip(left, right, from: 2.4, to: 40, h: 0.1), Colour(52, 50, 48))
    canvas.fill(
      street.side(left, from: 2.4, to: 40, -0.7, 0.14), Colour(128, 124, 116),
      below: Colour(84, 82, 76))
    let level = isAfter ? -0.62 : -0.12
    canvas.fill(
      street.strip(left + 0.02, right, from: 2.4, to: 40, h: level),
      isAfter ? street.mood.skyLow.times(0.8) : Colour(58, 54, 42),
      below: isAfter ? Colour(96, 112, 112) : Colour(34, 32, 26))
    let ripples = isAfter ? 40 : 14
    for _ in 0..<ripples {
      let z = 2.7 + trouble.unit() * 14
      let at = street.spot(trouble.real(left + 0.1...right - 0.1), level, z)
      canvas.stroke(
        at, Spot(at.x + street.scale(z) * 0.2, at.y), max(0.8, 6 / z),
        isAfter ? Colour(236) : Colour(96, 92, 70), opacity: 0.5)
    }
    // The near wall hides what lies under it.
    canvas.fill(
      street.strip(right, -3.0, from: 2.2, to: 40, h: 0.14), Colour(176, 172, 162),
      below: Colour(196, 190, 180))
    guard !isAfter else {
      for slab in 0..<2 {
        let z = 9 + Double(slab) * 2.2
        canvas.fill(
          street.strip(left - 0.2, right + 0.2, from: z, to: z + 1.8, h: 0.2), Colour(206, 202, 194)
        )
      }
      return
    }
    canvas.fill(
      street.patch(-3.85, 5.2, 0.6, 1.5, rough: 0.12, &trouble), Colour(74, 64, 46),
      below: Colour(54, 46, 34))
    let litter = [
      Colour(236), Colour(60, 120, 196), Colour(206, 60, 50), Colour(236, 196, 70),
      Colour(110, 150, 90), Colour(30), Colour(190, 150, 110),
    ]
    for _ in 0..<60 {
      let z = 3 + trouble.unit() * 6.5
      let at = street.spot(trouble.real(left + 0.12...right - 0.12), level + 0.06, z)
      let size = street.scale(z) * trouble.real(0.05...0.13)
      canvas.lump(
        at, size, size * 0.7, rough: 0.3, (trouble.pick(litter) ?? Colour(200)).times(0.9), &trouble
      )
    }
    for _ in 0..<22 {
      let at = street.spot(trouble.real(left...right), 0, trouble.real(4...9))
      canvas.stroke(
        at, Spot(at.x + trouble.real(-14...14), at.y - trouble.real(10...34)), 2.2,
        Colour(86, 116, 52))
    }
  }
}
