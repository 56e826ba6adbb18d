public import Domain

/// Unggah hasil: claims the work done, with words and at least one proof photo.
/// The report goes to a verification unit that stands neither above nor below the finisher.
public struct FinishWork: CaseVerb {
  public static let action = Action.finish
  public let words: String
  public let photos: [String]
  public let photoOwner: String
  /// Holds only for now; said openly.
  public let temporary: Bool

  public init(words: String, photos: [String], photoOwner: String, temporary: Bool) {
    self.words = words
    self.photos = photos
    self.photoOwner = photoOwner
    self.temporary = temporary
  }

  public func decide(_ case: Case) throws -> Decision {
    guard let finisher = `case`.actor.unit else { throw Refusal.notYours }
    var details = EventDetails()
    details.words = try `case`.required(words)
    details.photos = try `case`.photos(photos, owner: photoOwner, least: 1)
    details.temporary = temporary
    let book = `case`.book
    let verifier = Routing.verifier(of: finisher, units: book.units, city: book.city)
    // Said now: nobody could verify it later, and it would wait for ever.
    guard !book.units.areOfOneAgency(verifier, finisher) else { throw Refusal.sameUnitVerifies }
    return Decision(
      holder: verifier,
      assignee: `case`.report.assignee, details: details)
  }
}
