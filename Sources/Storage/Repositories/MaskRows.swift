public import Domain
import FoundationEssentials

/// What moderators have covered, in words and in photos.
public enum MaskRows {
  public struct WordMask: Sendable, Equatable {
    public let id: Int64
    public let reason: String
    public let createdAt: Int64
  }

  /// What ``ReportRows/columns`` holds of a report's masks.
  static func masks(_ json: String?) throws -> Masks {
    guard let json else { return .none }
    guard let passages = try? JSONDecoder().decode([String].self, from: Data(json.utf8)) else {
      throw StorageFailure.malformed("masks")
    }
    return Masks(passages)
  }

  public static func cover(
    _ passage: String, in report: Report, reason: String, by user: Int64, at: Int64,
    on connection: any Connection
  ) throws {
    try connection.put(
      """
      INSERT INTO word_masks (report_id, passage, reason, user_id, created_at)
      VALUES ($1, $2, $3, $4, $5)
      """,
      [.integer(report.id), .text(passage), .text(reason), .integer(user), .integer(at)])
    try gather(report, at: at, on: connection)
  }

  /// False when there is no such mask on this report.
  public static func lift(
    _ id: Int64, from report: Report, at: Int64, on connection: any Connection
  )
    throws -> Bool
  {
    let gone = try connection.run(
      "DELETE FROM word_masks WHERE id = $1 AND report_id = $2",
      [.integer(id), .integer(report.id)])
    guard gone == 1 else { return false }
    try gather(report, at: at, on: connection)
    return true
  }

  /// The masks of a report without what lies under them, oldest first.
  public static func words(of report: Int64, on connection: any Connection) throws -> [WordMask] {
    try connection.all(
      "SELECT id, reason, created_at FROM word_masks WHERE report_id = $1 ORDER BY id",
      [.integer(report)]
    ) { WordMask(id: $0.integer(0), reason: $0.text(1), createdAt: $0.integer(2)) }
  }

  /// Lays all masks of a report together, and makes it findable by nothing they cover.
  private static func gather(_ report: Report, at: Int64, on connection: any Connection) throws {
    let passages = try connection.all(
      "SELECT passage FROM word_masks WHERE report_id = $1 ORDER BY id", [.integer(report.id)]
    ) { $0.text(0) }
    if passages.isEmpty {
      try connection.run("DELETE FROM report_masks WHERE report_id = $1", [.integer(report.id)])
    } else {
      let json = String(decoding: try JSONEncoder().encode(passages), as: UTF8.self)
      try connection.run(
        """
        INSERT INTO report_masks (report_id, passages) VALUES ($1, $2)
        ON CONFLICT (report_id) DO UPDATE SET passages = excluded.passages
        """, [.integer(report.id), .text(json)])
    }
    var covered = report
    covered.masks = Masks(passages)
    try Cases.indexText(of: covered, on: connection)
    try FeedRows.append(report, at: at, on: connection)
  }

  /// The same index for every report with masks, after rows were brought from elsewhere.
  public static func indexAll(on connection: any Connection) throws {
    let ids = try connection.all("SELECT report_id FROM report_masks ORDER BY report_id") {
      $0.integer(0)
    }
    for id in ids {
      guard let report = try ReportRows.find(id: id, on: connection) else { continue }
      try Cases.indexText(of: report, on: connection)
    }
  }

  // MARK: Photos

  /// Shows other bytes of a photo from now on, and of its copies in the parts of a report that was
  /// split; the bytes of an earlier mask are named no more.
  public static func cover(
    photo id: String, large: String, thumbnail: String, reason: String, by user: Int64, at: Int64,
    on connection: any Connection
  ) throws {
    for (copy, holder) in try family(of: id, on: connection) {
      try connection.run(
        """
        INSERT INTO photo_masks (photo_id, report_id, large, thumbnail, reason, user_id, created_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7)
        ON CONFLICT (photo_id) DO UPDATE SET large = excluded.large,
          thumbnail = excluded.thumbnail, reason = excluded.reason, user_id = excluded.user_id,
          created_at = excluded.created_at
        """,
        [
          .text(copy), .integer(holder.id), .text(large), .text(thumbnail), .text(reason),
          .integer(user), .integer(at),
        ])
      try FeedRows.append(holder, at: at, on: connection)
    }
  }

  /// A photo with its copies, each with its report.
  private static func family(of id: String, on connection: any Connection) throws
    -> [(photo: String, report: Report)]
  {
    let rows = try connection.all(
      """
      SELECT p.id, p.report_id FROM photos o JOIN photos p
        ON p.id = COALESCE(o.copy_of, o.id) OR p.copy_of = COALESCE(o.copy_of, o.id)
      WHERE o.id = $1 AND p.report_id IS NOT NULL ORDER BY p.report_id, p.id
      """, [.text(id)]
    ) { ($0.text(0), $0.integer(1)) }
    return try rows.compactMap { photo, report in
      try ReportRows.find(id: report, on: connection).map { (photo, $0) }
    }
  }

  /// What covers one photo covers a second row of the same bytes as well.
  public static func copy(
    from photo: String, to other: String, of report: Int64, on connection: any Connection
  ) throws {
    try connection.run(
      """
      INSERT INTO photo_masks (photo_id, report_id, large, thumbnail, reason, user_id, created_at)
      SELECT $2, $3, large, thumbnail, reason, user_id, created_at FROM photo_masks
      WHERE photo_id = $1
      """, [.text(photo), .text(other), .integer(report)])
  }

  /// The passages covered in one report are covered in another.
  public static func copyWords(
    from report: Int64, to other: Report, at: Int64, on connection: any Connection
  ) throws {
    let copied = try connection.run(
      """
      INSERT INTO word_masks (report_id, passage, reason, user_id, created_at)
      SELECT $2, passage, reason, user_id, created_at FROM word_masks WHERE report_id = $1
      ORDER BY id
      """, [.integer(report), .integer(other.id)])
    if copied > 0 { try gather(other, at: at, on: connection) }
  }

  /// False when the photo was not covered.
  public static func lift(
    photo id: String, of report: Report, at: Int64, on connection: any Connection
  ) throws -> Bool {
    guard try photos(of: report.id, on: connection).contains(id) else { return false }
    for (copy, holder) in try family(of: id, on: connection) {
      try connection.run("DELETE FROM photo_masks WHERE photo_id = $1", [.text(copy)])
      try FeedRows.append(holder, at: at, on: connection)
    }
    return true
  }

  /// Ids of the covered photos of a report.
  public static func photos(of report: Int64, on connection: any Connection) throws -> Set<String> {
    Set(
      try connection.all(
        "SELECT photo_id FROM photo_masks WHERE report_id = $1", [.integer(report)]
      ) { $0.text(0) })
  }

  /// The copies shown instead of covered photos, by id of the photo after `id`.
  public static func copies(after id: String, limit: Int, on connection: any Connection) throws
    -> [(photo: String, blobs: [String])]
  {
    try connection.all(
      "SELECT photo_id, large, thumbnail FROM photo_masks WHERE photo_id > $1 ORDER BY photo_id LIMIT $2",
      [.text(id), .integer(Int64(limit))]
    ) { ($0.text(0), [$0.text(1), $0.text(2)]) }
  }

  // MARK: Openings

  /// Writes down who looks under the masks, before anything is shown.
  /// - Parameter photo: nil when it is the words
  public static func opened(
    _ report: Int64, photo: String?, by user: Int64, unit: String, reason: String, at: Int64,
    on connection: any Connection
  ) throws {
    try connection.put(
      """
      INSERT INTO original_openings (report_id, photo, user_id, unit, at, reason)
      VALUES ($1, $2, $3, $4, $5, $6)
      """,
      [
        .integer(report), .init(photo), .integer(user), .text(unit), .integer(at), .text(reason),
      ])
  }

  /// Who looked: unit, moment and reason, latest first, at most 100.
  public static func openings(of report: Int64, on connection: any Connection) throws
    -> [(unit: String, at: Int64, reason: String)]
  {
    try connection.all(
      """
      SELECT unit, at, reason FROM original_openings WHERE report_id = $1
      ORDER BY id DESC LIMIT 100
      """, [.integer(report)]
    ) { ($0.text(0), $0.integer(1), $0.text(2)) }
  }
}
