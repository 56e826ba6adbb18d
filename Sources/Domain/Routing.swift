/// Where a report goes first, and whom the desk proposes next.
public enum Routing {
  /// The office a new report falls to: the kelurahan of its place; without a place, the arbiter.
  public static func firstHolder(area: AreaPath?, units: UnitTree, city: City) -> String {
    area.flatMap { units.office(ofVillage: $0.village) } ?? city.arbiterUnit
  }

  /// The unit a category points to at a place.
  public static func unit(
    for target: Category.Target, area: AreaPath?, units: UnitTree
  ) -> String? {
    switch target {
    case .unit(let code): units[code] == nil ? nil : code
    case .villageOffice: area.flatMap { units.office(ofVillage: $0.village) }
    }
  }

  /// The part of an agency responsible for a place: its office in that city, if it has one.
  public static func localOffice(of agency: String, area: AreaPath?, units: UnitTree) -> String? {
    guard let area else { return nil }
    return units.children(of: agency).first { unit in
      unit.area.map { area.contains($0) } ?? false
    }?.code
  }

  /// The unit that verifies work of `finisher`: the first that is not of the same agency.
  public static func verifier(of finisher: String, units: UnitTree, city: City) -> String {
    city.verificationUnits.first { !units.areOfOneAgency($0, finisher) } ?? city.arbiterUnit
  }

  /// The unit that looks a second time at what `first` verified: of another agency than both;
  /// nil where the city has none.
  public static func secondVerifier(
    after first: String, of finisher: String, units: UnitTree, city: City
  ) -> String? {
    city.verificationUnits.first {
      !units.areOfOneAgency($0, finisher) && !units.areOfOneAgency($0, first)
    }
  }
}
