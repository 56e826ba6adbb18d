import Domain
import Storage

/// What a check finds in one range of reports; made away from the store, on any thread.
struct CheckedPage: Sendable {
  let reports: Int
  let events: Int
  /// Digest of the folds.
  let folds: String
  let findings: [Finding]

  init(_ range: CheckedRange, units: UnitTree, clocks: ClockBook?) {
    var findings: [Finding] = []
    var folds = RowDigest()
    for report in range.reports {
      func note(_ what: String) { findings.append(Finding(subject: report.number, what: what)) }
      let history = range.histories[report.id] ?? []
      let folded = Report.folding(number: report.number, history)
      folds.add(folded.map(CheckedRange.values) ?? [.integer(report.id)])
      for what in Self.differences(report, folded, history) { note(what) }
      if let clocks {
        for what in Self.clockDifferences(report, timer: range.timers[report.id], clocks) {
          note(what)
        }
      }
      // A desk that once held it and no longer stands above it keeps a line; that is no fault.
      let entries = range.desks[report.id] ?? [:]
      for (unit, queue) in Queue.desks(of: report, units: units)
      where entries[unit] != queue.rawValue {
        note("desk of \(unit) does not show it under \(queue.rawValue)")
      }
      if !report.imported, range.rows[.access]?.contains(report.id) != true {
        note("no key for its reporter")
      }
    }
    let known = Set(range.reports.map(\.id))
    func orphans(_ ids: some Sequence<Int64>, _ what: String) {
      for id in Set(ids).subtracting(known).sorted() {
        findings.append(Finding(subject: "report \(id)", what: what))
      }
    }
    orphans(range.histories.keys, "events without a report")
    orphans(range.desks.keys, "desk lines without a report")
    orphans(range.rows[.photo] ?? [], "photos without a report")
    orphans(range.rows[.access] ?? [], "key without a report")
    orphans(range.rows[.identity] ?? [], "identity without a report")
    reports = range.reports.count
    events = range.histories.values.reduce(0) { $0 + $1.count }
    self.folds = folds.finish()
    self.findings = findings
  }

  /// What the clocks of a report say otherwise than its events and its terms.
  /// - Parameter timer: when the clockwork looks at it; earlier than need be is no fault
  static func clockDifferences(_ report: Report, timer: Int64?, _ clocks: ClockBook) -> [String] {
    // One a node without clocks wrote is computed anew when it is next touched.
    guard report.clock.foldedTo == report.version, report.clock.policy > 0 else { return [] }
    guard let rules = try? clocks.rules(for: report) else {
      return ["its terms or its calendar were never published"]
    }
    var found: [String] = []
    if rules.dues(of: report) != report.dues { found.append("deadlines differ from its terms") }
    if let due = rules.timers(of: report).first?.at, (timer ?? .max) > due {
      found.append("the clockwork would look at it too late or never")
    }
    return found
  }

  /// - Parameter folded: what the history tells
  static func differences(_ report: Report, _ folded: Report?, _ history: [ReportEvent])
    -> [String]
  {
    guard let folded else { return ["has no first event"] }
    var found: [String] = []
    if history.indices.contains(where: { history[$0].revision != $0 }) {
      found.append("revisions have gaps")
    }
    if zip(history, history.dropFirst()).contains(where: { $0.at >= $1.at }) {
      found.append("times do not rise")
    }
    var report = report
    report.masks = .none
    if report.clock.foldedTo != report.version { report.clock = folded.clock }
    if folded != report {
      let names = zip(Mirror(reflecting: folded).children, Mirror(reflecting: report).children)
        .filter { String(describing: $0.value) != String(describing: $1.value) }
        .compactMap(\.0.label)
      found.append("row differs from its events in \(names.joined(separator: ", "))")
    }
    return found
  }
}
