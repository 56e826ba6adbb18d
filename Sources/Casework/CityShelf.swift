public import Domain
public import Storage
import Synchronization

/// Holds the city's tables in memory; changed only by taking a whole new book from the store.
public final class CityShelf: Sendable {
  private struct Held {
    var book: CityBook
    var hasBoundaries: Bool
    /// Raised by every change of the tables.
    var version: Int64
    /// Which reading it comes from; later ones have higher numbers.
    var reading = 0
  }

  private let held: Mutex<Held>
  private let readings = Atomic<Int>(0)

  private init(_ held: Held) { self.held = Mutex(held) }

  /// - Throws: ``CityMissing`` when no city has been loaded into the store.
  public static func open(_ database: any Database) async throws -> CityShelf {
    CityShelf(try await read(database))
  }

  public var book: CityBook { held.withLock { $0.book } }

  /// Changes whenever ``book`` does, as far as this process goes.
  public var edition: Int { held.withLock { $0.reading } }

  /// Of the stored tables: what every node counts alike.
  public var version: Int64 { held.withLock { $0.version } }

  var hasBoundaries: Bool { held.withLock { $0.hasBoundaries } }

  /// Takes the tables anew, after an administrator changed them. Of two at the same time the one
  /// that began later stays: it has seen both changes.
  public func refresh(from database: any Database) async throws {
    let reading = readings.add(1, ordering: .sequentiallyConsistent).newValue
    var fresh = try await Self.read(database)
    fresh.reading = reading
    let taken = fresh
    held.withLock { if taken.reading > $0.reading { $0 = taken } }
  }

  /// Takes the tables anew if they were changed since they were read, by whichever node.
  /// - Returns: whether they were.
  public func refreshIfChanged(from database: any Database) async throws -> Bool {
    let version = try await database.read { try CityRows.version(on: $0) }
    guard version != held.withLock({ $0.version }) else { return false }
    try await refresh(from: database)
    return true
  }

  private static func read(_ database: any Database) async throws -> Held {
    let (tables, boundaries, version) = try await database.read { connection in
      (
        try CityRows.load(on: connection), try BoundaryRows.count(on: connection),
        try CityRows.version(on: connection)
      )
    }
    guard let tables else { throw CityMissing.notLoaded }
    guard let book = CityBook(tables) else {
      throw CityMissing.unknownTimeZone(tables.city.timeZone)
    }
    return Held(book: book, hasBoundaries: boundaries > 0, version: version)
  }
}

public enum CityMissing: Error, Sendable, Equatable {
  case notLoaded
  case unknownTimeZone(String)
}
