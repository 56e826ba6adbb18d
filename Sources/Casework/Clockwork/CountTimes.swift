public import Domain
import Storage

extension Casework {
  /// Counts times and shares of the month of `now`, and of the month before, which reopened reports
  /// still change. Merged reports count once, with the report they were joined to.
  public func countTimes(now: Int64) async throws {
    let day = book.clock.date(at: now)
    let first = LocalDate(year: day.year, month: day.month, day: 1)
    let before = LocalDate(daysSince1970: first.daysSince1970 - 1)
    let next =
      day.month == 12
      ? LocalDate(year: day.year + 1, month: 1, day: 1)
      : LocalDate(year: day.year, month: day.month + 1, day: 1)
    try await count(
      LocalDate(year: before.year, month: before.month, day: 1), until: first, now: now)
    try await count(first, until: next, now: now, isCurrent: true)
  }

  private func count(_ from: LocalDate, until: LocalDate, now: Int64, isCurrent: Bool = false)
    async throws
  {
    let book = book
    let (start, end) = (book.clock.start(of: from), book.clock.start(of: until))
    let rows = try await database.read {
      connection -> [FigureRows.Kind: [String: FigureRows.Figures]] in
      var census = Census(book)
      try FigureRows.decided(from: start, until: end, on: connection) { try census.addDecided($0) }
      try FigureRows.completed(from: start, until: end, on: connection) {
        try census.addFinished($0)
      }
      if isCurrent {
        for open in try FigureRows.open(now: now, on: connection) { census.addOpen(open) }
      }
      return census.figures()
    }
    let month = String(from.iso.prefix(7))
    try await database.write {
      try FigureRows.replace(month: month, rows, at: now, on: $0)
    }
  }
}

/// Counts reports under every heading they belong to.
private struct Census {
  private struct Key: Hashable {
    let kind: FigureRows.Kind
    let code: String
  }

  private struct Tally {
    var figures = FigureRows.Figures()
    var decided: [Int64] = []
    var finished: [Int64] = []
  }

  private let book: CityBook
  private var tallies: [Key: Tally] = [:]

  init(_ book: CityBook) { self.book = book }

  mutating func addDecided(_ report: Report) throws {
    guard !report.imported, let decidedAt = report.decidedAt,
      let line = try book.clocks.rules(for: report).line(.coordination, of: report)
    else { return }
    let used = line.used(at: decidedAt)
    add(report) { $0.decided.append(used) }
  }

  mutating func addFinished(_ report: Report) throws {
    guard let closedAt = report.closedAt,
      let line = try book.clocks.rules(for: report).line(.completion, of: report)
    else { return }
    let used = line.used(at: closedAt)
    let onTime = closedAt <= report.dues.completion
    add(report) { tally in
      tally.finished.append(used)
      if onTime { tally.figures.onTime += 1 }
    }
  }

  mutating func addOpen(_ open: FigureRows.Open) {
    for key in keys(holder: open.holder, area: open.area, category: open.category) {
      var tally = tallies[key] ?? Tally()
      tally.figures.overdueOpen += open.overdue
      tally.figures.oldestOpen = min(tally.figures.oldestOpen ?? .max, open.oldest)
      tallies[key] = tally
    }
  }

  private mutating func add(_ report: Report, _ change: (inout Tally) -> Void) {
    let holder = report.finishedBy ?? report.holder
    for key in keys(holder: holder, area: report.area, category: report.category) {
      change(&tallies[key, default: Tally()])
    }
  }

  private func keys(holder: String, area: AreaPath?, category: String?) -> [Key] {
    var keys = [Key(kind: .city, code: ""), Key(kind: .unit, code: holder)]
    if let agency = book.units.desks(of: holder).last {
      keys.append(Key(kind: .agency, code: agency))
    }
    if let area {
      keys += [area.village, area.district, area.city].map { Key(kind: .area, code: $0) }
    }
    if let category { keys.append(Key(kind: .category, code: category)) }
    return keys
  }

  func figures() -> [FigureRows.Kind: [String: FigureRows.Figures]] {
    var rows: [FigureRows.Kind: [String: FigureRows.Figures]] = [:]
    for (key, tally) in tallies {
      var figures = tally.figures
      figures.decided = tally.decided.count
      figures.decidedMean = Self.mean(tally.decided)
      figures.decidedMedian = Self.median(tally.decided)
      figures.finished = tally.finished.count
      figures.finishedMean = Self.mean(tally.finished)
      figures.finishedMedian = Self.median(tally.finished)
      rows[key.kind, default: [:]][key.code] = figures
    }
    return rows
  }

  static func mean(_ values: [Int64]) -> Int64? {
    values.isEmpty ? nil : values.reduce(0, +) / Int64(values.count)
  }

  /// The middle one; between two of them their mean.
  static func median(_ values: [Int64]) -> Int64? {
    guard !values.isEmpty else { return nil }
    let sorted = values.sorted()
    let middle = sorted.count / 2
    return sorted.count.isMultiple(of: 2)
      ? (sorted[middle - 1] + sorted[middle]) / 2 : sorted[middle]
  }
}
