import Domain
import Testing

/// Who is told of what hangs, for each holder of the sample city; by hand.
@Suite struct RungTests {
  private static let told: [(holder: String, head: String, upper: String, arbiter: String)] = [
    // A village: the lurah, the camat. A district: the mayor.
    ("VIL-N1A", "VIL-N1A", "DIST-N1", "BUR"),
    ("DIST-N1", "DIST-N1", "CITY-N", "BUR"),
    // Above the mayor stands the governor, who holds nothing: the arbiter next.
    ("CITY-N", "CITY-N", "BUR", "BUR"),
    ("ROADS-N", "ROADS-N", "ROADS", "BUR"),
    ("ROADS-LAB", "ROADS-LAB", "ROADS", "BUR"),
    ("ROADS", "ROADS", "BUR", "BUR"),
    ("INS", "INS", "BUR", "BUR"),
    ("BUR-LAB", "BUR-LAB", "BUR", "BUR"),
    // The arbiter itself is minded by the governor's office.
    ("BUR", "BUR", "GOV", "GOV"),
    // An office nobody knows any more.
    ("NOWHERE", "NOWHERE", "BUR", "BUR"),
  ]

  @Test(arguments: told)
  func theLadderOfAHolder(row: (holder: String, head: String, upper: String, arbiter: String)) {
    func unit(_ rung: Rung) -> String {
      rung.unit(above: row.holder, units: SampleCity.units, city: SampleCity.city)
    }
    #expect(unit(.holder) == row.holder)
    #expect(unit(.unitHead) == row.head)
    #expect(unit(.upperHead) == row.upper)
    #expect(unit(.arbiter) == row.arbiter)
    #expect(unit(.governor) == "GOV")
  }

  @Test func onlyAWarningToTheHolderEscalatesNothing() {
    for rung in Rung.allCases { #expect(rung.escalates == (rung != .holder)) }
  }

  /// A city whose arbiter stands under nobody who leads.
  @Test func withoutAGovernorTheArbiterIsTheLast() {
    let units = UnitTree([
      SampleCity.unit("BUR", .bureau, under: nil), SampleCity.unit("ROADS", .agency, under: nil),
    ])
    for rung in [Rung.upperHead, .arbiter, .governor] {
      for holder in ["ROADS", "BUR"] {
        #expect(rung.unit(above: holder, units: units, city: SampleCity.city) == "BUR")
      }
    }
  }
}
