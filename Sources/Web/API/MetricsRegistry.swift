package import Metrics
import Synchronization

/// What this process counts, kept in memory until somebody asks: the backend of swift-metrics.
///
/// Counters become Prometheus counters, meters and plain recorders gauges, timers and recorders of
/// many values histograms with fixed buckets. The number of series is bounded: what would go beyond
/// is not kept, and is counted itself.
package final class MetricsRegistry: MetricsFactory {
  /// Buckets of timers, in seconds.
  static let seconds: [Double] = [
    0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10,
  ]
  /// Buckets of everything else that is measured often: sizes of groups, lengths of lines.
  static let sizes: [Double] = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1_024, 4_096]

  struct Family {
    let kind: Kind
    var series: [String: any Series] = [:]
  }

  /// Read when somebody asks, for what the system counts itself.
  struct Observation {
    let name: String
    let help: String
    let kind: Kind
    let read: @Sendable () -> Double?
  }

  private struct State {
    var families: [String: Family] = [:]
    var count = 0
    var refused = 0
    var observations: [Observation] = []
  }

  private let state = Mutex(State())
  private let mostSeries: Int

  package init(mostSeries: Int = 2_000) { self.mostSeries = mostSeries }

  /// Shows a value the system keeps; `read` is called at every asking and may know nothing.
  package func observe(
    _ name: String, help: String, isCounter: Bool = false,
    _ read: @escaping @Sendable () -> Double?
  ) {
    let one = Observation(name: name, help: help, kind: isCounter ? .counter : .gauge, read: read)
    state.withLock { $0.observations.append(one) }
  }

  /// A consistent list of what there is; the values inside go on changing.
  func snapshot() -> (families: [String: Family], observations: [Observation], refused: Int) {
    state.withLock { ($0.families, $0.observations, $0.refused) }
  }

  /// The series with this name and these labels, made at first use. Gives one that nobody sees when
  /// there are too many already, or when the name belongs to another kind.
  private func series<Made: Series>(
    _ name: String, _ kind: Kind, _ dimensions: [(String, String)], _ make: () -> Made
  ) -> Made {
    let name = MetricsText.name(name)
    let labels = MetricsText.labels(dimensions)
    return state.withLock { state in
      if let known = state.families[name]?.series[labels] as? Made { return known }
      let fresh = make()
      guard state.count < mostSeries, state.families[name].map({ $0.kind == kind }) ?? true,
        state.families[name]?.series[labels] == nil
      else {
        state.refused += 1
        return fresh
      }
      state.families[name, default: Family(kind: kind)].series[labels] = fresh
      state.count += 1
      return fresh
    }
  }

  // MARK: swift-metrics

  package func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
    series(MetricsText.suffixed(label, "_total"), .counter, dimensions) { CountSeries() }
  }

  package func makeFloatingPointCounter(
    label: String, dimensions: [(String, String)]
  ) -> any FloatingPointCounterHandler {
    series(MetricsText.suffixed(label, "_total"), .counter, dimensions) { ValueSeries() }
  }

  package func makeMeter(label: String, dimensions: [(String, String)]) -> any MeterHandler {
    series(label, .gauge, dimensions) { ValueSeries() }
  }

  package func makeRecorder(
    label: String, dimensions: [(String, String)], aggregate: Bool
  ) -> any RecorderHandler {
    aggregate
      ? series(label, .histogram, dimensions) { HistogramSeries(bounds: Self.sizes) }
      : series(label, .gauge, dimensions) { ValueSeries() }
  }

  package func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
    series(MetricsText.suffixed(label, "_seconds"), .histogram, dimensions) {
      HistogramSeries(bounds: Self.seconds)
    }
  }

  // Series stay for as long as the process: their callers make each once and keep it.
  package func destroyCounter(_ handler: any CounterHandler) {}
  package func destroyFloatingPointCounter(_ handler: any FloatingPointCounterHandler) {}
  package func destroyMeter(_ handler: any MeterHandler) {}
  package func destroyRecorder(_ handler: any RecorderHandler) {}
  package func destroyTimer(_ handler: any TimerHandler) {}
}
