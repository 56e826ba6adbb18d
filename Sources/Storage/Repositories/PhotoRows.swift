public import Domain

/// A photo as the store knows it; its bytes lie in the vault under the three blob ids.
public struct Photo: Sendable, Equatable {
  /// Random, unguessable.
  public let id: String
  public let report: Int64?
  /// Who uploaded it, before it belongs to a report: `draft:HASH` or `user:ID`.
  public let owner: String
  public let original: String
  public let large: String
  public let thumbnail: String
  /// Of the large derivative's source, in pixels, after turning upright.
  public let width: Int
  public let height: Int
  public let byteCount: Int
  public let format: String
  /// Claimed by the camera, ms since 1970 UTC.
  public let takenAt: Int64?
  /// Claimed by the camera.
  public let place: Coordinate?
  /// Perceptual fingerprint (dHash).
  public let fingerprint: UInt64
  public let uploadedAt: Int64

  public init(
    id: String, report: Int64?, owner: String, original: String, large: String,
    thumbnail: String, width: Int, height: Int, byteCount: Int, format: String, takenAt: Int64?,
    place: Coordinate?, fingerprint: UInt64, uploadedAt: Int64
  ) {
    self.id = id
    self.report = report
    self.owner = owner
    self.original = original
    self.large = large
    self.thumbnail = thumbnail
    self.width = width
    self.height = height
    self.byteCount = byteCount
    self.format = format
    self.takenAt = takenAt
    self.place = place
    self.fingerprint = fingerprint
    self.uploadedAt = uploadedAt
  }
}

public enum PhotoRows {
  private static let columns = """
    id, report_id, owner, original, large, thumbnail, width, height, byte_count, format,
    taken_at, latitude, longitude, fingerprint, uploaded_at
    """
  /// The same with the copies that are shown: where a moderator has covered the photo, others.
  private static let shown = """
    p.id, p.report_id, p.owner, p.original, COALESCE(m.large, p.large),
    COALESCE(m.thumbnail, p.thumbnail), p.width, p.height, p.byte_count, p.format, p.taken_at,
    p.latitude, p.longitude, p.fingerprint, p.uploaded_at
    FROM photos p LEFT JOIN photo_masks m ON m.photo_id = p.id
    """

  public static func insert(_ photo: Photo, on connection: any Connection) throws {
    try connection.put(
      """
      INSERT INTO photos (\(columns))
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
      """,
      [
        .text(photo.id), .init(photo.report), .text(photo.owner), .text(photo.original),
        .text(photo.large), .text(photo.thumbnail), .init(photo.width), .init(photo.height),
        .init(photo.byteCount), .text(photo.format), .init(photo.takenAt),
        .init(photo.place?.latitude), .init(photo.place?.longitude),
        .integer(Int64(bitPattern: photo.fingerprint)), .integer(photo.uploadedAt),
      ])
  }

  public static func find(_ id: String, on connection: any Connection) throws -> Photo? {
    try connection.first("SELECT \(shown) WHERE p.id = $1", [.text(id)], decode)
  }

  /// The photo with the copies under its mask: only for the logged opening.
  public static func uncovered(_ id: String, on connection: any Connection) throws -> Photo? {
    try connection.first("SELECT \(columns) FROM photos WHERE id = $1", [.text(id)], decode)
  }

  /// All photos of a report, oldest first.
  public static func photos(of report: Int64, on connection: any Connection) throws -> [Photo] {
    try connection.all(
      "SELECT \(shown) WHERE p.report_id = $1 ORDER BY p.uploaded_at, p.id",
      [.integer(report)], decode)
  }

  /// How many of the ids are photos of this owner that belong to no report yet.
  public static func loose(_ ids: [String], owner: String, on connection: any Connection) throws
    -> Int
  {
    guard !ids.isEmpty else { return 0 }
    return try connection.first(
      """
      SELECT COUNT(*) FROM photos
      WHERE owner = $1 AND report_id IS NULL AND id IN (\(SQLValue.marks(ids.count, from: 2)))
      """,
      [.text(owner)] + ids.map(SQLValue.text)
    ) { $0.int(0) } ?? 0
  }

  static func attach(_ ids: [String], to report: Int64, on connection: any Connection) throws {
    for id in ids {
      let changed = try connection.run(
        "UPDATE photos SET report_id = $2 WHERE id = $1 AND report_id IS NULL",
        [.text(id), .integer(report)])
      guard changed == 1 else { throw Refusal.photoUnknown }
    }
  }

  /// Makes a second row for a photo of a report, under another id and of no report yet. Its bytes
  /// are the same.
  /// - Throws: ``Refusal/photoUnknown`` when the report has no such photo
  public static func copy(
    _ id: String, of report: Int64, as other: String, on connection: any Connection
  ) throws {
    let copied = try connection.run(
      """
      INSERT INTO photos (\(columns), copy_of)
      SELECT $3, NULL, owner, original, large, thumbnail, width, height, byte_count, format,
        taken_at, latitude, longitude, fingerprint, uploaded_at, COALESCE(copy_of, id)
      FROM photos WHERE id = $1 AND report_id = $2
      """, [.text(id), .integer(report), .text(other)])
    guard copied == 1 else { throw Refusal.photoUnknown }
  }

  /// Takes a photo nobody filed out of its owner's hands; true when there was one. Its row and
  /// bytes go with the next ``purgeLoose(before:limit:on:)``.
  public static func removeLoose(_ id: String, owner: String, on connection: any Connection) throws
    -> Bool
  {
    try connection.run(
      "UPDATE photos SET owner = 'removed' WHERE id = $1 AND owner = $2 AND report_id IS NULL",
      [.text(id), .text(owner)]) == 1
  }

  /// Forgets up to `limit` photos that belong to no report and were uploaded before that moment.
  /// Returns how many, and the blobs no other photo needs: theirs to remove, after the commit.
  public static func purgeLoose(before: Int64, limit: Int, on connection: any Connection) throws
    -> (rows: Int, blobs: Set<String>)
  {
    let gone = try connection.all(
      """
      DELETE FROM photos WHERE id IN (
        SELECT id FROM photos WHERE report_id IS NULL AND uploaded_at < $1
        ORDER BY uploaded_at LIMIT $2)
      RETURNING \(columns)
      """, [.integer(before), .integer(Int64(limit))], decode)
    try PhotoCaptureRows.remove(gone.map(\.id), on: connection)
    var blobs: Set<String> = []
    for photo in gone {
      // Equal originals have equal copies, so the original alone tells.
      let needed = try connection.first(
        "SELECT 1 FROM photos WHERE original = $1 LIMIT 1", [.text(photo.original)]
      ) { _ in true }
      if needed == nil { blobs.formUnion([photo.original, photo.large, photo.thumbnail]) }
    }
    return (gone.count, blobs)
  }

  /// Photos with ids above `id`, in order, as they were taken in.
  public static func page(after id: String, limit: Int, on connection: any Connection) throws
    -> [Photo]
  {
    try connection.all(
      "SELECT \(columns) FROM photos WHERE id > $1 ORDER BY id LIMIT $2",
      [.text(id), .integer(Int64(limit))], decode)
  }

  private static func decode(_ row: any Row) -> Photo {
    var place: Coordinate?
    if let latitude = row.optionalReal(11), let longitude = row.optionalReal(12) {
      place = Coordinate(latitude: latitude, longitude: longitude)
    }
    return Photo(
      id: row.text(0), report: row.optionalInteger(1), owner: row.text(2), original: row.text(3),
      large: row.text(4), thumbnail: row.text(5), width: row.int(6), height: row.int(7),
      byteCount: row.int(8), format: row.text(9), takenAt: row.optionalInteger(10), place: place,
      fingerprint: UInt64(bitPattern: row.integer(13)), uploadedAt: row.integer(14))
  }
}
