import Storage

/// One piece of what changed in a store; pieces are applied in the order in which they were made.
enum TailRecord: Equatable {
  /// The beginning. These tables come whole: what they hold goes, and with it all photos that
  /// belong to no report.
  case clear([String])
  /// All rows of some reports, by table.
  case reports([Int64], [String: [[SQLValue]]])
  /// Rows of a table that comes whole.
  case rows(String, [[SQLValue]])

  var bytes: [UInt8] {
    var bytes: [UInt8] = []
    func table(_ name: String, _ rows: [[SQLValue]]) {
      RowBytes.append([.text(name), .integer(Int64(rows.count))], to: &bytes)
      for row in rows { RowBytes.append(row, to: &bytes) }
    }
    switch self {
    case .clear(let names):
      RowBytes.append(["clear"] + names.map(SQLValue.text), to: &bytes)
    case .reports(let ids, let tables):
      RowBytes.append(["reports"] + ids.map(SQLValue.integer), to: &bytes)
      for (name, rows) in tables.sorted(by: { $0.key < $1.key }) { table(name, rows) }
    case .rows(let name, let rows):
      RowBytes.append(["rows"], to: &bytes)
      table(name, rows)
    }
    return bytes
  }

  /// Nil when the bytes are not what ``bytes`` gave.
  init?(_ bytes: [UInt8]) {
    guard let rows = RowBytes.rows(bytes), let head = rows.first,
      let tables = Self.tables(rows.dropFirst())
    else { return nil }
    let rest = head.dropFirst()
    switch head.first {
    case "clear":
      self = .clear(rest.compactMap { if case .text(let name) = $0 { name } else { nil } })
    case "reports":
      self = .reports(
        rest.compactMap { if case .integer(let id) = $0 { id } else { nil } },
        Dictionary(tables, uniquingKeysWith: { $0 + $1 }))
    case "rows":
      guard let (name, rows) = tables.first, tables.count == 1 else { return nil }
      self = .rows(name, rows)
    default: return nil
    }
  }

  private static func tables(_ rows: ArraySlice<[SQLValue]>) -> [(String, [[SQLValue]])]? {
    var rest = rows
    var tables: [(String, [[SQLValue]])] = []
    while let head = rest.popFirst() {
      guard head.count == 2, case .text(let name) = head[0], case .integer(let count) = head[1],
        (0...rest.count).contains(Int(truncatingIfNeeded: count)), let table = Tables.named(name)
      else { return nil }
      let own = Array(rest.prefix(Int(count)))
      guard own.allSatisfy({ $0.count == table.columns.count }) else { return nil }
      tables.append((name, own))
      rest = rest.dropFirst(Int(count))
    }
    return tables
  }
}
