import Channels
import Domain
import Foundation
import Testing

@Suite struct CityFolderTests {
  @Test func jakartaIsWhole() throws {
    let tables = try CityFolder.read(Place.jakarta)
    let levels = Dictionary(grouping: tables.areas, by: \.level).mapValues(\.count)
    #expect(levels == [.city: 6, .district: 44, .village: 267])
    #expect(tables.categories.count == 138)
    #expect(tables.channels.count == 15)
    #expect(tables.holidays.count == 108)
    #expect(tables.units.filter { $0.kind == .village }.count == 267)
    #expect(tables.units.filter { $0.kind == .district }.count == 44)
    #expect(tables.city.arbiterUnit == "BIRO-PEM")
    #expect(Set(tables.reasons.map(\.list)) == Set(CodedReason.List.allCases))
    #expect(tables.emergencyWords.contains("kebakaran"))
    let gambir = try #require(tables.units.first { $0.code == "KEL-31.71.01.1001" })
    #expect(gambir.name == "Kelurahan Gambir")
    #expect(gambir.parent == "KEC-31.71.01")
    #expect(gambir.area == "31.71.01.1001")
    let tree = UnitTree(tables.units)
    #expect(
      tree.line(from: gambir.code).map(\.code)
        == ["KEL-31.71.01.1001", "KEC-31.71.01", "KOT-31.71", "GUBERNUR"])
    #expect(
      tree["DBM-31.71"]
        == Domain.Unit(
          code: "DBM-31.71", name: "Suku Dinas Bina Marga Kota Jakarta Pusat",
          shortName: "Sudin Bina Marga Jakpus", kind: .cityOffice, parent: "DBM", area: "31.71"))
  }

  /// The verifier of a piece of work must stand outside the line of who did it.
  @Test func everyOfficeHasAVerifierOutsideItsLine() throws {
    let tables = try CityFolder.read(Place.jakarta)
    let tree = UnitTree(tables.units)
    for unit in tables.units where unit.kind != .leadership && unit.kind != .assistant {
      let verifier = Routing.verifier(of: unit.code, units: tree, city: tables.city)
      #expect(!tree.areRelated(verifier, unit.code), "\(unit.code)")
    }
  }

  @Test func emergencyWordsLeaveOrdinaryComplaintsAlone() throws {
    let book = try #require(CityBook(try CityFolder.read(Place.jakarta)))
    #expect(book.soundsLikeEmergency("Tolong ada KEBAKARAN di belakang pasar"))
    #expect(book.soundsLikeEmergency("anak kesetrum tiang lampu"))
    #expect(book.soundsLikeEmergency("bau menyengat, sepertinya gas bocor"))
    #expect(!book.soundsLikeEmergency("warga kena demam berdarah, minta fogging"))
    #expect(!book.soundsLikeEmergency("sampah menumpuk dan bau menyengat"))
  }

  struct Breakage: Sendable, CustomTestStringConvertible {
    let file: String
    let from: String
    let to: String
    let error: CityTablesError
    var testDescription: String { "\(file): \(error)" }
  }

  static let breakages: [Breakage] = [
    .init(
      file: "areas.csv", from: "31.71.01,Gambir,district,31.71,",
      to: "31.71.01,Gambir,district,31.79,",
      error: .unknown(
        file: "areas.csv", line: 10, column: "parent", value: "31.79",
        missingFrom: "the rows of level city above it")),
    .init(
      file: "areas.csv", from: "31.72,Kota Administrasi Jakarta Utara",
      to: "31.71,Kota Administrasi Jakarta Utara",
      error: .duplicate(
        file: "areas.csv", line: 4, column: "code", value: "31.71", firstLine: 3)),
    .init(
      file: "units.csv", from: "SEKDA,Sekretaris Daerah,Sekda,leadership,GUBERNUR,",
      to: "SEKDA,Sekretaris Daerah,Sekda,leadership,GUBENUR,",
      error: .unknown(
        file: "units.csv", line: 3, column: "parent", value: "GUBENUR",
        missingFrom: "the rows above it")),
    .init(
      file: "units.csv", from: "SEKDA,Sekretaris Daerah,Sekda,leadership",
      to: "SEKDA,Sekretaris Daerah,Sekda,boss",
      error: .badValue(
        file: "units.csv", line: 3, column: "kind", value: "boss",
        expected:
          "one of leadership, assistant, bureau, inspectorate, agency, board, cityOffice, technicalUnit, cityCompany, external, city, district, village"
      )),
    .init(
      file: "units.csv", from: "KEL-31.71.01.1001,Kelurahan Gambir,Kel. Gambir,village",
      to: "KEL-31.71.01.1001,Kelurahan Gambir,Kel. Gambir,technicalUnit",
      error: .villageWithoutOffice(file: "units.csv", village: "31.71.01.1001")),
    .init(
      file: "categories.csv",
      from: "batas-wilayah,Batas Wilayah,Area boundaries,Pemerintahan,Government,BIRO-PEM",
      to: "batas-wilayah,Batas Wilayah,Area boundaries,Pemerintahan,Government,BIRO-X",
      error: .unknown(
        file: "categories.csv", line: 3, column: "main_unit", value: "BIRO-X",
        missingFrom: "units.csv (nor is it AREA-VILLAGE)")),
    .init(
      file: "channels.csv", from: ",nonGeotag,FB,", to: ",nonGeotag,TW,",
      error: .duplicate(
        file: "channels.csv", line: 5, column: "prefix", value: "TW", firstLine: 4)),
    .init(
      file: "channels.csv", from: ",nonGeotag,FB,", to: ",nonGeotag,fb,",
      error: .badValue(
        file: "channels.csv", line: 5, column: "prefix", value: "fb",
        expected: "one to four capital letters")),
    .init(
      file: "holidays.csv", from: "2024-02-08,", to: "2024-02-30,",
      error: .badValue(
        file: "holidays.csv", line: 3, column: "date", value: "2024-02-30",
        expected: "a day such as 2026-08-17")),
    .init(
      file: "points.csv", from: "-5.77058,", to: "-95.77058,",
      error: .badValue(
        file: "points.csv", line: 4, column: "lat", value: "-95.77058",
        expected: "degrees from -90 to 90")),
    .init(
      file: "points.csv", from: "code,lat,lon", to: "code,lat,lng",
      error: .columnMissing(file: "points.csv", column: "lon")),
    .init(
      file: "reasons.csv", from: "rejection,incomplete,", to: "rejection,location-not-found,",
      error: .duplicate(
        file: "reasons.csv", line: 4, column: "code", value: "location-not-found", firstLine: 3)),
    .init(
      file: "reasons.csv", from: "rating,fast,Cepat ditangani,",
      to: "rating,fast,\"Cepat\"ditangani,",
      error: .brokenRow(
        file: "reasons.csv", fault: CSVFault(line: 33, column: 3, kind: .textAfterQuote))),
    .init(
      file: "reasons.csv", from: "rating,fast,Cepat ditangani,", to: "rating,fast,Cepat,ditangani,",
      error: .rowLength(file: "reasons.csv", line: 33, found: 5, expected: 4)),
    .init(
      file: "emergency-words.csv", from: "terbakar\n", to: "kebakaran\n",
      error: .duplicate(
        file: "emergency-words.csv", line: 4, column: "word", value: "kebakaran", firstLine: 2)),
    .init(
      file: "category-words.csv", from: "jalan,berlubang", to: "jalanan,berlubang",
      error: .unknown(
        file: "category-words.csv", line: 2, column: "category", value: "jalanan",
        missingFrom: "categories.csv")),
    .init(
      file: "unit-words.csv", from: "AREA-VILLAGE,sampah,11.7", to: "AREA-VILLAGE,sampah,-1",
      error: .badValue(
        file: "unit-words.csv", line: 2, column: "weight", value: "-1",
        expected: "a number above 0, at most 100")),
    .init(
      file: "unit-words.csv", from: "AREA-VILLAGE,coretan", to: "AREA-VILLAGE,sampah",
      error: .duplicate(
        file: "unit-words.csv", line: 3, column: "word", value: "sampah", firstLine: 2)),
    .init(
      file: "sensitive.csv", from: "pungutan-liar,officials", to: "pungutan-liar,anybody",
      error: .badValue(
        file: "sensitive.csv", line: 2, column: "cause", value: "anybody",
        expected: "one of officials, violence, neighbours")),
    .init(
      file: "city.json", from: "\"BIRO-PEM\",", to: "\"BIRO-Y\",",
      error: .badFact(
        file: "city.json", key: "arbiterUnit", value: "BIRO-Y", expected: "a code of units.csv")),
    .init(
      file: "city.json", from: "Asia/Jakarta", to: "Asia/Batavia",
      error: .badFact(
        file: "city.json", key: "timeZone", value: "Asia/Batavia",
        expected: "a time zone of the IANA list, Continent/City")),
    .init(
      file: "city.json", from: "\"emergencyNumber\"", to: "\"emergencyNumbers\"",
      error: .notTheExpectedJSON(file: "city.json", detail: "emergencyNumber is missing")),
    .init(
      file: "city.json", from: "\"latitude\": -6.1754", to: "\"latitude\": \"south\"",
      error: .notTheExpectedJSON(
        file: "city.json", detail: "centre.latitude is of the wrong type")),
  ]

  @Test(arguments: breakages)
  func mistakesAreNamedWithFileLineAndColumn(_ breakage: Breakage) throws {
    let folder = try CopiedFolder()
    defer { folder.remove() }
    try folder.replace(breakage.from, with: breakage.to, in: breakage.file)
    #expect(throws: breakage.error) { try CityFolder.read(folder.path) }
  }

  @Test func aCityMayHaveNoWords() throws {
    let folder = try CopiedFolder()
    defer { folder.remove() }
    for file in ["category-words.csv", "unit-words.csv", "sensitive.csv"] {
      try FileManager.default.removeItem(atPath: "\(folder.path)/\(file)")
    }
    let tables = try CityFolder.read(folder.path)
    #expect(tables.categoryWords.isEmpty && tables.unitWords.isEmpty)
    #expect(tables.sensitiveSigns.isEmpty)
    // The names of categories still say something.
    let book = try #require(CityBook(tables))
    #expect(book.suggester.suggestions(for: "Trotoar rusak").first?.category == "trotoar")
  }

  @Test func aMissingFileIsNamed() throws {
    let folder = try CopiedFolder()
    defer { folder.remove() }
    try FileManager.default.removeItem(atPath: folder.path + "/holidays.csv")
    #expect(throws: CityTablesError.fileMissing(file: "holidays.csv")) {
      try CityFolder.read(folder.path)
    }
    try Data().write(to: URL(filePath: folder.path + "/holidays.csv"))
    #expect(throws: CityTablesError.noHeader(file: "holidays.csv")) {
      try CityFolder.read(folder.path)
    }
    try Data("date,name,kind\n".utf8).write(to: URL(filePath: folder.path + "/holidays.csv"))
    #expect(throws: CityTablesError.tableEmpty(file: "holidays.csv")) {
      try CityFolder.read(folder.path)
    }
  }
}

/// A throw-away copy of the Jakarta folder.
struct CopiedFolder {
  struct NothingToReplace: Error { let text: String }

  let path: String

  init() throws {
    path = FileManager.default.temporaryDirectory.path + "/city-" + UUID().uuidString
    try FileManager.default.copyItem(atPath: Place.jakarta, toPath: path)
  }

  func replace(_ old: String, with new: String, in file: String) throws {
    let url = URL(filePath: path + "/" + file)
    let text = try String(contentsOf: url, encoding: .utf8)
    guard let range = text.range(of: old) else { throw NothingToReplace(text: old) }
    try text.replacingCharacters(in: range, with: new).write(
      to: url, atomically: true, encoding: .utf8)
  }

  func remove() { try? FileManager.default.removeItem(atPath: path) }
}
