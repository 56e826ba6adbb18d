import Metrics
import Synchronization

/// The kinds of Prometheus, by the words of its text format.
enum Kind: String, Sendable { case counter, gauge, histogram }

/// The values under one name with one set of labels.
protocol Series: AnyObject, Sendable {
  /// The lines of the text format.
  func write(_ name: String, _ labels: String, to text: inout String)
}

/// Whole numbers that only grow.
final class CountSeries: Series, CounterHandler {
  private let value = Atomic<Int64>(0)

  func increment(by amount: Int64) { value.add(amount, ordering: .relaxed) }
  func reset() { value.store(0, ordering: .relaxed) }

  func write(_ name: String, _ labels: String, to text: inout String) {
    text += MetricsText.line(name, labels, Double(value.load(ordering: .relaxed)))
  }
}

/// One number that is set, or moved up and down.
final class ValueSeries: Series, MeterHandler, RecorderHandler, FloatingPointCounterHandler {
  private let value = Mutex(0.0)

  func set(_ value: Int64) { set(Double(value)) }
  func set(_ value: Double) { self.value.withLock { $0 = value } }
  func record(_ value: Int64) { set(Double(value)) }
  func record(_ value: Double) { set(value) }
  func increment(by amount: Double) { value.withLock { $0 += amount } }
  func decrement(by amount: Double) { value.withLock { $0 -= amount } }
  func reset() { set(0.0) }

  func write(_ name: String, _ labels: String, to text: inout String) {
    text += MetricsText.line(name, labels, value.withLock { $0 })
  }
}

/// How many values lay below each bound, and their sum.
final class HistogramSeries: Series, RecorderHandler, TimerHandler {
  private struct Counts {
    /// One for each bound, not adding up; the last is for what lies above all.
    var buckets: [Int]
    var sum = 0.0
  }

  private let bounds: [Double]
  private let counts: Mutex<Counts>

  init(bounds: [Double]) {
    self.bounds = bounds
    counts = Mutex(Counts(buckets: [Int](repeating: 0, count: bounds.count + 1)))
  }

  func record(_ value: Int64) { record(Double(value)) }

  func record(_ value: Double) {
    let bucket = bounds.firstIndex { value <= $0 } ?? bounds.count
    counts.withLock { counts in
      counts.buckets[bucket] += 1
      counts.sum += value
    }
  }

  func recordNanoseconds(_ duration: Int64) { record(Double(duration) / 1e9) }

  func write(_ name: String, _ labels: String, to text: inout String) {
    let (buckets, sum) = counts.withLock { ($0.buckets, $0.sum) }
    var total = 0
    for (index, count) in buckets.enumerated() {
      total += count
      let bound = index < bounds.count ? MetricsText.number(bounds[index]) : "+Inf"
      let all = labels.isEmpty ? "le=\"\(bound)\"" : "\(labels),le=\"\(bound)\""
      text += MetricsText.line("\(name)_bucket", all, Double(total))
    }
    text += MetricsText.line("\(name)_sum", labels, sum)
    text += MetricsText.line("\(name)_count", labels, Double(total))
  }
}
