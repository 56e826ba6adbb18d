import Crypto
import Foundation
import Testing

@testable import Post

@Suite struct PushFormTests {
  private static let p256dh =
    "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4"
  private static let auth = "BTBZMqHH6r4Tts7J_aSIgg"

  @Test func subscription() throws {
    let subscription = try PushSubscription(
      endpoint: "https://push.test/a?b", p256dh: Self.p256dh, auth: Self.auth)
    #expect(subscription.p256dh == Self.p256dh)
    #expect(subscription.auth == Self.auth)
    #expect(subscription.endpoint.text == "https://push.test/a?b")
  }

  @Test func faultyPoints() throws {
    let point = try #require(Base64.url.bytes(Self.p256dh))
    var off = point
    off[64] ^= 1
    let compressed = [point[64] & 1 + 2] + point[1...32]
    let hybrid = [point[64] & 1 + 6] + point[1...]
    let texts =
      ["", "A", Self.p256dh + "=", Self.p256dh + "A", String(Self.p256dh.dropLast())]
      + [off, Array(compressed), Array(hybrid), [0], Array(repeating: 0, count: 65)]
      .map(Base64.url.text)
      // Bits of the last character that belong to no byte.
      + [Self.p256dh.dropLast() + "5", Self.p256dh.replacing("-", with: "+")]
    for text in texts {
      #expect(throws: PushSubscriptionFault.p256dh, "\(text)") {
        try PushSubscription(endpoint: "https://push.test/", p256dh: text, auth: Self.auth)
      }
    }
  }

  @Test(arguments: [
    "", "BTBZMqHH6r4Tts7J_aSIgg==", "BTBZMqHH6r4Tts7J_aSI", "BTBZMqHH6r4Tts7J_aSIggA",
    "BTBZMqHH6r4Tts7J_aSIgh", "BTBZMqHH6r4Tts7J/aSIgg",
  ])
  func faultySecrets(_ text: String) {
    #expect(throws: PushSubscriptionFault.auth) {
      try PushSubscription(endpoint: "https://push.test/", p256dh: Self.p256dh, auth: text)
    }
  }

  @Test func faultyEndpoint() {
    #expect(throws: PushSubscriptionFault.endpoint(.credentials)) {
      try PushSubscription(endpoint: "https://a@b/", p256dh: Self.p256dh, auth: Self.auth)
    }
  }

  /// Whatever is taken is a point on the curve and is written back as it was.
  @Test(arguments: [UInt64(21), 22, 23])
  func mangledSubscriptions(seed: UInt64) {
    var random = Seeded(seed)
    for _ in 0..<2000 {
      let p256dh = Bool.random(using: &random) ? Self.p256dh : random.mangled(Self.p256dh)
      let auth = Bool.random(using: &random) ? Self.auth : random.mangled(Self.auth)
      guard
        let taken = try? PushSubscription(
          endpoint: "https://push.test/", p256dh: p256dh, auth: auth)
      else { continue }
      #expect(taken.p256dh == p256dh && taken.auth == auth, "seed \(seed): \(p256dh) \(auth)")
      #expect(
        (try? P256.KeyAgreement.PublicKey(x963Representation: taken.receiver)) != nil,
        "seed \(seed): \(p256dh)")
    }
  }

  @Test(arguments: [UInt64(31), 32, 33])
  func base64(seed: UInt64) throws {
    var random = Seeded(seed)
    for _ in 0..<2000 {
      let bytes = (0..<Int.random(in: 0...70, using: &random)).map { _ in
        UInt8.random(in: 0...255, using: &random)
      }
      let text = Base64.standard.text(bytes)
      #expect(text == Data(bytes).base64EncodedString(), "seed \(seed)")
      #expect(Base64.standard.bytes(text) == bytes, "seed \(seed)")
      let short = Base64.url.text(bytes)
      #expect(Base64.url.bytes(short) == bytes, "seed \(seed)")
      let mangled = random.mangled(short)
      if let read = Base64.url.bytes(mangled) {
        #expect(Base64.url.text(read) == mangled, "seed \(seed): \(mangled)")
      }
      let other = random.mangled(text)
      if let read = Base64.standard.bytes(other) {
        #expect(Base64.standard.text(read) == other, "seed \(seed): \(other)")
      }
    }
  }

  @Test func messages() throws {
    #expect(throws: Never.self) { try PushMessage(content: filled(3993), wait: 0) }
    #expect(throws: PushMessageFault.tooLarge) { try PushMessage(content: filled(3994), wait: 0) }
    #expect(throws: PushMessageFault.wait) { try PushMessage(content: [], wait: -1) }
    #expect(throws: PushMessageFault.wait) { try PushMessage(content: [], wait: 2_419_201) }
    for topic in ["", String(repeating: "a", count: 33), "a b", "a.b", "a=", "ä", "a\r\nx"] {
      #expect(throws: PushMessageFault.topic, "\(topic)") {
        try PushMessage(content: [], wait: 0, topic: topic)
      }
    }
    #expect(throws: Never.self) { try PushMessage(content: [], wait: 0, topic: "aZ09-_") }
  }

  @Test func keys() throws {
    let secret = PushKeys.newSecret()
    #expect(secret.count == 32)
    let keys = try #require(PushKeys(secret: secret))
    #expect(Base64.url.bytes(keys.publicKey)?.count == 65)
    #expect(PushKeys(secret: secret)?.publicKey == keys.publicKey)
    for faulty in [[], filled(31), filled(32), filled(33), Array(repeating: 255, count: 32)] {
      #expect(PushKeys(secret: faulty) == nil)
    }
  }

  @Test func contacts() {
    for text in ["mailto:crm@jakarta.test", "https://jakarta.test/contact"] {
      #expect(PushContact(text)?.text == text)
    }
    for text in [
      "", "crm@jakarta.test", "mailto:", "mailto:a", "mailto:a@", "mailto:@b", "mailto:a@b@c",
      "mailto:<a@b>", "mailto:a b@c", "mailto:a\"@b", "mailto:a\\@b", "mailto:ä@b",
      "http://jakarta.test/", "https://", "https://a\"b/",
    ] { #expect(PushContact(text) == nil, "\(text)") }
  }

  /// RFC 8292 section 2.4: what is signed, byte for byte, and a signature by somebody else.
  @Test func signedClaims() throws {
    let example =
      "vapid t=eyJ0eXAiOiJKV1QiLCJhbGciOiJFUzI1NiJ9.eyJhdWQiOiJodHRwczovL3B1c2guZXhhbXBsZS5uZXQiLCJl"
      + "eHAiOjE0NTM1MjM3NjgsInN1YiI6Im1haWx0bzpwdXNoQGV4YW1wbGUuY29tIn0.i3CYb7t4xfxCDquptFOepC9GAu_H"
      + "LGkMlMuCGSK2rpiUfnK9ojFwDXb1JrErtmysazNjjvW2L9OkSSHzvoD1oA, k=BA1Hxzyi1RUM1b5wjxsn7nGxAszw2"
      + "u61m164i3MrAIxHF6YK5h4SDYic-dRuU_RCPCfA5aq9ojSwk5Y2EmClBPs"
    let theirs = try #require(try PushToken(example))
    let keys = try #require(PushKeys(secret: PushKeys.newSecret()))
    let header = try keys.authorization(
      audience: "https://push.example.net", contact: PushContact("mailto:push@example.com")!,
      expires: 1_453_523_768)
    let ours = try #require(try PushToken(header))
    #expect(ours.signed == theirs.signed)
    #expect(ours.publicKey == keys.publicKey)
  }

  private func filled(_ count: Int) -> [UInt8] { Array(repeating: 0, count: count) }
}
