public import Domain

/// All that telling people needs, put together at assembly.
public struct Telling: Sendable {
  public var catalogue: NoticeCatalogue
  public var posts: Posts
  public var sender: Sender
  public var quiet: QuietHours

  public init(
    catalogue: NoticeCatalogue, posts: Posts, sender: Sender, quiet: QuietHours = .usual
  ) {
    self.catalogue = catalogue
    self.posts = posts
    self.sender = sender
    self.quiet = quiet
  }
}
