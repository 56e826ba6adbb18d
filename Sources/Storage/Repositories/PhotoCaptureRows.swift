/// How a photo came to be, as the device that sent it says.
public enum PhotoCapture: String, Sendable, CaseIterable {
  /// Taken with the camera inside a page of ours.
  case camera
  /// Chosen as a file: just taken, or from the gallery.
  case file
}

/// The `photo_captures` table. Photos without a row: nobody said.
public enum PhotoCaptureRows {
  public static func insert(_ how: PhotoCapture, of photo: String, on connection: any Connection)
    throws
  {
    try connection.put(
      "INSERT INTO photo_captures (photo_id, how) VALUES ($1, $2)",
      [.text(photo), .text(how.rawValue)])
  }

  /// By photo; those nobody said it of are left out.
  public static func of(_ photos: [String], on connection: any Connection) throws
    -> [String: PhotoCapture]
  {
    guard !photos.isEmpty else { return [:] }
    var captures: [String: PhotoCapture] = [:]
    try connection.rows(
      """
      SELECT photo_id, how FROM photo_captures
      WHERE photo_id IN (\(SQLValue.marks(photos.count)))
      """, photos.map(SQLValue.text)
    ) { captures[$0.text(0)] = PhotoCapture(rawValue: $0.text(1)) }
    return captures
  }

  /// Forgets those of photos that are gone.
  static func remove(_ photos: [String], on connection: any Connection) throws {
    guard !photos.isEmpty else { return }
    try connection.run(
      "DELETE FROM photo_captures WHERE photo_id IN (\(SQLValue.marks(photos.count)))",
      photos.map(SQLValue.text))
  }
}
