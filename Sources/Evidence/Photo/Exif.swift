/// What the camera wrote about time and place, read from an EXIF block (CIPA DC-008, "Exif 2.32").
///
/// Nothing else is read. The block is untrusted: all reads are bounded, at most four directories
/// are visited, and anything odd counts as absent.
struct Exif: Equatable {
  /// DateTimeOriginal as milliseconds since 1970 of a clock without a zone.
  private(set) var localTime: Int64?
  /// OffsetTimeOriginal in minutes east of UTC.
  private(set) var offsetMinutes: Int?
  private(set) var place: PhotoPlace?

  /// - Parameter block: a TIFF structure, with or without the `Exif\0\0` before it.
  init(_ block: [UInt8]) {
    let marked = ByteCursor(block[...]).has("Exif", at: 0)
    let tiff = marked ? block.dropFirst(6) : block[...]
    let order = ByteCursor(tiff)
    guard order.has("II", at: 0) || order.has("MM", at: 0) else { return }
    let cursor = ByteCursor(tiff, bigEndian: order.has("MM", at: 0))
    guard cursor.number(2, bytes: 2) == 42, let start = cursor.number(4, bytes: 4) else { return }
    let main = Directory(cursor, at: start)
    if let offset = main.pointer(0x8769) {
      let camera = Directory(cursor, at: offset)
      localTime = camera.text(0x9003).flatMap(millisecondsOfClock)
      offsetMinutes = camera.text(0x9011).flatMap(minutesOfOffset)
    }
    if let offset = main.pointer(0x8825) {
      place = Directory(cursor, at: offset).place()
    }
  }
}

/// One image file directory: entries of 12 bytes after their number.
private struct Directory {
  private let cursor: ByteCursor
  private let start: Int
  private let entries: Int

  init(_ cursor: ByteCursor, at start: Int) {
    self.cursor = cursor
    self.start = start
    entries = min(cursor.number(start, bytes: 2) ?? 0, 500)
  }

  /// Where the entry of a tag begins, if it has the type and at least the count asked for.
  private func entry(_ tag: Int, type: Int, count: Int) -> (offset: Int, count: Int)? {
    for index in 0..<entries {
      let offset = start + 2 + index * 12
      guard cursor.number(offset, bytes: 2) == tag else { continue }
      guard cursor.number(offset + 2, bytes: 2) == type,
        let found = cursor.number(offset + 4, bytes: 4), found >= count
      else { return nil }
      return (offset, found)
    }
    return nil
  }

  func pointer(_ tag: Int) -> Int? {
    entry(tag, type: 4, count: 1).flatMap { cursor.number($0.offset + 8, bytes: 4) }
  }

  /// ASCII up to its first zero byte, at most 64 characters.
  func text(_ tag: Int) -> String? {
    guard let entry = entry(tag, type: 2, count: 1) else { return nil }
    let length = min(entry.count, 64)
    let place = entry.count <= 4 ? entry.offset + 8 : cursor.number(entry.offset + 8, bytes: 4)
    guard let place, let bytes = cursor.window(place, length) else { return nil }
    return String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
  }

  /// Degrees, minutes and seconds as three unsigned fractions.
  private func angle(_ tag: Int) -> Double? {
    guard let entry = entry(tag, type: 5, count: 3),
      let place = cursor.number(entry.offset + 8, bytes: 4)
    else { return nil }
    var sum = 0.0
    for (index, part) in [1.0, 60.0, 3600.0].enumerated() {
      guard let top = cursor.number(place + index * 8, bytes: 4),
        let bottom = cursor.number(place + index * 8 + 4, bytes: 4), bottom > 0
      else { return nil }
      sum += Double(top) / Double(bottom) / part
    }
    return sum
  }

  /// Exactly 0, 0 is what some cameras write before they know where they are.
  func place() -> PhotoPlace? {
    guard let north = text(1), ["N", "S"].contains(north), let latitude = angle(2),
      let east = text(3), ["E", "W"].contains(east), let longitude = angle(4),
      latitude <= 90, longitude <= 180, latitude != 0 || longitude != 0
    else { return nil }
    return PhotoPlace(
      latitude: north == "S" ? -latitude : latitude,
      longitude: east == "W" ? -longitude : longitude)
  }
}

/// "2026:11:21 20:58:42" as milliseconds since 1970 of a clock without a zone.
private func millisecondsOfClock(_ text: String) -> Int64? {
  let characters = Array(text.utf8)
  guard characters.count == 19 else { return nil }
  let parts = characters.split { $0 == 0x3A || $0 == 0x20 }.map { digits($0) }
  guard parts.count == 6, let year = parts[0], let month = parts[1], let day = parts[2],
    let hour = parts[3], let minute = parts[4], let second = parts[5],
    year >= 1970, (1...12).contains(month), hour < 24, minute < 60, second < 60
  else { return nil }
  let leap = year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
  let lengths = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
  guard day >= 1, day <= lengths[month - 1] else { return nil }
  let before = year - 1
  let leapDays = (before / 4 - before / 100 + before / 400) - 477  // 477 of them before 1970
  let days = (year - 1970) * 365 + leapDays + lengths[..<(month - 1)].reduce(0, +) + day - 1
  return Int64(((days * 24 + hour) * 60 + minute) * 60 + second) * 1000
}

/// "+07:00" as minutes east of UTC, within the 14 hours zones really have.
private func minutesOfOffset(_ text: String) -> Int? {
  let characters = Array(text.utf8)
  guard characters.count == 6, characters[3] == 0x3A,
    characters[0] == 0x2B || characters[0] == 0x2D,
    let hours = digits(characters[1...2]), let minutes = digits(characters[4...5]),
    hours <= 14, minutes < 60
  else { return nil }
  return (characters[0] == 0x2D ? -1 : 1) * (hours * 60 + minutes)
}

private func digits(_ characters: ArraySlice<UInt8>) -> Int? {
  guard characters.count <= 4, characters.allSatisfy({ (0x30...0x39).contains($0) }) else {
    return nil
  }
  return characters.reduce(0) { $0 * 10 + Int($1 - 0x30) }
}
