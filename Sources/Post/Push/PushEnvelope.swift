import Crypto
import FoundationEssentials

/// Content encrypted for one browser (RFC 8291) as a single record of aes128gcm (RFC 8188).
enum PushEnvelope {
  /// Sizes to which content is filled up, so that the push service learns little from its length.
  private static let sizes = [256, 1024, 2048, PushMessage.most]

  /// Seals with a key pair and a salt made for this message only.
  static func seal(_ message: PushMessage, for subscription: PushSubscription) throws -> [UInt8] {
    try seal(
      message.content, filledTo: sizes.first { $0 >= message.content.count } ?? 0,
      for: subscription, sender: P256.KeyAgreement.PrivateKey(),
      salt: SymmetricKey(size: .bits128).withUnsafeBytes(Array.init))
  }

  /// - Parameters:
  ///   - size: bytes of content with its filling
  ///   - sender: never used for another message
  ///   - salt: 16 random bytes
  static func seal(
    _ content: [UInt8], filledTo size: Int, for subscription: PushSubscription,
    sender: P256.KeyAgreement.PrivateKey, salt: [UInt8]
  ) throws -> [UInt8] {
    let receiver = try P256.KeyAgreement.PublicKey(x963Representation: subscription.receiver)
    let ours = Array(sender.publicKey.x963Representation)
    // RFC 8291 section 3.4.
    let input = try sender.sharedSecretFromKeyAgreement(with: receiver).hkdfDerivedSymmetricKey(
      using: SHA256.self, salt: subscription.secret,
      sharedInfo: Array("WebPush: info\0".utf8) + subscription.receiver + ours,
      outputByteCount: 32)
    let key = derive("Content-Encoding: aes128gcm\0", from: input, salt: salt, count: 16)
    let nonce = derive("Content-Encoding: nonce\0", from: input, salt: salt, count: 12)
    // A two ends the content of the last record; zeros fill it up (RFC 8188 section 2).
    let filling = [UInt8](repeating: 0, count: max(0, size - content.count))
    let box = try AES.GCM.seal(
      content + [2] + filling, using: key,
      nonce: AES.GCM.Nonce(data: nonce.withUnsafeBytes(Array.init)))
    // RFC 8188 section 2.1: salt, size of a record, length of the key's name, its name.
    return salt + [0, 0, 0x10, 0, UInt8(ours.count)] + ours + box.ciphertext + box.tag
  }

  private static func derive(
    _ purpose: String, from input: SymmetricKey, salt: [UInt8], count: Int
  ) -> SymmetricKey {
    HKDF<SHA256>.deriveKey(
      inputKeyMaterial: input, salt: salt, info: Array(purpose.utf8), outputByteCount: count)
  }
}
