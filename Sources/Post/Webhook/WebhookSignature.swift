import Sodium

/// The signature scheme `v1` of Standard Webhooks 1.0.0: HMAC-SHA256 of `id.timestamp.body`.
public enum WebhookSignature {
  /// Seconds by which the two clocks may differ.
  public static let tolerance: Int64 = 300

  /// The value of `webhook-signature`: one signature for each secret, with spaces between.
  ///
  /// - Parameter timestamp: of this attempt, seconds since 1970 UTC
  public static func header(
    _ message: WebhookMessage, timestamp: Int64, secrets: WebhookSecrets
  ) -> String {
    secrets.all.map { secret in
      "v1," + Base64.standard.text(tag(message.id, "\(timestamp)", message.body, secret))
    }.joined(separator: " ")
  }

  /// Whether one of the signatures of a message that came in is by `secret`, and fresh.
  ///
  /// - Parameters:
  ///   - id: of the header `webhook-id`
  ///   - timestamp: of the header `webhook-timestamp`
  ///   - signatures: of the header `webhook-signature`; other schemes in it are passed over
  ///   - now: milliseconds since 1970 UTC
  public static func verify(
    id: String, timestamp: String, signatures: String, body: [UInt8], secret: WebhookSecret,
    now: Int64
  ) -> Bool {
    guard (1...12).contains(timestamp.utf8.count), timestamp.utf8.allSatisfy(isDigit),
      let seconds = Int64(timestamp), abs(now / 1000 - seconds) <= tolerance
    else { return false }
    let expected = tag(id, timestamp, body, secret)
    return signatures.split(separator: " ").contains { signature in
      guard signature.hasPrefix("v1,") else { return false }
      return Base64.standard.bytes(signature.dropFirst(3)).map { constantTimeEqual($0, expected) }
        ?? false
    }
  }

  private static func tag(
    _ id: String, _ timestamp: String, _ body: [UInt8], _ secret: WebhookSecret
  ) -> [UInt8] {
    hmacSHA256(key: secret.key, message: Array("\(id).\(timestamp).".utf8) + body)
  }
}
