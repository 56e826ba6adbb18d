import Metrics
import Storage

/// What this node counts of its work, by kind.
struct JobMeter: Sendable {
  enum Event: String, CaseIterable { case claimed, done, failed, dead }

  private let counters: [Event: [JobKind: Counter]]
  private let waiting: [JobKind: Meter]
  private let oldest: [JobKind: Meter]

  init(_ kinds: [JobKind]) {
    func each<M>(_ make: (String) -> M) -> [JobKind: M] {
      Dictionary(uniqueKeysWithValues: kinds.map { ($0, make($0.rawValue)) })
    }
    counters = Dictionary(
      uniqueKeysWithValues: Event.allCases.map { event in
        (
          event,
          each { Counter(label: "jobs_\(event.rawValue)_total", dimensions: [("kind", $0)]) }
        )
      })
    waiting = each { Meter(label: "jobs_waiting", dimensions: [("kind", $0)]) }
    oldest = each { Meter(label: "jobs_oldest_waiting_seconds", dimensions: [("kind", $0)]) }
  }

  func count(_ event: Event, _ kind: JobKind, by count: Int = 1) {
    counters[event]?[kind]?.increment(by: count)
  }

  /// The queue as the whole installation has it.
  func show(_ tallies: [JobRows.Tally], now: Int64) {
    for (kind, meter) in waiting {
      let tally = tallies.first { $0.kind == kind.rawValue }
      meter.set(tally?.waiting ?? 0)
      oldest[kind]?.set(tally?.oldestDue.map { Double(now - $0) / 1_000 } ?? 0)
    }
  }
}
