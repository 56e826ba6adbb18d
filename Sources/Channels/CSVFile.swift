import Foundation

/// A CSV file read from disk piece by piece, so that its size does not matter.
public struct CSVFile: Sendable {
  public enum Failure: Error, Sendable, Equatable {
    case cannotOpen(String)
    case cannotRead(String)
  }

  public let path: String
  private let limits: CSVReader.Limits
  private let chunk: Int

  /// `chunk`: bytes read at a time.
  public init(path: String, limits: CSVReader.Limits = .init(), chunk: Int = 65_536) {
    self.path = path
    self.limits = limits
    self.chunk = max(1, chunk)
  }

  /// Gives rows and faults in file order. Stops early when `each` returns false.
  public func forEach(_ each: (CSVReader.Item) -> Bool) throws(Failure) {
    guard let handle = FileHandle(forReadingAtPath: path) else { throw .cannotOpen(path) }
    defer { try? handle.close() }
    var reader = CSVReader(limits: limits)
    var going = true
    while going {
      let data: Data?
      do { data = try handle.read(upToCount: chunk) } catch { throw .cannotRead(path) }
      guard let data, !data.isEmpty else { break }
      reader.feed([UInt8](data)) { item in if going { going = each(item) } }
    }
    if going { reader.finish { item in if going { going = each(item) } } }
  }
}

/// The header row of a CSV table: finds columns by name, whatever their order.
///
/// Names are compared without regard to case and surrounding white space.
public struct CSVHeader: Sendable {
  public let names: [String]
  private let positions: [String: Int]

  public init(_ row: CSVRow) {
    names = row.fields.map { Self.key($0) }
    positions = Dictionary(
      names.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { first, _ in first })
  }

  public func has(_ name: String) -> Bool { positions[Self.key(name)] != nil }

  /// The field under a column, without surrounding white space; nil when the table has no such
  /// column or the row is too short.
  public func value(_ name: String, in row: CSVRow) -> String? {
    guard let position = positions[name] ?? positions[Self.key(name)],
      position < row.fields.count
    else { return nil }
    let text = row.fields[position]
    // Nearly all fields begin and end with a visible ASCII character: nothing to cut.
    if let first = text.utf8.first, let last = text.utf8.last, (0x21...0x7E).contains(first),
      (0x21...0x7E).contains(last)
    {
      return text
    }
    return text.trimmingCharacters(in: .whitespacesAndNewlines)
  }

  private static func key(_ name: String) -> String {
    name.trimmingCharacters(in: .whitespacesAndNewlines).lowercased()
  }
}
