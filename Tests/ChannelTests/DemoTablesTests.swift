import Channels
import Domain
import Testing

/// The invented texts of the demo: enough of them, whole, and nobody's.
@Suite struct DemoTablesTests {
  struct Broken: Error { let what: String }

  let tables: CityTables

  init() throws { tables = try CityFolder.read(Place.jakarta) }

  /// Rows of a demo file as dictionaries by column.
  static func rows(_ file: String, _ columns: [String]) throws -> [[String: String]] {
    var header: CSVHeader?
    var rows: [[String: String]] = []
    var faults: [CSVFault] = []
    try CSVFile(path: Place.jakarta + "/demo/" + file).forEach { item in
      switch item {
      case .fault(let fault): faults.append(fault)
      case .row(let row):
        guard let known = header else {
          header = CSVHeader(row)
          return true
        }
        var values: [String: String] = [:]
        for column in columns { values[column] = known.value(column, in: row) }
        rows.append(values)
      }
      return true
    }
    if let fault = faults.first { throw Broken(what: "\(file): \(fault)") }
    guard let header, header.names == columns else { throw Broken(what: "\(file): columns") }
    return rows
  }

  static func complaints() throws -> [[String: String]] {
    try rows("complaints.csv", ["category", "text_id", "landmark", "weight"])
  }

  static func inquiries() throws -> [[String: String]] {
    try rows("inquiries.csv", ["category", "question_id", "answer_id"])
  }

  static func works() throws -> [[String: String]] {
    try rows("works.csv", ["use", "group_id", "stars", "text_id"])
  }

  @Test func thereIsEnoughToFillADesk() throws {
    let slugs = Set(tables.categories.map(\.slug))
    let complaints = try Self.complaints()
    #expect(complaints.count >= 260)
    #expect(Set(complaints.map { $0["text_id"] }).count == complaints.count)
    let used = Set(complaints.compactMap { $0["category"] })
    #expect(used.count >= 60)
    #expect(used.subtracting(slugs) == [])
    for row in complaints { #expect(Int(row["weight"] ?? "").map { $0 > 0 } == true, "\(row)") }
    let inquiries = try Self.inquiries()
    #expect(inquiries.count >= 60)
    #expect(Set(inquiries.compactMap { $0["category"] }).subtracting(slugs) == [])
  }

  @Test func thereAreWordsForEveryGroupAndStar() throws {
    let works = try Self.works()
    let groups = Set(tables.categories.map(\.group.id))
    let results = Set(works.filter { $0["use"] == "result" }.compactMap { $0["group_id"] })
    #expect(results == groups)
    let ratings = works.filter { $0["use"] == "rating" }
    #expect(Set(ratings.compactMap { $0["stars"] }) == ["1", "2", "3", "4", "5"])
    for row in works where row["use"] != "rating" { #expect(row["stars"] == "", "\(row)") }
    #expect(
      Set(works.compactMap { $0["use"] }) == [
        "result", "progress", "return", "question", "reply", "support", "rating", "reopenWords",
      ])
  }

  /// With the longest value in every slot a text is still a text the form would take.
  @Test func everySlotHasValuesAndNoTextIsTooLong() throws {
    var slots: [String: String] = [:]
    for row in try Self.rows("slots.csv", ["slot", "value"]) {
      let slot = row["slot"] ?? ""
      let value = row["value"] ?? ""
      if value.count > (slots[slot] ?? "").count { slots[slot] = value }
    }
    func filled(_ text: String) -> String {
      slots.reduce(text) { $0.replacing("{\($1.key)}", with: $1.value) }
    }
    for row in try Self.complaints() {
      let text = filled(row["text_id"] ?? "")
      #expect(!text.contains("{") && !text.contains("}"), "\(text)")
      #expect((60...400).contains(text.count), "\(text.count): \(text)")
      let landmark = filled(row["landmark"] ?? "")
      #expect(!landmark.contains("{") && landmark.count <= Draft.mostShort, "\(landmark)")
    }
    for row in try Self.works() {
      let text = filled(row["text_id"] ?? "")
      #expect(!text.isEmpty && !text.contains("{"), "\(text)")
    }
  }

  /// Numbers that could be somebody's telephone have no place in invented texts.
  @Test func noTelephoneNumbers() throws {
    let texts =
      try Self.complaints().compactMap { $0["text_id"] }
      + Self.inquiries().compactMap { $0["answer_id"] }
      + Self.works().compactMap { $0["text_id"] }
    #expect(texts.count >= 420)
    for text in texts { #expect(text.firstMatch(of: /[0-9]{6,}/) == nil, "\(text)") }
  }

  @Test func answersAreMarkedAsExamples() throws {
    for row in try Self.inquiries() {
      #expect(row["answer_id"]?.hasSuffix("(Jawaban contoh untuk peragaan.)") == true, "\(row)")
    }
  }
}
