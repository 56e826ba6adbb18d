/// What is to appear on somebody's device, and how much it matters (RFC 8030 section 5).
public struct PushMessage: Sendable {
  /// How eagerly to wake the device; a low battery drops the lower ones (section 5.3).
  public enum Urgency: String, Sendable {
    case veryLow = "very-low"
    case low
    case normal
    case high
  }

  /// Most bytes of content: what a record of 4,096 bytes leaves (RFC 8291 section 4).
  public static let most = 3993
  /// Most seconds a message may wait for a device that is off: 28 days, as the large services
  /// keep it.
  public static let longestWait = 28 * 86_400

  let content: [UInt8]
  let wait: Int
  let urgency: Urgency
  let topic: String?

  /// - Parameters:
  ///   - content: for the service worker, usually JSON
  ///   - wait: seconds the push service keeps the message for a device that is off (TTL)
  ///   - topic: 1 to 32 characters of base64url; a later message of the same topic takes the
  ///     place of one that still waits (section 5.4)
  public init(
    content: [UInt8], wait: Int, urgency: Urgency = .normal, topic: String? = nil
  ) throws(PushMessageFault) {
    guard content.count <= Self.most else { throw .tooLarge }
    guard (0...Self.longestWait).contains(wait) else { throw .wait }
    if let topic, !isPlainWord(topic, most: 32) { throw .topic }
    self.content = content
    self.wait = wait
    self.urgency = urgency
    self.topic = topic
  }
}

/// Why a message cannot be.
public enum PushMessageFault: Error, Hashable, Sendable {
  /// More than ``PushMessage/most`` bytes.
  case tooLarge
  /// Below zero or above ``PushMessage/longestWait``.
  case wait
  /// Not 1 to 32 characters of base64url.
  case topic
}
