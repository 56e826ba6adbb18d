import Domain
import Foundation
import Testing

/// What holds of working time everywhere. A failing case names its seed and number.
@Suite struct WorkingCalendarLawTests {
  /// 50,000 cases over five zones.
  @Test(arguments: WorkingPlan.zones)
  func agreesWithTheMinutesWalked(zone: String) throws {
    let pair = try WorkingPlan.pair(zone)
    let (calendar, oracle) = (pair.calendar, pair.oracle)
    let seed: UInt64 = 2026
    var random = SeededRandom(seed: seed)
    for number in 0..<10_000 {
      let a = pair.instant(&random)
      let b = pair.instant(&random)
      let duration = pair.duration(&random)
      let expected = oracle.add(duration, to: a)
      guard
        try calendar.between(a, b) == (a < b ? oracle.between(a, b) : 0),
        try calendar.isWorking(at: a) == oracle.isWorking(minute: Int(a / 60_000)),
        expected <= oracle.end
          ? try calendar.add(duration, to: a) == expected
          : (try? calendar.add(duration, to: a)) == nil
      else {
        Issue.record(
          "\(zone) seed \(seed) case \(number): a \(a) b \(b) duration \(duration), add \(expected)"
        )
        return
      }
    }
  }

  @Test(arguments: WorkingPlan.zones)
  func sumsAddUp(zone: String) throws {
    let pair = try WorkingPlan.pair(zone)
    let calendar = pair.calendar
    let seed: UInt64 = 7
    var random = SeededRandom(seed: seed)
    for number in 0..<4_000 {
      let points = (0..<3).map { _ in pair.instant(&random) }.sorted()
      let (a, b, c) = (points[0], points[1], points[2])
      let whole = try calendar.between(a, c)
      guard try calendar.between(a, b) + calendar.between(b, c) == whole else {
        Issue.record("\(zone) seed \(seed) case \(number): between \(points)")
        return
      }
      // Durations that fit between a and c, so that no table ends.
      let first = whole == 0 ? 0 : Int64.random(in: 0...whole, using: &random)
      let second = whole - first
      let once = try calendar.add(first, to: a)
      guard
        try calendar.add(second, to: once) == calendar.add(whole, to: a),
        try calendar.between(a, once) == first, once <= c,
        // The last moment was worked: `once` lies in working time or at its very end.
        try first == 0 ? once == a : calendar.isWorking(at: once - 1),
        try calendar.add(0, to: c) == c
      else {
        Issue.record("\(zone) seed \(seed) case \(number): add \(first) then \(second) to \(a)")
        return
      }
      let later = try? calendar.add(first, to: b)
      guard later.map({ once <= $0 }) ?? true else {
        Issue.record("\(zone) seed \(seed) case \(number): add \(first) to \(a) after to \(b)")
        return
      }
    }
  }

  @Test(arguments: WorkingPlan.zones)
  func aNewHolidayMovesNothingEarlier(zone: String) throws {
    let pair = try WorkingPlan.pair(zone)
    let clock = try #require(LocalClock(zone: zone))
    let seed: UInt64 = 31
    var random = SeededRandom(seed: seed)
    for number in 0..<30 {
      let holiday = clock.date(at: pair.instant(&random))
      let changed = try pair.plan.calendar(alsoClosed: holiday)
      let midnight = clock.start(of: holiday)
      for _ in 0..<50 {
        let near = midnight - Int64.random(in: 0...(10 * 86_400_000), using: &random)
        let start = max(near, pair.oracle.start)
        let budget = pair.duration(&random)
        let measure: Measure = .working
        let before = ClockLine(
          start: start, budget: budget, measure: measure, stops: [], calendar: pair.calendar)
        let after = ClockLine(
          start: start, budget: budget, measure: measure, stops: [], calendar: changed)
        guard before.due <= after.due, before.due > midnight || before.due == after.due else {
          Issue.record(
            "\(zone) seed \(seed) case \(number): \(holiday.iso), start \(start) budget \(budget)")
          return
        }
      }
    }
  }

  /// The process may live in any zone: the results are those of the city.
  @Test func theMachinesZoneDoesNotMatter() throws {
    let own = NSTimeZone.default
    defer { NSTimeZone.default = own }
    var results: Set<[Int64]> = []
    for identifier in ["Pacific/Kiritimati", "America/New_York", "Europe/Amsterdam", "Asia/Tokyo"] {
      NSTimeZone.default = try #require(TimeZone(identifier: identifier))
      #expect(NSTimeZone.default.identifier == identifier)
      var dues: [Int64] = []
      for zone in WorkingPlan.zones {
        let pair = try WorkingPlan.pair(zone)
        let calendar = try pair.plan.calendar()
        var random = SeededRandom(seed: 5)
        for _ in 0..<100 {
          let start = pair.instant(&random)
          dues.append(try calendar.between(pair.oracle.start, start))
          dues.append(
            ClockLine(
              start: start, budget: pair.duration(&random), measure: .working, stops: [],
              calendar: calendar
            ).due)
        }
      }
      results.insert(dues)
    }
    #expect(results.count == 1)
  }
}
