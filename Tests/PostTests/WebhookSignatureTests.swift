import Testing

@testable import Post

@Suite struct WebhookSignatureTests {
  private let secret = WebhookSecret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")!
  private let message = WebhookMessage(
    id: "msg_p5jXN8AQM9LWM0D4loKWxJek", body: Array(#"{"test": 2432232314}"#.utf8))!
  private let signature = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="
  private let second: Int64 = 1_614_265_330

  /// The vector of the reference libraries.
  @Test func knownSignature() {
    #expect(
      WebhookSignature.header(message, timestamp: second, secrets: .init(current: secret))
        == signature)
    #expect(verified())
  }

  @Test func twoSecrets() {
    let other = WebhookSecret.random()
    let header = WebhookSignature.header(
      message, timestamp: second, secrets: .init(current: other, former: secret))
    #expect(header.hasSuffix(" " + signature))
    #expect(header.split(separator: " ").count == 2)
    #expect(verified(header))
    #expect(verified(header, with: other))
    #expect(!verified(header, with: .random()))
  }

  @Test func tolerance() {
    for distance: Int64 in [-300, 0, 300] { #expect(verified(now: second + distance)) }
    for distance: Int64 in [-301, 301, 1_000_000] { #expect(!verified(now: second + distance)) }
  }

  @Test func whatWasChanged() {
    #expect(!verified(id: "msg_other"))
    #expect(!verified(body: #"{"test":2432232314}"#))
    for timestamp in ["1614265331", "", "x", "-1614265330", " 1614265330", "1614265330.0"] {
      #expect(!verified(timestamp: timestamp), "\(timestamp)")
    }
    for header in [
      "", "v1,", "v1", "v1,dawfeoifkpqwoekfpqoekf", String(signature.prefix(8)),
      signature.replacing("v1,", with: "v2,"), signature.replacing("v1,", with: "v1a,"),
      signature + "=", signature.replacing("g0", with: "g1"),
    ] { #expect(!verified(header), "\(header)") }
    #expect(verified("v1,Ceo5qEr07ixe2NLpvHk3FH9bwy/WavXrAFQ/9tdO6mc= v2,x \(signature) v1,y"))
  }

  @Test func secrets() {
    #expect(secret.key.count == 24)
    #expect(secret.text == "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
    #expect(WebhookSecret.random().key.count == 32)
    #expect(WebhookSecret.random() != .random())
    for count in [0, 1, 23, 65, 100] {
      let text = Base64.standard.text(Array(repeating: 1, count: count))
      #expect(WebhookSecret("whsec_" + text) == nil, "\(count)")
    }
    let digits = "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
    for text in ["", "whsec_", digits, "whsk_" + digits, "whsec_ " + digits] {
      #expect(WebhookSecret(text) == nil, "\(text)")
    }
  }

  /// Whatever is taken is written back as it was.
  @Test(arguments: [UInt64(41), 42, 43])
  func mangledSecrets(seed: UInt64) {
    var random = Seeded(seed)
    for _ in 0..<3000 {
      let text = random.mangled(WebhookSecret.random().text)
      guard let taken = WebhookSecret(text) else { continue }
      #expect(taken.text == text, "seed \(seed): \(text)")
      #expect((24...64).contains(taken.key.count), "seed \(seed): \(text)")
    }
  }

  @Test func identifiers() {
    for id in ["a", "msg_2KWPBgLlAfxdpx2AI54pPJ85f4W", String(repeating: "a", count: 64)] {
      #expect(WebhookMessage(id: id, body: []) != nil)
    }
    for id in ["", "a.b", "a b", "a\r\nb", "ä", String(repeating: "a", count: 65)] {
      #expect(WebhookMessage(id: id, body: []) == nil, "\(id)")
    }
  }

  private func verified(
    _ header: String? = nil, id: String? = nil, timestamp: String? = nil, body: String? = nil,
    with secret: WebhookSecret? = nil, now: Int64? = nil
  ) -> Bool {
    WebhookSignature.verify(
      id: id ?? message.id, timestamp: timestamp ?? "\(second)", signatures: header ?? signature,
      body: body.map { Array($0.utf8) } ?? message.body, secret: secret ?? self.secret,
      now: (now ?? second) * 1000)
  }
}
