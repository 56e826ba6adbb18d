import Domain

// What the city does to reports without anybody deciding on one of them.

/// The terms and the calendar of today hold from now on.
struct Recalculate: CaseVerb {
  static let action = Action.recalculate

  func decide(_ case: Case) throws -> Decision {
    let clocks = `case`.book.clocks
    var details = EventDetails()
    details.policy = clocks.policy.version
    details.calendar = clocks.edition.version
    details.rule = clocks.policy.terms.rule(for: `case`.report)
    details.fired = clocks.current.lowered(
      `case`.report, rule: details.rule ?? 0, at: max(`case`.now, `case`.report.updatedAt + 1))
    return `case`.stay(details)
  }
}

/// The officer is away: the substitute has it, or whoever is free where there is none.
struct Reassign: CaseVerb {
  static let action = Action.reassign
  let assignee: Int64?

  func decide(_ case: Case) throws -> Decision {
    var decision = `case`.stay(EventDetails())
    decision.assignee = assignee
    return decision
  }
}
