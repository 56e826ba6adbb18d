/// Where reports of a kind go, in the order the city gives: the first rule that matches decides.
/// Without one, the category and the place do, as before.
public struct RoutingRules: Sendable, Codable, Equatable {
  /// More than these nobody can keep in order.
  public static let mostRules = 200
  public static let mostWords = 50
  /// Characters of a rule's name, and of one word or phrase.
  public static let longestName = 100

  /// What becomes of a report the rule matches.
  public enum Outcome: String, Sendable, Codable, CaseIterable {
    /// The village office has it first, and is shown the unit.
    case suggest
    /// The report begins with the unit itself.
    case hand
  }

  /// Conditions that all must hold; a part that is empty or nil holds for every report.
  public struct Rule: Sendable, Codable, Equatable {
    /// What officers call it; unique.
    public var name: String
    /// Any of these.
    public var categories: [String]
    /// The area or one above it.
    public var area: String?
    /// Any of these words or phrases, as whole words.
    public var words: [String]
    public var channel: String?
    public var kind: ReportKind?
    public var privacy: Privacy?
    public var outcome: Outcome
    public var target: Category.Target

    public init(
      name: String, categories: [String] = [], area: String? = nil, words: [String] = [],
      channel: String? = nil, kind: ReportKind? = nil, privacy: Privacy? = nil,
      outcome: Outcome = .suggest, target: Category.Target
    ) {
      self.name = name
      self.categories = categories
      self.area = area
      self.words = words
      self.channel = channel
      self.kind = kind
      self.privacy = privacy
      self.outcome = outcome
      self.target = target
    }

    /// Whether it holds for every report.
    public var isUnconditional: Bool {
      categories.isEmpty && area == nil && words.isEmpty && channel == nil && kind == nil
        && privacy == nil
    }
  }

  public var rules: [Rule]

  public init(rules: [Rule] = []) { self.rules = rules }
}

/// One published version. Number 0 is that of a city that has published none.
public struct RoutingEdition: Sendable, Equatable {
  public let version: Int64
  public let rules: RoutingRules

  public init(version: Int64, rules: RoutingRules) {
    self.version = version
    self.rules = rules
  }

  public static let none = RoutingEdition(version: 0, rules: RoutingRules())
}

/// What a rule looks at.
public struct RoutingFacts: Sendable {
  public let category: String?
  public let area: AreaPath?
  public let channel: String
  public let kind: ReportKind
  public let privacy: Privacy
  /// The text between blanks, small letters, nothing but letters and digits.
  fileprivate let said: String

  public init(
    category: String?, area: AreaPath?, channel: String, kind: ReportKind, privacy: Privacy,
    text: String
  ) {
    self.category = category
    self.area = area
    self.channel = channel
    self.kind = kind
    self.privacy = privacy
    said = Self.plain(text)
  }

  public init(_ report: Report) {
    self.init(
      category: report.category, area: report.area, channel: report.channel, kind: report.kind,
      privacy: report.privacy, text: report.text)
  }

  static func plain(_ text: String) -> String {
    " " + text.lowercased().split { !$0.isLetter && !$0.isNumber }.joined(separator: " ") + " "
  }
}

extension RoutingRules {
  /// The first rule that matches and whose target exists at that place; its position counts from 0.
  public func first(for facts: RoutingFacts, units: UnitTree) -> (
    position: Int, rule: Rule, unit: String
  )? {
    for (position, rule) in rules.enumerated() where rule.matches(facts) {
      if let unit = Routing.unit(for: rule.target, area: facts.area, units: units) {
        return (position, rule, unit)
      }
    }
    return nil
  }
}

extension RoutingRules.Rule {
  public func matches(_ facts: RoutingFacts) -> Bool {
    if !categories.isEmpty {
      guard let category = facts.category, categories.contains(category) else { return false }
    }
    if let area { guard facts.area?.contains(area) == true else { return false } }
    if let channel, channel != facts.channel { return false }
    if let kind, kind != facts.kind { return false }
    if let privacy, privacy != facts.privacy { return false }
    // The text last: it is the longest to look through.
    return words.isEmpty || words.contains { facts.said.contains(RoutingFacts.plain($0)) }
  }
}

// MARK: What is wrong with rules

extension RoutingRules {
  public enum Problem: Sendable, Equatable {
    case tooMany(most: Int)
    /// Positions count from 1, as people count.
    case nameMissing(rule: Int)
    case nameTwice(rule: Int)
    case tooManyWords(rule: Int, most: Int)
    /// A word without a letter or digit, or a very long one.
    case wordUnusable(rule: Int)
    case unknownCategory(rule: Int, String)
    case unknownArea(rule: Int, String)
    case unknownChannel(rule: Int, String)
    /// No such unit, or one that holds no reports.
    case unusableUnit(rule: Int, String)
    /// An earlier rule takes every report.
    case neverReached(rule: Int)
  }

  public func problems(in book: CityBook) -> [Problem] {
    guard rules.count <= Self.mostRules else { return [.tooMany(most: Self.mostRules)] }
    var problems: [Problem] = []
    var names: Set<String> = []
    var isOver = false
    for (index, rule) in rules.enumerated() {
      let number = index + 1
      if isOver { problems.append(.neverReached(rule: number)) }
      if rule.name.trimmed.isEmpty || rule.name.isLonger(than: Self.longestName) {
        problems.append(.nameMissing(rule: number))
      } else if !names.insert(rule.name.lowercased()).inserted {
        problems.append(.nameTwice(rule: number))
      }
      problems += rule.problems(number, book)
      if rule.isUnconditional { isOver = true }
    }
    return problems
  }
}

extension RoutingRules.Rule {
  fileprivate func problems(_ number: Int, _ book: CityBook) -> [RoutingRules.Problem] {
    var problems: [RoutingRules.Problem] = []
    if words.count > RoutingRules.mostWords {
      problems.append(.tooManyWords(rule: number, most: RoutingRules.mostWords))
    }
    if words.contains(where: {
      $0.isLonger(than: RoutingRules.longestName) || RoutingFacts.plain($0) == "  "
    }) {
      problems.append(.wordUnusable(rule: number))
    }
    if let unknown = categories.first(where: { book.category($0) == nil }) {
      problems.append(.unknownCategory(rule: number, unknown))
    }
    if let area, book.area(area) == nil { problems.append(.unknownArea(rule: number, area)) }
    if let channel, book.channel(channel) == nil {
      problems.append(.unknownChannel(rule: number, channel))
    }
    if case .unit(let code) = target, book.units[code]?.canHold != true {
      problems.append(.unusableUnit(rule: number, code))
    }
    return problems
  }
}
