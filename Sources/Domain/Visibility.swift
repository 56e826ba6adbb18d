/// How much of a report somebody sees. Every page, JSON, CSV, map and feed asks here.
public enum Sight: Int, Sendable, Comparable, CaseIterable {
  /// As though it did not exist.
  case none
  /// That it exists and its state: no place, no unit, no step. A sealed report seen from outside.
  case stateOnly
  /// That it exists, its village, its state and steps; not what it says nor exactly where.
  case outline
  /// What the public reads of a public report: place rounded, no internal words.
  case open
  /// Everything said to the reporter.
  case reporter
  /// Everything but the reporter's identity.
  case desk

  public static func < (a: Sight, b: Sight) -> Bool { a.rawValue < b.rawValue }
}

/// Decides sight. Default: nothing.
public enum Visibility {
  /// What anybody sees who knows the number.
  public static func publicSight(of report: Report) -> Sight {
    if report.privacy == .sealed { return report.state == .draft ? .none : .stateOnly }
    return switch report.state {
    case .draft: .none
    case .rejected, .withdrawn: .outline
    case .waiting, .coordinated, .dispatched, .inProgress, .awaitingVerification, .completed,
      .returned, .merged, .reopened:
      report.privacy == .public ? .open : .outline
    }
  }

  /// May the report stand in public lists and on the map with its words?
  public static func isListed(_ report: Report) -> Bool {
    publicSight(of: report) == .open
  }

  /// Whether those who support it may hear of it: it was handed in for everybody, and everybody may
  /// still know how it stands, also when it ended without being done.
  public static func mayTellSupporters(of report: Report) -> Bool {
    report.privacy == .public && publicSight(of: report) >= .outline
  }

  /// Whether a report in this state can stand in public lists at all.
  public static func mayBeListed(_ state: ReportState) -> Bool {
    ![.draft, .rejected, .withdrawn].contains(state)
  }

  public static func sight(of report: Report, for actor: Actor?, units: UnitTree) -> Sight {
    let common = publicSight(of: report)
    guard let actor else { return common }
    switch actor.role {
    case .reporter:
      return actor.reportID == report.id ? .reporter : common
    case .administrator:
      return common
    case .governorOffice, .system:
      return .desk
    case .areaHead:
      if report.isEscalated(to: actor.unit) { return .desk }
      guard report.privacy != .sealed, let unit = actor.unit, let own = units[unit]?.area,
        report.area?.contains(own) == true
      else { return common }
      return .desk
    case .fieldOfficer:
      let mine = report.assignee != nil && report.assignee == actor.user
      let free = report.assignee == nil && report.holder == actor.unit
      return mine || (free && report.privacy != .sealed) ? .desk : common
    case .kelurahanOfficer, .agencyCoordinator, .unitOfficer, .verifier, .channelAdmin,
      .agencyHead:
      guard let unit = actor.unit else { return common }
      if units.isWithin(report.holder, unit) || report.isEscalated(to: unit) { return .desk }
      let tookPart = report.participants.contains { units.isWithin($0, unit) }
      guard tookPart else { return common }
      return report.privacy == .public ? .desk : common
    }
  }

  /// May this officer open the reporter's contact? Each opening is logged with a reason.
  /// Never without the reporter's consent to be contacted, and only while the report is on the
  /// officer's own desk.
  public static func mayOpenIdentity(
    of report: Report, consent: Bool, by actor: Actor, units: UnitTree
  ) -> Bool {
    guard consent, let unit = actor.unit, units.isWithin(report.holder, unit) else { return false }
    switch actor.role {
    case .kelurahanOfficer, .agencyCoordinator, .unitOfficer, .channelAdmin, .verifier:
      return !report.state.isClosed
    case .reporter, .fieldOfficer, .agencyHead, .areaHead, .governorOffice, .administrator,
      .system:
      return false
    }
  }
}
