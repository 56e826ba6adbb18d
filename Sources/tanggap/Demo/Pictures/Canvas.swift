/// A colour, each part from 0 to 255.
struct Colour: Sendable {
  var red: Double
  var green: Double
  var blue: Double

  init(_ red: Double, _ green: Double, _ blue: Double) {
    self.red = red
    self.green = green
    self.blue = blue
  }

  init(_ grey: Double) { self.init(grey, grey, grey) }

  func mixed(_ other: Colour, _ share: Double) -> Colour {
    Colour(
      red + (other.red - red) * share, green + (other.green - green) * share,
      blue + (other.blue - blue) * share)
  }

  func times(_ factor: Double) -> Colour { Colour(red * factor, green * factor, blue * factor) }
}

/// A point on the canvas, in pixels of an unmoved camera.
struct Spot: Sendable {
  var x: Double
  var y: Double

  init(_ x: Double, _ y: Double) {
    self.x = x
    self.y = y
  }
}

/// Pixels to paint on with filled, smooth-edged shapes. All a demo picture needs, and no more.
struct Canvas: Sendable {
  static let width = 640
  static let height = 480
  /// Lines of samples in one line of pixels.
  private static let samples = 3

  /// Red, green, blue, row by row.
  private(set) var pixels = [UInt8](repeating: 0, count: width * height * 3)
  /// Where the camera stands: added to every spot, then enlarged about the middle.
  var shift = Spot(0, 0)
  var zoom = 1.0
  /// The light every colour is seen in.
  var light = Colour(1)

  private func seen(_ spot: Spot) -> Spot {
    Spot(
      (spot.x + shift.x - 320) * zoom + 320, (spot.y + shift.y - 240) * zoom + 240)
  }

  /// Fills a polygon (even-odd) with `colour`, or from `colour` at its top to `below` at its foot.
  mutating func fill(
    _ spots: [Spot], _ colour: Colour, below: Colour? = nil, opacity: Double = 1
  ) {
    let corners = spots.map(seen)
    guard corners.count > 2 else { return }
    var top = corners[0].y
    var foot = corners[0].y
    for corner in corners {
      top = min(top, corner.y)
      foot = max(foot, corner.y)
    }
    let first = max(0, Int(top.rounded(.down)))
    let last = min(Self.height - 1, Int(foot.rounded(.up)))
    guard first <= last else { return }
    let light = light
    var coverage = [Float](repeating: 0, count: Self.width + 2)
    var crossings: [Double] = []
    pixels.withUnsafeMutableBufferPointer { pixels in
      for y in first...last {
        var left = Self.width
        var right = -1
        for sample in 0..<Self.samples {
          let line = Double(y) + (Double(sample) + 0.5) / Double(Self.samples)
          crossings.removeAll(keepingCapacity: true)
          Self.crossings(of: corners, at: line, into: &crossings)
          var pair = 0
          while pair + 1 < crossings.count {
            Self.cover(
              from: crossings[pair], to: crossings[pair + 1], &coverage, &left, &right)
            pair += 2
          }
        }
        guard left <= right else { continue }
        let share = foot > top ? min(1, max(0, (Double(y) - top) / (foot - top))) : 0
        let paint = below.map { colour.mixed($0, share) } ?? colour
        let red = paint.red * light.red
        let green = paint.green * light.green
        let blue = paint.blue * light.blue
        for x in left...right {
          let alpha = Double(coverage[x]) * opacity / Double(Self.samples)
          coverage[x] = 0
          guard alpha > 0 else { continue }
          let at = (y * Self.width + x) * 3
          pixels[at] = Self.blend(pixels[at], red, alpha)
          pixels[at + 1] = Self.blend(pixels[at + 1], green, alpha)
          pixels[at + 2] = Self.blend(pixels[at + 2], blue, alpha)
        }
      }
    }
  }

  private static func blend(_ old: UInt8, _ new: Double, _ alpha: Double) -> UInt8 {
    let value = Double(old) + (new - Double(old)) * alpha
    return UInt8(max(0, min(255, value + 0.5)))
  }

  /// Where the outline crosses a horizontal line, from left to right.
  private static func crossings(of corners: [Spot], at line: Double, into list: inout [Double]) {
    var previous = corners[corners.count - 1]
    for corner in corners {
      if (corner.y > line) != (previous.y > line) {
        let share = (line - corner.y) / (previous.y - corner.y)
        let x = corner.x + share * (previous.x - corner.x)
        var place = list.count
        while place > 0, list[place - 1] > x { place -= 1 }
        list.insert(x, at: place)
      }
      previous = corner
    }
  }

  /// Adds how much of each pixel the stretch covers.
  private static func cover(
    from start: Double, to end: Double, _ coverage: inout [Float], _ left: inout Int,
    _ right: inout Int
  ) {
    let start = max(0, start)
    let end = min(Double(width), end)
    guard end > start else { return }
    let first = Int(start)
    let last = min(width - 1, Int(end))
    if first == last {
      coverage[first] += Float(end - start)
    } else {
      coverage[first] += Float(Double(first + 1) - start)
      var x = first + 1
      while x < last {
        coverage[x] += 1
        x += 1
      }
      coverage[last] += Float(end - Double(last))
    }
    left = min(left, first)
    right = max(right, last)
  }
}
