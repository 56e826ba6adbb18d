public import Domain
import Sodium
import Storage

extension Accounts {
  /// Makes a secret for the person's app. It counts only once a code of it has been shown.
  public func proposeSecondStep(of user: Int64, now: Int64) async throws {
    let secret = randomBytes(TimeCode.secretBytes).hex
    let isNew = try await database.write {
      try FactorRows.propose(user, secret: secret, at: now, on: $0)
    }
    guard isNew else { throw SecondStepRefusal.notThere }
  }

  /// Turns the second step on by a code of the app.
  /// - Returns: recovery codes, shown once; the store keeps their hashes
  public func confirmSecondStep(of id: Int64, code: String, now: Int64) async throws -> [String] {
    let typed = SecondStep.normalised(code)
    let codes = SecondStep.freshCodes()
    try await database.write { connection in
      guard let factor = try FactorRows.find(id, on: connection), factor.confirmedAt == nil else {
        throw SecondStepRefusal.notThere
      }
      guard let step = try SecondStep.step(typed, factor, now: now),
        try FactorRows.use(step: step, of: id, on: connection)
      else { throw SecondStepRefusal.wrongCode }
      try FactorRows.confirm(id, at: now, on: connection)
      try Self.put(codes, of: id, on: connection)
      try Self.note("user.factorOn", of: id, by: id, now: now, on: connection)
    }
    return codes
  }

  /// New recovery codes in place of all earlier ones.
  public func renewRecoveryCodes(of id: Int64, code: String, now: Int64) async throws -> [String] {
    try await SecondStep.check(code, of: id, tries: tries.own, in: database, now: now)
    let codes = SecondStep.freshCodes()
    try await database.write { connection in
      try Self.put(codes, of: id, on: connection)
      try Self.note("user.recoveryCodes", of: id, by: id, now: now, on: connection)
    }
    return codes
  }

  /// Turns the own second step off, by password and code.
  public func dropSecondStep(of id: Int64, password: String, code: String, now: Int64)
    async throws
  {
    try await checkPassword(password, of: id, now: now)
    try await SecondStep.check(code, of: id, tries: tries.own, in: database, now: now)
    try await forget(id, what: "user.factorOff", by: id, now: now)
  }

  /// Takes a second step away from somebody who lost the phone, and ends their sessions.
  public func resetSecondStep(of id: Int64, by user: Int64?, now: Int64) async throws {
    try await forget(id, what: "user.factorReset", by: user, now: now)
  }

  private func forget(_ id: Int64, what: String, by user: Int64?, now: Int64) async throws {
    try await database.write { connection in
      guard try FactorRows.remove(id, on: connection) else { throw SecondStepRefusal.notThere }
      if id != user {
        _ = try SessionRows.end(of: id, but: nil, on: connection)
        try LogInStepRows.end(of: id, on: connection)
      }
      try Self.note(what, of: id, by: user, now: now, on: connection)
    }
  }

  private static func put(_ codes: [String], of id: Int64, on connection: any Connection) throws {
    try FactorRows.replaceCodes(
      codes.map { SecondStep.hash($0, of: id) }, of: id, on: connection)
  }

  static func note(
    _ what: String, of id: Int64, by user: Int64?, now: Int64, on connection: any Connection
  ) throws {
    guard let subject = try UserRows.find(id: id, on: connection) else {
      throw AccountRefusal.unknownAccount
    }
    try AdministrationRows.append(
      at: now, user: user, what: what, subject: subject.login, details: "", on: connection)
  }

  /// Which roles must have a second step: who has none sets it up before anything else.
  public func requireSecondStep(of roles: Set<Role>, by user: Int64?, now: Int64) async throws {
    let officers = roles.intersection(Role.officers)
    let after = Role.officers.filter(officers.contains).map(\.rawValue).joined(separator: " ")
    try await database.write { connection in
      let before = try FactorRows.requiredRoles(on: connection)
      guard before != officers else { return }
      try FactorRows.require(officers, on: connection)
      try AdministrationRows.append(
        at: now, user: user, what: "user.factorRoles", subject: "-", details: after,
        edits: [
          .init(
            "roles",
            Role.officers.filter(before.contains).map(\.rawValue)
              .joined(separator: " "), after)
        ], on: connection)
    }
  }
}
