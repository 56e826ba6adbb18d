/// Reads numbers out of untrusted bytes. Every read is checked against the window it was given,
/// and no arithmetic can overflow, so hostile lengths can only lead to `nil`.
struct ByteCursor {
  private let bytes: ArraySlice<UInt8>
  let bigEndian: Bool

  init(_ bytes: ArraySlice<UInt8>, bigEndian: Bool = true) {
    self.bytes = bytes
    self.bigEndian = bigEndian
  }

  var count: Int { bytes.count }

  /// The window of `length` bytes from `offset`, or nil when it does not lie wholly inside.
  func window(_ offset: Int, _ length: Int) -> ArraySlice<UInt8>? {
    guard offset >= 0, length >= 0, offset <= count, length <= count - offset else { return nil }
    let start = bytes.startIndex + offset
    return bytes[start..<start + length]
  }

  func byte(_ offset: Int) -> Int? {
    window(offset, 1).map { Int($0[$0.startIndex]) }
  }

  func number(_ offset: Int, bytes length: Int) -> Int? {
    guard length <= 4, let window = window(offset, length) else { return nil }
    return bigEndian
      ? window.reduce(0) { $0 << 8 | Int($1) }
      : window.reversed().reduce(0) { $0 << 8 | Int($1) }
  }

  func has(_ text: StaticString, at offset: Int) -> Bool {
    guard let window = window(offset, text.utf8CodeUnitCount) else { return false }
    return text.withUTF8Buffer { window.elementsEqual($0) }
  }
}
