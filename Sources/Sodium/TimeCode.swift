import Crypto

/// One-time codes that change with the clock (TOTP, RFC 6238): six digits, 30 seconds,
/// HMAC-SHA-1, as every authenticator app computes them.
public enum TimeCode {
  public static let digits = 6
  /// Milliseconds one code stands.
  public static let step: Int64 = 30_000
  /// Steps before and after the present one that count as well: clocks of phones differ.
  public static let tolerance: Int64 = 1
  /// As long as the digest, as RFC 4226 advises.
  public static let secretBytes = 20

  /// The code of one step; leading zeros stand.
  public static func code(secret: [UInt8], step: Int64) -> String {
    let counter = withUnsafeBytes(of: UInt64(bitPattern: step).bigEndian) { Array($0) }
    let tag = Array(
      HMAC<Insecure.SHA1>.authenticationCode(for: counter, using: SymmetricKey(data: secret)))
    let offset = Int(tag[tag.count - 1] & 0x0F)
    let word = tag[offset..<offset + 4].reduce(UInt32(0)) { $0 << 8 | UInt32($1) } & 0x7FFF_FFFF
    let text = String(word % 1_000_000)
    return String(repeating: "0", count: digits - text.count) + text
  }

  /// The step a typed code belongs to; nil when it is wrong, or not later than the last one used,
  /// so that a code seen over a shoulder opens nothing twice.
  /// - Parameter now: milliseconds since 1970 UTC
  public static func accepted(
    _ typed: String, secret: [UInt8], after last: Int64, now: Int64
  ) -> Int64? {
    let typed = Array(typed.utf8)
    let present = now / step
    var found: Int64?
    for candidate in (present - tolerance)...(present + tolerance) {
      // Every candidate is looked at, so that the time taken tells nothing.
      if constantTimeEqual(Array(code(secret: secret, step: candidate).utf8), typed),
        candidate > last
      {
        found = found ?? candidate
      }
    }
    return found
  }

  /// What an app scans or opens.
  public static func address(secret: [UInt8], issuer: String, account: String) -> String {
    let name = "\(encoded(issuer)):\(encoded(account))"
    return "otpauth://totp/\(name)?secret=\(key(secret))&issuer=\(encoded(issuer))"
  }

  /// The secret as it is typed into an app: base 32 of RFC 4648, without padding.
  public static func key(_ secret: [UInt8]) -> String { base32(secret, in: Base32.standard) }

  private static func encoded(_ text: String) -> String {
    text.utf8.map { byte in
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E:
        String(UnicodeScalar(byte))
      default: "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
      }
    }.joined()
  }
}
