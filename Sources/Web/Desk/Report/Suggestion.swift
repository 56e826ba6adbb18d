import Domain

/// Which office probably has authority, by the city's routing rules, then by the category and the
/// place. The citizen's category is weak evidence, so this is offered and never chosen for the
/// officer.
struct Suggestion: Sendable {
  let unit: String
  /// The part of it responsible for the place.
  let localOffice: String?
  let isMain: Bool
  /// Name of the routing rule it comes from; nil where it comes from the category.
  let rule: String?

  static func of(_ report: Report, book: CityBook) -> [Suggestion] {
    var suggestions: [Suggestion] = []
    func add(_ unit: String, isMain: Bool, rule: String? = nil) {
      guard !suggestions.contains(where: { $0.unit == unit }) else { return }
      suggestions.append(
        Suggestion(
          unit: unit,
          localOffice: Routing.localOffice(of: unit, area: report.area, units: book.units),
          isMain: isMain, rule: rule))
    }
    let facts = RoutingFacts(report)
    if let found = book.routing.rules.first(for: facts, units: book.units) {
      add(found.unit, isMain: true, rule: found.rule.name)
    }
    guard let category = report.category.flatMap({ book.category($0) }) else { return suggestions }
    // Where a rule speaks, the category only adds.
    for (target, isMain) in [(category.main, suggestions.isEmpty), (category.alternative, false)] {
      guard let target,
        let unit = Routing.unit(for: target, area: report.area, units: book.units)
      else { continue }
      add(unit, isMain: isMain)
    }
    return suggestions
  }
}

extension DeskReport {
  /// Offices a report can be handed to sideways: the suggested ones first, then the offices of the
  /// report's own area, then all agencies of the city. Offices of other villages and the local
  /// offices of agencies are left out: they are reached through their own agency.
  func sidewaysUnits() -> [Domain.Unit] {
    let area = report.area.map { [$0.village, $0.district, $0.city] } ?? []
    let suggested = Suggestion.of(report, book: book).compactMap { book.units[$0.unit] }
    let local = book.units.all.filter { unit in
      switch unit.kind {
      case .village, .district, .city: unit.area.map(area.contains) ?? false
      default: false
      }
    }
    let agencies = book.units.all.filter { unit in
      switch unit.kind {
      case .agency, .board, .bureau, .inspectorate, .technicalUnit, .cityCompany, .external: true
      case .leadership, .assistant, .cityOffice, .city, .district, .village: false
      }
    }
    var seen: Set<String> = [report.holder]
    return (suggested + local + agencies).filter { $0.canHold && seen.insert($0.code).inserted }
  }

  /// Offices below the officer, the one of the report's place first.
  func unitsBelow() -> [Domain.Unit] {
    guard let own = actor.unit else { return [] }
    let local = Routing.localOffice(of: own, area: report.area, units: book.units)
    let below = book.units.subtree(of: own).filter { $0.canHold && $0.code != report.holder }
    return below.filter { $0.code == local } + below.filter { $0.code != local }
  }
}
