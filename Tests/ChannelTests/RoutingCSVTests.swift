import Channels
import Domain
import Testing

@Suite struct RoutingCSVTests {
  private typealias Rule = RoutingRules.Rule

  @Test func rulesComeBackAsTheyWentOut() throws {
    let rules = RoutingRules(rules: [
      Rule(
        name: "PJU, \"utara\"", categories: ["road", "drain"], area: "31.72",
        words: ["lampu jalan", "pju"], channel: "web", kind: .inquiry, privacy: .sealed,
        outcome: .hand, target: .unit("DBM")),
      Rule(name: "sisanya", target: .villageOffice),
    ])
    #expect(try RoutingCSV.rules(RoutingCSV.text(rules)) == rules)
    #expect(try RoutingCSV.rules(RoutingCSV.text(RoutingRules())) == RoutingRules())
  }

  @Test func cellsAreForgivingAboutBlanks() throws {
    let text =
      "unit,name,categories,area,words,channel,kind,privacy,outcome\nDBM,a, x ;; y ,, p ; q r,,,,suggest\n"
    let rules = try RoutingCSV.rules(text)
    #expect(
      rules.rules.first?.categories == ["x", "y"] && rules.rules.first?.words == ["p", "q r"])
  }

  @Test(arguments: [
    ("name,unit\na,DBM\n", "there is no column"),
    (
      "name,categories,area,words,channel,kind,privacy,outcome,unit\na,,,,,,,perhaps,DBM\n",
      "outcome"
    ),
    (
      "name,categories,area,words,channel,kind,privacy,outcome,unit\na,,,,,,open,hand,DBM\n",
      "privacy"
    ),
    (
      "name,categories,area,words,channel,kind,privacy,outcome,unit\na,,,,,,,hand,\n",
      "unit is empty"
    ),
  ])
  func mistakesAreNamed(text: String, words: String) {
    let error = #expect(throws: CityTablesError.self) { try RoutingCSV.rules(text) }
    #expect(error?.description.contains(words) == true, "\(String(describing: error))")
  }
}
