public import Domain

/// An officer's account.
public struct User: Sendable, Equatable {
  public let id: Int64
  public let login: String
  public let name: String
  public let role: Role
  public let unit: String
  public let createdAt: Int64
  public let disabledAt: Int64?

  public var actor: Actor { Actor(officer: id, role: role, unit: unit) }
}

public enum UserRows {
  private static let columns = "u.id, u.login, u.name, u.role, u.unit, u.created_at, u.disabled_at"

  /// - Throws: ``StorageFailure/constraint(cause:)`` when the login is taken.
  public static func insert(
    login: String, name: String, password: String, role: Role, unit: String, at: Int64,
    on connection: any Connection
  ) throws -> Int64 {
    try connection.first(
      """
      INSERT INTO users (login, name, password, role, unit, created_at)
      VALUES ($1, $2, $3, $4, $5, $6) RETURNING id
      """,
      [
        .text(login), .text(name), .text(password), .text(role.rawValue), .text(unit),
        .integer(at),
      ]
    ) { $0.integer(0) } ?? 0
  }

  public static func find(login: String, on connection: any Connection) throws
    -> (user: User, password: String)?
  {
    try connection.first(
      "SELECT \(columns), u.password FROM users u WHERE u.login = $1", [.text(login)]
    ) { (try decode($0), $0.text(7)) }
  }

  public static func find(id: Int64, on connection: any Connection) throws -> User? {
    try connection.first("SELECT \(columns) FROM users u WHERE u.id = $1", [.integer(id)], decode)
  }

  /// What accounts are looked for by: any of these is enough.
  public struct Search: Sendable {
    /// Part of the login or the name.
    public let text: String
    public let roles: [Role]
    public let units: [String]

    public init(text: String, roles: [Role], units: [String]) {
      self.text = text
      self.roles = roles
      self.units = units
    }
  }

  /// Accounts by login, after `login`. At most `limit` + 1.
  public static func page(
    after login: String, limit: Int, search: Search? = nil, on connection: any Connection
  ) throws -> [User] {
    var values: [SQLValue] = [.text(login), .integer(Int64(limit + 1))]
    var condition = ""
    if let search {
      let text = search.text.lowercased()
      let part = text.reduce(into: "") { $0 += "%_\\".contains($1) ? "\\\($1)" : String($1) }
      values.append(.text("%\(part)%"))
      condition = "lower(u.login) LIKE $3 ESCAPE '\\' OR lower(u.name) LIKE $3 ESCAPE '\\'"
      for (column, codes) in [("role", search.roles.map(\.rawValue)), ("unit", search.units)]
      where !codes.isEmpty {
        condition += " OR u.\(column) IN (\(SQLValue.marks(codes.count, from: values.count + 1)))"
        values += codes.map(SQLValue.text)
      }
      condition = " AND (\(condition))"
    }
    return try connection.all(
      "SELECT \(columns) FROM users u WHERE u.login > $1\(condition) ORDER BY u.login LIMIT $2",
      values, decode)
  }

  /// People in service in these units, by name, at most 200.
  public static func serving(in units: [String], on connection: any Connection) throws -> [User] {
    guard !units.isEmpty else { return [] }
    return try connection.all(
      """
      SELECT \(columns) FROM users u WHERE u.unit IN (\(SQLValue.marks(units.count))) AND u.disabled_at IS NULL
      ORDER BY u.name, u.id LIMIT 200
      """, units.map(SQLValue.text), decode)
  }

  public static func update(
    _ id: Int64, name: String, role: Role, unit: String, on connection: any Connection
  ) throws -> Bool {
    try connection.run(
      "UPDATE users SET name = $2, role = $3, unit = $4 WHERE id = $1",
      [.integer(id), .text(name), .text(role.rawValue), .text(unit)]) == 1
  }

  /// Also ends every session of the person, but for the one they do it in, every invitation and
  /// every sign-in under way.
  public static func setPassword(
    _ id: Int64, _ password: String, keeping tokenHash: String? = nil,
    on connection: any Connection
  ) throws -> Bool {
    _ = try SessionRows.end(of: id, but: tokenHash, on: connection)
    try InvitationRows.end(of: id, on: connection)
    try LogInStepRows.end(of: id, on: connection)
    return try connection.run(
      "UPDATE users SET password = $2 WHERE id = $1", [.integer(id), .text(password)]) == 1
  }

  /// Also ends every session, invitation and sign-in under way of the person. Nil puts the account back in service.
  public static func setDisabled(_ id: Int64, at: Int64?, on connection: any Connection) throws
    -> Bool
  {
    _ = try SessionRows.end(of: id, but: nil, on: connection)
    try InvitationRows.end(of: id, on: connection)
    try LogInStepRows.end(of: id, on: connection)
    return try connection.run(
      "UPDATE users SET disabled_at = $2 WHERE id = $1", [.integer(id), .init(at)]) == 1
  }

  /// What the password is checked against.
  public static func password(of id: Int64, on connection: any Connection) throws -> String? {
    try connection.first("SELECT password FROM users WHERE id = $1", [.integer(id)]) { $0.text(0) }
  }

  /// Where the city writes to an officer.
  public static func email(of id: Int64, on connection: any Connection) throws -> String? {
    try connection.first("SELECT email FROM users WHERE id = $1", [.integer(id)]) {
      $0.optionalText(0)
    } ?? nil
  }

  public static func setEmail(_ id: Int64, _ email: String?, on connection: any Connection) throws {
    try connection.run(
      "UPDATE users SET email = $2 WHERE id = $1", [.integer(id), .init(email)])
  }

  static func decode(_ row: any Row) throws -> User {
    guard let role = Role(rawValue: row.text(3)) else {
      throw StorageFailure.malformed("user \(row.integer(0))")
    }
    return User(
      id: row.integer(0), login: row.text(1), name: row.text(2), role: role, unit: row.text(4),
      createdAt: row.integer(5), disabledAt: row.optionalInteger(6))
  }
}
