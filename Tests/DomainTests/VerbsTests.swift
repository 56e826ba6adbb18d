import Domain
import Testing

/// The verbs a screen offers: both tables at once, for people as they are.
@Suite struct VerbsTests {
  private func verbs(_ actor: Actor, _ report: Report, now: Int64 = History.begin) -> [Action] {
    Permissions.verbs(
      for: actor, on: report, units: SampleCity.units, arbiter: "BUR", now: now)
  }

  @Test func aVillageOfficerWithANewComplaint() throws {
    let officer = Actor(officer: 5, role: .kelurahanOfficer, unit: "VIL-N1A")
    #expect(
      verbs(officer, try History.moment(.waiting)) == [
        .take, .coordinate, .dispatch, .setEstimate, .reject, .merge, .split, .ask, .recategorise,
        .note,
        .pause, .resume,
      ])
    #expect(verbs(officer, try History.moment(.waiting, holder: "VIL-N1B")) == [])
  }

  @Test func aVillageOfficerWithANewInquiry() throws {
    let officer = Actor(officer: 5, role: .kelurahanOfficer, unit: "VIL-N1A")
    let report = try History(kind: .inquiry).report()
    #expect(
      verbs(officer, report) == [
        .take, .coordinate, .dispatch, .setEstimate, .reject, .merge, .split, .ask, .answer,
        .recategorise, .note, .pause, .resume,
      ])
  }

  @Test func aCoordinatorWithAReportHandedOver() throws {
    let coordinator = Actor(officer: 5, role: .agencyCoordinator, unit: "ROADS")
    var report = try History.moment(.coordinated, holder: "ROADS")
    #expect(
      verbs(coordinator, report) == [
        .take, .coordinate, .refuseJurisdiction, .dispatch, .setEstimate, .reject, .merge, .split,
        .ask,
        .recategorise, .note, .pause, .resume,
      ])
    // The arbiter has spoken: neither sideways nor back.
    report.arbitrated = true
    #expect(
      verbs(coordinator, report) == [
        .take, .dispatch, .setEstimate, .reject, .merge, .split, .ask, .recategorise, .note, .pause,
        .resume,
      ])
  }

  @Test func theArbiterMayDecideAgain() throws {
    let verifier = Actor(officer: 5, role: .verifier, unit: "BUR")
    var report = try History.moment(.coordinated, holder: "BUR")
    report.arbitrated = true
    #expect(
      verbs(verifier, report) == [
        .coordinate, .setEstimate, .reject, .merge, .split, .ask, .recategorise, .note,
      ])
  }

  @Test func aFieldOfficerAtWork() throws {
    let field = Actor(officer: 5, role: .fieldOfficer, unit: "ROADS-N")
    let mine = try History.moment(.inProgress, holder: "ROADS-N", assignee: 5)
    #expect(verbs(field, mine) == [.addProgress, .finish, .note])
    let given = try History.moment(.dispatched, holder: "ROADS-N", assignee: 5)
    #expect(verbs(field, given) == [.start, .note])
    let others = try History.moment(.inProgress, holder: "ROADS-N", assignee: 6)
    #expect(verbs(field, others) == [])
  }

  @Test func aVerifierWithProof() throws {
    let verifier = Actor(officer: 5, role: .verifier, unit: "BUR")
    let byOthers = try History.moment(.awaitingVerification, holder: "BUR", finishedBy: "ROADS-N")
    #expect(verbs(verifier, byOthers) == [.verify, .returnWork, .ask, .note])
    let byOurs = try History.moment(.awaitingVerification, holder: "BUR", finishedBy: "BUR-LAB")
    #expect(verbs(verifier, byOurs) == [.ask, .note])
  }

  @Test func aChannelAdminWithADraft() throws {
    let admin = Actor(officer: 5, role: .channelAdmin, unit: "BUR")
    #expect(
      verbs(admin, try History.moment(.draft, holder: "BUR")) == [
        .submit, .reject, .ask, .recategorise, .note,
      ])
    #expect(verbs(admin, try History.moment(.waiting, holder: "BUR")) == [])
  }

  @Test func theReporterOverTime() throws {
    let reporter = Actor(reporterOf: 7)
    var waiting = try History.moment(.waiting)
    #expect(verbs(reporter, waiting) == [.withdraw, .addInformation])
    waiting.questionOpen = true
    #expect(verbs(reporter, waiting) == [.withdraw, .reply, .addInformation])
    #expect(verbs(reporter, try History.moment(.inProgress)) == [.addInformation])

    var done = try History.moment(.completed)
    #expect(verbs(reporter, done) == [.rate, .reopen])
    #expect(verbs(reporter, done, now: History.begin + 7 * History.day + 1) == [.rate])
    done.rating = 2
    #expect(verbs(reporter, done) == [.reopen])
    done.reopenCount = 1
    #expect(verbs(reporter, done) == [])
    #expect(verbs(Actor(reporterOf: 8), try History.moment(.completed)) == [])
  }

  @Test func headsMayLittle() throws {
    let running = try History.moment(.inProgress, holder: "ROADS-N")
    #expect(
      verbs(Actor(officer: 5, role: .agencyHead, unit: "ROADS"), running) == [
        .dispatch, .setEstimate, .note, .pause, .resume,
      ])
    #expect(verbs(Actor(officer: 5, role: .areaHead, unit: "DIST-N1"), running) == [.note])
    #expect(verbs(Actor(officer: 5, role: .areaHead, unit: "DIST-S1"), running) == [])
  }

  @Test func whatHangsAsksForAnAnswer() throws {
    var report = try History.moment(.inProgress, holder: "ROADS-N")
    let governor = Actor(officer: 5, role: .governorOffice, unit: "GOV")
    let arbiter = Actor(officer: 5, role: .verifier, unit: "BUR")
    #expect(verbs(governor, report) == [] && verbs(arbiter, report) == [])
    report.clock.escalations = [
      Escalation(unit: "GOV", cause: .completion, at: 0),
      Escalation(unit: "BUR", cause: .share, at: 0),
    ]
    #expect(verbs(governor, report) == [.acknowledge])
    #expect(verbs(arbiter, report) == [.coordinate, .acknowledge])
    report.clock.escalations = [Escalation(unit: "BUR", cause: .request, at: 0)]
    #expect(verbs(arbiter, report) == [.coordinate], "it lies there, but nothing is asked")
    report.clock.request = ClockRequest(kind: .pause, until: 1, reason: "reporter")
    #expect(verbs(arbiter, report) == [.coordinate, .decideRequest])
  }

  @Test func aLateAnswerIsTakenFromWhoWasSilent() throws {
    var closed = try History.moment(.rejected)
    closed.clock.closedUnanswered = true
    let late = History.begin + 30 * History.day
    #expect(verbs(Actor(reporterOf: 7), closed) == [.reopen, .reply])
    #expect(verbs(Actor(reporterOf: 7), closed, now: late) == [.reply])
    #expect(verbs(Actor(reporterOf: 7), try History.moment(.rejected), now: late) == [])
  }
}
