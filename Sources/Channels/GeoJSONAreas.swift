public import Domain
public import Foundation

/// Why a file of boundaries is refused.
public enum GeoJSONError: Error, Sendable, Equatable, CustomStringConvertible {
  case notGeoJSON(detail: String)
  case noFeatures
  /// Features are counted from 1.
  case codeMissing(feature: Int, tried: [String])
  case unknownArea(feature: Int, code: String)
  case duplicateArea(feature: Int, code: String)
  case wrongGeometry(code: String, type: String)
  case emptyGeometry(code: String)
  case ringTooShort(code: String, ring: Int, points: Int)
  case ringOpen(code: String, ring: Int)
  case ringFlat(code: String, ring: Int)
  /// Not longitude and latitude in degrees: swapped, or in metres of some projection.
  case notDegrees(code: String, ring: Int, longitude: Double, latitude: Double)

  public var description: String {
    switch self {
    case .notGeoJSON(let detail): "not a GeoJSON FeatureCollection: \(detail)"
    case .noFeatures: "the FeatureCollection holds no features"
    case .codeMissing(let feature, let tried):
      "feature \(feature) has no area code (looked for \(tried.joined(separator: ", ")))"
    case .unknownArea(let feature, let code):
      "feature \(feature): no area of the city has the code \(code)"
    case .duplicateArea(let feature, let code):
      "feature \(feature): \(code) already came in an earlier feature"
    case .wrongGeometry(let code, let type):
      "\(code): geometry is \(type), expected Polygon or MultiPolygon"
    case .emptyGeometry(let code): "\(code): the geometry holds no rings"
    case .ringTooShort(let code, let ring, let points):
      "\(code): ring \(ring) has \(points) points, a closed ring needs at least 4"
    case .ringOpen(let code, let ring):
      "\(code): ring \(ring) is not closed (its last point must repeat its first)"
    case .ringFlat(let code, let ring): "\(code): ring \(ring) encloses no area"
    case .notDegrees(let code, let ring, let longitude, let latitude):
      "\(code): ring \(ring) has the point [\(longitude), \(latitude)], which is not [longitude, latitude] in degrees"
    }
  }
}

/// Reads village boundaries from a GeoJSON FeatureCollection (RFC 7946).
///
/// Altitudes are dropped. Self-intersections and overlaps between areas are not looked for.
public enum GeoJSONAreas {
  /// Property names tried in this order when none is named.
  public static let usualProperties = ["kode", "code", "kode_kelurahan", "kdepum", "KDEPUM"]

  /// - Parameters:
  ///   - property: the property that holds the area's code; nil tries the usual names.
  ///   - known: codes the city has; a code outside it is refused. Nil accepts every code.
  public static func parse(_ data: Data, property: String? = nil, known: Set<String>? = nil)
    throws(GeoJSONError) -> [AreaPolygon]
  {
    let collection: Collection
    do {
      collection = try JSONDecoder().decode(Collection.self, from: data)
    } catch let error as DecodingError {
      throw .notGeoJSON(detail: error.inWords)
    } catch {
      throw .notGeoJSON(detail: "is not valid JSON")
    }
    guard collection.type == "FeatureCollection" else {
      throw .notGeoJSON(detail: "its type is \"\(collection.type)\"")
    }
    guard !collection.features.isEmpty else { throw .noFeatures }
    let names = property.map { [$0] } ?? usualProperties
    var seen: Set<String> = []
    var areas: [AreaPolygon] = []
    for (index, feature) in collection.features.enumerated() {
      let found = names.lazy.compactMap { feature.properties?[$0]?.text }.first { !$0.isEmpty }
      guard let found else { throw .codeMissing(feature: index + 1, tried: names) }
      let code = dotted(found)
      if let known, !known.contains(code) { throw .unknownArea(feature: index + 1, code: code) }
      guard seen.insert(code).inserted else {
        throw .duplicateArea(feature: index + 1, code: code)
      }
      areas.append(AreaPolygon(area: code, polygons: try polygons(feature.geometry, code)))
    }
    return areas
  }

  /// Some editions write 3171011001 for 31.71.01.1001.
  private static func dotted(_ code: String) -> String {
    let digits = Array(code)
    guard digits.count == 10, digits.allSatisfy({ $0.isASCII && $0.isNumber }) else { return code }
    return [digits[0..<2], digits[2..<4], digits[4..<6], digits[6..<10]].map { String($0) }
      .joined(separator: ".")
  }

  private static func polygons(_ geometry: Geometry?, _ code: String) throws(GeoJSONError)
    -> [[[Coordinate]]]
  {
    let raw: [[[[Double]]]]
    switch geometry {
    case .polygon(let rings): raw = [rings]
    case .multiPolygon(let polygons): raw = polygons
    case .other(let type): throw .wrongGeometry(code: code, type: type)
    case nil: throw .emptyGeometry(code: code)
    }
    guard !raw.isEmpty, raw.allSatisfy({ !$0.isEmpty }) else { throw .emptyGeometry(code: code) }
    var number = 0
    var polygons: [[[Coordinate]]] = []
    for rings in raw {
      var polygon: [[Coordinate]] = []
      for ring in rings {
        number += 1
        polygon.append(try checked(ring, code: code, number: number))
      }
      polygons.append(polygon)
    }
    return polygons
  }

  private static func checked(_ ring: [[Double]], code: String, number: Int)
    throws(GeoJSONError) -> [Coordinate]
  {
    guard ring.count >= 4 else {
      throw .ringTooShort(code: code, ring: number, points: ring.count)
    }
    var points: [Coordinate] = []
    points.reserveCapacity(ring.count)
    for position in ring {
      let longitude = position.first ?? .nan
      let latitude = position.count > 1 ? position[1] : .nan
      guard let point = Coordinate(checked: latitude, longitude) else {
        throw .notDegrees(code: code, ring: number, longitude: longitude, latitude: latitude)
      }
      points.append(point)
    }
    guard points.first == points.last else { throw .ringOpen(code: code, ring: number) }
    guard doubleArea(points) != 0 else { throw .ringFlat(code: code, ring: number) }
    return points
  }

  /// Twice the signed area in square degrees, measured from the first point to keep precision.
  private static func doubleArea(_ ring: [Coordinate]) -> Double {
    let origin = ring[0]
    var sum = 0.0
    for (a, b) in zip(ring, ring.dropFirst()) {
      sum +=
        (a.longitude - origin.longitude) * (b.latitude - origin.latitude)
        - (b.longitude - origin.longitude) * (a.latitude - origin.latitude)
    }
    return sum
  }

  private struct Collection: Decodable {
    let type: String
    let features: [Feature]
  }

  private struct Feature: Decodable {
    let properties: [String: Value]?
    let geometry: Geometry?
  }

  /// A property value; only text and whole numbers can be a code.
  private enum Value: Decodable {
    case text(String)
    case none

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let text = try? container.decode(String.self) {
        self = .text(text.trimmingCharacters(in: .whitespaces))
      } else if let number = try? container.decode(Int.self) {
        self = .text(String(number))
      } else {
        self = .none
      }
    }

    var text: String? { if case .text(let text) = self { text } else { nil } }
  }

  private enum Geometry: Decodable {
    case polygon([[[Double]]])
    case multiPolygon([[[[Double]]]])
    case other(String)

    private enum Key: CodingKey { case type, coordinates }

    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: Key.self)
      let type = try container.decode(String.self, forKey: .type)
      switch type {
      case "Polygon":
        self = .polygon(try container.decode([[[Double]]].self, forKey: .coordinates))
      case "MultiPolygon":
        self = .multiPolygon(try container.decode([[[[Double]]]].self, forKey: .coordinates))
      default:
        self = .other(type)
      }
    }
  }
}
