/// When to try a message again: after 5 seconds, then four times as long each time up to 8 hours,
/// until three days have passed since the first attempt.
public enum WebhookSchedule {
  /// Milliseconds from the first attempt to the last possible one: 72 hours.
  public static let span: Int64 = 72 * 3_600_000
  private static let shortest: Int64 = 5000
  private static let longest: Int64 = 8 * 3_600_000

  /// The time of the next attempt, milliseconds since 1970 UTC, or nil if there is none.
  ///
  /// The last half of each pause is left to chance, so that messages that failed together do not
  /// come back together.
  /// - Parameters:
  ///   - attempts: made so far, at least 1
  ///   - first: time of the first attempt, milliseconds since 1970 UTC
  ///   - now: milliseconds since 1970 UTC
  ///   - retryAfter: seconds the receiver asked for
  public static func next(
    after attempts: Int, first: Int64, now: Int64, retryAfter: Int? = nil,
    using random: inout some RandomNumberGenerator
  ) -> Int64? {
    // The eighth pause would be longer than the longest, so later ones need not be reckoned.
    let pause = min(longest, shortest << (2 * Int64(min(max(attempts, 1), 8) - 1)))
    let chosen = Int64.random(in: (pause / 2)...pause, using: &random)
    let time = now + max(chosen, Int64(retryAfter ?? 0) * 1000)
    return time <= first + span ? time : nil
  }
}
