import Domain
import Testing

/// Where reports go first, and who judges the work.
@Suite struct RoutingTests {
  private let units = SampleCity.units
  private let city = SampleCity.city

  @Test func aNewReportFallsToTheVillageOfItsPlace() {
    #expect(Routing.firstHolder(area: SampleCity.n1a, units: units, city: city) == "VIL-N1A")
    #expect(Routing.firstHolder(area: SampleCity.s1a, units: units, city: city) == "VIL-S1A")
  }

  @Test func withoutAVillageOfficeItFallsToTheArbiter() {
    #expect(Routing.firstHolder(area: nil, units: units, city: city) == "BUR")
    let unknown = AreaPath(village: "Z9", district: "N1", city: "N")
    #expect(Routing.firstHolder(area: unknown, units: units, city: city) == "BUR")
  }

  @Test func aCategoryPointsToItsUnitOrToTheVillage() {
    #expect(Routing.unit(for: .unit("ROADS"), area: nil, units: units) == "ROADS")
    #expect(Routing.unit(for: .unit("ROADS"), area: SampleCity.s1a, units: units) == "ROADS")
    #expect(Routing.unit(for: .unit("GONE"), area: SampleCity.n1a, units: units) == nil)
    #expect(Routing.unit(for: .villageOffice, area: SampleCity.n1a, units: units) == "VIL-N1A")
    #expect(Routing.unit(for: .villageOffice, area: nil, units: units) == nil)
  }

  @Test(arguments: [
    ("ROADS", SampleCity.n1a, "ROADS-N"), ("ROADS", SampleCity.s1a, "ROADS-S"),
    ("WATER", SampleCity.n1a, "WATER-N"),
    // No office in that city; an agency without offices; offices of the next level down.
    ("WATER", SampleCity.s1a, nil), ("INS", SampleCity.n1a, nil), ("SEC", SampleCity.n1a, nil),
    ("GONE", SampleCity.n1a, nil), ("ROADS", nil, nil),
    // The district of the place, then its village.
    ("CITY-N", SampleCity.n1a, "DIST-N1"), ("DIST-N1", SampleCity.n1a, "VIL-N1A"),
  ])
  func theLocalOfficeIsTheOneOfThatCity(agency: String, area: AreaPath?, office: String?) {
    #expect(Routing.localOffice(of: agency, area: area, units: units) == office)
  }

  @Test(arguments: [
    ("ROADS-N", "BUR"), ("ROADS", "BUR"), ("VIL-N1A", "BUR"), ("INS", "BUR"),
    // The first verifier did the work, or one below or above it.
    ("BUR", "INS"), ("BUR-LAB", "INS"), ("SEC", "INS"),
  ])
  func theVerifierIsTheFirstThatDidNotDoTheWork(finisher: String, verifier: String) {
    #expect(Routing.verifier(of: finisher, units: units, city: city) == verifier)
  }

  @Test func theOrderOfVerifiersIsTheCitys() {
    let turned = SampleCity.city(verifiers: ["INS", "BUR"])
    #expect(Routing.verifier(of: "ROADS", units: units, city: turned) == "INS")
    #expect(Routing.verifier(of: "INS", units: units, city: turned) == "BUR")
  }

  /// Whoever is chosen can act: the permissions do not refuse what the routing proposed.
  @Test func whoeverIsChosenMayVerify() throws {
    for finisher in units.all where !["GOV"].contains(finisher.code) {
      let chosen = Routing.verifier(of: finisher.code, units: units, city: city)
      let report = try History.moment(
        .awaitingVerification, holder: chosen, finishedBy: finisher.code)
      let verifier = Actor(officer: 5, role: .verifier, unit: chosen)
      #expect(throws: Never.self, "\(finisher.code)") {
        try Permissions.check(verifier, .verify, on: report, units: units)
      }
    }
  }

  @Test func deadlinesCountDayAndNightFromArrival() {
    let dues = Deadlines(receivedAt: 1_000, city: city)
    #expect(dues.coordination == 21_601_000)
    #expect(dues.completion == 604_801_000)
    let other = Deadlines(receivedAt: -5, city: SampleCity.city(verifiers: [], hours: 24, days: 30))
    #expect(other == Deadlines(coordination: 86_399_995, completion: 2_591_999_995))
  }
}
