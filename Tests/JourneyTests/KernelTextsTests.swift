import Domain
import Foundation
import Testing

@testable import Web

@Suite("Texts and formats in both languages")
struct KernelTextsTests {
  private let indonesian = Words(
    language: .id, clock: LocalClock(zone: "Asia/Jakarta")!, zoneLabel: "WIB")
  private let english = Words(
    language: .en, clock: LocalClock(zone: "Asia/Jakarta")!, zoneLabel: "WIB")

  @Test("Every text exists in both languages with the same placeholders")
  func bothLanguages() {
    for message in Message.all {
      #expect(!message.id.isEmpty && !message.en.isEmpty, "\(message.key)")
      #expect(message.placeholders(.id) == message.placeholders(.en), "\(message.key)")
    }
    let keys = Message.all.map(\.key)
    #expect(Set(keys).count == keys.count)
  }

  /// The list is written by hand, so it is compared with what the sources declare.
  @Test("Every text in the sources is listed")
  func listed() throws {
    let web = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Sources/Web")
    let files = try #require(
      FileManager.default.enumerator(at: web, includingPropertiesForKeys: nil))
    var declared: Set<String> = []
    let pattern = #/static\s+let\s+\w+\s*=\s*Message\(\s*"([^"]+)"/#
    let notices = #/notice\(\s*"([^"]+)"/#
    for case let file as URL in files where file.pathExtension == "swift" {
      let source = try String(contentsOf: file, encoding: .utf8)
      declared.formUnion(source.matches(of: pattern).map { String($0.1) })
      guard file.lastPathComponent == "Texts+Notices.swift" else { continue }
      declared.formUnion(source.matches(of: notices).map { "notice.\($0.1)" })
    }
    #expect(declared.count > 40)
    #expect(declared == Set(Message.all.map(\.key)))
  }

  /// Declared, listed, and named once more by whoever says it.
  @Test("Every text is said somewhere")
  func said() throws {
    let web = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Sources/Web")
    let files = try #require(
      FileManager.default.enumerator(at: web, includingPropertiesForKeys: nil))
    var declared: Set<Substring> = []
    var uses: [Substring: Int] = [:]
    for case let file as URL in files where file.pathExtension == "swift" {
      let source = try String(contentsOf: file, encoding: .utf8)
      declared.formUnion(source.matches(of: #/static\s+let\s+(\w+)\s*=\s*Message\(/#).map(\.1))
      for word in source.split(whereSeparator: { !$0.isLetter && !$0.isNumber && $0 != "_" }) {
        uses[word, default: 0] += 1
      }
    }
    #expect(declared.count > 1_000)
    #expect(declared.filter { uses[$0, default: 0] < 3 }.sorted() == [])
  }

  @Test("Placeholders are filled; values in markup are escaped")
  func placeholders() {
    let message = Message("t", id: "Halo {name}, {x}!", en: "Hi {name}")
    #expect(message(.id, ["name": "A{x}", "x": "1"]) == "Halo A{x}, 1!")
    #expect(message(.en) == "Hi {name}")
    #expect(message.html(.id, ["name": "<b>A</b>"]).string == "Halo <b>A</b>, {x}!")
    #expect(Message("t", id: "a<b", en: "").html(.id, [:]).string == "a&lt;b")
  }

  @Test("Dates in the city's time")
  func dates() {
    #expect(indonesian.dateTime(1_741_159_800_000) == "5 Maret 2025 pukul 14.30 WIB")
    #expect(english.dateTime(1_741_159_800_000) == "5 March 2025 at 14:30 WIB")
    // One second before midnight UTC is already the next morning in Jakarta.
    #expect(indonesian.dateTime(1_735_689_599_000) == "1 Januari 2025 pukul 06.59 WIB")
    #expect(indonesian.date(LocalDate(year: 2025, month: 12, day: 31)) == "31 Desember 2025")
    #expect(Words.machineTime(1_741_159_800_999) == "2025-03-05T07:30:00Z")
    #expect(Words.machineTime(-1) == "1969-12-31T23:59:59Z")
  }

  @Test("Numbers")
  func numbers() {
    #expect(indonesian.number(0) == "0")
    #expect(indonesian.number(999) == "999")
    #expect(indonesian.number(1_234_567) == "1.234.567")
    #expect(english.number(-1_234) == "−1,234")
    #expect(indonesian.decimal(1234.5) == "1.234,5")
    #expect(english.decimal(1234.56) == "1,234.6")
    #expect(indonesian.decimal(0.05) == "0,1")
    #expect(indonesian.decimal(-0.04) == "0,0")
    #expect(indonesian.decimal(99.999, places: 2) == "100,00")
    #expect(indonesian.decimal(7.5, places: 0) == "8")
    #expect(indonesian.decimal(.nan) == "–")
  }

  @Test(
    "Spans round down and change their unit at its limit",
    arguments: [
      (59_999, "kurang dari 1 menit", "less than 1 minute"), (60_000, "1 menit", "1 minute"),
      (3_599_999, "59 menit", "59 minutes"), (3_600_000, "1 jam", "1 hour"),
      (86_399_999, "23 jam", "23 hours"), (86_400_000, "1 hari", "1 day"),
      (172_799_999, "1 hari", "1 day"), (172_800_000, "2 hari", "2 days"),
    ] as [(Int64, String, String)])
  func spans(_ milliseconds: Int64, _ id: String, _ en: String) {
    #expect(indonesian.span(milliseconds) == id)
    #expect(english.span(milliseconds) == en)
  }

  @Test("Deadlines: what is left, and how late")
  func deadlines() {
    let hour: Int64 = 3_600_000
    #expect(indonesian.remaining(until: 3 * hour, now: 0) == "sisa 3 jam")
    #expect(indonesian.remaining(until: 0, now: 48 * hour) == "terlambat 2 hari")
    #expect(english.remaining(until: 0, now: 48 * hour) == "2 days late")
    #expect(indonesian.remaining(until: 5, now: 5) == "terlambat kurang dari 1 menit")
    #expect(indonesian.ago(0, now: 3 * hour) == "3 jam yang lalu")
    #expect(english.ago(10, now: 0) == "just now")
  }
}
