import Casework
import Domain
import Foundation
import TestStores
import Testing

@testable import Storage

/// What is stored of clocks: the text of a sheet, and when the clockwork looks next.
@Suite struct ClockRowsTests {
  @Test func aSheetIsReadAsItWasWritten() throws {
    for seed in (0..<3_000).map(UInt64.init) {
      var dice = Dice(seed: seed)
      let (receivedAt, sheet) = Self.random(&dice)
      let text = sheet.json(receivedAt: receivedAt)
      #expect(try ClockSheet(json: text, receivedAt: receivedAt) == sheet, "seed \(seed): \(text)")
      // Any reader of JSON reads it.
      #expect(throws: Never.self, "seed \(seed): \(text)") {
        try JSONSerialization.jsonObject(with: Data(text.utf8))
      }
    }
  }

  @Test func whatIsAsUsualTakesNoRoom() throws {
    #expect(ClockSheet(receivedAt: 5).json(receivedAt: 5) == "{}")
    #expect(try ClockSheet(json: "{}", receivedAt: 5) == ClockSheet(receivedAt: 5))
    // A later release may have written more.
    let later = #"{"new":[1,{"a":null}],"fired":{"share":80,"moon":100},"rule":2}"#
    let sheet = try ClockSheet(json: later, receivedAt: 5)
    #expect(sheet.fired == [.share: 80] && sheet.rule == 2)
    for broken in [
      "", "[]", "{\"policy\":\"1\"}", "{\"halts\":[{\"reason\":\"x\"}]}", "{\"rule\":1",
    ] {
      #expect(throws: (any Error).self, "\(broken)") { try ClockSheet(json: broken, receivedAt: 5) }
    }
  }

  @Test func theRowTheTimerTheListsFollowEveryStep() async throws {
    for seed: UInt64 in [11, 12] {
      try await withCity { casework in
        var life = try await RandomLife(casework, seed: seed)
        try await life.file(3)
        var done: [String] = []
        while done.count < 45 {
          guard let step = try await life.step() else { continue }
          done.append(step)
          try await casework.expectClocks("after \(done), seed \(seed)")
        }
      }
    }
  }

  @Test func theLongestDueIsLookedAtFirst() async throws {
    try await withCity { casework in
      var ids: [Int64] = []
      for minutes: Int64 in [30, 0, 10, 20] {
        ids.append(try await casework.file(now: SampleCity.now + minutes * 60_000).report.id)
      }
      func due(_ now: Int64, _ limit: Int = 10) async throws -> [Int64] {
        try await casework.database.write { try ClockRows.due(now: now, limit: limit, on: $0) }
      }
      let first = SampleCity.now + 3 * hour
      let isAny = { (now: Int64) in
        try await casework.database.read { try ClockRows.isAnyDue(now: now, on: $0) }
      }
      #expect(try await !isAny(first - 1))
      #expect(try await due(first - 1) == [])
      #expect(try await isAny(first))
      #expect(try await due(first) == [ids[1]])
      #expect(try await due(first + hour) == [ids[1], ids[2], ids[3], ids[0]])
      #expect(try await due(first + hour, 2) == [ids[1], ids[2]])
    }
  }

  /// What a node of the last release leaves behind is put right at the first look.
  @Test func whatIsLookedAtInVainIsSettled() async throws {
    try await withCity { casework in
      let report = try await casework.file().report
      let officer = try await casework.hire(.kelurahanOfficer, SampleCity.village)
      let asked = try await casework.perform(
        AskReporter(words: "Di mana?"), on: report.number, seen: 0, by: officer,
        now: SampleCity.now + 1)
      try await casework.database.write {
        try $0.run("UPDATE report_timers SET due_at = 0", [])
        try $0.run("UPDATE reports SET clock = '{}', moved_at = 7", [])
      }
      #expect(try await casework.tick(at: SampleCity.now + 2) == 0)
      try await casework.expectClocks()
      let moved = try await casework.database.read {
        try $0.first("SELECT moved_at FROM reports") { $0.integer(0) }
      }
      #expect(moved == asked.clock.movedAt && moved == SampleCity.now + 1)
      // A report that changed meanwhile is not overwritten by what was computed before.
      let taken = try await casework.perform(
        Take(), on: report.number, seen: 1, by: officer, now: SampleCity.now + 3)
      try await casework.database.write { try ClockRows.settle(report, next: 1, on: $0) }
      #expect(try await casework.report(report.number) == taken)
    }
  }

  @Test func closedReportsHaveNoTimerAndImportedOnesNone() async throws {
    try await withCity { casework in
      let officer = try await casework.hire(.kelurahanOfficer, SampleCity.village)
      let number = try await casework.file().report.number
      let area = casework.book.path(ofVillage: String(SampleCity.village.dropFirst(4)))
      _ = try await casework.importHistory([
        ArchivedReport(
          number: "JK2001010001", channel: "JAKI", category: nil, text: "dari sistem lama",
          unit: SampleCity.village, area: area, receivedAt: 1_000, completedAt: nil)
      ])
      #expect(try await casework.timer("JK2001010001") == nil)
      #expect(try await casework.timer(number) != nil)
      try await casework.perform(
        Reject(reason: "location-not-found", words: "Tidak ada."), on: number, seen: nil,
        by: officer, now: SampleCity.now + 1)
      #expect(try await casework.timer(number) == nil)
      #expect(try await casework.tick(at: SampleCity.now + 90 * day) == 0)
    }
  }

  private static func random(_ dice: inout Dice) -> (Int64, ClockSheet) {
    func moment() -> Int64 {
      switch Int.random(in: 0..<8, using: &dice) {
      case 0: .min
      case 1: .max
      case 2: 0
      default: .random(in: -9_000_000_000_000...9_000_000_000_000, using: &dice)
      }
    }
    func maybe() -> Bool { Int.random(in: 0..<3, using: &dice) == 0 }
    func text() -> String {
      let scalars = (0..<Int.random(in: 0...9, using: &dice)).compactMap { _ in
        UnicodeScalar(UInt32.random(in: 0...(maybe() ? 0x10FFFF : 0x7F), using: &dice))
      }
      return String(String.UnicodeScalarView(scalars))
    }
    let receivedAt = moment()
    var sheet = ClockSheet(receivedAt: receivedAt)
    if maybe() { sheet.policy = moment() }
    if maybe() { sheet.calendar = moment() }
    if maybe() { sheet.rule = Int.random(in: -3...900, using: &dice) }
    if maybe() { sheet.arrivedAt = moment() }
    if maybe() { sheet.heldSince = moment() }
    sheet.isTouched = maybe()
    for _ in 0..<Int.random(in: 0...3, using: &dice) {
      sheet.halts.append(
        Halt(
          from: moment(), until: moment(),
          reason: maybe() ? nil : PauseReason.allCases.randomElement(using: &dice)))
    }
    for clock in Clock.allCases where maybe() {
      sheet.fired[clock] = Int.random(in: 0...10_000, using: &dice)
    }
    for cause in Escalation.Cause.allCases where maybe() {
      sheet.escalations.append(Escalation(unit: text(), cause: cause, at: moment()))
    }
    if maybe() {
      sheet.request = ClockRequest(
        kind: maybe() ? .pause : .estimate, until: moment(), reason: text())
    }
    if maybe() { sheet.requestedAt = moment() }
    if maybe() { sheet.askedAt = moment() }
    if maybe() { sheet.noticedAt = moment() }
    sheet.closedUnanswered = maybe()
    if maybe() { sheet.estimateSetAt = moment() }
    if maybe() { sheet.movedAt = moment() }
    if maybe() { sheet.settledVersion = Int.random(in: 0...99, using: &dice) }
    if maybe() { sheet.foldedTo = Int.random(in: 0...99, using: &dice) }
    return (receivedAt, sheet)
  }
}
