import AsyncHTTPClient
import Foundation
import NIOCore
import NIOPosix
import NIOSSL
import Synchronization
import Testing

@testable import Post

/// The name in a URL, not the address that takes its place, must be what TLS asks for and checks.
@Suite struct OutboundTLSTests {
  /// For `hooks.example.test`, by itself, until 2126. A key for tests: it protects nothing.
  private static let certificate = """
    MIIBpjCCAUygAwIBAgIUEerY1AQ/nEpTGc69LMfKBu+mf+owCgYIKoZIzj0EAwIwGDEWMBQGA1UEAwwNVGVzdCByZWNl
    aXZlcjAgFw0yNjExMjgxNjAwNDlaGA8yMTI2MTEwNDE2MDA0OVowGDEWMBQGA1UEAwwNVGVzdCByZWNlaXZlcjBZMBMG
    ByqGSM49AgEGCCqGSM49AwEHA0IABNxcjJChsKX1o/0e85A3338hjiP1ig4GM9sM0uoB1qdl6e8wsBzbzTBesGkI7DNK
    7g+tZzDooNWtVcIhlFj2JbqjcjBwMB0GA1UdDgQWBBTvU8Q5/ij4H1TcwlN8+jLmVMGmRTAfBgNVHSMEGDAWgBTvU8Q5
    /ij4H1TcwlN8+jLmVMGmRTAdBgNVHREEFjAUghJob29rcy5leGFtcGxlLnRlc3QwDwYDVR0TAQH/BAUwAwEB/zAKBggq
    hkjOPQQDAgNIADBFAiEA/v1S4cICobbwYGVhcX4jJ+1EpkuTpdacGT8EGlt2X9MCIFD3Y91YJShjce6ZaPmh4SCSglly
    yEB0sj1eETZErRLc
    """
  private static let key = """
    MHcCAQEEIMK3kQoPyxJ+Iv+VQI0pCkQHMksF76NDfQcuPqotnsY1oAoGCCqGSM49AwEHoUQDQgAE3FyMkKGwpfWj/R7z
    kDfffyGOI/WKDgYz2wzS6gHWp2Xp7zCwHNvNMF6waQjsM0ruD61nMOig1a1VwiGUWPYlug==
    """

  private let names = Names()

  @Test func trustedHost() async throws {
    let server = try await server()
    let answer = try await client(trusting: true)
      .post("https://hooks.example.test:\(server.port)/", headers: [], body: [7])
    #expect(answer.status == 200)
    #expect(server.requests.first?.body == [7])
    #expect(server.requests.first?.header("host") == "hooks.example.test:\(server.port)")
    #expect(names.asked.withLock(\.self) == ["hooks.example.test"])
  }

  @Test func anotherNameAtTheSameAddress() async throws {
    let server = try await server()
    let client = try client(trusting: true)
    #expect(await problem(client, "https://other.example.test:\(server.port)/") == .untrusted)
    #expect(await problem(client, "https://127.0.0.1:\(server.port)/") == .untrusted)
    #expect(server.requests.isEmpty)
  }

  @Test func unknownIssuer() async throws {
    let server = try await server()
    let client = try client(trusting: false)
    #expect(await problem(client, "https://hooks.example.test:\(server.port)/") == .untrusted)
    #expect(server.requests.isEmpty)
    #expect(!OutboundProblem.untrusted.mayHaveArrived)
  }

  @Test func noTLSAtAll() async throws {
    let server = try await OutboundServer()
    let client = try client(trusting: true)
    #expect(await problem(client, "https://hooks.example.test:\(server.port)/") == .untrusted)
    #expect(server.requests.isEmpty)
  }

  /// A connection that never becomes a TLS one ends after the 5 seconds of connecting.
  @Test func silentHandshake() async throws {
    let server = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .bind(host: "127.0.0.1", port: 0).get()
    let client = try client(trusting: true)
    let url = "https://hooks.example.test:\(server.localAddress!.port!)/"
    #expect(await problem(client, url, deadline: 60) == .unreachable)
    try await server.close()
  }

  @Test func oldTLS() async throws {
    let server = try await server { $0.maximumTLSVersion = .tlsv11 }
    let client = try client(trusting: true)
    #expect(await problem(client, "https://hooks.example.test:\(server.port)/") == .untrusted)
  }

  private func server(
    _ settings: (inout TLSConfiguration) -> Void = { _ in }
  ) async throws -> OutboundServer {
    let key = try NIOSSLPrivateKey(bytes: der(Self.key), format: .der)
    var tls = TLSConfiguration.makeServerConfiguration(
      certificateChain: [.certificate(try authority())], privateKey: .privateKey(key))
    tls.sslContextCallback = { [names] values, promise in
      names.asked.withLock { $0.append(values.serverHostname) }
      promise.succeed(.noChanges)
    }
    settings(&tls)
    return try await OutboundServer(tls: NIOSSLContext(configuration: tls))
  }

  private func client(trusting: Bool) throws -> OutboundClient {
    let authority = try authority()
    return OutboundClient(
      exceptions: [OutboundException("127.0.0.1")!], lookup: { _ in [.v4(0x7F00_0001)] },
      settings: { configuration in
        if trusting { configuration.tlsConfiguration?.trustRoots = .certificates([authority]) }
      })
  }

  private func authority() throws -> NIOSSLCertificate {
    try NIOSSLCertificate(bytes: der(Self.certificate), format: .der)
  }

  private func der(_ text: String) throws -> [UInt8] {
    Array(try #require(Data(base64Encoded: text, options: .ignoreUnknownCharacters)))
  }

  private final class Names: Sendable {
    let asked = Mutex<[String?]>([])
  }
}
