public import Domain
import FoundationEssentials

/// The city's own tables.
public enum CityRows {
  private static let versionName = "city-version"

  /// Tells every node that the tables are no longer those it read.
  public static func changed(on connection: any Connection) throws {
    try connection.run(
      """
      INSERT INTO settings (name, value) VALUES ($1, '1')
      ON CONFLICT (name) DO UPDATE SET value = CAST(CAST(settings.value AS BIGINT) + 1 AS TEXT)
      """, [.text(versionName)])
  }

  /// Grows with every ``changed(on:)``.
  public static func version(on connection: any Connection) throws -> Int64 {
    try SettingRows.get(versionName, on: connection).flatMap { Int64($0) } ?? 0
  }

  /// Replaces the tables of the city by these. Reports keep the codes they carry.
  public static func save(_ tables: CityTables, on connection: any Connection) throws {
    for table in [
      "areas", "reference_points", "neighbour_points", "units", "categories", "channels",
      "holidays", "reasons", "emergency_words", "category_words", "unit_words", "sensitive_signs",
    ] {
      try connection.put("DELETE FROM \(table)", [])
    }
    let city = String(decoding: try JSONEncoder().encode(tables.city), as: UTF8.self)
    try SettingRows.set("city", city, on: connection)
    for (position, area) in tables.areas.enumerated() {
      try connection.put(
        """
        INSERT INTO areas (code, name, level, parent, latitude, longitude, position)
        VALUES ($1, $2, $3, $4, $5, $6, $7)
        """,
        [
          .text(area.code), .text(area.name), .init(area.level.rawValue), .init(area.parent),
          .init(area.centre?.latitude), .init(area.centre?.longitude), .init(position),
        ])
    }
    for point in tables.points {
      try connection.put(
        "INSERT INTO reference_points (area, latitude, longitude) VALUES ($1, $2, $3)",
        [.text(point.area), .real(point.place.latitude), .real(point.place.longitude)])
    }
    for point in tables.neighbours {
      try connection.put(
        """
        INSERT INTO neighbour_points (label_id, label_en, latitude, longitude)
        VALUES ($1, $2, $3, $4)
        """,
        [
          .text(point.label.id), .text(point.label.en), .real(point.place.latitude),
          .real(point.place.longitude),
        ])
    }
    for (position, unit) in tables.units.enumerated() {
      try save(unit, position: position, on: connection)
    }
    for (position, category) in tables.categories.enumerated() {
      try save(category, position: position, on: connection)
    }
    for (position, channel) in tables.channels.enumerated() {
      try connection.put(
        """
        INSERT INTO channels
          (code, name_id, name_en, kind, prefix, numbering, address, position,
           hours_id, hours_en, reader_id, reader_en, in_service)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
        """,
        [
          .text(channel.code), .text(channel.name.id), .text(channel.name.en),
          .text(channel.kind.rawValue), .text(channel.prefix), .text(channel.numbering.rawValue),
          .text(channel.address), .init(position), .text(channel.hours.id),
          .text(channel.hours.en), .text(channel.reader.id), .text(channel.reader.en),
          .init(channel.inService ? 1 : 0),
        ])
    }
    for holiday in tables.holidays {
      try connection.put(
        "INSERT INTO holidays (date, name, kind) VALUES ($1, $2, $3)",
        [.text(holiday.date), .text(holiday.name), .text(holiday.kind.rawValue)])
    }
    for (position, reason) in tables.reasons.enumerated() {
      try connection.put(
        """
        INSERT INTO reasons (list, code, text_id, text_en, position)
        VALUES ($1, $2, $3, $4, $5)
        """,
        [
          .text(reason.list.rawValue), .text(reason.code), .text(reason.text.id),
          .text(reason.text.en), .init(position),
        ])
    }
    for word in tables.emergencyWords {
      try connection.put(
        "INSERT INTO emergency_words (word) VALUES ($1) ON CONFLICT (word) DO NOTHING",
        [.text(word)])
    }
    try saveWords(of: tables, on: connection)
  }

  /// Enters or changes one unit.
  public static func save(_ unit: Unit, position: Int?, on connection: any Connection) throws {
    try connection.put(
      """
      INSERT INTO units (code, name, short_name, kind, parent, area, position)
      VALUES ($1, $2, $3, $4, $5, $6, $7)
      ON CONFLICT (code) DO UPDATE SET name = excluded.name, short_name = excluded.short_name,
        kind = excluded.kind, parent = excluded.parent, area = excluded.area
      """,
      [
        .text(unit.code), .text(unit.name), .text(unit.shortName), .text(unit.kind.rawValue),
        .init(unit.parent), .init(unit.area), .init(position ?? 1_000_000),
      ])
  }

  /// Enters or changes one category.
  public static func save(_ category: Category, position: Int?, on connection: any Connection)
    throws
  {
    try connection.put(
      """
      INSERT INTO categories
        (slug, name_id, name_en, group_id, group_en, main, alternative, position)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
      ON CONFLICT (slug) DO UPDATE SET name_id = excluded.name_id, name_en = excluded.name_en,
        group_id = excluded.group_id, group_en = excluded.group_en, main = excluded.main,
        alternative = excluded.alternative
      """,
      [
        .text(category.slug), .text(category.name.id), .text(category.name.en),
        .text(category.group.id), .text(category.group.en), .text(stored(category.main)),
        .init(category.alternative.map(stored)), .init(position ?? 1_000_000),
      ])
  }

  /// The city in force; nil when none has been loaded.
  public static func load(on connection: any Connection) throws -> CityTables? {
    guard let json = try SettingRows.get("city", on: connection) else { return nil }
    let city: City
    do {
      city = try JSONDecoder().decode(City.self, from: Data(json.utf8))
    } catch {
      throw StorageFailure.malformed("setting city")
    }
    return CityTables(
      city: city,
      areas: try connection.all(
        "SELECT code, name, level, parent, latitude, longitude FROM areas ORDER BY position"
      ) { row in
        Area(
          code: row.text(0), name: row.text(1), level: Area.Level(rawValue: row.int(2)) ?? .village,
          parent: row.optionalText(3),
          centre: row.optionalReal(4).map {
            Coordinate(latitude: $0, longitude: row.real(5))
          })
      },
      points: try connection.all(
        "SELECT area, latitude, longitude FROM reference_points ORDER BY id"
      ) {
        ReferencePoint(
          area: $0.text(0), place: Coordinate(latitude: $0.real(1), longitude: $0.real(2)))
      },
      neighbours: try connection.all(
        "SELECT label_id, label_en, latitude, longitude FROM neighbour_points ORDER BY id"
      ) {
        NeighbourPoint(
          label: Bilingual(id: $0.text(0), en: $0.text(1)),
          place: Coordinate(latitude: $0.real(2), longitude: $0.real(3)))
      },
      units: try connection.all(
        "SELECT code, name, short_name, kind, parent, area FROM units ORDER BY position, code"
      ) {
        Unit(
          code: $0.text(0), name: $0.text(1), shortName: $0.text(2),
          kind: Unit.Kind(rawValue: $0.text(3)) ?? .external, parent: $0.optionalText(4),
          area: $0.optionalText(5))
      },
      categories: try connection.all(
        """
        SELECT slug, name_id, name_en, group_id, group_en, main, alternative
        FROM categories ORDER BY position, slug
        """
      ) {
        Category(
          slug: $0.text(0), name: Bilingual(id: $0.text(1), en: $0.text(2)),
          group: Bilingual(id: $0.text(3), en: $0.text(4)), main: target($0.text(5)),
          alternative: $0.optionalText(6).map(target))
      },
      channels: try connection.all(
        """
        SELECT code, name_id, name_en, kind, prefix, numbering, address,
          hours_id, hours_en, reader_id, reader_en, in_service
        FROM channels ORDER BY position
        """
      ) {
        IntakeChannel(
          code: $0.text(0), name: Bilingual(id: $0.text(1), en: $0.text(2)),
          kind: IntakeChannel.Kind(rawValue: $0.text(3)) ?? .nonGeotag, prefix: $0.text(4),
          numbering: ReportNumber.Series(rawValue: $0.text(5)) ?? .shared9, address: $0.text(6),
          hours: Bilingual(id: $0.text(7), en: $0.text(8)),
          reader: Bilingual(id: $0.text(9), en: $0.text(10)), inService: $0.int(11) == 1)
      },
      holidays: try connection.all("SELECT date, name, kind FROM holidays ORDER BY date") {
        Holiday(
          date: $0.text(0), name: $0.text(1), kind: Holiday.Kind(rawValue: $0.text(2)) ?? .national)
      },
      reasons: try connection.all(
        "SELECT list, code, text_id, text_en FROM reasons ORDER BY position"
      ) {
        CodedReason(
          list: CodedReason.List(rawValue: $0.text(0)) ?? .rejection, code: $0.text(1),
          text: Bilingual(id: $0.text(2), en: $0.text(3)))
      },
      emergencyWords: try connection.all("SELECT word FROM emergency_words ORDER BY word") {
        $0.text(0)
      },
      categoryWords: try categoryWords(on: connection),
      unitWords: try unitWords(on: connection),
      sensitiveSigns: try sensitiveSigns(on: connection),
      policies: try RuleRows.policies(on: connection),
      calendars: try RuleRows.calendars(on: connection),
      routing: try RuleRows.routing(on: connection))
  }

  private static let villageOffice = "AREA-VILLAGE"

  static func stored(_ target: Category.Target) -> String {
    switch target {
    case .unit(let code): code
    case .villageOffice: villageOffice
    }
  }

  static func target(_ stored: String) -> Category.Target {
    stored == villageOffice ? .villageOffice : .unit(stored)
  }
}

/// Boundaries of areas, loaded by the operator.
public enum BoundaryRows {
  /// Replaces all boundaries.
  public static func replace(_ boundaries: [AreaPolygon], on connection: any Connection) throws {
    try connection.run("DELETE FROM boundaries")
    try connection.clearBoundaryIndex()
    for (index, boundary) in boundaries.enumerated() {
      let id = Int64(index + 1)
      try connection.put(
        "INSERT INTO boundaries (id, area, rings) VALUES ($1, $2, $3)",
        [.integer(id), .text(boundary.area), .blob(encode(boundary.polygons))])
      let box = boundary.box
      try connection.indexBoundary(
        id: id, south: box.low.latitude, west: box.low.longitude, north: box.high.latitude,
        east: box.high.longitude)
    }
  }

  public static func count(on connection: any Connection) throws -> Int {
    try connection.first("SELECT COUNT(*) FROM boundaries") { $0.int(0) } ?? 0
  }

  /// The area whose boundary holds the point.
  public static func area(at place: Coordinate, on connection: any Connection) throws -> String? {
    for id in try connection.boundaries(latitude: place.latitude, longitude: place.longitude) {
      let found = try connection.first(
        "SELECT area, rings FROM boundaries WHERE id = $1", [.integer(id)]
      ) { AreaPolygon(area: $0.text(0), polygons: decode($0.blob(1))) }
      if let found, found.contains(place) { return found.area }
    }
    return nil
  }

  /// Boundaries of some areas; none for those that were never loaded.
  public static func of(_ areas: [String], on connection: any Connection) throws -> [AreaPolygon] {
    guard !areas.isEmpty else { return [] }
    return try connection.all(
      """
      SELECT area, rings FROM boundaries WHERE area IN (\(SQLValue.marks(areas.count))) ORDER BY id
      """, areas.map(SQLValue.text)
    ) { AreaPolygon(area: $0.text(0), polygons: decode($0.blob(1))) }
  }

  /// All boundaries, for callers that look up many places.
  public static func all(on connection: any Connection) throws -> [AreaPolygon] {
    try connection.all("SELECT area, rings FROM boundaries ORDER BY id") {
      AreaPolygon(area: $0.text(0), polygons: decode($0.blob(1)))
    }
  }

  /// Counts and coordinates as little-endian 64-bit words: polygons, then per polygon its rings,
  /// then per ring its points, each latitude and longitude.
  static func encode(_ polygons: [[[Coordinate]]]) -> [UInt8] {
    var bytes: [UInt8] = []
    func put(_ word: UInt64) { withUnsafeBytes(of: word.littleEndian) { bytes += $0 } }
    put(UInt64(polygons.count))
    for polygon in polygons {
      put(UInt64(polygon.count))
      for ring in polygon {
        put(UInt64(ring.count))
        for point in ring {
          put(point.latitude.bitPattern)
          put(point.longitude.bitPattern)
        }
      }
    }
    return bytes
  }

  /// An empty answer for bytes that are not what `encode` wrote.
  static func decode(_ bytes: [UInt8]) -> [[[Coordinate]]] {
    let words = bytes.withUnsafeBytes { raw in
      (0..<raw.count / 8).map {
        UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: $0 * 8, as: UInt64.self))
      }
    }
    var index = 0
    func next() -> UInt64 {
      defer { index += 1 }
      return index < words.count ? words[index] : 0
    }
    func many() -> Int { Int(min(next(), UInt64(words.count))) }
    return (0..<many()).map { _ in
      (0..<many()).map { _ in
        (0..<many()).map { _ in
          Coordinate(
            latitude: Double(bitPattern: next()), longitude: Double(bitPattern: next()))
        }
      }
    }
  }
}
