public import Domain
import Storage

/// Joins it to an open report about the same thing, whose number the reporter can follow.
public struct MergeDuplicate: CaseVerb {
  public static let action = Action.merge
  public let into: String
  public let words: String?

  public init(into number: String, words: String? = nil) {
    self.into = number
    self.words = words
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
    var details = EventDetails()
    details.mergedInto = target.number
    // The words of a public report would else be read as those of the private one it points to.
    details.mergedOpenly = Visibility.isListed(target) ? true : nil
    details.words = try `case`.optional(words)
    return `case`.stay(details)
  }
}
