import Domain
import Foundation

/// The tables about who works where: units, categories, channels and the facts that name them.
extension CityFolder {
  /// What `categories.csv` writes for "the kelurahan office of the place".
  static let villageOfficeToken = "AREA-VILLAGE"

  static func city(_ folder: String, units: Set<String>, channels: Set<String>)
    throws(CityTablesError) -> City
  {
    let file = "city.json"
    let path = folder + "/" + file
    guard FileManager.default.fileExists(atPath: path) else { throw .fileMissing(file: file) }
    guard let data = FileManager.default.contents(atPath: path) else {
      throw .fileUnreadable(file: file)
    }
    let city: City
    do {
      city = try JSONDecoder().decode(City.self, from: data)
    } catch let error as DecodingError {
      throw .notTheExpectedJSON(file: file, detail: error.inWords)
    } catch {
      throw .notTheExpectedJSON(file: file, detail: "is not valid JSON")
    }
    func fact(_ key: String, _ value: String, _ holds: Bool, _ expected: String)
      throws(CityTablesError)
    {
      if !holds { throw .badFact(file: file, key: key, value: value, expected: expected) }
    }
    try fact(
      "timeZone", city.timeZone, LocalClock(zone: city.timeZone) != nil,
      "a time zone of the IANA list, Continent/City")
    try fact(
      "arbiterUnit", city.arbiterUnit, units.contains(city.arbiterUnit), "a code of units.csv")
    try fact(
      "verificationUnits", "[]", !city.verificationUnits.isEmpty, "at least one code of units.csv")
    for unit in city.verificationUnits {
      try fact("verificationUnits", unit, units.contains(unit), "codes of units.csv")
    }
    try fact(
      "webChannel", city.webChannel, channels.contains(city.webChannel), "a code of channels.csv")
    try fact(
      "areaLevels", "\(city.areaLevels.count) entries",
      city.areaLevels.count == Area.Level.allCases.count,
      "\(Area.Level.allCases.count) entries")
    try fact(
      "coordinationHours", "\(city.coordinationHours)", city.coordinationHours > 0,
      "a number above 0")
    try fact(
      "completionDays", "\(city.completionDays)", city.completionDays > 0, "a number above 0")
    try fact(
      "centre", "\(city.centre.latitude), \(city.centre.longitude)",
      Coordinate(checked: city.centre.latitude, city.centre.longitude) != nil, "degrees")
    return city
  }

  static func units(_ table: CityTable, areas: Set<String>, known others: Set<String> = [])
    throws(CityTablesError) -> [Domain.Unit]
  {
    try table.requireUnique("code")
    var known = others
    var units: [Domain.Unit] = []
    for row in table.rows {
      let kindName = try row.text("kind")
      guard let kind = Domain.Unit.Kind(rawValue: kindName) else {
        let kinds = Domain.Unit.Kind.allCases.map(\.rawValue).joined(separator: ", ")
        throw row.bad("kind", kindName, expected: "one of \(kinds)")
      }
      let code = try row.text("code")
      if code == villageOfficeToken {
        throw row.bad("code", code, expected: "another word: this one stands for every kelurahan")
      }
      let parent = row.optional("parent")
      if let parent, !known.contains(parent) {
        throw .unknown(
          file: table.file, line: row.line, column: "parent", value: parent,
          missingFrom: "the rows above it")
      }
      let area = row.optional("area_code")
      if let area, !areas.contains(area) {
        throw .unknown(
          file: table.file, line: row.line, column: "area_code", value: area,
          missingFrom: "areas.csv")
      }
      if area == nil, kind == .village || kind == .district || kind == .city {
        throw .valueMissing(file: table.file, line: row.line, column: "area_code")
      }
      known.insert(code)
      units.append(
        Domain.Unit(
          code: code, name: try row.text("name"), shortName: try row.text("short_name"),
          kind: kind, parent: parent, area: area))
    }
    return units
  }

  static func categories(_ table: CityTable, units: Set<String>) throws(CityTablesError)
    -> [Domain.Category]
  {
    try table.requireUnique("slug")
    func target(_ column: String, _ row: CityTable.Row) throws(CityTablesError)
      -> Domain.Category.Target?
    {
      guard let code = row.optional(column) else { return nil }
      if code == villageOfficeToken { return .villageOffice }
      guard units.contains(code) else {
        throw .unknown(
          file: table.file, line: row.line, column: column, value: code,
          missingFrom: "units.csv (nor is it \(villageOfficeToken))")
      }
      return .unit(code)
    }
    var categories: [Domain.Category] = []
    for row in table.rows {
      guard let main = try target("main_unit", row) else {
        throw .valueMissing(file: table.file, line: row.line, column: "main_unit")
      }
      categories.append(
        Domain.Category(
          slug: try row.text("slug"), name: try row.both("name"), group: try row.both("group"),
          main: main, alternative: try target("alternative_unit", row)))
    }
    return categories
  }

  static func channels(_ table: CityTable) throws(CityTablesError) -> [IntakeChannel] {
    try table.requireUnique("code")
    try table.requireUnique("prefix")
    var channels: [IntakeChannel] = []
    for row in table.rows {
      let prefix = try row.text("prefix")
      let sound =
        (1...4).contains(prefix.count) && prefix.allSatisfy { $0.isASCII && $0.isUppercase }
      guard sound else { throw row.bad("prefix", prefix, expected: "one to four capital letters") }
      channels.append(
        IntakeChannel(
          code: try row.text("code"), name: try row.both("name"),
          kind: try row.choice(
            "kind",
            [
              "geotag": IntakeChannel.Kind.geotag, "nonGeotag": .nonGeotag,
              "faceToFace": .faceToFace,
            ]),
          prefix: prefix,
          numbering: try row.choice(
            "number_format", ["daily4": ReportNumber.Series.daily4, "shared9": .shared9]),
          address: row.optional("address") ?? "", hours: row.optionalBoth("hours"),
          reader: row.optionalBoth("reader"),
          inService: try row.choice("in_service", ["yes": true, "no": false])))
    }
    return channels
  }
}

extension DecodingError {
  /// Where in the document and what is wrong, in one line.
  var inWords: String {
    func path(_ context: Context, _ last: String? = nil) -> String {
      let keys = context.codingPath.map { key in
        key.intValue.map { "[\($0)]" } ?? key.stringValue
      }
      let joined = (keys + (last.map { [$0] } ?? [])).joined(separator: ".")
      return joined.isEmpty ? "the document" : joined.replacingOccurrences(of: ".[", with: "[")
    }
    return switch self {
    case .keyNotFound(let key, let context): "\(path(context, key.stringValue)) is missing"
    case .valueNotFound(_, let context): "\(path(context)) is empty"
    case .typeMismatch(_, let context): "\(path(context)) is of the wrong type"
    case .dataCorrupted(let context): "\(path(context)) is not valid JSON"
    @unknown default: "the document cannot be read"
    }
  }
}
