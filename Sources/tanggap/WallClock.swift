import Dispatch
import Foundation
import Storage
import Web

/// The only place that reads the machine's clock or waits on it.
enum WallClock {
  /// Milliseconds since 1970 UTC.
  static let now: @Sendable () -> Int64 = { Int64(Date().timeIntervalSince1970 * 1_000) }

  static let timing = Timing(
    elapsed: { .nanoseconds(Int64(DispatchTime.now().uptimeNanoseconds)) }, sleep: sleep)

  static let sleep: @Sendable (Duration) async throws -> Void = { try await Task.sleep(for: $0) }

  /// For threads that may block.
  static let blocking = PostgresTiming(
    elapsed: { .nanoseconds(Int64(DispatchTime.now().uptimeNanoseconds)) },
    pause: { Thread.sleep(forTimeInterval: $0 / .seconds(1)) })
}
