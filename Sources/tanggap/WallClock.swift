import Foundation

/// The only place that reads the machine's clock or waits on it.
enum WallClock {
  /// Milliseconds since 1970 UTC.
  static let now: @Sendable () -> Int64 = { Int64(Date().timeIntervalSince1970 * 1_000) }

  static let sleep: @Sendable (Duration) async throws -> Void = { try await Task.sleep(for: $0) }
}
