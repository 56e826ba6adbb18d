public import Domain
public import Storage

/// Why a row of the city's tables is not entered.
public enum TableRefusal: Error, Sendable, Equatable {
  /// 2 to 40 capital letters, digits, dots or dashes.
  case malformedCode
  /// 1 to 200 characters.
  case malformedName
  case unknownParent(String)
  /// A unit cannot stand under itself.
  case circle
  case unknownArea(String)
  case unknownTarget(String)
  /// Rows of this table are changed, never added: others hang on its codes.
  case unknownRow
}

/// Of several rows, the one that is refused.
public struct RowRefusal: Error, Sendable, Equatable {
  public let code: String
  public let refusal: TableRefusal

  public init(code: String, refusal: TableRefusal) {
    self.code = code
    self.refusal = refusal
  }
}

/// A row of the city's tables that administrators keep.
public protocol KeptRow: Sendable {
  /// What stands before the dot in the trail.
  static var trailKind: String { get }
  var code: String { get }
  /// What may change, under the names of the trail.
  var values: [(field: String, value: String)] { get }

  static func known(in book: CityBook) -> [Self]
  /// - Parameter units: those there will be, this row among them if it is one
  func check(units: UnitTree, in book: CityBook) throws(TableRefusal)
  func enter(on connection: any Connection) throws
}

/// What entering a row would change.
public struct RowChange: Sendable, Equatable {
  public let code: String
  public let isNew: Bool
  public let edits: [AdministrationRows.Edit]

  /// By the values before and after, under the names of the trail; nil before = the row is new. Nil
  /// where nothing differs.
  init?(
    _ code: String, before: [(field: String, value: String)]?,
    after: [(field: String, value: String)]
  ) {
    let known = before.map { Dictionary(uniqueKeysWithValues: $0) } ?? [:]
    self.code = code
    isNew = before == nil
    edits = after.map { AdministrationRows.Edit($0.field, known[$0.field], $0.value) }
      .filter { $0.before != $0.after }
    guard isNew || !edits.isEmpty else { return nil }
  }
}

extension Casework {
  /// Of rows, those that differ from the tables in force, and how.
  public func changes<Row: KeptRow>(_ rows: [Row]) -> [RowChange] {
    let known = Dictionary(
      Row.known(in: book).map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
    return rows.compactMap { row in
      RowChange(row.code, before: known[row.code]?.values, after: row.values)
    }
  }

  /// - Throws: ``RowRefusal`` for the first row that will not do
  public func check<Row: KeptRow>(_ rows: [Row]) throws {
    let given = Set(rows.map(\.code))
    let all = Row.known(in: book).filter { !given.contains($0.code) } + rows
    let units = (all as? [Domain.Unit]).map { UnitTree($0) } ?? book.units
    for row in rows {
      do throws(TableRefusal) {
        try row.check(units: units, in: book)
      } catch {
        throw RowRefusal(code: row.code, refusal: error)
      }
    }
  }

  /// Enters and changes rows, all or none, logs each and takes the tables anew. Rows of the table
  /// that are not among them stay as they are.
  /// - Parameter base: the version of the tables they were compared with; nil for whichever there is
  /// - Returns: how many differed
  /// - Throws: ``RuleRefusal/overtaken`` when the tables changed since
  @discardableResult
  public func keep<Row: KeptRow>(
    _ rows: [Row], over base: Int64? = nil, by user: Int64?, now: Int64
  ) async throws -> Int {
    if let base, base != shelf.version { throw RuleRefusal.overtaken }
    try check(rows)
    let changes = changes(rows)
    guard !changes.isEmpty else { return 0 }
    let byCode = Dictionary(rows.map { ($0.code, $0) }, uniquingKeysWith: { _, last in last })
    do {
      try await database.write { connection in
        // First: of two at the same time the second waits here, and sees the first.
        try CityRows.changed(on: connection)
        if let base, try CityRows.version(on: connection) != base + 1 {
          throw RuleRefusal.overtaken
        }
        for change in changes {
          try byCode[change.code]?.enter(on: connection)
          try AdministrationRows.append(
            at: now, user: user, what: "\(Row.trailKind).save", subject: change.code, details: "",
            edits: change.edits, on: connection)
        }
      }
    } catch RuleRefusal.overtaken {
      try await shelf.refresh(from: database)
      throw RuleRefusal.overtaken
    }
    try await shelf.refresh(from: database)
    return changes.count
  }

  /// The same for one row.
  /// - Throws: ``TableRefusal``
  public func save<Row: KeptRow>(_ row: Row, by user: Int64?, now: Int64) async throws {
    do {
      try await keep([row], by: user, now: now)
    } catch let refusal as RowRefusal {
      throw refusal.refusal
    }
  }
}
