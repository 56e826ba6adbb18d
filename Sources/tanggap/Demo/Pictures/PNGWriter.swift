/// Writes 8-bit RGB PNG (PNG specification, third edition) with just enough compression for drawn
/// pictures: rows as differences from the row above, and runs of equal pixels. Needs no library.
enum PNGWriter {
  static func png(_ pixels: [UInt8], width: Int, height: Int) -> [UInt8] {
    var file: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    // 8 bits a sample, RGB, no interlace.
    chunk("IHDR", big(UInt32(width)) + big(UInt32(height)) + [8, 2, 0, 0, 0], &file)
    chunk("IDAT", zlib(filtered(pixels, rowBytes: width * 3, height: height)), &file)
    chunk("IEND", [], &file)
    return file
  }

  private static func big(_ value: UInt32) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> UInt32($0)) }
  }

  private static func chunk(_ kind: String, _ body: [UInt8], _ file: inout [UInt8]) {
    let content = Array(kind.utf8) + body
    file += big(UInt32(body.count)) + content + big(crc(content))
  }

  /// Filter 2 (Up) on every row.
  private static func filtered(_ pixels: [UInt8], rowBytes: Int, height: Int) -> [UInt8] {
    var result = [UInt8](repeating: 0, count: (rowBytes + 1) * height)
    pixels.withUnsafeBufferPointer { pixels in
      result.withUnsafeMutableBufferPointer { result in
        for row in 0..<height {
          let out = row * (rowBytes + 1)
          result[out] = 2
          for x in 0..<rowBytes {
            let at = row * rowBytes + x
            result[out + 1 + x] = row == 0 ? pixels[at] : pixels[at] &- pixels[at - rowBytes]
          }
        }
      }
    }
    return result
  }

  /// One deflate block with fixed codes (RFC 1951, 3.2.6); matches only three bytes back, which is
  /// one pixel.
  private static func zlib(_ bytes: [UInt8]) -> [UInt8] {
    var bits = BitWriter()
    bits.bytes = [0x78, 0x01]
    bits.put(0b011, 3)
    bytes.withUnsafeBufferPointer { bytes in
      var at = 0
      while at < bytes.count {
        var run = 0
        if at >= 3 {
          while run < 258, at + run < bytes.count, bytes[at + run] == bytes[at + run - 3] {
            run += 1
          }
        }
        if run >= 4 {
          bits.match(run)
          at += run
        } else {
          bits.literal(Int(bytes[at]))
          at += 1
        }
      }
    }
    bits.literal(256)
    bits.flush()
    return bits.bytes + big(adler(bytes))
  }

  private static func adler(_ bytes: [UInt8]) -> UInt32 {
    var a: UInt32 = 1
    var b: UInt32 = 0
    bytes.withUnsafeBufferPointer { bytes in
      for byte in bytes {
        a += UInt32(byte)
        if a >= 65_521 { a -= 65_521 }
        b += a
        if b >= 65_521 { b -= 65_521 }
      }
    }
    return b << 16 | a
  }

  private static let crcTable: [UInt32] = (0..<256).map { index in
    (0..<8).reduce(UInt32(index)) { value, _ in
      value & 1 == 1 ? 0xEDB8_8320 ^ (value >> 1) : value >> 1
    }
  }

  private static func crc(_ bytes: [UInt8]) -> UInt32 {
    let table = crcTable
    return ~bytes.reduce(UInt32.max) { table[Int(($0 ^ UInt32($1)) & 0xFF)] ^ ($0 >> 8) }
  }
}

/// Bits from the lowest up, as deflate packs them.
private struct BitWriter {
  var bytes: [UInt8] = []
  private var held: UInt32 = 0
  private var count: UInt32 = 0

  mutating func put(_ value: UInt32, _ width: UInt32) {
    held |= value << count
    count += width
    while count >= 8 {
      bytes.append(UInt8(truncatingIfNeeded: held))
      held >>= 8
      count -= 8
    }
  }

  mutating func flush() { if count > 0 { put(0, 8 - count) } }

  /// Huffman codes are packed from their highest bit.
  private mutating func code(_ value: Int, _ width: Int) {
    var turned: UInt32 = 0
    for bit in 0..<width where value & (1 << bit) != 0 { turned |= 1 << UInt32(width - 1 - bit) }
    put(turned, UInt32(width))
  }

  /// A literal byte, or 256 for the end.
  mutating func literal(_ value: Int) {
    switch value {
    case 0...143: code(0x30 + value, 8)
    case 144...255: code(0x190 + value - 144, 9)
    default: code(value - 256, 7)
    }
  }

  /// `length` (4 to 258) bytes from three back.
  mutating func match(_ length: Int) {
    if length == 258 {
      code(0xC5, 8)
    } else {
      var extra = 0
      var base = 3
      var symbol = 257
      // Eight lengths one by one, then groups of four symbols that each cover twice as many.
      if length < 11 {
        symbol += length - 3
        base = length
      } else {
        extra = 1
        symbol = 265
        base = 11
        while length >= base + (4 << extra) {
          base += 4 << extra
          extra += 1
          symbol += 4
        }
        symbol += (length - base) >> extra
        base += ((length - base) >> extra) << extra
      }
      if symbol < 280 { code(symbol - 256, 7) } else { code(0xC0 + symbol - 280, 8) }
      put(UInt32(length - base), UInt32(extra))
    }
    // Distance 3 is symbol 2 of five bits.
    code(2, 5)
  }
}
