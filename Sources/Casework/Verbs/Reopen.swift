public import Domain

/// Belum selesai: no argument needed. Finished work goes back to who did it; a rejection goes to
/// the first verification unit that did not make it.
public struct Reopen: CaseVerb {
  public static let action = Action.reopen
  public let words: String?
  public let photos: [String]
  public let photoOwner: String

  public init(words: String? = nil, photos: [String] = [], photoOwner: String = "") {
    self.words = words
    self.photos = photos
    self.photoOwner = photoOwner
  }

  public func decide(_ case: Case) throws -> Decision {
    var details = EventDetails()
    details.words = try `case`.optional(words)
    details.photos = try `case`.photos(photos, owner: photoOwner, least: 0)
    let report = `case`.report
    let holder =
      report.state == .rejected
      ? Routing.verifier(
        of: report.holder, units: `case`.book.units, city: `case`.book.city)
      : report.finishedBy ?? report.holder
    return Decision(holder: holder, assignee: nil, details: details)
  }
}
