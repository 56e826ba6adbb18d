public import Domain
public import Storage
import Synchronization

/// Holds the city's tables in memory; changed only by taking a whole new book from the store.
public final class CityShelf: Sendable {
  private struct Held {
    var book: CityBook
    var hasBoundaries: Bool
  }

  private let held: Mutex<Held>

  private init(_ held: Held) { self.held = Mutex(held) }

  /// - Throws: ``CityMissing`` when no city has been loaded into the store.
  public static func open(_ database: any Database) async throws -> CityShelf {
    CityShelf(try await read(database))
  }

  public var book: CityBook { held.withLock { $0.book } }

  var hasBoundaries: Bool { held.withLock { $0.hasBoundaries } }

  /// Takes the tables anew, after an administrator changed them.
  public func refresh(from database: any Database) async throws {
    let fresh = try await Self.read(database)
    held.withLock { $0 = fresh }
  }

  private static func read(_ database: any Database) async throws -> Held {
    let (tables, boundaries) = try await database.read { connection in
      (try CityRows.load(on: connection), try BoundaryRows.count(on: connection))
    }
    guard let tables else { throw CityMissing.notLoaded }
    guard let book = CityBook(tables) else {
      throw CityMissing.unknownTimeZone(tables.city.timeZone)
    }
    return Held(book: book, hasBoundaries: boundaries > 0)
  }
}

public enum CityMissing: Error, Sendable, Equatable {
  case notLoaded
  case unknownTimeZone(String)
}
