/// Letters of five by seven squares, enough to mark a picture.
extension Canvas {
  private static let letters: [Character: [UInt8]] = [
    "D": [0b11110, 0b10001, 0b10001, 0b10001, 0b10001, 0b10001, 0b11110],
    "E": [0b11111, 0b10000, 0b10000, 0b11110, 0b10000, 0b10000, 0b11111],
    "M": [0b10001, 0b11011, 0b10101, 0b10101, 0b10001, 0b10001, 0b10001],
    "O": [0b01110, 0b10001, 0b10001, 0b10001, 0b10001, 0b10001, 0b01110],
    "P": [0b11110, 0b10001, 0b10001, 0b11110, 0b10000, 0b10000, 0b10000],
  ]

  /// Writes letters whose squares have sides of `size`; unknown ones leave a gap.
  mutating func write(
    _ text: String, at: Spot, size: Double, _ colour: Colour, opacity: Double = 1
  ) {
    var x = at.x
    for letter in text {
      for (row, bits) in (Self.letters[letter] ?? []).enumerated() {
        for column in 0..<5 where bits & (0b10000 >> UInt8(column)) != 0 {
          box(
            x + Double(column) * size, at.y + Double(row) * size, size, size, colour,
            opacity: opacity)
        }
      }
      x += size * 6
    }
  }

  /// The mark every generated picture carries, so that none is ever taken for a photo.
  mutating func markAsDemo() {
    (shift, zoom, light) = (Spot(0, 0), 1, Colour(1))
    box(14, 14, 176, 62, Colour(20, 24, 34), opacity: 0.78)
    box(14, 14, 8, 62, Colour(245, 190, 40))
    write("DEMO", at: Spot(36, 24), size: 6, Colour(255))
  }
}
