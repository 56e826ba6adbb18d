/// Who may do what: role x unit subtree x area x report. Default: nobody.
public enum Permissions {
  /// How near the actor must stand to the report.
  public enum Reach: String, Sendable, CaseIterable {
    /// The reporter's own report.
    case filedByMe
    /// Held by the actor's unit or one below it.
    case heldBelowMe
    /// Assigned to the actor, or to nobody while the actor's own unit holds it; a sealed report is
    /// never free for whoever comes first.
    case assignedToMe
    /// A draft held by the actor's unit or one below it.
    case draftBelowMe
    /// Held by the actor's unit, and work done by a unit of another agency, and not by the actor.
    case heldByMeDoneByOthers
    /// Lies in the area the actor's unit answers for, and is not sealed.
    case inMyArea
    /// On the actor's unit's list of escalations.
    case escalatedToMe
    /// Held by the actor's unit or one below it, or on its list of escalations.
    case heldOrEscalated
    /// Any report: the clockwork alone.
    case any
  }

  /// The table. Nil = this role never does that.
  public static func reach(_ role: Role, _ action: Action) -> Reach? {
    switch role {
    case .reporter:
      switch action {
      case .withdraw, .rate, .reopen, .reply, .addInformation: .filedByMe
      default: nil
      }
    case .kelurahanOfficer:
      switch action {
      case .take, .coordinate, .dispatch, .setEstimate, .start, .addProgress, .finish, .reject,
        .merge, .split, .ask, .answer, .recategorise, .note,
        .pause, .resume:
        .heldBelowMe
      default: nil
      }
    case .agencyCoordinator:
      switch action {
      case .take, .coordinate, .refuseJurisdiction, .dispatch, .setEstimate, .start, .addProgress,
        .finish, .reject, .merge, .split, .ask, .answer, .recategorise, .note,
        .pause, .resume:
        .heldBelowMe
      default: nil
      }
    case .unitOfficer:
      switch action {
      case .take, .refuseJurisdiction, .dispatch, .setEstimate, .start, .addProgress, .finish,
        .ask, .answer, .note, .pause, .resume:
        .heldBelowMe
      default: nil
      }
    case .fieldOfficer:
      switch action {
      case .start, .addProgress, .finish, .note: .assignedToMe
      default: nil
      }
    case .verifier:
      switch action {
      case .verify, .returnWork: .heldByMeDoneByOthers
      case .coordinate: .heldOrEscalated
      case .setEstimate, .reject, .merge, .split, .ask, .answer, .recategorise, .note:
        .heldBelowMe
      case .decideRequest, .acknowledge: .escalatedToMe
      default: nil
      }
    case .channelAdmin:
      switch action {
      case .submit, .reject, .ask, .recategorise, .note: .draftBelowMe
      default: nil
      }
    case .agencyHead:
      switch action {
      case .dispatch, .setEstimate, .note, .pause, .resume: .heldBelowMe
      case .acknowledge: .escalatedToMe
      default: nil
      }
    case .areaHead:
      switch action {
      case .note: .inMyArea
      case .acknowledge: .escalatedToMe
      default: nil
      }
    case .governorOffice:
      switch action {
      case .acknowledge: .escalatedToMe
      default: nil
      }
    case .administrator:
      nil
    case .system:
      switch action {
      case .escalate, .remind, .closeUnanswered, .recalculate, .pause, .resume, .reassign: .any
      default: nil
      }
    }
  }

  /// Throws unless the actor may do this to the report now.
  public static func check(
    _ actor: Actor, _ action: Action, on report: Report, units: UnitTree
  ) throws(Refusal) {
    guard let reach = reach(actor.role, action) else { throw .roleMayNot(actor.role, action) }
    switch reach {
    case .filedByMe:
      guard actor.reportID == report.id else { throw .notYours }
    case .heldBelowMe:
      guard let unit = actor.unit, units.isWithin(report.holder, unit) else { throw .notYours }
    case .assignedToMe:
      let mine = report.assignee != nil && report.assignee == actor.user
      let free =
        report.assignee == nil && report.holder == actor.unit && report.privacy != .sealed
      guard mine || free else { throw .notYours }
    case .draftBelowMe:
      guard report.state == .draft, let unit = actor.unit, units.isWithin(report.holder, unit)
      else { throw .notYours }
    case .heldByMeDoneByOthers:
      guard let unit = actor.unit, report.holder == unit else { throw .notYours }
      guard let finisher = report.finishedBy else { throw .notYours }
      guard !units.areOfOneAgency(finisher, unit) else { throw .sameUnitVerifies }
      // Somebody may have changed offices since.
      guard report.assignee == nil || report.assignee != actor.user else { throw .sameUnitVerifies }
    case .inMyArea:
      guard report.privacy != .sealed, let unit = actor.unit, let own = units[unit]?.area,
        report.area?.contains(own) == true
      else { throw .notYours }
    case .escalatedToMe:
      // A request is decided where it lies; what hangs is answered where that lies.
      guard
        report.clock.escalations.contains(where: {
          $0.unit == actor.unit && ($0.cause == .request) == (action == .decideRequest)
        })
      else { throw .notYours }
    case .heldOrEscalated:
      guard let unit = actor.unit,
        units.isWithin(report.holder, unit) || report.isEscalated(to: unit)
      else { throw .notYours }
    case .any:
      break
    }
  }

  /// The verbs this person may use on this report now, in the order of ``Action``.
  public static func verbs(
    for actor: Actor, on report: Report, units: UnitTree, arbiter: String, now: Int64
  ) -> [Action] {
    let facts = report.facts(byArbiter: actor.unit == arbiter)
    return Action.allCases.filter { action in
      do {
        try check(actor, action, on: report, units: units)
        _ = try Lifecycle.next(report.state, action, facts, now: now)
        return true
      } catch {
        return false
      }
    }
  }
}

extension Report {
  /// Does it lie on this unit's list because it hangs?
  public func isEscalated(to unit: String?) -> Bool {
    clock.escalations.contains { $0.unit == unit }
  }
}
