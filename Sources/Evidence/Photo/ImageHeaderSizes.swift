/// Where each format keeps its pixel size. Every function answers nil for bytes that are cut
/// short or do not follow the format.
typealias PixelSize = (width: Int, height: Int)

/// Walks the marker segments up to the first frame header (ITU-T T.81, B.2.2).
func jpegSize(_ bytes: [UInt8]) -> PixelSize? {
  let cursor = ByteCursor(bytes[...])
  var offset = 2
  while let mark = cursor.byte(offset), mark == 0xFF, let kind = cursor.byte(offset + 1) {
    switch kind {
    case 0xFF:  // fill byte before a marker
      offset += 1
    case 0xC0...0xC3, 0xC5...0xC7, 0xC9...0xCB, 0xCD...0xCF:
      guard let length = cursor.number(offset + 2, bytes: 2), length >= 8,
        let height = cursor.number(offset + 5, bytes: 2),
        let width = cursor.number(offset + 7, bytes: 2)
      else { return nil }
      return (width, height)
    case 0x00, 0x01, 0xD0...0xDA:  // stuffing, restart, end, or scan data before any frame
      return nil
    default:
      guard let length = cursor.number(offset + 2, bytes: 2), length >= 2 else { return nil }
      offset += 2 + length
    }
  }
  return nil
}

/// IHDR is always the first chunk and 13 bytes long (PNG specification, 11.2.1).
func pngSize(_ bytes: [UInt8]) -> PixelSize? {
  let cursor = ByteCursor(bytes[...])
  guard cursor.number(8, bytes: 4) == 13, cursor.has("IHDR", at: 12),
    let width = cursor.number(16, bytes: 4), let height = cursor.number(20, bytes: 4),
    width < 1 << 31, height < 1 << 31, cursor.window(24, 9) != nil
  else { return nil }
  return (width, height)
}

/// The three kinds of first chunk (RFC 9649). The RIFF length must not promise more than came.
func webpSize(_ bytes: [UInt8]) -> PixelSize? {
  let cursor = ByteCursor(bytes[...], bigEndian: false)
  guard let promised = cursor.number(4, bytes: 4), promised <= bytes.count - 8 else { return nil }
  if cursor.has("VP8X", at: 12) {
    guard let width = cursor.number(24, bytes: 3), let height = cursor.number(27, bytes: 3) else {
      return nil
    }
    return (width + 1, height + 1)
  }
  if cursor.has("VP8L", at: 12) {
    guard cursor.byte(20) == 0x2F, let packed = cursor.number(21, bytes: 4) else { return nil }
    return ((packed & 0x3FFF) + 1, (packed >> 14 & 0x3FFF) + 1)
  }
  if cursor.has("VP8 ", at: 12) {
    guard cursor.number(23, bytes: 3) == 0x2A_019D, let width = cursor.number(26, bytes: 2),
      let height = cursor.number(28, bytes: 2)
    else { return nil }
    return (width & 0x3FFF, height & 0x3FFF)
  }
  return nil
}

/// The largest `ispe` among the item properties: `meta` / `iprp` / `ipco` / `ispe`
/// (ISO/IEC 23008-12, 6.5.3). A tiled picture has one for its tiles and one for the whole.
func heicSize(_ bytes: [UInt8]) -> PixelSize? {
  guard let meta = boxes(bytes[...]).first(where: { $0.kind == "meta" }), meta.body.count >= 4,
    let properties = boxes(meta.body.dropFirst(4)).first(where: { $0.kind == "iprp" }),
    let container = boxes(properties.body).first(where: { $0.kind == "ipco" })
  else { return nil }
  var largest: PixelSize?
  for box in boxes(container.body) where box.kind == "ispe" {
    let cursor = ByteCursor(box.body)
    guard let width = cursor.number(4, bytes: 4), let height = cursor.number(8, bytes: 4),
      width < 1 << 31, height < 1 << 31
    else { return nil }
    if largest.map({ $0.width * $0.height < width * height }) ?? true {
      largest = (width, height)
    }
  }
  return largest
}

/// The boxes that follow one another in `bytes`, up to the first that does not fit. Lengths of
/// 64 bits are used only for media data of gigabytes and end the list.
private func boxes(_ bytes: ArraySlice<UInt8>) -> [(kind: String, body: ArraySlice<UInt8>)] {
  let cursor = ByteCursor(bytes)
  var found: [(String, ArraySlice<UInt8>)] = []
  var offset = 0
  while found.count < 1000, let length = cursor.number(offset, bytes: 4), length >= 8,
    let kind = cursor.window(offset + 4, 4), let body = cursor.window(offset + 8, length - 8)
  {
    found.append((String(decoding: kind, as: UTF8.self), body))
    offset += length
  }
  return found
}
