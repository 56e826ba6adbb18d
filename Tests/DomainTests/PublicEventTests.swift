import Domain
import Testing

/// The form of an event that leaves the desk.
@Suite struct PublicEventTests {
  /// An event that says everything an event can say.
  private func event(_ action: Action, by role: Role = .unitOfficer) -> ReportEvent {
    var details = EventDetails()
    details.intake = Intake(
      kind: .complaint, privacy: .private, channel: "web", category: "cat-secret",
      text: "text-secret", address: "address-secret", landmark: "landmark-secret",
      place: Coordinate(latitude: 1.25, longitude: 2.5), area: SampleCity.n1a)
    details.dues = Deadlines(coordination: 11, completion: 12)
    details.reason = "reason-given"
    details.reasons = ["reasons-secret"]
    details.words = "words-given"
    details.internalWords = "internal-secret"
    details.estimate = 99
    details.photos = ["photo-1", "photo-2"]
    details.temporary = true
    details.category = "cat-secret"
    details.mergedInto = "CT2503050099"
    details.mergedOpenly = true
    details.splitInto = "CT2503050098"
    details.splitFrom = "CT2503050097"
    details.splitOpenly = true
    details.rating = 4
    details.hop = true
    details.toArbiter = true
    details.byArbiter = true
    details.policy = 777_001
    details.calendar = 777_002
    details.rule = 777_003
    details.pause = PauseStep(reason: .reporter, until: 21)
    details.request = ClockRequest(kind: .pause, until: 22, reason: "asked-for")
    details.requestTo = "unit-secret"
    details.granted = true
    details.escalation = EscalationStep(clock: .share, percent: 100, to: "ROADS", dueAt: 23)
    return ReportEvent(
      reportID: 7, revision: 3, at: 1_000, action: action, state: .inProgress, holder: "ROADS-N",
      assignee: 77_007, actorRole: role, actorUnit: "ROADS", actorUser: 88_008, details: details)
  }

  /// The lowest sight at which each action is told. What is missing is never told.
  private static let toldFrom: [Action: Sight] = [
    .submit: .outline, .take: .outline, .coordinate: .outline, .refuseJurisdiction: .outline,
    .dispatch: .outline, .setEstimate: .outline, .start: .outline, .addProgress: .outline,
    .finish: .outline, .verify: .outline, .returnWork: .outline, .reject: .outline,
    .merge: .outline, .split: .outline, .rate: .outline, .reopen: .outline, .withdraw: .outline,
    .answer: .outline,
    .pause: .outline, .resume: .outline, .decideRequest: .outline, .acknowledge: .outline,
    .escalate: .outline, .closeUnanswered: .outline, .recalculate: .outline,
    .ask: .reporter, .reply: .reporter, .addInformation: .reporter, .remind: .reporter,
  ]

  @Test(arguments: Action.allCases, Sight.allCases)
  func isToldAsTheTableSays(action: Action, sight: Sight) {
    let told = Self.toldFrom[action].map { sight >= $0 } ?? false
    #expect((PublicEvent(event(action), sight: sight) != nil) == told)
  }

  @Test func notesAndCorrectionsAreNeverTold() {
    let never = Set(Action.allCases).subtracting(Self.toldFrom.keys)
    #expect(never == [.note, .recategorise, .reassign])
  }

  @Test(arguments: Sight.allCases)
  func aWarningAmongOfficersIsNoEscalation(sight: Sight) {
    var details = EventDetails()
    details.escalation = EscalationStep(clock: .completion, percent: 80, to: nil, dueAt: 5)
    let warning = ReportEvent(
      reportID: 7, revision: 1, at: 5, action: .escalate, state: .waiting, holder: "ROADS",
      assignee: nil, actorRole: .system, actorUnit: nil, actorUser: nil, details: details)
    #expect(PublicEvent(warning, sight: sight) == nil)
  }

  /// The first promise stands with the report; what is told is how a step moved it.
  @Test(arguments: Action.allCases)
  func movedDeadlinesAreTold(action: Action) {
    guard let seen = PublicEvent(event(action), sight: .outline) else { return }
    let moved = Deadlines(coordination: 11, completion: 12)
    #expect(seen.dues == (action == .submit ? nil : moved))
    #expect(seen.pause == PauseStep(reason: .reporter, until: 21) && seen.granted == true)
    // Why more was asked for is told to those who read the reasons of other steps.
    #expect(seen.request == nil)
    let read = PublicEvent(event(action), sight: .open)
    #expect(read?.request == ClockRequest(kind: .pause, until: 22, reason: "asked-for"))
    #expect(
      seen.escalation == EscalationStep(clock: .share, percent: 100, to: "ROADS", dueAt: 23))
  }

  @Test(arguments: Action.allCases)
  func theOutlineHoldsNoWords(action: Action) throws {
    guard let seen = PublicEvent(event(action), sight: .outline) else { return }
    #expect(seen.words == nil)
    #expect(seen.photos.isEmpty)
    #expect(seen.mergedInto == nil && seen.splitInto == nil && seen.splitFrom == nil)
    // Why it was refused is owed to everybody.
    #expect(seen.reason == (action == .reject ? "reason-given" : nil))
    #expect(seen.action == action)
    #expect(seen.state == .inProgress)
    #expect(seen.holder == "ROADS-N")
    #expect(seen.at == 1_000)
  }

  @Test(arguments: Action.allCases, [Sight.open, .reporter, .desk])
  func fromOpenOnTheWordsAreTold(action: Action, sight: Sight) throws {
    guard let seen = PublicEvent(event(action), sight: sight) else { return }
    // The words of the report itself stand with the report, not in its history.
    #expect(seen.words == (action == .submit ? nil : "words-given"))
    #expect(seen.reason == "reason-given")
    #expect(seen.photos == ["photo-1", "photo-2"])
    #expect(seen.mergedInto == "CT2503050099")
    #expect(seen.splitInto == "CT2503050098" && seen.splitFrom == "CT2503050097")
    #expect(seen.estimate == 99)
    #expect(seen.rating == 4)
    #expect(seen.temporary && seen.toArbiter && seen.byArbiter)
  }

  /// No sight and no action lets out what is said among officers, a person, or the intake.
  @Test(arguments: Action.allCases, Sight.allCases)
  func secretsHaveNoWayOut(action: Action, sight: Sight) {
    for role in Role.allCases {
      guard let seen = PublicEvent(event(action, by: role), sight: sight) else { continue }
      var text = ""
      dump(seen, to: &text)
      for secret in ["secret", "77007", "88008", "1.25", "2.5", "77700"] {
        #expect(!text.contains(secret), "\(role): \(secret)")
      }
    }
  }

  /// A new field is a new way out: it must be judged here first.
  @Test func theFieldsAreTheAllowedOnes() throws {
    let seen = try #require(PublicEvent(event(.finish), sight: .desk))
    #expect(
      Mirror(reflecting: seen).children.compactMap(\.label) == [
        "at", "action", "state", "holder", "unit", "reason", "words", "estimate", "photos",
        "temporary", "mergedInto", "splitInto", "splitFrom", "rating", "toPerson", "toArbiter",
        "byArbiter", "escalation",
        "pause", "request", "granted", "dues",
      ])
  }

  @Test func theActingUnitIsNamedButNotForTheReporter() throws {
    for role in Role.allCases {
      let seen = try #require(PublicEvent(event(.finish, by: role), sight: .open))
      #expect(seen.unit == (role == .reporter ? nil : "ROADS"), "\(role)")
    }
  }

  @Test func whatWasNotSaidStaysEmpty() throws {
    let bare = ReportEvent(
      reportID: 7, revision: 1, at: 5, action: .take, state: .inProgress, holder: "ROADS",
      assignee: nil, actorRole: .agencyCoordinator, actorUnit: "ROADS", actorUser: 1,
      details: EventDetails())
    let seen = try #require(PublicEvent(bare, sight: .desk))
    #expect(seen.words == nil && seen.reason == nil && seen.estimate == nil)
    #expect(seen.photos.isEmpty && seen.rating == nil && seen.mergedInto == nil)
    #expect(!seen.temporary && !seen.toArbiter && !seen.byArbiter)
    #expect(seen.escalation == nil && seen.pause == nil && seen.request == nil)
    #expect(seen.granted == nil && seen.dues == nil)
  }
}
