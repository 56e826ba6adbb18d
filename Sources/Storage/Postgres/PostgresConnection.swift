import CPQ

/// A ``Connection`` over one session, valid inside one transaction.
final class PostgresConnection: Connection {
  private let session: PostgresSession
  private let numbers: PostgresNumbers
  private let watch: StatementWatch
  private(set) var statements = 0

  init(_ session: PostgresSession, numbers: PostgresNumbers, watch: StatementWatch) {
    self.session = session
    self.numbers = numbers
    self.watch = watch
  }

  @discardableResult
  func run(_ sql: String, _ values: [SQLValue]) throws -> Int {
    statements += 1
    return try watch.time(sql) { try session.perform(sql, values) }
  }

  func put(_ sql: String, _ values: [SQLValue]) throws {
    statements += 1
    try watch.time(sql) { try session.put(sql, values) }
  }

  func rows(_ sql: String, _ values: [SQLValue], _ each: (any Row) throws -> Void) throws {
    statements += 1
    _ = try watch.time(sql) { try session.perform(sql, values) { try each($0) } }
  }

  func unload(_ sql: String, _ values: [SQLValue], _ each: (any Row) throws -> Void) throws {
    statements += 1
    do {
      _ = try session.unhurried {
        try session.perform(sql, values, streaming: true) { try each($0) }
      }
    } catch let error as PostgresError {
      throw error.failure
    }
  }

  func draw(_ counter: String) throws -> Int64 {
    statements += 1
    return try numbers.draw(counter)
  }

  @discardableResult
  func load(_ table: String, _ columns: [String], _ next: () throws -> [SQLValue]?) throws -> Int {
    statements += 1
    do {
      return try session.unhurried {
        try session.copyIn("COPY \(table) (\(columns.joined(separator: ", "))) FROM STDIN") { put in
          var text = CopyText()
          while let row = try next() {
            try text.append(row)
            if text.bytes.count > 1 << 16 {
              try text.bytes.withUnsafeBytes(put)
              text.bytes.removeAll(keepingCapacity: true)
            }
          }
          try text.bytes.withUnsafeBytes(put)
        }
      }
    } catch let error as PostgresError {
      throw error.failure
    }
  }

  var skippingLocked: String { " FOR UPDATE SKIP LOCKED" }
}

/// Tells the log of statements that took long, or too long: by their text and by whose they are,
/// never with their values.
struct StatementWatch {
  /// Milliseconds from which on a statement is worth a line.
  static let slow: Int64 = 1_000

  let caller: Caller
  let elapsed: @Sendable () -> Duration
  let note: PostgresNote

  func time<T>(_ sql: String, _ body: () throws -> T) throws -> T {
    let start = elapsed()
    do {
      let value = try body()
      let took = elapsed() - start
      if took >= .milliseconds(Self.slow) { note.slow(sql, caller, took) }
      return value
    } catch let error as PostgresError {
      let failure = error.failure
      note.failed(error, error.sql ?? sql, caller, elapsed() - start)
      throw failure
    }
  }
}

/// Rows in the text form of `COPY`.
private struct CopyText {
  var bytes: [UInt8] = []

  mutating func append(_ row: [SQLValue]) throws {
    for (index, value) in row.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: "\t")) }
      switch value {
      case .null: bytes += [UInt8(ascii: "\\"), UInt8(ascii: "N")]
      case .integer(let value): bytes += String(value).utf8
      case .real(let value): bytes += "\(value)".utf8
      case .text(let value): try escape(value)
      case .blob(let value):
        bytes += "\\\\x".utf8
        for byte in value { bytes += [Self.hex[Int(byte >> 4)], Self.hex[Int(byte & 15)]] }
      }
    }
    bytes.append(UInt8(ascii: "\n"))
  }

  private static let hex = Array("0123456789abcdef".utf8)

  private mutating func escape(_ text: String) throws {
    for byte in text.utf8 {
      switch byte {
      case 0: throw StorageFailure.unstorable("a text with a NUL character")
      case UInt8(ascii: "\\"): bytes += [byte, byte]
      case UInt8(ascii: "\n"): bytes += [UInt8(ascii: "\\"), UInt8(ascii: "n")]
      case UInt8(ascii: "\r"): bytes += [UInt8(ascii: "\\"), UInt8(ascii: "r")]
      case UInt8(ascii: "\t"): bytes += [UInt8(ascii: "\\"), UInt8(ascii: "t")]
      default: bytes.append(byte)
      }
    }
  }
}
