/// A mail server that takes letters for others and passes them on.
///
/// Addresses:
///
/// - `smtp://host:25`: in clear, for a relay on the same machine or in a trusted network
/// - `smtp://host:587?starttls=require`: encrypted with STARTTLS (RFC 3207) or not used at all
/// - `smtps://host:465`: encrypted from the first byte (RFC 8314)
///
/// Left out, the port is the one above. A path is the name this side gives in EHLO; without one it
/// is the name of the machine. Certificates are always verified.
public struct MailRelay: Sendable, CustomStringConvertible {
  /// Milliseconds.
  public struct Patience: Sendable {
    /// Until the server greeted, encrypted and let in.
    public var connecting: Int
    /// Until it answered for the letter.
    public var whole: Int

    public init(connecting: Int = 10_000, whole: Int = 60_000) {
      self.connecting = connecting
      self.whole = whole
    }
  }

  public enum Problem: Error, Sendable, Hashable {
    /// Not of the forms above. It may hold no user or password.
    case address
    /// A user without a password, or a password without a user, or a NUL in one.
    case credentials
    /// A password would go over the wire in clear.
    case passwordInClear
  }

  enum Encryption: Sendable {
    case none
    case startTLS
    case fromTheFirstByte
  }

  struct Credentials: Sendable {
    let user: String
    let password: String
  }

  let url: String
  let encryption: Encryption
  let credentials: Credentials?
  let authorities: String?
  let patience: Patience
  /// Sending blocks.
  let threads: MailThreads

  /// - Parameters:
  ///   - authorities: path of a PEM file with the certificates to trust instead of the system's
  ///   - atOnce: how many letters may be under way; others wait for their turn
  public init(
    _ address: String, user: String? = nil, password: String? = nil, authorities: String? = nil,
    patience: Patience = Patience(), atOnce: Int = 4
  ) throws(Problem) {
    var credentials: Credentials?
    switch (user, password) {
    case (nil, nil): break
    case (let user?, let password?):
      guard !user.isEmpty, !(user + password).utf8.contains(0) else { throw .credentials }
      credentials = Credentials(user: user, password: password)
    default: throw .credentials
    }
    let place = try Place(address)
    if credentials != nil, place.encryption == .none { throw .passwordInClear }
    self.init(
      place, credentials: credentials, authorities: authorities, patience: patience, atOnce: atOnce)
  }

  init(
    _ place: Place, credentials: Credentials?, authorities: String?, patience: Patience,
    atOnce: Int
  ) {
    url = place.url
    encryption = place.encryption
    self.credentials = credentials
    self.authorities = authorities
    self.patience = patience
    threads = MailThreads(atOnce: atOnce)
  }

  /// Where it is, without the password.
  public var description: String { url }

  /// Gives a letter to the relay, once. Cancelling the task does not take it back.
  ///
  /// - Parameters:
  ///   - bytes: as `Letter.bytes()` writes them
  ///   - from: where the relay reports that the letter did not arrive
  public func send(_ bytes: [UInt8], from: MailAddress, to: MailAddress) async -> MailOutcome {
    await threads.run { deliver(bytes, from: from, to: to) }
  }
}
