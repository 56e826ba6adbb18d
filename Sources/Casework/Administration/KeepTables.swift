public import Domain
import Storage

/// Why a unit or category is not entered.
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
}

extension Casework {
  /// Enters or changes a unit, logs it and takes the tables anew.
  public func save(_ unit: Unit, by user: Int64?, now: Int64) async throws {
    let book = book
    guard (2...40).contains(unit.code.count),
      unit.code.utf8.allSatisfy({
        ($0 >= 0x41 && $0 <= 0x5A) || ($0 >= 0x30 && $0 <= 0x39) || [0x2D, 0x2E].contains($0)
      })
    else { throw TableRefusal.malformedCode }
    guard (1...200).contains(unit.name.count), (1...200).contains(unit.shortName.count) else {
      throw TableRefusal.malformedName
    }
    if let parent = unit.parent {
      guard book.units[parent] != nil else { throw TableRefusal.unknownParent(parent) }
      guard !book.units.isWithin(parent, unit.code) else { throw TableRefusal.circle }
    }
    if let area = unit.area, book.area(area) == nil { throw TableRefusal.unknownArea(area) }
    try await database.write { connection in
      try CityRows.save(unit, position: nil, on: connection)
      try CityRows.changed(on: connection)
      try AdministrationRows.append(
        at: now, user: user, what: "unit.save", subject: unit.code,
        details: "\(unit.kind.rawValue) \(unit.parent ?? "-")", on: connection)
    }
    try await shelf.refresh(from: database)
  }

  /// Changes or enters a category, logs it and takes the tables anew.
  public func save(_ category: Domain.Category, by user: Int64?, now: Int64) async throws {
    let book = book
    guard (2...100).contains(category.slug.count),
      category.slug.utf8.allSatisfy({
        ($0 >= 0x61 && $0 <= 0x7A) || ($0 >= 0x30 && $0 <= 0x39) || $0 == 0x2D
      })
    else { throw TableRefusal.malformedCode }
    for name in [category.name.id, category.name.en, category.group.id, category.group.en] {
      guard (1...200).contains(name.count) else { throw TableRefusal.malformedName }
    }
    for target in [category.main, category.alternative].compactMap({ $0 }) {
      if case .unit(let code) = target, book.units[code] == nil {
        throw TableRefusal.unknownTarget(code)
      }
    }
    try await database.write { connection in
      try CityRows.save(category, position: nil, on: connection)
      try CityRows.changed(on: connection)
      try AdministrationRows.append(
        at: now, user: user, what: "category.save", subject: category.slug, details: "",
        on: connection)
    }
    try await shelf.refresh(from: database)
  }
}
