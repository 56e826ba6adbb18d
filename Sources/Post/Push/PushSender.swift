/// Hands messages to the push services of browsers (RFC 8030), signed as this installation
/// (RFC 8292).
public struct PushSender: Sendable {
  /// Seconds a signature is good for. A day is the most; half of it forgives clocks that differ.
  private static let signatureLife: Int64 = 12 * 3600

  private let keys: PushKeys
  private let contact: PushContact
  private let client: OutboundClient

  public init(keys: PushKeys, contact: PushContact, client: OutboundClient) {
    self.keys = keys
    self.contact = contact
    self.client = client
  }

  /// Hands over `message` once. Never twice by itself: whether another try makes sense is in the
  /// outcome.
  ///
  /// - Parameter now: milliseconds since 1970 UTC
  public func send(
    _ message: PushMessage, to subscription: PushSubscription, now: Int64
  ) async -> PushOutcome {
    let endpoint = subscription.endpoint
    guard let body = try? PushEnvelope.seal(message, for: subscription),
      let authorization = try? keys.authorization(
        audience: endpoint.origin, contact: contact, expires: now / 1000 + Self.signatureLife)
    else { return .unsealed }
    var headers = [
      ("authorization", authorization), ("content-encoding", "aes128gcm"),
      ("content-type", "application/octet-stream"), ("ttl", "\(message.wait)"),
      ("urgency", message.urgency.rawValue),
    ]
    if let topic = message.topic { headers.append(("topic", topic)) }
    do throws(OutboundProblem) {
      return PushOutcome(try await client.post(endpoint.text, headers: headers, body: body))
    } catch {
      return error.mayHaveArrived ? .unknown(status: nil) : .unreachable(error)
    }
  }
}

/// What became of a message at the push service.
public enum PushOutcome: Hashable, Sendable {
  /// The service took it; whether the device ever shows it nobody will tell. With the address of
  /// the message at the service, if it gave one.
  case delivered(location: String?)
  /// There is no such subscription any more: forget it.
  case gone
  /// The service takes less than others; the subscription is good.
  case tooLarge
  /// Too many messages, or a bad moment of the service. Ask again after so many seconds, or after
  /// a pause of one's own choice.
  case refusedForNow(retryAfter: Int?)
  /// Will not be taken if asked again: the signature, the key or a header is not to its liking.
  case refused(status: Int)
  /// The service has not seen the message.
  case unreachable(OutboundProblem)
  /// The service may have taken the message. Without a status there was no answer in time.
  case unknown(status: Int?)
  /// The message could not be encrypted or signed.
  case unsealed

  /// RFC 8030 sections 5, 5.1, 7.2, 7.3 and 8.4.
  init(_ answer: OutboundAnswer) {
    self =
      switch answer.status {
      case 201, 202: .delivered(location: answer.header("location"))
      case 404, 410: .gone
      case 413: .tooLarge
      case 408, 429, 500...599: .refusedForNow(retryAfter: answer.retryAfter)
      case 400...499: .refused(status: answer.status)
      default: .unknown(status: answer.status)
      }
  }
}
