/// What became of a letter that was given to a relay.
///
/// Words of the server are cut to 200 characters of printable ASCII. They never hold the password:
/// what a server says to a log-in is left out.
public enum MailOutcome: Sendable, Hashable {
  /// The server took the letter over, and what it said.
  case accepted(reply: String)
  /// The server does not take it now; a later try may do. A code of 500 and above is one that is
  /// about this relay and not about the letter: it takes no mail from here, the log-in failed.
  case refusedForNow(code: Int, words: String)
  /// The server will never take this letter (RFC 5321, section 4.2.1: 5yz).
  case refused(code: Int, words: String)
  /// No letter was given to anybody: it was never given whole, or nobody was there.
  case unreachable(MailTrouble)
  /// The whole letter with the dot that ends it went to the server, and no answer came: nobody
  /// here knows whether it was taken. Sent again, it may arrive twice (RFC 5321, section 4.5.3.2.6).
  case unknown(MailTrouble)
}

/// What kept a letter from being answered for.
public enum MailTrouble: String, Sendable, Hashable, CaseIterable {
  /// The name of the relay is not known, or cannot be looked up now.
  case nameNotFound
  /// Nothing listens there, or it cannot be reached.
  case notConnected
  /// The relay offers no encryption where it is required, or none both sides know.
  case notEncrypted
  /// The certificate is not one of that name, or of no authority that is trusted here.
  case notTrusted
  /// The relay knows no way to log in that is known here.
  case notLoggedIn
  case tookTooLong
  /// The connection ended early, or something spoke that is no mail server.
  case connectionLost
  /// The mail library of this system cannot be used as intended.
  case unfitLibrary
}
