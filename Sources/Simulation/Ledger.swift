import Domain

/// A small model of the store: open reports with their versions and histories, one timer for each,
/// claims under a lease, and commits that are refused whole when the report has moved on.
struct Ledger {
  private final class Row {
    var report: Report
    var history: [ReportEvent]
    var due: Int64?
    /// When a look finds it: from its timer on, but not while somebody holds it.
    var findableAt = Int64.max
    var claim: UInt64?
    var claimedUntil: Int64 = 0

    init(_ report: Report, _ first: ReportEvent) {
      self.report = report
      history = [first]
    }
  }

  /// False in a store that takes whatever comes: to see that the check notices.
  private let refusesStale: Bool
  private var rows: ContiguousArray<Row?>
  private var timers = Agenda<Int64>()
  private var claims: UInt64 = 0
  private(set) var refused = 0
  /// Claims that others took over.
  private(set) var takenOver = 0

  init(reports: Int, refusesStale: Bool) {
    rows = ContiguousArray(repeating: nil, count: reports)
    self.refusesStale = refusesStale
  }

  var ids: Range<Int64> { 0..<Int64(rows.count) }

  /// Nil for a report that has not come yet or was put away.
  subscript(id: Int64) -> Report? { rows[Int(id)]?.report }

  func history(of id: Int64) -> [ReportEvent] { rows[Int(id)]?.history ?? [] }

  func due(of id: Int64) -> Int64? { rows[Int(id)]?.due }

  mutating func enter(_ report: Report, _ first: ReportEvent, due: Int64?) {
    rows[Int(report.id)] = Row(report, first)
    setTimer(due, of: report.id)
  }

  mutating func putAway(_ id: Int64) { rows[Int(id)] = nil }

  /// - Parameters:
  ///   - after: the report with the steps
  ///   - seen: the version on which they were decided
  /// - Returns: false when nothing was kept
  mutating func commit(_ steps: [ReportEvent], _ after: Report, seen: Int, due: Int64?) -> Bool {
    guard let row = rows[Int(after.id)], row.report.version == seen || !refusesStale else {
      refused += 1
      return false
    }
    row.report = after
    row.history += steps
    setTimer(due, of: after.id)
    return true
  }

  private mutating func setTimer(_ due: Int64?, of id: Int64) {
    rows[Int(id)]?.due = due
    makeFindable(id)
  }

  private mutating func makeFindable(_ id: Int64) {
    guard let row = rows[Int(id)] else { return }
    guard let due = row.due else {
      row.findableAt = .max
      return
    }
    let at = row.claim == nil ? due : max(due, row.claimedUntil)
    guard at != row.findableAt else { return }
    row.findableAt = at
    timers.enter(id, at: at)
  }

  // MARK: Claims

  /// When a look will find something, if nothing happens before.
  mutating func nextFindable() -> Int64? {
    while let (at, id) = timers.first {
      if rows[Int(id)]?.findableAt == at { return at }
      _ = timers.removeFirst()
    }
    return nil
  }

  /// Takes reports that are due, the longest findable first, for as long as the lease lasts.
  mutating func claim(now: Int64, limit: Int, until: Int64) -> (claim: UInt64, reports: [Int64]) {
    claims += 1
    var found: [Int64] = []
    while found.count < limit, let at = nextFindable(), at <= now {
      guard let (_, id) = timers.removeFirst(), let row = rows[Int(id)] else { continue }
      if row.claim != nil { takenOver += 1 }
      row.claim = claims
      row.claimedUntil = until
      makeFindable(id)
      found.append(id)
    }
    return (claims, found)
  }

  /// Gives a report back, unless somebody else holds it by now.
  mutating func release(_ id: Int64, claim: UInt64) {
    guard let row = rows[Int(id)], row.claim == claim else { return }
    row.claim = nil
    makeFindable(id)
  }
}
