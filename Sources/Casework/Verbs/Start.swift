public import Domain

/// Begins the work. Who starts an unassigned report makes it their own.
public struct Start: CaseVerb {
  public static let action = Action.start

  public init() {}

  public func decide(_ case: Case) throws -> Decision {
    var decision = `case`.stay(EventDetails())
    if `case`.actor.role == .fieldOfficer { decision.assignee = `case`.actor.user }
    return decision
  }
}
