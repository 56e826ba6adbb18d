import CZlib
import NIOCore

/// One-shot gzip over the system's zlib.
enum Gzip {
  /// A window of 16 KB and a small hash: a page is about 10 KB, and the memory zlib clears at each
  /// start would otherwise cost more than the compression.
  private static let smallWindow: Int32 = 14
  private static let smallMemory: Int32 = 7

  /// Nil when zlib is out of memory; the answer then goes out as it is.
  /// - Parameter level: 1 (fast) to 9 (small)
  static func compress(_ plain: ByteBuffer, level: Int32) -> ByteBuffer? {
    var stream = z_stream()
    let status = deflateInit2_(
      &stream, level, Z_DEFLATED, (level == 9 ? 15 : smallWindow) + 16,
      level == 9 ? 9 : smallMemory, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
      Int32(MemoryLayout<z_stream>.size))
    guard status == Z_OK else { return nil }
    defer { deflateEnd(&stream) }

    let most = Int(deflateBound(&stream, UInt(plain.readableBytes)))
    var packed = ByteBufferAllocator().buffer(capacity: most)
    let isComplete = plain.withUnsafeReadableBytes { source in
      packed.writeWithUnsafeMutableBytes(minimumWritableBytes: most) { target in
        // zlib does not write through next_in; the C signature merely lacks the const.
        stream.next_in = UnsafeMutablePointer(
          mutating: source.bindMemory(to: UInt8.self).baseAddress)
        stream.avail_in = UInt32(source.count)
        stream.next_out = target.bindMemory(to: UInt8.self).baseAddress
        stream.avail_out = UInt32(target.count)
        return deflate(&stream, Z_FINISH) == Z_STREAM_END ? target.count - Int(stream.avail_out) : 0
      } > 0
    }
    return isComplete ? packed : nil
  }

  /// Whether an `Accept-Encoding` takes gzip: named, or by `*`, and not with quality 0.
  static func isAccepted(_ header: String?) -> Bool {
    guard let header else { return false }
    for part in header.utf8.split(separator: UInt8(ascii: ",")) {
      let words = part.split(separator: UInt8(ascii: ";"))
      guard let name = words.first.map(plain), name == "gzip" || name == "*" else { continue }
      let quality = words.dropFirst().map(plain).first { $0.hasPrefix("q=") }
      return (quality.flatMap { Double($0.dropFirst(2)) } ?? 1) > 0
    }
    return false
  }

  /// In small letters, without blanks.
  private static func plain(_ word: Substring.UTF8View) -> String {
    let letters = word.compactMap { byte -> UInt8? in
      switch byte {
      case 0x20, 0x09: nil
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte | 0x20
      default: byte
      }
    }
    return String(decoding: letters, as: UTF8.self)
  }

  /// Whether this kind of content shrinks at all. Pictures do not.
  static func isWorthwhile(_ contentType: String) -> Bool {
    contentType.hasPrefix("text/") || contentType.hasPrefix("application/json")
      || contentType.hasPrefix("application/geo+json") || contentType.hasPrefix("application/xml")
      || contentType.hasPrefix("application/atom+xml")
      || contentType.hasPrefix("image/svg+xml")
      || contentType.hasPrefix("application/manifest+json")
  }
}
