import HTTPTypes
import Metrics
import Synchronization

/// Counts requests and how long they take, by the route's pattern: paths themselves are without
/// number, and some are secrets.
final class RequestMeter: Sendable {
  private struct Key: Hashable {
    let route: String
    let method: String
    let status: Int
  }

  private struct Instruments: Sendable {
    let requests: Counter
    let time: Metrics.Timer
  }

  private static let methods: Set<HTTPRequest.Method> = [.get, .head, .post, .put, .patch, .delete]

  private let factory: any MetricsFactory
  private let known = Mutex<[Key: Instruments]>([:])
  private let inFlight: Meter
  private let connections: Meter

  init(factory: any MetricsFactory = MetricsSystem.factory) {
    self.factory = factory
    inFlight = Meter(label: "http_requests_in_flight", factory: factory)
    connections = Meter(label: "http_connections", factory: factory)
  }

  /// - Parameters:
  ///   - route: nil when the path belongs to none
  ///   - time: until the answer began
  func answered(
    _ method: HTTPRequest.Method, route: String?, status: HTTPResponse.Status, in time: Duration
  ) {
    let key = Key(
      route: route ?? "-", method: Self.methods.contains(method) ? method.rawValue : "other",
      status: status.code / 100)
    let instruments = known.withLock { known in
      if let found = known[key] { return found }
      let fresh = make(key)
      known[key] = fresh
      return fresh
    }
    instruments.requests.increment()
    let (seconds, attoseconds) = time.components
    instruments.time.recordNanoseconds(seconds * 1_000_000_000 + attoseconds / 1_000_000_000)
  }

  private func make(_ key: Key) -> Instruments {
    let labels = [("route", key.route), ("method", key.method)]
    return Instruments(
      requests: Counter(
        label: "http_requests_total", dimensions: labels + [("status", "\(key.status)xx")],
        factory: factory),
      time: Metrics.Timer(label: "http_request_seconds", dimensions: labels, factory: factory))
  }

  func began() { inFlight.increment() }
  func ended() { inFlight.decrement() }

  /// For the pipeline of each connection.
  func door() -> ConnectionDoor { ConnectionDoor(connections) }
}
