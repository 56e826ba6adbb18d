import Casework
import Domain
import Storage
import Testing

/// What stands beside a line, what a list is narrowed by, and the overview of those above.
@Suite struct InboxTests {
  private static func support(_ report: Int64, _ voices: Int, _ casework: Casework) async throws {
    try await casework.database.write { connection in
      for voice in 0..<voices {
        try SupportRows.support(report, owner: "\(voice)", at: 0, on: connection)
      }
    }
  }

  @Test func listsAreNarrowedByChannelAndSupport() async throws {
    try await withCity { casework in
      let loud = try await casework.file("Lampu padam di gang satu.").report
      let quiet = try await casework.file("Lampu padam di gang dua.").report
      let alone = try await casework.file("Got mampet.").report
      try await Self.support(loud.id, 6, casework)
      try await Self.support(quiet.id, 2, casework)
      func found(
        _ list: InboxRows.List = .heap(.new), _ change: (inout DeskRows.Filter) -> Void
      ) async throws -> Set<String> {
        var filter = DeskRows.Filter()
        change(&filter)
        let chosen = filter
        return Set(
          try await casework.database.read {
            try InboxRows.list(
              list, unit: SampleCity.village, filter: chosen, after: nil, limit: 10, on: $0)
          }.map(\.report.number))
      }
      #expect(try await found { $0.supporters = 1 } == [loud.number, quiet.number])
      #expect(try await found { $0.supporters = 5 } == [loud.number])
      #expect(
        try await found {
          $0.supporters = 1
          $0.text = "dua"
        } == [quiet.number])
      #expect(
        try await found {
          $0.supporters = 1
          $0.text = alone.number
        } == [])
      #expect(try await found { $0.channel = loud.channel }.count == 3)
      #expect(try await found { $0.channel = "khayal" } == [])
      #expect(try await found(.supported) { _ in } == [loud.number])
      #expect(try await found(.supported) { $0.text = "gang" } == [loud.number])
      #expect(try await found(.supported) { $0.text = "mampet" } == [])
      // What is closed costs the list nothing, and comes back with the report.
      func open() async throws -> Int? {
        try await casework.database.read {
          try $0.first("SELECT COUNT(*) FROM support_counts WHERE is_open = 1", []) { $0.int(0) }
        }
      }
      let officer = try await casework.hire(.kelurahanOfficer, SampleCity.village)
      try await casework.perform(
        Reject(reason: "location-not-found", words: "Di luar kota."), on: quiet.number, seen: nil,
        by: officer, now: SampleCity.now)
      #expect(try await open() == 1)
      try await casework.perform(
        Reopen(), on: quiet.number, seen: nil, by: Actor(reporterOf: quiet.id),
        now: SampleCity.now)
      #expect(try await open() == 2)
      // The same on lists that are not of a desk.
      let listed = try await casework.database.read { connection in
        var filter = DeskRows.Filter()
        filter.supporters = 5
        filter.text = "lampu"
        return try ReportLists.newest(
          .everything, filter: filter, after: nil, limit: 10, on: connection)
      }
      #expect(listed.map(\.number) == [loud.number])
    }
  }

  @Test func signsTellOfSupportJoinedReportsAndLikeOnes() async throws {
    try await withCity { casework in
      let village = try await casework.hire(.kelurahanOfficer, SampleCity.village)
      func file(_ category: String?, privacy: Privacy = .public, at now: Int64 = SampleCity.now)
        async throws -> Report
      {
        let report = try await casework.file(privacy: privacy, now: now).report
        guard let category else { return report }
        return try await casework.perform(
          Recategorise(category: category), on: report.number, seen: nil, by: village, now: now + 1)
      }
      let first = try await file("jalan")
      let second = try await file("jalan")
      let other = try await file("sampah")
      let late = try await file("jalan", at: SampleCity.now + 20 * day)
      let sealed = try await file("koperasi", privacy: .sealed)
      let open = try await file("koperasi")
      try await Self.support(other.id, 3, casework)
      func signs() async throws -> LineSigns {
        let ids = [first, second, other, late, sealed, open].map(\.id)
        return try await casework.database.read { try LineSigns.read(of: ids, on: $0) }
      }
      let before = try await signs()
      #expect(before.alike == [first.id, second.id, sealed.id], "no sealed one is told of")
      #expect(before.supporters == [other.id: 3] && before.joined.isEmpty)
      try await casework.perform(
        MergeDuplicate(into: first.number), on: second.number, seen: nil, by: village,
        now: SampleCity.now + 9)
      let after = try await signs()
      #expect(after.joined == [first.id: 1])
      #expect(after.alike == [sealed.id], "what is closed is nobody's double")
    }
  }

  @Test func theOverviewCountsEveryPressedReportOnceAndItsListsSayTheSame() async throws {
    try await withCity { casework in
      var life = try await RandomLife(casework, seed: 31)
      try await life.file(9)
      var seen = 0
      for _ in 0..<4 {
        for _ in 0..<24 { _ = try await life.step() }
        try await life.file(2)
        life.now += 7 * hour
        try await casework.tick(at: life.now)
        let since = life.now - 3 * day
        let all = try await casework.database.read {
          try ReportRows.page(after: 0, limit: 100, on: $0)
        }.filter { !$0.state.isClosed }
        let area = try #require(casework.book.area("31.71.01"))
        let scopes: [(HangingRows.Scope, (Report) -> Bool)] = [
          (HangingRows.Scope(), { _ in true }),
          (HangingRows.Scope(holders: ["DBM", "DSDA"]), { ["DBM", "DSDA"].contains($0.holder) }),
          (
            HangingRows.Scope(area: area, sealed: (Offices.district, [])),
            {
              $0.area?.contains("31.71.01") == true
                && ($0.privacy != .sealed || $0.isEscalated(to: Offices.district))
            }
          ),
        ]
        for (index, (scope, holds)) in scopes.enumerated() {
          let about: Comment = "scope \(index)"
          let own = all.filter(holds)
          let groups = try await casework.database.read {
            try OverviewRows.groups(scope, stillSince: since, on: $0)
          }
          for (pressure, sum) in [
            (ClockSheet.Pressure.near, groups.map(\.near).reduce(0, +)),
            (.late, groups.map(\.late).reduce(0, +)),
          ] {
            let expected = own.filter { $0.clock.pressure == pressure }
            #expect(sum == expected.count, about)
            var lines: [DeskRows.Line] = []
            while true {
              let key = lines.last?.key
              let page = try await casework.database.read {
                try OverviewRows.pressed(pressure, scope, after: key, limit: 2, on: $0)
              }
              lines += page.prefix(2)
              if page.count <= 2 { break }
            }
            #expect(lines.count == sum, about)
            #expect(Set(lines.map(\.report.id)) == Set(expected.map(\.id)), about)
            #expect(lines.map(\.key.rank) == lines.map(\.key.rank).sorted(), about)
            seen += sum
          }
          #expect(
            groups.map(\.still).reduce(0, +) == own.filter { $0.clock.movedAt < since }.count, about
          )
          for group in groups where group.late > 0 {
            #expect(group.oldestDue != nil && own.contains { $0.holder == group.holder }, about)
          }
        }
      }
      #expect(seen > 0)
    }
  }

  @Test func viewsAreOfferedToTheirPersonAndToTheRoleInItsUnits() async throws {
    try await withCity { casework in
      let officer = try await casework.hire(.unitOfficer, "DBM-31.71")
      let head = try await casework.hire(.agencyHead, "DBM")
      let administrator = try await casework.hire(.administrator, Offices.arbiter)
      let user = try #require(officer.user)
      func add(_ name: String, _ owner: ViewRows.Owner, by actor: Actor) async throws {
        try await casework.addView(
          name, list: "baru", query: "kategori=jalan", for: owner, by: actor, now: 1)
      }
      func offered(_ role: Role, _ units: [String]) async throws -> [String] {
        try await casework.database.read {
          try ViewRows.offered(to: user, role: role, units: units, on: $0)
        }.map(\.name)
      }
      let units = casework.book.units.line(from: "DBM-31.71").map(\.code)
      try await add("Milik dinas", .role(.unitOfficer, unit: "DBM"), by: head)
      try await add("Milik kota", .role(.unitOfficer, unit: nil), by: administrator)
      try await add("Satu", .person(user), by: officer)
      try await add("Dua", .person(user), by: officer)
      #expect(
        try await offered(.unitOfficer, units) == ["Satu", "Dua", "Milik dinas", "Milik kota"])
      #expect(try await offered(.unitOfficer, ["DSDA"]) == ["Satu", "Dua", "Milik kota"])
      #expect(try await offered(.verifier, units) == ["Satu", "Dua"])

      let own = try await casework.database.read {
        try ViewRows.views(of: .person(user), on: $0)
      }
      try await casework.raiseView(own[1].id, by: officer)
      try await casework.renameView(own[0].id, to: "Satu lagi", by: officer, now: 2)
      #expect(try await offered(.verifier, []) == ["Dua", "Satu lagi"])
      try await casework.removeView(own[1].id, by: officer, now: 3)
      #expect(try await offered(.verifier, []) == ["Satu lagi"])

      // Nobody else's.
      for refused in [
        (ViewRows.Owner.person(user), head), (.role(.unitOfficer, unit: nil), head),
        (.role(.unitOfficer, unit: "DSDA"), head), (.role(.unitOfficer, unit: "DBM"), officer),
      ] {
        await #expect(throws: ViewRefusal.unknownView) {
          try await add("Asing", refused.0, by: refused.1)
        }
      }
      await #expect(throws: ViewRefusal.unknownView) {
        try await casework.removeView(own[0].id, by: head, now: 4)
      }
      await #expect(throws: ViewRefusal.nameMissing) {
        try await add("", .person(user), by: officer)
      }
      for index in 2...Casework.mostViews { try await add("n\(index)", .person(user), by: officer) }
      await #expect(throws: ViewRefusal.tooMany(most: Casework.mostViews)) {
        try await add("terlalu banyak", .person(user), by: officer)
      }
      let logged = try await casework.database.read {
        try AdministrationRows.page(before: .max, limit: 50, on: $0)
      }
      #expect(
        logged.map(\.subject) == ["Milik kota", "Milik dinas"], "own views are nobody's business")
    }
  }
}
