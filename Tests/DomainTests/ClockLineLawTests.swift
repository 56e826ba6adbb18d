import Domain
import Testing

/// What holds of every clock. A failing case names its seed and number.
@Suite struct ClockLineLawTests {
  private struct Case {
    let start: Int64
    let budget: Int64
    let measure: Measure
    let stops: [Stop]

    func line(_ calendar: WorkingCalendar) -> ClockLine {
      ClockLine(start: start, budget: budget, measure: measure, stops: stops, calendar: calendar)
    }

    func with(start: Int64? = nil, stops: [Stop]) -> Case {
      Case(start: start ?? self.start, budget: budget, measure: measure, stops: stops)
    }
  }

  /// A clock with up to five stops: before, over and after its start, empty, open or in a heap.
  private func some(_ pair: WorkingPlan.Pair, _ random: inout SeededRandom) -> Case {
    let start = pair.instant(&random)
    let stops = (0..<Int.random(in: 0...5, using: &random)).map { _ in
      let from = start + Int64.random(in: -172_800_000...864_000_000, using: &random)
      return Int.random(in: 0..<40, using: &random) == 0
        ? Stop(from: from, until: .max)
        : Stop(from: from, until: from + Int64.random(in: -60_000...259_200_000, using: &random))
    }
    return Case(
      start: start, budget: pair.duration(&random),
      measure: Bool.random(using: &random) ? .working : .elapsed, stops: stops)
  }

  /// Runs `holds` on many random clocks and reports the first that fails.
  private func forAll(
    _ zone: String, _ count: Int, seed: UInt64,
    _ holds: (WorkingPlan.Pair, Case, inout SeededRandom) throws -> Bool
  ) throws {
    let pair = try WorkingPlan.pair(zone)
    var random = SeededRandom(seed: seed)
    for number in 0..<count {
      let some = some(pair, &random)
      guard try holds(pair, some, &random) else {
        Issue.record("\(zone) seed \(seed) case \(number): \(some)")
        return
      }
    }
  }

  /// 40,000 cases over five zones: the line is cut at every end of every stop, and each piece
  /// counts unless some stop covers it.
  @Test(arguments: WorkingPlan.zones)
  func agreesWithTheOracleToTheMillisecond(zone: String) throws {
    try forAll(zone, 8_000, seed: 2027) { pair, some, random in
      let line = some.line(pair.calendar)
      let instant = some.start + Int64.random(in: -1_000...2_000_000_000, using: &random)
      let ends = Set(some.stops.flatMap { [$0.from, $0.until] }).filter { $0 > some.start }
      var running = some.start
      var left = some.budget
      var due = left == 0 ? running : nil
      var used: Int64 = 0
      for end in ends.union([instant, .max]).sorted() where end > running {
        if !some.stops.contains(where: { $0.from <= running && running < $0.until }) {
          let elapsed = some.measure == .elapsed
          let length = elapsed ? end - running : pair.oracle.between(running, end)
          if due == nil, length >= left {
            due = elapsed ? running + left : pair.oracle.add(left, to: running)
          }
          left -= min(left, length)
          if end <= instant { used += length }
        }
        running = end
      }
      let expected = due ?? .max
      return line.due == expected && line.used(at: instant) == used
        && line.isEstimated
          == (some.measure == .working && some.budget > 0 && expected < .max
            && expected > pair.oracle.end)
    }
  }

  /// 10,000 cases over five zones: the clock is watched from minute to minute.
  @Test(arguments: WorkingPlan.zones)
  func agreesWithTheMinutesWalked(zone: String) throws {
    try forAll(zone, 2_000, seed: 2028) { pair, some, random in
      let start = Int(some.start / 60_000)
      let budget = Int.random(in: 0...720, using: &random)
      let stops = some.stops.filter { $0.until < .max }.map {
        (from: Int($0.from / 60_000), until: Int($0.until / 60_000))
      }
      var minute = start
      var left = budget
      while left > 0 {
        if some.measure == .elapsed || pair.oracle.isWorking(minute: minute) {
          var stands = false
          for stop in stops where stop.from <= minute && minute < stop.until { stands = true }
          if !stands { left -= 1 }
        }
        minute += 1
      }
      let line = ClockLine(
        start: Int64(start) * 60_000, budget: Int64(budget) * 60_000, measure: some.measure,
        stops: stops.map { Stop(from: Int64($0.from) * 60_000, until: Int64($0.until) * 60_000) },
        calendar: pair.calendar)
      return line.due == Int64(minute) * 60_000
    }
  }

  @Test(arguments: WorkingPlan.zones)
  func aStopMovesTheDueByItsMeasuredLengthOrNotAtAll(zone: String) throws {
    try forAll(zone, 2_000, seed: 41) { pair, some, random in
      let bare = some.with(stops: []).line(pair.calendar)
      let due = bare.due
      let length = Int64.random(in: 1...400_000_000, using: &random)
      let late = due + Int64.random(in: 0...400_000_000, using: &random)
      let after = some.with(stops: [Stop(from: late, until: late + length)])
      guard after.line(pair.calendar).due == due else { return false }
      guard some.start < due else { return true }
      let from = Int64.random(in: some.start..<due, using: &random)
      let stopped = some.with(stops: [Stop(from: from, until: from + length)])
      let measured = bare.used(at: from + length) - bare.used(at: from)
      return stopped.line(pair.calendar).due == bare.moment(ofUse: some.budget + measured)
    }
  }

  @Test(arguments: WorkingPlan.zones)
  func howStopsAreWrittenDownDoesNotMatter(zone: String) throws {
    try forAll(zone, 2_000, seed: 43) { pair, some, random in
      var pieces: [Stop] = []
      for stop in some.stops where stop.from < stop.until {
        let cut = Int64.random(in: stop.from...stop.until, using: &random)
        let back = Int64.random(in: stop.from...cut, using: &random)
        pieces += [Stop(from: stop.from, until: cut), Stop(from: back, until: stop.until)]
      }
      pieces += some.stops.prefix(1)
      pieces.shuffle(using: &random)
      let instant = some.start + pair.duration(&random)
      let (whole, cut) = (some.line(pair.calendar), some.with(stops: pieces).line(pair.calendar))
      return whole.due == cut.due && whole.used(at: instant) == cut.used(at: instant)
        && whole.stops == cut.stops
    }
  }

  @Test(arguments: WorkingPlan.zones)
  func consecutivePartsAddUpToTheWhole(zone: String) throws {
    try forAll(zone, 2_000, seed: 47) { pair, some, random in
      let line = some.line(pair.calendar)
      let middle = some.start + pair.duration(&random)
      let end = middle + pair.duration(&random)
      let rest = some.with(start: middle, stops: some.stops.shuffled(using: &random))
      return line.used(at: middle) + rest.line(pair.calendar).used(at: end) == line.used(at: end)
    }
  }

  @Test(arguments: WorkingPlan.zones)
  func theDueIsTheFirstMomentOfFullUseAndNeverEarlierForALaterStart(zone: String) throws {
    try forAll(zone, 2_000, seed: 53) { pair, some, random in
      let line = some.line(pair.calendar)
      let due = line.due
      let later = some.with(start: some.start + pair.duration(&random), stops: some.stops)
      guard line.moment(ofPercent: 100) == due, due <= later.line(pair.calendar).due else {
        return false
      }
      let percent = Int.random(in: 0...150, using: &random)
      for (share, moment) in [(100, due), (percent, line.moment(ofPercent: percent))] {
        guard moment < .max, moment > some.start else { continue }
        let goal = some.budget * Int64(share)
        guard line.used(at: moment) * 100 >= goal, line.used(at: moment - 1) * 100 < goal else {
          return false
        }
      }
      return true
    }
  }
}
