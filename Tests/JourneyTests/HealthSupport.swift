import Foundation
import Storage

@testable import Web

extension Health {
  /// Of a node with nothing but its store. Its clock is the machine's, which a server's is compared
  /// with.
  static func plain(_ database: any Database) -> Health {
    let now: @Sendable () -> Int64 = { Int64(Date().timeIntervalSince1970 * 1_000) }
    return Health(
      readiness: Readiness(database: database, leaving: Leaving(), now: now, timing: .real),
      metrics: MetricsRoute(registry: MetricsRegistry(), token: ""))
  }
}
