import Domain

/// Tells from a report's history alone whether the clockwork did what it had to do.
///
/// It takes the steps of people and works out by itself, with means of its own, to which steps they
/// had to lead and when. Then it looks at what the clockwork did.
struct ClockCheck {
  let terms: [Int64: SLATerms]
  let diaries: [Int64: Diary]
  /// For how long the clockwork may be there and have done nothing yet, in milliseconds: a few
  /// workers that die one after the other, each with the report in hand.
  let allowance: Int64
  private let ladders: [Int64: [Clock: [Int]]]

  init(terms: [Int64: SLATerms], diaries: [Int64: Diary], allowance: Int64 = 120_000) {
    self.terms = terms
    self.diaries = diaries
    self.allowance = allowance
    ladders = terms.mapValues { terms in
      Dictionary(grouping: terms.ladder, by: \.clock).mapValues { $0.map(\.percent).sorted() }
    }
  }

  /// - Parameter end: up to when the history was kept
  func check(
    _ history: [ReportEvent], end: Int64, presence: Presence, into findings: inout Findings
  ) {
    guard let first = history.first else { return }
    var walk = HistoryWalk(self, presence, first)
    for event in history.dropFirst() { walk.take(event, &findings) }
    walk.finish(end, &findings)
  }

  /// Per cents at which something is to happen, the lowest first.
  func ladder(_ clock: Clock, policy: Int64) -> [Int] { ladders[policy]?[clock] ?? [] }

  /// The moments of those steps.
  func moments(_ run: Bookkeeping.Run, _ steps: [Int], _ book: Bookkeeping) -> [Int64] {
    let uses = steps.map { (run.budget * Int64($0) + 99) / 100 }
    return diaries[book.calendar]?.moments(
      of: uses, from: run.start, measure: run.measure, stops: run.stopsWithPauses ? book.stops : [])
      ?? uses.map { _ in .max }
  }
}
