public import Domain
import Storage

/// Why an emergency is not declared or ended.
public enum HaltRefusal: Error, Sendable, Equatable {
  /// Only verifiers of the arbiter do this.
  case notYours
  case unknownArea(String)
  case inPast
  case tooLong(days: Int)
  case wordsMissing
  case wordsTooLong(most: Int)
}

extension Casework {
  /// Source: house rule; whoever needs more declares it anew.
  public static let longestHaltDays = 90
  public static let longestHaltWords = 300

  /// Those who may let the clocks of a whole area stand still.
  public static func declaresHalts(_ actor: Actor, _ book: CityBook) -> Bool {
    actor.role == .verifier && actor.unit == book.city.arbiterUnit
  }

  /// Declares an emergency from now to the end of a day. Clocks stop when the clockwork next looks.
  public func declareHalt(
    in area: String, through day: LocalDate, words: String, by actor: Actor, now: Int64
  ) async throws {
    let book = book
    guard Self.declaresHalts(actor, book), let user = actor.user else {
      throw HaltRefusal.notYours
    }
    let words = words.trimmed
    guard book.area(area) != nil else { throw HaltRefusal.unknownArea(area) }
    let days = day.daysSince1970 - book.clock.date(at: now).daysSince1970
    guard days >= 0 else { throw HaltRefusal.inPast }
    guard days <= Self.longestHaltDays else {
      throw HaltRefusal.tooLong(days: Self.longestHaltDays)
    }
    guard !words.isEmpty else { throw HaltRefusal.wordsMissing }
    guard !words.isLonger(than: Self.longestHaltWords) else {
      throw HaltRefusal.wordsTooLong(most: Self.longestHaltWords)
    }
    let until = book.clock.start(of: LocalDate(daysSince1970: day.daysSince1970 + 1))
    try await database.write { connection in
      try HaltRows.insert(
        area: area, from: now, until: until, words: words, by: user, at: now, on: connection)
      try AdministrationRows.append(
        at: now, user: user, what: "halt.declare", subject: area, details: day.iso, on: connection)
    }
  }

  /// Ends it before its day. False when it is over already or there is none.
  public func endHalt(_ id: Int64, by actor: Actor, now: Int64) async throws -> Bool {
    guard Self.declaresHalts(actor, book) else { throw HaltRefusal.notYours }
    return try await database.write { connection in
      guard let halt = try HaltRows.find(id, on: connection),
        try HaltRows.end(id, at: now, on: connection)
      else { return false }
      try AdministrationRows.append(
        at: now, user: actor.user, what: "halt.end", subject: halt.area, details: "",
        on: connection)
      return true
    }
  }
}
