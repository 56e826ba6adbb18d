public import Domain

/// A decided step of one report, ready to be stored.
public struct Change: Sendable {
  /// The report as the decision saw it; nil when it begins here.
  public let before: Report?
  public let event: ReportEvent
  public let after: Report

  /// The step that begins a report; nil when the event carries no intake.
  public init?(number: String, first event: ReportEvent) {
    guard let after = Report(number: number, first: event) else { return nil }
    before = nil
    self.event = event
    self.after = after
  }

  public init(_ event: ReportEvent, to report: Report) {
    before = report
    self.event = event
    var after = report
    after.apply(event)
    self.after = after
  }
}

/// Stores a change: event, current row, desks, timer, outbox and indexes in the caller's one
/// transaction.
public enum Cases {
  /// - Parameter timer: when the clockwork looks at the report again; nil = never
  public static func commit(
    _ change: Change, units: UnitTree, timer: Int64?, on connection: any Connection
  ) throws {
    let report = change.after
    if let before = change.before {
      try ReportRows.replace(report, seen: before.version, on: connection)
    } else {
      try ReportRows.insert(report, on: connection)
    }
    try EventRows.append(change.event, on: connection)
    try FeedRows.append(change.event, number: report.number, on: connection)
    if let photos = change.event.details.photos {
      try PhotoRows.attach(photos, to: report.id, on: connection)
    }
    if change.before == nil || change.event.details.intake != nil {
      try indexText(of: report, on: connection)
      if let place = report.place {
        try connection.indexPlace(
          report: report.id, latitude: place.latitude, longitude: place.longitude)
      }
    }
    try DeskRows.refresh(report, before: change.before, units: units, on: connection)
    try HangingRows.refresh(report, before: change.before, on: connection)
    try InboxRows.markSupport(of: report, before: change.before, on: connection)
    if timer != nil || change.before != nil {
      try ClockRows.setTimer(timer, of: report.id, on: connection)
    }
    if change.event.isTold { try OutboxRows.append(change.event, on: connection) }
    try MapRows.append(report, before: change.before, on: connection)
  }
}

extension Cases {
  /// Makes a report findable by its words, as far as they are not covered.
  static func indexText(of report: Report, on connection: any Connection) throws {
    try connection.indexText(
      report: report.id,
      [report.text, report.landmark].compactMap { $0 }.joined(separator: "\n"),
      closed: report.address ?? "")
  }

  /// Enters the lines of desks and lists for a report whose clock was folded anew: a node of the last
  /// release changed it and knew nothing of them.
  public static func enterLines(
    of report: Report, units: UnitTree, on connection: any Connection
  ) throws {
    try DeskRows.refresh(report, before: nil, units: units, on: connection)
    try HangingRows.enter(report, on: connection)
  }
}
