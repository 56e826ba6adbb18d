import Domain
import Sodium
public import Storage

/// Why a second step is not set up, passed or taken away.
public enum SecondStepRefusal: Error, Sendable, Equatable {
  /// Not the code of this moment, one used before, or no recovery code.
  case wrongCode
  case tooMany(until: Int64)
  /// The sign-in ran out, or never began.
  case unknownStep
  /// There is none to confirm or take away, or there is one already.
  case notThere
}

/// How somebody's second step stands.
public struct SecondStep: Sendable, Equatable {
  public let isOn: Bool
  /// Waits for its first code; shown to its owner alone. Base 16.
  public let proposed: String?
  public let codesLeft: Int
  /// The role must have one.
  public let isRequired: Bool

  public static func read(_ user: User, on connection: any Connection) throws -> SecondStep {
    let factor = try FactorRows.find(user.id, on: connection)
    let isOn = factor?.confirmedAt != nil
    return SecondStep(
      isOn: isOn, proposed: isOn ? nil : factor?.secret,
      codesLeft: isOn ? try FactorRows.codesLeft(user.id, on: connection) : 0,
      isRequired: try FactorRows.requiredRoles(on: connection).contains(user.role))
  }
}

extension Sessions {
  /// Whether a sign-in waits for its code.
  public func awaitsCode(_ tokenHash: String, now: Int64) async throws -> Bool {
    try await database.read { try LogInStepRows.user(tokenHash, now: now, on: $0) } != nil
  }

  /// Ends the second step with a session under a token of its own.
  public func enterCode(
    _ typed: String, step: String, from visitor: Visitor, tokenHash: String, now: Int64
  ) async throws -> User {
    let waiting = try await database.read { try LogInStepRows.user(step, now: now, on: $0) }
    guard let user = waiting else { throw SecondStepRefusal.unknownStep }
    try await SecondStep.check(typed, of: user.id, tries: tries.own, in: database, now: now)
    return try await database.write { connection in
      // Of two that pass at the same time one begins a session.
      guard try LogInStepRows.user(step, now: now, on: connection) != nil else {
        throw SecondStepRefusal.unknownStep
      }
      try LogInStepRows.end(step, on: connection)
      try SessionRows.begin(
        tokenHash, user: user.id, at: now, expires: now + Self.lifetime, device: visitor.device,
        block: visitor.block, on: connection)
      return user
    }
  }
}

extension SecondStep {
  static let recoveryCodes = 10

  /// Takes a code of the app, or a recovery code, and uses it up. Tries from everywhere count
  /// together: whoever gets so far knows the password.
  static func check(
    _ typed: String, of user: Int64, tries: Allowance, in database: any Database, now: Int64
  ) async throws {
    let code = Self.normalised(typed)
    let bucket = ReporterKeys.hash("code\n\(user)")
    let until = try await database.write {
      try BucketRows.take(bucket, of: tries, now: now, on: $0)
    }
    if let until { throw SecondStepRefusal.tooMany(until: until) }
    try await database.write { connection in
      guard let factor = try FactorRows.find(user, on: connection), factor.confirmedAt != nil,
        try passes(code, factor, of: user, now: now, on: connection)
      else { throw SecondStepRefusal.wrongCode }
      try BucketRows.fill(bucket, on: connection)
    }
  }

  private static func passes(
    _ code: String, _ factor: FactorRows.Factor, of user: Int64, now: Int64,
    on connection: any Connection
  ) throws -> Bool {
    if code.utf8.count == TimeCode.digits {
      return try step(code, factor, now: now).map {
        try FactorRows.use(step: $0, of: user, on: connection)
      } ?? false
    }
    return try FactorRows.useCode(hash(code, of: user), of: user, at: now, on: connection)
  }

  /// The step of a code of the app; nil when it is wrong or used.
  static func step(_ code: String, _ factor: FactorRows.Factor, now: Int64) throws -> Int64? {
    guard let secret = [UInt8](hex: factor.secret) else {
      throw StorageFailure.malformed("user_factors")
    }
    return TimeCode.accepted(code, secret: secret, after: factor.lastStep, now: now)
  }

  /// Blanks and dashes are for the eye; letters may be large.
  static func normalised(_ typed: String) -> String {
    String(typed.prefix(100).lowercased().filter { !$0.isWhitespace && $0 != "-" })
  }

  /// Codes of 80 random bits need no slow hash.
  static func hash(_ code: String, of user: Int64) -> String {
    ReporterKeys.hash("recovery:\(user):\(code)")
  }

  /// Ten codes of 16 letters and digits.
  static func freshCodes() -> [String] {
    (0..<recoveryCodes).map { _ in base32(randomBytes(10)) }
  }
}
