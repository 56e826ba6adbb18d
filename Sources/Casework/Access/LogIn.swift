public import Domain
public import Sodium
public import Storage

/// Why a login fails. Known and unknown names get the same answer after the same work.
public enum LogInRefusal: Error, Sendable, Equatable {
  case wrongNameOrPassword
  /// Too many tries; moment when trying again helps.
  case tooMany(until: Int64)
}

/// Sessions of officers.
public struct Sessions: Sendable {
  /// A session ends 12 hours after login, in milliseconds.
  public static let lifetime: Int64 = 12 * 3_600_000
  private let database: any Database
  private let hasher: PasswordHasher
  /// Checked when the name is unknown, so that both answers cost the same.
  private let decoy: String
  private let tries: Allowances.Tries

  public init(
    database: any Database, hasher: PasswordHasher, allowances: Allowances = .standard
  ) throws {
    tries = allowances.logIn
    self.database = database
    self.hasher = hasher
    decoy = try hasher.hash(ReporterKeys.freshToken())
  }

  /// Begins a session under `tokenHash`; the caller's earlier session, if any, is ended, so that a
  /// token known before login is worth nothing after it.
  public func logIn(
    login: String, password: String, address: String, tokenHash: String, replacing old: String?,
    now: Int64
  ) async throws -> User {
    let name = login.trimmed.lowercased()
    let tries = tries
    let attempt = SecretTries("logIn", name, from: address)
    let until = try await database.write { try attempt.take(tries, now: now, on: $0) }
    if let until { throw LogInRefusal.tooMany(until: until) }
    let found = try await database.read { try UserRows.find(login: name, on: $0) }
    let matches = hasher.verify(password, against: found?.password ?? decoy)
    guard let found, matches, found.user.disabledAt == nil else {
      throw LogInRefusal.wrongNameOrPassword
    }
    try await database.write { connection in
      if let old { try SessionRows.end(old, on: connection) }
      try attempt.succeeded(on: connection)
      try SessionRows.begin(
        tokenHash, user: found.user.id, at: now, expires: now + Self.lifetime, on: connection)
    }
    return found.user
  }

  public func logOut(_ tokenHash: String) async throws {
    try await database.write { try SessionRows.end(tokenHash, on: $0) }
  }

  /// The officer behind a session, if it runs and the account is in service.
  public func user(_ tokenHash: String, now: Int64) async throws -> User? {
    try await database.read { try SessionRows.user(tokenHash, now: now, on: $0) }
  }
}
