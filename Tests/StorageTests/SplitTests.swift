import Casework
import Domain
import Storage
import Testing

/// One report that tells of two matters becomes two.
@Suite struct SplitTests {
  private let contact = Contact(phone: "0812 3456 7890", email: "Sari@contoh.id", consent: true)

  private func file(
    _ casework: Casework, _ contact: Contact?, privacy: Privacy = .public, photos: [String] = [],
    submission: String
  ) async throws -> Receipt {
    try await casework.submit(
      SubmitReport(
        Draft(
          privacy: privacy, channel: casework.book.city.webChannel,
          text: "Lampu padam dan saluran mampet.", place: SampleCity.place, photos: photos,
          contact: contact), submission: submission, photoOwner: "draft:saya"), now: SampleCity.now)
  }

  private func split(_ casework: Casework, photos: [String] = []) -> SplitReport {
    SplitReport(
      text: "Saluran mampet.", category: "trotoar", photos: photos, keys: casework.keys)
  }

  @Test func theSecondHasItsOwnNumberAndTheSameReporter() async throws {
    try await withCity { casework in
      let offices = try await Offices(casework)
      let photo = try await casework.photo(of: .draft("saya"))
      let receipt = try await file(
        casework, contact, photos: [photo], submission: "dua-hal-sekaligus")
      let number = receipt.report.number
      try await casework.grant(report: receipt.report.id, device: "gawai", now: SampleCity.now)
      try await casework.database.write {
        try MaskRows.cover(
          photo: photo, large: "tertutup", thumbnail: "tertutup-kecil",
          reason: "plate", by: 1, at: SampleCity.now, on: $0)
      }
      let first = try await casework.perform(
        split(casework, photos: [photo]), on: number, seen: 0, by: offices.village,
        now: SampleCity.later(1))
      #expect(first.state == .waiting && first.decidedAt == nil && first.photoCount == 1)
      let event = try #require(try await casework.history(number).last)
      let second = try await casework.report(try #require(event.details.splitInto))
      #expect(second.number != number && second.text == "Saluran mampet.")
      #expect(second.category == "trotoar" && second.state == .waiting)
      #expect(second.holder == first.holder && second.place == first.place)
      #expect(second.receivedAt == SampleCity.later(1) && second.version == 0)
      let begun = try #require(try await casework.history(second.number).first)
      #expect(begun.details.splitFrom == number && begun.actorRole == .kelurahanOfficer)
      #expect(second.photoCount == 1 && second.firstPhoto != photo)

      let copy = try #require(second.firstPhoto)
      #expect(
        try await casework.database.read { try PhotoRows.find(copy, on: $0) }?.large == "tertutup",
        "what is covered stays covered")

      let (consent, open, ways, marks) = try await casework.database.read { connection in
        (
          try IdentityRows.consent(of: second.id, on: connection),
          try AccessRows.isGranted(
            ReporterKeys.hash("gawai"), report: second.id, now: SampleCity.later(2),
            on: connection),
          try SubscriptionRows.of([.report(second.id)], on: connection).map(\.channel),
          try KinRows.ofSameReporter(as: second.id, limit: 9, on: connection).map(\.number)
        )
      }
      #expect(consent == true && open && marks == [number])
      #expect(Set(ways) == [.mail, .sms])
      // The PIN of the receipt opens both.
      try await casework.unlock(
        number: second.number, pin: receipt.pin, device: "telepon", address: "::1",
        now: SampleCity.later(2))
      // A part of a part has the same PIN as well.
      try await casework.perform(
        split(casework), on: second.number, seen: nil, by: offices.village,
        now: SampleCity.later(3))
      let third = try #require(try await casework.history(second.number).last?.details.splitInto)
      try await casework.unlock(
        number: third, pin: receipt.pin, device: "telepon", address: "::1",
        now: SampleCity.later(4))
      try await casework.expectClocks()
    }
  }

  @Test func nothingInPublicLeadsToASealedPart() async throws {
    try await withCity { casework in
      let offices = try await Offices(casework)
      let number = try await file(casework, contact, submission: "satu-umum-satu-rahasia")
        .report.number
      try await casework.perform(
        SplitReport(
          text: "Lurah meminta uang rokok.", category: "pungutan-liar", keys: casework.keys),
        on: number, seen: 0, by: offices.village, now: SampleCity.later(1))
      let event = try #require(try await casework.history(number).last)
      let second = try await casework.report(try #require(event.details.splitInto))
      #expect(second.privacy == .sealed)
      #expect(PublicEvent(event, sight: .open)?.splitInto == nil)
      #expect(PublicEvent(event, sight: .reporter)?.splitInto == second.number)
      let marks = try await casework.database.read { connection in
        try connection.first(
          "SELECT COUNT(*) FROM reporter_marks WHERE report_id = $1", [.integer(second.id)]
        ) { $0.int(0) }
      }
      #expect(marks == 0)
    }
  }

  @Test func photosOfATalkDoNotBecomePublic() async throws {
    try await withCity { casework in
      let offices = try await Offices(casework)
      let number = try await file(casework, nil, submission: "dengan-foto-susulan").report.number
      let photo = try await casework.photo(of: .draft("saya"))
      let report = try await casework.report(number)
      try await casework.perform(
        AddInformation(words: "Ini KTP saya.", photos: [photo], photoOwner: "draft:saya"),
        on: number, seen: nil, by: Actor(reporterOf: report.id), now: SampleCity.later(1))
      await #expect(throws: Refusal.photoUnknown) {
        try await casework.perform(
          split(casework, photos: [photo]), on: number, seen: nil, by: offices.village,
          now: SampleCity.later(2))
      }
    }
  }

  @Test func whatIsCoveredLaterIsCoveredInBothParts() async throws {
    try await withCity { casework in
      let offices = try await Offices(casework)
      let photo = try await casework.photo(of: .draft("saya"))
      let first = try await file(casework, nil, photos: [photo], submission: "foto-berdua").report
      try await casework.perform(
        split(casework, photos: [photo]), on: first.number, seen: 0, by: offices.village,
        now: SampleCity.later(1))
      let number = try #require(try await casework.history(first.number).last?.details.splitInto)
      let second = try await casework.report(number)
      let copy = try #require(second.firstPhoto)
      func large() async throws -> [String?] {
        try await casework.database.read { connection in
          try [photo, copy].map { try PhotoRows.find($0, on: connection)?.large }
        }
      }
      let plain = try await large()
      for (covered, report) in [(photo, first), (copy, second)] {
        try await casework.database.write {
          try MaskRows.cover(
            photo: covered, large: "tertutup", thumbnail: "kecil", reason: "plate",
            by: 1, at: SampleCity.now, on: $0)
        }
        #expect(try await large() == ["tertutup", "tertutup"])
        _ = try await casework.database.write {
          try MaskRows.lift(photo: covered, of: report, at: SampleCity.now, on: $0)
        }
        #expect(try await large() == plain)
      }
    }
  }

  @Test func whatIsRefusedLeavesNothingBehind() async throws {
    try await withCity { casework in
      let offices = try await Offices(casework)
      let number = try await file(casework, nil, submission: "tanpa-kontak").report.number
      func refused(_ verb: SplitReport, seen: Int?, _ refusal: Refusal) async {
        await #expect(throws: refusal) {
          try await casework.perform(
            verb, on: number, seen: seen, by: offices.village, now: SampleCity.later(1))
        }
      }
      await refused(split(casework, photos: ["tidak-ada"]), seen: 0, .photoUnknown)
      await refused(split(casework), seen: 7, .stale(seen: 7, now: 0))
      await refused(
        SplitReport(text: "Saluran mampet.", category: "bulan", keys: casework.keys), seen: 0,
        .unknownCategory("bulan"))
      await #expect(throws: Refusal.notYours) {
        try await casework.perform(
          split(casework), on: number, seen: 0, by: offices.water, now: SampleCity.later(1))
      }
      let all = try await casework.database.read {
        try ReportRows.page(after: 0, limit: 9, on: $0).map(\.number)
      }
      #expect(all == [number])
    }
  }

  @Test func reportsOfOneContactAreKnownToBelongTogetherButForSealedOnes() async throws {
    try await withCity { casework in
      let first = try await file(casework, contact, submission: "laporan-satu").report
      let byPhone = try await file(
        casework, Contact(phone: "+62 812-3456-7890", consent: false), privacy: .private,
        submission: "laporan-dua"
      ).report
      _ = try await file(
        casework, contact, privacy: .sealed, submission: "laporan-rahasia")
      _ = try await file(
        casework, Contact(phone: "0812 3456 7891", consent: true), submission: "laporan-lain")
      _ = try await file(casework, nil, submission: "laporan-anonim")
      let (kin, marks) = try await casework.database.read { connection in
        (
          try KinRows.ofSameReporter(as: first.id, limit: 9, on: connection).map(\.number),
          try connection.all("SELECT mark FROM reporter_marks") { $0.text(0) }
        )
      }
      #expect(kin == [byPhone.number])
      #expect(marks.count == 4)
      #expect(marks.allSatisfy { $0.count == 26 && !$0.contains("812") && !$0.contains("sari") })
    }
  }

  @Test func nearReportsAreFoundAndToldApart() async throws {
    try await withCity { casework in
      let offices = try await Offices(casework)
      let report = try await casework.file().report
      let near = try await casework.file(
        place: Coordinate(latitude: -6.1758, longitude: 106.8272)
      ).report
      _ = try await casework.file(
        place: Coordinate(latitude: -6.1854, longitude: 106.8272))
      func around(since: Int64) async throws -> [String] {
        try await casework.database.read {
          try KinRows.around(
            SampleCity.place, metres: 100, since: since, besides: report.id, limit: 9, on: $0
          ).map(\.number)
        }
      }
      #expect(try await around(since: SampleCity.now) == [near.number])
      #expect(try await around(since: SampleCity.now + 1).isEmpty)
      try await casework.tellApart(
        near.number, report.number, by: offices.village, now: SampleCity.now)
      try await casework.tellApart(
        report.number, near.number, by: offices.village, now: SampleCity.now)
      for (one, other) in [(report, near), (near, report)] {
        #expect(
          try await casework.database.read { try KinRows.distinct(from: one.id, on: $0) }
            == [other.id])
      }
      await #expect(throws: Refusal.notYours) {
        try await casework.tellApart(
          report.number, near.number, by: offices.water, now: SampleCity.now)
      }
    }
  }
}
