import Crypto
import Foundation
import Testing

@testable import Post

/// A browser: it makes subscriptions and reads what was sealed for it (RFC 8291), by itself and
/// from the other side.
struct PushReceiver: Sendable {
  let key: P256.KeyAgreement.PrivateKey
  let secret: [UInt8]

  init() {
    key = P256.KeyAgreement.PrivateKey()
    secret = (0..<16).map { _ in UInt8.random(in: 0...255) }
  }

  init(key: [UInt8], secret: [UInt8]) throws {
    self.key = try P256.KeyAgreement.PrivateKey(rawRepresentation: key)
    self.secret = secret
  }

  func subscription(_ endpoint: String) throws -> PushSubscription {
    try PushSubscription(
      endpoint: endpoint, p256dh: Base64.url.text(Array(key.publicKey.x963Representation)),
      auth: Base64.url.text(secret))
  }

  /// The content and how many bytes it had with its filling.
  func open(_ body: [UInt8]) throws -> (content: [UInt8], filledTo: Int) {
    try #require(body.count > 21 + 65 + 17)
    let salt = body[..<16]
    #expect(body[16..<20] == [0, 0, 0x10, 0])
    #expect(body[20] == 65)
    let sender = body[21..<86]
    let sealed = body[86...]
    #expect(sealed.count <= 4096)
    let shared = try key.sharedSecretFromKeyAgreement(
      with: P256.KeyAgreement.PublicKey(x963Representation: sender))
    let input = shared.hkdfDerivedSymmetricKey(
      using: SHA256.self, salt: secret,
      sharedInfo: Data("WebPush: info\0".utf8) + key.publicKey.x963Representation + sender,
      outputByteCount: 32)
    let contentKey = HKDF<SHA256>.deriveKey(
      inputKeyMaterial: input, salt: salt, info: Data("Content-Encoding: aes128gcm\0".utf8),
      outputByteCount: 16)
    let nonce = HKDF<SHA256>.deriveKey(
      inputKeyMaterial: input, salt: salt, info: Data("Content-Encoding: nonce\0".utf8),
      outputByteCount: 12
    ).withUnsafeBytes { Data($0) }
    let box = try AES.GCM.SealedBox(
      nonce: AES.GCM.Nonce(data: nonce), ciphertext: sealed.dropLast(16), tag: sealed.suffix(16))
    let plain = Array(try AES.GCM.open(box, using: contentKey))
    let end = try #require(plain.lastIndex { $0 != 0 })
    #expect(plain[end] == 2)
    return (Array(plain[..<end]), plain.count - 1)
  }
}

/// What a push service reads in an `Authorization` header (RFC 8292).
struct PushToken {
  let claims: Claims
  let publicKey: String
  let signed: String

  struct Claims: Decodable, Equatable {
    let aud: String
    let exp: Int64
    let sub: String
  }

  /// Nil unless the form is right and the signature is by the key that stands next to it.
  init?(_ header: String) throws {
    let fields = header.split(separator: ", ")
    guard fields.count == 2, fields[0].hasPrefix("vapid t="), fields[1].hasPrefix("k=") else {
      return nil
    }
    let parts = fields[0].dropFirst(8).split(separator: ".")
    publicKey = String(fields[1].dropFirst(2))
    guard parts.count == 3, let head = Base64.url.bytes(parts[0]),
      let claims = Base64.url.bytes(parts[1]), let signature = Base64.url.bytes(parts[2]),
      let point = Base64.url.bytes(publicKey)
    else { return nil }
    let kind = try JSONDecoder().decode([String: String].self, from: Data(head))
    guard kind == ["typ": "JWT", "alg": "ES256"] else { return nil }
    signed = parts.prefix(2).joined(separator: ".")
    let key = try P256.Signing.PublicKey(x963Representation: point)
    guard
      key.isValidSignature(
        try P256.Signing.ECDSASignature(rawRepresentation: signature), for: Data(signed.utf8))
    else { return nil }
    self.claims = try JSONDecoder().decode(Claims.self, from: Data(claims))
  }
}
