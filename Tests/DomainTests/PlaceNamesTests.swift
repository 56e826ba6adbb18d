import Domain
import Testing

@Suite struct PlaceNamesTests {
  @Test(arguments: [
    ("Gambir", "gam", true), ("Gambir", "kel. Gambir", true), ("Kebon Kacang", "kacang keb", true),
    ("Kebon Kacang", "acang", false), ("Gambir", "gambir utara", false), ("Gambir", "", false),
    ("Gambir", "kelurahan", false), ("Pasar Baru", "jl. baru", true), ("RW 08", "08", true),
  ])
  func aNameHasTheWordsByTheirBeginnings(_ name: String, _ query: String, _ expected: Bool) {
    #expect(CityBook.names(name, query) == expected)
  }

  private static let likenesses: [([String], [String], Double)] = [
    (["pohon", "tumbang"], ["pohon", "tumbang", "jalan"], 1), (["a"], ["b"], 0), ([], ["b"], 0),
    (["a", "b"], ["b", "c"], 0.5),
  ]

  @Test(arguments: likenesses)
  func likenessIsTheSharedPartOfTheShorter(_ one: [String], _ other: [String], _ share: Double) {
    #expect(TextWords.likeness(one, other) == share)
    #expect(TextWords.likeness(other, one) == share)
  }
}
