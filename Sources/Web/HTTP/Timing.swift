/// How long things take: a clock that only runs forward, and waiting on it. Given from outside, like
/// the time of day, so that one file of the program reads the machine's clocks.
package struct Timing: Sendable {
  /// Since any fixed moment.
  package let elapsed: @Sendable () -> Duration
  /// Waits that long; ends early, throwing, when cancelled.
  package let sleep: @Sendable (Duration) async throws -> Void

  package init(
    elapsed: @escaping @Sendable () -> Duration,
    sleep: @escaping @Sendable (Duration) async throws -> Void
  ) {
    self.elapsed = elapsed
    self.sleep = sleep
  }
}
