public import Domain
import Storage

extension Casework {
  /// By which address an officer hears by mail, and in which language by every way.
  /// - Parameter email: nil forgets the address
  /// - Throws: ``SubmitRefusal/invalid(_:)`` for an address that is none
  public func setMail(
    _ email: String?, isOn: Bool, language: Language, of user: Int64, now: Int64
  ) async throws {
    if let email {
      let problems = Contact(email: email, consent: false).problems
      guard problems.isEmpty else { throw SubmitRefusal.invalid(problems) }
    }
    try await database.write { connection in
      try UserRows.setEmail(user, email, on: connection)
      let owner = SubscriptionRows.Owner.user(user)
      try SubscriptionRows.set(
        owner, .mail, isOn && email != nil ? .on : .off, language: language, at: now,
        on: connection)
      for other in try SubscriptionRows.of([owner], on: connection)
      where other.channel != .mail && other.language != language {
        try SubscriptionRows.set(
          owner, other.channel, other.state, address: other.address, keys: other.keys,
          language: language, at: now, on: connection)
      }
    }
  }

  /// Ends messages to all browsers of an officer.
  public func stopBrowsers(of user: Int64) async throws {
    try await database.write { connection in
      for browser in try SubscriptionRows.of([.user(user)], on: connection)
      where browser.channel == .push && browser.state == .on {
        try SubscriptionRows.setState(browser.id, .off, on: connection)
      }
    }
  }
}
