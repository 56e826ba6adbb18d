public import Domain
import Storage

extension Casework {
  /// Which village a place lies in: exactly, once boundaries are loaded; else by the nearest
  /// reference point.
  public func locate(_ place: Coordinate) async throws -> Location {
    let nearest = book.nearest
    guard shelf.hasBoundaries else { return nearest.locate(place) }
    let area = try await database.read { try BoundaryRows.area(at: place, on: $0) }
    if let area { return .village(area) }
    if case .outside(let label) = nearest.locate(place) { return .outside(label) }
    return .outside(nil)
  }
}
