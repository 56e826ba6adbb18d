import Casework
import Domain
import Storage
import Testing

@testable import Workers

/// People who support a report of somebody else and asked to hear of it.
@Suite struct SupporterNewsTests {
  /// Devices that support a report; every second one hears of it by mail.
  private func support(_ report: Report, devices: Int, _ town: PostTown) async throws {
    for device in 1...devices {
      try await town.casework.support(report.number, device: "gawai-\(device)", now: town.now)
      guard device.isMultiple(of: 2) else { continue }
      try await town.casework.hearOfSupported(
        report.number, device: "gawai-\(device)", email: "tetangga\(device)@contoh.id",
        language: device == 2 ? .en : .id, now: town.now)
    }
  }

  private func tellSupporters(_ town: PostTown, limit: Int) async throws {
    let (ways, now, book) = (town.ways, town.now, town.casework.book)
    while let job = try await town.jobs(.tellSupporters).first(where: { $0.state == "waiting" }) {
      try await town.casework.database.write { connection in
        try connection.run("UPDATE jobs SET state = 'done' WHERE id = $1", [.integer(job.id)])
        try Casework.tellSupporters(
          job.subject, ways: ways, now: now, book: book, limit: limit, connection: connection)
      }
    }
  }

  private func reject(_ report: Report, _ town: PostTown) async throws {
    let offices = try await Offices(town.casework)
    let reason = try #require(town.casework.book.reasons.first { $0.list == .rejection })
    try await town.casework.perform(
      Reject(reason: reason.code, words: "Kata RAHASIA petugas."), on: report.number, seen: nil,
      by: offices.village, now: town.now)
  }

  @Test func hearOfTheEndPageByPageAndOnce() async throws {
    try await withPost { town in
      let report = try await town.file(nil)
      try await support(report, devices: 14, town)
      // Without a contact of its own the report has nobody else to write to.
      try await reject(report, town)
      try await town.tell()
      try await tellSupporters(town, limit: 3)
      try await town.tell()
      try await tellSupporters(town, limit: 3)
      #expect(
        try await town.toReporter(report)
          == Array(repeating: "supportedEnded mail queued", count: 7))
      // By night nobody is woken.
      while try await town.jobs(.deliver).contains(where: { $0.state == "waiting" }) {
        try await town.passToNext(.deliver)
        try await town.work(.deliver)
      }
      #expect(town.box.mails.count == 7)
      let letter = try #require(town.box.mails.first { $0.to == "tetangga2@contoh.id" })
      #expect(letter.language == .en && letter.text.contains("Because of support"))
      #expect(letter.text.contains("https://lapor.contoh.id/laporan/\(report.number)"))
      for letter in town.box.mails {
        #expect(!letter.text.contains("RAHASIA") && !letter.text.contains("/l/"))
      }
    }
  }

  @Test func hearNothingOfAReportThatIsNoLongerForEverybody() async throws {
    try await withPost { town in
      let report = try await town.file(nil)
      try await support(report, devices: 2, town)
      try await reject(report, town)
      try await town.tell()
      try await town.casework.database.write {
        try $0.run("UPDATE reports SET privacy = 'sealed' WHERE id = $1", [.integer(report.id)])
      }
      try await tellSupporters(town, limit: 10)
      #expect(try await town.toReporter(report).isEmpty)
    }
  }

  @Test func stopAndAreForgottenAfterTheEnd() async throws {
    try await withPost { town in
      let report = try await town.file(nil)
      try await support(report, devices: 4, town)
      try await town.casework.hearOfSupported(
        report.number, device: "gawai-2", email: nil, language: .id, now: town.now)
      try await reject(report, town)
      try await town.tell()
      try await tellSupporters(town, limit: 10)
      #expect(try await town.toReporter(report).count == 1)
      func kept() async throws -> [Int] {
        try await town.casework.database.read { connection in
          try [
            "SELECT COUNT(*) FROM supports WHERE email IS NOT NULL",
            "SELECT COUNT(*) FROM subscriptions", "SELECT COUNT(*) FROM supports",
          ].map { try connection.first($0, []) { $0.int(0) } ?? 0 }
        }
      }
      #expect(try await kept() == [1, 2, 4])
      let closed = try #require(try await town.casework.report(report.number).closedAt)
      for (later, left) in [(0, [1, 2, 4]), (1, [0, 0, 4])] as [(Int64, [Int])] {
        _ = try await town.casework.database.write {
          try SupportRows.forgetWays(closedBefore: closed + later, limit: 10, on: $0)
        }
        let now = try await kept()
        #expect(now == left)
      }
    }
  }

  @Test func oneAddressIsNotFilledByOthers() async throws {
    try await withPost { town in
      for number in 1...21 {
        let report = try await town.file(nil, text: "Lampu padam di gang nomor \(number).")
        try await town.casework.support(report.number, device: "gawai", now: town.now)
        let hear = {
          try await town.casework.hearOfSupported(
            report.number, device: "gawai", email: "korban@contoh.id", language: .id, now: town.now)
        }
        if number <= 20 {
          try await hear()
        } else {
          await #expect(throws: SupportRefusal.tooManyOfAddress) { try await hear() }
        }
      }
    }
  }
}
