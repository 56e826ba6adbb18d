import Casework
import Domain
import Storage
import Testing

/// The words a city reads texts by come back from the store as they were in its folder.
@Suite struct CityWordsTests {
  @Test func whatTheFolderSaysIsInTheBook() async throws {
    try await withCity { casework in
      let tables = try SampleCity.tables()
      let stored = try #require(
        try await casework.database.read { try CityRows.load(on: $0) })
      func words(_ tables: CityTables) -> [String] {
        tables.unitWords.map { "\($0.unit) \($0.word) \($0.weight)" }.sorted()
      }
      #expect(words(stored) == words(tables) && !tables.unitWords.isEmpty)
      #expect(
        Dictionary(uniqueKeysWithValues: stored.categoryWords.map { ($0.category, $0.words) })
          == Dictionary(uniqueKeysWithValues: tables.categoryWords.map { ($0.category, $0.words) }))
      #expect(stored.sensitiveSigns.count == tables.sensitiveSigns.count)
      #expect(
        casework.book.suggester.suggestions(for: "Pohon tumbang").first?.category == "pohon")
    }
  }

  @Test func aCityOfBeforeGetsItsWordsOnce() async throws {
    try await withCity { casework in
      let tables = try SampleCity.tables()
      let database = casework.database
      let version = try await database.read { try CityRows.version(on: $0) }
      try await Casework.addWords(of: tables, into: database)
      #expect(try await database.read { try CityRows.version(on: $0) } == version)
      try await database.write { connection in
        for table in ["category_words", "unit_words", "sensitive_signs"] {
          try connection.run("DELETE FROM \(table)")
        }
      }
      try await Casework.addWords(of: tables, into: database)
      let stored = try #require(try await database.read { try CityRows.load(on: $0) })
      #expect(stored.unitWords.count == tables.unitWords.count)
      #expect(try await database.read { try CityRows.version(on: $0) } == version + 1)
    }
  }
}
