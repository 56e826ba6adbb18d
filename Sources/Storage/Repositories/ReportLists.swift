public import Domain

/// Lists of reports outside the desk, newest first, paged by key.
public enum ReportLists {
  /// Where the next page begins.
  public struct Key: Sendable, Equatable {
    public let receivedAt: Int64
    public let id: Int64

    public init(receivedAt: Int64, id: Int64) {
      self.receivedAt = receivedAt
      self.id = id
    }
  }

  /// Whose list it is.
  public enum Scope: Sendable {
    /// Only what stands in public with its words.
    case listed
    /// Everything (operators and the governor's office).
    case everything
    /// What lies in one area and is not sealed.
    case area(Area)
  }

  /// At most `limit` + 1 reports: the extra one says that there is more. How it finds words that
  /// are rare: ``Seeking``.
  public static func newest(
    _ scope: Scope, filter: DeskRows.Filter, after key: Key?, limit: Int,
    on connection: any Connection
  ) throws -> [Report] {
    var reports: [Report] = []
    var from = key
    func read(
      _ conditions: Conditions, by matches: String? = nil, limit: Int,
      _ take: (any Row) throws -> Report?
    ) throws -> Int {
      var conditions = conditions
      if let from {
        conditions.add([.integer(from.receivedAt), .integer(from.id)]) {
          "(r.received_at, r.id) < (\($0[0]), \($0[1]))"
        }
      }
      var seen = 0
      let tables = matches == nil ? "reports r" : "m CROSS JOIN reports r"
      // The sign keeps engines from going down the list where there are matches to begin with.
      let order = "\(matches == nil ? "" : "+")r.received_at DESC, r.id DESC"
      try connection.rows(
        """
        \(Seeking.with(matches))SELECT \(ReportRows.columns) FROM \(tables)
        WHERE \(conditions.sql) ORDER BY \(order) LIMIT \(limit)
        """, conditions.values
      ) { row in
        seen += 1
        from = Key(receivedAt: row.integer(20), id: row.integer(0))
        if let report = try take(row) { reports.append(report) }
      }
      return seen
    }
    // Nothing in these states is ever listed; the index would be gone through in vain.
    if scope.isOpenOnly, let state = filter.state, !Visibility.mayBeListed(state) { return [] }
    let narrowest = filter.narrowest
    var rest = scope.conditions(compared: !narrowest.isEmpty)
    rest.add(filter, by: narrowest)
    guard let words = filter.words else {
      _ = try read(rest, limit: limit + 1, ReportRows.decode)
      return reports
    }
    var list = narrowest.isEmpty ? scope.conditions(compared: false) : Conditions()
    // Only what an index leads to, so that a look costs the same whatever is asked for.
    list.add(narrowest, by: narrowest)
    list.addSupporters(of: filter)
    /// Whether nothing more is to be found.
    func look(_ reach: Int) throws -> Bool {
      let seen = try read(list, limit: reach) { row in
        guard reports.count <= limit,
          filter.admits(row, words: words, openOnly: scope.isOpenOnly)
        else { return nil }
        let report = try ReportRows.decode(row)
        return scope.admits(report) ? report : nil
      }
      return reports.count > limit || seen < reach
    }
    if try look(Seeking.near) { return reports }
    let isPromising = reports.count >= Seeking.promising
    if try isPromising && look(Seeking.far) { return reports }
    let areFew = try Seeking.areFew(filter, openOnly: scope.isOpenOnly, on: connection)
    if try !isPromising && !areFew && look(Seeking.far) { return reports }
    let matches = rest.addWords(
      of: filter, openOnly: scope.isOpenOnly, areFew: areFew, on: connection)
    _ = try read(rest, by: matches, limit: limit + 1 - reports.count) { row in
      // The index holds words as they were written; the public searches what it may read.
      guard !scope.isOpenOnly || filter.admits(row, words: words, openOnly: true) else {
        return nil
      }
      return try ReportRows.decode(row)
    }
    return reports
  }

  public static func count(filter: DeskRows.Filter, on connection: any Connection) throws -> Int {
    var conditions = Conditions()
    conditions.add(filter, by: filter)
    _ = conditions.addWords(of: filter, openOnly: false, areFew: false, on: connection)
    return try connection.first(
      "SELECT COUNT(*) FROM reports r WHERE \(conditions.sql)", conditions.values
    ) { $0.int(0) } ?? 0
  }

  /// The latest reports assigned to one person and still open.
  public static func assigned(to user: Int64, limit: Int, on connection: any Connection) throws
    -> [Report]
  {
    try connection.all(
      """
      SELECT \(ReportRows.columns) FROM reports r
      WHERE r.assignee = $1 AND r.state IN ('dispatched', 'inProgress', 'returned')
      ORDER BY r.completion_due, r.id LIMIT $2
      """, [.integer(user), .integer(Int64(limit))], ReportRows.decode)
  }
}

extension ReportLists.Scope {
  /// Closed words do not count where anybody may look.
  fileprivate var isOpenOnly: Bool { if case .listed = self { true } else { false } }

  /// - Parameter compared: see ``Conditions/add(_:by:)``
  fileprivate func conditions(compared: Bool) -> Conditions {
    var conditions = Conditions()
    switch self {
    case .listed: conditions.add("r.listed = 1")
    case .everything: break
    case .area(let area):
      let column = DeskRows.column(of: area)
      conditions.add("r.privacy <> 'sealed'")
      conditions.add([.text(area.code)]) {
        "\(compared ? Conditions.compared(column) : column) = \($0[0])"
      }
    }
    return conditions
  }

  /// The same of a report at hand.
  fileprivate func admits(_ report: Report) -> Bool {
    switch self {
    case .listed: Visibility.isListed(report)
    case .everything: true
    case .area(let area): report.privacy != .sealed && report.area?.contains(area.code) == true
    }
  }
}
