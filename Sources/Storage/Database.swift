/// The store, whichever engine stands behind it.
///
/// `write` MUST return only after the change is durable, and MUST undo everything of a body that
/// throws while leaving other callers' changes alone. A body runs on a thread of its own and may
/// block it; it MUST NOT wait for another call on the same database.
///
/// Writes behave as if one came after the other. Where several run at once the engine may find out
/// late that two met: then it undoes a body and runs it again, so a body MUST have no effect
/// outside its connection.
public protocol Database: Sendable {
  var engine: Engine { get }

  /// A consistent view; sees every write that returned before it began.
  func read<T: Sendable>(
    by caller: Caller, _ body: @escaping @Sendable (any Connection) throws -> T
  ) async throws -> T

  func write<T: Sendable>(
    by caller: Caller, _ body: @escaping @Sendable (any Connection) throws -> T
  ) async throws -> T

  /// A write that enters something new: what it decides rests on unique keys and on the rows it
  /// changes, on nothing else it reads. So many of them do not get in each other's way.
  func enter<T: Sendable>(
    by caller: Caller, _ body: @escaping @Sendable (any Connection) throws -> T
  ) async throws -> T

  /// Brings the schema to date; returns the numbers of the migrations applied. Two at the same
  /// time do it once.
  func migrate() async throws -> [Int]

  /// The highest migration in force; 0 for an empty store.
  func schemaVersion() async throws -> Int

  /// What the store's own clock says, milliseconds since 1970 UTC; nil where the store has none
  /// but this machine's.
  func clock() async throws -> Int64?

  /// Yields when entries of the feed may have been added, at once where this process added them,
  /// soon where another did. A wake-up may be missing or in vain: whoever follows also looks from
  /// time to time. Ends when the store is closed.
  func wakeups() -> AsyncStream<Void>

  /// Turns the table of events, still empty, into one that keeps each month apart.
  /// - Throws: ``StorageFailure/other(cause:)`` when there are events, or the engine cannot.
  func partitionEvents() async throws

  /// Makes the months from one moment through another ready, milliseconds since 1970 UTC. Nothing
  /// where events are not kept by month.
  func prepareMonths(from: Int64, through: Int64) async throws

  /// The engine's own check of its pages; empty = sound.
  func integrityProblems() async throws -> [String]

  func close() throws
}

/// The engines the same SQL runs on.
public enum Engine: String, Sendable, CaseIterable { case sqlite, postgres }

/// Where in the program a call stands: the name of a slow query in the log.
public struct Caller: Sendable, CustomStringConvertible {
  public let description: String

  public init(file: StaticString, line: UInt) { description = "\(file):\(line)" }
}

extension Database {
  public func read<T: Sendable>(
    file: StaticString = #fileID, line: UInt = #line,
    _ body: @escaping @Sendable (any Connection) throws -> T
  ) async throws -> T {
    try await read(by: Caller(file: file, line: line), body)
  }

  public func write<T: Sendable>(
    file: StaticString = #fileID, line: UInt = #line,
    _ body: @escaping @Sendable (any Connection) throws -> T
  ) async throws -> T {
    try await write(by: Caller(file: file, line: line), body)
  }
}

extension Database {
  /// Where writes stand in line anyway an entry is one of them.
  public func enter<T: Sendable>(
    by caller: Caller, _ body: @escaping @Sendable (any Connection) throws -> T
  ) async throws -> T {
    try await write(by: caller, body)
  }

  public func enter<T: Sendable>(
    file: StaticString = #fileID, line: UInt = #line,
    _ body: @escaping @Sendable (any Connection) throws -> T
  ) async throws -> T {
    try await enter(by: Caller(file: file, line: line), body)
  }
}

/// One conversation with the store inside ``Database/read(_:)`` or ``Database/write(_:)``.
///
/// SQL is written once, in the subset both engines share. Where engines truly differ the
/// difference is one of the named operations below.
public protocol Connection: AnyObject {
  /// Runs a statement; returns how many rows it changed.
  @discardableResult
  func run(_ sql: String, _ values: [SQLValue]) throws -> Int

  /// Runs a statement whose count nobody needs. The engine may run it later, together with the next
  /// one: then its error comes out there, or at the end of the body.
  func put(_ sql: String, _ values: [SQLValue]) throws

  /// Calls `each` for every row, in order, without keeping them. `each` MUST NOT use the
  /// connection.
  func rows(_ sql: String, _ values: [SQLValue], _ each: (any Row) throws -> Void) throws

  /// The same for an answer as large as a table: it may take as long as it needs.
  func unload(_ sql: String, _ values: [SQLValue], _ each: (any Row) throws -> Void) throws

  /// Draws the next number of a counter; never gives one twice. Upwards without gaps from 1, but
  /// for those a body drew that was undone, and for blocks of up to 32 that each of many nodes draws
  /// ahead.
  func draw(_ counter: String) throws -> Int64

  /// Makes the words of a report findable; an earlier text of it is replaced.
  /// - Parameter closed: words only the desk may find it by
  func indexText(report: Int64, _ text: String, closed: String) throws

  /// Puts a report on the map index.
  func indexPlace(report: Int64, latitude: Double, longitude: Double) throws

  /// Makes the words and places of the reports with ids in the range findable, from their rows,
  /// as ``indexText(report:_:closed:)`` and ``indexPlace(report:latitude:longitude:)`` would.
  func indexReports(from low: Int64, through high: Int64) throws

  /// Lets a column that numbers itself go on above all numbers entered with their rows.
  func continueNumbering(_ table: String, _ column: String) throws

  /// A SELECT of the ids, as `id`, of all reports whose text has every word of `typed` (last word by
  /// its beginning), with `$parameter` bound to the returned value. Nil when `typed` has no word.
  /// ``SearchWords`` says the same of a text at hand.
  /// - Parameter openOnly: closed words do not count, because a find would give them away
  func textMatches(_ typed: String, parameter: Int, openOnly: Bool) -> (
    sql: String, value: SQLValue
  )?

  /// SQL of a condition on `r.id` that holds for reports whose point lies in the box, with the
  /// parameters from `$first` on bound to the returned values.
  func boxCondition(_ box: Box, parameter first: Int) -> (sql: String, values: [SQLValue])

  /// Ids of the reports nearest to a point, nearest first, none farther than `metres`.
  func nearest(latitude: Double, longitude: Double, within metres: Double, limit: Int) throws
    -> [Int64]

  /// Enters rows of one table, as many and as fast as the engine can. Every row has a value for
  /// every column, in the order of `columns`; `next` gives nil after the last.
  /// - Returns: how many rows were entered.
  @discardableResult
  func load(_ table: String, _ columns: [String], _ next: () throws -> [SQLValue]?) throws -> Int

  /// Ends a SELECT of rows to be worked on: rows another worker holds are left out where workers
  /// can meet; empty where the engine lets in one writer at a time.
  var skippingLocked: String { get }

  /// Entries of the feed after `mark`, in an order every node sees alike and in which nothing is
  /// ever put before an entry given out; the steps of one report come in their order.
  func feed(after mark: FeedMark, limit: Int) throws -> [FeedEntry]

  /// Where the feed ends at this moment: nothing will be put before it.
  func feedEnd() throws -> FeedMark

  /// Where the feed will at least end when every write of this moment is over. As long as
  /// ``feedEnd()`` lies before it, changes may stand that the feed does not tell of yet.
  func feedHorizon() throws -> FeedMark

  /// Ids of area boundaries whose box holds the point.
  func boundaries(latitude: Double, longitude: Double) throws -> [Int64]

  /// Enters the box of a boundary.
  func indexBoundary(
    id: Int64, south: Double, west: Double, north: Double, east: Double) throws

  func clearBoundaryIndex() throws
}

/// A rectangle of the map, degrees WGS 84.
public struct Box: Sendable, Equatable {
  public let south: Double
  public let west: Double
  public let north: Double
  public let east: Double

  public init(south: Double, west: Double, north: Double, east: Double) {
    self.south = south
    self.west = west
    self.north = north
    self.east = east
  }
}

/// A place in the feed. Marks of different stores cannot be compared.
public struct FeedMark: Sendable, Hashable {
  /// The transaction, where several run at once; 0 elsewhere.
  public let transaction: Int64
  public let id: Int64

  public init(transaction: Int64, id: Int64) {
    self.transaction = transaction
    self.id = id
  }

  public static let beginning = FeedMark(transaction: 0, id: 0)
}

/// One step of one report, told to everybody who follows.
public struct FeedEntry: Sendable, Equatable {
  public let mark: FeedMark
  public let report: Int64
  public let number: String
  public let revision: Int

  public init(mark: FeedMark, report: Int64, number: String, revision: Int) {
    self.mark = mark
    self.report = report
    self.number = number
    self.revision = revision
  }
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
  public func put(_ sql: String, _ values: [SQLValue]) throws { try run(sql, values) }

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
  /// Too many calls wait already.
  case busy
  /// A statement took longer than it may; whose it was stands in the log.
  case tooSlow(String)
  /// A unique or foreign key forbids it.
  case constraint(cause: String)
  /// A value was given that the store cannot keep, such as a text with a NUL character.
  case unstorable(String)
  /// A stored value cannot be read back as what it should be.
  case malformed(String)
  /// The schema is older or newer than this program.
  case wrongSchema(found: Int, wanted: Int)
  /// Another process holds the store.
  case inUse(String)
  case other(cause: String)
}
