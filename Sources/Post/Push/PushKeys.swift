import Crypto

/// The key pair by which push services know this installation (RFC 8292). Subscriptions are bound
/// to it: with another key all browsers have to subscribe anew.
public struct PushKeys: Sendable {
  private let key: P256.Signing.PrivateKey

  /// - Parameter secret: the private key, 32 bytes, as ``newSecret()`` gives it
  /// - Returns: nil if the bytes are no private key of P-256
  public init?(secret: [UInt8]) {
    guard let key = try? P256.Signing.PrivateKey(rawRepresentation: secret) else { return nil }
    self.key = key
  }

  /// A fresh private key, 32 bytes.
  public static func newSecret() -> [UInt8] {
    Array(P256.Signing.PrivateKey().rawRepresentation)
  }

  /// For the browser's `applicationServerKey`: 65 bytes in base64url without padding.
  public var publicKey: String { Base64.url.text(Array(key.publicKey.x963Representation)) }

  /// The `Authorization` header for one push service (RFC 8292 section 3).
  ///
  /// - Parameters:
  ///   - audience: the origin of the endpoint
  ///   - expires: seconds since 1970 UTC, at most a day ahead
  func authorization(audience: String, contact: PushContact, expires: Int64) throws -> String {
    // None of the parts can hold a character that JSON would have to escape.
    let claims = #"{"aud":"\#(audience)","exp":\#(expires),"sub":"\#(contact.text)"}"#
    let token = [#"{"typ":"JWT","alg":"ES256"}"#, claims]
      .map { Base64.url.text(Array($0.utf8)) }.joined(separator: ".")
    let signature = try key.signature(for: Array(token.utf8)).rawRepresentation
    return "vapid t=\(token).\(Base64.url.text(Array(signature))), k=\(publicKey)"
  }
}

/// Whom a push service may ask about our messages (RFC 8292 section 2.1).
public struct PushContact: Hashable, Sendable {
  let text: String

  /// Takes `mailto:` with one address in ASCII, or an `https:` URL. Nil for anything else: Apple's
  /// service refuses messages whose contact it cannot read.
  public init?(_ text: String) {
    if text.hasPrefix("mailto:") {
      let address = text.dropFirst(7).utf8
      let unsafe = #""\<>,;:()[]"#.utf8
      guard address.allSatisfy({ (0x21...0x7E).contains($0) && !unsafe.contains($0) }),
        case let parts = address.split(separator: 0x40, omittingEmptySubsequences: false),
        parts.count == 2, !parts.contains(where: \.isEmpty)
      else { return nil }
    } else {
      guard let url = try? OutboundURL(text), url.scheme == .https else { return nil }
    }
    self.text = text
  }
}
