public import Storage

public enum CopyFailure: Error, Sendable, Equatable {
  /// Something is in the target already: the name of a table with rows.
  case targetNotEmpty(String)
  /// An earlier filling of the store was cut short.
  case unfinished
  /// A table reads differently after it was copied.
  case differs(String)
}

/// Moves everything of one store into another, empty one, whatever engines they stand on.
///
/// The source is read as of one moment, in pages, and may go on being used; what changes after
/// that moment is not in the copy. Rows travel in batches, each stored by one transaction of the
/// target, so that memory does not grow with the store. The target carries a mark until every
/// table has been read back and found equal.
public struct CopyStore: Sendable {
  private let source: any Database
  private let target: any Database

  /// - Precondition: both have the schema of this program.
  public init(from source: any Database, to target: any Database) {
    self.source = source
    self.target = target
  }

  private struct Batch: Sendable {
    let table: Table
    let rows: [[SQLValue]]
  }

  /// Copies and compares; calls `progress` with the name of each table begun.
  /// - Parameter finally: what else belongs to it, done before the mark is taken away
  /// - Returns: what was copied, in the order of ``Tables/all``.
  /// - Throws: ``CopyFailure``, ``StorageFailure``; the target then keeps its mark.
  public func run(
    progress: @Sendable (String) -> Void = { _ in }, finally: () async throws -> Void = {}
  ) async throws -> [TableState] {
    guard try await !source.read(UnfinishedStore.isMarked) else { throw CopyFailure.unfinished }
    try await requireEmptyTarget()
    try await target.write { try UnfinishedStore.mark(on: $0) }
    // Where events are kept by month, each month must be there before its events.
    for span in try await source.read(Tables.eventSpans) {
      try await target.prepareMonths(from: span.lowerBound, through: span.upperBound)
    }
    let copied = try await transfer(progress)
    progress("indexes")
    try await index()
    progress("comparison")
    for state in copied {
      guard let table = Tables.named(state.name),
        try await target.read({ try TableState(of: table, on: $0) }) == state
      else { throw CopyFailure.differs(state.name) }
    }
    try await finally()
    try await target.write { try UnfinishedStore.clear(on: $0) }
    return copied
  }

  private func requireEmptyTarget() async throws {
    if try await target.read(UnfinishedStore.isMarked) { throw CopyFailure.unfinished }
    let filled = try await target.read { connection in
      try Tables.all.first { try !$0.isEmpty(on: connection) }?.name
    }
    if let filled { throw CopyFailure.targetNotEmpty(filled) }
  }

  private func transfer(_ progress: @Sendable (String) -> Void) async throws -> [TableState] {
    let conveyor = Conveyor<Batch>(room: 4)
    let source = source
    async let states = source.read { connection in
      defer { conveyor.finish() }
      return try Tables.all.map { table in
        try TableState(of: table, on: connection) {
          try conveyor.put(Batch(table: table, rows: $0))
        }
      }
    }
    var last = ""
    for await batch in conveyor.things {
      if batch.table.name != last { progress(batch.table.name) }
      last = batch.table.name
      do {
        try await target.write { try batch.table.enter(batch.rows, on: $0) }
      } catch {
        conveyor.stop()
        throw error
      }
      conveyor.taken()
    }
    return try await states
  }

  /// What is derived from the rows, and numbers to come.
  private func index() async throws {
    try await target.write { connection in
      for table in Tables.all { try table.continueNumbering(on: connection) }
      try DerivedRows.indexBoundaries(on: connection)
      try MapRows.recount(on: connection)
    }
    var last: Int64 = 0
    while true {
      let after = last
      let next = try await target.write { connection -> Int64? in
        guard
          let ids = try Tables.reports(after: after, limit: TableState.together, on: connection)
        else { return nil }
        try DerivedRows.index(from: ids.lowerBound, through: ids.upperBound, on: connection)
        return ids.upperBound
      }
      guard let next else { break }
      last = next
    }
    try await target.write { try MaskRows.indexAll(on: $0) }
    try await DerivedRows.foldMap(of: target)
  }
}
