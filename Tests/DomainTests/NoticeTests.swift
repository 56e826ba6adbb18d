import Domain
import Testing

/// Who hears what of a step, by hand.
@Suite struct NoticeTests {
  struct Row: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let action: Action
    var state = ReportState.inProgress
    var assignee: Int64?
    var details = EventDetails()
    let told: [String]

    init(
      _ action: Action, _ state: ReportState = .inProgress, _ description: String = "",
      assignee: Int64? = nil, told: [String], _ fill: (inout EventDetails) -> Void = { _ in }
    ) {
      testDescription = "\(action) \(description)"
      self.action = action
      self.state = state
      self.assignee = assignee
      self.told = told
      fill(&details)
    }
  }

  private static func step(_ clock: Clock, _ percent: Int, to unit: String?) -> EscalationStep {
    EscalationStep(clock: clock, percent: percent, to: unit, dueAt: 1)
  }

  private static let asked = ClockRequest(kind: .pause, until: 9, reason: "outsideJurisdiction")

  /// The report is held by ROADS after each step.
  private static let table: [Row] = [
    Row(.submit, .waiting, told: ["receipt to reporter", "arrived to staff ROADS"]),
    Row(.take, told: []),
    Row(.take, .inProgress, "with a promise", told: ["estimate to reporter"]) { $0.estimate = 9 },
    Row(
      .coordinate, .coordinated,
      told: ["handedOver to reporter", "supportedMoved to supporters", "arrived to staff ROADS"]),
    Row(
      .coordinate, .coordinated, "once too often",
      told: ["handedOver to reporter", "supportedMoved to supporters", "escalated to heads ROADS"]
    ) { $0.toArbiter = true },
    Row(
      .refuseJurisdiction, .coordinated,
      told: ["handedOver to reporter", "supportedMoved to supporters", "arrived to staff ROADS"]),
    Row(
      .refuseJurisdiction, .coordinated, "once too often",
      told: ["handedOver to reporter", "supportedMoved to supporters", "escalated to heads ROADS"]
    ) { $0.toArbiter = true },
    Row(.dispatch, .dispatched, "to an office", told: ["arrived to staff ROADS"]),
    Row(.dispatch, .dispatched, "to a person", assignee: 5, told: ["arrived to person 5"]),
    Row(
      .dispatch, .dispatched, "with a promise", assignee: 5,
      told: ["estimate to reporter", "arrived to person 5"]
    ) { $0.estimate = 9 },
    Row(.setEstimate, told: ["estimate to reporter"]) { $0.estimate = 9 },
    Row(.setEstimate, .inProgress, "beyond the terms", told: ["requested to heads BUR"]) {
      $0.request = asked
      $0.requestTo = "BUR"
    },
    Row(.start, assignee: 5, told: []),
    Row(.addProgress, assignee: 5, told: []),
    // Still assigned to who did it; those who verify are to look.
    Row(.finish, .awaitingVerification, assignee: 5, told: ["arrived to staff ROADS"]),
    Row(
      .finish, .awaitingVerification, "by nobody in particular", told: ["arrived to staff ROADS"]),
    Row(
      .verify, .completed, assignee: 5,
      told: ["completed to reporter", "supportedCompleted to supporters"]),
    Row(.returnWork, .returned, assignee: 5, told: ["returned to person 5"]),
    Row(.returnWork, .returned, "to an office", told: ["returned to staff ROADS"]),
    Row(.reject, .rejected, told: ["rejected to reporter", "supportedEnded to supporters"]),
    Row(.merge, .merged, told: ["merged to reporter", "supportedEnded to supporters"]),
    Row(.rate, .completed, told: []),
    Row(
      .reopen, .reopened,
      told: ["reopened to reporter", "supportedReopened to supporters", "arrived to staff ROADS"]),
    Row(.withdraw, .withdrawn, told: ["supportedEnded to supporters"]),
    Row(.ask, told: ["question to reporter"]) {
      $0.pause = PauseStep(reason: .reporter, until: 9)
    },
    Row(.reply, assignee: 5, told: ["replied to person 5"]),
    Row(.reply, .awaitingVerification, assignee: 5, told: ["replied to staff ROADS"]),
    Row(
      .reply, .reopened, "after the closing",
      told: ["reopened to reporter", "supportedReopened to supporters", "replied to staff ROADS"]),
    Row(.addInformation, told: ["replied to staff ROADS"]),
    Row(.answer, .completed, told: ["answered to reporter", "supportedEnded to supporters"]),
    Row(.recategorise, told: []), Row(.split, told: []),
    Row(.note, told: []),
    Row(.pause, told: ["paused to reporter"]) {
      $0.pause = PauseStep(reason: .outsideJurisdiction, until: 9)
    },
    Row(
      .pause, .inProgress, "longer than the terms",
      told: ["paused to reporter", "requested to heads BUR"]
    ) {
      $0.pause = PauseStep(reason: .outsideJurisdiction, until: 5)
      $0.request = asked
      $0.requestTo = "BUR"
    },
    Row(.pause, .inProgress, "all used up", told: ["requested to heads BUR"]) {
      $0.request = asked
      $0.requestTo = "BUR"
    },
    Row(.resume, told: []),
    Row(.decideRequest, .inProgress, "declined", assignee: 5, told: ["requestDecided to person 5"])
    {
      $0.granted = false
    },
    Row(
      .decideRequest, .inProgress, "a promise",
      told: ["estimate to reporter", "requestDecided to staff ROADS"]
    ) { $0.estimate = 9 },
    Row(
      .decideRequest, .inProgress, "a pause",
      told: ["paused to reporter", "requestDecided to staff ROADS"]
    ) {
      $0.pause = PauseStep(reason: .outsideJurisdiction, until: 9)
    },
    Row(.acknowledge, told: ["acknowledged to reporter"]),
    Row(.remind, told: ["questionClosing to reporter"]),
    Row(
      .closeUnanswered, .rejected,
      told: ["closedUnanswered to reporter", "supportedEnded to supporters"]),
    Row(.recalculate, told: []),
    Row(.reassign, .inProgress, "to a substitute", assignee: 6, told: ["arrived to person 6"]),
    Row(.reassign, .inProgress, "to whoever is free", told: ["arrived to staff ROADS"]),
    Row(
      .reassign, .awaitingVerification, "while it is verified", assignee: 6,
      told: ["arrived to person 6"]),

    Row(.escalate, .inProgress, "without a step", told: []),
    Row(.escalate, .inProgress, "a warning", told: ["near to staff ROADS"]) {
      $0.escalation = step(.completion, 80, to: nil)
    },
    Row(.escalate, .inProgress, "a warning", assignee: 5, told: ["near to person 5"]) {
      $0.escalation = step(.share, 50, to: nil)
    },
    Row(
      .escalate, .awaitingVerification, "a warning", assignee: 5, told: ["near to staff ROADS"]
    ) { $0.escalation = step(.verification, 80, to: nil) },
    Row(
      .escalate, .inProgress, "at the deadline", assignee: 5,
      told: ["late to reporter", "overdue to person 5", "escalated to heads ROADS"]
    ) { $0.escalation = step(.completion, 100, to: "ROADS") },
    Row(
      .escalate, .inProgress, "after the deadline", assignee: 5,
      told: ["late to reporter", "escalated to heads BUR"]
    ) { $0.escalation = step(.completion, 160, to: "BUR") },
    Row(
      .escalate, .inProgress, "no decision",
      told: ["late to reporter", "escalated to heads DIST-N1"]
    ) {
      $0.escalation = step(.coordination, 200, to: "DIST-N1")
    },
    Row(
      .escalate, .inProgress, "a promise missed",
      told: ["late to reporter", "overdue to staff ROADS", "escalated to heads ROADS"]
    ) { $0.escalation = step(.estimate, 100, to: "ROADS") },
    // What offices owe each other is no promise to the reporter.
    Row(
      .escalate, .inProgress, "a share",
      told: ["overdue to staff ROADS", "escalated to heads ROADS"]
    ) {
      $0.escalation = step(.share, 100, to: "ROADS")
    },
    Row(.escalate, .inProgress, "a share, long ago", told: ["escalated to heads BUR"]) {
      $0.escalation = step(.share, 300, to: "BUR")
    },
    Row(
      .escalate, .awaitingVerification, "a verdict", assignee: 5,
      told: ["overdue to staff ROADS", "escalated to heads ROADS"]
    ) { $0.escalation = step(.verification, 100, to: "ROADS") },
    // Another city's ladder: the head is warned early, or nobody but the holder is told.
    Row(.escalate, .inProgress, "a head in time", told: ["escalated to heads ROADS"]) {
      $0.escalation = step(.completion, 90, to: "ROADS")
    },
    Row(
      .escalate, .inProgress, "a holder, late",
      told: ["late to reporter", "overdue to staff ROADS"]
    ) {
      $0.escalation = step(.completion, 100, to: nil)
    },
  ]

  private static func text(_ notice: Notice) -> String {
    let audience =
      switch notice.audience {
      case .reporter: "reporter"
      case .supporters: "supporters"
      case .staff(let unit): "staff \(unit)"
      case .heads(let unit): "heads \(unit)"
      case .person(let id): "person \(id)"
      }
    return "\(notice.topic) to \(audience)"
  }

  @Test func theTableNamesEveryAction() {
    #expect(Set(Self.table.map(\.action)) == Set(Action.allCases))
  }

  @Test(arguments: table)
  func isToldAsTheTableSays(row: Row) throws {
    let book = try ClockCity.book()
    let event = ReportEvent(
      reportID: 7, revision: 3, at: 2, action: row.action, state: row.state, holder: "ROADS",
      assignee: row.assignee, actorRole: .system, actorUnit: nil, actorUser: nil,
      details: row.details)
    for before in ["VIL-N1A", "ROADS"] {
      let told = Notice.arising(from: event, before: before, book: book).map(Self.text)
      #expect(told == row.told)
    }
  }

  /// Whatever is told goes out; a step that goes out in vain costs nothing, one that stays costs a
  /// message.
  @Test func nothingTellingIsHeldBack() {
    for row in Self.table where !row.told.isEmpty {
      let event = ReportEvent(
        reportID: 7, revision: 3, at: 2, action: row.action, state: row.state, holder: "ROADS",
        assignee: nil, actorRole: .system, actorUnit: nil, actorUser: nil, details: row.details)
      #expect(event.isTold, "\(row.testDescription)")
    }
  }
}
