import Domain
import Testing

/// The city's own rules about where reports go.
@Suite struct RoutingRulesTests {
  private typealias Rule = RoutingRules.Rule

  private static let text = Bilingual(id: "x", en: "x")

  private static func category(_ slug: String, _ main: Category.Target) -> Domain.Category {
    Domain.Category(slug: slug, name: text, group: text, main: main, alternative: nil)
  }

  private static func book(_ rules: [RoutingRules.Rule] = []) throws -> CityBook {
    func area(_ code: String, _ level: Area.Level, _ parent: String?) -> Area {
      Area(code: code, name: code, level: level, parent: parent, centre: nil)
    }
    return try #require(
      CityBook(
        CityTables(
          city: SampleCity.city,
          areas: [
            area("N", .city, nil), area("N1", .district, "N"), area("N1A", .village, "N1"),
            area("S", .city, nil), area("S1", .district, "S"), area("S1A", .village, "S1"),
          ], points: [], neighbours: [], units: SampleCity.units.all,
          categories: [category("road", .unit("ROADS")), category("drain", .unit("WATER"))],
          channels: [
            IntakeChannel(
              code: "web", name: text, kind: .geotag, prefix: "CT", numbering: .daily4, address: "")
          ], holidays: [], reasons: [], emergencyWords: [],
          routing: RoutingEdition(version: 1, rules: RoutingRules(rules: rules)))))
  }

  private static func facts(
    category: String? = "road", area: AreaPath? = SampleCity.n1a, channel: String = "web",
    kind: ReportKind = .complaint, privacy: Privacy = .public,
    text: String = "Lubang besar di jalan."
  ) -> RoutingFacts {
    RoutingFacts(
      category: category, area: area, channel: channel, kind: kind, privacy: privacy, text: text)
  }

  @Test func theFirstRuleThatMatchesDecides() throws {
    let rules = RoutingRules(rules: [
      Rule(name: "a", area: "S", target: .unit("WATER")),
      Rule(name: "b", area: "N", target: .unit("WATER-N")),
      Rule(name: "c", target: .unit("ROADS")),
    ])
    let units = SampleCity.units
    #expect(rules.first(for: Self.facts(), units: units)?.rule.name == "b")
    #expect(rules.first(for: Self.facts(area: SampleCity.s1a), units: units)?.rule.name == "a")
    #expect(rules.first(for: Self.facts(area: nil), units: units)?.position == 2)
    #expect(RoutingRules().first(for: Self.facts(), units: units) == nil)
  }

  /// Every condition must hold, and each can fail alone.
  @Test func allConditionsMustHold() {
    let rule = Rule(
      name: "all", categories: ["road", "drain"], area: "N1", words: ["lubang"], channel: "web",
      kind: .complaint, privacy: .public, target: .unit("ROADS"))
    #expect(rule.matches(Self.facts()))
    #expect(rule.matches(Self.facts(category: "drain")))
    for wrong in [
      Self.facts(category: "tree"), Self.facts(category: nil), Self.facts(area: SampleCity.s1a),
      Self.facts(area: nil), Self.facts(channel: "fax"), Self.facts(kind: .inquiry),
      Self.facts(privacy: .sealed), Self.facts(text: "Jalan rusak."),
    ] { #expect(!rule.matches(wrong)) }
    #expect(!rule.isUnconditional)
    #expect(Rule(name: "any", target: .villageOffice).isUnconditional)
  }

  @Test(arguments: [
    ("pju", "PJU mati", true), ("pju", "Lampu-PJU, mati", true), ("pju", "pjuta", false),
    ("lampu jalan", "ada LAMPU   jalan padam", true), ("lampu jalan", "lampu di jalan", false),
    ("km 5", "di km.5 macet", true), ("got", "gotong royong", false),
  ])
  func wordsAreWholeWords(word: String, text: String, matches: Bool) {
    let rule = Rule(name: "w", words: ["tiada", word], target: .villageOffice)
    #expect(rule.matches(Self.facts(text: text)) == matches)
  }

  /// A target that is not there is passed over, as though the rule did not match.
  @Test func aRuleWithoutItsTargetIsPassedOver() {
    let rules = RoutingRules(rules: [
      Rule(name: "gone", target: .unit("GONE")), Rule(name: "village", target: .villageOffice),
      Rule(name: "last", target: .unit("ROADS")),
    ])
    let units = SampleCity.units
    #expect(rules.first(for: Self.facts(), units: units)?.unit == "VIL-N1A")
    #expect(rules.first(for: Self.facts(area: nil), units: units)?.unit == "ROADS")
  }

  /// Adding a rule at the end changes nothing for reports an earlier one decides; moving a rule
  /// that does not match changes nothing at all.
  @Test func theOrderObeysItsLaws() {
    let units = SampleCity.units
    let all = [
      Rule(name: "n", area: "N", target: .unit("ROADS")),
      Rule(name: "s", area: "S", target: .unit("WATER")),
      Rule(name: "w", words: ["banjir"], target: .unit("WATER")),
      Rule(name: "k", kind: .inquiry, target: .unit("BUR")),
    ]
    let cases = [
      Self.facts(), Self.facts(area: SampleCity.s1a), Self.facts(area: nil, text: "banjir"),
      Self.facts(area: nil, kind: .inquiry), Self.facts(area: nil),
    ]
    for facts in cases {
      for count in 0..<all.count {
        let short = RoutingRules(rules: Array(all.prefix(count)))
        let long = RoutingRules(rules: Array(all.prefix(count + 1)))
        if let found = short.first(for: facts, units: units) {
          #expect(long.first(for: facts, units: units)?.rule == found.rule)
        }
      }
      for position in all.indices where !all[position].matches(facts) {
        for step in [-1, 1] {
          let moved = RoutingRules(rules: all).moving(position, by: step)
          #expect(
            moved.first(for: facts, units: units)?.rule
              == RoutingRules(rules: all).first(for: facts, units: units)?.rule)
        }
      }
    }
    #expect(RoutingRules(rules: all).moving(0, by: -1).rules == all)
    #expect(RoutingRules(rules: all).moving(3, by: 1).rules == all)
    #expect(RoutingRules(rules: all).moving(1, by: 1).moving(2, by: -1).rules == all)
  }

  @Test func onlyARuleThatHandsOverPassesTheVillageBy() throws {
    let suggest = try Self.book([Rule(name: "s", target: .unit("ROADS"))])
    #expect(Routing.firstHolder(Self.facts(), book: suggest) == "VIL-N1A")
    let hand = try Self.book([Rule(name: "h", outcome: .hand, target: .unit("ROADS"))])
    #expect(Routing.firstHolder(Self.facts(), book: hand) == "ROADS")
    let later = try Self.book([
      Rule(name: "s", area: "N", target: .unit("WATER")),
      Rule(name: "h", outcome: .hand, target: .unit("ROADS")),
    ])
    #expect(Routing.firstHolder(Self.facts(), book: later) == "VIL-N1A")
    #expect(Routing.firstHolder(Self.facts(area: SampleCity.s1a), book: later) == "ROADS")
  }

  @Test func whatIsWrongIsNamedWithItsRule() throws {
    let book = try Self.book()
    func problems(_ rules: [Rule]) -> [RoutingRules.Problem] {
      RoutingRules(rules: rules).problems(in: book)
    }
    #expect(problems([Rule(name: "ok", categories: ["road"], target: .unit("ROADS"))]).isEmpty)
    #expect(
      problems([
        Rule(name: " ", area: "N", target: .villageOffice),
        Rule(name: "A", area: "N", target: .villageOffice),
        Rule(name: "a", area: "S", target: .villageOffice),
      ]) == [.nameMissing(rule: 1), .nameTwice(rule: 3)])
    #expect(
      problems([
        Rule(
          name: "x", categories: ["road", "tree"], area: "Z", words: ["--"], channel: "fax",
          target: .unit("GOV"))
      ]) == [
        .wordUnusable(rule: 1), .unknownCategory(rule: 1, "tree"), .unknownArea(rule: 1, "Z"),
        .unknownChannel(rule: 1, "fax"), .unusableUnit(rule: 1, "GOV"),
      ])
    #expect(
      problems([
        Rule(name: "all", target: .villageOffice),
        Rule(name: "b", area: "N", target: .villageOffice),
      ]) == [.neverReached(rule: 2)])
    let many = (0...RoutingRules.mostRules).map {
      Rule(name: "\($0)", area: "N", target: .villageOffice)
    }
    #expect(problems(many) == [.tooMany(most: RoutingRules.mostRules)])
  }

  @Test func changesAreToldByName() {
    let a = Rule(name: "a", area: "N", target: .unit("ROADS"))
    let b = Rule(name: "b", area: "S", target: .unit("WATER"))
    var c = a
    c.target = .unit("WATER")
    let old = RoutingRules(rules: [a, b])
    #expect(RoutingRules(rules: [a, b]).changes(since: old).isEmpty)
    #expect(RoutingRules(rules: [b, a]).changes(since: old) == [.reordered])
    #expect(
      RoutingRules(rules: [c]).changes(since: old) == [.changed(from: a, to: c), .removed(b)])
    #expect(old.changes(since: RoutingRules()) == [.added(a), .added(b)])
  }

  /// The numbers of a trial on reports whose end is known.
  @Test func aTrialCountsWhatWouldChange() throws {
    func report(_ category: String, _ worked: String?, privacy: Privacy = .public) throws -> Report
    {
      var report = try History.moment(.completed, privacy: privacy, finishedBy: worked)
      report.category = category
      return report
    }
    let reports = [
      try report("road", "ROADS-N"), try report("road", "WATER-N"), try report("drain", "WATER"),
      try report("drain", "ROADS"), try report("tree", "BUR"), try report("road", nil),
      try report("road", "WATER", privacy: .private),
    ]
    let rules = RoutingRules(rules: [
      Rule(name: "roads to water", categories: ["road"], target: .unit("WATER"))
    ])
    let trial = RoutingTrial(
      of: reports, before: RoutingRules(), after: rules, book: try Self.book()
    ) { $0.privacy == .public }
    #expect(trial.reports == 6, "one had nobody who did the work")
    #expect(trial.changed == 3 && trial.byRule == [3])
    // Before: road by ROADS-N, drain by WATER. After: road by WATER-N, by WATER, drain by WATER.
    #expect(trial.rightBefore == 2 && trial.rightAfter == 3)
    #expect(trial.examples.map(\.worked) == ["ROADS-N", "WATER-N"], "one is not to be shown")
    #expect(trial.examples.allSatisfy { $0.before == "ROADS" && $0.after == "WATER" })
    #expect(trial.examples.allSatisfy { $0.rule == "roads to water" })
  }

  @Test func aTrialGivesFewExamples() throws {
    var report = try History.moment(.completed, finishedBy: "ROADS")
    report.category = "road"
    let trial = RoutingTrial(
      of: Array(repeating: report, count: 50), before: RoutingRules(),
      after: RoutingRules(rules: [Rule(name: "w", target: .unit("WATER"))]), book: try Self.book()
    ) { _ in true }
    #expect(trial.changed == 50 && trial.examples.count == RoutingTrial.mostExamples)
  }
}
