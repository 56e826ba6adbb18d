public import Domain

/// The reporter answers the open question.
public struct ReplyToQuestion: CaseVerb {
  public static let action = Action.reply
  public let words: String
  public let photos: [String]
  public let photoOwner: String

  public init(words: String, photos: [String] = [], photoOwner: String = "") {
    self.words = words
    self.photos = photos
    self.photoOwner = photoOwner
  }

  public func decide(_ case: Case) throws -> Decision {
    try `case`.remark(words, photos: photos, owner: photoOwner)
  }
}
