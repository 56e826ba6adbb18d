import Foundation
import Sodium

/// What an S3 store knows this program by. The secret is never part of a description.
public struct S3Credentials: Sendable, CustomStringConvertible, CustomReflectable {
  let key: String
  let secret: String

  public init(key: String, secret: String) {
    self.key = key
    self.secret = secret
  }

  public var description: String { "S3Credentials(\(key))" }
  public var customMirror: Mirror { Mirror(self, children: ["key": key]) }
}

/// Signs requests with signature version 4 in headers (AWS4-HMAC-SHA256). The digest of the
/// payload is always part of what is signed, so that the store refuses bytes that were changed
/// on the way.
struct S3Signature: Sendable {
  let credentials: S3Credentials
  let region: String

  /// All headers that the request must carry: the given ones, time, payload digest and signature.
  ///
  /// - Parameters:
  ///   - path: not percent-encoded; begins with a slash
  ///   - query: not percent-encoded
  ///   - headers: all of them are signed; names in lower case; `host` must be among them
  ///   - payload: SHA-256 of the body, lower-case hexadecimal
  ///   - now: milliseconds since 1970 UTC
  func headers(
    method: String, path: String, query: [(name: String, value: String)],
    headers: [(name: String, value: String)], payload: String, now: Int64
  ) -> [(name: String, value: String)] {
    let time = Self.time(now)
    let day = String(time.prefix(8))
    let signed = (headers + [("x-amz-content-sha256", payload), ("x-amz-date", time)])
      .sorted { $0.name < $1.name }
    let names = signed.map(\.name).joined(separator: ";")
    let canonical = [
      method, Self.encode(path, keepingSlash: true), Self.encode(query),
      signed.map { "\($0.name):\($0.value)\n" }.joined(), names, payload,
    ].joined(separator: "\n")

    let scope = "\(day)/\(region)/s3/aws4_request"
    let digest = SHA256.hash(Array(canonical.utf8)).hex
    let text = "AWS4-HMAC-SHA256\n\(time)\n\(scope)\n\(digest)"
    var key = Array("AWS4\(credentials.secret)".utf8)
    for part in [day, region, "s3", "aws4_request"] {
      key = hmacSHA256(key: key, message: Array(part.utf8))
    }
    let signature = hmacSHA256(key: key, message: Array(text.utf8)).hex
    let authorization =
      "AWS4-HMAC-SHA256 Credential=\(credentials.key)/\(scope),SignedHeaders=\(names),Signature=\(signature)"
    return signed + [("authorization", authorization)]
  }

  /// A query as it is sent and signed: sorted by encoded name.
  static func encode(_ query: [(name: String, value: String)]) -> String {
    query.map { (encode($0.name), encode($0.value)) }.sorted { $0 < $1 }
      .map { "\($0)=\($1)" }.joined(separator: "&")
  }

  /// Every byte but letters, digits and `-._~` as `%XX`.
  static func encode(_ text: String, keepingSlash: Bool = false) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    var bytes: [UInt8] = []
    for byte in text.utf8 {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E: bytes.append(byte)
      case 0x2F where keepingSlash: bytes.append(byte)
      default: bytes += [0x25, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// `20130524T000000Z`
  private static func time(_ now: Int64) -> String {
    Date(timeIntervalSince1970: Double(now / 1000)).formatted(
      Date.ISO8601FormatStyle(
        dateSeparator: .omitted, dateTimeSeparator: .standard, timeSeparator: .omitted,
        timeZone: .gmt))
  }
}
