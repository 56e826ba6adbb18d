/// A text in the city's language and in English.
public struct Bilingual: Sendable, Hashable, Codable {
  public static let empty = Bilingual(id: "", en: "")

  public let id: String
  public let en: String

  public init(id: String, en: String) {
    self.id = id
    self.en = en
  }
}

/// The facts of one city, read from its `city.json`.
public struct City: Sendable, Codable, Equatable {
  public let name: Bilingual
  public let shortName: String
  /// IANA identifier, never an offset.
  public let timeZone: String
  /// What people write behind a time of day.
  public let timeZoneLabel: String
  public let emergencyNumber: String
  public let helpContact: String
  public let centre: Coordinate
  /// Unit that decides when agencies disagree about jurisdiction.
  public let arbiterUnit: String
  /// Units that verify, in order of preference: the first that did not do the work takes it.
  public let verificationUnits: [String]
  /// Channel code under which the web form files its reports.
  public let webChannel: String
  /// What each level of area is called, from the largest to the smallest.
  public let areaLevels: [Bilingual]
  /// Hours from arrival to the first real decision.
  public let coordinationHours: Int
  /// Days from arrival to verified completion.
  public let completionDays: Int
  /// Categories of reports that are mostly about somebody's home: the public sees these less
  /// exactly (``CityBook/publicPlace(of:)``). Nil = none.
  public let homeCategories: [String]?

  public init(
    name: Bilingual, shortName: String, timeZone: String, timeZoneLabel: String,
    emergencyNumber: String, helpContact: String, centre: Coordinate, arbiterUnit: String,
    verificationUnits: [String], webChannel: String, areaLevels: [Bilingual],
    coordinationHours: Int, completionDays: Int, homeCategories: [String]? = nil
  ) {
    self.name = name
    self.shortName = shortName
    self.timeZone = timeZone
    self.timeZoneLabel = timeZoneLabel
    self.emergencyNumber = emergencyNumber
    self.helpContact = helpContact
    self.centre = centre
    self.arbiterUnit = arbiterUnit
    self.verificationUnits = verificationUnits
    self.webChannel = webChannel
    self.areaLevels = areaLevels
    self.coordinationHours = coordinationHours
    self.completionDays = completionDays
    self.homeCategories = homeCategories
  }
}

/// An intake channel (kanal aduan).
public struct IntakeChannel: Sendable, Codable, Equatable {
  public enum Kind: String, Sendable, Codable { case geotag, nonGeotag, faceToFace }

  public let code: String
  public let name: Bilingual
  public let kind: Kind
  /// First letters of its report numbers.
  public let prefix: String
  public let numbering: ReportNumber.Series
  public let address: String
  /// When somebody is there, or that one may write at any time; empty = not said.
  public let hours: Bilingual
  /// Who reads what comes in; empty = not said.
  public let reader: Bilingual
  /// Whether citizens are told of it. One that is not has reports of earlier years.
  public let inService: Bool

  public init(
    code: String, name: Bilingual, kind: Kind, prefix: String, numbering: ReportNumber.Series,
    address: String, hours: Bilingual = .empty, reader: Bilingual = .empty, inService: Bool = true
  ) {
    self.code = code
    self.name = name
    self.kind = kind
    self.prefix = prefix
    self.numbering = numbering
    self.address = address
    self.hours = hours
    self.reader = reader
    self.inService = inService
  }
}

/// A day on which offices are closed.
public struct Holiday: Sendable, Codable, Equatable {
  public enum Kind: String, Sendable, Codable { case national, collectiveLeave }

  /// Local date, `yyyy-MM-dd`.
  public let date: String
  public let name: String
  public let kind: Kind

  public init(date: String, name: String, kind: Kind) {
    self.date = date
    self.name = name
    self.kind = kind
  }
}

/// One entry of a closed list of reasons the city offers its officers and reporters.
public struct CodedReason: Sendable, Codable, Equatable {
  public enum List: String, Sendable, Codable, CaseIterable {
    case rejection, refusal, coordination, `return`, rating, estimate, reopen
  }

  /// Of the reasons to send work back: nothing is wrong but the proof does not show enough.
  public static let morePhotos = "more-photos"

  public let list: List
  public let code: String
  public let text: Bilingual

  public init(list: List, code: String, text: Bilingual) {
    self.list = list
    self.code = code
    self.text = text
  }
}

/// Everything another city replaces by its own files.
public struct CityTables: Sendable {
  public var city: City
  public var areas: [Area]
  public var points: [ReferencePoint]
  public var neighbours: [NeighbourPoint]
  public var units: [Unit]
  public var categories: [Category]
  public var channels: [IntakeChannel]
  public var holidays: [Holiday]
  public var reasons: [CodedReason]
  /// Lower-case words that mean danger to life: the form then shows the emergency number.
  public var emergencyWords: [String]
  /// What suggests a category; where there is none only the names of categories do.
  public var categoryWords: [CategoryWords]
  public var unitWords: [UnitWord]
  public var sensitiveSigns: [SensitiveSign]
  /// All versions ever published, oldest first. A city's own folder has one; where there is none,
  /// the figures of ``City`` hold, and office hours nobody has to explain.
  public var policies: [SLAPolicy]
  public var calendars: [CalendarEdition]
  /// The routing rules in force.
  public var routing: RoutingEdition

  public init(
    city: City, areas: [Area], points: [ReferencePoint], neighbours: [NeighbourPoint],
    units: [Unit], categories: [Category], channels: [IntakeChannel], holidays: [Holiday],
    reasons: [CodedReason], emergencyWords: [String], categoryWords: [CategoryWords] = [],
    unitWords: [UnitWord] = [], sensitiveSigns: [SensitiveSign] = [],
    policies: [SLAPolicy] = [], calendars: [CalendarEdition] = [],
    routing: RoutingEdition = .none
  ) {
    self.city = city
    self.areas = areas
    self.points = points
    self.neighbours = neighbours
    self.units = units
    self.categories = categories
    self.channels = channels
    self.holidays = holidays
    self.reasons = reasons
    self.emergencyWords = emergencyWords
    self.categoryWords = categoryWords
    self.unitWords = unitWords
    self.sensitiveSigns = sensitiveSigns
    self.policies = policies
    self.calendars = calendars
    self.routing = routing
  }
}
