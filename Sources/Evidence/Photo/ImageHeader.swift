/// Format and pixel size of a picture, read from its bytes without any image library.
///
/// This is the gate before decoding: what it refuses never reaches a decoder. The size of a HEIC
/// is the largest its boxes announce and may count the padding of its tiles; the decoder's own
/// size is checked again by the child process. Sizes are as stored, before any rotation.
public struct ImageHeader: Sendable, Equatable {
  public let format: ImageFormat
  /// Pixels, 1 or more.
  public let width: Int
  /// Pixels, 1 or more.
  public let height: Int

  /// Reads at most once through the bytes; safe on any input.
  ///
  /// The picture must begin at the first byte, so that a page or script with a picture behind it
  /// is of unknown format.
  ///
  /// - Throws: `.empty`, `.tooManyBytes`, `.unknownFormat`, `.damaged` or `.tooManyPixels`.
  public static func read(
    _ bytes: [UInt8], limits: PhotoLimits
  ) throws(PhotoRefusal) -> ImageHeader {
    guard !bytes.isEmpty else { throw .empty }
    guard bytes.count <= limits.bytes else { throw .tooManyBytes(bytes.count) }
    guard let format = ImageFormat(firstBytesOf: bytes) else { throw .unknownFormat }
    let found =
      switch format {
      case .jpeg: jpegSize(bytes)
      case .png: pngSize(bytes)
      case .webp: webpSize(bytes)
      case .heic: heicSize(bytes)
      }
    guard let size = found, size.width > 0, size.height > 0 else { throw .damaged }
    guard limits.allows(width: size.width, height: size.height) else {
      throw .tooManyPixels(width: size.width, height: size.height)
    }
    return ImageHeader(format: format, width: size.width, height: size.height)
  }
}

extension ImageFormat {
  /// The format whose signature stands at the very beginning.
  init?(firstBytesOf bytes: [UInt8]) {
    let cursor = ByteCursor(bytes[...])
    if cursor.number(0, bytes: 3) == 0xFF_D8FF {
      self = .jpeg
    } else if cursor.number(0, bytes: 4) == 0x8950_4E47, cursor.number(4, bytes: 4) == 0x0D0A_1A0A {
      self = .png
    } else if cursor.has("RIFF", at: 0), cursor.has("WEBP", at: 8) {
      self = .webp
    } else if isHEIC(cursor) {
      self = .heic
    } else {
      return nil
    }
  }
}

/// An ISO media file whose brands name an HEVC still picture (ISO/IEC 23008-12, B.4). AVIF and
/// plain video use the same container and are not taken in.
private func isHEIC(_ cursor: ByteCursor) -> Bool {
  guard cursor.has("ftyp", at: 4), let length = cursor.number(0, bytes: 4), length >= 16,
    length <= 256
  else { return false }
  let brands = [8] + Array(stride(from: 16, to: length - 3, by: 4))
  return brands.contains { offset in
    cursor.has("heic", at: offset) || cursor.has("heix", at: offset)
      || cursor.has("heim", at: offset) || cursor.has("heis", at: offset)
  }
}
