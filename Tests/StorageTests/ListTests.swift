import Casework
import Domain
import Foundation
import Storage
import Testing

@Suite struct ListTests {
  @Test func deskPagesByKeyShowEveryReportOnceInOrder() async throws {
    try await withCity { casework in
      var filed: Set<String> = []
      for index in 0..<57 {
        // Equal times on purpose: the id breaks the tie.
        filed.insert(
          try await casework.file(now: SampleCity.now + Int64(index / 10) * 1_000).report.number)
      }
      var seen: [String] = []
      var ranks: [Int64] = []
      var key: DeskRows.Key?
      while true {
        let after = key
        let page = try await casework.database.read {
          try DeskRows.list(
            unit: SampleCity.village, queue: .new, filter: .init(), after: after, limit: 10, on: $0)
        }
        seen += page.prefix(10).map(\.report.number)
        ranks += page.prefix(10).map(\.key.rank)
        guard page.count > 10 else { break }
        key = page[9].key
      }
      #expect(seen.count == 57)
      #expect(Set(seen) == filed)
      #expect(ranks == ranks.sorted())
      let counts = try await casework.database.read {
        try DeskRows.counts(unit: SampleCity.village, most: 20, on: $0)
      }
      #expect(counts[.new] == 20, "counted to the most only")
    }
  }

  @Test func aReportLiesOnTheDesksAboveItsHolderAndOfWhoPassedItOn() async throws {
    try await withCity { casework in
      let village = try await casework.hire(.kelurahanOfficer, SampleCity.village)
      let number = try await casework.file().report.number
      try await casework.perform(
        CoordinateReport(to: "DBM", reason: "has-authority"), on: number, seen: nil, by: village,
        now: SampleCity.now + 1)
      func queues(_ unit: String) async throws -> [Queue] {
        let counts = try await casework.database.read {
          try DeskRows.counts(unit: unit, most: 9, on: $0)
        }
        return Queue.allCases.filter { counts[$0, default: 0] > 0 }
      }
      #expect(try await queues("DBM") == [.new])
      #expect(try await queues(SampleCity.village) == [.others])
      #expect(try await queues("KEC-31.71.01") == [.others])
      #expect(try await queues("DSDA") == [])
      #expect(try await queues("GUBERNUR") == [])
    }
  }

  @Test func searchFindsWordsAndBeginningsAndNoOperatorOfItsLanguage() async throws {
    try await withCity { casework in
      let lamp = try await casework.file("Lampu jalan padam di depan sekolah").report.number
      let drain = try await casework.file("Saluran air tersumbat sampah plastik").report.number
      func found(_ text: String) async throws -> [String] {
        var filter = DeskRows.Filter()
        filter.text = text
        let chosen = filter
        return try await casework.database.read {
          try ReportLists.newest(.listed, filter: chosen, after: nil, limit: 10, on: $0)
        }.map(\.number)
      }
      #expect(try await found("lampu") == [lamp])
      #expect(try await found("LAMPU padam") == [lamp])
      #expect(try await found("tersum") == [drain])
      #expect(try await found("lampu sampah") == [])
      #expect(try await found(lamp.lowercased()) == [lamp])
      #expect(try await found("\"lampu\" OR sampah") == [])
      for hostile in [
        "\"", "*", "NEAR(a b)", "a AND", "body:lampu", "-lampu", "'; DROP TABLE x", "(((",
      ] {
        _ = try await found(hostile)
      }
    }
  }

  @Test func publicListsHoldOnlyWhatIsPublic() async throws {
    try await withCity { casework in
      let open = try await casework.file(privacy: .public).report
      _ = try await casework.file(privacy: .private)
      _ = try await casework.file(privacy: .sealed)
      let withdrawn = try await casework.file(privacy: .public).report
      try await casework.perform(
        Withdraw(), on: withdrawn.number, seen: nil, by: Actor(reporterOf: withdrawn.id),
        now: SampleCity.now + 1)
      let listed = try await casework.database.read {
        try ReportLists.newest(.listed, filter: .init(), after: nil, limit: 10, on: $0)
      }
      #expect(listed.map(\.number) == [open.number])
    }
  }

  @Test func checkNamesEveryColumnThatDoesNotFollowFromTheEvents() async throws {
    try await withCity { casework in
      let number = try await casework.file().report.number
      let tampered: KeyValuePairs<String, SQLValue> = [
        "state": "completed", "holder": "DBM", "text": "lain", "privacy": "sealed", "rating": 5,
        "hops": 2, "completion_due": 1, "category": "x", "version": 7, "closed_at": 9,
        "assignee": 3, "participants": "A B", "latitude": .real(1.5), "demo": 1, "estimate": 4,
      ]
      for (column, value) in tampered {
        let old = try await casework.database.read { connection in
          try connection.first(
            "SELECT \(column) FROM reports WHERE number = $1", [.text(number)]
          ) { row -> SQLValue in
            if row.isNull(0) { return .null }
            switch value {
            case .real: return .real(row.real(0))
            case .text: return .text(row.text(0))
            default: return .integer(row.integer(0))
            }
          }
        }
        func set(_ value: SQLValue) async throws {
          try await casework.database.write {
            _ = try $0.run("UPDATE reports SET \(column) = $1", [value])
          }
        }
        try await set(value)
        #expect(try await findings(casework) > 0, "\(column)")
        try await set(old ?? .null)
      }
      #expect(try await findings(casework) == 0)
      try await casework.database.write { _ = try $0.run("DELETE FROM desk_entries", []) }
      #expect(try await findings(casework) > 0)
    }
  }

  private func findings(_ casework: Casework) async throws -> Int {
    try await CheckStore(
      database: casework.database, vault: NoVault(), units: casework.book.units
    ).run { _ in }.findings
  }
}
