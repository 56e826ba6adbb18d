import AsyncHTTPClient
import NIOCore
import NIOHTTP1
import Sodium

/// Asks an S3 store one thing at a time, signed, and asks again when the store or the network has
/// a bad moment. Everything a vault asks may be asked twice: blobs never change.
final class S3Exchange: Sendable {
  struct Question: Sendable {
    let method: String
    /// After the bucket; empty asks the bucket itself.
    var key = ""
    var query: [(name: String, value: String)] = []
    var headers: [(name: String, value: String)] = []
    var body: [UInt8] = []
    /// SHA-256 of the body, lower-case hexadecimal.
    var digest = SHA256.hash([]).hex
    /// Most bytes of an answer.
    var limit = 4 * 1024 * 1024
  }

  struct Answer: Sendable {
    let status: Int
    let headers: HTTPHeaders
    let body: [UInt8]
  }

  /// Time until an answer is complete, all attempts and the pauses between them included.
  static let timeLimit = Duration.seconds(15)
  static let attempts = 4

  let address: S3Address
  private let signature: S3Signature
  private let client: HTTPClient
  private let now: @Sendable () -> Int64
  private let sleep: @Sendable (Duration) async throws -> Void

  /// - Parameters:
  ///   - connecting: longest wait for a connection
  ///   - silence: longest wait for the next byte
  init(
    address: S3Address, credentials: S3Credentials, connecting: Duration = .seconds(3),
    silence: Duration = .seconds(5), now: @escaping @Sendable () -> Int64,
    sleep: @escaping @Sendable (Duration) async throws -> Void
  ) {
    self.address = address
    self.now = now
    self.sleep = sleep
    signature = S3Signature(credentials: credentials, region: address.region)
    var configuration = HTTPClient.Configuration()
    // A signed request is for one host: what lies elsewhere is a wrong setting, not a detour.
    configuration.redirectConfiguration = .disallow
    configuration.httpVersion = .http1Only
    configuration.timeout = .init(
      connect: TimeAmount(connecting), read: TimeAmount(silence), write: TimeAmount(silence))
    configuration.connectionPool = .init(
      idleTimeout: .seconds(15), concurrentHTTP1ConnectionsPerHostSoftLimit: 16)
    // The attempts are counted here.
    configuration.connectionPool.retryConnectionEstablishment = false
    client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
  }

  deinit {
    // The client stays alive until its connections are closed; nobody waits for that.
    client.shutdown { _ in }
  }

  /// The answer if the store did what it was asked, or nil if there is no such object.
  func ask(_ question: Question) async throws(VaultFailure) -> Answer? {
    let result = await withTaskGroup(of: Result<Answer?, VaultFailure>.self) { group in
      group.addTask { [self] in
        do throws(VaultFailure) {
          return .success(try await persist(question))
        } catch {
          return .failure(error)
        }
      }
      group.addTask { [sleep] in
        try? await sleep(Self.timeLimit)
        return .failure(Self.failure(question, "took too long"))
      }
      defer { group.cancelAll() }
      return await group.next() ?? .failure(Self.failure(question, "was not asked"))
    }
    return try result.get()
  }

  private func persist(_ question: Question) async throws(VaultFailure) -> Answer? {
    var attempt = 1
    while true {
      switch await attemptOnce(question) {
      case .answered(let answer): return answer
      case .refused(let failure): throw failure
      case .disturbed(let failure):
        guard attempt < Self.attempts else { throw failure }
        do {
          try await sleep(Self.pause(after: attempt))
        } catch {
          throw failure
        }
      }
      attempt += 1
    }
  }

  private enum Outcome {
    /// Nil: there is no such object.
    case answered(Answer?)
    /// Asking again would be answered alike.
    case refused(VaultFailure)
    case disturbed(VaultFailure)
  }

  private func attemptOnce(_ question: Question) async -> Outcome {
    do {
      let answer = try await once(question)
      if (200..<300).contains(answer.status) { return .answered(answer) }
      let code = S3Document(answer.body)?.text("Error/Code")
      // The answer to HEAD has no body. Elsewhere a 404 without this code is no missing blob but
      // a missing bucket, or a server that is no S3 store.
      if answer.status == 404, code == "NoSuchKey" || question.method == "HEAD" {
        return .answered(nil)
      }
      let failure = Self.failure(question, status: answer.status, code: code)
      return Self.mayPass(answer.status) ? .disturbed(failure) : .refused(failure)
    } catch is CancellationError {
      return .refused(Self.failure(question, "was cancelled"))
    } catch is NIOTooManyBytesError {
      return .refused(Self.failure(question, "the answer is too large"))
    } catch let error as IOError {
      return .disturbed(.medium(step: "\(question.method): no connection", code: error.errnoCode))
    } catch {
      // The TLS library tells this one only by the text of its error.
      let words = "\(error)"
      return words.contains("CERTIFICATE_VERIFY_FAILED")
        ? .refused(Self.failure(question, "the certificate of the store is not trusted"))
        : .disturbed(Self.failure(question, words))
    }
  }

  private func once(_ question: Question) async throws -> Answer {
    let path = address.base + question.key
    let query = S3Signature.encode(question.query)
    var request = HTTPClientRequest(
      url: "\(address.scheme)://\(address.host)\(S3Signature.encode(path, keepingSlash: true))"
        + (query.isEmpty ? "" : "?" + query))
    request.method = HTTPMethod(rawValue: question.method)
    for header in signature.headers(
      method: question.method, path: path, query: question.query,
      headers: question.headers + [("host", address.host)], payload: question.digest, now: now())
    {
      request.headers.add(name: header.name, value: header.value)
    }
    if question.method == "PUT" { request.body = .bytes(ByteBuffer(bytes: question.body)) }
    // This one ends with the head of the answer; `ask` keeps the time for the whole.
    let response = try await client.execute(request, timeout: .seconds(15))
    let body = try await response.body.collect(upTo: question.limit)
    // A cancelled reader sees the body end early.
    try Task.checkCancellation()
    return Answer(
      status: Int(response.status.code), headers: response.headers,
      body: Array(body.readableBytesView))
  }

  /// 0.05 to 0.1 s, and twice as long after each further attempt. Chance keeps nodes that failed
  /// together from coming back together.
  private static func pause(after attempt: Int) -> Duration {
    .milliseconds(Int64.random(in: 50...100) << (attempt - 1))
  }

  /// Whether another attempt may find the store in a better state.
  private static func mayPass(_ status: Int) -> Bool {
    [408, 429, 500, 502, 503, 504].contains(status)
  }

  private static func failure(_ question: Question, status: Int, code: String?) -> VaultFailure {
    let quotas = ["QuotaExceeded", "QuotaExceededException", "XMinioStorageFull"]
    if status == 507 || quotas.contains(code ?? "") { return .full }
    let words = [question.method, code].compactMap(\.self).joined(separator: ": ")
    return .medium(step: words, code: Int32(status))
  }

  private static func failure(_ question: Question, _ what: String) -> VaultFailure {
    .medium(step: "\(question.method): \(what)", code: 0)
  }
}
