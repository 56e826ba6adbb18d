import Domain
import Testing

/// Who had a report how long.
@Suite struct ClockSharesTests {
  private let begin = History.begin
  private let hour = History.hour

  private func at(_ hours: Int64) -> Int64 { begin + hours * hour }

  private func shares(_ history: History, now: Int64, _ terms: SLATerms = ClockCity.usual) throws
    -> [String]
  {
    try ClockCity.rules(terms).shares(of: history.report(), history: history.events, now: now)
      .map { share in
        let until = share.until.map { String(($0 - begin) / hour) } ?? ""
        return "\(share.holder) \((share.from - begin) / hour)-\(until): \(share.used / hour)"
      }
  }

  private func handed() -> History {
    var history = History()
    history.then(
      .coordinate, .coordinated, by: .kelurahanOfficer, of: "VIL-N1A", holder: "ROADS",
      after: 5 * hour)
    history.then(.take, .inProgress, by: .agencyCoordinator, of: "ROADS")
    history.paused(.outsideJurisdiction, hours: 10, .inProgress, after: 4 * hour)
    history.then(
      .dispatch, .dispatched, by: .agencyCoordinator, of: "ROADS", holder: "ROADS-N",
      after: 10 * hour)
    return history
  }

  @Test func eachHolderHasItsPart() throws {
    #expect(try shares(History(), now: at(9)) == ["VIL-N1A 0-: 9"])
    #expect(
      try shares(handed(), now: at(30)) == ["VIL-N1A 0-5: 5", "ROADS 5-20: 5", "ROADS-N 20-: 10"])
  }

  @Test func whoVerifiesHasAPartAndWhoGetsItBackClosedHasNone() throws {
    var history = handed()
    history.then(
      .finish, .awaitingVerification, by: .unitOfficer, of: "ROADS-N", holder: "BUR",
      after: 2 * hour)
    history.then(.verify, .completed, by: .verifier, of: "BUR", holder: "ROADS-N", after: 3 * hour)
    let closed = [
      "VIL-N1A 0-5: 5", "ROADS 5-20: 5", "ROADS-N 20-22: 2", "BUR 22-25: 3",
    ]
    #expect(try shares(history, now: at(900)) == closed)
    history.then(.rate, .completed, by: .reporter)
    #expect(try shares(history, now: at(900)) == closed)
    history.then(.reopen, .reopened, by: .reporter, after: 74 * hour)
    #expect(
      try shares(history, now: at(110)) == closed.dropLast() + [
        "BUR 22-100: 3", "ROADS-N 100-: 10",
      ])
  }

  @Test func inOfficeHoursNobodyUsesTheNight() throws {
    // The office opens an hour after receipt, and closes after nine.
    #expect(
      try shares(handed(), now: at(30), ClockCity.working) == [
        "VIL-N1A 0-5: 4", "ROADS 5-20: 4", "ROADS-N 20-: 5",
      ])
  }

  @Test func aReportJustReceivedHasOnePart() throws {
    #expect(try shares(History(), now: begin) == ["VIL-N1A 0-: 0"])
    #expect(try shares(History(), now: begin - hour) == ["VIL-N1A 0-: 0"])
    #expect(
      try ClockCity.rules().shares(of: History().report(), history: [], now: begin) == [])
  }
}
