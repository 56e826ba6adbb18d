import Channels
import Domain
import Foundation
import Testing

/// How often the category officers recorded is among those suggested.
///
/// No word was taken from the open data: the words come from the lexicon and from what people say.
/// After the first measurement a dozen were mended by the misses in one half of all texts. On the
/// other half alone the shares were 0.72 and 0.83 (open data), 0.52 and 0.77 (demo).
struct SuggestionMeasurementTests {
  struct Score {
    var count = 0
    var first = 0
    var among = 0
    var likely = 0
    var likelyRight = 0

    mutating func add(_ suggestions: [CategorySuggestion], truth: String) {
      count += 1
      if suggestions.first?.category == truth { first += 1 }
      if suggestions.contains(where: { $0.category == truth }) { among += 1 }
      if suggestions.first?.confidence == .likely {
        likely += 1
        if suggestions.first?.category == truth { likelyRight += 1 }
      }
    }

    var top1: Double { Double(first) / Double(count) }
    var top3: Double { Double(among) / Double(count) }
    var likelyShare: Double { Double(likelyRight) / Double(likely) }

    var words: String {
      "\(count) texts: first \(top1), among three \(top3); said to fit \(likely), right \(likelyShare)"
    }
  }

  @Test(
    .enabled(
      if: Place.hasMeasurementData, "the open data is not beside this checkout"))
  func shortNotesOfTheOpenData() throws {
    let tables = try CityFolder.read(Place.jakarta)
    let book = try #require(CityBook(tables))
    let names = CategoryNames(
      categories: tables.categories,
      aliases: try CityFolder.aliases(Place.jakarta, tables: tables))
    var known: [String: [CategorySuggestion]] = [:]
    var score = Score()
    try HistoryCSV.read(
      Place.measurements + "/crm-jakarta-opendata-2019-2020-barat-pusat.csv"
    ) { _, result in
      guard case .success(let row) = result, let truth = names.slug(for: row.category) else {
        return true
      }
      let text = (row.detail ?? "").replacing("LAIN-LAIN:", with: "")
      guard text.contains(where: \.isLetter) else { return true }
      let suggestions = known[text] ?? book.suggester.suggestions(for: text)
      known[text] = suggestions
      score.add(suggestions, truth: truth)
      return true
    }
    print("categories, open data: \(score.words)")
    #expect(score.count > 2_000)
    #expect(score.top1 >= 0.65)
    #expect(score.top3 >= 0.78)
    #expect(score.likelyShare >= 0.75)
  }

  @Test func wholeSentencesOfTheDemo() throws {
    let book = try #require(CityBook(try CityFolder.read(Place.jakarta)))
    var score = Score()
    for row in try DemoTablesTests.complaints() {
      guard let text = row["text_id"], let truth = row["category"] else { continue }
      let plain = text.replacing(/\{\w+\}/, with: "")
      score.add(book.suggester.suggestions(for: plain), truth: truth)
    }
    print("categories, demo texts: \(score.words)")
    #expect(score.count > 100)
    #expect(score.top1 >= 0.5)
    #expect(score.top3 >= 0.75)
    #expect(score.likelyShare >= 0.7)
  }
}
