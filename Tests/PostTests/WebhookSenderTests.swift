import Post
import Testing

@Suite struct WebhookSenderTests {
  private static let now: Int64 = 1_795_287_600_999

  private let sender = WebhookSender(
    client: OutboundClient(exceptions: [OutboundException("http:127.0.0.1")!]))
  private let secrets = WebhookSecrets(current: .random(), former: .random())
  private let message = WebhookMessage(id: "evt_1", body: Array(#"{"type":"report.closed"}"#.utf8))!

  @Test func delivered() async throws {
    let server = try await OutboundServer { _ in .answer(204) }
    #expect(await send("http://127.0.0.1:\(server.port)/hook?x=1") == .delivered(status: 204))
    let request = try #require(server.requests.first)
    #expect(request.method == "POST")
    #expect(request.target == "/hook?x=1")
    #expect(request.header("content-type") == "application/json")
    #expect(request.header("webhook-timestamp") == "1795287600")
    #expect(request.body == message.body)
    for secret in [secrets.current, try #require(secrets.former)] {
      #expect(
        WebhookSignature.verify(
          id: request.header("webhook-id"), timestamp: request.header("webhook-timestamp"),
          signatures: request.header("webhook-signature"), body: request.body, secret: secret,
          now: Self.now))
    }
  }

  @Test(arguments: [
    (200, [:], WebhookOutcome.delivered(status: 200)), (299, [:], .delivered(status: 299)),
    (410, [:], .gone), (404, [:], .refused(status: 404, retryAfter: nil)),
    (302, ["location": "/x"], .refused(status: 302, retryAfter: nil)),
    (429, ["retry-after": "60"], .refused(status: 429, retryAfter: 60)),
    (500, [:], .refused(status: 500, retryAfter: nil)),
  ])
  func outcomes(_ status: Int, _ headers: [String: String], _ outcome: WebhookOutcome) async throws
  {
    let server = try await OutboundServer { _ in .answer(status, headers: headers) }
    #expect(await send("http://127.0.0.1:\(server.port)/") == outcome)
    #expect(server.requests.count == 1)
  }

  @Test func withoutAnswer() async throws {
    let server = try await OutboundServer { _ in .hangUp }
    #expect(await send("http://127.0.0.1:\(server.port)/") == .unanswered(.interrupted))
    #expect(await send("https://10.0.0.1/") == .unanswered(.forbidden))
    #expect(await send("https://a b/") == .unanswered(.malformed(.character)))
  }

  private func send(_ url: String) async -> WebhookOutcome {
    await sender.send(message, to: url, secrets: secrets, now: Self.now)
  }
}
