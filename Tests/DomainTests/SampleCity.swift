import Domain

/// A small invented city, with one of each thing the rules tell apart.
enum SampleCity {
  //  GOV -- SEC -- BUR -- BUR-LAB
  //   |      |---- ROADS -- ROADS-N, ROADS-S, ROADS-LAB
  //   |      |---- WATER -- WATER-N
  //   |---- INS
  //   |---- CITY-N -- DIST-N1 -- VIL-N1A, VIL-N1B
  //   |---- CITY-S -- DIST-S1 -- VIL-S1A
  static let units = UnitTree([
    unit("GOV", .leadership, under: nil),
    unit("SEC", .assistant, under: "GOV"),
    unit("BUR", .bureau, under: "SEC"),
    unit("BUR-LAB", .technicalUnit, under: "BUR"),
    unit("INS", .inspectorate, under: "GOV"),
    unit("ROADS", .agency, under: "SEC"),
    unit("ROADS-LAB", .technicalUnit, under: "ROADS"),
    unit("ROADS-N", .cityOffice, under: "ROADS", area: "N"),
    unit("ROADS-S", .cityOffice, under: "ROADS", area: "S"),
    unit("WATER", .agency, under: "SEC"),
    unit("WATER-N", .cityOffice, under: "WATER", area: "N"),
    unit("CITY-N", .city, under: "GOV", area: "N"),
    unit("DIST-N1", .district, under: "CITY-N", area: "N1"),
    unit("VIL-N1A", .village, under: "DIST-N1", area: "N1A"),
    unit("VIL-N1B", .village, under: "DIST-N1", area: "N1B"),
    unit("CITY-S", .city, under: "GOV", area: "S"),
    unit("DIST-S1", .district, under: "CITY-S", area: "S1"),
    unit("VIL-S1A", .village, under: "DIST-S1", area: "S1A"),
  ])

  static let n1a = AreaPath(village: "N1A", district: "N1", city: "N")
  static let s1a = AreaPath(village: "S1A", district: "S1", city: "S")

  static let city = city(verifiers: ["BUR", "INS"])

  static func city(verifiers: [String], hours: Int = 6, days: Int = 7) -> City {
    City(
      name: Bilingual(id: "Kota Contoh", en: "Sample City"), shortName: "Contoh",
      timeZone: "Asia/Jakarta", timeZoneLabel: "WIB", emergencyNumber: "112",
      helpContact: "help@city.example", centre: Coordinate(latitude: -6.2, longitude: 106.8),
      arbiterUnit: "BUR", verificationUnits: verifiers, webChannel: "web",
      areaLevels: [
        Bilingual(id: "Kota", en: "City"), Bilingual(id: "Kecamatan", en: "District"),
        Bilingual(id: "Kelurahan", en: "Village"),
      ], coordinationHours: hours, completionDays: days)
  }

  static func unit(_ code: String, _ kind: Unit.Kind, under parent: String?, area: String? = nil)
    -> Unit
  {
    Unit(
      code: code, name: "Office \(code)", shortName: code, kind: kind, parent: parent, area: area)
  }
}
