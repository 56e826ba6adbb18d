/// An office of the city, or one the city hands reports to.
public struct Unit: Sendable, Codable, Equatable {
  public enum Kind: String, Sendable, Codable, CaseIterable {
    case leadership, assistant, bureau, inspectorate, agency, board, cityOffice, technicalUnit,
      cityCompany, external, city, district, village

    /// Offices that stand above the work: they hold no reports and have no desk of their own.
    var overseesOnly: Bool { self == .leadership || self == .assistant }
  }

  public let code: String
  public let name: String
  public let shortName: String
  public let kind: Kind
  public let parent: String?
  /// The area the unit is responsible for; nil = the whole city.
  public let area: String?

  public init(
    code: String, name: String, shortName: String, kind: Kind, parent: String?, area: String?
  ) {
    self.code = code
    self.name = name
    self.shortName = shortName
    self.kind = kind
    self.parent = parent
    self.area = area
  }

  /// Offices that only oversee hold no reports.
  public var canHold: Bool { !kind.overseesOnly }
}

/// The units as a tree: who stands under whom.
public struct UnitTree: Sendable {
  public let all: [Unit]
  private let byCode: [String: Unit]
  private let children: [String: [String]]
  private let villageOffices: [String: String]

  /// Unknown parents count as none; a circle of parents is cut where it closes.
  public init(_ units: [Unit]) {
    // Of two rows with one code the first counts.
    var known: Set<String> = []
    let units = units.filter { known.insert($0.code).inserted }
    all = units
    byCode = Dictionary(units.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
    children = Dictionary(grouping: units.filter { $0.parent != nil }, by: { $0.parent ?? "" })
      .mapValues { $0.map(\.code) }
    villageOffices = Dictionary(
      units.compactMap { unit in
        guard unit.kind == .village, let area = unit.area else { return nil }
        return (area, unit.code)
      }, uniquingKeysWith: { first, _ in first })
  }

  public subscript(code: String) -> Unit? { byCode[code] }

  public func name(_ code: String) -> String { byCode[code]?.name ?? code }

  /// The office that answers for a village.
  public func office(ofVillage area: String) -> String? { villageOffices[area] }

  public func children(of code: String) -> [Unit] {
    (children[code] ?? []).compactMap { byCode[$0] }
  }

  /// The unit itself, then its parents up to the root.
  public func line(from code: String) -> [Unit] {
    var line: [Unit] = []
    var seen: Set<String> = []
    var next: String? = code
    while let code = next, let unit = byCode[code], seen.insert(code).inserted {
      line.append(unit)
      next = unit.parent
    }
    return line
  }

  /// Is `code` the unit `ancestor` or anywhere under it?
  public func isWithin(_ code: String, _ ancestor: String) -> Bool {
    code == ancestor || line(from: code).contains { $0.code == ancestor }
  }

  /// Does one of the two stand above the other, or are they the same?
  public func areRelated(_ a: String, _ b: String) -> Bool { isWithin(a, b) || isWithin(b, a) }

  /// Are both parts of one agency: under the same office below those that only oversee?
  public func areOfOneAgency(_ a: String, _ b: String) -> Bool {
    if areRelated(a, b) { return true }
    guard let house = desks(of: a).last else { return false }
    return house == desks(of: b).last
  }

  /// The units on whose desks a report held by `code` lies: itself and those above it that work.
  public func desks(of code: String) -> [String] {
    line(from: code).filter { !$0.kind.overseesOnly }.map(\.code)
  }

  /// The unit and everything under it.
  public func subtree(of code: String) -> [Unit] {
    guard let unit = byCode[code] else { return [] }
    var result = [unit]
    var seen: Set<String> = [code]
    var index = 0
    while index < result.count {
      result += children(of: result[index].code).filter { seen.insert($0.code).inserted }
      index += 1
    }
    return result
  }
}
