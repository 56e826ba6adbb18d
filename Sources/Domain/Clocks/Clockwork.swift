/// What time alone does to a report. Pure: whoever runs it decides where it is kept.
public enum Clockwork {
  /// The step a timer makes of a report, at `now` or right after the report's last step.
  public static func event(
    _ timer: ClockTimer, on report: Report, now: Int64, book: CityBook
  ) throws -> ReportEvent {
    var details = EventDetails()
    let action: Action
    switch timer.what {
    case .step(let step):
      action = .escalate
      let unit =
        step.to.escalates
        ? step.to.unit(above: report.holder, units: book.units, city: book.city) : nil
      details.escalation = EscalationStep(
        clock: step.clock, percent: step.percent, to: unit, dueAt: timer.at)
    case .remind: action = .remind
    case .closeUnanswered: action = .closeUnanswered
    }
    try Permissions.check(.system, action, on: report, units: book.units)
    let state = try Lifecycle.next(
      report.state, action, report.facts(byArbiter: false), now: now)
    let event = ReportEvent(
      reportID: report.id, revision: report.version + 1, at: max(now, report.updatedAt + 1),
      action: action, state: state, holder: report.holder, assignee: report.assignee,
      actorRole: .system, actorUnit: nil, actorUser: nil, details: details)
    return try book.clocks.completed(event, on: report)
  }
}

extension ClockBook {
  /// A step with what it does to the deadlines: where they move, the step itself says where to.
  public func completed(_ event: ReportEvent, on report: Report) throws(UnknownVersion)
    -> ReportEvent
  {
    var after = report
    after.apply(event)
    let dues = try rules(for: after).dues(of: after)
    guard dues != after.dues else { return event }
    var details = event.details
    details.dues = dues
    return ReportEvent(
      reportID: event.reportID, revision: event.revision, at: event.at, action: event.action,
      state: event.state, holder: event.holder, assignee: event.assignee,
      actorRole: event.actorRole, actorUnit: event.actorUnit, actorUser: event.actorUser,
      details: details)
  }

  /// When time alone does something to a report next, in milliseconds since 1970 UTC; nil = never.
  public func next(_ report: Report) throws(UnknownVersion) -> Int64? {
    try rules(for: report).timers(of: report).first?.at
  }
}
