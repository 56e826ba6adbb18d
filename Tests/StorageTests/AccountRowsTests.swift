import Casework
import Domain
import Storage
import Testing

/// Sessions, second steps, invitations and the trail, on both engines.
@Suite struct AccountRowsTests {
  @Test func sessionsAreListedAndEndedByTheirShortNames() async throws {
    try await withCity { casework in
      let me = try #require(try await casework.hire(.verifier, "BIRO-PEM").user)
      let other = try #require(try await casework.hire(.verifier, "BIRO-PEM").user)
      let store = casework.database
      let hashes = ["aaaaaaaaaaaaaaaaaaaa1", "bbbbbbbbbbbbbbbbbbbb2", "cccccccccccccccccccc3"]
      try await store.write { connection in
        for (index, hash) in hashes.enumerated() {
          try SessionRows.begin(
            hash, user: index == 2 ? other : me, at: Int64(index + 1), expires: 100,
            device: "Firefox, Linux", block: "10.0.0.0/24", on: connection)
        }
        try SessionRows.seen(hashes[0], at: 50, on: connection)
        try SessionRows.seen(hashes[0], at: 40, on: connection)
      }
      let listed = try await store.read { try SessionRows.running(of: me, now: 60, on: $0) }
      #expect(listed.map(\.id) == ["bbbbbbbbbbbbbbbb", "aaaaaaaaaaaaaaaa"])
      #expect(listed.map(\.seenAt) == [2, 50] && listed[0].block == "10.0.0.0/24")
      #expect(try await store.read { try SessionRows.running(of: me, now: 100, on: $0) }.isEmpty)
      let ended = try await store.write { connection in
        (
          try SessionRows.end("cccccccccccccccc", of: me, on: connection),
          try SessionRows.end("bbbbbbbbbbbbbbbb", of: me, on: connection),
          try SessionRows.end(of: me, but: hashes[0], on: connection)
        )
      }
      #expect(ended.0 == false && ended.1 && ended.2 == 0, "nobody ends what is another's")
      #expect(try await store.read { try SessionRows.find(hashes[2], now: 60, on: $0) } != nil)
    }
  }

  @Test func aStepAndARecoveryCodeAreUsedOnce() async throws {
    try await withCity { casework in
      let user = try #require(try await casework.hire(.verifier, "BIRO-PEM").user)
      try await casework.database.write { connection in
        #expect(try FactorRows.propose(user, secret: "aa", at: 1, on: connection))
        #expect(try FactorRows.propose(user, secret: "bb", at: 2, on: connection))
        #expect(try FactorRows.use(step: 7, of: user, on: connection))
        #expect(try FactorRows.use(step: 7, of: user, on: connection) == false)
        #expect(try FactorRows.use(step: 6, of: user, on: connection) == false)
        try FactorRows.confirm(user, at: 3, on: connection)
        #expect(try FactorRows.propose(user, secret: "cc", at: 4, on: connection) == false)
        let factor = try #require(try FactorRows.find(user, on: connection))
        #expect(factor.secret == "bb" && factor.lastStep == 7 && factor.confirmedAt == 3)
        try FactorRows.replaceCodes(["x", "y"], of: user, on: connection)
        #expect(try FactorRows.useCode("x", of: user, at: 5, on: connection))
        #expect(try FactorRows.useCode("x", of: user, at: 6, on: connection) == false)
        #expect(try FactorRows.useCode("y", of: user + 1, at: 6, on: connection) == false)
        #expect(try FactorRows.codesLeft(user, on: connection) == 1)
        #expect(try FactorRows.remove(user, on: connection))
        #expect(try FactorRows.remove(user, on: connection) == false)
        #expect(try FactorRows.codesLeft(user, on: connection) == 0)
      }
    }
  }

  @Test func aRoleThatMustHaveASecondStepIsSaidBySession() async throws {
    try await withCity { casework in
      let user = try #require(try await casework.hire(.verifier, "BIRO-PEM").user)
      let store = casework.database
      try await store.write { try SessionRows.begin("h", user: user, at: 1, expires: 9, on: $0) }
      func lacks() async throws -> Bool? {
        try await store.read { try SessionRows.find("h", now: 2, on: $0)?.lacksFactor }
      }
      #expect(try await lacks() == false)
      try await store.write { try FactorRows.require([.verifier, .administrator], on: $0) }
      #expect(try await lacks() == true)
      try await store.write { connection in
        _ = try FactorRows.propose(user, secret: "aa", at: 1, on: connection)
      }
      #expect(try await lacks() == true, "not confirmed yet")
      try await store.write { try FactorRows.confirm(user, at: 2, on: $0) }
      #expect(try await lacks() == false)
      #expect(
        try await store.read { try FactorRows.requiredRoles(on: $0) }
          == [.verifier, .administrator])
    }
  }

  @Test func aLinkOfThePastOpensNothing() async throws {
    try await withCity { casework in
      let user = try #require(try await casework.hire(.verifier, "BIRO-PEM").user)
      try await casework.database.write { connection in
        try InvitationRows.begin("h", user: user, at: 1, expires: 10, on: connection)
        #expect(try InvitationRows.user("h", now: 9, on: connection)?.id == user)
        #expect(try InvitationRows.user("h", now: 10, on: connection) == nil)
        #expect(try InvitationRows.open(of: user, now: 9, on: connection) == 10)
        #expect(try InvitationRows.open(of: user, now: 10, on: connection) == nil)
        try LogInStepRows.begin("s", user: user, expires: 10, on: connection)
        #expect(try LogInStepRows.user("s", now: 9, on: connection)?.id == user)
        _ = try UserRows.setPassword(user, "-", on: connection)
        #expect(try InvitationRows.user("h", now: 9, on: connection) == nil)
        #expect(try LogInStepRows.user("s", now: 9, on: connection) == nil)
      }
    }
  }

  @Test func theTrailKeepsWhatChangedAndIsFiltered() async throws {
    try await withCity { casework in
      let store = casework.database
      try await store.write { connection in
        for index in 1...5 {
          try AdministrationRows.append(
            at: Int64(index), user: nil, what: index == 3 ? "units.save" : "unit.save",
            subject: index.isMultiple(of: 2) ? "A" : "B", details: "",
            edits: [.init("name", "lama", "baru \(index)"), .init("area", nil, "")],
            on: connection)
        }
      }
      func page(_ kind: String?, _ subject: String?, before: Int64 = .max) async throws
        -> [AdministrationRows.Entry]
      {
        try await store.read {
          try AdministrationRows.page(
            before: before, kind: kind, subject: subject, limit: 10, on: $0)
        }
      }
      #expect(try await page("unit", nil).map(\.at) == [5, 4, 2, 1])
      #expect(try await page("unit", "B").map(\.at) == [5, 1])
      #expect(try await page(nil, "A").map(\.at) == [4, 2])
      let latest = try #require(try await page(nil, nil).first)
      #expect(latest.edits == [.init("name", "lama", "baru 5")], "what stays is not kept")
      #expect(try await page(nil, nil, before: latest.id).first?.at == 4)
    }
  }

  @Test func rowsAreKeptAllOrNone() async throws {
    try await withCity { casework in
      let name = try #require(casework.book.units["DBM"]?.name)
      func unit(_ code: String, _ name: String, under parent: String?) -> Domain.Unit {
        Domain.Unit(
          code: code, name: name, shortName: code, kind: .technicalUnit, parent: parent, area: nil)
      }
      // The second stands under the first, which is new as well.
      let fresh = [
        unit("BARU-A", "Unit A", under: "DBM"), unit("BARU-B", "Unit B", under: "BARU-A"),
      ]
      #expect(casework.changes(fresh).map(\.isNew) == [true, true])
      #expect(try await casework.keep(fresh, by: nil, now: 1) == 2)
      #expect(casework.book.units.isWithin("BARU-B", "DBM"))
      #expect(try await casework.keep(fresh, by: nil, now: 2) == 0)
      let circle = [
        unit("BARU-C", "Unit C", under: nil), unit("BARU-A", "Unit A", under: "BARU-B"),
      ]
      await #expect(throws: RowRefusal(code: "BARU-A", refusal: .circle)) {
        try await casework.keep(circle, by: nil, now: 3)
      }
      #expect(casework.book.units["BARU-C"] == nil && casework.book.units["DBM"]?.name == name)
      let area = try #require(casework.book.areas.first)
      try await casework.save(
        Area(code: area.code, name: "Nama Baru", level: area.level, parent: nil, centre: nil),
        by: nil, now: 4)
      #expect(casework.book.area(area.code)?.name == "Nama Baru")
      #expect(casework.book.area(area.code)?.level == area.level)
      await #expect(throws: TableRefusal.unknownRow) {
        try await casework.save(
          Area(code: "99", name: "X", level: .city, parent: nil, centre: nil), by: nil, now: 5)
      }
      let entries = try await casework.database.read {
        try AdministrationRows.page(before: .max, kind: "area", limit: 5, on: $0)
      }
      #expect(entries.map(\.edits) == [[.init("name", area.name, "Nama Baru")]])
    }
  }

  @Test func routingRulesArePublishedInVersionsAndRouteNewReports() async throws {
    try await withCity { casework in
      func rules(_ unit: String) -> RoutingRules {
        RoutingRules(rules: [
          RoutingRules.Rule(
            name: "lampu", words: ["lampu jalan"], outcome: .hand, target: .unit(unit))
        ])
      }
      func publish(_ rules: RoutingRules, over base: Int64) async throws -> Int64 {
        try await casework.publish(rules, over: base, note: "uji", by: nil, now: 1)
      }
      let before = try await casework.file()
      #expect(before.report.holder == SampleCity.village)
      #expect(try await publish(rules("DBM"), over: 0) == 1)
      #expect(try await casework.file().report.holder == "DBM")
      #expect(
        try await casework.file("Got mampet di depan rumah.").report.holder == SampleCity.village)
      await #expect(throws: RuleRefusal.overtaken) { try await publish(rules("DSDA"), over: 0) }
      await #expect(throws: RuleRefusal.nothingChanges) { try await publish(rules("DBM"), over: 1) }
      await #expect(throws: RuleRefusal.unsoundRouting([.unusableUnit(rule: 1, "TIADA")])) {
        try await publish(rules("TIADA"), over: 1)
      }
      #expect(try await publish(rules("DSDA"), over: 1) == 2)
      let (old, versions) = try await casework.database.read {
        (try RuleRows.routing(1, on: $0), try RuleRows.publishedRouting(on: $0))
      }
      #expect(old?.rules == rules("DBM") && versions.map(\.version) == [2, 1])
      #expect(try await casework.file().report.holder == "DSDA")
    }
  }
}
