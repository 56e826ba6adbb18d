/// What may be offered as a photo. Checked from the header before any decoder sees the bytes,
/// because a few hundred bytes of PNG can ask for gigabytes of pixels.
public struct PhotoLimits: Sendable, Equatable {
  /// Most bytes of a file.
  public let bytes: Int
  /// Most pixels, width times height.
  public let pixels: Int
  /// Longest side, in pixels.
  public let side: Int

  /// 10 MiB, 40 megapixels, 20,000 pixels a side: above what phones send by default.
  public static let standard = PhotoLimits(
    bytes: 10 * 1024 * 1024, pixels: 40_000_000, side: 20_000)

  public init(bytes: Int, pixels: Int, side: Int) {
    self.bytes = bytes
    self.pixels = pixels
    self.side = side
  }

  /// Both at least 1 and within the limits.
  func allows(width: Int, height: Int) -> Bool {
    width >= 1 && height >= 1 && width <= side && height <= side && width * height <= pixels
  }
}
