import Sodium

/// What a receiver and we share to sign messages (Standard Webhooks 1.0.0, signature scheme).
/// One for each receiver.
public struct WebhookSecret: Hashable, Sendable {
  static let prefix = "whsec_"

  let key: [UInt8]

  /// Reads `whsec_` and the standard base64 of 24 to 64 bytes. Nil for anything else.
  public init?(_ text: String) {
    guard text.hasPrefix(Self.prefix),
      let key = Base64.standard.bytes(text.dropFirst(Self.prefix.count)),
      (24...64).contains(key.count)
    else { return nil }
    self.key = key
  }

  /// 32 random bytes.
  public static func random() -> WebhookSecret { WebhookSecret(key: randomBytes(32)) }

  private init(key: [UInt8]) { self.key = key }

  /// As shown to the receiver.
  public var text: String { Self.prefix + Base64.standard.text(key) }
}

/// The secrets a receiver may check with: while one takes the place of another, both count.
public struct WebhookSecrets: Hashable, Sendable {
  public let current: WebhookSecret
  public let former: WebhookSecret?

  public init(current: WebhookSecret, former: WebhookSecret? = nil) {
    self.current = current
    self.former = former
  }

  var all: [WebhookSecret] { [current, former].compactMap(\.self) }
}
