import Domain
import Testing

/// Every role with every action: 12 times 31.
@Suite struct PermissionTableTests {
  @Test func theTableNamesEveryRoleAndEveryReach() {
    #expect(Role.allCases.count == 12)
    #expect(Set(PermissionTable.allowed.keys) == Set(Role.allCases))
    let reaches = Set(PermissionTable.allowed.values.flatMap(\.keys))
    #expect(reaches == Set(Permissions.Reach.allCases))
    let actions = Set(PermissionTable.allowed.values.flatMap { $0.values.flatMap { $0 } })
    #expect(actions == Set(Action.allCases), "an action nobody may do")
  }

  @Test func noActionIsReachedInTwoWaysByOneRole() {
    for (role, reaches) in PermissionTable.allowed {
      let listed = reaches.values.map(\.count).reduce(0, +)
      let distinct = Set(reaches.values.flatMap { $0 }).count
      #expect(listed == distinct, "\(role)")
    }
  }

  @Test(arguments: Role.allCases, Action.allCases)
  func reachFollowsTheTable(role: Role, action: Action) {
    #expect(Permissions.reach(role, action) == PermissionTable.reach(role, action))
  }

  /// What a role never does, it does not do on its own desk either, nor assigned, nor in its area.
  @Test(arguments: Role.allCases, Action.allCases)
  func theRestIsRefusedHoweverNear(role: Role, action: Action) throws {
    guard PermissionTable.reach(role, action) == nil else { return }
    let actor = PermissionReachTests.actor(role, "VIL-N1A")
    for state in ReportState.allCases {
      var near = try History.moment(
        state, holder: "VIL-N1A", assignee: 5, area: SampleCity.n1a, finishedBy: "ROADS-N")
      for cause in Escalation.Cause.allCases {
        near.clock.escalations.append(Escalation(unit: "VIL-N1A", cause: cause, at: 0))
      }
      #expect(throws: Refusal.roleMayNot(role, action)) {
        try Permissions.check(actor, action, on: near, units: SampleCity.units)
      }
    }
  }

  @Test(arguments: [Role.governorOffice, .administrator])
  func someSeeOrKeepButDecideNothing(role: Role) throws {
    for unit in ["GOV", "BUR", "VIL-N1A"] {
      let actor = Actor(officer: 5, role: role, unit: unit)
      for state in ReportState.allCases {
        let report = try History.moment(state, holder: unit, assignee: 5)
        #expect(
          Permissions.verbs(
            for: actor, on: report, units: SampleCity.units, arbiter: "BUR", now: History.begin
          ).isEmpty)
      }
    }
  }

  @Test func everyRoleOfAPersonInOfficeLogsIn() {
    #expect(
      Role.officers == [
        .kelurahanOfficer, .agencyCoordinator, .unitOfficer, .fieldOfficer, .verifier,
        .channelAdmin, .agencyHead, .areaHead, .governorOffice, .administrator,
      ])
  }
}
