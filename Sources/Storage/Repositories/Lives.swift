public import Domain

/// A report with all the steps of its life so far, never stored before.
public struct Life: Sendable {
  public let report: Report
  public let events: [ReportEvent]
  public let keys: Keys?

  /// What its reporter holds; nil for a report of an older system.
  public struct Keys: Sendable {
    let submission: String
    let linkHash: String

    public init(submission: String, linkHash: String) {
      self.submission = submission
      self.linkHash = linkHash
    }
  }

  public init(_ report: Report, _ events: [ReportEvent], keys: Keys?) {
    self.report = report
    self.events = events
    self.keys = keys
  }
}

/// Lives as the rows they leave, made away from the store so that its writer only writes.
public struct LifeRows: Sendable {
  let ids: ClosedRange<Int64>
  private let lives: [Life]
  private let reports: [[SQLValue]]
  private let events: [[SQLValue]]
  private let desks: [[SQLValue]]
  private let access: [[SQLValue]]
  private let escalations: [[SQLValue]]
  private let timers: [[SQLValue]]

  /// Nil when there are none.
  /// - Precondition: no step has photos.
  /// - Parameter clocks: to let the clocks of open reports run on; nil for lives of an older system
  public init?(_ lives: [Life], units: UnitTree, clocks: ClockBook? = nil) throws {
    guard let low = lives.lazy.map(\.report.id).min(), let high = lives.lazy.map(\.report.id).max()
    else { return nil }
    ids = low...high
    self.lives = lives
    reports = lives.map { ReportRows.values($0.report) }
    events = try lives.flatMap { try $0.events.map(EventRows.values) }
    desks = lives.flatMap { DeskRows.entries(of: $0.report, units: units) }
    escalations = lives.flatMap { HangingRows.values($0.report) }
    timers = try lives.compactMap { life in
      try clocks?.next(life.report).map { [.integer(life.report.id), .integer($0)] }
    }
    access = lives.compactMap { life in
      life.keys.map { [.integer(life.report.id), .text($0.submission), .text($0.linkHash)] }
    }
  }

  /// Stores what committing step after step would leave: the last row of each report and all its
  /// events.
  /// - Parameter telling: whether those who follow learn of it, in the feed and on the map. Without,
  ///   the map must be counted anew when everything is stored.
  /// - Throws: ``StorageFailure/constraint(cause:)`` when one of the numbers is there already.
  public func enter(telling: Bool, on connection: any Connection) throws {
    for (name, rows) in [
      ("reports", reports), ("report_events", events), ("desk_entries", desks),
      ("report_access", access), ("desk_escalations", escalations), ("report_timers", timers),
    ] where !rows.isEmpty {
      try Tables.named(name)?.enter(rows, on: connection)
    }
    try connection.indexReports(from: ids.lowerBound, through: ids.upperBound)
    guard telling else { return }
    try MapRows.append(new: lives.map(\.report), on: connection)
    for life in lives {
      for event in life.events {
        try FeedRows.append(event, number: life.report.number, on: connection)
      }
    }
  }
}

extension ReportRows {
  /// Which of these numbers are there.
  public static func known(_ numbers: [String], on connection: any Connection) throws
    -> Set<String>
  {
    var known: Set<String> = []
    for start in stride(from: 0, to: numbers.count, by: 500) {
      let some = numbers[start..<min(numbers.count, start + 500)]
      try connection.rows(
        "SELECT number FROM reports WHERE number IN (\(SQLValue.marks(some.count)))",
        some.map(SQLValue.text)
      ) { known.insert($0.text(0)) }
    }
    return known
  }
}

/// The counters numbers are drawn from, many at a time.
public enum CounterRows {
  /// Draws `count` numbers that follow each other; returns the first. See ``Connection/draw(_:)``.
  public static func draw(_ counter: String, _ count: Int64, on connection: any Connection) throws
    -> Int64
  {
    let last = try connection.first(
      """
      INSERT INTO counters (name, last) VALUES ($1, $2)
      ON CONFLICT (name) DO UPDATE SET last = counters.last + $2 RETURNING last
      """, [.text(counter), .integer(count)]
    ) { $0.integer(0) }
    guard let last else { throw StorageFailure.malformed("counter \(counter)") }
    return last - count + 1
  }
}
