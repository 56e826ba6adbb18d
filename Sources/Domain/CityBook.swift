/// The city's tables with their look-ups, as one immutable value.
public struct CityBook: Sendable {
  public let city: City
  public let clock: LocalClock
  public let units: UnitTree
  public let areas: [Area]
  public let categories: [Category]
  public let channels: [IntakeChannel]
  public let holidays: [Holiday]
  public let reasons: [CodedReason]
  public let emergencyWords: [String]
  public let points: [ReferencePoint]
  public let sensitiveSigns: [SensitiveSign]
  public let suggester: CategorySuggester
  /// Slugs of categories that are about homes.
  let homes: Set<String>
  public let nearest: NearestPoint
  public let clocks: ClockBook
  public let routing: RoutingEdition
  private let areaByCode: [String: Area]
  private let categoryBySlug: [String: Category]

  /// Nil when the city's time zone is unknown to the system, or its calendar is none.
  public init?(_ tables: CityTables) {
    guard let clock = LocalClock(zone: tables.city.timeZone),
      let clocks = ClockBook(tables, clock: clock)
    else { return nil }
    city = tables.city
    self.clock = clock
    units = UnitTree(tables.units)
    areas = tables.areas
    categories = tables.categories
    channels = tables.channels
    holidays = tables.holidays
    reasons = tables.reasons
    emergencyWords = tables.emergencyWords
    sensitiveSigns = tables.sensitiveSigns
    suggester = CategorySuggester(
      categories: tables.categories, words: tables.categoryWords, unitWords: tables.unitWords)
    self.clocks = clocks
    points = tables.points
    routing = tables.routing
    homes = Set(tables.city.homeCategories ?? [])
    nearest = NearestPoint(points: tables.points, neighbours: tables.neighbours)
    areaByCode = Dictionary(tables.areas.map { ($0.code, $0) }, uniquingKeysWith: { a, _ in a })
    categoryBySlug = Dictionary(
      tables.categories.map { ($0.slug, $0) }, uniquingKeysWith: { a, _ in a })
  }

  public func area(_ code: String) -> Area? { areaByCode[code] }

  public func category(_ slug: String) -> Category? { categoryBySlug[slug] }

  public func channel(_ code: String) -> IntakeChannel? { channels.first { $0.code == code } }

  public func reasons(_ list: CodedReason.List) -> [CodedReason] {
    reasons.filter { $0.list == list }
  }

  public func reason(_ list: CodedReason.List, _ code: String) -> CodedReason? {
    reasons.first { $0.list == list && $0.code == code }
  }

  /// The village with its parents; nil for an unknown code or one that is no village.
  public func path(ofVillage code: String) -> AreaPath? {
    guard let village = areaByCode[code], village.level == .village,
      let district = village.parent, let city = areaByCode[district]?.parent
    else { return nil }
    return AreaPath(village: code, district: district, city: city)
  }

  /// The area, then those it lies in, the largest last.
  public func line(of area: String) -> [String] {
    var line: [String] = []
    var next: String? = area
    // Levels are three; a circle in the tables must not be walked for ever.
    while let code = next, line.count < 3 {
      line.append(code)
      next = areaByCode[code]?.parent
    }
    return line
  }

  public func villages() -> [Area] { areas.filter { $0.level == .village } }

  /// The villages an area holds; a village holds itself.
  public func villages(in area: String) -> [Area] {
    villages().filter { path(ofVillage: $0.code)?.contains(area) == true }
  }

  /// Does the text speak of danger to life?
  public func soundsLikeEmergency(_ text: String) -> Bool {
    let said = Self.spaced(text)
    return emergencyWords.contains { said.contains(Self.spaced($0)) }
  }

  /// The words of a text, each between single spaces, so that whole words are found in it.
  static func spaced(_ text: String) -> String {
    " " + text.lowercased().split { !$0.isLetter }.joined(separator: " ") + " "
  }
}
