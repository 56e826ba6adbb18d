import Crypto

/// Where and for whose eyes a browser takes messages (Push API section 8: `endpoint`,
/// `keys.p256dh`, `keys.auth`).
public struct PushSubscription: Hashable, Sendable {
  /// A place at the push service that stands for one browser. Whoever knows it may write to it,
  /// so it is a secret.
  public let endpoint: OutboundURL
  /// The browser's point on P-256, uncompressed, 65 bytes.
  let receiver: [UInt8]
  /// 16 bytes that only the browser and we know (RFC 8291 section 3.2).
  let secret: [UInt8]

  /// - Parameters:
  ///   - p256dh: base64url without padding of 65 bytes
  ///   - auth: base64url without padding of 16 bytes
  public init(endpoint: String, p256dh: String, auth: String) throws(PushSubscriptionFault) {
    do throws(OutboundURLFault) {
      self.endpoint = try OutboundURL(endpoint)
    } catch {
      throw .endpoint(error)
    }
    guard let receiver = Base64.url.bytes(p256dh), receiver.count == 65,
      // Refuses points that do not lie on the curve.
      (try? P256.KeyAgreement.PublicKey(x963Representation: receiver)) != nil
    else { throw .p256dh }
    guard let secret = Base64.url.bytes(auth), secret.count == 16 else { throw .auth }
    self.receiver = receiver
    self.secret = secret
  }

  /// As the browser wrote it.
  public var p256dh: String { Base64.url.text(receiver) }
  /// As the browser wrote it.
  public var auth: String { Base64.url.text(secret) }
}

/// Why a subscription is not taken.
public enum PushSubscriptionFault: Error, Hashable, Sendable {
  case endpoint(OutboundURLFault)
  /// Not base64url of a point on P-256.
  case p256dh
  /// Not base64url of 16 bytes.
  case auth
}
