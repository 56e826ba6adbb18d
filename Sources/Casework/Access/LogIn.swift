public import Domain
public import Sodium
public import Storage

/// Why a login fails. Known and unknown names get the same answer after the same work.
public enum LogInRefusal: Error, Sendable, Equatable {
  case wrongNameOrPassword
  /// Too many tries; moment when trying again helps.
  case tooMany(until: Int64)
}

/// How far a right password leads.
public enum LogInOutcome: Sendable, Equatable {
  case signedIn(User)
  /// The code of the second step is still to come.
  case needsCode
}

/// From where somebody signs in, as the list of sessions shows it.
public struct Visitor: Sendable, Equatable {
  /// Counted, never kept.
  public let address: String
  /// Browser and system in words.
  public let device: String
  /// The network around the address.
  public let block: String

  public init(address: String, device: String = "", block: String = "") {
    self.address = address
    self.device = device
    self.block = block
  }
}

/// Sessions of officers.
public struct Sessions: Sendable {
  /// A session ends 12 hours after login, in milliseconds.
  public static let lifetime: Int64 = 12 * 3_600_000
  /// How long the second step may take, in milliseconds (20 minutes).
  public static let stepLifetime: Int64 = 20 * 60_000
  /// How exactly it is noted when a session was last used, in milliseconds (10 minutes).
  static let seenEvery: Int64 = 10 * 60_000

  let database: any Database
  private let hasher: PasswordHasher
  /// Checked when the name is unknown or has no password yet, so that all answers cost the same.
  private let decoy: String
  let tries: Allowances.Tries

  public init(
    database: any Database, hasher: PasswordHasher, allowances: Allowances = .standard
  ) throws {
    tries = allowances.logIn
    self.database = database
    self.hasher = hasher
    decoy = try hasher.hash(ReporterKeys.freshToken())
  }

  /// Begins a session under `tokenHash`; the caller's earlier session, if any, is ended, so that a
  /// token known before login is worth nothing after it. Where the person has a second step, the
  /// token opens only that one.
  public func logIn(
    login: String, password: String, from visitor: Visitor, tokenHash: String,
    replacing old: String?, now: Int64
  ) async throws -> LogInOutcome {
    let name = login.trimmed.lowercased()
    let tries = tries
    let attempt = SecretTries("logIn", name, from: visitor.address)
    let until = try await database.write { try attempt.take(tries, now: now, on: $0) }
    if let until { throw LogInRefusal.tooMany(until: until) }
    let found = try await database.read { try UserRows.find(login: name, on: $0) }
    let stored = found.flatMap { $0.password == Accounts.noPassword ? nil : $0.password }
    let matches = hasher.verify(password, against: stored ?? decoy)
    guard let found, stored != nil, matches, found.user.disabledAt == nil else {
      throw LogInRefusal.wrongNameOrPassword
    }
    let user = found.user
    return try await database.write { connection in
      if let old {
        try SessionRows.end(old, on: connection)
        try LogInStepRows.end(old, on: connection)
      }
      try attempt.succeeded(on: connection)
      guard try FactorRows.find(user.id, on: connection)?.confirmedAt == nil else {
        try LogInStepRows.begin(
          tokenHash, user: user.id, expires: now + Self.stepLifetime, on: connection)
        return .needsCode
      }
      try SessionRows.begin(
        tokenHash, user: user.id, at: now, expires: now + Self.lifetime, device: visitor.device,
        block: visitor.block, on: connection)
      return .signedIn(user)
    }
  }

  public func logOut(_ tokenHash: String) async throws {
    try await database.write { try SessionRows.end(tokenHash, on: $0) }
  }

  /// Who sits behind a session, if it runs and the account is in service. Notes from time to time
  /// that it is in use; a store that cannot write now keeps nobody out.
  public func find(_ tokenHash: String, now: Int64) async throws -> SessionRows.Found? {
    let found = try await database.read { try SessionRows.find(tokenHash, now: now, on: $0) }
    if let found, now - found.seenAt >= Self.seenEvery {
      try? await database.write { try SessionRows.seen(tokenHash, at: now, on: $0) }
    }
    return found
  }

  public func user(_ tokenHash: String, now: Int64) async throws -> User? {
    try await find(tokenHash, now: now)?.user
  }
}
