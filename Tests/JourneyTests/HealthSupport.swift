import Storage

@testable import Web

extension Health {
  /// Of a node with nothing but its store.
  static func plain(_ database: any Database, now: @escaping @Sendable () -> Int64) -> Health {
    Health(
      readiness: Readiness(database: database, leaving: Leaving(), now: now, timing: .real),
      metrics: MetricsRoute(registry: MetricsRegistry(), token: ""))
  }
}
