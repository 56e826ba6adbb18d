import CPQ
import Glibc

/// Values of one statement, packed as the server's binary forms into one buffer that is used again
/// for the next statement.
struct PostgresParameters {
  /// Type numbers of the server's catalogue.
  enum TypeID {
    static let unknown: Oid = 0
    static let bool: Oid = 16
    static let blob: Oid = 17
    static let name: Oid = 19
    static let integer: Oid = 20
    static let short: Oid = 21
    static let int: Oid = 23
    static let text: Oid = 25
    static let oid: Oid = 26
    static let float: Oid = 700
    static let real: Oid = 701
    static let numeric: Oid = 1700
    static let transaction: Oid = 5069
  }

  private(set) var types: [Oid] = []
  private var bytes: [UInt8] = []
  /// Where each value begins; -1 = null.
  private var starts: [Int] = []
  private var lengths: [Int32] = []
  private var formats: [Int32] = []
  private var pointers: [UnsafePointer<CChar>?] = []

  /// - Throws: ``StorageFailure/unstorable(_:)`` for a text with a NUL, which the server cannot keep.
  mutating func set(_ values: [SQLValue]) throws {
    types.removeAll(keepingCapacity: true)
    bytes.removeAll(keepingCapacity: true)
    starts.removeAll(keepingCapacity: true)
    lengths.removeAll(keepingCapacity: true)
    while formats.count < values.count { formats.append(1) }
    for value in values {
      let start = bytes.count
      var type = TypeID.unknown
      switch value {
      case .null: break
      case .integer(let value):
        type = TypeID.integer
        append(UInt64(bitPattern: value))
      case .real(let value):
        type = TypeID.real
        append(value.bitPattern)
      case .text(let value):
        type = TypeID.text
        bytes.append(contentsOf: value.utf8)
        let hasNUL = bytes.withUnsafeBytes { raw in
          bytes.count > start && memchr(raw.baseAddress! + start, 0, bytes.count - start) != nil
        }
        if hasNUL { throw StorageFailure.unstorable("a text with a NUL character") }
      case .blob(let value):
        type = TypeID.blob
        bytes.append(contentsOf: value)
      }
      types.append(type)
      starts.append(type == TypeID.unknown ? -1 : start)
      lengths.append(Int32(bytes.count - start))
    }
    // So that an empty text at the end has an address too.
    bytes.append(0)
  }

  private mutating func append(_ word: UInt64) {
    withUnsafeBytes(of: word.bigEndian) { bytes.append(contentsOf: $0) }
  }

  /// Calls `send` with what libpq wants: count, pointers, lengths, formats.
  mutating func withPointers(
    _ send: (
      Int32, UnsafePointer<UnsafePointer<CChar>?>?, UnsafePointer<Int32>?, UnsafePointer<Int32>?
    ) -> Int32
  ) -> Int32 {
    guard !types.isEmpty else { return send(0, nil, nil, nil) }
    return bytes.withUnsafeBufferPointer { buffer in
      buffer.withMemoryRebound(to: CChar.self) { buffer in
        pointers.removeAll(keepingCapacity: true)
        for start in starts { pointers.append(start < 0 ? nil : buffer.baseAddress! + start) }
        return send(Int32(types.count), pointers, lengths, formats)
      }
    }
  }
}
