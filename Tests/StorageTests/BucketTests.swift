import Casework
import Domain
import Sodium
import Storage
import Testing

@Suite struct BucketTests {
  @Test func aBucketGivesSoMuchAtOnceAndRunsFullAgain() async throws {
    try await withStore { database, _ in
      let three = Allowance(3, each: 900)
      func take(_ amount: Int64 = 1, at now: Int64) async throws -> Int64? {
        try await database.write {
          try BucketRows.take("pin", amount, of: three, now: now, on: $0)
        }
      }
      for _ in 0..<3 { #expect(try await take(at: 0) == nil) }
      #expect(try await take(at: 0) == 300, "the next one has run in by then")
      #expect(try await take(at: 299) == 300, "a refusal takes nothing")
      #expect(try await take(at: 300) == nil)
      #expect(try await take(2, at: 600) == 900)
      #expect(try await take(2, at: 900) == nil)
      #expect(try await take(50, at: 5_000) == nil, "a full bucket gives once, however much")
      #expect(try await take(at: 5_000) == 5_300)
      try await database.write { try BucketRows.fill("pin", on: $0) }
      #expect(try await take(at: 5_001) == nil)
      #expect(
        try await database.write { try BucketRows.purge(before: 5_300, limit: 9, on: $0) } == 0)
      #expect(
        try await database.write { try BucketRows.purge(before: 5_301, limit: 9, on: $0) } == 1)
    }
  }

  @Test func manyAtOnceTakeNoMoreThanThereIs() async throws {
    try await withStore { database, _ in
      let taken = try await withThrowingTaskGroup(of: Bool.self) { group in
        for _ in 0..<20 {
          group.addTask {
            try await database.write {
              try BucketRows.take("x", of: Allowance(7, each: 1_000_000), now: 5, on: $0) == nil
            }
          }
        }
        return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
      }
      #expect(taken == 7)
    }
  }

  @Test func whoeverIsRefusedWritesNothing() async throws {
    try await withCity { casework in
      var allowances = Allowances.unlimited
      allowances.rows[.add] = Allowances.Row(
        device: Allowance(9, each: 1_000), address: Allowance(1, each: 1_000), block: nil)
      let casework = Casework(
        database: casework.database, shelf: casework.shelf, keys: casework.keys,
        allowances: allowances)
      func take(_ device: String, at now: Int64) async throws -> Int64? {
        try await casework.take(
          [(.add, 1)], from: Sender(address: "203.0.113.9", device: device), now: now)
      }
      func rows() async throws -> Int? {
        try await casework.database.read {
          try $0.first("SELECT COUNT(*) FROM buckets", []) { $0.int(0) }
        }
      }
      #expect(try await take("a", at: 0) == nil)
      let before = try await rows()
      for device in ["b", "c", "d"] { #expect(try await take(device, at: 5) == 1_000) }
      #expect(try await rows() == before)
      #expect(try await take("e", at: 1_000) == nil)
    }
  }

  @Test func oneAddressSupportsAReportOnlySoOften() async throws {
    try await withCity { casework in
      var allowances = Allowances.unlimited
      allowances.supports = Allowance(2, each: 1_000)
      let casework = Casework(
        database: casework.database, shelf: casework.shelf, keys: casework.keys,
        allowances: allowances)
      let report = try await casework.file().report.number
      let other = try await casework.file("Got mampet.").report.number
      func support(_ number: String, _ device: String) async throws -> Int {
        try await casework.support(
          number, device: device, from: Sender(address: "203.0.113.9", device: device), now: 0)
      }
      #expect(try await support(report, "a") == 1)
      #expect(try await support(report, "b") == 2)
      #expect(try await support(report, "b") == 2, "counted before, nothing is taken")
      await #expect(throws: SupportRefusal.tooOften(until: 500)) {
        try await support(report, "c")
      }
      #expect(try await support(other, "c") == 1)
    }
  }

  @Test func aBurstOfOneVillageIsPointedOutAndNothingRefused() async throws {
    try await withCity { casework in
      var allowances = Allowances.unlimited
      allowances.village = Allowance(2, each: 3_600_000)
      let casework = Casework(
        database: casework.database, shelf: casework.shelf, keys: casework.keys,
        allowances: allowances)
      for index in 0..<4 {
        let receipt = try await casework.submit(
          SubmitReport(
            Draft(
              channel: casework.book.city.webChannel, text: "Banjir setinggi lutut di gang ini.",
              place: SampleCity.place), submission: "banjir-0\(index)", photoOwner: ""),
          now: SampleCity.now + Int64(index))
        #expect(receipt.isNew)
      }
      let bursts = try await casework.database.read { try BurstRows.since(0, on: $0) }
      #expect(bursts.count == 1)
      #expect(bursts.first?.firstAt == SampleCity.now + 2)
      #expect(bursts.first?.lastAt == SampleCity.now + 3)
    }
  }
}

/// Tries at PINs from many places.
@Suite struct SecretTriesTests {
  private func unlock(
    _ casework: Casework, _ number: String, _ pin: String, from address: String, at now: Int64
  ) async throws -> UnlockRefusal? {
    do {
      try await casework.unlock(
        number: number, pin: pin, device: "gawai", address: address, now: now)
      return nil
    } catch let refusal as UnlockRefusal {
      return refusal
    }
  }

  @Test func nobodyLocksAReporterOutFromElsewhere() async throws {
    try await withCity { casework in
      let receipt = try await casework.file()
      let (number, now) = (receipt.report.number, SampleCity.now)
      let wrong = receipt.pin == "000000" ? "000001" : "000000"
      // Two hundred addresses in as many networks, each with all it has.
      var guesses = 0
      for index in 0..<200 {
        for _ in 0..<5 {
          let refusal = try await unlock(
            casework, number, wrong, from: "10.\(index).0.1", at: now)
          if refusal == .wrongNumberOrPIN { guesses += 1 }
        }
      }
      // Fifty, and then one for each address: not one thousand.
      #expect(guesses == 50 + 190)
      #expect(
        try await unlock(casework, number, receipt.pin, from: "192.168.7.7", at: now) == nil,
        "the reporter still gets in")
    }
  }

  @Test func anAddressOfIPv6IsItsNetwork() async throws {
    try await withCity { casework in
      let receipt = try await casework.file()
      let wrong = receipt.pin == "000000" ? "000001" : "000000"
      for index in 0..<5 {
        #expect(
          try await unlock(
            casework, receipt.report.number, wrong, from: "2001:db8:1:2::\(index)",
            at: SampleCity.now) == .wrongNumberOrPIN)
      }
      let refusal = try await unlock(
        casework, receipt.report.number, receipt.pin, from: "2001:db8:1:2:ffff::9",
        at: SampleCity.now)
      #expect(refusal == .tooMany(until: SampleCity.now + 120_000))
    }
  }

  /// Whatever is tried, and in whatever order: a number that exists and one that does not get the
  /// same answers, and so do names of officers.
  @Test func knownAndUnknownAreAnsweredAlike() async throws {
    try await withCity { casework in
      let receipt = try await casework.file()
      let wrong = receipt.pin == "000000" ? "000001" : "000000"
      let sessions = try Sessions(database: casework.database, hasher: .fastForTests)
      try await Accounts(
        database: casework.database, hasher: .fastForTests, shelf: casework.shelf
      ).add(
        login: "ayu", name: "Ayu", password: "kata-sandi-uji", role: .verifier, unit: "BIRO-PEM",
        by: nil, now: SampleCity.now)
      func logIn(_ name: String, from address: String, at now: Int64) async throws -> LogInRefusal?
      {
        do {
          _ = try await sessions.logIn(
            login: name, password: "salah", from: Visitor(address: address),
            tokenHash: ReporterKeys.freshToken(), replacing: nil, now: now)
          return nil
        } catch let refusal as LogInRefusal {
          return refusal
        }
      }
      var seed: UInt32 = 5
      func random(_ most: UInt32) -> UInt32 {
        seed = seed &* 1_664_525 &+ 1_013_904_223
        return (seed >> 8) % most
      }
      var now = SampleCity.now
      for _ in 0..<150 {
        now += Int64(random(40_000))
        let last = random(3)
        let known = try await unlock(
          casework, receipt.report.number, wrong, from: "10.1.0.\(last)", at: now)
        let unknown = try await unlock(
          casework, "JK2503059999", wrong, from: "10.2.0.\(last)", at: now)
        #expect(known == unknown && known != nil)
        let officer = try await logIn("ayu", from: "10.3.0.\(last)", at: now)
        let nobody = try await logIn("hantu", from: "10.4.0.\(last)", at: now)
        #expect(officer == nobody && officer != nil)
      }
    }
  }
}
