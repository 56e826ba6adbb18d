/// The store, whichever engine stands behind it.
///
/// `write` MUST return only after the change is durable, and MUST undo everything of a body that
/// throws while leaving other callers' changes alone. A body runs on a thread of its own and may
/// block it; it MUST NOT wait for another call on the same database.
public protocol Database: Sendable {
  /// A consistent view; sees every write that returned before it began.
  func read<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T

  func write<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws
    -> T

  /// Brings the schema to date; returns the numbers of the migrations applied.
  func migrate() async throws -> [Int]

  /// The highest migration in force; 0 for an empty store.
  func schemaVersion() async throws -> Int

  /// Writes a consistent copy of the whole store to a new file while the server runs.
  func backup(to path: String) async throws

  /// The engine's own check of its pages; empty = sound.
  func integrityProblems() async throws -> [String]

  func close() throws
}

/// One conversation with the store inside ``Database/read(_:)`` or ``Database/write(_:)``.
///
/// SQL is written once, in the subset both engines share. Where engines truly differ the
/// difference is one of the named operations below.
public protocol Connection: AnyObject {
  /// Runs a statement; returns how many rows it changed.
  @discardableResult
  func run(_ sql: String, _ values: [SQLValue]) throws -> Int

  /// Calls `each` for every row, in order, without keeping them.
  func rows(_ sql: String, _ values: [SQLValue], _ each: (any Row) throws -> Void) throws

  /// Draws the next number of a counter, 1, 2, 3, ...; never gives one twice.
  func draw(_ counter: String) throws -> Int64

  /// Makes the words of a report findable; an earlier text of it is replaced.
  /// - Parameter closed: words only the desk may find it by
  func indexText(report: Int64, _ text: String, closed: String) throws

  /// Puts a report on the map index.
  func indexPlace(report: Int64, latitude: Double, longitude: Double) throws

  /// SQL of a condition on `r.id` that holds for reports whose text has all words of `typed`
  /// (last word by its beginning), with `$first` bound to the returned value. Nil when `typed`
  /// has no word.
  /// - Parameter openOnly: closed words do not count, because a find would give them away
  func textCondition(_ typed: String, parameter: Int, openOnly: Bool) -> (
    sql: String, value: SQLValue
  )?

  /// Ids of area boundaries whose box holds the point.
  func boundaries(latitude: Double, longitude: Double) throws -> [Int64]

  /// Enters the box of a boundary.
  func indexBoundary(
    id: Int64, south: Double, west: Double, north: Double, east: Double) throws

  func clearBoundaryIndex() throws
}

/// A row of an answer, read by column index.
public protocol Row {
  func integer(_ column: Int) -> Int64
  func real(_ column: Int) -> Double
  func text(_ column: Int) -> String
  func blob(_ column: Int) -> [UInt8]
  func isNull(_ column: Int) -> Bool
}

extension Row {
  public func int(_ column: Int) -> Int { Int(integer(column)) }
  public func bool(_ column: Int) -> Bool { integer(column) != 0 }
  public func optionalInteger(_ column: Int) -> Int64? { isNull(column) ? nil : integer(column) }
  public func optionalReal(_ column: Int) -> Double? { isNull(column) ? nil : real(column) }
  public func optionalText(_ column: Int) -> String? { isNull(column) ? nil : text(column) }
}

extension Connection {
  @discardableResult
  public func run(_ sql: String) throws -> Int { try run(sql, []) }

  public func all<T>(_ sql: String, _ values: [SQLValue] = [], _ make: (any Row) throws -> T) throws
    -> [T]
  {
    var result: [T] = []
    try rows(sql, values) { result.append(try make($0)) }
    return result
  }

  public func first<T>(_ sql: String, _ values: [SQLValue] = [], _ make: (any Row) throws -> T)
    throws -> T?
  {
    var result: T?
    try rows(sql, values) { if result == nil { result = try make($0) } }
    return result
  }
}

/// What went wrong below the repositories. The cause is for the log only.
public enum StorageFailure: Error, Sendable {
  /// No space left; reading still works.
  case diskFull(cause: String)
  /// The store cannot be reached or opened.
  case unavailable(cause: String)
  /// Too many changes wait already.
  case busy
  /// A unique or foreign key forbids it.
  case constraint(cause: String)
  /// A stored value cannot be read back as what it should be.
  case malformed(String)
  /// The schema is older or newer than this program.
  case wrongSchema(found: Int, wanted: Int)
  /// Another process holds the store.
  case inUse(String)
  case other(cause: String)
}
