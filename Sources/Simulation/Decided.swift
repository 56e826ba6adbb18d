import Domain

/// What the clockwork does to a report it has read: every step due by now, in the order in which
/// they were due, and when to look again. The product's own rules, as its workers run them.
struct Decided {
  private struct Endless: Error {}

  /// More than any ladder has steps.
  private static let most = 1_000

  let seen: Int
  private(set) var steps: [ReportEvent] = []
  let due: Int64?
  /// The report with these steps.
  private(set) var after: Report

  init(_ report: Report, at now: Int64, book: CityBook) throws {
    seen = report.version
    after = report
    let rules = try book.clocks.rules(for: report)
    var next = rules.timers(of: report).first
    while let timer = next, timer.at <= now {
      guard steps.count < Self.most else { throw Endless() }
      let step = try Clockwork.event(timer, on: after, now: now, book: book)
      after.apply(step)
      steps.append(step)
      next = rules.timers(of: after).first
    }
    due = next?.at
  }
}
