/// What one version of the routing rules says otherwise than another.
public enum RoutingChange: Sendable, Equatable {
  case added(RoutingRules.Rule)
  case removed(RoutingRules.Rule)
  /// The same name, other conditions or another outcome.
  case changed(from: RoutingRules.Rule, to: RoutingRules.Rule)
  /// The same rules in another order: other rules may match first.
  case reordered
}

extension RoutingRules {
  public func changes(since old: RoutingRules) -> [RoutingChange] {
    var changes: [RoutingChange] = []
    for rule in rules {
      guard let before = old.rules.first(where: { $0.name == rule.name }) else {
        changes.append(.added(rule))
        continue
      }
      if before != rule { changes.append(.changed(from: before, to: rule)) }
    }
    let names = Set(rules.map(\.name))
    changes += old.rules.filter { !names.contains($0.name) }.map { .removed($0) }
    let kept = rules.map(\.name).filter { name in old.rules.contains { $0.name == name } }
    if kept != old.rules.map(\.name).filter(names.contains) { changes.append(.reordered) }
    return changes
  }

  /// The same rules with one moved up (-1) or down (+1); unchanged at the end of the list.
  public func moving(_ position: Int, by step: Int) -> RoutingRules {
    var moved = self
    guard rules.indices.contains(position), rules.indices.contains(position + step) else {
      return self
    }
    moved.rules.swapAt(position, position + step)
    return moved
  }
}
