import Foundation
import Sodium
import Synchronization
import Testing

@testable import Evidence

/// What only a vault in an S3 store does, against a server that plays a bad day; the rest is in
/// ``BlobVaultTests``.
@Suite struct S3VaultTests {
  private static let credentials = S3Credentials(key: "some-key", secret: "some-secret")

  /// A vault on a played store. Pauses between attempts are noted and not waited for; patience and
  /// time never run out unless a test says so, however busy the machine is.
  private struct Stage {
    let server: S3Server
    let vault: S3Vault
    let pauses: Pauses

    init(
      _ server: S3Server, silence: Duration = .seconds(600),
      timeIsUp: @escaping @Sendable () async throws -> Void = { try await realSleep(.seconds(600)) }
    ) throws {
      let pauses = Pauses()
      self.server = server
      self.pauses = pauses
      vault = S3Vault(
        S3Exchange(
          address: try server.address, credentials: S3VaultTests.credentials,
          connecting: .seconds(600), silence: silence, now: { 1_369_353_600_000 },
          sleep: { duration in
            if duration == S3Vault.timeLimit { return try await timeIsUp() }
            pauses.noted.withLock { $0.append(duration) }
          }))
    }
  }

  private final class Pauses: Sendable {
    let noted = Mutex<[Duration]>([])
    var count: Int { noted.withLock { $0.count } }
  }

  private let hello = Array("hello".utf8)
  private let helloPath =
    "/bucket/some/place/2c/f2/2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824"

  @Test func whatIsSent() async throws {
    let stage = try Stage(try S3Server(.answer(200)))
    let id = try await stage.vault.put(hello)
    let request = try #require(stage.server.requests.first)
    #expect(request.line == "PUT \(helloPath) HTTP/1.1")
    #expect(request.body == hello)
    #expect(request.headers["host"] == "127.0.0.1:\(stage.server.port)")
    #expect(request.headers["content-length"] == "5")
    #expect(request.headers["x-amz-content-sha256"] == id.rawValue)
    #expect(
      request.headers["x-amz-checksum-sha256"] == "LPJNul+wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ=")
    let authorization = try #require(request.headers["authorization"])
    #expect(
      authorization.contains(
        "SignedHeaders=content-type;host;x-amz-checksum-sha256;x-amz-content-sha256;x-amz-date,"))
    #expect(!"\(request.headers)".contains("some-secret"))
  }

  @Test(arguments: [408, 429, 500, 502, 503, 504])
  func aBadMomentIsWaitedOut(status: Int) async throws {
    let stage = try Stage(
      try S3Server(.refusal(status, "SlowDown"), .hangUp, .answer(status), .answer(200)))
    _ = try await stage.vault.put(hello)
    let requests = stage.server.requests
    #expect(requests.count == 4)
    #expect(requests.allSatisfy { $0.body == hello })
    let pauses = stage.pauses.noted.withLock { $0 }
    #expect(pauses.count == 3)
    for (index, pause) in pauses.enumerated() {
      let most = Duration.milliseconds(100 << index)
      #expect((most / 2...most).contains(pause))
    }
  }

  @Test func fourAttemptsAndNoMore() async throws {
    let slow = S3Server.Reply.refusal(503, "SlowDown")
    let stage = try Stage(try S3Server(slow, slow, slow, slow, .answer(200)))
    await #expect(throws: VaultFailure.medium(step: "PUT: SlowDown", code: 503)) {
      try await stage.vault.put(hello)
    }
    #expect(stage.server.requests.count == 4)
  }

  @Test(arguments: [
    (403, "AccessDenied"), (400, "AuthorizationHeaderMalformed"), (404, "NoSuchBucket"),
    (301, "PermanentRedirect"), (501, "NotImplemented"),
  ])
  func aRefusalIsFinal(status: Int, code: String) async throws {
    let refusal = S3Server.Reply.refusal(status, code)
    let stage = try Stage(try S3Server(refusal, refusal, refusal))
    let id = BlobID(of: hello)
    await #expect(throws: VaultFailure.medium(step: "PUT: \(code)", code: Int32(status))) {
      try await stage.vault.put(hello)
    }
    await #expect(throws: VaultFailure.medium(step: "GET: \(code)", code: Int32(status))) {
      try await stage.vault.bytes(of: id)
    }
    await #expect(throws: VaultFailure.medium(step: "DELETE: \(code)", code: Int32(status))) {
      try await stage.vault.remove(id)
    }
    #expect(stage.server.requests.count == 3)
  }

  @Test func absentIsOnlyWhatTheStoreCallsAbsent() async throws {
    let stage = try Stage(
      try S3Server(
        .refusal(404, "NoSuchKey"), .answer(404), .answer(404, body: "<html>Not found</html>")))
    let id = BlobID(of: hello)
    #expect(try await stage.vault.bytes(of: id) == nil)
    #expect(try await !stage.vault.contains(id))
    await #expect(throws: VaultFailure.medium(step: "GET", code: 404)) {
      try await stage.vault.bytes(of: id)
    }
  }

  @Test func aRedirectIsNotFollowed() async throws {
    let elsewhere = try S3Server(.answer(200))
    let stage = try Stage(
      try S3Server(
        .answer(307, headers: ["location": "http://127.0.0.1:\(elsewhere.port)/bucket/x"])))
    await #expect(throws: VaultFailure.medium(step: "GET", code: 307)) {
      try await stage.vault.bytes(of: BlobID(of: hello))
    }
    #expect(elsewhere.requests.isEmpty)
  }

  @Test(arguments: [
    S3Server.Reply.answer(507), .refusal(403, "QuotaExceeded"), .refusal(507, "XMinioStorageFull"),
  ])
  func noSpaceLeft(reply: S3Server.Reply) async throws {
    let stage = try Stage(try S3Server(reply))
    await #expect(throws: VaultFailure.full) { try await stage.vault.put(hello) }
    #expect(stage.server.requests.count == 1)
  }

  @Test func aBodyCutShortIsNoBlob() async throws {
    let cut = S3Server.Reply.cutShort(promised: 5, body: "hel")
    let stage = try Stage(try S3Server(cut, cut, .answer(200, body: "hello"), cut, cut, cut, cut))
    let id = BlobID(of: hello)
    #expect(try await stage.vault.bytes(of: id) == hello)
    await #expect(throws: VaultFailure.self) { try await stage.vault.bytes(of: id) }
    #expect(stage.server.requests.count == 7)
  }

  @Test func otherBytesAreDamage() async throws {
    let stage = try Stage(
      try S3Server(
        .answer(200, body: "Hello"), .answer(200, body: "hello"), .refusal(404, "NoSuchKey")))
    let id = BlobID(of: hello)
    #expect(try await stage.vault.verify(id) == .damaged)
    #expect(try await stage.vault.verify(id) == .sound)
    #expect(try await stage.vault.verify(id) == .missing)
  }

  @Test func theStoresOwnChecksumMustAgree() async throws {
    let good = "LPJNul+wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ="
    let bad = "AAAAul+wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ="
    let stage = try Stage(
      try S3Server(
        .answer(200, headers: ["x-amz-checksum-sha256": good]),
        .answer(200, headers: ["x-amz-checksum-sha256": bad])))
    _ = try await stage.vault.put(hello)
    await #expect(throws: VaultFailure.medium(step: "PUT: the store took other bytes", code: 200)) {
      try await stage.vault.put(hello)
    }
  }

  @Test func sizeIsLimited() async throws {
    let stage = try Stage(
      try S3Server(.answer(200, headers: ["content-length": "\(S3Vault.largest + 1)"])))
    await #expect(throws: VaultFailure.medium(step: "GET: the answer is too large", code: 0)) {
      try await stage.vault.bytes(of: BlobID(of: hello))
    }
    await #expect(throws: VaultFailure.self) {
      try await stage.vault.put([UInt8](repeating: 0, count: S3Vault.largest + 1))
    }
    #expect(stage.server.requests.count == 1)
  }

  @Test func silenceIsLeftForAnotherAttempt() async throws {
    // More answers than one: on a busy machine an answer may seem silence too.
    let answer = S3Server.Reply.answer(200, body: "hello")
    let stage = try Stage(
      try S3Server(.silence, answer, answer, answer), silence: .milliseconds(500))
    #expect(try await stage.vault.bytes(of: BlobID(of: hello)) == hello)
    #expect(stage.server.requests.count >= 2)
  }

  /// Neither silence nor an answer that drips can hold a call beyond its time.
  @Test(arguments: [S3Server.Reply.silence, .drip])
  func timeIsLimited(reply: S3Server.Reply) async throws {
    let server = try S3Server(reply)
    let stage = try Stage(server, timeIsUp: { try await until { !server.requests.isEmpty } })
    await #expect(throws: VaultFailure.medium(step: "GET: took too long", code: 0)) {
      try await stage.vault.bytes(of: BlobID(of: hello))
    }
    #expect(server.requests.count == 1)
  }

  @Test(arguments: [S3Server.Reply.silence, .drip])
  func aReaderThatGoesAwayEndsTheCall(reply: S3Server.Reply) async throws {
    let server = try S3Server(reply)
    let stage = try Stage(server)
    let id = BlobID(of: hello)
    let reader = Task { try await stage.vault.bytes(of: id) }
    try await until { !server.requests.isEmpty }
    reader.cancel()
    await #expect(throws: VaultFailure.self) { try await reader.value }
    #expect(stage.pauses.count == 0)
  }

  @Test func nobodyListens() async throws {
    let address = try S3Server().address
    let pauses = Pauses()
    let vault = S3Vault(
      S3Exchange(
        address: address, credentials: Self.credentials, connecting: .seconds(600), now: { 0 },
        sleep: { duration in
          if duration == S3Vault.timeLimit { return try await realSleep(.seconds(600)) }
          pauses.noted.withLock { $0.append(duration) }
        }))
    await #expect(throws: VaultFailure.medium(step: "PUT: no connection", code: ECONNREFUSED)) {
      try await vault.put(hello)
    }
    #expect(pauses.count == S3Exchange.attempts - 1)
  }

  @Test func aListIsFollowedToItsEnd() async throws {
    let ids = (0..<3).map { BlobID(of: [$0]) }
    func entry(_ id: BlobID) -> String {
      let text = id.rawValue
      return
        "<Contents><Key>some/place/\(text.prefix(2))/\(text.dropFirst(2).prefix(2))/\(text)</Key></Contents>"
    }
    let stage = try Stage(
      try S3Server(
        .answer(
          200,
          body:
            "<ListBucketResult><IsTruncated>true</IsTruncated>\(entry(ids[0]))\(entry(ids[1]))<NextContinuationToken>a/b+c=&amp;</NextContinuationToken></ListBucketResult>"
        ),
        .answer(503),
        .answer(
          200,
          body:
            "<ListBucketResult>\(entry(ids[2]))<IsTruncated>false</IsTruncated></ListBucketResult>")
      ))
    var found: [BlobID] = []
    try await stage.vault.forEach { found.append($0) }
    #expect(found == ids)
    let lines = stage.server.requests.map(\.line)
    #expect(
      lines.first == "GET /bucket/?list-type=2&max-keys=1000&prefix=some%2Fplace%2F HTTP/1.1")
    #expect(
      lines.last
        == "GET /bucket/?continuation-token=a%2Fb%2Bc%3D%26&list-type=2&max-keys=1000&prefix=some%2Fplace%2F HTTP/1.1"
    )
  }

  @Test(arguments: [
    "", "<html/>", "<ListBucketResult></ListBucketResult>",
    "<ListBucketResult><IsTruncated>true</IsTruncated></ListBucketResult>",
    "<ListBucketResult><IsTruncated>yes</IsTruncated></ListBucketResult>",
    "<ListBucketResult><IsTruncated>false</IsTruncated>",
  ])
  func aListThatIsNone(body: String) async throws {
    let stage = try Stage(try S3Server(.answer(200, body: body)))
    await #expect(throws: VaultFailure.medium(step: "list: malformed answer", code: 0)) {
      try await stage.vault.forEach { _ in }
    }
  }

  @Test func aListThatGoesRoundEnds() async throws {
    let page = S3Server.Reply.answer(
      200,
      body:
        "<ListBucketResult><IsTruncated>true</IsTruncated><NextContinuationToken>x</NextContinuationToken></ListBucketResult>"
    )
    let stage = try Stage(try S3Server(page, page, page))
    await #expect(throws: VaultFailure.medium(step: "list: malformed answer", code: 0)) {
      try await stage.vault.forEach { _ in }
    }
    #expect(stage.server.requests.count == 2)
  }
}
