public import Domain

/// The `desk_entries` table: on which desks a report lies, in which heap, in which order.
public enum DeskRows {
  /// One line of an officer's list.
  public struct Filter: Sendable, Equatable {
    public var category: String?
    /// A village, district or city.
    public var area: Area?
    public var kind: ReportKind?
    /// Code of the channel it came by.
    public var channel: String?
    public var state: ReportState?
    /// At least so many people support it.
    public var supporters: Int?
    /// Closed or not; nil for both.
    public var isDone: Bool?
    public var text: String?
    public var assignee: Int64?

    public init() {}

    public var isEmpty: Bool { self == Filter() }
  }

  /// Where the next page begins: the last line seen.
  public struct Key: Sendable, Equatable {
    public let rank: Int64
    public let id: Int64

    public init(rank: Int64, id: Int64) {
      self.rank = rank
      self.id = id
    }
  }

  public struct Line: Sendable {
    public let report: Report
    public let key: Key
  }

  /// Ascending: least time left first; closed reports latest first.
  static func rank(_ report: Report) -> Int64 {
    if let closedAt = report.closedAt { return -closedAt }
    return report.decidedAt == nil ? report.dues.coordination : report.dues.completion
  }

  static func refresh(
    _ report: Report, before: Report?, units: UnitTree, on connection: any Connection
  ) throws {
    let entries = entries(of: report, units: units)
    if let before, Self.entries(of: before, units: units) == entries { return }
    for entry in entries {
      try connection.put(
        """
        INSERT INTO desk_entries (unit, report_id, queue, rank, pressure)
        VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (unit, report_id) DO UPDATE SET queue = excluded.queue, rank = excluded.rank,
          pressure = excluded.pressure
        """, entry)
    }
  }

  /// The lines of a report on all desks it lies on, by unit. Time presses those who stand over the
  /// holder, not those who once had it.
  static func entries(of report: Report, units: UnitTree) -> [[SQLValue]] {
    let rank = rank(report)
    let pressure = report.state.isClosed ? .calm : report.clock.pressure
    let pressed = pressure == .calm ? [] : Set(units.desks(of: report.holder))
    return Queue.desks(of: report, units: units).sorted { $0.key < $1.key }.map { unit, queue in
      [
        .text(unit), .integer(report.id), .text(queue.rawValue), .integer(rank),
        .init(pressed.contains(unit) ? pressure.rawValue : 0),
      ]
    }
  }

  /// The desks one report lies on.
  public static func entries(of report: Int64, on connection: any Connection) throws
    -> [String: Queue]
  {
    var entries: [String: Queue] = [:]
    try connection.rows(
      "SELECT unit, queue FROM desk_entries WHERE report_id = $1", [.integer(report)]
    ) { row in
      if let queue = Queue(rawValue: row.text(1)) { entries[row.text(0)] = queue }
    }
    return entries
  }

  /// One column per level, so that each has an index in the order of the lists.
  static func column(of area: Area) -> String {
    switch area.level {
    case .village: "r.village"
    case .district: "r.district"
    case .city: "r.city"
    }
  }
}
