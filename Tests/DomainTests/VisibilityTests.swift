import Domain
import Testing

/// Who sees how much: viewer by privacy by state, by hand. Default: nothing.
@Suite struct VisibilityTests {
  /// The three columns of the table.
  private static let columns: [(name: String, states: [ReportState])] = [
    ("draft", [.draft]),
    (
      "standing",
      [
        .waiting, .coordinated, .dispatched, .inProgress, .awaitingVerification, .completed,
        .returned, .merged, .reopened,
      ]
    ),
    ("turned away", [.rejected, .withdrawn]),
  ]

  /// What everybody sees: a public report opens to all while it stands, every other one shows
  /// that it exists, a draft not even that.
  private static let anybody: [Privacy: [Sight]] = [
    .public: [.none, .open, .outline],
    .private: [.none, .outline, .outline],
    .sealed: [.none, .stateOnly, .stateOnly],
  ]
  private static let everything: [Privacy: [Sight]] = [
    .public: [.desk, .desk, .desk],
    .private: [.desk, .desk, .desk],
    .sealed: [.desk, .desk, .desk],
  ]
  private static let everythingButSealed: [Privacy: [Sight]] = [
    .public: [.desk, .desk, .desk],
    .private: [.desk, .desk, .desk],
    .sealed: [.none, .stateOnly, .stateOnly],
  ]
  private static let toldToReporter: [Privacy: [Sight]] = [
    .public: [.reporter, .reporter, .reporter],
    .private: [.reporter, .reporter, .reporter],
    .sealed: [.reporter, .reporter, .reporter],
  ]
  /// An office that held it once keeps a public report, and of others only that it exists.
  private static let tookPart: [Privacy: [Sight]] = [
    .public: [.desk, .desk, .desk],
    .private: [.none, .outline, .outline],
    .sealed: [.none, .stateOnly, .stateOnly],
  ]

  struct Viewer: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let actor: Actor?
    var holder = "ROADS-N"
    var assignee: Int64?
    var participants = ["ROADS-N"]
    /// The unit on whose list of escalations it lies.
    var hangsWith: String?
    let sees: [Privacy: [Sight]]

    init(
      _ description: String, _ actor: Actor?, holder: String = "ROADS-N", assignee: Int64? = nil,
      participants: [String] = ["ROADS-N"], hangsWith: String? = nil, sees: [Privacy: [Sight]]
    ) {
      testDescription = description
      self.actor = actor
      self.holder = holder
      self.assignee = assignee
      self.participants = participants
      self.hangsWith = hangsWith
      self.sees = sees
    }
  }

  private static func officer(_ role: Role, _ unit: String) -> Actor {
    Actor(officer: 5, role: role, unit: unit)
  }

  /// The report lies in village N1A and is held by ROADS-N unless a row says otherwise.
  private static let viewers: [Viewer] = [
    Viewer("nobody known", nil, sees: anybody),
    Viewer("its reporter", Actor(reporterOf: 7), sees: toldToReporter),
    Viewer("another reporter", Actor(reporterOf: 8), sees: anybody),
    Viewer("administrator", officer(.administrator, "SEC"), sees: anybody),
    Viewer("administrator of the holder", officer(.administrator, "ROADS-N"), sees: anybody),
    Viewer(
      "administrator, assigned", officer(.administrator, "ROADS-N"), assignee: 5, sees: anybody),
    Viewer("governor's office", officer(.governorOffice, "GOV"), sees: everything),
    Viewer("governor's office elsewhere", officer(.governorOffice, "BUR"), sees: everything),

    Viewer("the clockwork", .system, sees: everything),

    Viewer("lurah", officer(.areaHead, "VIL-N1A"), sees: everythingButSealed),
    Viewer("camat", officer(.areaHead, "DIST-N1"), sees: everythingButSealed),
    Viewer("mayor", officer(.areaHead, "CITY-N"), sees: everythingButSealed),
    Viewer("lurah next door", officer(.areaHead, "VIL-N1B"), sees: anybody),
    Viewer("mayor of another city", officer(.areaHead, "CITY-S"), sees: anybody),
    Viewer("area head without an area", officer(.areaHead, "ROADS"), sees: anybody),
    Viewer("area head of no known unit", officer(.areaHead, "NOWHERE"), sees: anybody),

    Viewer(
      "field officer, assigned", officer(.fieldOfficer, "ROADS-N"), assignee: 5, sees: everything),
    Viewer(
      "field officer, assigned, held elsewhere", officer(.fieldOfficer, "ROADS-N"), holder: "BUR",
      assignee: 5, sees: everything),
    Viewer("field officer, free", officer(.fieldOfficer, "ROADS-N"), sees: everythingButSealed),
    Viewer(
      "field officer, somebody else's", officer(.fieldOfficer, "ROADS-N"), assignee: 6,
      sees: anybody),
    Viewer("field officer of the unit above", officer(.fieldOfficer, "ROADS"), sees: anybody),
    Viewer(
      "field officer, gone elsewhere", officer(.fieldOfficer, "ROADS-N"), holder: "WATER",
      participants: ["ROADS-N", "WATER"], sees: anybody),

    // Who is to mind what hangs must see it.
    Viewer(
      "camat, hanging", officer(.areaHead, "DIST-N1"), hangsWith: "DIST-N1", sees: everything),
    Viewer(
      "mayor elsewhere, hanging", officer(.areaHead, "CITY-S"), hangsWith: "CITY-S",
      sees: everything),
    Viewer(
      "mayor above one it hangs with", officer(.areaHead, "CITY-N"), hangsWith: "DIST-N1",
      sees: everythingButSealed),
    Viewer(
      "field officer, hanging", officer(.fieldOfficer, "BUR"), hangsWith: "BUR", sees: anybody),
    Viewer(
      "administrator, hanging", officer(.administrator, "BUR"), hangsWith: "BUR", sees: anybody),
  ]

  private static let deskRoles: [Role] = [
    .kelurahanOfficer, .agencyCoordinator, .unitOfficer, .verifier, .channelAdmin, .agencyHead,
  ]

  private static let deskViewers: [Viewer] = deskRoles.flatMap { role in
    [
      Viewer("\(role) of the holder", officer(role, "ROADS-N"), sees: everything),
      Viewer("\(role) above the holder", officer(role, "ROADS"), sees: everything),
      Viewer(
        "\(role) below the holder", officer(role, "ROADS-N"), holder: "ROADS",
        participants: ["ROADS"], sees: anybody),
      Viewer("\(role) beside the holder", officer(role, "ROADS-S"), sees: anybody),
      Viewer("\(role) elsewhere", officer(role, "WATER"), sees: anybody),
      Viewer("\(role) elsewhere, assigned", officer(role, "WATER"), assignee: 5, sees: anybody),
      Viewer("\(role) of its area only", officer(role, "VIL-N1A"), sees: anybody),
      Viewer(
        "\(role) that held it", officer(role, "VIL-N1A"), participants: ["VIL-N1A", "ROADS-N"],
        sees: tookPart),
      Viewer(
        "\(role) above one that held it", officer(role, "DIST-N1"),
        participants: ["VIL-N1A", "ROADS-N"], sees: tookPart),
      Viewer(
        "\(role) below one that held it", officer(role, "VIL-N1A"),
        participants: ["DIST-N1", "ROADS-N"], sees: anybody),
      Viewer(
        "\(role) elsewhere, hanging", officer(role, "BUR"), hangsWith: "BUR", sees: everything),
      Viewer(
        "\(role) above one it hangs with", officer(role, "BUR"), hangsWith: "BUR-LAB",
        sees: anybody),
      Viewer(
        "\(role) below one it hangs with", officer(role, "BUR-LAB"), hangsWith: "BUR",
        sees: anybody),
    ]
  }

  @Test func theColumnsHoldEveryState() {
    let states = Self.columns.flatMap(\.states)
    #expect(states.count == 12)
    #expect(Set(states) == Set(ReportState.allCases))
    let roles = Set((Self.viewers + Self.deskViewers).compactMap { $0.actor?.role })
    #expect(roles == Set(Role.allCases))
  }

  @Test(arguments: viewers + deskViewers)
  func seesWhatTheTableSays(viewer: Viewer) throws {
    for privacy in Privacy.allCases {
      let row = try #require(viewer.sees[privacy])
      for (column, expected) in zip(Self.columns, row) {
        for state in column.states {
          var report = try History.moment(
            state, holder: viewer.holder, assignee: viewer.assignee, privacy: privacy,
            participants: viewer.participants)
          if let unit = viewer.hangsWith {
            report.clock.escalations = [Escalation(unit: unit, cause: .completion, at: 0)]
          }
          let sight = Visibility.sight(of: report, for: viewer.actor, units: SampleCity.units)
          #expect(sight == expected, "\(viewer.testDescription), \(privacy), \(state)")
        }
      }
    }
  }

  @Test func whatEverybodySeesIsWhatAnUnknownPersonSees() throws {
    for privacy in Privacy.allCases {
      for (column, expected) in zip(Self.columns, try #require(Self.anybody[privacy])) {
        for state in column.states {
          let report = try History.moment(state, privacy: privacy)
          #expect(Visibility.publicSight(of: report) == expected)
          #expect(Visibility.isListed(report) == (expected == .open))
        }
      }
    }
  }

  @Test func aReportWithoutAPlaceLiesInNobodysArea() throws {
    let report = try History.moment(.waiting, holder: "BUR", privacy: .private, area: nil)
    for unit in ["VIL-N1A", "DIST-N1", "CITY-N"] {
      let head = Self.officer(.areaHead, unit)
      #expect(Visibility.sight(of: report, for: head, units: SampleCity.units) == .outline)
    }
  }

  @Test func sightsRiseFromNothingToTheDesk() {
    #expect(Sight.allCases.sorted() == [.none, .stateOnly, .outline, .open, .reporter, .desk])
  }
}
