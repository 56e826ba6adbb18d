import CVips
import Domain

/// libvips could not do what was asked: for bytes from outside, the picture is damaged.
struct PictureFailure: Error {}

/// One libvips image and its reference. Not Sendable: a picture stays on the thread that made it.
/// Only the child process and the tests make any.
final class Picture {
  private let image: UnsafeMutablePointer<VipsImage>

  private init(owning image: UnsafeMutablePointer<VipsImage>) {
    self.image = image
  }

  deinit {
    g_object_unref(image)
  }

  private static let loaders = ["Jpeg", "Png", "Webp", "Heif"]

  /// Starts libvips with everything off that a photo does not need: one thread, no cache, and no
  /// loader but JPEG, PNG, WebP and HEIF.
  static func start() -> Bool {
    guard vips_init("tanggap") == 0 else { return false }
    vips_concurrency_set(1)
    vips_cache_set_max(0)
    vips_vector_set_enabled(0)  // its compiler keeps machine code in a file, and none may be made
    vips_operation_block_set("VipsForeignLoad", 1)
    for loader in loaders {
      vips_operation_block_set("VipsForeignLoad" + loader, 0)
    }
    vips_block_untrusted_set(1)
    return true
  }

  struct Outline {
    let width: Int
    let height: Int
    /// Whether the camera lay on its side, so that width and height change places when shown.
    let turned: Bool
    let exif: [UInt8]
  }

  /// Whether libvips would read the bytes with one of the four loaders left open.
  static func hasDecoder(for bytes: [UInt8]) -> Bool {
    let name = bytes.withUnsafeBytes { vips_foreign_find_load_buffer($0.baseAddress, $0.count) }
    return name.map { loaders.map { "VipsForeignLoad\($0)Buffer" }.contains(String(cString: $0)) }
      ?? false
  }

  /// Reads the header; nothing is decoded yet. The bytes must stay where they are as long as the
  /// picture lives.
  static func opening(_ bytes: UnsafeRawBufferPointer) throws(PictureFailure) -> Picture {
    guard let image = photo_open(bytes.baseAddress, bytes.count) else { throw PictureFailure() }
    return Picture(owning: image)
  }

  /// What the decoder says of the picture from its header.
  var outline: Outline {
    var block: UnsafeRawPointer?
    var length = 0
    var exif: [UInt8] = []
    if vips_image_get_typeof(image, VIPS_META_EXIF_NAME) != 0,
      vips_image_get_blob(image, VIPS_META_EXIF_NAME, &block, &length) == 0, let block
    {
      exif = Array(UnsafeRawBufferPointer(start: block, count: length))
    }
    return Outline(
      width: Int(vips_image_get_width(image)), height: Int(vips_image_get_height(image)),
      turned: vips_image_get_orientation_swap(image) != 0, exif: exif)
  }

  /// Decoded to fit a square of `side` pixels: upright, sRGB of 8 bits, on white where it was
  /// transparent; never enlarged.
  ///
  /// The whole picture is decoded into memory first, though libvips could shrink while loading:
  /// its streaming resize (8.14) paints what it cannot read black and reports success, and half a
  /// photo must not pass for a whole one.
  func fitting(side: Int) throws(PictureFailure) -> Picture {
    let decoded = try inMemory()
    // Makes the resize go line by line: measured on 40 megapixels, 0.46 s instead of 2.6 s.
    vips_image_set_int(decoded.image, VIPS_META_SEQUENTIAL, 1)
    let reduced = try Self.made { photo_fit(decoded.image, Int32(side), $0) }
    return try reduced.plain().inMemory()
  }

  private func plain() throws(PictureFailure) -> Picture {
    let coloured = try Self.made { photo_convert(image, VIPS_INTERPRETATION_sRGB, $0) }
    guard vips_image_hasalpha(coloured.image) != 0 else { return coloured }
    return try Self.made { photo_flatten_on_white(coloured.image, $0) }
  }

  /// Makes the pixels, which libvips leaves until here; this is where a broken picture fails.
  private func inMemory() throws(PictureFailure) -> Picture {
    guard let copy = vips_image_copy_memory(image) else { throw PictureFailure() }
    return Picture(owning: copy)
  }

  /// A part of it squeezed to so few pixels that nothing in it can be told apart, and drawn out
  /// again. What was there is gone from the result, not only hard to see.
  func blurring(_ part: PhotoBox) throws(PictureFailure) -> Picture {
    let (width, height) = (outline.width, outline.height)
    let left = width * part.left / 1_000
    let top = height * part.top / 1_000
    let right = min(width, (width * (part.left + part.width) + 999) / 1_000)
    let bottom = min(height, (height * (part.top + part.height) + 999) / 1_000)
    let (wide, high) = (Int32(max(1, right - left)), Int32(max(1, bottom - top)))
    let cut = try Self.made { photo_cut(image, Int32(left), Int32(top), wide, high, $0) }.inMemory()
    let few = try Self.made { photo_squeeze(cut.image, 4, 4, $0) }.inMemory()
    let drawn = try Self.made { photo_squeeze(few.image, wide, high, $0) }.inMemory()
    return try Self.made { photo_lay(image, drawn.image, Int32(left), Int32(top), $0) }.inMemory()
  }

  /// The difference hash: the picture is squeezed to 9 x 8 grey pixels, and each bit says whether
  /// a pixel is darker than its right neighbour. First row first, leftmost bit highest.
  func fingerprint() throws(PictureFailure) -> UInt64 {
    let squeezed = try Self.made { photo_squeeze(image, 9, 8, $0) }
    let grey = try Self.made { photo_convert(squeezed.image, VIPS_INTERPRETATION_B_W, $0) }
    var length = 0
    guard let pixels = vips_image_write_to_memory(grey.image, &length) else {
      throw PictureFailure()
    }
    defer { g_free(pixels) }
    guard length == 72 else { throw PictureFailure() }
    let values = UnsafeRawBufferPointer(start: pixels, count: length)
    var bits: UInt64 = 0
    for row in 0..<8 {
      for column in 0..<8 {
        let darker = values[row * 9 + column] < values[row * 9 + column + 1]
        bits = bits << 1 | (darker ? 1 : 0)
      }
    }
    return bits
  }

  /// JPEG without any metadata.
  /// - Parameter quality: 1 to 100
  func jpeg(quality: Int) throws(PictureFailure) -> [UInt8] {
    try encoded(as: ".jpg[Q=\(quality),strip,optimize_coding]")
  }

  /// - Parameter suffix: a file suffix with options, as libvips reads them
  func encoded(as suffix: String) throws(PictureFailure) -> [UInt8] {
    var start: UnsafeMutableRawPointer?
    var count = 0
    guard photo_encode(image, suffix, &start, &count) == 0, let start else {
      throw PictureFailure()
    }
    defer { g_free(start) }
    return Array(UnsafeRawBufferPointer(start: start, count: count))
  }

  private static func made(
    _ make: (UnsafeMutablePointer<UnsafeMutablePointer<VipsImage>?>) -> Int32
  ) throws(PictureFailure) -> Picture {
    var image: UnsafeMutablePointer<VipsImage>?
    guard make(&image) == 0, let image else { throw PictureFailure() }
    return Picture(owning: image)
  }
}
