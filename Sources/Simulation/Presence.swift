/// When at least one worker of the clockwork was there: neither dead nor frozen.
struct Presence {
  private struct Absence {
    let from: Int64
    let until: Int64
    /// All absences before this one.
    let before: Int64
  }

  private var absences: [Absence] = []
  private var present: Int
  private var goneSince: Int64?

  init(workers: Int) { present = workers }

  /// Milliseconds without any worker.
  var away: Int64 { absences.last.map { $0.before + $0.until - $0.from } ?? 0 }

  mutating func leave(at now: Int64) {
    present -= 1
    if present == 0 { goneSince = now }
  }

  mutating func enter(at now: Int64) {
    present += 1
    guard let from = goneSince else { return }
    goneSince = nil
    if from < now { absences.append(Absence(from: from, until: now, before: away)) }
  }

  /// How much of [from, until) somebody was there; `until` is not in the future.
  func there(from: Int64, until: Int64) -> Int64 {
    guard from < until else { return 0 }
    return until - from - (away(until) - away(from))
  }

  /// Milliseconds of absence before `moment`.
  private func away(_ moment: Int64) -> Int64 {
    if let goneSince, moment > goneSince { return away + moment - goneSince }
    var low = 0
    var high = absences.count
    while low < high {
      let middle = (low + high) / 2
      if absences[middle].from < moment { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return 0 }
    let last = absences[low - 1]
    return last.before + min(moment, last.until) - last.from
  }
}
