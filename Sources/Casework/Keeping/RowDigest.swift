import Sodium
import Storage

/// A digest of rows, the same for the same values in the same order whatever engine they came
/// from.
struct RowDigest: ~Copyable {
  private var stream = SHA256.Stream()
  private var bytes: [UInt8] = []

  mutating func add(_ row: [SQLValue]) {
    bytes.removeAll(keepingCapacity: true)
    RowBytes.append(row, to: &bytes)
    stream.update(bytes)
  }

  /// In hexadecimal.
  consuming func finish() -> String { stream.finish().hex }
}
