import Domain
import Testing

/// The other ways a report ends, and what the fold keeps of each.
@Suite struct FoldEndingTests {
  private let begin = History.begin
  private let hour = History.hour

  @Test func withdrawnByTheReporter() throws {
    var history = History()
    history.then(.ask, .waiting, by: .kelurahanOfficer, of: "VIL-N1A")
    #expect(try history.report().questionOpen)
    history.then(.withdraw, .withdrawn, by: .reporter)
    let report = try history.report()
    #expect(report.state == .withdrawn && report.closedAt == begin + 2 * hour)
    #expect(report.decidedAt == nil, "the city decided nothing")
    #expect(!report.questionOpen, "nobody waits for an answer any more")
    #expect(report.text == "Deep hole", "the tombstone is for pages to show, not for the fold")
  }

  @Test func mergedIntoAnOlderOne() throws {
    var history = History()
    history.then(.merge, .merged, by: .kelurahanOfficer, of: "VIL-N1A") {
      $0.mergedInto = "CT2503040009"
    }
    history.then(.note, .merged, by: .kelurahanOfficer, of: "VIL-N1A")
    let report = try history.report()
    #expect(report.state == .merged && report.mergedInto == "CT2503040009")
    #expect(report.closedAt == begin + hour, "a note does not close it anew")
    #expect(report.decidedAt == begin + hour && report.version == 2)
    #expect(report.updatedAt == begin + 2 * hour)
  }

  @Test func rejectedAndReopened() throws {
    var history = History()
    history.then(.reject, .rejected, by: .kelurahanOfficer, of: "VIL-N1A") { $0.reason = "vague" }
    #expect(try history.report().closedAt == begin + hour)
    #expect(try history.report().decidedAt == begin + hour)
    history.then(.reopen, .reopened, by: .reporter)
    history.then(.reject, .rejected, by: .kelurahanOfficer, of: "VIL-N1A")
    let report = try history.report()
    #expect(report.closedAt == begin + 3 * hour && report.reopenCount == 1)
    #expect(report.decidedAt == begin + hour)
  }

  @Test func anInquiryEndsByItsAnswer() throws {
    var history = History(kind: .inquiry)
    history.then(.ask, .waiting, by: .kelurahanOfficer, of: "VIL-N1A")
    history.then(.reply, .waiting, by: .reporter) { $0.photos = ["letter"] }
    #expect(try !history.report().questionOpen)
    history.then(.answer, .completed, by: .kelurahanOfficer, of: "VIL-N1A")
    let report = try history.report()
    #expect(report.kind == .inquiry && report.state == .completed)
    #expect(report.decidedAt == begin + 3 * hour && report.closedAt == begin + 3 * hour)
    #expect(report.finishedAt == nil && report.finishedBy == nil && report.lastProof == nil)
    #expect(report.firstPhoto == nil && report.photoCount == 1, "a reply is not for everybody")
  }

  @Test func aDraftIsCompletedByTheChannel() throws {
    var history = History(state: .draft, holder: "BUR", area: nil)
    let arrived = try history.report()
    #expect(arrived.area == nil && arrived.state == .draft)
    history.then(.submit, .waiting, by: .channelAdmin, of: "BUR", holder: "VIL-S1A") {
      $0.intake = Intake(
        kind: .complaint, privacy: .public, channel: "web", category: "flood", text: "Water in",
        address: "Short Street 1", landmark: "school",
        place: Coordinate(latitude: -6, longitude: 107),
        area: SampleCity.s1a)
    }
    let report = try history.report()
    #expect(report.state == .waiting && report.holder == "VIL-S1A")
    #expect(report.category == "flood" && report.text == "Water in")
    #expect(report.address == "Short Street 1" && report.landmark == "school")
    #expect(report.place == Coordinate(latitude: -6, longitude: 107))
    #expect(report.area == SampleCity.s1a)
    #expect(report.receivedAt == begin, "received when it came, not when it was completed")
    #expect(report.participants == ["BUR", "VIL-S1A"])
  }

  @Test func aCorrectedCategoryIsKept() throws {
    var history = History()
    history.then(.recategorise, .waiting, by: .kelurahanOfficer, of: "VIL-N1A") {
      $0.category = "flood"
    }
    #expect(try history.report().category == "flood")
    #expect(try history.report().decidedAt == nil, "a correction is no decision")
  }

  @Test(arguments: [Action.ask, .addInformation, .note, .recategorise, .setEstimate])
  func theseAreNoDecision(action: Action) throws {
    var history = History()
    history.then(action, .waiting, by: .kelurahanOfficer, of: "VIL-N1A")
    #expect(try history.report().decidedAt == nil)
  }

  @Test(arguments: [
    (Action.take, ReportState.inProgress), (.coordinate, .coordinated), (.dispatch, .dispatched),
    (.answer, .completed), (.reject, .rejected), (.merge, .merged),
  ])
  func theseAreADecision(action: Action, state: ReportState) throws {
    var history = History(kind: action == .answer ? .inquiry : .complaint)
    history.then(action, state, by: .kelurahanOfficer, of: "VIL-N1A")
    #expect(try history.report().decidedAt == begin + hour)
  }

  @Test func theFirstPhotoIsOneEverybodyMaySee() throws {
    var history = History()
    history.then(.take, .inProgress, by: .kelurahanOfficer, of: "VIL-N1A")
    history.then(.addProgress, .inProgress, by: .kelurahanOfficer, of: "VIL-N1A") {
      $0.photos = ["office"]
    }
    #expect(try history.report().firstPhoto == nil)
    history.then(.addInformation, .inProgress, by: .reporter) { $0.photos = ["mine-1", "mine-2"] }
    history.then(.addInformation, .inProgress, by: .reporter) { $0.photos = ["mine-3"] }
    let report = try history.report()
    #expect(report.firstPhoto == nil && report.photoCount == 4 && report.lastProof == nil)
  }

  @Test func historyBroughtOverClosedIsClosed() throws {
    let report = try History(state: .completed).report()
    #expect(report.closedAt == begin, "else it could be reopened for ever")
  }
}
