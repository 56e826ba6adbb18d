/// One row of a CSV file, with the line it begins on.
public struct CSVRow: Sendable, Equatable {
  /// Line of the file, counted from 1. A quoted field may span several lines.
  public let line: Int
  public let fields: [String]

  public init(line: Int, fields: [String]) {
    self.line = line
    self.fields = fields
  }
}

/// A row that could not be read. Reading goes on with the next one.
public struct CSVFault: Error, Sendable, Equatable, CustomStringConvertible {
  public enum Kind: Sendable, Equatable {
    case fieldTooLong(most: Int)
    case tooManyColumns(most: Int)
    case notUTF8
    case nulByte
    /// Something other than a comma or the end of the line follows a closing quote.
    case textAfterQuote
    /// The file ends inside a quoted field.
    case unclosedQuote
  }

  /// Line the row begins on.
  public let line: Int
  /// Column the trouble is in, counted from 1.
  public let column: Int
  public let kind: Kind

  public init(line: Int, column: Int, kind: Kind) {
    self.line = line
    self.column = column
    self.kind = kind
  }

  public var description: String {
    let what =
      switch kind {
      case .fieldTooLong(let most): "is longer than \(most) bytes"
      case .tooManyColumns(let most): "is beyond the \(most) columns a row may have"
      case .notUTF8: "is not UTF-8 text"
      case .nulByte: "contains a NUL byte"
      case .textAfterQuote: "has text after its closing quote"
      case .unclosedQuote: "opens a quote that is never closed"
      }
    return "line \(line): column \(column) \(what)"
  }
}

/// Reads RFC 4180 CSV from chunks of bytes, in memory bounded by one row.
///
/// Accepts CRLF, LF and lone CR as ends of rows, a UTF-8 byte order mark, and a quote inside an
/// unquoted field (kept as it is). Blank lines are skipped. A faulty row is reported once, at its
/// first fault. Not covered: other encodings, guessing of delimiters.
public struct CSVReader: Sendable {
  public struct Limits: Sendable {
    public var fieldBytes: Int
    public var columns: Int

    public init(fieldBytes: Int = 65_536, columns: Int = 200) {
      self.fieldBytes = fieldBytes
      self.columns = columns
    }
  }

  public enum Item: Sendable, Equatable {
    case row(CSVRow)
    case fault(CSVFault)
  }

  private enum State { case fieldStart, plain, quoted, quoteInQuoted }

  private let delimiter: UInt8
  private let limits: Limits
  private var state = State.fieldStart
  private var field: [UInt8] = []
  private var fields: [String] = []
  private var column = 1
  private var line = 1
  private var rowLine = 1
  private var fault: CSVFault?
  private var rowHasBytes = false
  private var previousWasCR = false
  /// Bytes of a possible byte order mark seen so far; nil once past the start of the file.
  private var mark: Int? = 0
  private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

  public init(delimiter: Character = ",", limits: Limits = Limits()) {
    self.delimiter = delimiter.asciiValue ?? UInt8(ascii: ",")
    self.limits = limits
  }

  /// Reads one chunk; `each` gets every row that ends in it.
  public mutating func feed<E: Error>(_ chunk: [UInt8], _ each: (Item) throws(E) -> Void)
    throws(E)
  {
    for byte in chunk {
      if let seen = mark {
        if byte == Self.byteOrderMark[seen] {
          mark = seen == 2 ? nil : seen + 1
          continue
        }
        mark = nil
        for held in Self.byteOrderMark[..<seen] { try take(held, each) }
      }
      try take(byte, each)
    }
  }

  /// The end of the file: gives the last row if it has no line end. The reader is then as new.
  public mutating func finish<E: Error>(_ each: (Item) throws(E) -> Void) throws(E) {
    if let seen = mark { for held in Self.byteOrderMark[..<seen] { try take(held, each) } }
    if state == .quoted { report(.unclosedQuote) }
    if rowHasBytes { try endRow(each) }
    self = CSVReader(
      delimiter: Character(UnicodeScalar(delimiter)), limits: limits)
  }

  private mutating func take<E: Error>(_ byte: UInt8, _ each: (Item) throws(E) -> Void) throws(E) {
    let isLF = byte == UInt8(ascii: "\n")
    let isCR = byte == UInt8(ascii: "\r")
    let afterCR = previousWasCR
    previousWasCR = isCR
    if state == .quoted {
      if byte == UInt8(ascii: "\"") {
        state = .quoteInQuoted
      } else {
        if isCR || (isLF && !afterCR) { line += 1 }
        append(byte)
      }
      return
    }
    if isLF && afterCR && !rowHasBytes { return }
    if isLF || isCR {
      line += 1
      if rowHasBytes { try endRow(each) } else { rowLine = line }
      return
    }
    rowHasBytes = true
    if byte == delimiter {
      endField()
      return
    }
    switch state {
    case .fieldStart:
      if byte == UInt8(ascii: "\"") {
        state = .quoted
      } else {
        state = .plain
        append(byte)
      }
    case .plain:
      append(byte)
    case .quoteInQuoted:
      if byte == UInt8(ascii: "\"") {
        append(byte)
        state = .quoted
      } else {
        report(.textAfterQuote)
        state = .plain
      }
    case .quoted:
      break
    }
  }

  private mutating func append(_ byte: UInt8) {
    if byte == 0 { report(.nulByte) }
    guard fault == nil else { return }
    guard field.count < limits.fieldBytes else {
      report(.fieldTooLong(most: limits.fieldBytes))
      return
    }
    field.append(byte)
  }

  private mutating func endField() {
    if column > limits.columns {
      report(.tooManyColumns(most: limits.columns))
    } else if fault == nil {
      if let text = String(validating: field, as: UTF8.self) {
        fields.append(text)
      } else {
        report(.notUTF8)
      }
    }
    field.removeAll(keepingCapacity: true)
    column += 1
    state = .fieldStart
  }

  private mutating func endRow<E: Error>(_ each: (Item) throws(E) -> Void) throws(E) {
    endField()
    let item: Item =
      if let fault { .fault(fault) } else { .row(CSVRow(line: rowLine, fields: fields)) }
    fields.removeAll(keepingCapacity: true)
    fault = nil
    column = 1
    rowLine = line
    rowHasBytes = false
    try each(item)
  }

  private mutating func report(_ kind: CSVFault.Kind) {
    guard fault == nil else { return }
    fault = CSVFault(line: rowLine, column: column, kind: kind)
    field.removeAll(keepingCapacity: true)
  }
}
