import Crypto
import Testing

@testable import Post

@Suite struct PushEnvelopeTests {
  /// RFC 8291 appendix A.
  @Test func appendixA() throws {
    func bytes(_ text: String) throws -> [UInt8] { try #require(Base64.url.bytes(text)) }
    let receiver = try PushReceiver(
      key: bytes("q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94"),
      secret: bytes("BTBZMqHH6r4Tts7J_aSIgg"))
    let subscription = try PushSubscription(
      endpoint: "https://push.example.net/push/JzLQ3raZJfFBR0aqvOMsLrt54w4rJUsV",
      p256dh: "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkN"
        + "toIAiw4",
      auth: "BTBZMqHH6r4Tts7J_aSIgg")
    #expect(try receiver.subscription(subscription.endpoint.text) == subscription)
    let content = Array("When I grow up, I want to be a watermelon".utf8)
    let body = try PushEnvelope.seal(
      content, filledTo: 0, for: subscription,
      sender: P256.KeyAgreement.PrivateKey(
        rawRepresentation: bytes("yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw")),
      salt: bytes("DGv6ra1nlYgDCS1FRnbzlw"))
    #expect(
      Base64.url.text(body)
        == "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS"
        + "6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qu"
        + "lcy4a-fN")
    #expect(try receiver.open(body).content == content)
  }

  @Test(arguments: [
    (0, 256), (1, 256), (256, 256), (257, 1024), (1024, 1024), (1025, 2048), (2049, 3993),
    (3993, 3993),
  ])
  func filling(_ count: Int, _ size: Int) throws {
    let receiver = PushReceiver()
    let content = (0..<count).map { UInt8(truncatingIfNeeded: $0) }
    let body = try PushEnvelope.seal(
      PushMessage(content: content, wait: 0), for: receiver.subscription("https://push.test/x"))
    let opened = try receiver.open(body)
    #expect(opened.content == content)
    #expect(opened.filledTo == size)
    // Push services take 4,096 bytes.
    #expect(body.count == size + 103 && body.count <= 4096)
  }

  /// Neither salt nor key may ever come twice.
  @Test func fresh() throws {
    let subscription = try PushReceiver().subscription("https://push.test/x")
    let message = try PushMessage(content: [1], wait: 0)
    let bodies = try (0..<50).map { _ in try PushEnvelope.seal(message, for: subscription) }
    #expect(Set(bodies.map { $0[..<16] }).count == 50)
    #expect(Set(bodies.map { $0[21..<86] }).count == 50)
  }
}
