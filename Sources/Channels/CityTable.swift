import Domain
import Foundation

/// One CSV table of a city's folder, with the words to say what is wrong in it.
struct CityTable {
  let file: String
  let rows: [Row]

  /// A row whose fields are read by column name.
  struct Row {
    let file: String
    let line: Int
    fileprivate let header: CSVHeader
    fileprivate let row: CSVRow

    /// Nil when empty.
    func optional(_ column: String) -> String? {
      guard let text = header.value(column, in: row), !text.isEmpty else { return nil }
      return CSVWriter.undefused(text)
    }

    func text(_ column: String) throws(CityTablesError) -> String {
      guard let text = optional(column) else {
        throw .valueMissing(file: file, line: line, column: column)
      }
      return text
    }

    func both(_ stem: String) throws(CityTablesError) -> Bilingual {
      Bilingual(id: try text(stem + "_id"), en: try text(stem + "_en"))
    }

    /// Empty where a cell is.
    func optionalBoth(_ stem: String) -> Bilingual {
      Bilingual(id: optional(stem + "_id") ?? "", en: optional(stem + "_en") ?? "")
    }

    func choice<Value>(_ column: String, _ choices: KeyValuePairs<String, Value>)
      throws(CityTablesError) -> Value
    {
      let text = try text(column)
      guard let found = choices.first(where: { $0.key == text }) else {
        let names = choices.map(\.key).joined(separator: ", ")
        throw bad(column, text, expected: "one of \(names)")
      }
      return found.value
    }

    /// Both or neither of `lat` and `lon`.
    func place() throws(CityTablesError) -> Coordinate? {
      if optional("lat") == nil && optional("lon") == nil { return nil }
      let latitude = try degrees("lat", within: 90)
      let longitude = try degrees("lon", within: 180)
      return Coordinate(latitude: latitude, longitude: longitude)
    }

    func needPlace() throws(CityTablesError) -> Coordinate {
      guard let place = try place() else {
        throw .valueMissing(file: file, line: line, column: "lat")
      }
      return place
    }

    func bad(_ column: String, _ value: String, expected: String) -> CityTablesError {
      .badValue(file: file, line: line, column: column, value: value, expected: expected)
    }

    private func degrees(_ column: String, within most: Double) throws(CityTablesError) -> Double {
      let text = try text(column)
      guard let value = Double(text), value.isFinite, abs(value) <= most else {
        throw bad(column, text, expected: "degrees from -\(Int(most)) to \(Int(most))")
      }
      return value
    }
  }

  /// Reads `file` in `folder`; the header must name all `columns`, in any order.
  init(_ file: String, in folder: String, columns: [String]) throws(CityTablesError) {
    let path = folder + "/" + file
    guard FileManager.default.fileExists(atPath: path) else { throw .fileMissing(file: file) }
    var reading = Reading(file: file, columns: columns)
    do throws(CSVFile.Failure) {
      try CSVFile(path: path).forEach { reading.take($0) }
    } catch {
      throw .fileUnreadable(file: file)
    }
    self.file = file
    rows = try reading.end()
  }

  /// Reads a text somebody typed or sent; `file` is what it is called in words.
  init(_ file: String, text: String, columns: [String]) throws(CityTablesError) {
    var reading = Reading(file: file, columns: columns)
    var reader = CSVReader()
    reader.feed(Array(text.utf8)) { _ = reading.take($0) }
    reader.finish { _ = reading.take($0) }
    self.file = file
    rows = try reading.end()
  }

  /// Takes rows one by one and stops at the first mistake.
  private struct Reading {
    let file: String
    let columns: [String]
    private var header: CSVHeader?
    private var rows: [Row] = []
    private var problem: CityTablesError?

    init(file: String, columns: [String]) {
      self.file = file
      self.columns = columns
    }

    /// Whether there is any use in going on.
    mutating func take(_ item: CSVReader.Item) -> Bool {
      guard problem == nil else { return false }
      switch item {
      case .fault(let fault):
        problem = .brokenRow(file: file, fault: fault)
      case .row(let row):
        if let header {
          if row.fields.count != header.names.count {
            problem = .rowLength(
              file: file, line: row.line, found: row.fields.count, expected: header.names.count)
          }
          rows.append(Row(file: file, line: row.line, header: header, row: row))
        } else {
          let read = CSVHeader(row)
          header = read
          if let missing = columns.first(where: { !read.has($0) }) {
            problem = .columnMissing(file: file, column: missing)
          }
        }
      }
      return problem == nil
    }

    func end() throws(CityTablesError) -> [Row] {
      if let problem { throw problem }
      guard header != nil else { throw .noHeader(file: file) }
      guard !rows.isEmpty else { throw .tableEmpty(file: file) }
      return rows
    }
  }

  /// Refuses a value that stands twice in a column.
  func requireUnique(_ column: String) throws(CityTablesError) {
    var seen: [String: Int] = [:]
    for row in rows {
      let value = try row.text(column)
      if let firstLine = seen[value] {
        throw .duplicate(
          file: file, line: row.line, column: column, value: value, firstLine: firstLine)
      }
      seen[value] = row.line
    }
  }
}
