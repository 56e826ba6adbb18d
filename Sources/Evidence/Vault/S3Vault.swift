import Foundation
import NIOHTTP1
import Sodium

/// A vault in a bucket of any store that speaks S3 (signature version 4): `PREFIX/ab/cd/<digest>`,
/// laid out like a ``DirectoryVault``, so that either can be copied into the other by any tool.
///
/// What `put` returned is as durable as the store makes it. The bytes travel with their digest,
/// signed: a store refuses an upload that was damaged on the way. The keys must allow reading,
/// writing, deleting and listing; without the last, some stores answer "forbidden" for "absent".
///
/// Every call ends within ``timeLimit``, after up to four attempts.
public struct S3Vault: BlobVault {
  /// Longest that any call takes, however many attempts it needs; `forEach` per thousand names.
  public static let timeLimit = S3Exchange.timeLimit
  /// Most bytes of a blob.
  public static let largest = 32 * 1024 * 1024

  private let exchange: S3Exchange
  /// Most names asked for at once.
  private let pageSize: Int

  /// Connects at first use.
  ///
  /// - Parameters:
  ///   - now: milliseconds since 1970 UTC; a store refuses a clock that is minutes off
  ///   - sleep: waits that long and ends early when cancelled
  public init(
    address: S3Address, credentials: S3Credentials, now: @escaping @Sendable () -> Int64,
    sleep: @escaping @Sendable (Duration) async throws -> Void
  ) {
    self.init(S3Exchange(address: address, credentials: credentials, now: now, sleep: sleep))
  }

  init(_ exchange: S3Exchange, pageSize: Int = 1000) {
    self.exchange = exchange
    self.pageSize = pageSize
  }

  public func put(_ bytes: [UInt8]) async throws(VaultFailure) -> BlobID {
    let id = BlobID(of: bytes)
    // Never skipped for being there already: this is how a damaged blob is mended.
    try await store(bytes, digest: id.rawValue, at: id)
    return id
  }

  /// Stores bytes under a name that is not checked to be theirs.
  func store(_ bytes: [UInt8], digest: String, at id: BlobID) async throws(VaultFailure) {
    guard bytes.count <= Self.largest else {
      throw .medium(step: "PUT: more than \(Self.largest) bytes", code: 0)
    }
    let checksum = Data([UInt8](hex: digest) ?? []).base64EncodedString()
    let answer = try await exchange.ask(
      S3Exchange.Question(
        method: "PUT", key: key(id),
        headers: [
          ("content-type", "application/octet-stream"), ("x-amz-checksum-sha256", checksum),
        ], body: bytes, digest: digest))
    guard let answer else { throw .medium(step: "PUT: no such place", code: 404) }
    if let stored = answer.headers.first(name: "x-amz-checksum-sha256"), stored != checksum {
      throw .medium(step: "PUT: the store took other bytes", code: Int32(answer.status))
    }
  }

  public func bytes(of id: BlobID) async throws(VaultFailure) -> [UInt8]? {
    try await exchange.ask(
      S3Exchange.Question(method: "GET", key: key(id), limit: Self.largest))?.body
  }

  public func contains(_ id: BlobID) async throws(VaultFailure) -> Bool {
    try await exchange.ask(S3Exchange.Question(method: "HEAD", key: key(id))) != nil
  }

  public func verify(_ id: BlobID) async throws(VaultFailure) -> BlobState {
    guard let bytes = try await bytes(of: id) else { return .missing }
    return BlobID(of: bytes) == id ? .sound : .damaged
  }

  public func remove(_ id: BlobID) async throws(VaultFailure) {
    _ = try await exchange.ask(S3Exchange.Question(method: "DELETE", key: key(id)))
  }

  public func forEach(_ body: (BlobID) async throws -> Void) async throws {
    var token: String?
    repeat {
      let page = try await page(after: token)
      for name in page.keys {
        if let id = BlobID(rawValue: String(name.suffix(64))), key(id) == name {
          try await body(id)
        }
      }
      token = page.next
    } while token != nil
  }

  /// Up to a thousand names, and what continues the list.
  private func page(
    after token: String?
  ) async throws(VaultFailure) -> (keys: [String], next: String?) {
    var query = [
      (name: "list-type", value: "2"), (name: "max-keys", value: "\(pageSize)"),
      (name: "prefix", value: exchange.address.prefix),
    ]
    if let token { query.append((name: "continuation-token", value: token)) }
    let answer = try await exchange.ask(S3Exchange.Question(method: "GET", query: query))
    guard let answer else { throw .medium(step: "list: no such bucket", code: 404) }
    let malformed = VaultFailure.medium(step: "list: malformed answer", code: 0)
    guard let document = S3Document(answer.body) else { throw malformed }
    let keys = document.texts("ListBucketResult/Contents/Key")
    switch document.text("ListBucketResult/IsTruncated") {
    case "false": return (keys, nil)
    case "true":
      // The same token again would go round for ever.
      guard let next = document.text("ListBucketResult/NextContinuationToken"),
        !next.isEmpty, next != token
      else { throw malformed }
      return (keys, next)
    default: throw malformed
    }
  }

  private func key(_ id: BlobID) -> String {
    let text = id.rawValue
    return exchange.address.prefix + text.prefix(2) + "/" + text.dropFirst(2).prefix(2) + "/" + text
  }
}
