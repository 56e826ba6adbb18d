import Storage

extension Casework {
  /// Rows of one transaction: few enough that reports handed in meanwhile do not wait long.
  private static let foldedTogether = 500

  /// Brings the map's counts up to the deltas there are, and goes on with a recount if one is under
  /// way, until nothing is left. Each transaction stands for itself, so it may be stopped and begun
  /// again at any time, and by two at once. Returns how many rows it dealt with.
  @discardableResult
  public func foldMap() async throws -> Int {
    guard try await database.read({ try MapRows.needsFolding(on: $0) }) else { return 0 }
    var done = 0
    while !Task.isCancelled {
      let some = try await database.write { try MapRows.fold(limit: Self.foldedTogether, on: $0) }
      guard some > 0 else { break }
      done += some
    }
    return done
  }

  /// Has the map counted anew from the reports, and waits until it is. The counts in force are shown
  /// meanwhile. Needed after a program without a map, or something beside this program, has written
  /// to the store.
  public func recountMap() async throws {
    try await database.write { try MapRows.recount(on: $0) }
    try await foldMap()
  }
}
