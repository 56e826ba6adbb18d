public import Domain
import Storage

/// Why terms or a calendar are not published.
public enum RuleRefusal: Error, Sendable, Equatable {
  case unsound([SLATerms.Problem])
  case unsoundCalendar(CalendarFault)
  case unknownCategory(String)
  case unknownChannel(String)
  case unsoundRouting([RoutingRules.Problem])
  /// More rules, steps, periods or holidays than anybody can read.
  case tooMuch
  /// 1 to 500 characters.
  case malformedNote
  case nothingChanges
  /// Somebody else published a version meanwhile.
  case overtaken
}

extension Casework {
  /// Work that lets the latest terms and calendar hold for open reports.
  static let applyRulesKind = "apply-rules"
  private static let longestNote = 500
  private static let mostRows = 2_000

  /// Publishes terms as the next version, logs it and takes the tables anew. They hold for reports
  /// that come in from now on; with `apply` for open ones too, by a step of each.
  ///
  /// Terms that are in force already are not published again, but can still be applied.
  /// - Parameter base: the version they were written over
  /// - Returns: the version that holds now
  @discardableResult
  public func publish(
    _ terms: SLATerms, over base: Int64, note: String, apply: Bool, by user: Int64?, now: Int64
  ) async throws -> Int64 {
    let book = book
    try Self.check(note)
    guard terms.rules.count <= Self.mostRows, terms.ladder.count <= Self.mostRows else {
      throw RuleRefusal.tooMuch
    }
    guard terms.problems.isEmpty else { throw RuleRefusal.unsound(terms.problems) }
    for rule in terms.rules {
      if let category = rule.category, book.category(category) == nil {
        throw RuleRefusal.unknownCategory(category)
      }
      if let channel = rule.channel, book.channel(channel) == nil {
        throw RuleRefusal.unknownChannel(channel)
      }
    }
    return try await publish(
      isNew: terms != book.clocks.policy.terms, over: base, named: "terms", note: note,
      apply: apply, by: user, now: now, latest: RuleRows.latestPolicy
    ) { try RuleRows.publish(terms, note: note.trimmed, by: user, at: now, on: $0) }
  }

  /// The same for a calendar.
  @discardableResult
  public func publish(
    _ terms: CalendarTerms, over base: Int64, note: String, apply: Bool, by user: Int64?,
    now: Int64
  ) async throws -> Int64 {
    let book = book
    try Self.check(note)
    guard terms.specials.count <= Self.mostRows, terms.holidays.count <= Self.mostRows else {
      throw RuleRefusal.tooMuch
    }
    do throws(CalendarFault) {
      _ = try WorkingCalendar(CalendarEdition(version: base + 1, terms: terms), clock: book.clock)
    } catch {
      throw RuleRefusal.unsoundCalendar(error)
    }
    return try await publish(
      isNew: terms != book.clocks.edition.terms, over: base, named: "calendar", note: note,
      apply: apply, by: user, now: now, latest: RuleRows.latestCalendar
    ) { try RuleRows.publish(terms, note: note.trimmed, by: user, at: now, on: $0) }
  }

  /// Publishes routing rules as the next version. They hold for reports that come in from now on,
  /// and for what desks are shown at once.
  @discardableResult
  public func publish(
    _ rules: RoutingRules, over base: Int64, note: String, by user: Int64?, now: Int64
  ) async throws -> Int64 {
    let book = book
    try Self.check(note)
    let problems = rules.problems(in: book)
    guard problems.isEmpty else { throw RuleRefusal.unsoundRouting(problems) }
    return try await publish(
      isNew: rules != book.routing.rules, over: base, named: "routing", note: note, apply: false,
      by: user, now: now, latest: RuleRows.latestRouting
    ) { try RuleRows.publish(rules, note: note.trimmed, by: user, at: now, on: $0) }
  }

  private func publish(
    isNew: Bool, over base: Int64, named name: String, note: String, apply: Bool, by user: Int64?,
    now: Int64, latest: @escaping @Sendable (any Connection) throws -> Int64,
    _ enter: @escaping @Sendable (any Connection) throws -> Int64
  ) async throws -> Int64 {
    guard isNew || apply else { throw RuleRefusal.nothingChanges }
    let version = try await database.write { connection -> Int64 in
      guard try latest(connection) == base else { throw RuleRefusal.overtaken }
      var version = base
      if isNew {
        version = try enter(connection)
        try CityRows.changed(on: connection)
        try AdministrationRows.append(
          at: now, user: user, what: "\(name).publish", subject: String(version),
          details: note.trimmed, on: connection)
      }
      if apply {
        // Named by the version: one that is being applied must not stand in for the next.
        try JobRows.enqueue(
          Self.applyRulesKind, subject: "\(name):\(version)", due: now, now: now, on: connection)
        try AdministrationRows.append(
          at: now, user: user, what: "\(name).apply", subject: String(version), details: "",
          on: connection)
      }
      return version
    }
    try await shelf.refresh(from: database)
    return version
  }

  private static func check(_ note: String) throws(RuleRefusal) {
    let note = note.trimmed
    guard !note.isEmpty, !note.isLonger(than: longestNote) else { throw .malformedNote }
  }
}

/// The table of holidays runs out, or has run out.
public struct CalendarWarning: Sendable, Equatable, CustomStringConvertible {
  /// The first year whose holidays are not known.
  public let year: Int
  /// Until it begins; 0 or less when it has.
  public let days: Int

  /// For the log.
  public var description: String {
    "the calendar has no holidays for \(year), which \(days > 0 ? "begins in \(days) days" : "has begun"); working time is counted as elapsed time there"
  }
}

extension CityBook {
  /// Nil while the holidays of the months to come are known.
  public func calendarWarning(now: Int64) -> CalendarWarning? {
    guard let days = clocks.calendar.warning(now: now) else { return nil }
    let first = LocalDate(daysSince1970: clock.date(at: now).daysSince1970 + days)
    return CalendarWarning(year: first.year, days: days)
  }
}
