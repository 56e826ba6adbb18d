public import Domain
public import Evidence
public import Storage

/// One thing the store says about itself that is not so.
public struct Finding: Sendable, Equatable, CustomStringConvertible {
  public let subject: String
  public let what: String

  public var description: String { "\(subject): \(what)" }
}

/// What a check looked at.
public struct CheckSummary: Sendable, Equatable {
  public var reports = 0
  public var events = 0
  public var photos = 0
  public var blobs = 0
  public var findings = 0
}

/// Recomputes every fold, looks for orphans and re-hashes every photo. Reads in pages: memory
/// does not grow with the store.
public struct CheckStore: Sendable {
  private let database: any Database
  private let vault: any BlobVault
  private let units: UnitTree

  public init(database: any Database, vault: any BlobVault, units: UnitTree) {
    self.database = database
    self.vault = vault
    self.units = units
  }

  /// Calls `found` for each difference.
  public func run(_ found: (Finding) -> Void) async throws -> CheckSummary {
    var summary = CheckSummary()
    var findings = 0
    func note(_ subject: String, _ what: String) {
      findings += 1
      found(Finding(subject: subject, what: what))
    }
    for problem in try await database.integrityProblems() { note("database", problem) }
    try await checkReports(&summary, note)
    for (subject, what) in try await database.read(Self.orphans) { note(subject, what) }
    try await checkPhotos(&summary, note)
    summary.findings = findings
    return summary
  }

  private func checkReports(_ summary: inout CheckSummary, _ note: (String, String) -> Void)
    async throws
  {
    var last: Int64 = 0
    while true {
      let after = last
      let units = units
      let (reports, events, findings) = try await database.read {
        connection -> ([Int64], Int, [(String, String)]) in
        let page = try ReportRows.page(after: after, limit: 200, on: connection)
        guard let low = page.first?.id, let high = page.last?.id else { return ([], 0, []) }
        let histories = try EventRows.histories(from: low, through: high, on: connection)
        var findings: [(String, String)] = []
        for report in page {
          let history = histories[report.id] ?? []
          for what in Self.differences(report, history) { findings.append((report.number, what)) }
          let desks = Queue.desks(of: report, units: units)
          let entries = try DeskRows.entries(of: report.id, on: connection)
          // A desk that once held it and no longer stands above it keeps a line; that is no fault.
          for (unit, queue) in desks where entries[unit] != queue {
            findings.append(
              (report.number, "desk of \(unit) does not show it under \(queue.rawValue)"))
          }
        }
        return (page.map(\.id), histories.values.reduce(0) { $0 + $1.count }, findings)
      }
      guard let next = reports.last else { return }
      summary.reports += reports.count
      summary.events += events
      for (subject, what) in findings { note(subject, what) }
      last = next
    }
  }

  static func differences(_ report: Report, _ history: [ReportEvent]) -> [String] {
    guard let folded = Report.folding(number: report.number, history) else {
      return ["has no first event"]
    }
    var found: [String] = []
    if history.map(\.revision) != Array(0..<history.count) { found.append("revisions have gaps") }
    if zip(history, history.dropFirst()).contains(where: { $0.at >= $1.at }) {
      found.append("times do not rise")
    }
    if folded != report {
      let names = zip(Mirror(reflecting: folded).children, Mirror(reflecting: report).children)
        .filter { String(describing: $0.value) != String(describing: $1.value) }
        .compactMap(\.0.label)
      found.append("row differs from its events in \(names.joined(separator: ", "))")
    }
    return found
  }

  private static func orphans(_ connection: any Connection) throws -> [(String, String)] {
    let queries = [
      (
        "SELECT DISTINCT e.report_id FROM report_events e LEFT JOIN reports r ON r.id = e.report_id WHERE r.id IS NULL LIMIT 100",
        "events without a report"
      ),
      (
        "SELECT DISTINCT d.report_id FROM desk_entries d LEFT JOIN reports r ON r.id = d.report_id WHERE r.id IS NULL LIMIT 100",
        "desk lines without a report"
      ),
      (
        "SELECT p.report_id FROM photos p LEFT JOIN reports r ON r.id = p.report_id WHERE p.report_id IS NOT NULL AND r.id IS NULL LIMIT 100",
        "photos without a report"
      ),
      (
        "SELECT r.id FROM reports r LEFT JOIN report_access a ON a.report_id = r.id WHERE a.report_id IS NULL AND r.imported = 0 LIMIT 100",
        "no key for its reporter"
      ),
      (
        "SELECT i.report_id FROM reporters i LEFT JOIN reports r ON r.id = i.report_id WHERE r.id IS NULL LIMIT 100",
        "identity without a report"
      ),
    ]
    return try queries.flatMap { sql, what in
      try connection.all(sql) { ("report \($0.integer(0))", what) }
    }
  }

  private func checkPhotos(_ summary: inout CheckSummary, _ note: (String, String) -> Void)
    async throws
  {
    var last = ""
    var checked: Set<String> = []
    while true {
      let after = last
      let page = try await database.read { try PhotoRows.page(after: after, limit: 500, on: $0) }
      guard let next = page.last?.id else { return }
      for photo in page {
        summary.photos += 1
        for blob in [photo.original, photo.large, photo.thumbnail]
        where checked.insert(blob).inserted {
          summary.blobs += 1
          guard let id = BlobID(rawValue: blob) else {
            note("photo \(photo.id)", "names no blob")
            continue
          }
          switch try await vault.verify(id) {
          case .sound: break
          case .missing: note("photo \(photo.id)", "blob \(blob) is missing")
          case .damaged: note("photo \(photo.id)", "blob \(blob) is damaged")
          }
        }
      }
      last = next
    }
  }
}
