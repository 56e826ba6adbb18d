/// What rules would have proposed for reports whose end is known.
public struct RoutingTrial: Sendable, Equatable {
  /// Reports looked at at a time.
  public static let mostReports = 1_000
  public static let mostExamples = 10

  /// One report the rules would treat otherwise.
  public struct Example: Sendable, Equatable {
    public let number: String
    /// The unit that did the work.
    public let worked: String
    public let before: String?
    public let after: String?
    /// Name of the rule that decides; nil where none does.
    public let rule: String?
  }

  public var reports = 0
  /// For which the proposed unit would be another.
  public var changed = 0
  /// For which the unit that worked stands in, or under, the unit proposed.
  public var rightBefore = 0
  public var rightAfter = 0
  /// How many each rule decides, in the order of the rules.
  public var byRule: [Int]
  public var examples: [Example] = []

  /// - Parameter mayShow: whether a report may stand among the examples
  public init(
    of reports: [Report], before: RoutingRules, after: RoutingRules, book: CityBook,
    mayShow: (Report) -> Bool
  ) {
    byRule = Array(repeating: 0, count: after.rules.count)
    for report in reports {
      guard let worked = report.finishedBy else { continue }
      let facts = RoutingFacts(report)
      let old = Routing.proposal(facts, rules: before, book: book)
      let new = Routing.proposal(facts, rules: after, book: book)
      self.reports += 1
      func isRight(_ unit: String?) -> Bool {
        unit.map { book.units.isWithin(worked, $0) } ?? false
      }
      if isRight(old.unit) { rightBefore += 1 }
      if isRight(new.unit) { rightAfter += 1 }
      if let position = new.position { byRule[position] += 1 }
      guard old.unit != new.unit else { continue }
      changed += 1
      guard examples.count < Self.mostExamples, mayShow(report) else { continue }
      examples.append(
        Example(
          number: report.number, worked: worked, before: old.unit, after: new.unit,
          rule: new.position.map { after.rules[$0].name }))
    }
  }
}

extension Routing {
  /// The unit proposed for a report: by the first rule, else by its category.
  /// - Returns: the rule's position as well; nil where no rule decides
  public static func proposal(_ facts: RoutingFacts, rules: RoutingRules, book: CityBook) -> (
    unit: String?, position: Int?
  ) {
    if let found = rules.first(for: facts, units: book.units) {
      return (found.unit, found.position)
    }
    let category = facts.category.flatMap { book.category($0) }
    return (category.flatMap { unit(for: $0.main, area: facts.area, units: book.units) }, nil)
  }

  /// The unit a new report begins with: that of a rule that hands it over, else the office of its
  /// place.
  public static func firstHolder(_ facts: RoutingFacts, book: CityBook) -> String {
    if let found = book.routing.rules.first(for: facts, units: book.units),
      found.rule.outcome == .hand
    {
      return found.unit
    }
    return firstHolder(area: facts.area, units: book.units, city: book.city)
  }
}
