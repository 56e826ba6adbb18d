import Casework
import Domain
import Foundation
import Storage
import Testing

@Suite struct SubmitTests {
  @Test func theSameSubmissionMakesOneReportHoweverOftenItArrives() async throws {
    try await withCity { casework in
      try await withThrowingTaskGroup(of: Receipt.self) { group in
        for _ in 0..<40 { group.addTask { try await casework.file(submission: "kirim-sekali") } }
        var receipts: [Receipt] = []
        for try await receipt in group { receipts.append(receipt) }
        #expect(Set(receipts.map(\.report.number)).count == 1)
        #expect(Set(receipts.map(\.pin)).count == 1)
        #expect(receipts.filter(\.isNew).count == 1)
      }
    }
  }

  @Test func numbersAreDenseUniqueAndCarryTheLocalDay() async throws {
    try await withCity { casework in
      var numbers: [String] = []
      for _ in 0..<5 { numbers.append(try await casework.file().report.number) }
      #expect(numbers == (1...5).map { "JK250305000\($0)" })
      // 23:59:59.999 local is still that day, one millisecond later the next.
      let midnight = casework.book.clock.start(of: LocalDate(year: 2025, month: 3, day: 6))
      #expect(try await casework.file(now: midnight - 1).report.number == "JK2503050006")
      #expect(try await casework.file(now: midnight).report.number == "JK2503060001")
    }
  }

  @Test func aReportFallsToTheKelurahanOfItsPlaceWithBothDeadlines() async throws {
    try await withCity { casework in
      let report = try await casework.file().report
      #expect(report.holder == SampleCity.village)
      #expect(report.state == .waiting)
      #expect(report.dues.coordination == SampleCity.now + 6 * 3_600_000)
      #expect(report.dues.completion == SampleCity.now + 7 * 86_400_000)
    }
  }

  @Test func aPlaceOutsideIsRefusedWithItsOwner() async throws {
    try await withCity { casework in
      let error = await #expect(throws: SubmitRefusal.self) {
        // The town square of Depok.
        _ = try await casework.file(place: Coordinate(latitude: -6.4025, longitude: 106.7942))
      }
      guard case .invalid(let problems) = error, case .placeOutside = problems.first else {
        Issue.record("\(String(describing: error))")
        return
      }
    }
  }

  @Test func anInquiryNeedsNoPlaceAndGoesToTheArbitersDesk() async throws {
    try await withCity { casework in
      let report = try await casework.file(
        "Bagaimana cara mendapat unit rusun?", kind: .inquiry, place: nil
      ).report
      #expect(report.holder == casework.book.city.arbiterUnit)
      await #expect(throws: SubmitRefusal.self) { try await casework.file(place: nil) }
    }
  }

  @Test func aMalformedSubmissionIsRefused() async throws {
    try await withCity { casework in
      for bad in [
        "", "pendek", "ada spasi di sini", String(repeating: "a", count: 65), "a/../../b",
      ] {
        await #expect(throws: SubmitRefusal.malformedSubmission) {
          try await casework.file(submission: bad)
        }
      }
    }
  }

  @Test func thePhotosOfSomebodyElseAreNotTaken() async throws {
    try await withCity { casework in
      let photo = try await casework.photo(of: .draft("milik-lain"))
      await #expect(throws: SubmitRefusal.invalid([.unknownPhoto])) {
        _ = try await casework.submit(
          SubmitReport(
            Draft(
              channel: "JAKI", text: "Lampu jalan padam sejak kemarin.", place: SampleCity.place,
              photos: [photo]), submission: "kiriman-asing", photoOwner: "draft:saya"),
          now: SampleCity.now)
      }
    }
  }

  @Test func theIdentityStandsNowhereButInItsTableAndEachOpeningIsLogged() async throws {
    try await withCity { casework in
      let contact = Contact(
        name: "Zulkhairun Rahasia", phone: "081299998888", email: "zulkhairun@contoh.id",
        consent: true)
      let receipt = try await casework.submit(
        SubmitReport(
          Draft(
            channel: "JAKI", text: "Lampu jalan padam sejak kemarin.", place: SampleCity.place,
            contact: contact), submission: "dengan-kontak", photoOwner: ""), now: SampleCity.now)
      for (table, column) in try await columns(casework.database) where table != "reporters" {
        let hits = try await casework.database.read { connection in
          try connection.first(
            """
            SELECT COUNT(*) FROM "\(table)" WHERE CAST("\(column)" AS TEXT) LIKE '%Zulkhairun%'
            OR CAST("\(column)" AS TEXT) LIKE '%0812999%' OR CAST("\(column)" AS TEXT) LIKE '%zulkhairun%'
            """
          ) { $0.int(0) }
        }
        #expect(hits == 0, "\(table).\(column)")
      }
      let officer = try await casework.hire(.kelurahanOfficer, SampleCity.village)
      let opened = try await casework.openIdentity(
        of: receipt.report.number, by: officer, reason: "konfirmasi lokasi", now: SampleCity.now)
      #expect(opened == contact)
      let log = try await casework.database.read {
        try IdentityRows.openings(of: receipt.report.id, on: $0)
      }
      #expect(log.count == 1)
      #expect(log.first?.reason == "konfirmasi lokasi")
      let administrator = try await casework.hire(.administrator, "UP-JSC")
      await #expect(throws: Refusal.self) {
        try await casework.openIdentity(
          of: receipt.report.number, by: administrator, reason: "ingin tahu saja",
          now: SampleCity.now)
      }
    }
  }

  /// Every column of every table of the store itself.
  private func columns(_ database: any Storage.Database) async throws -> [(String, String)] {
    let sql =
      switch database.engine {
      case .sqlite:
        """
        SELECT m.name, c.name FROM sqlite_master m, pragma_table_info(m.name) c
        WHERE m.type = 'table' AND m.name NOT LIKE 'report_places%'
        """
      case .postgres:
        """
        SELECT table_name, column_name FROM information_schema.columns
        WHERE table_schema = current_schema()
        """
      }
    let columns = try await database.read { try $0.all(sql) { ($0.text(0), $0.text(1)) } }
    #expect(columns.count > 100)
    return columns
  }
}
