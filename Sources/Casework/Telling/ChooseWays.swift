public import Domain
public import Storage

/// What a reporter chose on the page of the report: by which ways to hear of it.
public struct WaysChoice: Sendable, Equatable {
  public var mail: Bool
  public var sms: Bool
  /// A new address for letters; nil keeps the one there is.
  public var email: String?

  public init(mail: Bool, sms: Bool, email: String? = nil) {
    self.mail = mail
    self.sms = sms
    self.email = email
  }
}

extension Casework {
  /// - Throws: ``SubmitRefusal/invalid(_:)`` for an address that is none
  public func chooseWays(
    _ choice: WaysChoice, of report: Int64, language: Language, now: Int64
  ) async throws {
    if let email = choice.email {
      let problems = Contact(email: email, consent: false).problems
      guard problems.isEmpty else { throw SubmitRefusal.invalid(problems) }
    }
    try await database.write { connection in
      if let email = choice.email {
        try IdentityRows.setEmail(email, of: report, at: now, on: connection)
      }
      let ways = try IdentityRows.ways(of: report, on: connection)
      let owner = SubscriptionRows.Owner.report(report)
      if ways.mail {
        try SubscriptionRows.set(
          owner, .mail, choice.mail ? .on : .off, language: language, at: now, on: connection)
      }
      if ways.telephone {
        try SubscriptionRows.set(
          owner, .sms, choice.sms ? .on : .off, language: language, at: now, on: connection)
      }
    }
  }

  /// A browser that is to be told. At most ``mostBrowsers`` of one report or officer: a new one
  /// takes the place of the oldest.
  public func addBrowser(
    _ owner: SubscriptionRows.Owner, endpoint: String, p256dh: String, auth: String,
    language: Language, now: Int64
  ) async throws {
    try await database.write { connection in
      try SubscriptionRows.set(
        owner, .push, .on, address: endpoint, keys: "\(p256dh) \(auth)", language: language,
        at: now, on: connection)
      let browsers = try SubscriptionRows.of([owner], on: connection).filter {
        $0.channel == .push && $0.state == .on
      }
      for old in browsers.dropLast(Self.mostBrowsers) {
        try SubscriptionRows.setState(old.id, .gone, on: connection)
      }
    }
  }

  static let mostBrowsers = 5

  /// Ends messages to the address a link was made for. False when its key is wrong.
  public func stopMessages(_ link: String) async throws -> Bool {
    guard let id = StopLink.subscription(link, keys: keys) else { return false }
    try await database.write { try SubscriptionRows.setState(id, .off, on: $0) }
    return true
  }
}
