import Casework
import Domain
import Foundation
import Storage
import Testing

@testable import Workers

/// The digests of the day and of the week.
@Suite struct SummariesTests {
  private func moment(_ date: String, _ hour: Int, _ minute: Int = 0, _ clock: LocalClock) throws
    -> Int64
  {
    let midnight = clock.start(of: try #require(LocalDate(date)))
    // Walks to the wall clock's own hour, whatever the night did.
    for quarter in 0..<120 {
      let at = midnight + Int64(quarter) * 900_000
      if clock.timeOfDay(at: at) == (hour, minute) { return at }
    }
    throw Planned()
  }

  @Test(arguments: ["Asia/Jakarta", "Europe/Amsterdam", "America/Santiago"])
  func theyAreDueAtSevenAndOne(zone: String) throws {
    let clock = try #require(LocalClock(zone: zone))
    // Among them the days on which the clocks change.
    for date in ["2025-03-05", "2025-03-30", "2025-04-06", "2025-09-07", "2025-10-26"] {
      for hour in [7, 13] {
        let start = try moment(date, hour, 0, clock)
        #expect(Summaries.due(at: start - 1, clock: clock) == nil, "\(zone) \(date) \(hour)")
        let due = try #require(Summaries.due(at: start, clock: clock))
        #expect(due.name == "\(date)T\(hour)" && due.start == start, "\(zone) \(date) \(hour)")
        #expect(Summaries.due(at: start + 2 * 3_600_000 - 1, clock: clock)?.name == due.name)
        #expect(Summaries.due(at: start + 2 * 3_600_000, clock: clock) == nil)
      }
    }
  }

  @Test func theWeekEndsOnMondayMorning() throws {
    let clock = try #require(LocalClock(zone: "Asia/Jakarta"))
    for (date, isMonday) in [("2025-03-09", false), ("2025-03-10", true), ("2025-03-11", false)] {
      #expect(
        Summaries.due(at: try moment(date, 7, 0, clock), clock: clock)?.isWeekly == isMonday)
      #expect(Summaries.due(at: try moment(date, 13, 0, clock), clock: clock)?.isWeekly == false)
    }
  }

  private func subscribe(_ actor: Actor, _ town: PostTown) async throws {
    let user = try #require(actor.user)
    try await town.casework.setMail(
      "\(user)@contoh.id", isOn: true, language: .id, of: user, now: town.now)
  }

  private func enter(_ town: PostTown) async throws {
    let (now, clock) = (town.now, town.casework.book.clock)
    try await town.casework.database.write { try Summaries.enter(now: now, clock: clock, on: $0) }
  }

  @Test func eachIsWrittenOnceToThoseWhoAskedAndTellsWhatWaits() async throws {
    try await withPost { town in
      let offices = try await Offices(town.casework)
      let admin = try await town.casework.hire(.administrator, Offices.arbiter)
      for actor in offices.all + [admin] { try await subscribe(actor, town) }
      let silent = try await town.casework.hire(.kelurahanOfficer, SampleCity.village)
      #expect(silent.user != nil)
      // Wednesday 14.30 to Monday 07.00.
      let report = try await town.file(nil)
      let monday = try moment("2025-03-10", 7, 0, town.casework.book.clock)
      town.clock.pass(monday - town.now)
      try await town.casework.tick(at: town.now)
      for _ in 0..<3 { try await enter(town) }
      let entered = try await town.deliveries().filter { ["digest", "weekly"].contains($0.topic) }
      // Nine with mail, less the person who works outside and the administrator.
      #expect(entered.count { $0.topic == "digest" } == 8)
      #expect(entered.count { $0.topic == "weekly" } == 3)
      try await town.work(.deliver)
      let letters = Dictionary(grouping: town.box.mails, by: \.to)
      func letter(_ actor: Actor, _ topic: String) -> OutgoingMail? {
        letters["\(actor.user ?? 0)@contoh.id"]?.first { $0.subject.hasPrefix(topic) }
      }
      let village = try #require(letter(offices.village, "digest"))
      #expect(village.text.contains("late 1") && village.text.contains("escalated 1"))
      #expect(village.text.contains("new 1") && !village.text.contains("RAHASIA"))
      #expect(village.thread == nil && village.messageID.hasPrefix("pesan."))
      #expect(letter(offices.roads, "digest") == nil, "nothing waits there")
      #expect(letter(offices.roadsHead, "weekly") == nil)
      #expect(letter(offices.village, "weekly") == nil)
      let camat = try #require(letter(offices.camat, "weekly"))
      #expect(camat.text.contains("Kelurahan Gambir: 1") && camat.text.contains("escalated 1"))
      #expect(try #require(letter(offices.governor, "weekly")).text.contains("Kelurahan Gambir: 1"))
      #expect(letter(offices.verifier, "digest") != nil, "it lies with the arbiter")
      let states = try await town.deliveries().filter { ["digest", "weekly"].contains($0.topic) }
        .map(\.state)
      #expect(states.count { $0 == .superseded } == states.count - town.box.mails.count)
      // The noon digest is another one; a closed case leaves nothing to tell.
      try await town.casework.perform(
        Reject(reason: "location-not-found", words: "Tidak ada."), on: report.number, seen: nil,
        by: offices.village, now: town.now + 1)
      town.box.forget()
      town.clock.pass(6 * hour)
      try await enter(town)
      try await town.work(.deliver)
      #expect(town.box.mails.isEmpty)
    }
  }

  @Test func whoLeftServiceIsNotWrittenTo() async throws {
    try await withPost { town in
      let officer = try await town.casework.hire(.kelurahanOfficer, SampleCity.village)
      try await subscribe(officer, town)
      try await town.file(nil)
      town.clock.pass(try moment("2025-03-06", 7, 0, town.casework.book.clock) - town.now)
      try await enter(town)
      let now = town.now
      try await town.casework.database.write {
        _ = try UserRows.setDisabled(officer.user ?? 0, at: now, on: $0)
      }
      try await town.work(.deliver)
      #expect(town.box.mails.isEmpty)
      town.clock.pass(6 * hour)
      try await enter(town)
      #expect(try await town.deliveries().filter { $0.topic == "digest" }.count == 1)
    }
  }
}
