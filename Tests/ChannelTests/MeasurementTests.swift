import Channels
import Domain
import Foundation
import Testing

/// Over the real boundaries and the real open data, which are not part of the project. Where they
/// are absent these tests are reported as skipped, and the other suites carry the rules.
@Suite(
  .enabled(
    if: Place.hasMeasurementData,
    "the measurement files (boundaries, open data) are not beside this checkout"))
struct MeasurementTests {
  @Test func nearestPointNamesTheVillage() throws {
    let tables = try CityFolder.read(Place.jakarta)
    let data = try Data(
      contentsOf: URL(filePath: Place.measurements + "/jakarta-kelurahan-simplified.geojson"))
    let villages = Set(tables.areas.filter { $0.level == .village }.map(\.code))
    let areas = try GeoJSONAreas.parse(data, known: villages)
    #expect(areas.count == 267)
    let boxed = areas.map { ($0, $0.box) }
    func village(_ place: Coordinate) -> String? {
      boxed.first { area, box in
        box.low.latitude <= place.latitude && place.latitude <= box.high.latitude
          && box.low.longitude <= place.longitude && place.longitude <= box.high.longitude
          && area.contains(place)
      }?.0.area
    }
    let nearest = NearestPoint(points: tables.points, neighbours: tables.neighbours)
    var random = Seeded(2026)
    var inside = 0
    var right = 0
    var beyond = 0
    var toldOutside = 0
    while inside < 2_000 {
      let place = Coordinate(
        latitude: .random(in: -6.42 ... -6.05, using: &random),
        longitude: .random(in: 106.64...107.02, using: &random))
      if let truth = village(place) {
        inside += 1
        if nearest.locate(place) == .village(truth) { right += 1 }
      } else {
        beyond += 1
        if case .outside = nearest.locate(place) { toldOutside += 1 }
      }
    }
    let accuracy = Double(right) / Double(inside)
    let outside = Double(toldOutside) / Double(beyond)
    print("nearest point: \(accuracy) of \(inside) inside, \(outside) of \(beyond) outside")
    #expect(accuracy >= 0.97)
    #expect(outside >= 0.97)
  }

  @Test func fullBoundariesAreAccepted() throws {
    let data = try Data(
      contentsOf: URL(filePath: Place.measurements + "/jakarta-kelurahan.geojson"))
    #expect(try GeoJSONAreas.parse(data, property: "kode").count == 267)
  }

  @Test func theOpenDataIsReadWhole() throws {
    let tables = try CityFolder.read(Place.jakarta)
    let aliases = try CityFolder.aliases(Place.jakarta, tables: tables)
    let units = UnitNames(units: tables.units, aliases: aliases)
    let categories = CategoryNames(categories: tables.categories, aliases: aliases)
    let prefixes = Set(tables.channels.map(\.prefix))
    var rows = 0
    var refused: [String] = []
    var withUnit = 0
    var withCategory = 0
    var corrected = 0
    var doubtful = 0
    var unmatched: Set<String> = []
    try HistoryCSV.read(
      Place.measurements + "/crm-jakarta-opendata-2019-2020-barat-pusat.csv"
    ) { line, result in
      rows += 1
      switch result {
      case .failure(let refusal): refused.append("line \(line): \(refusal)")
      case .success(let row):
        if units.code(for: row.unitName) != nil {
          withUnit += 1
        } else {
          unmatched.insert(row.unitName)
        }
        if categories.slug(for: row.category) != nil {
          withCategory += 1
        } else {
          unmatched.insert(row.category)
        }
        if row.dayCorrected { corrected += 1 }
        if row.yearDoubtful { doubtful += 1 }
        #expect(prefixes.contains(row.channelPrefix))
      }
      return true
    }
    print(
      "open data: \(rows) rows, \(refused.count) refused, unit found for \(withUnit), "
        + "category for \(withCategory), day corrected \(corrected), year doubtful \(doubtful); "
        + "unmatched: \(unmatched.sorted())")
    #expect(rows == 13_389)
    #expect(refused == [])
    #expect(withUnit == rows)
    #expect(withCategory == rows)
    // 340 rows whose number carries another day than the row.
    #expect(corrected == 340)
  }
}
