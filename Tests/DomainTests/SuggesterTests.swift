import Domain
import Testing

@Suite struct SuggesterTests {
  private static func category(
    _ slug: String, _ name: String, _ main: String, _ alternative: String? = nil
  ) -> Category {
    Category(
      slug: slug, name: Bilingual(id: name, en: name), group: Bilingual(id: "g", en: "g"),
      main: .unit(main), alternative: alternative.map { .unit($0) })
  }

  private let suggester = CategorySuggester(
    categories: [
      category("pohon", "Pohon", "TAMAN"), category("jalan", "Jalan", "JALAN", "TAMAN"),
      category("sampah", "Sampah", "LURAH"), category("banjir", "Banjir", "AIR"),
      category("taman", "Taman", "TAMAN"),
    ],
    words: [
      CategoryWords(category: "jalan", words: ["berlubang", "aspal"]),
      CategoryWords(category: "pohon", words: ["dahan", "tumbang"]),
      CategoryWords(category: "banjir", words: ["genangan"]),
      CategoryWords(category: "sampah", words: ["menumpuk"]),
    ],
    unitWords: [
      UnitWord(unit: .unit("TAMAN"), word: "dipangkas", weight: 6),
      UnitWord(unit: .unit("AIR"), word: "surut", weight: 2),
    ])

  @Test(arguments: [
    ("Pohon besar tumbang, dahannya menutup gang", "pohon"),
    ("Jalanan berlubang dan aspalnya lepas", "jalan"), ("SAMPAH!!! menumpuk", "sampah"),
    ("Mohon pemangkasan pohon", "pohon"),
  ])
  func theWordsOfATextLeadToItsCategory(_ text: String, _ expected: String) throws {
    let first = try #require(suggester.suggestions(for: text).first)
    #expect(first.category == expected)
    #expect(first.confidence == .likely)
  }

  @Test func anOfficesWordsSpeakForItsCategoriesAndNotSurely() throws {
    let found = suggester.suggestions(for: "pohon jalan taman")
    #expect(Set(found.map(\.category)) == ["pohon", "jalan", "taman"])
    #expect(found.allSatisfy { $0.confidence == .possible })
    // The office breaks the tie between what is otherwise alike.
    let broken = suggester.suggestions(for: "pohon jalan taman dipangkas")
    #expect(broken.last?.category == "jalan")
  }

  @Test(arguments: ["", "   ", "Halo, selamat pagi", "12345 !!!", "surut"])
  func whereLittleIsSaidNothingIsSuggested(_ text: String) {
    #expect(suggester.suggestions(for: text).isEmpty)
  }

  @Test func aLongTextIsNoBurden() {
    let long = String(repeating: "sampah menumpuk di mana mana ", count: 4_000)
    #expect(suggester.suggestions(for: long).first?.category == "sampah")
    #expect(suggester.suggestions(for: long).count <= CategorySuggester.most)
  }

  @Test func aSuggestionIsAlwaysAmongTheBestAndInOrder() {
    var random = SeededRandom(seed: 5)
    let words = ["pohon", "jalan", "sampah", "aspal", "dahan", "surut", "hujan", "malam"]
    for _ in 0..<200 {
      let text = (0..<Int.random(in: 0...9, using: &random))
        .map { _ in words.randomElement(using: &random) ?? "" }.joined(separator: " ")
      let found = suggester.suggestions(for: text)
      #expect(found.count <= 3)
      #expect(found.map(\.share) == found.map(\.share).sorted(by: >))
      #expect(found.reduce(0) { $0 + $1.share } <= 1.000_001)
      // The order of the words and their case say nothing.
      let turned = text.uppercased().split(separator: " ").reversed().joined(separator: " ")
      #expect(suggester.suggestions(for: turned).map(\.category) == found.map(\.category))
    }
  }

  @Test(arguments: [
    ("dipangkas", "pangkas"), ("pemangkasan", "pangkas"), ("memotong", "potong"),
    ("jalannya", "jalan"), ("taman", "taman"),
    ("coretan", "coret"), ("berlubang", "lubang"), ("di", "di"),
  ])
  func formsOfAWordMeet(_ word: String, _ stem: String) {
    #expect(TextWords.stems(of: word) == (word.count < 3 ? [] : [stem]))
  }
}

@Suite struct PersonalNumbersTests {
  @Test(arguments: [
    ("Hubungi 081234567890 ya", ["081234567890"]), ("HP 0812-3456-7890.", ["0812-3456-7890"]),
    ("WA +62 812 3456 7890", ["62 812 3456 7890"]), ("telp (021) 555-1234", ["021) 555-1234"]),
    ("NIK 3171010101900001 atas nama", ["3171010101900001"]),
    ("3171 0101 0190 0001", ["3171 0101 0190 0001"]),
    ("081234567890 dan 087812345678", ["081234567890", "087812345678"]),
    ("wa081234567890", ["081234567890"]), ("WA081234567890", ["081234567890"]),
    ("hp_081234567890", ["081234567890"]), ("NIK3171010101900001", ["3171010101900001"]),
    ("0812-34-56-78-90", ["0812-34-56-78-90"]), ("+62 812 34 56 78 90", ["62 812 34 56 78 90"]),
  ])
  func numbersOfPeopleAreFound(_ text: String, _ expected: [String]) {
    #expect(PersonalNumbers.found(in: text).map(\.text) == expected)
    let masked = PersonalNumbers.masked(text)
    #expect(masked.count == text.count)
    #expect(!masked.contains { "0123456789".contains($0) })
    #expect(PersonalNumbers.masked(masked) == masked)
  }

  @Test(arguments: [
    "Jam 08.15 - 09.30 tanggal 05-03-2025", "Rp 1.000.000.000", "RT 006 RW 008 kode pos 12420",
    "Laporan JK2503050001 dan QL001339832", "Nomor 12345678", "08.15 09.30 17.45 18.00",
    "JL001234567890", "3.14159", "", "0000000000", "08-12-2024 10.30", "08.12.24 10.30.15",
    "Rp 62.500 pada 08-12", "62 orang, 12-05-2024", "KR021555123",
  ])
  func otherNumbersStay(_ text: String) {
    #expect(PersonalNumbers.found(in: text).isEmpty)
    #expect(PersonalNumbers.masked(text) == text)
  }

  @Test func maskingTouchesDigitsAlone() {
    var random = SeededRandom(seed: 9)
    let signs = Array("0123456789 0808 62-+().aJé•\n")
    for _ in 0..<500 {
      let text = String(
        (0..<Int.random(in: 0...60, using: &random)).map { _ in
          signs.randomElement(using: &random) ?? " "
        })
      let masked = PersonalNumbers.masked(text)
      #expect(masked.count == text.count)
      for (before, after) in zip(text, masked) where before != after {
        #expect(before.isNumber && after == "•")
      }
      #expect(PersonalNumbers.found(in: masked).isEmpty)
    }
  }
}

@Suite struct SensitivityTests {
  private func book() throws -> CityBook {
    let tables = CityTables(
      city: SampleCity.city, areas: [], points: [], neighbours: [], units: SampleCity.units.all,
      categories: [], channels: [], holidays: [], reasons: [], emergencyWords: [],
      sensitiveSigns: [
        SensitiveSign(kind: .category, sign: "pungli", cause: .officials),
        SensitiveSign(kind: .word, sign: "dipukul", cause: .violence),
        SensitiveSign(kind: .word, sign: "ulah tetangga", cause: .neighbours),
      ])
    return try #require(CityBook(tables))
  }

  private func draft(_ text: String, category: String? = nil, _ privacy: Privacy = .public) -> Draft
  {
    Draft(privacy: privacy, channel: "web", category: category, text: text)
  }

  @Test func aCategorySealsWhateverWasChosen() throws {
    let book = try book()
    for privacy in Privacy.allCases {
      #expect(book.privacy(of: draft("Lampu padam", category: "pungli", privacy)) == .sealed)
    }
    let found = book.sensitivity(of: draft("dipukul", category: "pungli"))
    #expect(found?.cause == .officials && found?.isCertain == true)
  }

  private static let said: [(String, SensitiveCause?)] = [
    ("Saya DIPUKUL tadi", .violence), ("ini ulah, tetangga!", .neighbours),
    ("dipukulnya", nil), ("tetangga baik", nil), ("", nil),
  ]

  @Test(arguments: said)
  func wordsProposeAndDoNotForce(_ text: String, _ cause: SensitiveCause?) throws {
    let book = try book()
    #expect(book.sensitivity(of: draft(text))?.cause == cause)
    #expect(book.sensitivity(of: draft(text))?.isCertain != true)
    for privacy in Privacy.allCases {
      #expect(book.privacy(of: draft(text, privacy)) == privacy)
    }
  }
}
