import CPQ
import Foundation

/// Reads one row of a result in the server's binary forms, by the type of each column.
struct PostgresRow: Row {
  private typealias TypeID = PostgresParameters.TypeID

  let result: OpaquePointer
  let row: Int32

  func isNull(_ column: Int) -> Bool { PQgetisnull(result, row, Int32(column)) == 1 }

  func integer(_ column: Int) -> Int64 {
    let bytes = bytes(column)
    guard !bytes.isEmpty else { return 0 }
    switch PQftype(result, Int32(column)) {
    case TypeID.integer, TypeID.transaction: return Int64(bitPattern: word(bytes, UInt64.self))
    case TypeID.int: return Int64(Int32(bitPattern: word(bytes, UInt32.self)))
    case TypeID.oid: return Int64(word(bytes, UInt32.self))
    case TypeID.short: return Int64(Int16(bitPattern: word(bytes, UInt16.self)))
    case TypeID.bool: return bytes[0] == 0 ? 0 : 1
    case TypeID.text, TypeID.name: return Int64(text(column)) ?? 0
    default: return Int64(exactly: real(column).rounded(.towardZero)) ?? 0
    }
  }

  func real(_ column: Int) -> Double {
    let bytes = bytes(column)
    guard !bytes.isEmpty else { return 0 }
    switch PQftype(result, Int32(column)) {
    case TypeID.real: return Double(bitPattern: word(bytes, UInt64.self))
    case TypeID.float: return Double(Float(bitPattern: word(bytes, UInt32.self)))
    case TypeID.numeric: return numeric(bytes)
    case TypeID.text, TypeID.name: return Double(text(column)) ?? 0
    case TypeID.integer, TypeID.transaction, TypeID.int, TypeID.oid, TypeID.short, TypeID.bool:
      return Double(integer(column))
    default: return 0
    }
  }

  func text(_ column: Int) -> String {
    let bytes = bytes(column)
    switch PQftype(result, Int32(column)) {
    case TypeID.integer, TypeID.transaction, TypeID.int, TypeID.oid, TypeID.short, TypeID.bool:
      return isNull(column) ? "" : String(integer(column))
    case TypeID.real, TypeID.float, TypeID.numeric:
      return isNull(column) ? "" : String(real(column))
    default: return String(decoding: bytes, as: UTF8.self)
    }
  }

  func blob(_ column: Int) -> [UInt8] { [UInt8](bytes(column)) }

  private func bytes(_ column: Int) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(
      start: PQgetvalue(result, row, Int32(column)),
      count: Int(PQgetlength(result, row, Int32(column))))
  }

  private func word<T: FixedWidthInteger>(_ bytes: UnsafeRawBufferPointer, _: T.Type) -> T {
    bytes.count < MemoryLayout<T>.size ? 0 : T(bigEndian: bytes.loadUnaligned(as: T.self))
  }

  /// A decimal number: count of digits, weight of the first, sign, places shown, then the digits,
  /// each 0 to 9,999.
  private func numeric(_ bytes: UnsafeRawBufferPointer) -> Double {
    guard bytes.count >= 8 else { return 0 }
    func part(_ index: Int) -> UInt16 {
      UInt16(bigEndian: bytes.loadUnaligned(fromByteOffset: index * 2, as: UInt16.self))
    }
    let count = min(Int(part(0)), bytes.count / 2 - 4)
    let weight = Int(Int16(bitPattern: part(1)))
    let sign = part(2)
    guard sign == 0 || sign == 0x4000 else { return .nan }
    var value = 0.0
    for index in 0..<count {
      value += Double(part(4 + index)) * pow(10_000, Double(weight - index))
    }
    return sign == 0 ? value : -value
  }
}
