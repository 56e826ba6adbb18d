public import Domain
public import Storage

/// One verb of a report: what it needs is in its values, what it decides is a ``Decision``.
///
/// Who may and when is not its business: ``Permissions`` and ``Lifecycle`` are asked before.
public protocol CaseVerb: Sendable {
  static var action: Action { get }

  func decide(_ case: Case) throws -> Decision

  /// What else follows, in the same transaction, once the step is stored.
  func follow(_ after: Report, in case: Case) throws
}

extension CaseVerb {
  public func follow(_ after: Report, in case: Case) throws {}
}

/// The report as a verb sees it, inside the transaction that will store the change.
public struct Case {
  public let report: Report
  public let actor: Actor
  /// Milliseconds since 1970 UTC.
  public let now: Int64
  public let book: CityBook
  /// The clocks of this report.
  public let rules: ClockRules
  let connection: any Connection

  var isArbiter: Bool { actor.unit == book.city.arbiterUnit }

  /// Keeps the report where it is.
  func stay(_ details: EventDetails) -> Decision {
    Decision(holder: report.holder, assignee: report.assignee, details: details)
  }
}

/// Where the report goes and what is written with it.
public struct Decision: Sendable {
  public var holder: String
  public var assignee: Int64?
  public var details: EventDetails
}

extension Casework {
  /// Does one verb on one report, durably.
  ///
  /// - Parameter seen: the version the actor looked at; nil only for workers and imports.
  /// - Throws: ``Refusal`` when the city's rules say no, ``StorageFailure`` when the store fails.
  @discardableResult
  public func perform(
    _ verb: some CaseVerb, on number: String, seen: Int?, by actor: Actor, now: Int64
  ) async throws -> Report {
    let book = book
    do {
      return try await database.write { connection in
        try Self.perform(
          verb, on: number, seen: seen, by: actor, now: now, book: book, connection: connection)
      }
    } catch is ClockBook.UnknownVersion {
      // Another node published terms a moment ago.
      try await shelf.refresh(from: database)
      let book = self.book
      return try await database.write { connection in
        try Self.perform(
          verb, on: number, seen: seen, by: actor, now: now, book: book, connection: connection)
      }
    }
  }

  /// The same inside a transaction of the caller.
  @discardableResult
  public static func perform(
    _ verb: some CaseVerb, on number: String, seen: Int?, by actor: Actor, now: Int64,
    book: CityBook, connection: any Connection
  ) throws -> Report {
    guard let report = try ReportRows.find(number: number, on: connection) else {
      throw Refusal.noSuchReport
    }
    return try perform(
      verb, on: try upToDate(report, units: book.units, on: connection), seen: seen, by: actor,
      now: now, book: book, connection: connection)
  }

  /// The report with its clock folded to its last step, also where a node of the last release wrote
  /// without knowing of clocks; then with its lines on the lists that follow from the clock.
  static func upToDate(_ report: Report, units: UnitTree, on connection: any Connection) throws
    -> Report
  {
    guard report.clock.foldedTo != report.version else { return report }
    let history = try EventRows.history(of: report, on: connection)
    guard let folded = Report.folding(number: report.number, history) else { return report }
    var report = report
    report.clock = folded.clock
    try Cases.enterLines(of: report, units: units, on: connection)
    return report
  }

  /// The same for a report just read in this transaction.
  @discardableResult
  static func perform(
    _ verb: some CaseVerb, on report: Report, seen: Int?, by actor: Actor, now: Int64,
    book: CityBook, connection: any Connection
  ) throws -> Report {
    let action = type(of: verb).action
    let sight = Visibility.sight(of: report, for: actor, units: book.units)
    guard sight > .none else { throw Refusal.noSuchReport }
    try Permissions.check(actor, action, on: report, units: book.units)
    // Whoever may act may read: nobody decides about, or learns by deciding, what is not shown to
    // them, whichever of the two tables has a hole.
    guard sight >= .reporter else { throw Refusal.notYours }
    // A step of the clockwork changes nothing that a person decided on.
    if let seen, report.isOutdated(seen) {
      throw Refusal.stale(seen: seen, now: report.version)
    }
    let context = Case(
      report: report, actor: actor, now: now, book: book,
      rules: try book.clocks.rules(for: report), connection: connection)
    let state = try Lifecycle.next(
      report.state, action, report.facts(byArbiter: context.isArbiter), now: now)
    let decision = try verb.decide(context)
    let event = ReportEvent(
      reportID: report.id, revision: report.version + 1, at: max(now, report.updatedAt + 1),
      action: action, state: state, holder: decision.holder, assignee: decision.assignee,
      actorRole: actor.role, actorUnit: actor.unit, actorUser: actor.user,
      details: decision.details)
    let after = try commit(event, to: report, book: book, connection: connection)
    try verb.follow(after, in: context)
    return after
  }

  /// Stores a decided step with what it does to the clocks.
  static func commit(
    _ event: ReportEvent, to report: Report, book: CityBook, connection: any Connection
  ) throws -> Report {
    let change = Change(try book.clocks.completed(event, on: report), to: report)
    try Cases.commit(
      change, units: book.units, timer: try book.clocks.next(change.after), on: connection)
    return change.after
  }
}
