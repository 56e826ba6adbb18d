public import Domain

/// An internal note: officers only, never the reporter.
public struct AddNote: CaseVerb {
  public static let action = Action.note
  public let words: String
  public let photos: [String]
  public let photoOwner: String

  public init(words: String, photos: [String] = [], photoOwner: String = "") {
    self.words = words
    self.photos = photos
    self.photoOwner = photoOwner
  }

  public func decide(_ case: Case) throws -> Decision {
    var details = EventDetails()
    details.internalWords = try `case`.required(words)
    details.photos = try `case`.photos(photos, owner: photoOwner, least: 0)
    return `case`.stay(details)
  }
}
