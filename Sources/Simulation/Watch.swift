/// The steps one run of one clock will come to, each with its moment, and what became of it.
struct Watch {
  struct Awaited {
    let step: Int
    var moment: Int64
    /// From when on the clockwork could know that it is due; `Int64.max` = never yet.
    var since: Int64
    var isDone = false
    /// The check has already said that it is missing.
    var isMissed = false
  }

  /// Which run: when it began.
  let start: Int64
  private(set) var awaited: [Awaited] = []
  /// The highest step taken.
  private var highest = Int.min
  /// Nil while it runs.
  private(set) var stoppedAt: Int64?

  /// A run that has yet to be set going.
  init(start: Int64) {
    self.start = start
    stoppedAt = start
  }

  var isRunning: Bool { stoppedAt == nil }

  /// The steps of the ladder as it is now, in rising order. One that comes into the ladder below a
  /// step already taken counts as taken.
  mutating func expect(_ steps: [Int]) {
    awaited = steps.map { step in
      awaited.first { $0.step == step }
        ?? Awaited(step: step, moment: .max, since: .max, isDone: step < highest)
    }
  }

  /// The same for a run that goes on under other terms, with the moments these give: a step whose
  /// moment has moved away is taken again when it comes.
  mutating func expect(_ steps: [Int], _ moments: [Int64], at now: Int64) {
    expect(steps)
    for (index, moment) in moments.enumerated() where moment > now && awaited[index].isDone {
      awaited[index] = Awaited(step: steps[index], moment: moment, since: .max)
    }
    let reached = moments.lastIndex { $0 <= now }.map { steps[$0] } ?? .min
    highest = min(highest, reached)
  }

  /// It runs, and its moments look like this at `now`: one for each step.
  mutating func run(_ moments: [Int64], at now: Int64) {
    for (index, moment) in moments.enumerated() where !awaited[index].isDone {
      let stays = isRunning && awaited[index].since <= now && moment <= now
      awaited[index].moment = moment
      if !stays { awaited[index].since = max(moment, now) }
    }
    stoppedAt = nil
  }

  mutating func stop(at now: Int64) { stoppedAt = stoppedAt ?? now }

  mutating func done(_ index: Int) {
    awaited[index].isDone = true
    highest = max(highest, awaited[index].step)
  }

  mutating func missed(_ index: Int) { awaited[index].isMissed = true }

  /// Those that came due by `now`, while it ran, and are not done.
  func overdue(_ now: Int64) -> [Int] {
    awaited.indices.filter { index in
      let step = awaited[index]
      return !step.isDone && !step.isMissed && step.since <= stoppedAt ?? now
    }
  }
}
