import Casework
import Domain
import Storage
import Testing

/// Times and shares of a month, by hand.
@Suite struct FiguresTests {
  private struct Month {
    let casework: Casework
    let offices: Offices

    func take(_ number: String, at hours: Double) async throws {
      try await casework.perform(
        Take(), on: number, seen: nil, by: offices.village, now: SampleCity.later(hours))
    }

    /// Finished so many hours after the first moment, verified an hour later.
    func finish(_ number: String, at hours: Double) async throws {
      let owner = PhotoOwner.user(try #require(offices.village.user))
      try await casework.perform(
        FinishWork(
          words: "selesai", photos: [try await casework.photo(of: owner)], photoOwner: owner.key,
          temporary: false), on: number, seen: nil, by: offices.village,
        now: SampleCity.later(hours - 1))
      try await casework.perform(
        Verify(), on: number, seen: nil, by: offices.verifier, now: SampleCity.later(hours))
    }

    func figures(_ kind: FigureRows.Kind, _ code: String, month: String = "2025-03") async throws
      -> FigureRows.Figures?
    {
      try await casework.database.read {
        try FigureRows.lines(month: month, kind: kind, codes: [code], limit: 1, on: $0)
      }.first?.figures
    }
  }

  private func withMonth(_ body: (Month) async throws -> Void) async throws {
    try await withCity { casework in
      try await body(Month(casework: casework, offices: try await Offices(casework)))
    }
  }

  /// Clocks that stop in no pause, so that times can be told by hand.
  private func file(_ month: Month, _ count: Int) async throws -> [String] {
    var numbers: [String] = []
    for _ in 0..<count { numbers.append(try await month.casework.file().report.number) }
    return numbers
  }

  @Test func aMonthByHand() async throws {
    try await withMonth { month in
      let casework = month.casework
      let numbers = try await file(month, 7)
      // Decided after 1, 2, 3 and 10 hours; finished after 10, 20, 200 (7 days are 168).
      for (number, hours) in zip(numbers, [1.0, 2, 3, 10]) {
        try await month.take(number, at: hours)
      }
      for (number, hours) in zip(numbers, [10.0, 20, 200]) {
        try await month.finish(number, at: hours)
      }
      // The fourth is open and late, the fifth too; the sixth was joined to the fourth, the seventh
      // withdrawn.
      try await casework.perform(
        MergeDuplicate(into: numbers[3]), on: numbers[5], seen: nil, by: month.offices.village,
        now: SampleCity.later(11))
      let last = try await casework.report(numbers[6])
      try await casework.perform(
        Withdraw(), on: last.number, seen: nil, by: Actor(reporterOf: last.id),
        now: SampleCity.later(11))
      try await casework.countTimes(now: SampleCity.later(210))
      var expected = FigureRows.Figures()
      expected.decided = 4
      expected.decidedMean = 4 * hour
      expected.decidedMedian = 5 * hour / 2
      expected.finished = 3
      expected.onTime = 2
      expected.finishedMean = (10 + 20 + 200) * hour / 3
      expected.finishedMedian = 20 * hour
      expected.overdueOpen = 2
      expected.oldestOpen = SampleCity.now
      let city = try #require(try await month.figures(.city, ""))
      #expect(city == expected)
      #expect(city.onTimeShare == 2.0 / 5)
      #expect(try await month.figures(.unit, SampleCity.village) == expected)
      #expect(try await month.figures(.agency, "KOT-31.71") == expected)
      for area in ["31.71.01.1001", "31.71.01", "31.71"] {
        #expect(try await month.figures(.area, area) == expected, "\(area)")
      }
      #expect(try await month.figures(.city, "", month: "2025-02") == nil)
      // Counted again, it is counted once.
      try await casework.countTimes(now: SampleCity.later(211))
      #expect(try await month.figures(.city, "") == expected)
    }
  }

  /// Quickly and wrongly is never better than slowly and rightly.
  @Test func openedAgainTheSameClockGoesOn() async throws {
    try await withMonth { month in
      let casework = month.casework
      let number = try await file(month, 1)[0]
      try await month.take(number, at: 1)
      try await month.finish(number, at: 5)
      try await casework.countTimes(now: SampleCity.later(6))
      #expect(try await month.figures(.city, "")?.finishedMean == 5 * hour)
      let reporter = Actor(reporterOf: try await casework.report(number).id)
      // Closed for 95 hours.
      try await casework.perform(
        Reopen(), on: number, seen: nil, by: reporter, now: SampleCity.later(100))
      try await casework.countTimes(now: SampleCity.later(101))
      #expect(try await month.figures(.city, "")?.finished == 0)
      try await month.take(number, at: 101)
      try await month.finish(number, at: 110)
      try await casework.countTimes(now: SampleCity.later(111))
      let figures = try #require(try await month.figures(.city, ""))
      #expect(figures.finished == 1 && figures.finishedMean == 15 * hour && figures.onTime == 1)
      #expect(figures.decided == 1 && figures.decidedMean == hour, "decided once")
    }
  }

  @Test func timeThatStoodStillIsNotUsed() async throws {
    try await withMonth { month in
      let number = try await file(month, 1)[0]
      try await month.take(number, at: 1)
      let until = SampleCity.later(30)
      try await month.casework.perform(
        PauseClock(.outsideJurisdiction, until: until, words: "Menunggu."), on: number, seen: nil,
        by: month.offices.village, now: SampleCity.later(10))
      try await month.finish(number, at: 40)
      try await month.casework.countTimes(now: SampleCity.later(41))
      #expect(try await month.figures(.city, "")?.finishedMean == 20 * hour)
    }
  }

  @Test func aMonthThatIsOverKeepsItsDoneAndCountsNothingOpen() async throws {
    try await withMonth { month in
      let numbers = try await file(month, 2)
      try await month.take(numbers[0], at: 1)
      try await month.finish(numbers[0], at: 5)
      // The first of April, in the city's own time.
      let april = month.casework.book.clock.start(of: LocalDate(year: 2025, month: 4, day: 1))
      try await month.casework.countTimes(now: april - 1)
      #expect(try await month.figures(.city, "")?.overdueOpen == 1)
      try await month.casework.countTimes(now: april)
      let march = try #require(try await month.figures(.city, ""))
      #expect(march.finished == 1 && march.overdueOpen == 0 && march.oldestOpen == nil)
      let now = try #require(try await month.figures(.city, "", month: "2025-04"))
      #expect(now.finished == 0 && now.overdueOpen == 1 && now.onTimeShare == 0)
      #expect(now.decidedMean == nil && now.finishedMedian == nil)
    }
  }

  @Test func rowsComeInPagesThoseWithTheMostFirst() async throws {
    try await withStore { database, _ in
      var rows: [String: FigureRows.Figures] = [:]
      for number in 0..<9 {
        var figures = FigureRows.Figures()
        figures.finished = number % 3
        figures.overdueOpen = number % 2
        rows["U\(number)"] = figures
      }
      let entered = rows
      try await database.write {
        try FigureRows.replace(month: "2025-03", [.unit: entered], at: 7, on: $0)
        try FigureRows.replace(month: "2025-02", [.unit: entered], at: 7, on: $0)
      }
      var lines: [FigureRows.Line] = []
      while true {
        let key = lines.last.map {
          FigureRows.Key(
            weight: $0.figures.finished + $0.figures.overdueOpen, code: $0.code)
        }
        let page = try await database.read {
          try FigureRows.lines(month: "2025-03", kind: .unit, after: key, limit: 4, on: $0)
        }
        if page.isEmpty { break }
        lines += page
      }
      #expect(lines.count == 9 && Set(lines.map(\.code)) == Set(rows.keys))
      let order = lines.map { (-($0.figures.finished + $0.figures.overdueOpen), $0.code) }
      #expect(zip(order, order.dropFirst()).allSatisfy { $0 < $1 })
      #expect(lines.allSatisfy { rows[$0.code] == $0.figures && $0.countedAt == 7 })
      let none = try await database.read {
        try FigureRows.lines(month: "2025-03", kind: .unit, codes: [], limit: 4, on: $0)
      }
      #expect(none.isEmpty)
    }
  }
}
