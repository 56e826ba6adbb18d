import Post
import Testing

/// Gives always the same: one leads to the least choice, the highest number to the most.
private struct Steady: RandomNumberGenerator {
  let value: UInt64
  mutating func next() -> UInt64 { value }
}

@Suite struct WebhookScheduleTests {
  private static let first: Int64 = 1_795_287_600_000

  @Test func longestPauses() {
    var random = Steady(value: .max)
    let pauses = (1...10).map { attempts in
      WebhookSchedule.next(
        after: attempts, first: Self.first, now: Self.first, using: &random)! - Self.first
    }
    #expect(
      pauses.map { $0 / 1000 }
        == [5, 20, 80, 320, 1280, 5120, 20_480, 28_800, 28_800, 28_800])
  }

  @Test func shortestPauses() {
    var random = Steady(value: 1)
    let pause = { (attempts: Int, random: inout Steady) in
      WebhookSchedule.next(
        after: attempts, first: Self.first, now: Self.first, using: &random)! - Self.first
    }
    #expect(pause(1, &random) == 2500)
    #expect(pause(8, &random) == 14_400_000)
    #expect(pause(.max, &random) == 14_400_000)
    #expect(pause(0, &random) == 2500)
  }

  @Test func whatTheReceiverAskedFor() {
    var random = Steady(value: .max)
    let next = { (attempts: Int, seconds: Int, random: inout Steady) in
      WebhookSchedule.next(
        after: attempts, first: Self.first, now: Self.first, retryAfter: seconds, using: &random)
    }
    #expect(next(1, 3600, &random) == Self.first + 3_600_000)
    #expect(next(4, 1, &random) == Self.first + 320_000)
    #expect(next(1, 72 * 3600, &random) == Self.first + WebhookSchedule.span)
    #expect(next(1, 72 * 3600 + 1, &random) == nil)
  }

  @Test(arguments: [UInt64(51), 52, 53, 54, 55])
  func wholeSchedules(seed: UInt64) {
    var random = Seeded(seed)
    for _ in 0..<200 {
      var now = Self.first
      var attempts = 1
      while let next = WebhookSchedule.next(
        after: attempts, first: Self.first, now: now, using: &random)
      {
        #expect(next > now, "seed \(seed)")
        #expect(next - now <= 8 * 3_600_000, "seed \(seed)")
        now = next
        attempts += 1
      }
      // The last attempt is less than one pause before the end of the three days.
      #expect(now <= Self.first + WebhookSchedule.span, "seed \(seed)")
      #expect(now > Self.first + WebhookSchedule.span - 8 * 3_600_000, "seed \(seed)")
      #expect((14...26).contains(attempts), "seed \(seed): \(attempts)")
    }
  }

  @Test func afterTheEnd() {
    var random = Seeded(1)
    let end = Self.first + WebhookSchedule.span
    #expect(WebhookSchedule.next(after: 1, first: Self.first, now: end, using: &random) == nil)
  }
}
