import Channels
import Domain
import Testing

@Suite struct DemoTextsTests {
  let demo: DemoTexts
  let tables: CityTables

  init() throws {
    tables = try CityFolder.read(Place.jakarta)
    demo = try DemoTexts(folder: Place.jakarta, categories: tables.categories)
  }

  @Test func thereIsEnoughToFillADesk() {
    #expect(demo.complaints.count >= 260)
    #expect(Set(demo.complaints.map(\.text)).count == demo.complaints.count)
    #expect(Set(demo.complaints.map(\.category)).count >= 60)
    #expect(demo.inquiries.count >= 60)
    #expect(Set(demo.words.compactMap(\.stars)) == [1, 2, 3, 4, 5])
    for group in Set(tables.categories.map(\.group.id)) {
      #expect(demo.words(.result, group: group).first?.group == group, "\(group)")
      #expect(!demo.words(.progress, group: group).isEmpty)
    }
  }

  @Test func everySlotIsFilledAndEveryTextIsADraft() {
    var random = Seeded(7)
    for complaint in demo.complaints {
      let text = demo.filled(complaint.text, using: &random)
      #expect(!text.contains("{") && !text.contains("}"), "\(text)")
      #expect((60...400).contains(text.count), "\(text.count): \(text)")
      let landmark = complaint.landmark.map { demo.filled($0, using: &random) } ?? ""
      #expect(!landmark.contains("{") && landmark.count <= Draft.mostShort)
    }
    for words in demo.words {
      #expect(!demo.filled(words.text, using: &random).contains("{"), "\(words.text)")
    }
  }

  /// Numbers that could be somebody's telephone have no place in invented texts.
  @Test func noTelephoneNumbers() {
    let all = demo.complaints.map(\.text) + demo.inquiries.map(\.answer) + demo.words.map(\.text)
    for text in all { #expect(text.firstMatch(of: /[0-9]{6,}/) == nil, "\(text)") }
  }

  @Test func answersAreMarkedAsExamples() {
    for inquiry in demo.inquiries {
      #expect(inquiry.answer.hasSuffix("(Jawaban contoh untuk peragaan.)"), "\(inquiry.question)")
    }
  }

  @Test func slotsAreReplacedOneByOne() {
    var random = Seeded(1)
    #expect(demo.filled("tanpa slot", using: &random) == "tanpa slot")
    #expect(demo.filled("{tak-ada} {", using: &random) == "{tak-ada} {")
    let text = demo.filled("RT {rt} RW {rw}.", using: &random)
    #expect(text.wholeMatch(of: /RT [0-9]{3} RW [0-9]{2}\./) != nil, "\(text)")
  }

  @Test(arguments: [
    (
      "demo/complaints.csv", "jalan,\"Jalan berlubang", "jalanan,\"Jalan berlubang",
      CityTablesError.unknown(
        file: "demo/complaints.csv", line: 2, column: "category", value: "jalanan",
        missingFrom: "categories.csv")
    ),
    (
      "demo/works.csv", "rating,,5,\"Cepat", "rating,,6,\"Cepat",
      .badValue(
        file: "demo/works.csv", line: 83, column: "stars", value: "6",
        expected: "1 to 5 for ratings, else nothing")
    ),
  ])
  func mistakes(file: String, from: String, to: String, error: CityTablesError) throws {
    let folder = try CopiedFolder()
    defer { folder.remove() }
    try folder.replace(from, with: to, in: file)
    #expect(throws: error) {
      try DemoTexts(folder: folder.path, categories: tables.categories)
    }
  }
}
