import Casework
import Domain
import Foundation
import Storage
import TestStores
import Testing

/// Several workers at once over the same reports, some of which die on the way.
@Suite struct RunClocksRaceTests {
  private static let reports = 300

  /// Nodes over one store: several connections where the engine has them.
  private func withCrowd(_ body: ([Casework]) async throws -> Void) async throws {
    func node(_ database: any Storage.Database) async throws -> Casework {
      Casework(
        database: database, shelf: try await CityShelf.open(database),
        keys: ReporterKeys(secret: [UInt8](repeating: 1, count: 32)))
    }
    if TestServer.engines.contains(.sqlite) {
      try await withStore(on: [.sqlite], .city) { database, _ in
        let one = try await node(database)
        try await body([one, one, one])
      }
    }
    try await withNodes(3, .city) { databases, _ in
      var nodes: [Casework] = []
      for database in databases { nodes.append(try await node(database)) }
      try await body(nodes)
    }
  }

  private func file(_ casework: Casework, contact: Contact? = nil) async throws {
    let (book, keys) = (casework.book, casework.keys)
    let village = String(SampleCity.village.dropFirst(4))
    try await casework.database.write { connection in
      for number in 0..<Self.reports {
        let draft = Draft(
          privacy: .public, channel: book.city.webChannel, text: "Lampu jalan padam sejak kemarin.",
          place: SampleCity.place, contact: contact)
        _ = try Casework.submit(
          SubmitReport(draft, submission: "ramai-\(10_000 + number)", photoOwner: ""),
          location: .village(village), book: book, keys: keys,
          now: SampleCity.now + Int64(number % 60) * 60_000, connection: connection)
      }
    }
  }

  /// Runs `work` again and again in three tasks until each has found nothing to do after the last
  /// jump of time.
  private func race(
    _ nodes: [Casework], jumps: [Int64],
    _ work: @escaping @Sendable (Casework, Int64, Dice) async throws -> Int
  ) async throws {
    let clock = YardClock()
    let isLast = Freeze()
    let seed = UInt64.random(in: 0...999_999)
    print("race with seed \(seed)")
    try await withThrowingTaskGroup(of: Void.self) { group in
      for (index, node) in nodes.enumerated() {
        group.addTask {
          var round: UInt64 = 0
          while true {
            let wasLast = isLast.on
            round += 1
            let dice = Dice(seed: seed &+ UInt64(index) &* 1_000_003 &+ round)
            do {
              let did = try await work(node, clock.now, dice)
              if did == 0, wasLast { return }
              if did == 0 { try await Task.sleep(for: .milliseconds(2)) }
            } catch is Planned {
              continue
            }
          }
        }
      }
      for jump in jumps {
        try await Task.sleep(for: .milliseconds(60))
        clock.pass(jump)
      }
      isLast.set(true)
      try await group.waitForAll()
    }
  }

  @Test func everyStepIsTakenOnceAndNoneTooEarly() async throws {
    try await withCrowd { nodes in
      try await file(nodes[0])
      let village = try await nodes[0].hire(.kelurahanOfficer, SampleCity.village)
      let noted = Tally()
      let numbers = try await nodes[0].database.read {
        try ReportRows.page(after: 0, limit: Self.reports, on: $0).map(\.number)
      }
      // 3, 4.8, 6, 12 and 24 hours after receipt.
      let jumps = [2, 2, 1, 1, 3, 4, 2, 10, 1].map { $0 * hour }
      try await race(nodes, jumps: jumps) { node, now, dice in
        var dice = dice
        let book = node.book
        if Int.random(in: 0..<6, using: &dice) == 0 {
          // An officer works meanwhile.
          let number = numbers[Int.random(in: numbers.indices, using: &dice)]
          try await node.perform(
            AddNote(words: "dilihat"), on: number, seen: nil, by: village, now: now)
          noted.add()
        }
        let fate = Int.random(in: 0..<60, using: &dice)
        return try await node.database.write { connection in
          let due = try ClockRows.due(now: now, limit: 20, on: connection)
          for (index, report) in due.enumerated() {
            // The worker dies with steps done that nobody has been told of.
            if index == fate { throw Planned() }
            try Casework.runClocks(of: report, now: now, book: book, connection: connection)
          }
          return due.count
        }
      }
      let all = try await nodes[0].database.read { connection in
        try ReportRows.page(after: 0, limit: Self.reports + 1, on: connection).map {
          ($0, try EventRows.history(of: $0, on: connection))
        }
      }
      #expect(all.count == Self.reports)
      let ladder = RunClocksTests.ladder.prefix(5)
      for (report, history) in all {
        let steps = history.compactMap { event in event.details.escalation.map { ($0, event.at) } }
        #expect(
          steps.map { "\($0.0.clock.rawValue) \($0.0.percent)" } == ladder.map(\.step),
          "\(report.number)")
        #expect(
          steps.map(\.0.dueAt) == ladder.map { report.receivedAt + Int64($0.hours * 3_600_000) })
        #expect(steps.allSatisfy { $0.1 >= $0.0.dueAt }, "none too early")
        #expect(report.clock.foldedTo == report.version)
      }
      let notes = all.reduce(0) { $0 + $1.1.count { $0.action == .note } }
      #expect(notes == noted.count, "and no officer's work is lost")
      try await nodes[0].expectClocks()
    }
  }

  @Test func everybodyIsToldOnce() async throws {
    try await withCrowd { nodes in
      let officers = [
        try await nodes[0].hire(.kelurahanOfficer, SampleCity.village),
        try await nodes[0].hire(.kelurahanOfficer, SampleCity.village),
      ]
      try await file(
        nodes[0], contact: Contact(phone: "081299998888", email: "a@contoh.id", consent: true))
      let ways = Ways(channels: [.desk, .mail, .sms])
      try await race(nodes, jumps: [hour, hour]) { node, now, dice in
        var dice = dice
        let dies = Int.random(in: 0..<4, using: &dice) == 0
        let book = node.book
        return try await node.database.write { connection in
          let told = try Casework.tellPeople(
            limit: 15, ways: ways, now: now, book: book, origin: "https://lapor.contoh.id",
            connection: connection)
          if dies, told > 0 { throw Planned() }
          return told
        }
      }
      let counts = try await nodes[0].database.read { connection in
        try connection.all(
          """
          SELECT channel, topic, recipient LIKE 'user:%', COUNT(*), COUNT(DISTINCT report_id)
          FROM deliveries GROUP BY channel, topic, recipient LIKE 'user:%' ORDER BY channel
          """
        ) { "\($0.text(0)) \($0.text(1)) \($0.int(3)) \($0.int(4))" }
      }
      #expect(
        counts == [
          "desk arrived \(officers.count * Self.reports) \(Self.reports)",
          "mail receipt \(Self.reports) \(Self.reports)",
        ])
      let jobs = try await nodes[0].database.read {
        try $0.first("SELECT COUNT(*) FROM jobs WHERE kind = 'deliver'") { $0.int(0) }
      }
      #expect(jobs == Self.reports)
      #expect(try await nodes[0].database.read { try !OutboxRows.isAny(on: $0) })
    }
  }
}
