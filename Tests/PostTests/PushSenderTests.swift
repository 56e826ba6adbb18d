import Testing

@testable import Post

@Suite struct PushSenderTests {
  private static let now: Int64 = 1_795_287_600_123

  private let keys = PushKeys(secret: PushKeys.newSecret())!
  private let receiver = PushReceiver()
  private let sender: PushSender

  init() {
    sender = PushSender(
      keys: keys, contact: PushContact("mailto:crm@jakarta.test")!,
      client: OutboundClient(exceptions: [OutboundException("http:127.0.0.1")!]))
  }

  @Test func delivered() async throws {
    let service = try await OutboundServer { _ in
      .answer(201, headers: ["Location": "https://push.test/message/1"])
    }
    let content = Array(#"{"title":"Laporan Anda selesai"}"#.utf8)
    let message = try PushMessage(content: content, wait: 86_400, urgency: .high, topic: "LP-1")
    let place = "http://127.0.0.1:\(service.port)"
    let outcome = await sender.send(
      message, to: try receiver.subscription(place + "/wpush/v2/abc?d"), now: Self.now)
    #expect(outcome == .delivered(location: "https://push.test/message/1"))

    let request = try #require(service.requests.first)
    #expect(request.method == "POST")
    #expect(request.target == "/wpush/v2/abc?d")
    #expect(request.header("ttl") == "86400")
    #expect(request.header("urgency") == "high")
    #expect(request.header("topic") == "LP-1")
    #expect(request.header("content-encoding") == "aes128gcm")
    #expect(try receiver.open(request.body).content == content)

    let token = try #require(try PushToken(request.header("authorization")))
    #expect(token.publicKey == keys.publicKey)
    #expect(
      token.claims
        == .init(aud: place, exp: 1_795_287_600 + 43_200, sub: "mailto:crm@jakarta.test"))
    #expect(token.claims.exp - Self.now / 1000 <= 86_400)
  }

  @Test(arguments: [
    (201, [:], PushOutcome.delivered(location: nil)), (202, [:], .delivered(location: nil)),
    (404, [:], .gone), (410, [:], .gone), (413, [:], .tooLarge),
    (429, ["Retry-After": "120"], .refusedForNow(retryAfter: 120)),
    (429, [:], .refusedForNow(retryAfter: nil)),
    (503, ["Retry-After": "Fri, 31 Dec 1999 23:59:59 GMT"], .refusedForNow(retryAfter: nil)),
    (503, ["Retry-After": "999999999"], .refusedForNow(retryAfter: 86_400)),
    (503, ["Retry-After": "-1"], .refusedForNow(retryAfter: nil)),
    (500, [:], .refusedForNow(retryAfter: nil)), (400, [:], .refused(status: 400)),
    (401, [:], .refused(status: 401)), (403, [:], .refused(status: 403)),
    (200, [:], .unknown(status: 200)),
    (307, ["Location": "http://127.0.0.1:1/"], .unknown(status: 307)),
  ])
  func outcomes(_ status: Int, _ headers: [String: String], _ outcome: PushOutcome) async throws {
    let service = try await OutboundServer { _ in .answer(status, headers: headers) }
    #expect(try await send("http://127.0.0.1:\(service.port)/") == outcome)
    let request = try #require(service.requests.first)
    #expect(request.header("topic").isEmpty)
    #expect(request.header("urgency") == "normal")
  }

  @Test func withoutAnswer() async throws {
    let service = try await OutboundServer { _ in .hangUp }
    #expect(try await send("http://127.0.0.1:\(service.port)/") == .unknown(status: nil))
    #expect(try await send("https://127.0.0.1:\(service.port)/") == .unreachable(.untrusted))
    #expect(try await send("http://push.invalid/") == .unreachable(.noSuchHost))
    #expect(try await send("https://10.0.0.1/") == .unreachable(.forbidden))
    #expect(try await send("https://169.254.169.254/") == .unreachable(.forbidden))
  }

  private func send(_ endpoint: String) async throws -> PushOutcome {
    await sender.send(
      try PushMessage(content: [1], wait: 60), to: try receiver.subscription(endpoint),
      now: Self.now)
  }
}
