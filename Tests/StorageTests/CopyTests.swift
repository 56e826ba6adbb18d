import Casework
import Domain
import Foundation
import Storage
import Testing

@Suite struct CopyTests {
  /// A city with reports in several states, an officer, photos and a kept form.
  static func fill(_ casework: Casework) async throws {
    let officer = try await casework.hire(.kelurahanOfficer, SampleCity.village)
    for index in 0..<5 {
      let report = try await casework.file(
        "Laporan nomor \(index): jalan berlubang", privacy: index == 2 ? .sealed : .public
      ).report
      if index > 1 {
        try await casework.perform(
          Take(), on: report.number, seen: nil, by: officer, now: SampleCity.now + 60_000)
      }
    }
    _ = try await casework.photo(of: .draft("x"))
    try await casework.keep(
      ReportForm(draft: Draft(channel: "jaki", text: "setengah jadi")), token: "t", now: 1)
    _ = try await casework.database.write {
      try BucketRows.take("t", of: Allowance(1, each: 10), now: 1, on: $0)
    }
  }

  @Test func aCopyHoldsEverythingAndIsSound() async throws {
    try await withCity { casework in
      try await Self.fill(casework)
      try await withStore { target, _ in
        let copied = try await CopyStore(from: casework.database, to: target).run()
        #expect(copied.map(\.name) == Tables.all.map(\.name))
        let reports = try #require(copied.first { $0.name == "reports" })
        #expect(reports.rows == 5)
        let other = Casework(
          database: target, shelf: try await CityShelf.open(target), keys: casework.keys)
        let units = casework.book.units
        let check = CheckStore(database: target, vault: NoVault(), units: units)
        var findings: [String] = []
        let summary = try await check.run { findings.append($0.description) }
        // The vault of this test holds no bytes.
        #expect(findings.allSatisfy { $0.hasPrefix("photo ") })
        #expect(summary.reports == 5 && summary.events == 8)
        // Words and places are found again, and numbers go on.
        let found = try await target.read { connection in
          let matches = try #require(
            connection.textMatches("berlubang", parameter: 1, openOnly: true))
          return try connection.all(matches.sql, [matches.value]) { $0.integer(0) }.count
        }
        #expect(found == 5)
        let near = try await target.read {
          try $0.nearest(
            latitude: SampleCity.place.latitude, longitude: SampleCity.place.longitude, within: 50,
            limit: 9)
        }
        #expect(near.count == 5)
        let numbers = Set(
          try await target.read { try ReportRows.page(after: 0, limit: 9, on: $0) }.map(\.number))
        #expect(try await !numbers.contains(other.file().report.number))
        #expect(try await other.hire(.verifier, SampleCity.village).user == 2)
      }
    }
  }

  @Test func onlyAnEmptyStoreIsFilled() async throws {
    try await withCity { source in
      try await withCity { target in
        await #expect(throws: CopyFailure.targetNotEmpty("settings")) {
          try await CopyStore(from: source.database, to: target.database).run()
        }
      }
    }
  }

  /// A row the target refuses: the copy ends, and the mark stays.
  @Test func aCopyThatWasCutShortIsMarkedAndNeverTakenForWhole() async throws {
    try await withCity { casework in
      try await Self.fill(casework)
      try await withStore { target, _ in
        try await target.write {
          _ = try $0.run("CREATE UNIQUE INDEX trap ON report_events (action)")
        }
        await #expect(throws: StorageFailure.self) {
          try await CopyStore(from: casework.database, to: target).run()
        }
        #expect(try await target.read(UnfinishedStore.isMarked))
        await #expect(throws: CopyFailure.unfinished) {
          try await CopyStore(from: casework.database, to: target).run()
        }
        try await withStore { third, _ in
          await #expect(throws: CopyFailure.unfinished) {
            try await CopyStore(from: target, to: third).run()
          }
        }
      }
    }
  }
}
