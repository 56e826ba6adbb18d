import CSodium

/// SHA-256 (FIPS 180-4).
public enum SHA256 {
  /// Digest length in bytes.
  public static let byteCount = 32

  /// The 32-byte digest of `bytes`.
  public static func hash(_ bytes: [UInt8]) -> [UInt8] {
    var digest = [UInt8](repeating: 0, count: byteCount)
    crypto_hash_sha256(&digest, bytes, UInt64(bytes.count))
    return digest
  }

  /// A digest taken piece by piece, for content that should not be held in memory at once.
  public struct Stream: Sendable {
    private var state = crypto_hash_sha256_state()

    public init() {
      crypto_hash_sha256_init(&state)
    }

    public mutating func update(_ bytes: UnsafeRawBufferPointer) {
      guard let start = bytes.bindMemory(to: UInt8.self).baseAddress else { return }
      crypto_hash_sha256_update(&state, start, UInt64(bytes.count))
    }

    public mutating func update(_ bytes: [UInt8]) {
      crypto_hash_sha256_update(&state, bytes, UInt64(bytes.count))
    }

    /// The digest of everything seen so far; the stream then starts afresh.
    public mutating func finish() -> [UInt8] {
      var digest = [UInt8](repeating: 0, count: byteCount)
      crypto_hash_sha256_final(&state, &digest)
      crypto_hash_sha256_init(&state)
      return digest
    }
  }
}

/// HMAC-SHA-256 (RFC 2104), 32 bytes. The key may have any length.
public func hmacSHA256(key: [UInt8], message: [UInt8]) -> [UInt8] {
  var state = crypto_auth_hmacsha256_state()
  crypto_auth_hmacsha256_init(&state, key, key.count)
  crypto_auth_hmacsha256_update(&state, message, UInt64(message.count))
  var tag = [UInt8](repeating: 0, count: SHA256.byteCount)
  crypto_auth_hmacsha256_final(&state, &tag)
  return tag
}

/// Whether two secrets are equal, in a time that depends on their lengths only.
/// Lengths are not secret: different lengths answer at once.
public func constantTimeEqual(_ left: [UInt8], _ right: [UInt8]) -> Bool {
  left.count == right.count && sodium_memcmp(left, right, left.count) == 0
}
