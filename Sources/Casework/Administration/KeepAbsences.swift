public import Domain
public import Storage

/// Why an absence is not entered or ended.
public enum AbsenceRefusal: Error, Sendable, Equatable {
  /// Nobody there, or nobody this officer may answer for.
  case unknownAccount
  case inPast
  case endsBeforeItBegins
  case tooLong(days: Int)
  /// There is an absence on those days already.
  case overlaps
  /// Not in service in the unit or above it, or the very person.
  case unknownSubstitute
  /// The substitute is away on those days too.
  case substituteAway
  case unknownAbsence
}

/// Days away, both inclusive, and who stands in.
public struct AbsenceWish: Sendable, Equatable {
  public var user: Int64
  public var from: LocalDate
  public var through: LocalDate
  public var substitute: Int64?

  public init(user: Int64, from: LocalDate, through: LocalDate, substitute: Int64?) {
    self.user = user
    self.from = from
    self.through = through
    self.substitute = substitute
  }
}

extension Casework {
  /// An absence lasts so long at most, and begins within that time.
  public static let longestAbsence = 366

  /// Whether somebody may enter and end absences of a person: their own, those of people in their
  /// unit or below as its head, anybody's as an administrator.
  public static func mayKeepAbsences(of user: User, by actor: Actor, units: UnitTree) -> Bool {
    if actor.user == user.id || actor.role == .administrator { return true }
    guard actor.role == .agencyHead, let unit = actor.unit else { return false }
    return units.isWithin(user.unit, unit)
  }

  /// Units whose people may stand in for somebody: the own one and those above it, which have all
  /// of its reports on their desks.
  public static func substituteUnits(for user: User, units: UnitTree) -> [String] {
    units.line(from: user.unit).filter(\.canHold).map(\.code)
  }

  /// Of people in service in those units, who may stand in.
  public static func substitutes(_ people: [User], for user: User) -> [User] {
    people.filter { $0.id != user.id && ($0.role.worksReports || $0.role == .fieldOfficer) }
  }

  /// Enters an absence. From its first day on ``mindAbsences(now:)`` passes the work on.
  public func addAbsence(_ wish: AbsenceWish, by actor: Actor, now: Int64) async throws {
    let book = book
    let clock = book.clock
    let today = clock.date(at: now)
    let most = Self.longestAbsence
    guard wish.from <= wish.through else { throw AbsenceRefusal.endsBeforeItBegins }
    guard wish.from >= today else { throw AbsenceRefusal.inPast }
    guard wish.through.daysSince1970 - wish.from.daysSince1970 < most,
      wish.from.daysSince1970 - today.daysSince1970 <= most
    else { throw AbsenceRefusal.tooLong(days: most) }
    let from = clock.start(of: wish.from)
    let until = clock.start(of: LocalDate(daysSince1970: wish.through.daysSince1970 + 1))
    try await database.write { connection in
      guard let user = try UserRows.find(id: wish.user, on: connection),
        Self.mayKeepAbsences(of: user, by: actor, units: book.units)
      else { throw AbsenceRefusal.unknownAccount }
      let known = try AbsenceRows.current(
        of: [user.id] + (wish.substitute.map { [$0] } ?? []), now: now, on: connection
      ).filter { $0.from < until && from < $0.until }
      guard !known.contains(where: { $0.user == user.id }) else { throw AbsenceRefusal.overlaps }
      var standIn = "-"
      if let substitute = wish.substitute {
        let people = try UserRows.serving(
          in: Self.substituteUnits(for: user, units: book.units), on: connection)
        guard
          let person = Self.substitutes(people, for: user).first(where: { $0.id == substitute })
        else { throw AbsenceRefusal.unknownSubstitute }
        guard !known.contains(where: { $0.user == substitute }) else {
          throw AbsenceRefusal.substituteAway
        }
        standIn = person.login
      }
      try AbsenceRows.insert(
        user: user.id, substitute: wish.substitute, from: from, until: until, at: now,
        on: connection)
      try AdministrationRows.append(
        at: now, user: actor.user, what: "absence.add", subject: user.login,
        details: "\(wish.from.iso) \(wish.through.iso) \(standIn)", on: connection)
    }
  }

  /// Ends an absence now, or forgets one that has not begun.
  /// - Returns: whose it was
  @discardableResult
  public func endAbsence(_ id: Int64, by actor: Actor, now: Int64) async throws -> Int64 {
    let units = book.units
    return try await database.write { connection in
      guard let absence = try AbsenceRows.find(id, on: connection),
        let user = try UserRows.find(id: absence.user, on: connection),
        Self.mayKeepAbsences(of: user, by: actor, units: units)
      else { throw AbsenceRefusal.unknownAbsence }
      // Sent twice, it has ended all the same.
      if try AbsenceRows.end(id, at: now, on: connection) {
        try AdministrationRows.append(
          at: now, user: actor.user, what: "absence.end", subject: user.login, details: "",
          on: connection)
      }
      return user.id
    }
  }
}
