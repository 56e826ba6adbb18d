import Casework
import Domain
import Foundation
import Storage
import TestStores
import Testing

@Suite struct TailTests {
  /// All tables of both stores, row for row.
  static func expectEqual(
    _ a: any Storage.Database, _ b: any Storage.Database,
    _ location: SourceLocation = #_sourceLocation
  ) async throws {
    for table in Tables.all {
      let first = try await a.read { try TableDump.of(table, on: $0) }
      let second = try await b.read { try TableDump.of(table, on: $0) }
      #expect(first == second, "\(table.name)", sourceLocation: location)
    }
  }

  /// Takes a tail of `store` since `moment`.
  static func tail(_ store: any Storage.Database, since moment: StoreMoment) async throws -> (
    StoreTail.Made, [[UInt8]]
  ) {
    try await store.read { connection in
      var pieces: [[UInt8]] = []
      let made = try StoreTail.write(since: moment, on: connection) { pieces.append($0) }
      return (made, pieces)
    }
  }

  static func change(_ casework: Casework, _ round: Int64) async throws {
    let now = SampleCity.now + round * 3_600_000
    let officer = try await casework.hire(.kelurahanOfficer, SampleCity.village)
    let old = try #require(
      try await casework.database.read { try ReportRows.find(id: 1, on: $0) })
    try await casework.perform(
      AddNote(words: "catatan \(round)"), on: old.number, seen: nil, by: officer, now: now)
    // A new report with a photo that was loose before, and one more loose photo.
    let owner = PhotoOwner.draft("x")
    let loose = try await casework.database.read { connection in
      try connection.all(
        "SELECT id FROM photos WHERE report_id IS NULL AND owner = $1 ORDER BY id",
        [.text(owner.key)]
      ) { $0.text(0) }
    }
    let photo = try #require(loose.first)
    _ = try await casework.submit(
      SubmitReport(
        Draft(
          privacy: .public, channel: casework.book.city.webChannel, text: "Pohon tumbang di jalan",
          place: SampleCity.place, photos: [photo],
          contact: Contact(name: "Warga", consent: true)),
        submission: "kirim-\(round)-xyz", photoOwner: owner.key), now: now)
    _ = try await casework.photo(of: owner)
    try await casework.database.write { connection in
      // Rows that come and go by themselves: changed, removed, added.
      try BucketRows.fill("t", on: connection)
      _ = try BucketRows.take(
        "t\(round)", of: Allowance(1, each: 10), now: now, on: connection)
      _ = try FormDraftRows.purge(before: now, on: connection)
      try SettingRows.set("round", "\(round)", on: connection)
      try AccessRows.grant("g\(round)", report: old.id, expires: now, on: connection)
    }
  }

  @Test(arguments: TestServer.engines)
  func aTailBringsACopyExactlyToItsMoment(of engine: Engine) async throws {
    try await withCity { casework in
      try await CopyTests.fill(casework)
      let store = casework.database
      try await withStore(on: [engine]) { restored, _ in
        try await CopyStore(from: store, to: restored).run()
        let base = try await restored.read(StoreMoment.init(of:))
        #expect(base.marks.reports == 5)
        #expect(base.marks.events == 8)
        #expect(base.photos == 1)
        try await Self.change(casework, 1)
        let (first, pieces) = try await Self.tail(store, since: base)
        #expect(first.reports == 2)
        #expect(first.moment.marks.reports == 6 && first.moment.photos == 2)
        for piece in pieces { try await StoreTail.apply(piece, to: restored) }
        try await StoreTail.finish(restored)
        try await Self.expectEqual(store, restored)
        #expect(try await restored.read(StoreMoment.init(of:)) == first.moment)

        // The next tail follows this one.
        try await Self.change(casework, 2)
        let (second, more) = try await Self.tail(store, since: first.moment)
        #expect(second.reports == 2)
        for piece in more { try await StoreTail.apply(piece, to: restored) }
        try await StoreTail.finish(restored)
        try await Self.expectEqual(store, restored)
        let found = try await restored.read { connection in
          let matches = try #require(
            connection.textMatches("tumbang", parameter: 1, openOnly: true))
          return try connection.all(matches.sql, [matches.value]) { $0.integer(0) }.count
        }
        #expect(found == 2)
      }
    }
  }

  @Test func aTailOfNothingBringsNothing() async throws {
    try await withCity { casework in
      try await CopyTests.fill(casework)
      let base = try await casework.database.read(StoreMoment.init(of:))
      let (made, pieces) = try await Self.tail(casework.database, since: base)
      #expect(made.reports == 0 && made.moment == base)
      #expect(pieces.count == 2)
    }
  }

  /// A table that changes only because another one it names changed.
  @Test func peopleComeWithTheirSessions() async throws {
    try await withCity { casework in
      let officer = try await casework.hire(.verifier, SampleCity.village)
      let store = casework.database
      try await store.write {
        try SessionRows.begin(
          "s", user: try #require(officer.user), at: 1, expires: 9, on: $0)
      }
      try await withStore { restored, _ in
        try await CopyStore(from: store, to: restored).run()
        let base = try await restored.read(StoreMoment.init(of:))
        _ = try await casework.hire(.verifier, SampleCity.village)
        let (_, pieces) = try await Self.tail(store, since: base)
        for piece in pieces { try await StoreTail.apply(piece, to: restored) }
        try await Self.expectEqual(store, restored)
      }
    }
  }

  @Test func aReportThatVanishedIsSaid() async throws {
    try await withCity { casework in
      try await CopyTests.fill(casework)
      var moment = try await casework.database.read(StoreMoment.init(of:))
      try await withCity { other in
        await #expect(throws: StoreTail.Failure.gone(1)) {
          _ = try await Self.tail(other.database, since: moment)
        }
      }
      moment.tables = []
      let (_, pieces) = try await Self.tail(casework.database, since: moment)
      #expect(pieces.count > 10, "tables of which nothing is known come whole")
    }
  }

  @Test func marksAreReadBackAndDamageIsSeen() async throws {
    try await withCity { casework in
      try await CopyTests.fill(casework)
      let marks = try await casework.database.read(StoreMoment.init(of:)).marks
      let bytes = marks.encoded
      #expect(StoreMarks(encoded: bytes) == marks)
      #expect(StoreMarks(encoded: Array(bytes.dropLast())) == nil)
      #expect(StoreMarks(encoded: bytes + [0]) == nil)
      #expect(StoreMarks(encoded: [UInt8]("no marks".utf8)) == nil)
      #expect(StoreMarks(encoded: []) == nil)
    }
  }

  @Test(arguments: [0, 1, 9, 40]) func aBrokenPieceIsRefused(cut: Int) async throws {
    try await withCity { casework in
      try await CopyTests.fill(casework)
      let base = StoreMoment(marks: StoreMarks(), tables: [], photos: 0)
      let (_, pieces) = try await Self.tail(casework.database, since: base)
      let piece = try #require(pieces.last)
      let broken = cut == 0 ? [] : Array(piece.dropLast(cut))
      await #expect(throws: StoreTail.Failure.damaged) {
        try await StoreTail.apply(broken, to: casework.database)
      }
    }
  }
}

/// Every row of a table.
enum TableDump {
  static func of(_ table: Table, on connection: any Connection) throws -> [[SQLValue]] {
    try table.page(after: nil, limit: 100_000, on: connection)
  }
}
