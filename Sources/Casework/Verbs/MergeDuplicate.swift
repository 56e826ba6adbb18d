public import Domain
import Storage

/// Joins it to an open report about the same thing, whose number the reporter can follow.
public struct MergeDuplicate: CaseVerb {
  public static let action = Action.merge
  public let into: String
  public let words: String?
  /// Whether the officer has seen which report that is.
  public let isSeen: Bool
  /// Also where the two have little in common.
  public let anyway: Bool

  public init(
    into number: String, words: String? = nil, isSeen: Bool = true, anyway: Bool = false
  ) {
    self.into = number
    self.words = words
    self.isSeen = isSeen
    self.anyway = anyway
  }

  /// Farther apart than this, in metres, is hardly the same thing. Source: house rule.
  public static let farthest = 1_000.0

  /// How far apart two reports are, as exactly as this officer may know; nil where that is not known.
  public static func metres(
    from report: Report, to target: Report, for actor: Actor, book: CityBook
  ) -> Double? {
    let sight = Visibility.sight(of: target, for: actor, units: book.units)
    guard sight >= .open, let point = report.place,
      let place = sight == .desk ? target.place : book.publicPlace(of: target)
    else { return nil }
    return point.metres(to: place)
  }

  public static func areUnlike(
    _ report: Report, _ target: Report, for actor: Actor, book: CityBook
  ) -> Bool {
    report.kind != target.kind
      || (metres(from: report, to: target, for: actor, book: book) ?? 0) > farthest
  }

  public func decide(_ case: Case) throws -> Decision {
    guard into != `case`.report.number else { throw Refusal.mergeIntoItself }
    guard let target = try ReportRows.find(number: into, on: `case`.connection),
      Visibility.sight(of: target, for: `case`.actor, units: `case`.book.units) > .stateOnly
    else { throw Refusal.mergeTargetUnknown }
    guard target.privacy != .sealed || `case`.report.privacy == .sealed else {
      throw Refusal.mergeTargetSealed
    }
    guard !target.state.isClosed, target.state != .draft else { throw Refusal.mergeTargetClosed }
    guard isSeen else { throw Refusal.mergeTargetNotSeen }
    guard
      anyway
        || !Self.areUnlike(`case`.report, target, for: `case`.actor, book: `case`.book)
    else { throw Refusal.mergeTargetUnlike }
    var details = EventDetails()
    details.mergedInto = target.number
    // The words of a public report would else be read as those of the private one it points to.
    details.mergedOpenly = Visibility.isListed(target) ? true : nil
    details.words = try `case`.optional(words)
    return `case`.stay(details)
  }
}
