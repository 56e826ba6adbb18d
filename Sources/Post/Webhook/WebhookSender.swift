/// Posts signed messages to receivers outside (Standard Webhooks 1.0.0).
public struct WebhookSender: Sendable {
  private let client: OutboundClient

  public init(client: OutboundClient) {
    self.client = client
  }

  /// Posts `message` once; trying again is the business of whoever keeps it.
  ///
  /// - Parameters:
  ///   - url: of the receiver, as somebody typed it
  ///   - now: milliseconds since 1970 UTC; each attempt has its own
  public func send(
    _ message: WebhookMessage, to url: String, secrets: WebhookSecrets, now: Int64
  ) async -> WebhookOutcome {
    let timestamp = now / 1000
    let headers = [
      ("content-type", "application/json"), ("webhook-id", message.id),
      ("webhook-timestamp", "\(timestamp)"),
      (
        "webhook-signature",
        WebhookSignature.header(message, timestamp: timestamp, secrets: secrets)
      ),
    ]
    do throws(OutboundProblem) {
      return WebhookOutcome(try await client.post(url, headers: headers, body: message.body))
    } catch {
      return .unanswered(error)
    }
  }
}

/// What became of one attempt.
public enum WebhookOutcome: Hashable, Sendable {
  /// Any status from 200 to 299.
  case delivered(status: Int)
  /// 410: the receiver wants nothing more from us. Disable it.
  case gone
  /// Any other status, redirects too. Try again, and not before so many seconds if the receiver
  /// named them.
  case refused(status: Int, retryAfter: Int?)
  /// Try again. If the problem is ``OutboundProblem/malformed(_:)`` or
  /// ``OutboundProblem/forbidden``, somebody has to correct the address first.
  case unanswered(OutboundProblem)

  init(_ answer: OutboundAnswer) {
    self =
      switch answer.status {
      case 200...299: .delivered(status: answer.status)
      case 410: .gone
      default: .refused(status: answer.status, retryAfter: answer.retryAfter)
      }
  }
}
