/// Things that stand or lie where they should not.
extension Scene {
  mutating func garbage() {
    let heapU = 3.7 * sign
    let heapZ = trouble.real(5...6.2)
    if isAfter {
      bin(heapU + 0.5 * sign, heapZ + 0.5, Colour(60, 130, 74))
      bin(heapU + 0.5 * sign, heapZ + 1.4, Colour(214, 170, 50))
      canvas.fill(
        street.patch(heapU - 0.3 * sign, heapZ, 0.8, 0.7, rough: 0.2, &trouble),
        Colour(120, 116, 110),
        opacity: 0.25)
      return
    }
    let foot = street.spot(heapU, 0.1, heapZ)
    canvas.shadow(Spot(foot.x, foot.y + 6), street.scale(heapZ) * 1.7, street.scale(heapZ) * 0.34)
    let colours = [
      Colour(38, 38, 44), Colour(48, 46, 56), Colour(30, 32, 36), Colour(62, 96, 160),
      Colour(226, 226, 228),
      Colour(196, 52, 46), Colour(84, 132, 84), Colour(232, 196, 90),
    ]
    var pieces: [(u: Double, h: Double, z: Double)] = []
    for layer in 0..<4 {
      for _ in 0..<(20 - layer * 5) {
        let spread = 1.5 - Double(layer) * 0.35
        pieces.append(
          (
            heapU + trouble.real(-spread...spread), Double(layer) * 0.28 + 0.15,
            heapZ + trouble.real(-0.7...0.8)
          ))
      }
    }
    for piece in pieces.sorted(by: { ($1.z, $0.h) < ($0.z, $1.h) }) {
      let at = street.spot(piece.u, piece.h, piece.z)
      let size = street.scale(piece.z) * trouble.real(0.16...0.3)
      let colour = colours[trouble.chance(0.55) ? trouble.below(3) : trouble.below(colours.count)]
      if trouble.chance(0.2) {
        let tilt = trouble.real(-0.3...0.3) * size
        canvas.fill(
          [
            Spot(at.x - size, at.y - size * 0.7 + tilt),
            Spot(at.x + size, at.y - size * 0.7 - tilt),
            Spot(at.x + size, at.y + size * 0.6 - tilt),
            Spot(at.x - size, at.y + size * 0.6 + tilt),
          ], Colour(190, 150, 104), below: Colour(150, 112, 72))
        continue
      }
      canvas.lump(
        at, size, size * 0.85, rough: 0.12, colour.mixed(Colour(255), 0.12),
        below: colour.times(0.7), &trouble)
      canvas.ellipse(
        Spot(at.x - size * 0.3, at.y - size * 0.35), size * 0.28, size * 0.16, Colour(255),
        opacity: 0.18)
      canvas.fill(
        [
          Spot(at.x - size * 0.12, at.y - size * 0.75),
          Spot(at.x + size * 0.12, at.y - size * 0.75),
          Spot(at.x + size * 0.22, at.y - size * 1.1), Spot(at.x - size * 0.2, at.y - size * 1.05),
        ], colour.times(0.8))
    }
    let feet = street.spot(heapU - 1 * sign, 0, heapZ - 0.8)
    canvas.strew(
      40, x: feet.x - 150...feet.x + 150, y: feet.y - 20...feet.y + 34, size: 3...11,
      [Colour(235), Colour(200, 60, 50), Colour(60, 110, 190), Colour(180, 150, 110)], &trouble)
  }

  private mutating func bin(_ u: Double, _ z: Double, _ colour: Colour) {
    let unit = street.scale(z)
    let foot = street.spot(u, 0.12, z)
    canvas.shadow(foot, unit * 0.42, unit * 0.1)
    canvas.fill(
      [
        Spot(foot.x - unit * 0.28, foot.y), Spot(foot.x + unit * 0.28, foot.y),
        Spot(foot.x + unit * 0.36, foot.y - unit * 0.95),
        Spot(foot.x - unit * 0.36, foot.y - unit * 0.95),
      ], colour, below: colour.times(0.75))
    canvas.box(
      foot.x - unit * 0.4, foot.y - unit * 1.06, unit * 0.8, unit * 0.13, colour.times(0.65))
    canvas.box(
      foot.x - unit * 0.12, foot.y - unit * 0.7, unit * 0.24, unit * 0.24, Colour(240), opacity: 0.8
    )
  }

  mutating func tree() {
    let root = street.spot(4.3 * sign, 0.1, 7.4)
    let bark = Colour(104, 78, 54)
    if isAfter {
      canvas.shadow(root, 50, 11)
      canvas.fill(
        [
          Spot(root.x - 34, root.y + 3), Spot(root.x - 26, root.y - 26),
          Spot(root.x + 26, root.y - 26), Spot(root.x + 34, root.y + 3),
        ], bark, below: bark.times(0.7))
      canvas.ellipse(Spot(root.x, root.y - 26), 26, 9, Colour(222, 190, 142))
      canvas.ellipse(Spot(root.x, root.y - 26), 16, 5.4, Colour(200, 164, 116))
      canvas.ellipse(Spot(root.x, root.y - 26), 7, 2.4, Colour(176, 138, 92))
      canvas.strew(
        50, x: root.x - 130...root.x + 130, y: root.y - 6...root.y + 34, size: 2...6,
        [Colour(220, 190, 144), Colour(120, 140, 70)], opacity: 0.8, &trouble)
      return
    }
    let crown = street.spot(-2.1 * sign, 0.9, 5.9)
    canvas.shadow(Spot((root.x + crown.x) / 2, max(root.y, crown.y) + 34), 210, 26)
    for _ in 0..<8 {
      let to = Spot(root.x + trouble.real(-56...56), root.y - trouble.real(-14...62))
      canvas.stroke(Spot(root.x, root.y - 20), to, 9, bark.times(0.8))
    }
    canvas.lump(
      Spot(root.x, root.y - 16), 46, 38, rough: 0.16, Colour(112, 90, 66),
      below: Colour(80, 62, 44), &trouble)
    let thick = trouble.real(22...30)
    canvas.fill(
      [
        Spot(root.x, root.y - 14 - thick), Spot(crown.x, crown.y - thick * 0.5),
        Spot(crown.x, crown.y + thick * 0.5), Spot(root.x, root.y - 14 + thick * 0.7),
      ], bark.mixed(Colour(255), 0.1), below: bark.times(0.66))
    for step in 0..<26 {
      let t = Double(step) / 26
      let at = Spot(
        root.x + (crown.x - root.x) * t,
        root.y - 16 + (crown.y - root.y + 16) * t + trouble.real(-9...9))
      canvas.stroke(
        at, Spot(at.x + trouble.real(10...26), at.y + 2), 1.6, bark.times(0.55), opacity: 0.7)
    }
    let greens = [
      Colour(66, 112, 52), Colour(86, 136, 60), Colour(48, 88, 44), Colour(108, 150, 70),
    ]
    for _ in 0..<9 {
      let to = Spot(crown.x + trouble.real(-130...90), crown.y + trouble.real(-100...50))
      canvas.stroke(crown, to, 5, bark.times(0.85))
    }
    for _ in 0..<64 {
      let at = Spot(
        crown.x + (trouble.unit() + trouble.unit() - 1) * 160,
        crown.y - 26 + (trouble.unit() + trouble.unit() - 1) * 92)
      let size = trouble.real(14...34)
      let green = trouble.pick(greens) ?? Colour(80, 120, 60)
      canvas.lump(
        at, size, size * 0.7, rough: 0.28, green.mixed(Colour(255), 0.08), below: green.times(0.72),
        &trouble)
    }
    canvas.strew(
      80, x: crown.x - 180...crown.x + 180, y: crown.y...crown.y + 80, size: 4...10, greens,
      &trouble)
  }

  mutating func parking() {
    let colours = [
      Colour(206, 208, 212), Colour(52, 56, 64), Colour(150, 38, 40), Colour(238, 238, 236),
      Colour(58, 84, 126), Colour(120, 124, 130),
    ]
    if isAfter {
      noParkingSign(3.35 * sign, 5.6)
      canvas.fill(
        street.strip(2.72 * sign, 2.86 * sign, from: 2.6, to: 30), Colour(236, 200, 60),
        opacity: 0.9)
      return
    }
    var z = 4.6 + 4.9 * 3
    while z > 4 {
      car(2.15 * sign, z, trouble.pick(colours) ?? Colour(200), isLeft: sign < 0)
      z -= 4.9
    }
  }

  /// The back of a car and the side turned to the road. Its plate is left blank.
  private mutating func car(_ u: Double, _ z: Double, _ colour: Colour, isLeft: Bool) {
    let long = 4.0
    let near = u - 0.85
    let far = u + 0.85
    let side = isLeft ? far : near
    canvas.fill(
      street.strip(near - 0.1, far + 0.1, from: z - 0.15, to: z + long), Colour(12), opacity: 0.4)
    canvas.fill(
      street.side(side, from: z, to: z + long, 0.3, 0.95), colour.times(0.82),
      below: colour.times(0.6))
    for wheel in [z + 0.75, z + 3.1] {
      let at = street.spot(side, 0.32, wheel)
      let size = street.scale(wheel)
      canvas.ellipse(at, size * 0.16, size * 0.32, Colour(24))
      canvas.ellipse(at, size * 0.09, size * 0.19, Colour(130))
    }
    let inset = isLeft ? side - 0.12 : side + 0.12
    canvas.fill(
      [
        street.spot(side, 0.95, z + 0.2), street.spot(inset, 1.5, z + 0.7),
        street.spot(inset, 1.5, z + 2.6), street.spot(side, 0.95, z + 3.3),
      ], Colour(60, 76, 92), below: Colour(88, 106, 122))
    canvas.fill(
      street.strip(near + 0.12, far - 0.12, from: z + 0.6, to: z + 2.6, h: 1.5), colour.times(1.02))
    canvas.fill(
      [
        street.spot(near, 0.95, z), street.spot(far, 0.95, z),
        street.spot(far - 0.12, 1.5, z + 0.6),
        street.spot(near + 0.12, 1.5, z + 0.6),
      ], colour)
    canvas.fill(
      [
        street.spot(near + 0.14, 1.0, z), street.spot(far - 0.14, 1.0, z),
        street.spot(far - 0.22, 1.43, z + 0.5), street.spot(near + 0.22, 1.43, z + 0.5),
      ], Colour(52, 66, 82), below: Colour(96, 114, 128))
    canvas.fill(street.front(near, far, z, 0.3, 0.96), colour, below: colour.times(0.76))
    canvas.fill(street.front(near, far, z, 0.28, 0.46), Colour(44))
    canvas.fill(street.front(near + 0.04, near + 0.34, z, 0.68, 0.86), Colour(198, 34, 30))
    canvas.fill(street.front(far - 0.34, far - 0.04, z, 0.68, 0.86), Colour(198, 34, 30))
    canvas.fill(street.front(u - 0.26, u + 0.26, z, 0.52, 0.66), Colour(120))
    for wheel in [near + 0.16, far - 0.16] {
      canvas.fill(street.front(wheel - 0.13, wheel + 0.13, z, 0, 0.3), Colour(20))
    }
  }

  private mutating func noParkingSign(_ u: Double, _ z: Double) {
    let top = street.spot(u, 2.5, z)
    let unit = street.scale(z)
    canvas.stroke(street.spot(u, 0.1, z), top, unit * 0.07, Colour(150))
    canvas.ellipse(top, unit * 0.36, unit * 0.36, Colour(206, 36, 32))
    canvas.ellipse(top, unit * 0.28, unit * 0.28, Colour(240))
    canvas.write(
      "P", at: Spot(top.x - unit * 0.1, top.y - unit * 0.16), size: unit * 0.045, Colour(20))
    canvas.stroke(
      Spot(top.x - unit * 0.22, top.y - unit * 0.22),
      Spot(top.x + unit * 0.22, top.y + unit * 0.22),
      unit * 0.07, Colour(206, 36, 32))
  }
}
