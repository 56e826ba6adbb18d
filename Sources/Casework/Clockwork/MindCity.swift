public import Domain
public import Storage

extension Casework {
  /// Lets the clockwork find what a node of the last release entered without a timer.
  public func mindUnseen() async throws {
    try await database.write { try ClockRows.takeUpUnseen(on: $0) }
  }

  /// Gives the reports of officers who are away to whoever stands in for them.
  /// - Returns: how many were passed on
  @discardableResult
  public func mindAbsences(now: Int64) async throws -> Int {
    let book = book
    return try await database.write { connection in
      var passed = 0
      for absence in try AbsenceRows.underWay(now: now, limit: 500, on: connection) {
        let standIn = try AbsenceRows.standIn(for: absence.user, at: now, on: connection)
        guard standIn != absence.user else { continue }
        for report in try AbsenceRows.assigned(to: absence.user, limit: 100, on: connection) {
          try Self.perform(
            Reassign(assignee: standIn),
            on: try Self.upToDate(report, units: book.units, on: connection), seen: nil,
            by: .system, now: now, book: book, connection: connection)
          passed += 1
        }
      }
      return passed
    }
  }

  /// Lets the clocks stand still where an emergency is declared, also for reports that came in since;
  /// lets them run again where it was ended before its time.
  @discardableResult
  public func mindHalts(now: Int64) async throws -> Int {
    let halts = try await database.read { try HaltRows.recent(now: now, on: $0) }
    guard !halts.isEmpty else { return 0 }
    let book = book
    var changed = 0
    var last: Int64 = .min
    while !Task.isCancelled {
      let after = last
      let (end, count) = try await database.write { connection -> (Int64?, Int) in
        let page = try ClockRows.open(after: after, limit: 200, on: connection)
        var count = 0
        for report in page {
          guard try Self.mind(report, halts, now: now, book: book, connection: connection)
          else { continue }
          count += 1
        }
        return (page.last?.id, count)
      }
      changed += count
      guard let end else { break }
      last = end
    }
    return changed
  }

  private static func mind(
    _ report: Report, _ halts: [HaltRows.Halt], now: Int64, book: CityBook,
    connection: any Connection
  ) throws -> Bool {
    let here = halts.filter { report.area?.contains($0.area) == true }
    guard !here.isEmpty else { return false }
    let report = try upToDate(report, units: book.units, on: connection)
    let pause = report.clock.pause(at: now)
    if let halt = here.filter({ $0.from <= now && now < $0.until }).max(by: { $0.until < $1.until })
    {
      guard (pause?.until ?? 0) < halt.until else { return false }
      try perform(
        PauseClock(.forceMajeure, until: halt.until, words: halt.words), on: report, seen: nil,
        by: .system, now: now, book: book, connection: connection)
      return true
    }
    guard pause?.reason == .forceMajeure else { return false }
    try perform(
      ResumeClock(), on: report, seen: nil, by: .system, now: now, book: book,
      connection: connection)
    return true
  }

  /// Lets the latest terms and calendar hold for every open report, each by a step of its own.
  /// - Returns: how many were changed
  @discardableResult
  public func applyRules(now: @Sendable () -> Int64) async throws -> Int {
    try await shelf.refresh(from: database)
    let book = book
    var changed = 0
    var last: Int64 = .min
    while !Task.isCancelled {
      let after = last
      let moment = now()
      let (end, count) = try await database.write { connection -> (Int64?, Int) in
        let page = try ClockRows.open(after: after, limit: 100, on: connection)
        var count = 0
        for report in page
        where report.clock.policy != book.clocks.policy.version
          || report.clock.calendar != book.clocks.edition.version
        {
          try Self.perform(
            Recalculate(), on: try Self.upToDate(report, units: book.units, on: connection),
            seen: nil, by: .system, now: moment, book: book, connection: connection)
          count += 1
        }
        return (page.last?.id, count)
      }
      changed += count
      guard let end else { break }
      last = end
    }
    return changed
  }
}
