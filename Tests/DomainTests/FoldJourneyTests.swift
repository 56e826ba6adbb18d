import Domain
import Testing

/// Whole histories and the report they fold to, field by field.
@Suite struct FoldJourneyTests {
  private let begin = History.begin
  private let hour = History.hour

  @Test func theFirstEventIsTheReport() throws {
    let report = try History(photos: ["p1", "p2"]).report()
    #expect(report.id == 7 && report.number == "CT2503050001" && report.version == 0)
    #expect(report.state == .waiting && report.kind == .complaint && report.privacy == .public)
    #expect(report.channel == "web" && report.category == "pothole" && report.text == "Deep hole")
    #expect(report.address == "Long Street 4" && report.landmark == "beside the market")
    #expect(report.place == Coordinate(latitude: -6.2, longitude: 106.8))
    #expect(report.area == SampleCity.n1a)
    #expect(!report.demo && !report.imported)
    #expect(report.holder == "VIL-N1A" && report.participants == ["VIL-N1A"])
    #expect(report.assignee == nil && report.receivedAt == begin && report.updatedAt == begin)
    #expect(report.decidedAt == nil && report.finishedAt == nil && report.closedAt == nil)
    #expect(report.dues.coordination == begin + 6 * hour)
    #expect(report.dues.completion == begin + 168 * hour)
    #expect(report.hops == 0 && !report.arbitrated && report.reopenCount == 0)
    #expect(report.rating == nil && !report.questionOpen && report.mergedInto == nil)
    #expect(report.photoCount == 2 && report.firstPhoto == "p1" && report.lastProof == nil)
  }

  @Test func aHistoryBeginsWithAnIntake() {
    let whole = History().events[0]
    func first(revision: Int = 0, _ change: (inout EventDetails) -> Void) -> ReportEvent {
      var details = whole.details
      change(&details)
      return ReportEvent(
        reportID: 7, revision: revision, at: begin, action: .submit, state: .waiting,
        holder: "VIL-N1A", assignee: nil, actorRole: .reporter, actorUnit: nil, actorUser: nil,
        details: details)
    }
    #expect(Report.folding(number: "X", [first { _ in }]) != nil)
    #expect(Report.folding(number: "X", []) == nil)
    #expect(Report.folding(number: "X", [first { $0.intake = nil }]) == nil)
    #expect(Report.folding(number: "X", [first { $0.dues = nil }]) == nil)
    #expect(Report.folding(number: "X", [first(revision: 1) { _ in }]) == nil)
  }

  /// From the village to the agency, down to its office, proved, verified and rated.
  private func straight() -> History {
    var history = History(photos: ["before"])
    history.then(.coordinate, .coordinated, by: .kelurahanOfficer, of: "VIL-N1A", holder: "ROADS")
    history.then(.dispatch, .dispatched, by: .agencyCoordinator, of: "ROADS", holder: "ROADS-N") {
      $0.estimate = 111
    }
    history.then(.dispatch, .dispatched, by: .unitOfficer, of: "ROADS-N", assignee: 5)
    history.then(.start, .inProgress, by: .fieldOfficer, of: "ROADS-N")
    history.then(.setEstimate, .inProgress, by: .unitOfficer, of: "ROADS-N") { $0.estimate = 222 }
    history.then(.addProgress, .inProgress, by: .fieldOfficer, of: "ROADS-N") {
      $0.photos = ["half"]
    }
    history.then(
      .finish, .awaitingVerification, by: .fieldOfficer, of: "ROADS-N", holder: "BUR",
      assignee: .some(nil)
    ) {
      $0.photos = ["after-1", "after-2"]
      $0.temporary = true
    }
    history.then(.verify, .completed, by: .verifier, of: "BUR", holder: "ROADS-N")
    history.then(.rate, .completed, by: .reporter) { $0.rating = 4 }
    return history
  }

  @Test func theStraightWay() throws {
    let report = try straight().report()
    #expect(report.version == 9 && report.state == .completed)
    #expect(report.updatedAt == begin + 9 * hour)
    #expect(report.decidedAt == begin + hour, "the first decision, not a later one")
    #expect(report.finishedAt == begin + 7 * hour && report.finishedBy == "ROADS-N")
    #expect(report.temporary)
    #expect(report.closedAt == begin + 8 * hour, "verified, not rated")
    #expect(report.rating == 4 && report.estimate == 222)
    #expect(report.photoCount == 4)
    #expect(report.firstPhoto == "before" && report.lastProof == "after-2")
    #expect(report.assignee == nil && report.holder == "ROADS-N")
    #expect(report.participants == ["VIL-N1A", "ROADS", "ROADS-N", "BUR"])
    #expect(report.hops == 0 && report.reopenCount == 0 && report.mergedInto == nil)
    #expect(report.receivedAt == begin && report.dues.coordination == begin + 6 * hour)
  }

  @Test func theAssigneeStaysUntilTakenAway() throws {
    let events = straight().events
    for count in 1...events.count {
      let report = try #require(Report.folding(number: "X", Array(events[..<count])))
      #expect(report.assignee == ((4...7).contains(count) ? 5 : nil), "after \(count) events")
    }
  }

  @Test func pingPongUntilTheArbiterDecides() throws {
    var history = History()
    history.then(.coordinate, .coordinated, by: .kelurahanOfficer, of: "VIL-N1A", holder: "ROADS")
    history.then(
      .refuseJurisdiction, .coordinated, by: .agencyCoordinator, of: "ROADS", holder: "WATER")
    #expect(try history.report().hops == 1)
    history.then(.coordinate, .coordinated, by: .agencyCoordinator, of: "WATER", holder: "ROADS") {
      $0.hop = true
    }
    #expect(try history.report().hops == 2)
    history.then(.coordinate, .coordinated, by: .agencyCoordinator, of: "ROADS", holder: "INS")
    #expect(try history.report().hops == 2, "a hand-over nobody minds is no hop")
    history.then(
      .refuseJurisdiction, .coordinated, by: .agencyCoordinator, of: "INS", holder: "BUR"
    ) { $0.toArbiter = true }
    let waiting = try history.report()
    #expect(waiting.hops == 3 && !waiting.arbitrated && waiting.holder == "BUR")
    history.then(.coordinate, .coordinated, by: .verifier, of: "BUR", holder: "ROADS") {
      $0.byArbiter = true
    }
    let report = try history.report()
    #expect(report.arbitrated && report.hops == 3 && report.version == 6)
    #expect(report.decidedAt == begin + hour)
    #expect(report.participants == ["VIL-N1A", "ROADS", "WATER", "INS", "BUR"])
    #expect(throws: Refusal.decidedByArbiter) {
      try Lifecycle.next(
        report.state, .refuseJurisdiction, report.facts(byArbiter: false), now: history.now)
    }
    #expect(throws: Refusal.decidedByArbiter) {
      try Lifecycle.next(
        report.state, .coordinate, report.facts(byArbiter: false), now: history.now)
    }
    #expect(
      try Lifecycle.next(
        report.state, .coordinate, report.facts(byArbiter: true), now: history.now)
        == .coordinated)
  }

  @Test func sentBackByTheVerifierAndMended() throws {
    var history = History()
    history.then(.take, .inProgress, by: .kelurahanOfficer, of: "VIL-N1A")
    history.then(
      .finish, .awaitingVerification, by: .kelurahanOfficer, of: "VIL-N1A", holder: "BUR"
    ) {
      $0.photos = ["bad"]
      $0.temporary = true
    }
    history.then(.returnWork, .returned, by: .verifier, of: "BUR", holder: "VIL-N1A")
    let returned = try history.report()
    #expect(returned.closedAt == nil && returned.finishedAt == begin + 2 * hour)
    #expect(returned.dues == (try History().report().dues), "the clock runs on")
    history.then(
      .finish, .awaitingVerification, by: .kelurahanOfficer, of: "VIL-N1A", holder: "INS"
    ) { $0.photos = ["good"] }
    history.then(.verify, .completed, by: .verifier, of: "INS", holder: "VIL-N1A")
    let report = try history.report()
    #expect(report.finishedAt == begin + 4 * hour && report.finishedBy == "VIL-N1A")
    #expect(!report.temporary && report.lastProof == "good" && report.photoCount == 2)
    #expect(report.firstPhoto == nil, "a proof is no photo of the complaint")
    #expect(report.closedAt == begin + 5 * hour)
    #expect(report.participants == ["VIL-N1A", "BUR", "INS"])
  }

  @Test func reopenedOnceAndClosedAgain() throws {
    var history = straight()
    history.then(.reopen, .reopened, by: .reporter)
    let reopened = try history.report()
    #expect(reopened.closedAt == nil && reopened.reopenCount == 1 && reopened.rating == nil)
    #expect(reopened.finishedBy == "ROADS-N" && reopened.lastProof == "after-2")
    history.then(.start, .inProgress, by: .unitOfficer, of: "ROADS-N")
    history.then(
      .finish, .awaitingVerification, by: .unitOfficer, of: "ROADS-N", holder: "BUR"
    ) { $0.photos = ["again"] }
    history.then(.verify, .completed, by: .verifier, of: "BUR", holder: "ROADS-N")
    let again = try history.report()
    #expect(again.closedAt == begin + 13 * hour, "the second closing")
    #expect(again.decidedAt == begin + hour && again.lastProof == "again" && !again.temporary)
    #expect(throws: Refusal.alreadyReopened) {
      try Lifecycle.next(
        .completed, .reopen, again.facts(byArbiter: false), now: history.now)
    }
    #expect(
      try Lifecycle.next(.completed, .rate, again.facts(byArbiter: false), now: history.now)
        == .completed, "each closing may be rated")
  }
}
