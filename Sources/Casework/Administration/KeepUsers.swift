public import Domain
public import Sodium
public import Storage

/// Why an account is not made or changed.
public enum AccountRefusal: Error, Sendable, Equatable {
  /// 3 to 40 small letters, digits, dots, dashes or underscores.
  case malformedLogin
  case loginTaken
  /// 1 to 100 characters.
  case malformedName
  case passwordTooShort(least: Int)
  /// In bytes.
  case passwordTooLong(most: Int)
  case unknownUnit(String)
  case roleNotForOfficers
  case unknownAccount
  /// Nobody locks themselves out.
  case yourself
}

/// Accounts of officers. `by` is the administrator; nil from the command line.
public struct Accounts: Sendable {
  public static let leastPassword = 10

  private let database: any Database
  private let hasher: PasswordHasher
  private let shelf: CityShelf

  public init(database: any Database, hasher: PasswordHasher, shelf: CityShelf) {
    self.database = database
    self.hasher = hasher
    self.shelf = shelf
  }

  @discardableResult
  public func add(
    login: String, name: String, password: String, role: Role, unit: String, by: Int64?,
    now: Int64
  ) async throws -> Int64 {
    let login = login.trimmed.lowercased()
    let name = name.trimmed
    guard (3...40).contains(login.count),
      login.utf8.allSatisfy({
        ($0 >= 0x61 && $0 <= 0x7A) || ($0 >= 0x30 && $0 <= 0x39) || [0x2D, 0x2E, 0x5F].contains($0)
      })
    else { throw AccountRefusal.malformedLogin }
    try check(name: name, role: role, unit: unit)
    let hash = try hashed(password)
    return try await database.write { connection in
      guard try UserRows.find(login: login, on: connection) == nil else {
        throw AccountRefusal.loginTaken
      }
      let id = try UserRows.insert(
        login: login, name: name, password: hash, role: role, unit: unit, at: now, on: connection)
      try AdministrationRows.append(
        at: now, user: by, what: "user.add", subject: login,
        details: "\(role.rawValue) \(unit)", on: connection)
      return id
    }
  }

  public func change(
    _ id: Int64, name: String, role: Role, unit: String, by: Int64?, now: Int64
  ) async throws {
    let name = name.trimmed
    try check(name: name, role: role, unit: unit)
    guard id != by || role == .administrator else { throw AccountRefusal.yourself }
    try await logged(id, what: "user.change", details: "\(role.rawValue) \(unit)", by: by, now: now)
    { try UserRows.update(id, name: name, role: role, unit: unit, on: $0) }
  }

  public func resetPassword(_ id: Int64, to password: String, by: Int64?, now: Int64) async throws {
    let hash = try hashed(password)
    try await logged(id, what: "user.reset", details: "", by: by, now: now) {
      try UserRows.setPassword(id, hash, on: $0)
    }
  }

  public func setDisabled(_ id: Int64, _ disabled: Bool, by: Int64?, now: Int64) async throws {
    guard id != by else { throw AccountRefusal.yourself }
    try await logged(
      id, what: disabled ? "user.disable" : "user.enable", details: "", by: by, now: now
    ) { try UserRows.setDisabled(id, at: disabled ? now : nil, on: $0) }
  }

  private func logged(
    _ id: Int64, what: String, details: String, by: Int64?, now: Int64,
    _ change: @escaping @Sendable (any Connection) throws -> Bool
  ) async throws {
    try await database.write { connection in
      guard let user = try UserRows.find(id: id, on: connection), try change(connection) else {
        throw AccountRefusal.unknownAccount
      }
      try AdministrationRows.append(
        at: now, user: by, what: what, subject: user.login, details: details, on: connection)
    }
  }

  private func check(name: String, role: Role, unit: String) throws {
    guard (1...100).contains(name.count) else { throw AccountRefusal.malformedName }
    guard role != .reporter else { throw AccountRefusal.roleNotForOfficers }
    guard shelf.book.units[unit] != nil else { throw AccountRefusal.unknownUnit(unit) }
  }

  private func hashed(_ password: String) throws -> String {
    guard password.count >= Self.leastPassword else {
      throw AccountRefusal.passwordTooShort(least: Self.leastPassword)
    }
    guard password.utf8.count <= PasswordHasher.longestPassword else {
      throw AccountRefusal.passwordTooLong(most: PasswordHasher.longestPassword)
    }
    return try hasher.hash(password)
  }
}
