public import Domain
public import Storage

extension Casework {
  /// Puts a city's tables into the store, replacing those in force.
  /// Terms and calendar become a new version where they differ from the last one, unless somebody
  /// published that one on the pages: a folder loaded again does not undo it.
  public static func loadCity(_ tables: CityTables, into database: any Database, now: Int64)
    async throws
  {
    try await database.write { connection in
      try CityRows.save(tables, on: connection)
      if let terms = tables.policies.last?.terms,
        try RuleRows.publishedPolicies(on: connection).first?.user == nil,
        try RuleRows.policies(on: connection).last?.terms != terms
      {
        _ = try RuleRows.publish(terms, note: "", by: nil, at: now, on: connection)
      }
      if let terms = tables.calendars.last?.terms,
        try RuleRows.publishedCalendars(on: connection).first?.user == nil,
        try RuleRows.calendars(on: connection).last?.terms != terms
      {
        _ = try RuleRows.publish(terms, note: "", by: nil, at: now, on: connection)
      }
      try CityRows.changed(on: connection)
    }
  }

  /// Gives a city that was loaded before there were words the words of its folder, and nothing else
  /// of it: what administrators changed since stays.
  public static func addWords(of tables: CityTables, into database: any Database) async throws {
    try await database.write { connection in
      if try CityRows.addWords(of: tables, on: connection) {
        try CityRows.changed(on: connection)
      }
    }
  }

  /// Replaces the boundaries of villages. Returns codes that are no village of this city.
  /// - Throws: nothing is stored when any code is unknown.
  public static func loadBoundaries(
    _ boundaries: [AreaPolygon], into database: any Database
  ) async throws -> [String] {
    try await database.write { connection in
      let known = Set(
        try CityRows.load(on: connection)?.areas.filter { $0.level == .village }.map(\.code) ?? [])
      let unknown = boundaries.map(\.area).filter { !known.contains($0) }
      if unknown.isEmpty {
        try BoundaryRows.replace(boundaries, on: connection)
        try CityRows.changed(on: connection)
      }
      return unknown
    }
  }
}
