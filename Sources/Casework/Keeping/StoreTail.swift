import Domain
public import Storage

/// What a store holds at one moment, beside its rows: as much as a later backup or a restored store
/// is held against.
public struct StoreMoment: Sendable, Equatable {
  public var marks: StoreMarks
  /// Of the tables whose rows come and go by themselves.
  public var tables: [TableState]
  public var photos: Int

  public init(marks: StoreMarks, tables: [TableState], photos: Int) {
    self.marks = marks
    self.tables = tables
    self.photos = photos
  }

  public init(of connection: any Connection) throws {
    var marks = StoreMarks()
    try Tables.versions(on: connection) { marks.add(report: $0, version: $1) }
    try Tables.originals(on: connection) { marks.add(original: $0) }
    self.marks = marks
    tables = try TableState.ofWholeTables(on: connection)
    photos = try Self.photos(on: connection)
  }

  static func photos(on connection: any Connection) throws -> Int {
    try Tables.named("photos")?.count(on: connection) ?? 0
  }
}

/// What changed in a store since a backup: all rows of the reports whose version rose since, and
/// every other table that differs, whole. Its cost follows the change, but for one look at the
/// versions of all reports and one reading of the small tables.
public enum StoreTail {
  /// Reports in one record.
  private static let together = 200

  public enum Failure: Error, Sendable, Equatable {
    /// A report of the earlier backup is there no more; its number among ids.
    case gone(Int64)
    case damaged
  }

  /// What a tail leads to.
  public struct Made: Sendable {
    public let moment: StoreMoment
    /// How many reports it brings.
    public let reports: Int
    /// Names of blobs the earlier backup did not hold.
    public let blobs: Set<String>
  }

  /// Reads one moment of the store and hands the changes to `put`, a piece at a time.
  /// - Parameter base: the moment of the earlier backup
  /// - Throws: ``Failure/gone(_:)``, whatever `put` throws
  public static func write(
    since base: StoreMoment, on connection: any Connection, _ put: ([UInt8]) throws -> Void
  ) throws -> Made {
    var (marks, touched) = try changes(since: base.marks, on: connection)
    let states = try TableState.ofWholeTables(on: connection)
    let changed = changedTables(states, since: base.tables)
    try put(TailRecord.clear(changed.map(\.name)).bytes)

    var blobs: Set<String> = []
    // Photos that belong to no report yet come with the first piece, even if it has no report.
    for start in stride(from: 0, to: max(1, touched.count), by: together) {
      let ids = Array(touched[start..<min(touched.count, start + together)])
      var rows: [String: [[SQLValue]]] = [:]
      for table in Tables.all where table.report != nil {
        rows[table.name] = try table.rows(ofReports: ids, loose: start == 0, on: connection)
      }
      let photos = Photo.blobs(rows["photos"] ?? [])
      for photo in photos where !base.marks.knows(original: photo.original) {
        blobs.formUnion([photo.original, photo.large, photo.thumbnail])
        marks.add(original: photo.original)
      }
      try put(TailRecord.reports(ids, rows).bytes)
    }
    for table in changed {
      _ = try TableState(of: table, on: connection) {
        try put(TailRecord.rows(table.name, $0).bytes)
      }
    }
    return Made(
      moment: StoreMoment(
        marks: marks, tables: states, photos: try StoreMoment.photos(on: connection)),
      reports: touched.count, blobs: blobs)
  }

  /// Applies one piece to a restored store. The caller hands over all pieces in their order.
  public static func apply(_ bytes: [UInt8], to database: any Database) async throws {
    guard let record = TailRecord(bytes) else { throw Failure.damaged }
    try await database.write { connection in
      switch record {
      case .clear(let names):
        try Tables.clearLoose(on: connection)
        for name in names.reversed() { try Tables.named(name)?.clear(on: connection) }
      case .reports(let ids, let rows):
        try Tables.replace(
          reports: ids,
          by: Tables.all.filter { $0.report != nil }.map { ($0, rows[$0.name] ?? []) },
          on: connection)
      case .rows(let name, let rows):
        try Tables.named(name)?.enter(rows, on: connection)
      }
    }
  }

  /// What is derived, after all pieces of the last tail.
  public static func finish(_ database: any Database) async throws {
    try await database.write { connection in
      try DerivedRows.indexBoundaries(on: connection)
      try MaskRows.indexAll(on: connection)
      try MapRows.recount(on: connection)
    }
    try await DerivedRows.foldMap(of: database)
  }

  /// Every report now, and those that are new or rose since.
  private static func changes(since base: StoreMarks, on connection: any Connection) throws -> (
    StoreMarks, [Int64]
  ) {
    var marks = base.withoutReports
    var touched: [Int64] = []
    var walk = base.walk()
    var known = walk.next()
    try Tables.versions(on: connection) { id, version in
      marks.add(report: id, version: version)
      if let known, known.id < id { throw Failure.gone(known.id) }
      if known?.id == id {
        if known?.version != version { touched.append(id) }
        known = walk.next()
      } else {
        touched.append(id)
      }
    }
    if let known { throw Failure.gone(known.id) }
    return (marks, touched)
  }

  /// The tables that differ, and those whose rows name rows of one that differs.
  private static func changedTables(_ states: [TableState], since base: [TableState]) -> [Table] {
    var changed: Set<String> = []
    return Tables.all.filter { table in
      guard table.report == nil else { return false }
      let now = states.first { $0.name == table.name }
      let differs = now != base.first { $0.name == table.name }
      guard differs || table.needs.map(changed.contains) ?? false else { return false }
      changed.insert(table.name)
      return true
    }
  }
}

extension Photo {
  /// The blobs of rows of the table of photos.
  fileprivate static func blobs(_ rows: [[SQLValue]]) -> [(
    original: String, large: String, thumbnail: String
  )] {
    let names = Tables.named("photos")?.columnNames ?? []
    func text(_ column: String, _ row: [SQLValue]) -> String {
      guard let index = names.firstIndex(of: column), case .text(let text) = row[index]
      else { return "" }
      return text
    }
    return rows.map { (text("original", $0), text("large", $0), text("thumbnail", $0)) }
  }
}
