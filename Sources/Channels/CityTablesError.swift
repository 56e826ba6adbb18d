/// What is wrong with a city's folder, said so that whoever edits the tables can mend it.
public enum CityTablesError: Error, Sendable, Equatable, CustomStringConvertible {
  case fileMissing(file: String)
  case fileUnreadable(file: String)
  case notTheExpectedJSON(file: String, detail: String)
  case brokenRow(file: String, fault: CSVFault)
  case noHeader(file: String)
  case columnMissing(file: String, column: String)
  case tableEmpty(file: String)
  /// A row with more or fewer fields than the header names.
  case rowLength(file: String, line: Int, found: Int, expected: Int)
  case valueMissing(file: String, line: Int, column: String)
  case badValue(file: String, line: Int, column: String, value: String, expected: String)
  case duplicate(file: String, line: Int, column: String, value: String, firstLine: Int)
  /// A value that should name a row of another table, and names none.
  case unknown(file: String, line: Int, column: String, value: String, missingFrom: String)
  case villageWithoutOffice(file: String, village: String)
  case villageWithoutPoint(file: String, village: String)
  case badFact(file: String, key: String, value: String, expected: String)
  /// Each row can be read, and together they make no sense.
  case unsound(file: String, detail: String)

  public var description: String {
    switch self {
    case .fileMissing(let file): "\(file): there is no such file"
    case .fileUnreadable(let file): "\(file): the file cannot be read"
    case .notTheExpectedJSON(let file, let detail): "\(file): \(detail)"
    case .brokenRow(let file, let fault): "\(file), \(fault)"
    case .noHeader(let file): "\(file): the first line must name the columns"
    case .columnMissing(let file, let column): "\(file): there is no column \"\(column)\""
    case .tableEmpty(let file): "\(file): the table has no rows"
    case .rowLength(let file, let line, let found, let expected):
      "\(file), line \(line): \(found) fields where the header names \(expected)"
    case .valueMissing(let file, let line, let column):
      "\(file), line \(line): \(column) is empty"
    case .badValue(let file, let line, let column, let value, let expected):
      "\(file), line \(line): \(column) is \"\(value)\", expected \(expected)"
    case .duplicate(let file, let line, let column, let value, let firstLine):
      "\(file), line \(line): \(column) \"\(value)\" already stands on line \(firstLine)"
    case .unknown(let file, let line, let column, let value, let missingFrom):
      "\(file), line \(line): \(column) \"\(value)\" is not in \(missingFrom)"
    case .villageWithoutOffice(let file, let village):
      "\(file): no unit of kind \"village\" answers for area \(village)"
    case .villageWithoutPoint(let file, let village):
      "\(file): area \(village) has no point"
    case .badFact(let file, let key, let value, let expected):
      "\(file): \(key) is \"\(value)\", expected \(expected)"
    case .unsound(let file, let detail): "\(file): \(detail)"
    }
  }
}
