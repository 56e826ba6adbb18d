import Casework
import Domain
import Storage
import Testing

/// The lists of the inbox and of what hangs: they and their counts always say the same.
@Suite struct HangingTests {
  private static let units = [
    SampleCity.village, Offices.district, "KOT-31.71", "DBM", "DBM-31.71", "DSDA", "DLH",
    Offices.arbiter, Offices.governor,
  ]

  private func whole(_ list: InboxRows.List, _ unit: String, by limit: Int, _ casework: Casework)
    async throws -> [DeskRows.Line]
  {
    var lines: [DeskRows.Line] = []
    while true {
      let key = lines.last?.key
      let page = try await casework.database.read {
        try InboxRows.list(
          list, unit: unit, filter: .init(), after: key, limit: limit, on: $0)
      }
      #expect(page.count <= limit + 1)
      lines += page.prefix(limit)
      if page.count <= limit { return lines }
    }
  }

  @Test func listsAndCountsAgreeWhateverHappens() async throws {
    for seed: UInt64 in [21, 22] {
      try await withCity { casework in
        var life = try await RandomLife(casework, seed: seed)
        try await life.file(7)
        var seen: Set<InboxRows.List> = []
        var voices: [Int64: Int] = [:]
        // Work sent back or much supported need not come up in every life; the others are waited for.
        let common = Set(InboxRows.List.allCases)
          .subtracting([.heap(.drafts), .heap(.toMend), .heap(.toVerify), .supported])
        var round = 0
        while round < 5 || (round < 30 && !seen.isSuperset(of: common)) {
          round += 1
          for _ in 0..<24 { _ = try await life.step() }
          try await life.file(2)
          life.now += 5 * hour
          try await casework.tick(at: life.now)
          let all = try await casework.database.read {
            try ReportRows.page(after: 0, limit: 100, on: $0)
          }
          for report in all where Int.random(in: 0..<3, using: &life.dice) == 0 {
            let known = voices[report.id] ?? 0
            let more = Int.random(in: 1...4, using: &life.dice)
            try await casework.database.write { connection in
              for voice in known..<known + more {
                try SupportRows.support(report.id, owner: "\(voice)", at: 0, on: connection)
              }
            }
            voices[report.id] = known + more
          }
          for unit in Self.units {
            let counts = try await casework.database.read {
              try InboxRows.counts(unit: unit, most: 99, on: $0)
            }
            for list in InboxRows.List.allCases {
              let lines = try await whole(list, unit, by: 2, casework)
              let about: Comment = "\(list) of \(unit), seed \(seed)"
              #expect(lines.count == counts[list] ?? 0, about)
              #expect(Set(lines.map(\.report.id)).count == lines.count, about)
              let expected = all.filter {
                Self.belongs($0, to: list, of: unit, voices[$0.id] ?? 0, casework.book)
              }
              #expect(Set(lines.map(\.report.number)) == Set(expected.map(\.number)), about)
              let keys = lines.map { ($0.key.rank, $0.key.id) }
              #expect(zip(keys, keys.dropFirst()).allSatisfy { $0 < $1 }, about)
              if !lines.isEmpty { seen.insert(list) }
            }
          }
          try await expectStill(casework, all, since: life.now - 3 * day)
        }
        #expect(seen.isSuperset(of: common), "every list had something, seed \(seed)")
      }
    }
  }

  private static func belongs(
    _ report: Report, to list: InboxRows.List, of unit: String, _ voices: Int, _ book: CityBook
  ) -> Bool {
    let heap = Queue.desks(of: report, units: book.units)[unit]
    if case .heap(let queue) = list { return heap == queue }
    guard !report.state.isClosed else { return false }
    let isOver = book.units.desks(of: report.holder).contains(unit)
    return switch list {
    case .heap: false
    case .supported: heap != nil && voices >= InboxRows.highSupport
    case .near: isOver && report.clock.pressure == .near
    case .late: isOver && report.clock.pressure == .late
    case .escalated: report.isEscalated(to: unit)
    }
  }

  private func expectStill(_ casework: Casework, _ all: [Report], since moment: Int64) async throws
  {
    let area = try #require(casework.book.area("31.71.01"))
    let scopes: [(HangingRows.Scope, (Report) -> Bool)] = [
      (HangingRows.Scope(), { _ in true }),
      (HangingRows.Scope(holders: []), { _ in false }),
      (HangingRows.Scope(holders: ["DBM", "DSDA"]), { ["DBM", "DSDA"].contains($0.holder) }),
      (HangingRows.Scope(area: area), { $0.area?.contains("31.71.01") == true }),
      (
        HangingRows.Scope(sealed: (escalatedTo: Offices.district, heldBy: ["DBM"])),
        { $0.privacy != .sealed || $0.holder == "DBM" || $0.isEscalated(to: Offices.district) }
      ),
      (
        HangingRows.Scope(sealed: (escalatedTo: "DSDA", heldBy: [])),
        { $0.privacy != .sealed || $0.isEscalated(to: "DSDA") }
      ),
    ]
    for (index, (scope, holds)) in scopes.enumerated() {
      let expected = all.filter { !$0.state.isClosed && $0.clock.movedAt < moment && holds($0) }
        .sorted { ($0.clock.movedAt, $0.id) < ($1.clock.movedAt, $1.id) }
      var lines: [DeskRows.Line] = []
      while true {
        let key = lines.last?.key
        let page = try await casework.database.read {
          try HangingRows.still(since: moment, scope, after: key, limit: 3, on: $0)
        }
        lines += page.prefix(3)
        if page.count <= 3 { break }
      }
      #expect(lines.map(\.report.number) == expected.map(\.number), "scope \(index)")
      let holders = try await casework.database.read {
        try HangingRows.holders(since: moment, scope, most: 99, on: $0)
      }
      let grouped = Dictionary(grouping: expected, by: \.holder)
      #expect(holders.count == grouped.count, "scope \(index)")
      for holder in holders {
        let held = grouped[holder.holder] ?? []
        #expect(holder.count == held.count)
        #expect(holder.oldest == held.map(\.clock.movedAt).min())
      }
      let order = holders.map { (-$0.count, $0.holder) }
      #expect(zip(order, order.dropFirst()).allSatisfy { $0 < $1 }, "the most first")
    }
  }

  @Test func oneUnitIsAskedOnceHoweverManyCausesThereAre() async throws {
    try await withCity { casework in
      let number = try await casework.file().report.number
      try await casework.tick(at: SampleCity.later(230))
      let lines = try await whole(.escalated, Offices.district, by: 5, casework)
      #expect(lines.map(\.report.number) == [number])
      let cause = try await casework.database.read { connection in
        try connection.first(
          "SELECT cause FROM desk_escalations WHERE unit = $1", [.text(Offices.district)]
        ) { $0.text(0) }
      }
      #expect(cause == Escalation.Cause.coordination.rawValue, "what came first")
      let report = try await casework.report(number)
      #expect(report.clock.escalations.filter { $0.unit == Offices.district }.count == 2)
    }
  }
}
