/// One electronic letter to one reader.
///
/// What it says about itself to other programs: that none should answer it (RFC 3834), which
/// letters it follows (RFC 5322), where its reader gets no more of them (RFC 8058).
public struct Letter: Sendable {
  /// RFC 3834, section 5: why a program and not a person sent the letter.
  public enum AutoSubmitted: String, Sendable {
    /// Nobody asked for it.
    case generated = "auto-generated"
    /// It answers a letter.
    case replied = "auto-replied"
  }

  public var from: Mailbox
  public var to: MailAddress
  /// On one line.
  public var subject: String
  /// The letter for readers that show no HTML. Any line ends; the last line gets one if it has none.
  public var text: String
  /// The same letter as HTML in UTF-8; nil for none.
  public var html: String?
  /// Without its angle brackets. Whoever sends a letter again gives the same one, so that a reader
  /// who got both sees one.
  public var messageID: String
  /// Message ids of the thread so far, the oldest first, without angle brackets.
  public var references: [String]
  /// When it was written, in milliseconds since 1970 UTC; the letter says whole seconds.
  public var date: Int64
  /// An `https` address that ends the letters when something is POSTed to it (RFC 8058). Mail
  /// services heed it only in a letter with a DKIM signature over it, which is the relay's to make.
  public var listUnsubscribe: String?
  /// With it, mail programs that answer by themselves are asked not to.
  public var autoSubmitted: AutoSubmitted?
  /// Goes out as `X-Loop`, so that a letter that comes back is recognised.
  public var loopMark: String?
  /// A BCP 47 tag.
  public var language: String?

  public init(
    from: Mailbox, to: MailAddress, subject: String, text: String, html: String? = nil,
    messageID: String, references: [String] = [], date: Int64, listUnsubscribe: String? = nil,
    autoSubmitted: AutoSubmitted? = nil, loopMark: String? = nil, language: String? = nil
  ) {
    self.from = from
    self.to = to
    self.subject = subject
    self.text = text
    self.html = html
    self.messageID = messageID
    self.references = references
    self.date = date
    self.listUnsubscribe = listUnsubscribe
    self.autoSubmitted = autoSubmitted
    self.loopMark = loopMark
    self.language = language
  }
}
