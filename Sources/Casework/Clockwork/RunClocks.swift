public import Domain
public import Storage

extension Casework {
  /// Does to a report what its clocks say is due, in the order in which it was due: each step once,
  /// none early. What came due while the clockwork was away is done now and says when it was due.
  ///
  /// In the caller's transaction, which must have read nothing of the report before.
  /// - Returns: how many steps were taken
  @discardableResult
  public static func runClocks(
    of report: Int64, now: Int64, book: CityBook, connection: any Connection
  ) throws -> Int {
    guard let stored = try ReportRows.find(id: report, on: connection) else { return 0 }
    var report = try upToDate(stored, units: book.units, on: connection)
    let rules = try book.clocks.rules(for: report)
    var steps = 0
    while let timer = rules.timers(of: report).first, timer.at <= now {
      report = try commit(
        try Clockwork.event(timer, on: report, now: now, book: book), to: report, book: book,
        connection: connection)
      steps += 1
    }
    if steps == 0 {
      try ClockRows.settle(report, next: rules.timers(of: report).first?.at, on: connection)
    }
    return steps
  }
}
