import Synchronization

/// The lines used last. Most messages go to a few push services and receivers, which need not
/// shake hands each time.
final class OutboundLines: Sendable {
  private struct Route: Hashable {
    let host: OutboundHost
    let address: NetworkAddress
  }

  private struct Held {
    var lines: [Route: OutboundLine] = [:]
    /// The one used last stands last.
    var order: [Route] = []
  }

  private static let most = 16

  private let settings: OutboundLine.Settings
  private let held = Mutex(Held())

  init(settings: @escaping OutboundLine.Settings) {
    self.settings = settings
  }

  /// The line to `host` at the checked `address`.
  func line(to host: OutboundHost, at address: NetworkAddress) -> OutboundLine {
    let route = Route(host: host, address: address)
    return held.withLock { held in
      held.order.removeAll { $0 == route }
      held.order.append(route)
      // A line that leaves here closes once the last question on it is answered.
      if held.order.count > Self.most { held.lines[held.order.removeFirst()] = nil }
      let line = held.lines[route] ?? OutboundLine(to: host, at: address, settings: settings)
      held.lines[route] = line
      return line
    }
  }
}
