import Casework
import Domain
import Storage
import Testing

/// Who does the work of people who are away.
@Suite struct AbsenceTests {
  private func away(
    _ casework: Casework, _ user: Actor, _ substitute: Actor?, from: Int64 = SampleCity.now - 1,
    until: Int64 = SampleCity.now + 5 * day
  ) async throws {
    try await casework.database.write {
      try AbsenceRows.insert(
        user: user.user ?? 0, substitute: substitute?.user, from: from, until: until,
        at: SampleCity.now, on: $0)
    }
  }

  private func standIn(_ casework: Casework, _ user: Actor, at now: Int64 = SampleCity.now)
    async throws -> Int64?
  {
    try await casework.database.read {
      try AbsenceRows.standIn(for: user.user ?? 0, at: now, on: $0)
    }
  }

  private func crew(_ casework: Casework, _ count: Int) async throws -> [Actor] {
    var people: [Actor] = []
    for _ in 0..<count { people.append(try await casework.hire(.fieldOfficer, "DBM-31.71")) }
    return people
  }

  /// A report assigned to somebody.
  private func assigned(_ casework: Casework, to person: Actor, _ offices: Offices) async throws
    -> String
  {
    let number = try await casework.file().report.number
    try await casework.perform(
      CoordinateReport(to: "DBM", reason: "has-authority"), on: number, seen: nil,
      by: offices.village, now: SampleCity.later(0.1))
    try await casework.perform(
      Dispatch(person: person.user), on: number, seen: nil, by: offices.roads,
      now: SampleCity.later(0.2))
    return number
  }

  @Test func aChainLeadsToWhoIsThereAndACircleToNobody() async throws {
    try await withCity { casework in
      let people = try await crew(casework, 5)
      #expect(try await standIn(casework, people[0]) == people[0].user)
      try await away(casework, people[0], people[1])
      #expect(try await standIn(casework, people[0]) == people[1].user)
      try await away(casework, people[1], people[2])
      #expect(try await standIn(casework, people[0]) == people[2].user)
      #expect(try await standIn(casework, people[0], at: SampleCity.now - 2) == people[0].user)
      #expect(
        try await standIn(casework, people[0], at: SampleCity.now + 5 * day) == people[0].user)
      try await away(casework, people[2], people[0])
      #expect(try await standIn(casework, people[0]) == nil, "all three are away")
      #expect(try await standIn(casework, people[1]) == nil)
      try await away(casework, people[3], nil)
      #expect(try await standIn(casework, people[3]) == nil)
      #expect(try await standIn(casework, people[4]) == people[4].user)
    }
  }

  @Test func workGoesToTheSubstituteOnce() async throws {
    try await withCity { casework in
      let offices = try await Offices(casework)
      let people = try await crew(casework, 2)
      let from = SampleCity.later(10)
      let number = try await assigned(casework, to: people[0], offices)
      let other = try await assigned(casework, to: people[1], offices)
      try await away(casework, people[0], people[1], from: from)
      #expect(try await casework.mindAbsences(now: from - 1) == 0)
      #expect(try await casework.mindAbsences(now: from) == 1)
      #expect(try await casework.mindAbsences(now: from + 1) == 0)
      let report = try await casework.report(number)
      #expect(report.assignee == people[1].user && report.holder == "DBM-31.71")
      let last = try #require(try await casework.history(number).last)
      #expect(last.action == .reassign && last.actorRole == .system)
      #expect(try await casework.report(other).assignee == people[1].user)
      // It takes nobody's page: what they saw still holds.
      #expect(!report.isOutdated(report.version - 1))
      // Back at work, what was passed on stays where it is.
      #expect(try await casework.mindAbsences(now: from + 6 * day) == 0)
      try await casework.expectClocks()
    }
  }

  @Test func whereNobodyStandsInTheReportIsFreeForAll() async throws {
    try await withCity { casework in
      let offices = try await Offices(casework)
      let people = try await crew(casework, 3)
      let alone = try await assigned(casework, to: people[0], offices)
      let circle = try await assigned(casework, to: people[1], offices)
      try await away(casework, people[0], nil)
      try await away(casework, people[1], people[2])
      try await away(casework, people[2], people[1])
      // Given to somebody away, it went to nobody at once.
      let later = try await assigned(casework, to: people[0], offices)
      #expect(try await casework.report(later).assignee == nil)
      #expect(try await casework.mindAbsences(now: SampleCity.later(1)) == 2)
      for number in [alone, circle] {
        let report = try await casework.report(number)
        #expect(report.assignee == nil && report.holder == "DBM-31.71")
      }
      #expect(try await casework.mindAbsences(now: SampleCity.later(2)) == 0)
      let free = try #require(people.last)
      try await casework.perform(
        Start(), on: alone, seen: nil, by: free, now: SampleCity.later(3))
      #expect(try await casework.report(alone).assignee == free.user)
    }
  }

  @Test func whatIsVerifiedOrClosedStaysAsItIs() async throws {
    try await withCity { casework in
      let offices = try await Offices(casework)
      let people = try await crew(casework, 2)
      let number = try await assigned(casework, to: people[0], offices)
      try await casework.perform(
        Start(), on: number, seen: nil, by: people[0], now: SampleCity.later(1))
      let owner = PhotoOwner.user(try #require(people[0].user))
      try await casework.perform(
        FinishWork(
          words: "selesai", photos: [try await casework.photo(of: owner)], photoOwner: owner.key,
          temporary: false), on: number, seen: nil, by: people[0], now: SampleCity.later(2))
      try await away(casework, people[0], people[1])
      #expect(try await casework.mindAbsences(now: SampleCity.later(3)) == 0)
      try await casework.perform(
        ReturnWork(reason: "not-solved", words: "belum"), on: number, seen: nil,
        by: offices.verifier, now: SampleCity.later(4))
      #expect(try await casework.mindAbsences(now: SampleCity.later(5)) == 1, "it came back")
      #expect(try await casework.report(number).assignee == people[1].user)
    }
  }
}
