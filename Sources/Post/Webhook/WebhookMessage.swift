/// Something that happened, for a receiver outside.
public struct WebhookMessage: Sendable {
  /// The same at every attempt: receivers use it to take a message once only.
  public let id: String
  /// JSON, sent and signed byte for byte.
  public let body: [UInt8]

  /// - Parameter id: 1 to 64 letters, digits, `_` and `-` in ASCII. A full stop could make one
  ///   signature good for two messages.
  /// - Returns: nil for another `id`
  public init?(id: String, body: [UInt8]) {
    guard isPlainWord(id, most: 64) else { return nil }
    self.id = id
    self.body = body
  }
}
