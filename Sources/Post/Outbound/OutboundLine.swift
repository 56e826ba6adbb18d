import AsyncHTTPClient
import FoundationEssentials
import NIOCore
import NIOHTTP1
import NIOSSL

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Connections to one host at one address, which was checked before. Nothing is looked up here.
final class OutboundLine: Sendable {
  struct Question: Sendable {
    let url: OutboundURL
    let headers: [(name: String, value: String)]
    let body: [UInt8]
    /// Most bytes of the answer's body.
    let most: Int
  }

  typealias Settings = @Sendable (inout HTTPClient.Configuration) -> Void

  private let client: HTTPClient

  init(to host: OutboundHost, at address: NetworkAddress, settings: Settings) {
    var tls = TLSConfiguration.makeClientConfiguration()
    tls.minimumTLSVersion = .tlsv12
    var configuration = HTTPClient.Configuration(tlsConfiguration: tls)
    configuration.redirectConfiguration = .disallow
    configuration.httpVersion = .http1Only
    // This takes the place of the look-up. The certificate is still compared with the name.
    if case .name(let name) = host { configuration.dnsOverride = [name: "\(address)"] }
    configuration.timeout = .init(connect: .seconds(5))
    configuration.connectionPool = .init(
      idleTimeout: .seconds(15), concurrentHTTP1ConnectionsPerHostSoftLimit: 8)
    configuration.connectionPool.retryConnectionEstablishment = false
    settings(&configuration)
    client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
  }

  deinit {
    // The client stays alive until its connections are closed; nobody waits for that.
    client.shutdown { _ in }
  }

  func ask(_ question: Question) async throws(OutboundProblem) -> OutboundAnswer {
    // The override is found by the name as the client's URL parser sees it. Another name would be
    // looked up by the system, unchecked.
    if case .name(let name) = question.url.host, URL(string: question.url.text)?.host() != name {
      throw .malformed(.host)
    }
    var request = HTTPClientRequest(url: question.url.text)
    request.method = .POST
    // Some servers take nothing from the nameless.
    request.headers.add(name: "user-agent", value: "Tanggap")
    for header in question.headers { request.headers.add(name: header.name, value: header.value) }
    request.body = .bytes(ByteBuffer(bytes: question.body))
    let response: HTTPClientResponse
    do {
      response = try await client.execute(request, deadline: .distantFuture)
    } catch {
      throw problem(error)
    }
    let (body, isWhole) = await read(response.body, most: question.most)
    return OutboundAnswer(
      status: Int(response.status.code),
      headers: response.headers.map { ($0.name, $0.value) }, body: body, isWhole: isWhole)
  }
}

/// The beginning of a body. The server has made up its mind already, so a body that is too long,
/// too slow or torn is cut and no error. Leaving early closes the connection.
private func read(_ body: HTTPClientResponse.Body, most: Int) async -> ([UInt8], isWhole: Bool) {
  var bytes: [UInt8] = []
  do {
    for try await chunk in body {
      let room = most - bytes.count
      bytes += chunk.readableBytesView.prefix(room)
      if chunk.readableBytes > room { return (bytes, false) }
    }
    // A cancelled reader sees the body end early.
    return (bytes, !Task.isCancelled)
  } catch {
    return (bytes, false)
  }
}

private func problem(_ error: any Error) -> OutboundProblem {
  switch error {
  case is CancellationError: .cancelled
  case let error as HTTPClientError:
    switch error {
    case .cancelled: .cancelled
    case .connectTimeout, .tlsHandshakeTimeout, .getConnectionFromPoolTimeout: .unreachable
    default: .interrupted
    }
  case NIOSSLError.handshakeFailed, is NIOSSLExtraError: .untrusted
  case let error as IOError where connecting.contains(error.errnoCode): .unreachable
  default: .interrupted
  }
}

/// What the system says of attempts to connect, never of a connection that came about.
private let connecting = [ECONNREFUSED, EHOSTUNREACH, ENETUNREACH, EADDRNOTAVAIL, EACCES, EPERM]
