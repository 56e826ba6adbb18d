import Domain
import Testing

/// Who stands under whom, also in tables that are wrong.
@Suite struct UnitTreeTests {
  private let units = SampleCity.units

  private func codes(_ units: [Unit]) -> [String] { units.map(\.code) }

  @Test func theLineRunsUpToTheRoot() {
    #expect(codes(units.line(from: "VIL-N1A")) == ["VIL-N1A", "DIST-N1", "CITY-N", "GOV"])
    #expect(codes(units.line(from: "GOV")) == ["GOV"])
    #expect(units.line(from: "NOWHERE").isEmpty)
  }

  @Test(arguments: [
    ("ROADS-N", "ROADS-N", true), ("ROADS-N", "ROADS", true), ("ROADS-N", "SEC", true),
    ("ROADS-N", "GOV", true), ("ROADS", "ROADS-N", false), ("ROADS-N", "ROADS-S", false),
    ("ROADS-N", "WATER", false), ("ROADS-N", "CITY-N", false), ("VIL-N1A", "DIST-N1", true),
    ("VIL-N1A", "DIST-S1", false), ("NOWHERE", "GOV", false), ("ROADS", "NOWHERE", false),
    ("ROADS", "", false),
  ])
  func isWithinItselfAndThoseAbove(code: String, ancestor: String, within: Bool) {
    #expect(units.isWithin(code, ancestor) == within)
  }

  @Test(arguments: [
    ("BUR", "BUR", true), ("BUR", "BUR-LAB", true), ("BUR", "SEC", true), ("BUR", "GOV", true),
    ("BUR", "INS", false), ("BUR", "ROADS", false), ("BUR-LAB", "ROADS-LAB", false),
    ("VIL-N1A", "VIL-N1B", false), ("VIL-N1A", "CITY-N", true), ("BUR", "NOWHERE", false),
  ])
  func isRelatedUpAndDown(a: String, b: String, related: Bool) {
    #expect(units.areRelated(a, b) == related)
    #expect(units.areRelated(b, a) == related)
  }

  @Test func desksSkipThoseWhoOnlyOversee() {
    #expect(units.desks(of: "ROADS-N") == ["ROADS-N", "ROADS"])
    #expect(units.desks(of: "BUR-LAB") == ["BUR-LAB", "BUR"])
    #expect(units.desks(of: "VIL-S1A") == ["VIL-S1A", "DIST-S1", "CITY-S"])
    #expect(units.desks(of: "INS") == ["INS"])
    #expect(units.desks(of: "SEC") == [])
    #expect(units.desks(of: "NOWHERE") == [])
  }

  @Test(arguments: Unit.Kind.allCases)
  func everyKindButTwoHasADesk(kind: Unit.Kind) {
    let one = UnitTree([SampleCity.unit("X", kind, under: nil)])
    let none: Set<Unit.Kind> = [.leadership, .assistant]
    #expect(one.desks(of: "X") == (none.contains(kind) ? [] : ["X"]))
  }

  @Test func theSubtreeHoldsEverythingBelow() {
    #expect(Set(codes(units.subtree(of: "ROADS"))) == ["ROADS", "ROADS-LAB", "ROADS-N", "ROADS-S"])
    #expect(units.subtree(of: "ROADS").count == 4)
    #expect(codes(units.subtree(of: "ROADS")).first == "ROADS")
    #expect(
      Set(codes(units.subtree(of: "CITY-N"))) == ["CITY-N", "DIST-N1", "VIL-N1A", "VIL-N1B"])
    #expect(codes(units.subtree(of: "VIL-N1A")) == ["VIL-N1A"])
    #expect(units.subtree(of: "GOV").count == 18)
    #expect(units.subtree(of: "NOWHERE").isEmpty)
  }

  @Test func childrenAreTheNextLevelOnly() {
    #expect(codes(units.children(of: "ROADS")) == ["ROADS-LAB", "ROADS-N", "ROADS-S"])
    #expect(codes(units.children(of: "GOV")) == ["SEC", "INS", "CITY-N", "CITY-S"])
    #expect(units.children(of: "VIL-N1A").isEmpty)
    #expect(units.children(of: "NOWHERE").isEmpty)
  }

  @Test func namesAndVillageOffices() {
    #expect(units.name("BUR") == "Office BUR")
    #expect(units.name("NOWHERE") == "NOWHERE")
    #expect(units["BUR"]?.kind == .bureau)
    #expect(units["NOWHERE"] == nil)
    #expect(units.office(ofVillage: "N1A") == "VIL-N1A")
    // Districts and cities have offices, but no village falls to them.
    #expect(units.office(ofVillage: "N1") == nil)
    #expect(units.office(ofVillage: "N") == nil)
    #expect(units.office(ofVillage: "Z9") == nil)
  }

  // MARK: Wrong tables

  @Test func anUnknownParentCountsAsNone() {
    let tree = UnitTree([
      SampleCity.unit("A", .agency, under: "GONE"), SampleCity.unit("B", .cityOffice, under: "A"),
    ])
    #expect(codes(tree.line(from: "B")) == ["B", "A"])
    #expect(tree.desks(of: "B") == ["B", "A"])
    #expect(!tree.isWithin("B", "GONE"))
    #expect(tree.subtree(of: "GONE").isEmpty)
  }

  @Test func aCircleIsCutWhereItCloses() {
    let circle = UnitTree([
      SampleCity.unit("A", .agency, under: "C"), SampleCity.unit("B", .agency, under: "A"),
      SampleCity.unit("C", .agency, under: "B"), SampleCity.unit("D", .agency, under: "C"),
    ])
    #expect(codes(circle.line(from: "A")) == ["A", "C", "B"])
    #expect(codes(circle.line(from: "D")) == ["D", "C", "B", "A"])
    #expect(circle.desks(of: "D") == ["D", "C", "B", "A"])
    #expect(codes(circle.subtree(of: "A")).sorted() == ["A", "B", "C", "D"])
    #expect(codes(circle.subtree(of: "D")) == ["D"])
    #expect(circle.isWithin("A", "B") && circle.isWithin("B", "A"))
    #expect(!circle.isWithin("A", "D"))
  }

  @Test func aUnitUnderItselfIsOneUnit() {
    let own = UnitTree([SampleCity.unit("A", .agency, under: "A")])
    #expect(codes(own.line(from: "A")) == ["A"])
    #expect(own.desks(of: "A") == ["A"])
    #expect(codes(own.subtree(of: "A")) == ["A"])
  }

  @Test(arguments: [2, 31, 32, 33, 200])
  func deepLinesAreWalkedToTheEnd(depth: Int) {
    let tree = UnitTree(
      (0..<depth).map { level in
        SampleCity.unit("L\(level)", .cityOffice, under: level == 0 ? nil : "L\(level - 1)")
      })
    let deepest = "L\(depth - 1)"
    #expect(tree.line(from: deepest).count == depth)
    #expect(tree.isWithin(deepest, "L0"))
    #expect(!tree.isWithin("L0", deepest))
    #expect(tree.subtree(of: "L0").count == depth)
  }

  @Test func theFirstOfTwoWithOneCodeCounts() {
    let tree = UnitTree([
      SampleCity.unit("P", .agency, under: nil),
      SampleCity.unit("A", .cityOffice, under: "P", area: "N"),
      SampleCity.unit("A", .cityOffice, under: "P", area: "S"),
    ])
    #expect(tree["A"]?.area == "N")
    #expect(codes(tree.children(of: "P")) == ["A"])
    #expect(codes(tree.subtree(of: "P")) == ["P", "A"])
  }
}
