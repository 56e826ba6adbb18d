/// Writes a small EXIF block: what a phone would put in, for the reader to find.
struct ExifBlock {
  var bigEndian = false
  var orientation: Int?
  var dateTimeOriginal: String?
  var offsetTimeOriginal: String?
  /// Degrees, minutes and hundredths of seconds, with their references.
  var latitude: (reference: String, parts: [(Int, Int)])?
  var longitude: (reference: String, parts: [(Int, Int)])?

  /// The block with its `Exif\0\0`.
  var bytes: [UInt8] { Array("Exif\0\0".utf8) + tiff }

  private enum Value {
    case short(Int)
    case long(Int)
    case text(String)
    case fractions([(Int, Int)])
  }

  private func number(_ value: Int, _ count: Int) -> [UInt8] {
    let bytes = (0..<count).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
    return bigEndian ? bytes.reversed() : bytes
  }

  /// A directory that starts at `offset`, its longer values right behind it.
  private func directory(_ entries: [(Int, Value)], at offset: Int) -> [UInt8] {
    var head = number(entries.count, 2)
    var tail: [UInt8] = []
    let tailStart = offset + 2 + entries.count * 12 + 4
    for (tag, value) in entries {
      let (type, count, data): (Int, Int, [UInt8]) =
        switch value {
        case .short(let value): (3, 1, number(value, 2))
        case .long(let value): (4, 1, number(value, 4))
        case .text(let text): (2, text.utf8.count + 1, Array(text.utf8) + [0])
        case .fractions(let parts):
          (5, parts.count, parts.flatMap { number($0.0, 4) + number($0.1, 4) })
        }
      head += number(tag, 2) + number(type, 2) + number(count, 4)
      if data.count <= 4 {
        head += data + [UInt8](repeating: 0, count: 4 - data.count)
      } else {
        head += number(tailStart + tail.count, 4)
        tail += data
      }
    }
    return head + number(0, 4) + tail
  }

  private var tiff: [UInt8] {
    var camera: [(Int, Value)] = []
    if let dateTimeOriginal { camera.append((0x9003, .text(dateTimeOriginal))) }
    if let offsetTimeOriginal { camera.append((0x9011, .text(offsetTimeOriginal))) }
    var place: [(Int, Value)] = []
    if let latitude {
      place += [(1, .text(latitude.reference)), (2, .fractions(latitude.parts))]
    }
    if let longitude {
      place += [(3, .text(longitude.reference)), (4, .fractions(longitude.parts))]
    }
    // The first directory has three entries whatever happens, so its length is known.
    let cameraStart = 8 + 2 + 3 * 12 + 4
    let cameraBytes = directory(camera, at: cameraStart)
    let placeStart = cameraStart + cameraBytes.count
    let main: [(Int, Value)] = [
      (0x0112, .short(orientation ?? 1)), (0x8769, .long(cameraStart)), (0x8825, .long(placeStart)),
    ]
    return Array((bigEndian ? "MM" : "II").utf8) + number(42, 2) + number(8, 4)
      + directory(main, at: 8) + cameraBytes + directory(place, at: placeStart)
  }

  /// The place Monas stands at, as a phone writes it.
  static func monas(offset: String? = "+07:00") -> ExifBlock {
    ExifBlock(
      dateTimeOriginal: "2026:11:21 20:58:42", offsetTimeOriginal: offset,
      latitude: ("S", [(6, 1), (10, 1), (3150, 100)]),
      longitude: ("E", [(106, 1), (49, 1), (3768, 100)]))
  }
}
