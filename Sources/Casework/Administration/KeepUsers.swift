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
  /// The role is not one of such units.
  case unitUnfit
  case roleNotForOfficers
  case unknownAccount
  /// Nobody locks themselves out.
  case yourself
  case wrongPassword
}

/// Accounts of officers. `by` is the administrator; nil from the command line.
public struct Accounts: Sendable {
  public static let leastPassword = 10
  /// Stands where nobody has set a password yet; no password matches it.
  static let noPassword = "-"

  let database: any Database
  let hasher: PasswordHasher
  private let shelf: CityShelf
  let tries: Allowances.Tries

  public init(
    database: any Database, hasher: PasswordHasher, shelf: CityShelf,
    allowances: Allowances = .standard
  ) {
    tries = allowances.logIn
    self.database = database
    self.hasher = hasher
    self.shelf = shelf
  }

  /// - Parameter password: nil until the person sets one by an invitation
  @discardableResult
  public func add(
    login: String, name: String, password: String?, role: Role, unit: String,
    email: String? = nil, by: Int64?, now: Int64
  ) async throws -> Int64 {
    let login = login.trimmed.lowercased()
    let name = name.trimmed
    try Self.check(login: login)
    try Self.check(name: name, role: role, unit: unit, book: shelf.book)
    let hash = try password.map(hashed) ?? Self.noPassword
    return try await database.write {
      try Self.add(
        login: login, name: name, hash: hash, role: role, unit: unit, email: email, by: by,
        now: now, on: $0)
    }
  }

  static func check(login: String) throws {
    guard (3...40).contains(login.count),
      login.utf8.allSatisfy({
        ($0 >= 0x61 && $0 <= 0x7A) || ($0 >= 0x30 && $0 <= 0x39) || [0x2D, 0x2E, 0x5F].contains($0)
      })
    else { throw AccountRefusal.malformedLogin }
  }

  static func add(
    login: String, name: String, hash: String, role: Role, unit: String, email: String?,
    by: Int64?, now: Int64, on connection: any Connection
  ) throws -> Int64 {
    guard try UserRows.find(login: login, on: connection) == nil else {
      throw AccountRefusal.loginTaken
    }
    let id = try UserRows.insert(
      login: login, name: name, password: hash, role: role, unit: unit, at: now, on: connection)
    if let email { try UserRows.setEmail(id, email, on: connection) }
    try AdministrationRows.append(
      at: now, user: by, what: "user.add", subject: login,
      details: "\(role.rawValue) \(unit)",
      edits: [
        .init("name", nil, name), .init("role", nil, role.rawValue), .init("unit", nil, unit),
      ], on: connection)
    return id
  }

  public func change(
    _ id: Int64, name: String, role: Role, unit: String, by: Int64?, now: Int64
  ) async throws {
    let name = name.trimmed
    let book = shelf.book
    try Self.check(name: name, role: role, unit: unit, book: book)
    try await database.write {
      try Self.change(
        id, name: name, role: role, unit: unit, by: by, now: now, book: book, on: $0)
    }
  }

  static func change(
    _ id: Int64, name: String, role: Role, unit: String, by: Int64?, now: Int64, book: CityBook,
    on connection: any Connection
  ) throws {
    guard id != by || role == .administrator else { throw AccountRefusal.yourself }
    guard let user = try UserRows.find(id: id, on: connection),
      try UserRows.update(id, name: name, role: role, unit: unit, on: connection)
    else { throw AccountRefusal.unknownAccount }
    if user.unit != unit || !(role.worksReports || role == .fieldOfficer) {
      try handOver(from: id, now: now, book: book, on: connection)
    }
    try AdministrationRows.append(
      at: now, user: by, what: "user.change", subject: user.login,
      details: "\(role.rawValue) \(unit)",
      edits: [
        .init("name", user.name, name), .init("role", user.role.rawValue, role.rawValue),
        .init("unit", user.unit, unit),
      ], on: connection)
  }

  public func resetPassword(_ id: Int64, to password: String, by: Int64?, now: Int64) async throws {
    let hash = try hashed(password)
    try await logged(id, what: "user.reset", details: "", by: by, now: now) {
      try UserRows.setPassword(id, hash, on: $0)
    }
  }

  /// Sets the own password and ends the person's other sessions.
  public func changePassword(
    of id: Int64, from old: String, to new: String, keeping tokenHash: String?, now: Int64
  ) async throws {
    try await checkPassword(old, of: id, now: now)
    let hash = try hashed(new)
    try await logged(id, what: "user.password", details: "", by: id, now: now) {
      try UserRows.setPassword(id, hash, keeping: tokenHash, on: $0)
    }
  }

  /// Asks for the own password again, before something that matters.
  /// - Throws: ``AccountRefusal/wrongPassword``, ``LogInRefusal/tooMany(until:)``
  func checkPassword(_ password: String, of id: Int64, now: Int64) async throws {
    let bucket = ReporterKeys.hash("password\n\(id)")
    let tries = tries.own
    let until = try await database.write {
      try BucketRows.take(bucket, of: tries, now: now, on: $0)
    }
    if let until { throw LogInRefusal.tooMany(until: until) }
    let stored = try await database.read { try UserRows.password(of: id, on: $0) }
    guard let stored, hasher.verify(password, against: stored) else {
      throw AccountRefusal.wrongPassword
    }
    try await database.write { try BucketRows.fill(bucket, on: $0) }
  }

  public func setDisabled(_ id: Int64, _ disabled: Bool, by: Int64?, now: Int64) async throws {
    let book = shelf.book
    try await database.write {
      try Self.setDisabled(id, disabled, by: by, now: now, book: book, on: $0)
    }
  }

  static func setDisabled(
    _ id: Int64, _ disabled: Bool, by: Int64?, now: Int64, book: CityBook,
    on connection: any Connection
  ) throws {
    guard id != by else { throw AccountRefusal.yourself }
    guard let user = try UserRows.find(id: id, on: connection) else {
      throw AccountRefusal.unknownAccount
    }
    if disabled { try handOver(from: id, now: now, book: book, on: connection) }
    guard try UserRows.setDisabled(id, at: disabled ? now : nil, on: connection) else {
      throw AccountRefusal.unknownAccount
    }
    try AdministrationRows.append(
      at: now, user: by, what: disabled ? "user.disable" : "user.enable", subject: user.login,
      details: "", edits: [.init("service", disabled ? "yes" : "no", disabled ? "no" : "yes")],
      on: connection)
  }

  /// Open reports of somebody who will not work on them go back to the unit, as in an absence without
  /// a substitute.
  private static func handOver(
    from id: Int64, now: Int64, book: CityBook, on connection: any Connection
  ) throws {
    while case let reports = try AbsenceRows.assigned(to: id, limit: 100, on: connection),
      !reports.isEmpty
    {
      for report in reports {
        try Casework.perform(
          Reassign(assignee: nil),
          on: try Casework.upToDate(report, units: book.units, on: connection), seen: nil,
          by: .system, now: now, book: book, connection: connection)
      }
    }
  }

  func logged(
    _ id: Int64, what: String, details: String, edits: [AdministrationRows.Edit] = [],
    by: Int64?, now: Int64,
    _ change: @escaping @Sendable (any Connection) throws -> Bool
  ) async throws {
    try await database.write { connection in
      guard let user = try UserRows.find(id: id, on: connection), try change(connection) else {
        throw AccountRefusal.unknownAccount
      }
      try AdministrationRows.append(
        at: now, user: by, what: what, subject: user.login, details: details, edits: edits,
        on: connection)
    }
  }

  static func check(name: String, role: Role, unit: String, book: CityBook) throws {
    guard (1...100).contains(name.count) else { throw AccountRefusal.malformedName }
    guard role != .reporter else { throw AccountRefusal.roleNotForOfficers }
    guard let unit = book.units[unit] else { throw AccountRefusal.unknownUnit(unit) }
    guard role.serves(in: unit.kind) else { throw AccountRefusal.unitUnfit }
  }

  func hashed(_ password: String) throws -> String {
    guard password.count >= Self.leastPassword else {
      throw AccountRefusal.passwordTooShort(least: Self.leastPassword)
    }
    guard password.utf8.count <= PasswordHasher.longestPassword else {
      throw AccountRefusal.passwordTooLong(most: PasswordHasher.longestPassword)
    }
    return try hasher.hash(password)
  }
}

/// A new account has no password: its person is invited afterwards.
extension UserLine: KeptLine {
  init(_ user: User) {
    self.init(
      login: user.login, name: user.name, role: user.role, unit: user.unit,
      serves: user.disabledAt == nil)
  }

  public var code: String { login }

  private var values: [(field: String, value: String)] {
    [
      ("name", name), ("role", role.rawValue), ("unit", unit), ("service", serves ? "yes" : "no"),
    ]
  }

  public func change(_ scene: ListScene) throws -> RowChange? {
    try Accounts.check(login: login)
    try Accounts.check(name: name, role: role, unit: unit, book: scene.book)
    let known = try UserRows.find(login: login, on: scene.connection)?.user
    if let known, known.id == scene.actor.user, !serves || role != .administrator {
      throw AccountRefusal.yourself
    }
    return RowChange(login, before: known.map { UserLine($0).values }, after: values)
  }

  public func enter(_ scene: ListScene) throws {
    let (by, now, connection) = (scene.actor.user, scene.now, scene.connection)
    let known = try UserRows.find(login: login, on: connection)?.user
    let id =
      try known?.id
      ?? Accounts.add(
        login: login, name: name, hash: Accounts.noPassword, role: role, unit: unit, email: nil,
        by: by, now: now, on: connection)
    if let known, (known.name, known.role, known.unit) != (name, role, unit) {
      try Accounts.change(
        id, name: name, role: role, unit: unit, by: by, now: now, book: scene.book,
        on: connection)
    }
    if (known?.disabledAt == nil) != serves {
      try Accounts.setDisabled(
        id, !serves, by: by, now: now, book: scene.book, on: connection)
    }
  }
}
