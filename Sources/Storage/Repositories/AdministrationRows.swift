import FoundationEssentials

/// What administrators did, and what it changed.
public enum AdministrationRows {
  /// One value that became another. An empty text stands for nothing.
  public struct Edit: Sendable, Equatable, Codable {
    /// The program's own name of the field.
    public let field: String
    public let before: String
    public let after: String

    public init(_ field: String, _ before: String?, _ after: String?) {
      self.field = field
      self.before = before ?? ""
      self.after = after ?? ""
    }
  }

  public struct Entry: Sendable, Equatable {
    public let id: Int64
    public let at: Int64
    /// Login; a dash for the command line.
    public let user: String
    public let what: String
    public let subject: String
    public let details: String
    public let edits: [Edit]
  }

  /// Of edits, those that change something are kept.
  public static func append(
    at: Int64, user: Int64?, what: String, subject: String, details: String,
    edits: [Edit] = [], on connection: any Connection
  ) throws {
    let entry = try connection.first(
      """
      INSERT INTO administration_log (at, user_id, what, subject, details)
      VALUES ($1, $2, $3, $4, $5) RETURNING id
      """, [.integer(at), .init(user), .text(what), .text(subject), .text(details)]
    ) { $0.integer(0) }
    let changes = edits.filter { $0.before != $0.after }
    guard !changes.isEmpty, let entry else { return }
    let json = String(decoding: try JSONEncoder().encode(changes), as: UTF8.self)
    try connection.put(
      "INSERT INTO keeping_trail (entry_id, changes) VALUES ($1, $2)",
      [.integer(entry), .text(json)])
  }

  /// Latest first, before `id`. At most `limit` + 1.
  /// - Parameters:
  ///   - kind: what stands before the dot of `what`; nil for all
  ///   - subject: exactly that one; nil for all
  public static func page(
    before id: Int64, kind: String? = nil, subject: String? = nil, limit: Int,
    on connection: any Connection
  ) throws -> [Entry] {
    var values: [SQLValue] = [.integer(id), .integer(Int64(limit + 1))]
    var conditions = "l.id < $1"
    if let kind {
      values.append(.text("\(kind)."))
      conditions += " AND substr(l.what, 1, \(kind.utf8.count + 1)) = $\(values.count)"
    }
    if let subject {
      values.append(.text(subject))
      conditions += " AND l.subject = $\(values.count)"
    }
    return try connection.all(
      """
      SELECT l.id, l.at, COALESCE(u.login, '-'), l.what, l.subject, l.details, t.changes
      FROM administration_log l LEFT JOIN users u ON u.id = l.user_id
      LEFT JOIN keeping_trail t ON t.entry_id = l.id
      WHERE \(conditions) ORDER BY l.id DESC LIMIT $2
      """, values
    ) { row in
      Entry(
        id: row.integer(0), at: row.integer(1), user: row.text(2), what: row.text(3),
        subject: row.text(4), details: row.text(5),
        edits: try row.optionalText(6).map { try edits($0, of: row.integer(0)) } ?? [])
    }
  }

  private static func edits(_ json: String, of entry: Int64) throws -> [Edit] {
    do {
      return try JSONDecoder().decode([Edit].self, from: Data(json.utf8))
    } catch {
      throw StorageFailure.malformed("keeping_trail of \(entry)")
    }
  }
}
