/// An administrative area: a city, a district (kecamatan) or an urban village (kelurahan).
public struct Area: Sendable, Codable, Equatable {
  public enum Level: Int, Sendable, Codable, CaseIterable {
    case city = 1
    case district, village
  }

  /// Official code (in Indonesia: Kemendagri).
  public let code: String
  public let name: String
  public let level: Level
  public let parent: String?
  /// One interior point; nil above the village.
  public let centre: Coordinate?

  public init(code: String, name: String, level: Level, parent: String?, centre: Coordinate?) {
    self.code = code
    self.name = name
    self.level = level
    self.parent = parent
    self.centre = centre
  }
}

/// A village with the district and city it lies in.
public struct AreaPath: Sendable, Codable, Equatable {
  public let village: String
  public let district: String
  public let city: String

  public init(village: String, district: String, city: String) {
    self.village = village
    self.district = district
    self.city = city
  }

  public func contains(_ area: String) -> Bool {
    area == village || area == district || area == city
  }
}

/// A point known to lie in a village; the nearest one names the village of any place.
public struct ReferencePoint: Sendable, Codable, Equatable {
  public let area: String
  public let place: Coordinate

  public init(area: String, place: Coordinate) {
    self.area = area
    self.place = place
  }
}

/// A point outside the city, with the name of whose area it is.
public struct NeighbourPoint: Sendable, Codable, Equatable {
  public let label: Bilingual
  public let place: Coordinate

  public init(label: Bilingual, place: Coordinate) {
    self.label = label
    self.place = place
  }
}
