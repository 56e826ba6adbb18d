import Storage

/// Rows as bytes: a count of values, then each value with its kind; whole numbers are 64 bits,
/// little-endian.
enum RowBytes {
  static func append(_ row: [SQLValue], to bytes: inout [UInt8]) {
    append(UInt64(row.count), to: &bytes)
    for value in row {
      switch value {
      case .null: bytes.append(0)
      case .integer(let value):
        bytes.append(1)
        append(UInt64(bitPattern: value), to: &bytes)
      case .real(let value):
        bytes.append(2)
        append(value.bitPattern, to: &bytes)
      case .text(let value):
        bytes.append(3)
        append(UInt64(value.utf8.count), to: &bytes)
        bytes += value.utf8
      case .blob(let value):
        bytes.append(4)
        append(UInt64(value.count), to: &bytes)
        bytes += value
      }
    }
  }

  private static func append(_ word: UInt64, to bytes: inout [UInt8]) {
    withUnsafeBytes(of: word.littleEndian) { bytes.append(contentsOf: $0) }
  }

  /// All rows; nil when the bytes are not what ``append(_:to:)`` made.
  static func rows(_ bytes: [UInt8]) -> [[SQLValue]]? {
    var reader = Reader(rest: bytes[...])
    var rows: [[SQLValue]] = []
    while !reader.rest.isEmpty {
      guard let row = reader.row() else { return nil }
      rows.append(row)
    }
    return rows
  }

  private struct Reader {
    var rest: ArraySlice<UInt8>

    mutating func row() -> [SQLValue]? {
      // A value takes a byte at least: a count beyond that is no count.
      guard let count = word(), count <= rest.count else { return nil }
      var row: [SQLValue] = []
      for _ in 0..<count {
        guard let value = value() else { return nil }
        row.append(value)
      }
      return row
    }

    private mutating func value() -> SQLValue? {
      switch rest.popFirst() {
      case 0: .null
      case 1: word().map { .integer(Int64(bitPattern: $0)) }
      case 2: word().map { .real(Double(bitPattern: $0)) }
      case 3: take().flatMap { String(validating: $0, as: UTF8.self) }.map { .text($0) }
      case 4: take().map { .blob([UInt8]($0)) }
      default: nil
      }
    }

    private mutating func word() -> UInt64? {
      guard rest.count >= 8 else { return nil }
      defer { rest = rest.dropFirst(8) }
      return rest.prefix(8).reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }

    private mutating func take() -> ArraySlice<UInt8>? {
      guard let count = word(), count <= rest.count else { return nil }
      defer { rest = rest.dropFirst(Int(count)) }
      return rest.prefix(Int(count))
    }
  }
}
