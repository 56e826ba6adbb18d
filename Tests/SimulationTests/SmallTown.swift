import Domain

/// A town with a handful of offices, in any zone.
enum SmallTown {
  static func tables(zone: String = "Asia/Jakarta") -> CityTables {
    func both(_ text: String) -> Bilingual { Bilingual(id: text, en: text) }
    let middle = Coordinate(latitude: -6.2, longitude: 106.8)
    func unit(_ code: String, _ kind: Unit.Kind, under parent: String?, area: String? = nil) -> Unit
    {
      Unit(code: code, name: code, shortName: code, kind: kind, parent: parent, area: area)
    }
    func category(_ slug: String, _ unit: String) -> Domain.Category {
      Domain.Category(
        slug: slug, name: both(slug), group: both("all"), main: .unit(unit), alternative: nil)
    }
    let holidays = ["2026-01-01", "2026-03-20", "2027-01-01"].map {
      Holiday(date: $0, name: $0, kind: .national)
    }
    return CityTables(
      city: City(
        name: both("Town"), shortName: "Town", timeZone: zone, timeZoneLabel: "T",
        emergencyNumber: "112", helpContact: "help@town.example", centre: middle,
        arbiterUnit: "BUR", verificationUnits: ["BUR", "INS"], webChannel: "web",
        areaLevels: [both("City"), both("District"), both("Village")], coordinationHours: 6,
        completionDays: 7),
      areas: [
        Area(code: "N", name: "N", level: .city, parent: nil, centre: nil),
        Area(code: "N1", name: "N1", level: .district, parent: "N", centre: nil),
        Area(code: "N1A", name: "N1A", level: .village, parent: "N1", centre: middle),
        Area(code: "N1B", name: "N1B", level: .village, parent: "N1", centre: middle),
      ], points: [], neighbours: [],
      units: [
        unit("GOV", .leadership, under: nil), unit("BUR", .bureau, under: "GOV"),
        unit("INS", .inspectorate, under: "GOV"), unit("ROADS", .agency, under: "GOV"),
        unit("ROADS-N", .cityOffice, under: "ROADS", area: "N"),
        unit("WATER", .agency, under: "GOV"),
        unit("WATER-N", .cityOffice, under: "WATER", area: "N"),
        unit("CITY-N", .city, under: "GOV", area: "N"),
        unit("VIL-A", .village, under: "CITY-N", area: "N1A"),
        unit("VIL-B", .village, under: "CITY-N", area: "N1B"),
      ],
      categories: [
        category("road", "ROADS"), category("water", "WATER"), category("noise", "INS"),
      ], channels: [], holidays: holidays, reasons: [], emergencyWords: [])
  }

  static let newYear = LocalDate(year: 2026, month: 1, day: 1)
}
