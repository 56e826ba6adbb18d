import Casework
import Domain
import Storage
import Testing

@Suite struct PresenceTests {
  @Test func othersAreNamedWhileTheyAreThereWritersFirst() async throws {
    try await withCity { casework in
      let report = try await casework.file().report.id
      var people: [Int64] = []
      for _ in 0..<3 {
        people.append(
          try #require(try await casework.hire(.kelurahanOfficer, SampleCity.village).user))
      }
      let now = SampleCity.now
      func others(at moment: Int64) async throws -> [Int64] {
        let me = people[0]
        return try await casework.database.read {
          try PresenceRows.others(on: report, besides: me, now: moment, on: $0).map(\.user)
        }
      }
      let (a, b, c) = (people[0], people[1], people[2])
      try await casework.database.write {
        try PresenceRows.set(.reading, report: report, user: a, until: now + 60, on: $0)
        try PresenceRows.set(.reading, report: report, user: b, until: now + 60, on: $0)
        try PresenceRows.set(.writing, report: report, user: c, until: now + 90, on: $0)
      }
      #expect(try await others(at: now) == [c, b])
      #expect(try await others(at: now + 60) == [c])
      try await casework.database.write {
        try PresenceRows.set(.writing, report: report, user: b, until: now + 200, on: $0)
        try PresenceRows.leave(report: report, user: c, on: $0)
      }
      #expect(try await others(at: now + 60) == [b])
      let gone = try await casework.database.write {
        try PresenceRows.purge(before: now + 60, on: $0)
      }
      #expect(gone == 1, "the one who went without saying so")
    }
  }
}
