/// One scene before and after the work: the same street and the same numbers, with the trouble and
/// without it, seen from a slightly different place in another light.
struct Scene: Sendable {
  let kind: SceneKind
  let isAfter: Bool
  let street: Street
  /// The side of the street the trouble is on: -1 left, 1 right.
  let sign: Double
  var canvas = Canvas()
  /// For what is there before and after.
  var dice: Dice
  /// For the trouble.
  var trouble: Dice
  /// For what is only there afterwards.
  var repair: Dice

  init(_ kind: SceneKind, variant: Int, isAfter: Bool, seed: UInt64) {
    let place = (SceneKind.allCases.firstIndex(of: kind) ?? 0) * 1_000 + variant
    self.kind = kind
    self.isAfter = isAfter
    dice = Dice(seed, part: 10_000_000 + place)
    trouble = Dice(seed, part: 20_000_000 + place)
    repair = Dice(seed, part: 30_000_000 + place)
    let hours: [Mood] = [.morning, .noon, .overcast, .afternoon]
    let first = dice.below(hours.count)
    let later = (first + 1 + dice.below(3)) % hours.count
    let mood: Mood = kind == .lamp ? .night : hours[isAfter ? later : first]
    let sign = dice.chance(0.5) ? 1.0 : -1.0
    self.sign = sign
    let eye: Double =
      switch kind {
      case .paving: 3.9
      case .drain: -2.4
      case .garbage: sign * 2.2
      case .stalls: sign * 1.8
      case .banner, .lamp: sign * -1
      default: dice.real(-0.5...0.5)
      }
    street = Street(vanishing: dice.real(280...360), eye: eye, mood: mood)
    canvas.light = mood.light
    let step = Spot(dice.real(-16...16), dice.real(-9...9))
    let nearer = dice.real(1.01...1.06)
    if isAfter {
      canvas.shift = step
      canvas.zoom = nearer
    }
  }

  /// The finished picture as PNG.
  static func png(_ kind: SceneKind, variant: Int, isAfter: Bool, seed: UInt64) -> [UInt8] {
    var scene = Scene(kind, variant: variant, isAfter: isAfter, seed: seed)
    scene.draw()
    scene.canvas.markAsDemo()
    return PNGWriter.png(scene.canvas.pixels, width: Canvas.width, height: Canvas.height)
  }

  private mutating func draw() {
    switch kind {
    case .building: building()
    case .paper: paper()
    default:
      street.draw(on: &canvas, &dice)
      switch kind {
      case .pothole: pothole()
      case .paving: paving()
      case .flood: flood()
      case .drain: drain()
      case .garbage: garbage()
      case .tree: tree()
      case .parking: parking()
      case .lamp: lamp()
      case .banner: banner()
      case .stalls: stalls()
      case .building, .paper: break
      }
    }
  }
}
