public import Domain
public import Storage

/// A letter to one person.
public struct OutgoingMail: Sendable, Equatable {
  public let to: String
  public let subject: String
  public let text: String
  public let html: String
  /// Without brackets; the same at every try.
  public let messageID: String
  /// The letter it belongs to; nil for the first of a report.
  public let thread: String?
  /// One request there ends these letters.
  public let stop: String?
  public let language: Language
  public let at: Int64
}

extension OutgoingMail {
  /// A letter that belongs to no report, with one link in it.
  public static func letter(
    to: String, subject: String, paragraphs: [String], link: (label: String, url: String),
    messageID: String, language: Language, at: Int64
  ) -> OutgoingMail {
    OutgoingMail(
      to: to, subject: subject, text: (paragraphs + [link.url]).joined(separator: "\n\n") + "\n",
      html: LetterPage.html(
        title: subject, paragraphs: paragraphs, link: link, footer: [], language: language),
      messageID: messageID, thread: nil, stop: nil, language: language, at: at)
  }
}

/// A message to one browser.
public struct OutgoingPush: Sendable, Equatable {
  public let endpoint: String
  /// `p256dh auth`
  public let keys: String
  /// JSON the page's own script shows.
  public let payload: String
  /// A later one with the same topic replaces it; at most 32 characters.
  public let topic: String
  public let isUrgent: Bool
  public let at: Int64
}

/// How an attempt to hand a message over ended. What went wrong is a short code, `relay:550` or
/// `push:wait`, that pages put into words: never an address, never what somebody else wrote.
public enum PostOutcome: Sendable, Equatable {
  case sent
  /// Not now; after so many milliseconds at the earliest, if they said.
  case later(String, after: Int64?)
  case never(String)
  /// That address is no more.
  case gone
  /// Handed over, and no answer came.
  case unknown(String)
}

/// The ways out of this installation. A way that is nil does not exist here.
public struct Posts: Sendable {
  public var mail: (@Sendable (OutgoingMail) async -> PostOutcome)?
  public var push: (@Sendable (OutgoingPush) async -> PostOutcome)?
  /// Number, text that fits one message, and an id that stays the same at every try.
  public var sms: (@Sendable (_ number: String, _ text: String, _ id: String) async -> PostOutcome)?
  /// Address, id, body, secrets, moment. Gives the status of the answer beside the outcome.
  public var hook:
    @Sendable (_ url: String, _ id: String, _ body: String, _ secrets: [String], _ now: Int64)
      async -> (PostOutcome, status: Int?)

  public init(
    mail: (@Sendable (OutgoingMail) async -> PostOutcome)? = nil,
    push: (@Sendable (OutgoingPush) async -> PostOutcome)? = nil,
    sms: (@Sendable (_ number: String, _ text: String, _ id: String) async -> PostOutcome)? = nil,
    hook:
      @escaping @Sendable (
        _ url: String, _ id: String, _ body: String, _ secrets: [String], _ now: Int64
      ) async -> (PostOutcome, status: Int?) = { _, _, _, _, _ in (.never("none"), nil) }
  ) {
    self.mail = mail
    self.push = push
    self.sms = sms
    self.hook = hook
  }
}

extension Posts {
  /// The ways there are out of this installation, and the desk's own.
  public var channels: Set<SubscriptionRows.Channel> {
    var channels: Set<SubscriptionRows.Channel> = [.desk]
    if mail != nil { channels.insert(.mail) }
    if push != nil { channels.insert(.push) }
    if sms != nil { channels.insert(.sms) }
    return channels
  }
}

/// Where this installation stands, for what it writes.
public struct Sender: Sendable {
  /// What people type, such as `https://lapor.example.id`.
  public let origin: String
  /// The part of message ids behind the sign: the host of the origin.
  public var domain: String {
    let rest = origin.split(separator: "/").dropFirst().first ?? "localhost"
    return String(rest.split(separator: ":").first ?? "localhost")
  }

  public init(origin: String) { self.origin = origin }
}
