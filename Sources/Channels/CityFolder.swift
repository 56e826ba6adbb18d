public import Domain

/// Reads the folder of one city (such as `Cities/jakarta`) into the Domain's tables.
///
/// Everything is checked before anything is given: codes unique, parents known and earlier in the
/// file, categories pointing at units that exist, an office and a point for every village.
public enum CityFolder {
  public static func read(_ folder: String) throws(CityTablesError) -> CityTables {
    let areas = try areas(folder)
    let villages = Set(areas.filter { $0.level == .village }.map(\.code))
    let units = try units(
      CityTable(OfficesCSV.unitsFile, in: folder, columns: OfficesCSV.unitColumns),
      areas: Set(areas.map(\.code)))
    let points = try points(folder, villages: villages)
    try checkVillages(areas, units: units, points: points)
    let unitCodes = Set(units.map(\.code))
    let channels = try channels(
      CityTable(OfficesCSV.channelsFile, in: folder, columns: OfficesCSV.channelColumns))
    let channelCodes = Set(channels.map(\.code))
    let city = try city(folder, units: unitCodes, channels: channelCodes)
    let categories = try categories(
      CityTable(OfficesCSV.categoriesFile, in: folder, columns: OfficesCSV.categoryColumns),
      units: unitCodes)
    let slugs = Set(categories.map(\.slug))
    for slug in city.homeCategories ?? [] where !slugs.contains(slug) {
      throw .badFact(
        file: "city.json", key: "homeCategories", value: slug, expected: "slugs of categories.csv")
    }
    let holidays = try holidays(folder)
    return CityTables(
      city: city,
      areas: areas,
      points: points,
      neighbours: try neighbours(folder),
      units: units,
      categories: categories,
      channels: channels,
      holidays: holidays,
      reasons: try reasons(folder),
      emergencyWords: try emergencyWords(folder),
      categoryWords: try categoryWords(folder, categories: slugs),
      unitWords: try unitWords(folder, units: unitCodes),
      sensitiveSigns: try sensitiveSigns(folder, categories: slugs),
      policies: try policies(folder, city: city, categories: slugs, channels: channelCodes),
      calendars: try calendars(folder, city: city, holidays: holidays))
  }

  static func areas(_ folder: String) throws(CityTablesError) -> [Area] {
    let table = try CityTable(
      "areas.csv", in: folder, columns: ["code", "name", "level", "parent", "lat", "lon"])
    try table.requireUnique("code")
    var levels: [String: Area.Level] = [:]
    var areas: [Area] = []
    for row in table.rows {
      let level = try row.choice(
        "level", ["city": Area.Level.city, "district": .district, "village": .village])
      let parent = row.optional("parent")
      let above = Area.Level(rawValue: level.rawValue - 1)
      if let above {
        let parent = try row.text("parent")
        guard levels[parent] == above else {
          throw .unknown(
            file: table.file, line: row.line, column: "parent", value: parent,
            missingFrom: "the rows of level \(above) above it")
        }
      } else if let parent {
        throw row.bad("parent", parent, expected: "nothing, for a city has no parent")
      }
      let code = try row.text("code")
      levels[code] = level
      areas.append(
        Area(
          code: code, name: try row.text("name"), level: level, parent: parent,
          centre: level == .village ? try row.needPlace() : try row.place()))
    }
    return areas
  }

  static func points(_ folder: String, villages: Set<String>) throws(CityTablesError)
    -> [ReferencePoint]
  {
    let table = try CityTable("points.csv", in: folder, columns: ["code", "lat", "lon"])
    var points: [ReferencePoint] = []
    for row in table.rows {
      let code = try row.text("code")
      guard villages.contains(code) else {
        throw .unknown(
          file: table.file, line: row.line, column: "code", value: code,
          missingFrom: "the villages of areas.csv")
      }
      points.append(ReferencePoint(area: code, place: try row.needPlace()))
    }
    return points
  }

  static func neighbours(_ folder: String) throws(CityTablesError) -> [NeighbourPoint] {
    let table = try CityTable(
      "neighbours.csv", in: folder, columns: ["label_id", "label_en", "lat", "lon"])
    var neighbours: [NeighbourPoint] = []
    for row in table.rows {
      neighbours.append(
        NeighbourPoint(label: try row.both("label"), place: try row.needPlace()))
    }
    return neighbours
  }

  static func holidays(_ folder: String) throws(CityTablesError) -> [Holiday] {
    try CalendarCSV.holidays(
      CityTable(CalendarCSV.holidaysFile, in: folder, columns: CalendarCSV.holidayColumns))
  }

  static func reasons(_ folder: String) throws(CityTablesError) -> [CodedReason] {
    let table = try CityTable(
      "reasons.csv", in: folder, columns: ["list", "code", "text_id", "text_en"])
    var seen: [String: Int] = [:]
    var reasons: [CodedReason] = []
    for row in table.rows {
      let name = try row.text("list")
      guard let list = CodedReason.List(rawValue: name) else {
        let lists = CodedReason.List.allCases.map(\.rawValue).joined(separator: ", ")
        throw row.bad("list", name, expected: "one of \(lists)")
      }
      let code = try row.text("code")
      if let firstLine = seen[name + "/" + code] {
        throw .duplicate(
          file: table.file, line: row.line, column: "code", value: code, firstLine: firstLine)
      }
      seen[name + "/" + code] = row.line
      reasons.append(CodedReason(list: list, code: code, text: try row.both("text")))
    }
    return reasons
  }

  static func emergencyWords(_ folder: String) throws(CityTablesError) -> [String] {
    let table = try CityTable("emergency-words.csv", in: folder, columns: ["word"])
    try table.requireUnique("word")
    var words: [String] = []
    for row in table.rows { words.append(try row.text("word").lowercased()) }
    return words
  }

  private static func checkVillages(_ areas: [Area], units: [Unit], points: [ReferencePoint])
    throws(CityTablesError)
  {
    let offices = Set(units.filter { $0.kind == .village }.compactMap(\.area))
    let marked = Set(points.map(\.area))
    for area in areas where area.level == .village {
      guard offices.contains(area.code) else {
        throw .villageWithoutOffice(file: "units.csv", village: area.code)
      }
      guard marked.contains(area.code) else {
        throw .villageWithoutPoint(file: "points.csv", village: area.code)
      }
    }
  }
}

extension CityFolder {
  /// Other spellings of unit and category names (`aliases.csv`), for reading old data.
  public static func aliases(_ folder: String, tables: CityTables) throws(CityTablesError)
    -> [NameAlias]
  {
    let table = try CityTable("aliases.csv", in: folder, columns: ["kind", "alias", "code"])
    try table.requireUnique("alias")
    let units = Set(tables.units.map(\.code))
    let slugs = Set(tables.categories.map(\.slug))
    var aliases: [NameAlias] = []
    for row in table.rows {
      let kind = try row.choice(
        "kind", ["unit": NameAlias.Kind.unit, "category": .category, "word": .word])
      let code = kind == .word ? row.optional("code") ?? "" : try row.text("code")
      let known =
        switch kind {
        case .unit: units.contains(code)
        case .category: slugs.contains(code)
        case .word: true
        }
      guard known else {
        throw .unknown(
          file: table.file, line: row.line, column: "code", value: code,
          missingFrom: kind == .unit ? "units.csv" : "categories.csv")
      }
      aliases.append(NameAlias(kind: kind, alias: try row.text("alias"), code: code))
    }
    return aliases
  }
}
