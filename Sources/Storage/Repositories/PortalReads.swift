public import Domain

/// A photo of a form that has not been sent yet.
public struct LoosePhoto: Sendable, Equatable {
  public let id: String
  /// Blob of the thumbnail.
  public let thumbnail: String
  /// Pixels, after turning upright.
  public let width: Int
  public let height: Int
  /// Claimed by the camera.
  public let place: Coordinate?
}

/// What the citizens' pages read beside the reports themselves.
public enum PortalReads {
  /// Those of the ids that are photos of this owner and belong to no report yet.
  public static func loosePhotos(
    _ ids: [String], owner: String, on connection: any Connection
  ) throws -> [LoosePhoto] {
    guard !ids.isEmpty else { return [] }
    return try connection.all(
      """
      SELECT id, thumbnail, width, height, latitude, longitude FROM photos
      WHERE owner = $1 AND report_id IS NULL AND id IN (\(SQLValue.marks(ids.count, from: 2))) ORDER BY uploaded_at, id
      """, [.text(owner)] + ids.map(SQLValue.text)
    ) { row in
      var place: Coordinate?
      if let latitude = row.optionalReal(4), let longitude = row.optionalReal(5) {
        place = Coordinate(latitude: latitude, longitude: longitude)
      }
      return LoosePhoto(
        id: row.text(0), thumbnail: row.text(1), width: row.int(2), height: row.int(3),
        place: place)
    }
  }
}
