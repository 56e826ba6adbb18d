package import Domain
import Sodium

/// An officer who has signed in.
package struct Session: Sendable, Equatable {
  package let actor: Actor
  /// What the page greets the officer with.
  package let name: String
  /// Milliseconds since 1970 UTC.
  package let expires: Int64
  /// The role must have a second step, and this officer has yet to set one up.
  package let lacksFactor: Bool

  package init(actor: Actor, name: String, expires: Int64, lacksFactor: Bool = false) {
    self.actor = actor
    self.name = name
    self.expires = expires
    self.lacksFactor = lacksFactor
  }
}

/// Finds out whether a citizen's device has been unlocked for a report, by PIN or link. A citizen
/// needs no account, and one device may follow many reports.
package struct ReporterLookup: Sendable {
  /// Id of the report with this number if the device may act as its reporter, else nil.
  package let find:
    @Sendable (_ deviceToken: String, _ number: String, _ now: Int64) async throws -> Int64?

  package init(
    find:
      @escaping @Sendable (_ deviceToken: String, _ number: String, _ now: Int64) async throws
      -> Int64?
  ) {
    self.find = find
  }
}

/// Finds the session behind a token. Only a keyed hash of the token reaches the store, so a stolen
/// copy of the database opens no session.
package struct SessionLookup: Sendable {
  package let find: @Sendable (_ tokenHash: String) async throws -> Session?

  package init(find: @escaping @Sendable (_ tokenHash: String) async throws -> Session?) {
    self.find = find
  }
}

/// The secret in the session cookie: 160 random bits. A new one is made at every sign-in.
package struct SessionToken: Sendable {
  /// For the cookie.
  package let text: String
  /// For the store.
  package let hash: String

  package init(secret: [UInt8]) {
    self.init(text: base32(randomBytes(20)), secret: secret)
  }

  init(text: String, secret: [UInt8]) {
    self.text = text
    hash = base32(hmacSHA256(key: secret, message: Array("sesi:\(text)".utf8)))
  }
}
