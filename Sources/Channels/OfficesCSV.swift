public import Domain

/// Units, categories, areas and channels as tables: as a city's folder keeps them and as
/// administrators take them out and put them in.
public enum OfficesCSV {
  public static let unitsFile = "units.csv"
  public static let categoriesFile = "categories.csv"
  public static let areasFile = "areas.csv"
  public static let channelsFile = "channels.csv"

  public static let unitColumns = ["code", "name", "short_name", "kind", "parent", "area_code"]
  public static let categoryColumns = [
    "slug", "name_id", "name_en", "group_id", "group_en", "main_unit", "alternative_unit",
  ]
  public static let areaColumns = ["code", "name"]
  public static let channelColumns = [
    "code", "name_id", "name_en", "kind", "prefix", "number_format", "address", "hours_id",
    "hours_en", "reader_id", "reader_en", "in_service",
  ]

  // MARK: Out

  public static func text(_ units: [Domain.Unit]) -> String {
    CSVWriter.row(unitColumns)
      + units.map {
        CSVWriter.row([
          $0.code, $0.name, $0.shortName, $0.kind.rawValue, $0.parent ?? "", $0.area ?? "",
        ])
      }.joined()
  }

  public static func text(_ categories: [Domain.Category]) -> String {
    CSVWriter.row(categoryColumns)
      + categories.map {
        CSVWriter.row([
          $0.slug, $0.name.id, $0.name.en, $0.group.id, $0.group.en, RoutingCSV.unit($0.main),
          $0.alternative.map(RoutingCSV.unit) ?? "",
        ])
      }.joined()
  }

  public static func text(_ areas: [Area]) -> String {
    CSVWriter.row(areaColumns) + areas.map { CSVWriter.row([$0.code, $0.name]) }.joined()
  }

  public static func text(_ channels: [IntakeChannel]) -> String {
    CSVWriter.row(channelColumns)
      + channels.map {
        CSVWriter.row([
          $0.code, $0.name.id, $0.name.en, $0.kind.rawValue, $0.prefix, $0.numbering.rawValue,
          $0.address, $0.hours.id, $0.hours.en, $0.reader.id, $0.reader.en,
          $0.inService ? "yes" : "no",
        ])
      }.joined()
  }

  // MARK: In

  /// Parents stand in the book or in the rows above.
  public static func units(_ text: String, book: CityBook) throws(CityTablesError) -> [Domain.Unit]
  {
    try CityFolder.units(
      CityTable(unitsFile, text: text, columns: unitColumns), areas: Set(book.areas.map(\.code)),
      known: Set(book.units.all.map(\.code)))
  }

  public static func categories(_ text: String, book: CityBook) throws(CityTablesError)
    -> [Domain.Category]
  {
    try CityFolder.categories(
      CityTable(categoriesFile, text: text, columns: categoryColumns),
      units: Set(book.units.all.map(\.code)))
  }

  /// Names for areas that exist.
  public static func areas(_ text: String, book: CityBook) throws(CityTablesError) -> [Area] {
    let table = try CityTable(areasFile, text: text, columns: areaColumns)
    try table.requireUnique("code")
    var areas: [Area] = []
    for row in table.rows {
      let code = try row.text("code")
      guard let area = book.area(code) else { throw unknown(row, code) }
      areas.append(
        Area(
          code: code, name: try row.text("name"), level: area.level, parent: area.parent,
          centre: area.centre))
    }
    return areas
  }

  /// What is said of channels that exist; the other columns may say only what they say.
  public static func channels(_ text: String, book: CityBook) throws(CityTablesError)
    -> [IntakeChannel]
  {
    let table = try CityTable(channelsFile, text: text, columns: channelColumns)
    let channels = try CityFolder.channels(table)
    for (row, channel) in zip(table.rows, channels) {
      guard let known = book.channel(channel.code) else { throw unknown(row, channel.code) }
      for (column, before, after) in [
        ("kind", known.kind.rawValue, channel.kind.rawValue),
        ("prefix", known.prefix, channel.prefix),
        ("number_format", known.numbering.rawValue, channel.numbering.rawValue),
      ] where before != after {
        throw row.bad(column, after, expected: before)
      }
    }
    return channels
  }

  private static func unknown(_ row: CityTable.Row, _ code: String) -> CityTablesError {
    .unknown(file: row.file, line: row.line, column: "code", value: code, missingFrom: "the city")
  }
}
