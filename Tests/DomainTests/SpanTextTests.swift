import Domain
import Testing

/// Spans as people write them into a table.
@Suite struct SpanTextTests {
  @Test(arguments: [
    ("6 h", 21_600_000, Measure.elapsed), ("6h", 21_600_000, .elapsed),
    ("7 d", 604_800_000, .elapsed), ("90 m", 5_400_000, .elapsed), ("1 m", 60_000, .elapsed),
    ("12 wh", 43_200_000, .working), ("45 wm", 2_700_000, .working),
    ("007 d", 604_800_000, .elapsed), ("6  h ", 21_600_000, .elapsed),
  ])
  func areRead(text: String, amount: Int64, measure: Measure) {
    #expect(SLATerms.Span(text: text) == SLATerms.Span(amount, measure))
  }

  @Test(arguments: [
    "", " ", "6", "h", "d 6", "0 h", "-6 h", "+6 h", "6.5 h", "6,5 h", "6 H", "6 hours", "6 wd",
    "6 w", "6 s", "6 h 30 m", "٦ h", " 6 h", "99999999999999999999 h", "10000000 m",
  ])
  func othersAreRefused(text: String) {
    #expect(SLATerms.Span(text: text) == nil)
  }

  @Test(
    arguments: [
      (60_000, .elapsed, "1 m"), (3_600_000, .elapsed, "1 h"), (86_400_000, .elapsed, "1 d"),
      (5_400_000, .elapsed, "90 m"), (129_600_000, .elapsed, "36 h"),
      (86_460_000, .elapsed, "1441 m"),
      // A day of work is no day of the calendar.
      (86_400_000, .working, "24 wh"), (5_400_000, .working, "90 wm"),
    ] as [(Int64, Measure, String)])
  func areWrittenShortly(amount: Int64, measure: Measure, text: String) {
    #expect(SLATerms.Span(amount, measure).text == text)
  }

  @Test(arguments: Measure.allCases)
  func whatIsWrittenIsReadBack(measure: Measure) {
    let seed: UInt64 = 61
    var random = SeededRandom(seed: seed)
    for _ in 0..<2_000 {
      let minutes = Int64.random(in: 1...5_256_000, using: &random)
      let span = SLATerms.Span(minutes * 60_000, measure)
      #expect(SLATerms.Span(text: span.text) == span, "seed \(seed), \(span.text)")
    }
  }
}
