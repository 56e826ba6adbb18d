import Casework
import Domain
import Foundation
import Testing

@testable import Storage

/// Words looked for in lists: what is found, in which order, and that nothing is left out on any of
/// the ways a list is gone through (see `Seeking`).
@Suite struct SearchTests {
  @Test(arguments: [
    ("jalan", "Jalan rusak", true), ("jala", "Jalan rusak", true), ("jalan", "jala", false),
    ("rusak jalan", "Jalan rusak", true), ("rus jalan", "Jalan rusak", false),
    ("jalan rus", "Jalan rusak", true), ("alan", "Jalan", false), ("café", "CAFE", true),
    ("cafe", "Café Merdeka", true), ("rt 05", "di RT.05/RW 07", true), ("05", "RT 051", true),
    ("05 x", "RT 051 x", false), ("солнце", "Солнце светит", true), ("a", "", false),
    ("lampu lampu", "lampu", true), ("jalan", "\u{1F6A7} jalan", true),
  ])
  func wordsAreComparedAsInAnIndex(typed: String, text: String, isFound: Bool) throws {
    let words = try #require(SearchWords(typed))
    #expect(words.areIn([text]) == isFound)
    #expect(words.areIn([nil, "lain", text]) == isFound)
  }

  @Test func wordsMayStandInDifferentTexts() throws {
    let words = try #require(SearchWords("pasar lampu"))
    #expect(words.areIn(["Lampu padam", "depan pasar"]))
    #expect(!words.areIn(["Lampu padam", nil]))
    #expect(SearchWords(" .,!? ") == nil)
  }

  /// Words common (every report), rarer (one in 7), rare (one in 450), and found only farther down
  /// the list than both looks reach: few of them, and too many to be fetched one by one.
  private static let count = 10_000

  private static func text(_ index: Int) -> String {
    var words = ["aduan"]
    if index % 7 == 0 { words.append("jalan") }
    if index % 450 == 3 { words.append("langka") }
    if index < 900 { words.append("musim") }
    if index < 5_600 { words.append("lama") }
    if index % 11 == 5 { words.append("Café") }
    return words.joined(separator: " ")
  }

  /// A store of many reports; their times fall as their ids rise, now and then.
  private static func fill(_ casework: Casework) async throws -> [Report] {
    let units = casework.book.units
    let villages = casework.book.areas.filter { $0.level == .village }.prefix(3)
    let paths = villages.compactMap { casework.book.path(ofVillage: $0.code) }
    let all = try await casework.database.write { connection in
      var all: [Report] = []
      for start in stride(from: 0, to: Self.count, by: 1_000) {
        var lives: [Life] = []
        for index in start..<start + 1_000 {
          let time = SampleCity.now + Int64(index % 50 == 0 ? index - 40 : index) * 1_000
          var details = EventDetails()
          details.intake = Intake(
            kind: index % 5 == 0 ? .inquiry : .complaint,
            privacy: index % 3 == 0 ? .private : .public, channel: "web",
            category: ["sampah", "jalan"][index % 2], text: Self.text(index),
            address: index % 9 == 0 ? "Gang Rahasia" : nil, landmark: nil, place: nil,
            area: paths[index % 100 == 0 ? 1 : 0])
          details.dues = Deadlines(coordination: time + 1, completion: time + 2)
          let id = Int64(index + 1)
          let event = ReportEvent(
            reportID: id, revision: 0, at: time, action: .submit, state: .waiting,
            holder: "DBM", assignee: nil, actorRole: .reporter, actorUnit: nil, actorUser: nil,
            details: details)
          guard let report = Report(number: "JK\(id)", first: event) else { continue }
          lives.append(Life(report, [event], keys: nil))
        }
        try LifeRows(lives, units: units)?.enter(telling: false, on: connection)
        all += lives.map(\.report)
      }
      return all
    }
    // A server that never counted its rows plans as though there were none; it counts them by itself
    // some minutes after such a load.
    if casework.database.engine == .postgres {
      _ = try await casework.database.write { try $0.run("ANALYZE", []) }
    }
    return all
  }

  private static func expected(
    _ all: [Report], _ filter: DeskRows.Filter, isPublic: Bool
  ) -> [Int64] {
    let words = filter.text.flatMap(SearchWords.init)
    return all.filter { report in
      (!isPublic || Visibility.isListed(report))
        && words?.areIn([report.text, report.landmark, isPublic ? nil : report.address]) != false
        && (filter.area == nil || report.area?.contains(filter.area?.code ?? "") == true)
        && (filter.category == nil || report.category == filter.category)
        && (filter.kind == nil || report.kind == filter.kind)
    }.sorted { ($0.receivedAt, $0.id) > ($1.receivedAt, $1.id) }.map(\.id)
  }

  private static func filters(_ book: CityBook) -> [DeskRows.Filter] {
    let rareVillage = book.areas.filter { $0.level == .village }[1]
    var filters: [DeskRows.Filter] = []
    for text in [
      nil, "aduan", "jalan", "langka", "musim", "lama", "aduan lang", "cafe", "mus", "rahasia",
      "tiada aduan",
    ] {
      for place in [nil, rareVillage, rareVillage.parent.flatMap { book.area($0) }] {
        var filter = DeskRows.Filter()
        filter.text = text
        filter.area = place
        filters.append(filter)
        filter.category = "jalan"
        filter.kind = .inquiry
        filters.append(filter)
      }
    }
    return filters
  }

  @Test func listsFindAllThatIsThereInOrderOnEveryWay() async throws {
    try await withCity { casework in
      let all = try await Self.fill(casework)
      for filter in Self.filters(casework.book) {
        for isPublic in [true, false] {
          let found = try await casework.database.read { connection in
            var found: [Int64] = []
            var key: ReportLists.Key?
            // Far enough to cross from one way to the next.
            for _ in 0..<12 {
              let page = try ReportLists.newest(
                isPublic ? .listed : .everything, filter: filter, after: key, limit: 40,
                on: connection)
              found += page.prefix(40).map(\.id)
              guard page.count > 40, let last = page.dropLast().last else { break }
              key = ReportLists.Key(receivedAt: last.receivedAt, id: last.id)
            }
            return found
          }
          #expect(
            found == Array(Self.expected(all, filter, isPublic: isPublic).prefix(480)),
            "\(filter) public \(isPublic)")
        }
      }
    }
  }

  @Test func heapsFindAllThatIsThereInOrderOnEveryWay() async throws {
    try await withCity { casework in
      let all = try await Self.fill(casework)
      for filter in Self.filters(casework.book) {
        let found = try await casework.database.read { connection in
          var found: [Int64] = []
          var key: DeskRows.Key?
          for _ in 0..<12 {
            let page = try InboxRows.list(
              .heap(.new), unit: "DBM", filter: filter, after: key, limit: 40, on: connection)
            found += page.prefix(40).map(\.report.id)
            guard page.count > 40 else { break }
            key = page[39].key
          }
          return found
        }
        // By the time that is left.
        let expected = Self.expected(all, filter, isPublic: false).compactMap { id in
          all.first { $0.id == id }
        }.sorted { ($0.dues.coordination, $0.id) < ($1.dues.coordination, $1.id) }.map(\.id)
        #expect(found == Array(expected.prefix(480)), "\(filter)")
      }
    }
  }

  /// A page costs a fixed number of statements, however it is narrowed.
  @Test func aPageOfAListCostsAtMostFourStatements() async throws {
    try await withCity { casework in
      _ = try await Self.fill(casework)
      for filter in Self.filters(casework.book) + [DeskRows.Filter()] {
        let meter = StatementMeter()
        try await StatementMeter.$current.withValue(meter) {
          _ = try await casework.database.read {
            try ReportLists.newest(.listed, filter: filter, after: nil, limit: 50, on: $0).count
          }
        }
        #expect((1...4).contains(meter.count), "\(filter): \(meter.count)")
        let desk = StatementMeter()
        try await StatementMeter.$current.withValue(desk) {
          _ = try await casework.database.read {
            try InboxRows.list(
              .heap(.new), unit: "DBM", filter: filter, after: nil, limit: 50, on: $0
            ).count
          }
        }
        #expect((1...4).contains(desk.count), "\(filter): \(desk.count)")
      }
    }
  }
}
