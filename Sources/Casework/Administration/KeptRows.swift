public import Domain
public import Storage

extension Domain.Unit: KeptRow {
  public static var trailKind: String { "unit" }

  public var values: [(field: String, value: String)] {
    [
      ("name", name), ("short", shortName), ("kind", kind.rawValue), ("parent", parent ?? ""),
      ("area", area ?? ""),
    ]
  }

  public static func known(in book: CityBook) -> [Domain.Unit] { book.units.all }

  public func check(units: UnitTree, in book: CityBook) throws(TableRefusal) {
    guard (2...40).contains(code.count),
      code.utf8.allSatisfy({
        ($0 >= 0x41 && $0 <= 0x5A) || ($0 >= 0x30 && $0 <= 0x39) || [0x2D, 0x2E].contains($0)
      })
    else { throw .malformedCode }
    try checkName(name)
    try checkName(shortName)
    if let area, book.area(area) == nil { throw .unknownArea(area) }
    guard let parent else { return }
    guard units[parent] != nil else { throw .unknownParent(parent) }
    guard !units.isWithin(parent, code) else { throw .circle }
  }

  public func enter(on connection: any Connection) throws {
    try CityRows.save(self, position: nil, on: connection)
  }
}

extension Domain.Category: KeptRow {
  public static var trailKind: String { "category" }
  public var code: String { slug }

  public var values: [(field: String, value: String)] {
    func words(_ target: Target?) -> String {
      switch target {
      case .unit(let code): code
      case .villageOffice: "AREA-VILLAGE"
      case nil: ""
      }
    }
    return [
      ("name_id", name.id), ("name_en", name.en), ("group_id", group.id), ("group_en", group.en),
      ("main", words(main)), ("alternative", words(alternative)),
    ]
  }

  public static func known(in book: CityBook) -> [Domain.Category] { book.categories }

  public func check(units: UnitTree, in book: CityBook) throws(TableRefusal) {
    guard (2...100).contains(slug.count),
      slug.utf8.allSatisfy({
        ($0 >= 0x61 && $0 <= 0x7A) || ($0 >= 0x30 && $0 <= 0x39) || $0 == 0x2D
      })
    else { throw .malformedCode }
    for name in [name.id, name.en, group.id, group.en] { try checkName(name) }
    for case .unit(let code)? in [main, alternative] where book.units[code] == nil {
      throw .unknownTarget(code)
    }
  }

  public func enter(on connection: any Connection) throws {
    try CityRows.save(self, position: nil, on: connection)
  }
}

/// Of an area only the name changes: places, boundaries and reports hang on the rest.
extension Area: KeptRow {
  public static var trailKind: String { "area" }
  public var values: [(field: String, value: String)] { [("name", name)] }
  public static func known(in book: CityBook) -> [Area] { book.areas }

  public func check(units: UnitTree, in book: CityBook) throws(TableRefusal) {
    guard book.area(code) != nil else { throw .unknownRow }
    try checkName(name)
  }

  public func enter(on connection: any Connection) throws {
    try CityRows.rename(self, on: connection)
  }
}

/// Of a channel everything that citizens are told changes: its numbers are on receipts already.
extension IntakeChannel: KeptRow {
  public static var trailKind: String { "channel" }

  public var values: [(field: String, value: String)] {
    [
      ("name_id", name.id), ("name_en", name.en), ("address", address), ("hours_id", hours.id),
      ("hours_en", hours.en), ("reader_id", reader.id), ("reader_en", reader.en),
      ("in_service", inService ? "yes" : "no"),
    ]
  }

  public static func known(in book: CityBook) -> [IntakeChannel] { book.channels }

  public func check(units: UnitTree, in book: CityBook) throws(TableRefusal) {
    guard book.channel(code) != nil else { throw .unknownRow }
    try checkName(name.id)
    try checkName(name.en)
    for words in [address, hours.id, hours.en, reader.id, reader.en] {
      guard !words.isLonger(than: 200) else { throw .malformedName }
    }
  }

  public func enter(on connection: any Connection) throws {
    try CityRows.rename(self, on: connection)
  }
}

private func checkName(_ name: String) throws(TableRefusal) {
  guard !name.isEmpty, !name.isLonger(than: 200) else { throw .malformedName }
}
