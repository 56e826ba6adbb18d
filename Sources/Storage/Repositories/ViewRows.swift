public import Domain

/// Saved views: a list of the inbox with a filter, under a name.
public enum ViewRows {
  /// Whose it is.
  public enum Owner: Sendable, Hashable {
    case person(Int64)
    /// Everybody with the role in a unit and below it; nil = in the whole city.
    case role(Role, unit: String?)
  }

  public struct View: Sendable, Equatable {
    public let id: Int64
    public let owner: Owner
    public let name: String
    /// The list's part of its address.
    public let list: String
    /// The filter as it stands in an address.
    public let query: String
    public let position: Int64
  }

  private static let columns =
    "v.id, v.user_id, v.role, v.unit, v.name, v.list, v.query, v.position"

  /// What somebody is offered: own views, then those of the role. At most 60.
  /// - Parameter units: the person's unit and those above it
  public static func offered(
    to user: Int64, role: Role, units: [String], on connection: any Connection
  ) throws -> [View] {
    let marks = units.isEmpty ? "NULL" : SQLValue.marks(units.count, from: 3)
    return try connection.all(
      """
      SELECT \(columns) FROM saved_views v WHERE v.user_id = $1
        OR (v.role = $2 AND (v.unit IS NULL OR v.unit IN (\(marks))))
      ORDER BY CASE WHEN v.user_id IS NULL THEN 1 ELSE 0 END, v.position, v.id LIMIT 60
      """, [.integer(user), .text(role.rawValue)] + units.map(SQLValue.text), decode)
  }

  /// Views of roles in one unit, or in the whole city, by role and position. At most 400.
  public static func ofRoles(in unit: String?, on connection: any Connection) throws -> [View] {
    try connection.all(
      """
      SELECT \(columns) FROM saved_views v WHERE v.role IS NOT NULL AND \(isUnit(unit, "$1"))
      ORDER BY v.role, v.position, v.id LIMIT 400
      """, unit.map { [.text($0)] } ?? [], decode)
  }

  /// Views of one owner in their order.
  public static func views(of owner: Owner, on connection: any Connection) throws -> [View] {
    let (condition, values) = condition(owner)
    return try connection.all(
      "SELECT \(columns) FROM saved_views v WHERE \(condition) ORDER BY v.position, v.id", values,
      decode)
  }

  public static func find(_ id: Int64, on connection: any Connection) throws -> View? {
    try connection.first(
      "SELECT \(columns) FROM saved_views v WHERE v.id = $1", [.integer(id)], decode)
  }

  /// Adds one behind the others of its owner.
  public static func insert(
    _ owner: Owner, name: String, list: String, query: String, at now: Int64,
    on connection: any Connection
  ) throws {
    let last = try views(of: owner, on: connection).last?.position ?? 0
    var user: Int64?
    var role: String?
    var place: String?
    switch owner {
    case .person(let id): user = id
    case .role(let one, let unit): (role, place) = (one.rawValue, unit)
    }
    try connection.put(
      """
      INSERT INTO saved_views (user_id, role, unit, name, list, query, position, created_at)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
      """,
      [
        .init(user), .init(role), .init(place), .text(name), .text(list), .text(query),
        .integer(last + 1), .integer(now),
      ])
  }

  public static func rename(_ id: Int64, _ name: String, on connection: any Connection) throws {
    try connection.put(
      "UPDATE saved_views SET name = $2 WHERE id = $1", [.integer(id), .text(name)])
  }

  public static func move(_ id: Int64, to position: Int64, on connection: any Connection) throws {
    try connection.put(
      "UPDATE saved_views SET position = $2 WHERE id = $1", [.integer(id), .integer(position)])
  }

  public static func delete(_ id: Int64, on connection: any Connection) throws {
    try connection.put("DELETE FROM saved_views WHERE id = $1", [.integer(id)])
  }

  private static func isUnit(_ unit: String?, _ name: String) -> String {
    unit == nil ? "v.unit IS NULL" : "v.unit = \(name)"
  }

  private static func condition(_ owner: Owner) -> (String, [SQLValue]) {
    switch owner {
    case .person(let user): ("v.user_id = $1", [.integer(user)])
    case .role(let role, let unit):
      (
        "v.role = $1 AND \(isUnit(unit, "$2"))",
        [.text(role.rawValue)] + (unit.map { [.text($0)] } ?? [])
      )
    }
  }

  private static func decode(_ row: any Row) throws -> View {
    let owner: Owner
    if let user = row.optionalInteger(1) {
      owner = .person(user)
    } else if let role = row.optionalText(2).flatMap(Role.init) {
      owner = .role(role, unit: row.optionalText(3))
    } else {
      throw StorageFailure.malformed("view \(row.integer(0))")
    }
    return View(
      id: row.integer(0), owner: owner, name: row.text(4), list: row.text(5), query: row.text(6),
      position: row.integer(7))
  }
}
