import Domain
import Testing

/// Look-ups in the city's tables.
@Suite struct CityBookTests {
  private func made(emergencyWords: [String] = [], zone: String = "Asia/Jakarta") -> CityBook? {
    func area(_ code: String, _ level: Area.Level, _ parent: String?) -> Area {
      Area(code: code, name: code, level: level, parent: parent, centre: nil)
    }
    let base = SampleCity.city
    let city = City(
      name: base.name, shortName: base.shortName, timeZone: zone, timeZoneLabel: "",
      emergencyNumber: base.emergencyNumber, helpContact: base.helpContact, centre: base.centre,
      arbiterUnit: base.arbiterUnit, verificationUnits: base.verificationUnits,
      webChannel: base.webChannel, areaLevels: base.areaLevels, coordinationHours: 6,
      completionDays: 7)
    let text = Bilingual(id: "x", en: "x")
    return CityBook(
      CityTables(
        city: city,
        areas: [
          area("N", .city, nil), area("N1", .district, "N"), area("N1A", .village, "N1"),
          area("N1B", .village, "N1"), area("LOST", .village, "GONE"), area("ROOT", .village, nil),
        ], points: [], neighbours: [], units: SampleCity.units.all, categories: [],
        channels: [
          IntakeChannel(
            code: "web", name: text, kind: .geotag, prefix: "CT", numbering: .daily4, address: "")
        ], holidays: [],
        reasons: [
          CodedReason(list: .rejection, code: "vague", text: text),
          CodedReason(list: .refusal, code: "vague", text: text),
        ], emergencyWords: emergencyWords))
  }

  @Test func aVillageHasItsParentsAndOthersHaveNoPath() throws {
    let book = try #require(made())
    #expect(book.path(ofVillage: "N1A") == SampleCity.n1a)
    for code in ["N1", "N", "Z9", "", "LOST", "ROOT"] {
      #expect(book.path(ofVillage: code) == nil, "\(code)")
    }
    #expect(book.villages().map(\.code) == ["N1A", "N1B", "LOST", "ROOT"])
  }

  @Test func anAreaLiesInItsVillageDistrictAndCity() {
    for code in ["N1A", "N1", "N"] { #expect(SampleCity.n1a.contains(code)) }
    for code in ["N1B", "S", "", "N1A "] { #expect(!SampleCity.n1a.contains(code)) }
  }

  @Test func reasonsBelongToTheirList() throws {
    let book = try #require(made())
    #expect(book.reason(.rejection, "vague") != nil && book.reason(.refusal, "vague") != nil)
    #expect(book.reason(.rejection, "other") == nil && book.reason(.rating, "vague") == nil)
    #expect(book.reasons(.rejection).count == 1 && book.reasons(.rating).isEmpty)
    #expect(book.channel("web")?.prefix == "CT" && book.channel("fax") == nil)
  }

  @Test func anUnknownTimeZoneGivesNoBook() {
    #expect(made(zone: "Mars/Olympus") == nil)
  }

  @Test(arguments: [
    ("Ada kebakaran!", true), ("KEBAKARAN di pasar", true), ("rumah,kebakaran.", true),
    ("bekas kebakarannya bersih", false), ("Ada orang tenggelam di kali", true),
    ("ORANG TENGGELAM", true), ("orang sudah tenggelam", false), ("tenggelam", false),
    ("", false), ("   ", false), ("jalan berlubang", false),
    // Phrases as they are typed in a form.
    ("ada orang\ntenggelam", true), ("ada orang  tenggelam", true), ("korban luka-luka", true),
    ("biorang tenggelamnya", false),
  ])
  func wordsOfDangerAreHeard(text: String, danger: Bool) throws {
    let book = try #require(
      made(emergencyWords: ["kebakaran", "orang tenggelam", "luka-luka"]))
    #expect(book.soundsLikeEmergency(text) == danger)
  }

  @Test func withoutWordsNothingIsDanger() throws {
    let book = try #require(made())
    #expect(!book.soundsLikeEmergency("kebakaran"))
    #expect(!book.soundsLikeEmergency(""))
  }
}
