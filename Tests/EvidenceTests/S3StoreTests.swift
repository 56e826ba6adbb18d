import Foundation
import Sodium
import TestStores
import Testing

@testable import Evidence

/// Against a real store, which checks every signature.
@Suite struct S3StoreTests {
  private func vault(
    _ address: S3Address? = nil, key: String? = nil, secret: String? = nil,
    now: @escaping @Sendable () -> Int64 = TestBucket.now, pageSize: Int = 1_000
  ) throws -> S3Vault {
    let known = try TestBucket.credentials()
    return S3Vault(
      S3Exchange(
        address: try address ?? TestBucket.freshPlace(),
        credentials: S3Credentials(key: key ?? known.key, secret: secret ?? known.secret),
        now: now, sleep: realSleep), pageSize: pageSize)
  }

  @Test func pagesOfAList() async throws {
    let vault = try vault(pageSize: 3)
    var stored: Set<BlobID> = []
    for byte in UInt8(0)..<10 { stored.insert(try await vault.put([byte])) }
    var found: [BlobID] = []
    try await vault.forEach { found.append($0) }
    #expect(found.count == 10)
    #expect(Set(found) == stored)
  }

  @Test func prefixesAreApart() async throws {
    let address = try TestBucket.freshPlace()
    let inner = S3Vault(
      address: try S3Address(
        "s3://\(address.bucket)/\(address.prefix)inner?endpoint=\(address.scheme)://\(address.host)"
      ),
      credentials: try TestBucket.credentials(), now: TestBucket.now, sleep: realSleep)
    let outer = try vault(address)
    let id = try await outer.put([1])
    #expect(try await !inner.contains(id))
    let other = try await inner.put([2])
    var found: [BlobID] = []
    try await outer.forEach { found.append($0) }
    #expect(found == [id])
    found = []
    try await inner.forEach { found.append($0) }
    #expect(found == [other])
  }

  @Test func wrongKeys() async throws {
    let stranger = try vault(key: "stranger")
    await #expect(throws: VaultFailure.medium(step: "PUT: InvalidAccessKeyId", code: 403)) {
      try await stranger.put([1])
    }
    let liar = try vault(secret: "wrong")
    await #expect(throws: VaultFailure.medium(step: "PUT: SignatureDoesNotMatch", code: 403)) {
      try await liar.put([1])
    }
    await #expect(throws: VaultFailure.medium(step: "HEAD", code: 403)) {
      try await liar.contains(BlobID(of: [1]))
    }
  }

  @Test func wrongBucket() async throws {
    let address = try TestBucket.freshPlace()
    let vault = try vault(
      try S3Address("s3://no-such-bucket?endpoint=\(address.scheme)://\(address.host)"))
    let id = BlobID(of: [1])
    await #expect(throws: VaultFailure.self) { try await vault.put([1]) }
    await #expect(throws: VaultFailure.self) { try await vault.bytes(of: id) }
    await #expect(throws: VaultFailure.self) { try await vault.verify(id) }
    await #expect(throws: VaultFailure.self) { try await vault.forEach { _ in } }
  }

  /// Photos go through the vault like anything else.
  @Test func developingIntoTheStore() async throws {
    let scratch = try Scratch()
    let vault = try vault()
    let developer = PhotoDeveloper(
      executable: tanggapExecutable, vault: vault, temporaryDirectory: scratch.path,
      limits: .standard, sleep: realSleep)
    let photo = try await developer.develop(Pictures.jpeg(width: 640, height: 480, exif: .monas()))
    for id in [photo.original, photo.large, photo.thumbnail] {
      #expect(try await vault.verify(id) == .sound)
    }
  }
}
