import HTTPTypes
import Sodium
import Synchronization

/// Proof that a form came from a page of ours: a token signed over a random cookie that other sites
/// can neither read nor set.
///
/// The token is masked anew for every page: with compression a fixed secret could be guessed from
/// the length of answers (BREACH).
final class CSRF: Sendable {
  static let fieldName = "_token"

  private let key: [UInt8]
  /// What the browser sent, if it sent one.
  private let known: String?
  private let minted = Mutex<String?>(nil)

  init(key: [UInt8], cookie: String?) {
    self.key = key
    known = cookie.flatMap { (16...64).contains($0.utf8.count) ? $0 : nil }
  }

  /// A token for one form. Makes the cookie if the browser has none yet.
  func token() -> String {
    let cookie =
      known
      ?? minted.withLock { value in
        if let value { return value }
        let fresh = base32(randomBytes(20))
        value = fresh
        return fresh
      }
    let pad = randomBytes(SHA256.byteCount)
    let masked = zip(signature(cookie), pad).map { $0 ^ $1 }
    return (pad + masked).hex
  }

  /// The cookie to set, if a token was made for a browser without one.
  var freshCookie: String? { minted.withLock { $0 } }

  func accepts(_ token: String?) -> Bool {
    guard let known, let token, token.utf8.count == SHA256.byteCount * 4,
      let bytes = [UInt8](hex: token)
    else { return false }
    let pad = bytes.prefix(SHA256.byteCount)
    let value = zip(bytes.suffix(SHA256.byteCount), pad).map { $0 ^ $1 }
    return constantTimeEqual(value, signature(known))
  }

  private func signature(_ cookie: String) -> [UInt8] {
    hmacSHA256(key: key, message: Array("csrf:\(cookie)".utf8))
  }

  /// Whether the browser says by itself that a page of ours sent the form. What such a form holds
  /// may be shown to its sender although the form's own proof has run out.
  static func isSurelyOurs(
    _ headers: HTTPFields, authority: String?, publicOrigin: String
  ) -> Bool {
    guard comesFromHere(headers, authority: authority, publicOrigin: publicOrigin) else {
      return false
    }
    return headers[.origin] != nil || headers[.secFetchSite] == "same-origin"
  }

  /// Whether the browser itself says that the request comes from this site. Browsers that say
  /// nothing pass; the token decides about them.
  static func comesFromHere(_ headers: HTTPFields, authority: String?, publicOrigin: String) -> Bool
  {
    if let site = headers[.secFetchSite], site != "same-origin", site != "none" { return false }
    guard let origin = headers[.origin] else { return true }
    if origin == publicOrigin { return true }
    guard let authority else { return false }
    return origin == "https://\(authority)" || origin == "http://\(authority)"
  }
}
