/// The clocks of a report. Nothing counts down: each is computed from the steps of the report, the
/// terms and the calendar.
public enum Clock: String, Sendable, Codable, CaseIterable {
  /// From arrival at the first office to the first real decision.
  case coordination
  /// From receipt by the city to verified completion; also while others verify.
  case completion
  /// From a later hand-over to the first step of the new holder: each agency's own share.
  case share
  /// From the claim that the work is done to the verdict.
  case verification
  /// From the promise of a date to that date.
  case estimate
  /// From a request beyond the terms to the arbiter's word.
  case request
}

/// Who is told when a clock comes to a step of the ladder.
public enum Rung: String, Sendable, Codable, CaseIterable {
  /// The office that holds the report: a warning, nothing escalates.
  case holder
  /// The head of that office.
  case unitHead
  /// The head of the office above: the agency, or the camat and the mayor.
  case upperHead
  /// The unit that decides between agencies.
  case arbiter
  case governor

  /// Whether the report goes to somebody's list of escalations.
  public var escalates: Bool { self != .holder }

  /// The office of this rung for a report held by `holder`. Where there is none, or it would be the
  /// holder again, the next rung up.
  public func unit(above holder: String, units: UnitTree, city: City) -> String {
    switch self {
    case .holder, .unitHead:
      return holder
    case .upperHead:
      let upper = units.line(from: holder).dropFirst().first { $0.canHold }?.code
      return upper ?? Rung.arbiter.unit(above: holder, units: units, city: city)
    case .arbiter:
      return city.arbiterUnit == holder
        ? Rung.governor.unit(above: holder, units: units, city: city) : city.arbiterUnit
    case .governor:
      return units.line(from: city.arbiterUnit).last { $0.kind == .leadership }?.code
        ?? city.arbiterUnit
    }
  }
}

/// Why clocks stand still: a closed list.
public enum PauseReason: String, Sendable, Codable, CaseIterable {
  /// Until the reporter answers.
  case reporter
  /// With somebody outside the city, until they accept it.
  case outsideJurisdiction
  /// Declared for an area.
  case forceMajeure
}

/// A time in which the clocks of one report do not run.
public struct Halt: Sendable, Codable, Equatable {
  public let from: Int64
  public var until: Int64
  /// Nil = it was closed.
  public let reason: PauseReason?

  public init(from: Int64, until: Int64, reason: PauseReason?) {
    self.from = from
    self.until = until
    self.reason = reason
  }

  var stop: Stop { Stop(from: from, until: until) }
}

/// A report that lies with somebody because it hangs.
public struct Escalation: Sendable, Codable, Equatable {
  public enum Cause: String, Sendable, Codable, CaseIterable {
    case coordination, completion, share, verification, estimate
    /// Handed on three times against somebody's will.
    case bounced
    /// A pause or a promise beyond the terms waits for a word.
    case request
  }

  /// The office on whose list it lies.
  public let unit: String
  public let cause: Cause
  public let at: Int64

  public init(unit: String, cause: Cause, at: Int64) {
    self.unit = unit
    self.cause = cause
    self.at = at
  }
}

/// What somebody asked the arbiter for.
public struct ClockRequest: Sendable, Codable, Equatable {
  public enum Kind: String, Sendable, Codable { case pause, estimate }

  public let kind: Kind
  /// The end of the pause, or the promised date.
  public let until: Int64
  /// Of a pause: one of ``PauseReason``; of a promise: a code of the city's list.
  public let reason: String

  public init(kind: Kind, until: Int64, reason: String) {
    self.kind = kind
    self.until = until
    self.reason = reason
  }
}
