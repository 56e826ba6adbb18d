import Channels
import Domain
import Foundation
import Testing

@Suite struct GeoJSONAreasTests {
  static func feature(
    _ coordinates: String, type: String = "Polygon",
    properties: String = #"{"kode":"31.71.01.1001"}"#
  ) -> String {
    #"{"type":"Feature","properties":\#(properties),"geometry":{"type":"\#(type)","coordinates":\#(coordinates)}}"#
  }

  static func parse(
    _ features: String..., property: String? = nil, known: Set<String>? = nil
  ) throws -> [AreaPolygon] {
    let text = #"{"type":"FeatureCollection","features":[\#(features.joined(separator: ","))]}"#
    return try GeoJSONAreas.parse(Data(text.utf8), property: property, known: known)
  }

  static let square = "[[[106,-6],[107,-6],[107,-5],[106,-5],[106,-6]]]"
  static let holed =
    "[[[[106,-6],[107,-6],[107,-5],[106,-5],[106,-6]],[[106.4,-5.6],[106.6,-5.6],[106.6,-5.4],[106.4,-5.4],[106.4,-5.6]]]]"

  @Test func polygonsAndHoles() throws {
    let plain = try #require(try Self.parse(Self.feature(Self.square)).first)
    #expect(plain.area == "31.71.01.1001")
    #expect(plain.polygons.count == 1 && plain.polygons[0].count == 1)
    #expect(plain.polygons[0][0][1] == Coordinate(latitude: -6, longitude: 107))
    #expect(plain.contains(Coordinate(latitude: -5.5, longitude: 106.5)))
    let holed = try #require(try Self.parse(Self.feature(Self.holed, type: "MultiPolygon")).first)
    #expect(holed.polygons[0].count == 2)
    #expect(!holed.contains(Coordinate(latitude: -5.5, longitude: 106.5)))
    #expect(holed.contains(Coordinate(latitude: -5.9, longitude: 106.1)))
  }

  @Test func codesByProperty() throws {
    let number = Self.feature(Self.square, properties: #"{"KODE_DESA":3171011001,"x":null}"#)
    #expect(try Self.parse(number, property: "KODE_DESA").first?.area == "31.71.01.1001")
    #expect(throws: GeoJSONError.codeMissing(feature: 1, tried: GeoJSONAreas.usualProperties)) {
      try Self.parse(number)
    }
    #expect(throws: GeoJSONError.unknownArea(feature: 1, code: "31.71.01.1001")) {
      try Self.parse(Self.feature(Self.square), known: ["31.71.01.1002"])
    }
    #expect(throws: GeoJSONError.duplicateArea(feature: 2, code: "31.71.01.1001")) {
      try Self.parse(Self.feature(Self.square), Self.feature(Self.square))
    }
  }

  @Test(arguments: [
    (
      "[[[106,-6],[107,-6],[107,-5],[106,-5]]]",
      GeoJSONError.ringOpen(code: "31.71.01.1001", ring: 1)
    ),
    ("[[[106,-6],[107,-6],[106,-6]]]", .ringTooShort(code: "31.71.01.1001", ring: 1, points: 3)),
    ("[]", .emptyGeometry(code: "31.71.01.1001")),
    ("[[]]", .ringTooShort(code: "31.71.01.1001", ring: 1, points: 0)),
    (
      "[[[106,-6],[107,-6],[108,-6],[106,-6]]]",
      .ringFlat(code: "31.71.01.1001", ring: 1)
    ),
    (
      "[[[-6,106],[-6,107],[-5,107],[-6,106]]]",
      .notDegrees(code: "31.71.01.1001", ring: 1, longitude: -6, latitude: 106)
    ),
    (
      "[[[701000,9317000],[702000,9317000],[702000,9318000],[701000,9317000]]]",
      .notDegrees(code: "31.71.01.1001", ring: 1, longitude: 701_000, latitude: 9_317_000)
    ),
  ])
  func brokenRings(coordinates: String, error: GeoJSONError) {
    #expect(throws: error) { try Self.parse(Self.feature(coordinates)) }
  }

  @Test func otherDocuments() {
    #expect(throws: GeoJSONError.notGeoJSON(detail: "the document is not valid JSON")) {
      try GeoJSONAreas.parse(Data("{".utf8))
    }
    #expect(throws: GeoJSONError.notGeoJSON(detail: "features is missing")) {
      try GeoJSONAreas.parse(Data(#"{"type":"Feature"}"#.utf8))
    }
    #expect(throws: GeoJSONError.noFeatures) {
      try GeoJSONAreas.parse(Data(#"{"type":"FeatureCollection","features":[]}"#.utf8))
    }
    #expect(throws: GeoJSONError.wrongGeometry(code: "31.71.01.1001", type: "Point")) {
      try Self.parse(Self.feature("[106,-6]", type: "Point"))
    }
    #expect(
      throws: GeoJSONError.notGeoJSON(
        detail: "features[0].geometry.coordinates[0][0] is of the wrong type")
    ) {
      try Self.parse(Self.feature("[[106,-6]]"))
    }
  }
}
