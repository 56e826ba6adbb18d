public import Domain
import Storage

/// Disposisi: hand it down to a unit below, or to a person there.
public struct Dispatch: CaseVerb {
  public static let action = Action.dispatch
  public let unit: String?
  public let person: Int64?
  public let words: String?
  public let estimate: Int64?

  public init(
    to unit: String? = nil, person: Int64? = nil, words: String? = nil, estimate: Int64? = nil
  ) {
    self.unit = unit
    self.person = person
    self.words = words
    self.estimate = estimate
  }

  public func decide(_ case: Case) throws -> Decision {
    guard let own = `case`.actor.unit else { throw Refusal.notYours }
    let units = `case`.book.units
    var details = EventDetails()
    details.words = try `case`.optional(words)
    details.estimate = try estimate.map { moment in try `case`.freeEstimate(moment) }
    var holder = `case`.report.holder
    if let unit {
      // One that only oversees has no desk: the report would lie nowhere.
      guard units[unit]?.canHold == true else { throw Refusal.unknownUnit(unit) }
      guard units.isWithin(unit, own) else { throw Refusal.unitNotBelow(unit) }
      holder = unit
    }
    if let person {
      guard let user = try UserRows.find(id: person, on: `case`.connection), user.disabledAt == nil,
        units.isWithin(user.unit, unit ?? own), units[user.unit]?.canHold == true
      else { throw Refusal.unknownPerson }
      holder = user.unit
    }
    let present = try person.map { id in
      try AbsenceRows.standIn(for: id, at: `case`.now, on: `case`.connection)
    }
    guard person != nil || holder != `case`.report.holder else {
      throw Refusal.unitIsHolder(holder)
    }
    return Decision(holder: holder, assignee: present ?? nil, details: details)
  }
}
