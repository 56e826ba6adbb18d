public import Storage

/// A table as it was found in a store.
public struct TableState: Sendable, Equatable, Codable {
  public let name: String
  public let rows: Int
  /// Over all rows in the order of their keys, hexadecimal.
  public let digest: String

  /// Rows read at a time.
  static let together = 2_000

  /// Reads the whole table, page by page. The mark of an unfinished store is not part of it.
  init(
    of table: Table, on connection: any Connection, _ page: ([[SQLValue]]) throws -> Void = { _ in }
  ) throws {
    var digest = RowDigest()
    var count = 0
    var last: [SQLValue]?
    while true {
      let rows = try table.page(after: last, limit: Self.together, on: connection)
      guard let end = rows.last else { break }
      last = table.key(of: end)
      let own = rows.filter { !UnfinishedStore.isMark($0, of: table) }
      for row in own { digest.add(row) }
      count += own.count
      try page(own)
    }
    name = table.name
    self.rows = count
    self.digest = digest.finish()
  }

  /// The tables whose rows come and go by themselves: all but those that change with a report.
  public static func ofWholeTables(on connection: any Connection) throws -> [TableState] {
    try Tables.all.filter { $0.report == nil }.map { try TableState(of: $0, on: connection) }
  }
}
