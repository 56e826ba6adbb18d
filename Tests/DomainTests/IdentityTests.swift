import Domain
import Testing

/// Who may open a reporter's contact: with consent, on one's own desk, while it is open.
@Suite struct IdentityTests {
  private static let mayOpen: [Role: Bool] = [
    .reporter: false, .kelurahanOfficer: true, .agencyCoordinator: true, .unitOfficer: true,
    .fieldOfficer: false, .verifier: true, .channelAdmin: true, .agencyHead: false,
    .areaHead: false, .governorOffice: false, .administrator: false, .system: false,
  ]
  private static let whileIn: [ReportState: Bool] = [
    .draft: true, .waiting: true, .coordinated: true, .dispatched: true, .inProgress: true,
    .awaitingVerification: true, .completed: false, .returned: true, .rejected: false,
    .merged: false, .withdrawn: false, .reopened: true,
  ]
  private static let heldBy: [String: Bool] = [
    "ROADS": true, "ROADS-N": true, "ROADS-LAB": true,
    "SEC": false, "GOV": false, "WATER": false, "WATER-N": false, "BUR": false, "VIL-N1A": false,
  ]

  @Test(arguments: Role.allCases, ReportState.allCases)
  func opensAsTheTableSays(role: Role, state: ReportState) throws {
    let byRole: Bool = try #require(Self.mayOpen[role] as Bool?)
    let byState: Bool = try #require(Self.whileIn[state] as Bool?)
    let actor = PermissionReachTests.actor(role, "ROADS")
    for privacy in Privacy.allCases {
      for (holder, near) in Self.heldBy {
        let report = try History.moment(
          state, holder: holder, assignee: 5, privacy: privacy, participants: ["ROADS", holder])
        #expect(
          Visibility.mayOpenIdentity(
            of: report, consent: true, by: actor, units: SampleCity.units)
            == (byRole && byState && near), "\(privacy), held by \(holder)")
        // To mind what hangs is no reason to call the reporter.
        var hanging = report
        hanging.clock.escalations = [Escalation(unit: "ROADS", cause: .completion, at: 0)]
        #expect(
          Visibility.mayOpenIdentity(
            of: hanging, consent: true, by: actor, units: SampleCity.units)
            == (byRole && byState && near), "\(privacy), held by \(holder)")
        #expect(
          !Visibility.mayOpenIdentity(
            of: report, consent: false, by: actor, units: SampleCity.units))
      }
    }
  }
}
