import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Testing

@testable import Web

@Suite("What a node tells proxies and operators")
struct KernelLeavingTests {
  private func requestID(_ given: String, proxies: TrustedProxies) async throws -> String {
    let context = RequestContext(
      site: try KernelSite.site(proxies: proxies),
      head: HTTPRequest(
        method: .get, scheme: "http", authority: "x", path: "/",
        headerFields: [.requestID: given]),
      rawPath: "/", rawQuery: "", peer: "10.1.2.3", logger: KernelSite.quiet)
    return context.id
  }

  @Test(
    "A request id is taken from a trusted proxy when it is well formed",
    arguments: [
      ("0b8e2c1a-77aa_x.9", true), ("12345678", true), ("1234567", false),
      (String(repeating: "a", count: 64), true), (String(repeating: "a", count: 65), false),
      ("abc def gh", false), ("abcdefgh\"", false), ("abcdefg/", false),
    ])
  func requestIDs(given: String, isTaken: Bool) async throws {
    let proxies = try #require(TrustedProxies(["10.0.0.0/8"]))
    #expect((try await requestID(given, proxies: proxies) == given) == isTaken)
    #expect(try await requestID(given, proxies: .none) != given)
  }

  @Test("A leaving node serves on and ends each connection with its answer")
  func leaving() async throws {
    let leaving = Leaving()
    let application = makeApplication(
      site: try KernelSite.site(), routes: KernelSite.routes(), host: "127.0.0.1", port: 0,
      timing: .real, leaving: leaving, logger: KernelSite.quiet)
    try await application.test(.live) { client in
      let before = try await client.execute(uri: "/", method: .get)
      #expect(before.status == .ok && before.headers[.connection] != "close")
      leaving.begin()
      let after = try await client.execute(uri: "/", method: .get)
      #expect(after.status == .ok && after.headers[.connection] == "close")
      #expect(after.text == before.text)
    }
  }
}
