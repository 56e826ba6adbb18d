public import Domain

/// Another spelling of a name, from the city's `aliases.csv`.
public struct NameAlias: Sendable, Equatable {
  public enum Kind: String, Sendable, CaseIterable {
    case unit, category
    /// A word inside names that stands for another, or for nothing.
    case word
  }

  public let kind: Kind
  public let alias: String
  /// Unit code, category slug, or the word meant.
  public let code: String

  public init(kind: Kind, alias: String, code: String) {
    self.kind = kind
    self.alias = alias
    self.code = code
  }
}

/// Finds the unit a written name means, such as "KELURAHAN KALI DERES" or "SUDIN SDA JAKBAR".
///
/// A name that fits two units finds none: a wrong office is worse than no office.
public struct UnitNames: Sendable {
  private let codes: [String: String]
  private let keys: NameKey

  public init(units: [Unit], aliases: [NameAlias] = []) {
    var pairs: [(name: String, code: String)] = []
    for unit in units {
      pairs.append((unit.name, unit.code))
      pairs.append((unit.shortName, unit.code))
    }
    keys = NameKey(aliases)
    codes = unambiguous(pairs, aliases.filter { $0.kind == .unit }, keys)
  }

  public func code(for name: String) -> String? { codes[keys.key(name)] }
}

/// Finds the category a written name means, such as "SALURAN AIR" for drains and rivers.
public struct CategoryNames: Sendable {
  private let slugs: [String: String]
  private let keys: NameKey

  public init(categories: [Domain.Category], aliases: [NameAlias] = []) {
    keys = NameKey(aliases)
    slugs = unambiguous(
      categories.map { ($0.name.id, $0.slug) }, aliases.filter { $0.kind == .category }, keys)
  }

  public func slug(for name: String) -> String? { slugs[keys.key(name)] }
}

/// Names to codes; names that mean two codes are left out, aliases win over them.
private func unambiguous(
  _ pairs: [(name: String, code: String)], _ aliases: [NameAlias],
  _ keys: NameKey
) -> [String: String] {
  var codes: [String: String] = [:]
  var doubtful: Set<String> = []
  for (name, code) in pairs {
    let key = keys.key(name)
    if let other = codes[key], other != code { doubtful.insert(key) }
    codes[key] = code
  }
  for key in doubtful { codes[key] = nil }
  for alias in aliases { codes[keys.key(alias.alias)] = alias.code }
  codes[""] = nil
  return codes
}
