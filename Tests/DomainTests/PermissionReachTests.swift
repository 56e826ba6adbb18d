import Domain
import Testing

/// How near an actor must stand, for every role and action that reaches in that way.
@Suite struct PermissionReachTests {
  private func refusal(_ actor: Actor, _ action: Action, _ report: Report) -> Refusal? {
    do {
      try Permissions.check(actor, action, on: report, units: SampleCity.units)
      return nil
    } catch {
      return error
    }
  }

  static func actor(_ role: Role, _ unit: String) -> Actor {
    switch role {
    case .reporter: Actor(reporterOf: 7)
    case .system: .system
    default: Actor(officer: 5, role: role, unit: unit)
    }
  }

  @Test func theReporterReachesTheOneReportFiled() throws {
    let mine = try History.moment(.completed, id: 7)
    let other = try History.moment(.completed, id: 8)
    let users = PermissionTable.users(of: .filedByMe)
    try #require(users.count == 5)
    for (_, action) in users {
      #expect(refusal(Actor(reporterOf: 7), action, mine) == nil)
      #expect(refusal(Actor(reporterOf: 7), action, other) == .notYours)
      #expect(refusal(Actor(reporterOf: 8), action, mine) == .notYours)
    }
  }

  @Test(arguments: [
    (
      unit: "ROADS", holders: ["ROADS", "ROADS-N", "ROADS-S", "ROADS-LAB"],
      strangers: ["GOV", "SEC", "WATER", "WATER-N", "BUR", "VIL-N1A", "CITY-N", "NOWHERE", ""]
    ),
    (
      unit: "ROADS-N", holders: ["ROADS-N"],
      strangers: ["ROADS", "ROADS-S", "ROADS-LAB", "SEC", "WATER-N", "CITY-N"]
    ),
    (
      unit: "DIST-N1", holders: ["DIST-N1", "VIL-N1A", "VIL-N1B"],
      strangers: ["CITY-N", "DIST-S1", "VIL-S1A", "GOV", "ROADS-N"]
    ),
    (
      unit: "CITY-N", holders: ["CITY-N", "DIST-N1", "VIL-N1A", "VIL-N1B"],
      strangers: ["GOV", "CITY-S", "VIL-S1A", "ROADS-N"]
    ),
    (
      unit: "VIL-N1A", holders: ["VIL-N1A"],
      strangers: ["VIL-N1B", "DIST-N1", "CITY-N", "VIL-S1A", "ROADS-N"]
    ),
  ])
  func theHoldersUnitAndThoseAboveReachIt(
    row: (unit: String, holders: [String], strangers: [String])
  ) throws {
    let users = PermissionTable.users(of: .heldBelowMe)
    try #require(users.count == 16 + 17 + 12 + 7 + 6)
    for (role, action) in users {
      let actor = Actor(officer: 5, role: role, unit: row.unit)
      for holder in row.holders {
        let report = try History.moment(.inProgress, holder: holder)
        #expect(refusal(actor, action, report) == nil, "\(role) \(action) \(holder)")
      }
      for holder in row.strangers {
        // Neither an assignment nor a part in its past makes it theirs.
        let report = try History.moment(
          .inProgress, holder: holder, assignee: 5, participants: [row.unit, holder])
        #expect(refusal(actor, action, report) == .notYours, "\(role) \(action) \(holder)")
      }
    }
  }

  @Test(arguments: [
    // Assigned to me, wherever it is held.
    (holder: "ROADS-N", assignee: Int64(5), may: true),
    (holder: "ROADS", assignee: 5, may: true),
    // Nobody's, and held by my own unit: not by one above, below or beside it.
    (holder: "ROADS-N", assignee: nil, may: true),
    (holder: "ROADS", assignee: nil, may: false),
    (holder: "ROADS-S", assignee: nil, may: false),
    (holder: "VIL-N1A", assignee: nil, may: false),
    // Somebody else's.
    (holder: "ROADS-N", assignee: 6, may: false),
    (holder: "ROADS-N", assignee: 0, may: false),
  ])
  func fieldOfficersReachWhatIsAssignedOrFree(row: (holder: String, assignee: Int64?, may: Bool))
    throws
  {
    let users = PermissionTable.users(of: .assignedToMe)
    try #require(users.count == 4)
    let report = try History.moment(.dispatched, holder: row.holder, assignee: row.assignee)
    for (role, action) in users {
      let actor = Actor(officer: 5, role: role, unit: "ROADS-N")
      #expect(refusal(actor, action, report) == (row.may ? nil : .notYours), "\(action)")
    }
  }

  @Test func aUnitAboveIsNotTheFieldOfficersOwn() throws {
    let report = try History.moment(.dispatched, holder: "ROADS-N")
    let above = Actor(officer: 5, role: .fieldOfficer, unit: "ROADS")
    #expect(refusal(above, .start, report) == .notYours)
  }

  @Test(arguments: ReportState.allCases)
  func channelAdminsReachDraftsOnly(state: ReportState) throws {
    let users = PermissionTable.users(of: .draftBelowMe)
    try #require(users.count == 5)
    for (role, action) in users {
      let admin = Actor(officer: 5, role: role, unit: "BUR")
      for holder in ["BUR", "BUR-LAB"] {
        let report = try History.moment(state, holder: holder)
        #expect(refusal(admin, action, report) == (state == .draft ? nil : .notYours))
      }
      for holder in ["SEC", "INS", "ROADS", "VIL-N1A"] {
        let report = try History.moment(state, holder: holder)
        #expect(refusal(admin, action, report) == .notYours)
      }
    }
  }

  @Test(arguments: [
    // A village head in the own village; not in the next one.
    (unit: "VIL-N1A", area: "N1A", may: true), (unit: "VIL-N1B", area: "N1A", may: false),
    (unit: "DIST-N1", area: "N1A", may: true), (unit: "DIST-S1", area: "N1A", may: false),
    (unit: "CITY-N", area: "N1A", may: true), (unit: "CITY-S", area: "N1A", may: false),
    (unit: "CITY-S", area: "S1A", may: true), (unit: "VIL-N1A", area: "S1A", may: false),
    // An office for the whole city has no area of its own; a place is needed.
    (unit: "BUR", area: "N1A", may: false), (unit: "NOWHERE", area: "N1A", may: false),
    (unit: "CITY-N", area: "", may: false),
  ])
  func areaHeadsReachWhatLiesInTheirArea(row: (unit: String, area: String, may: Bool)) throws {
    let users = PermissionTable.users(of: .inMyArea)
    try #require(users.count == 1)
    let area = ["N1A": SampleCity.n1a, "S1A": SampleCity.s1a][row.area]
    for (role, action) in users {
      let head = Actor(officer: 5, role: role, unit: row.unit)
      // Who holds it does not matter.
      for holder in ["ROADS-N", row.unit] {
        let report = try History.moment(.inProgress, holder: holder, area: area)
        #expect(refusal(head, action, report) == (row.may ? nil : .notYours))
      }
    }
  }

  // MARK: What hangs

  @Test(arguments: Escalation.Cause.allCases)
  func whatHangsIsAnsweredWhereItLies(cause: Escalation.Cause) throws {
    let users = PermissionTable.users(of: .escalatedToMe)
    try #require(users.count == 5)
    var report = try History.moment(.inProgress, holder: "ROADS-N")
    report.clock.escalations = [Escalation(unit: "ROADS", cause: cause, at: 0)]
    for (role, action) in users {
      // A request waits for the arbiter's word, everything else for an answer.
      let may = (cause == .request) == (action == .decideRequest)
      let told: Comment = "\(role) \(action)"
      #expect(refusal(Self.actor(role, "ROADS"), action, report) == (may ? nil : .notYours), told)
      // Neither the holder nor who stands above or beside the one it lies with.
      for unit in ["ROADS-N", "ROADS-S", "SEC", "GOV", "BUR"] {
        #expect(refusal(Self.actor(role, unit), action, report) == .notYours, told)
      }
    }
  }

  @Test func whatHangsNowhereIsNotAnswered() throws {
    let report = try History.moment(.inProgress, holder: "ROADS")
    for (role, action) in PermissionTable.users(of: .escalatedToMe) {
      #expect(refusal(Self.actor(role, "ROADS"), action, report) == .notYours)
    }
  }

  @Test func whoMindsItMayHandItOnThoughOthersHoldIt() throws {
    let users = PermissionTable.users(of: .heldOrEscalated)
    try #require(users.count == 1)
    for (role, action) in users {
      var report = try History.moment(.inProgress, holder: "ROADS-N")
      #expect(refusal(Self.actor(role, "ROADS"), action, report) == nil)
      #expect(refusal(Self.actor(role, "BUR"), action, report) == .notYours)
      report.clock.escalations = [Escalation(unit: "BUR", cause: .completion, at: 0)]
      #expect(refusal(Self.actor(role, "BUR"), action, report) == nil)
      // Not with one above or below the list it is on.
      for unit in ["BUR-LAB", "INS", "WATER"] {
        #expect(refusal(Self.actor(role, unit), action, report) == .notYours)
      }
    }
  }

  @Test func theClockworkReachesEveryReport() throws {
    let users = PermissionTable.users(of: .any)
    try #require(users.count == 7 && users.allSatisfy { $0.role == .system })
    for holder in ["ROADS-N", "NOWHERE"] {
      for state in ReportState.allCases {
        let report = try History.moment(state, holder: holder, privacy: .sealed)
        for (_, action) in users { #expect(refusal(.system, action, report) == nil) }
      }
    }
  }

  // MARK: Who did the work does not verify it

  @Test(arguments: [
    // Done by others.
    (holder: "BUR", finisher: "ROADS-N", refused: nil),
    (holder: "BUR", finisher: "VIL-N1A", refused: nil),
    (holder: "BUR", finisher: "INS", refused: nil),
    // Done by the unit itself, by one below it and by those above it.
    (holder: "BUR", finisher: "BUR", refused: Refusal.sameUnitVerifies),
    (holder: "BUR", finisher: "BUR-LAB", refused: .sameUnitVerifies),
    (holder: "BUR", finisher: "SEC", refused: .sameUnitVerifies),
    (holder: "BUR", finisher: "GOV", refused: .sameUnitVerifies),
    // Held by another unit, by one below it, by one above it.
    (holder: "INS", finisher: "ROADS-N", refused: .notYours),
    (holder: "BUR-LAB", finisher: "ROADS-N", refused: .notYours),
    (holder: "SEC", finisher: "ROADS-N", refused: .notYours),
  ])
  func verifiersJudgeTheWorkOfOthers(row: (holder: String, finisher: String, refused: Refusal?))
    throws
  {
    let users = PermissionTable.users(of: .heldByMeDoneByOthers)
    try #require(users.count == 2)
    let report = try History.moment(
      .awaitingVerification, holder: row.holder, finishedBy: row.finisher)
    for (role, action) in users {
      let verifier = Actor(officer: 5, role: role, unit: "BUR")
      #expect(refusal(verifier, action, report) == row.refused, "\(action)")
    }
  }
}
