import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import NIOCore
import Synchronization
import Testing

@testable import Web

/// Against a real listening socket: what only shows on the wire.
@Suite("The server on the wire", .serialized)
struct KernelServerTests {
  private func serve<Value: Sendable>(
    _ limits: Limits = Limits(), logger: Logger? = nil,
    _ test: @escaping @Sendable (_ port: Int) async throws -> Value
  ) async throws -> Value {
    let application = KernelSite.application(try KernelSite.site(), limits: limits, logger: logger)
    return try await application.test(.live) { client in
      try await test(#require(client.port))
    }
  }

  private static let get = "GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"

  @Test("A request without Host, or with two, is 400")
  func host() async throws {
    try await serve { port in
      let none = try await RawClient.exchange(port, "GET / HTTP/1.1\r\nConnection: close\r\n\r\n")
      #expect(none.hasPrefix("HTTP/1.1 400"))
      let two = try await RawClient.exchange(
        port, "GET / HTTP/1.1\r\nHost: localhost\r\nHost: jahat.id\r\nConnection: close\r\n\r\n")
      #expect(two.hasPrefix("HTTP/1.1 400"))
      #expect(try await RawClient.exchange(port, Self.get).hasPrefix("HTTP/1.1 200"))
    }
  }

  @Test("A body that drips is answered 408 at the deadline, and the connection ends")
  func slowBody() async throws {
    var limits = Limits()
    limits.body = .seconds(1)
    limits.farewell = .milliseconds(300)
    try await serve(limits) { port in
      let head =
        "POST /api/catatan HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\n"
      let started = ContinuousClock.now
      let answer = try await RawClient.exchange(
        port, head, drip: Array(repeating: "x", count: 100), every: .milliseconds(100))
      #expect(answer.hasPrefix("HTTP/1.1 408"))
      #expect(answer.lowercased().contains("connection: close"))
      let spent = ContinuousClock.now - started
      #expect(spent > .milliseconds(900) && spent < .seconds(5), "\(spent)")
    }
  }

  @Test(
    "A body nobody asked for does not keep the connection open",
    arguments: ["GET /", "HEAD /", "GET /tiada", "GET /petugas", "GET /alir", "GET /raksasa"])
  func unwantedBody(request: String) async throws {
    var limits = Limits()
    limits.farewell = .milliseconds(300)
    try await serve(limits) { port in
      let head = "\(request) HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100000\r\n\r\n"
      let started = ContinuousClock.now
      _ = try await RawClient.exchange(
        port, head, drip: Array(repeating: "x", count: 100), isStubborn: true)
      #expect(ContinuousClock.now - started < .seconds(5))
    }
  }

  @Test("Too large a form is 413 and the sender gets to read it, announced or not")
  func tooLarge() async throws {
    var limits = Limits()
    limits.formBytes = 1_000
    limits.fileBytes = 10_000
    limits.files = 1
    try await serve(limits) { port in
      let page = try await RawClient.exchange(
        port, "GET /formulir HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
      let cookie = try #require(page.firstMatch(of: #/set-cookie: (tg_csrf=\w+)/#.ignoresCase())).1
      let common =
        "POST /unggah HTTP/1.1\r\nHost: localhost\r\nCookie: \(cookie)\r\n"
        + "Content-Type: multipart/form-data; boundary=b\r\n"
      let part = "--b\r\nContent-Disposition: form-data; name=\"f\"; filename=\"f\"\r\n\r\n"
      let content = String(repeating: "x", count: 500_000)

      let announced = try await RawClient.exchange(
        port,
        "\(common)Content-Length: \(part.utf8.count + content.utf8.count)\r\n\r\n\(part)\(content)")
      #expect(announced.hasPrefix("HTTP/1.1 413"))
      let size = String(part.utf8.count + content.utf8.count, radix: 16)
      let chunked = try await RawClient.exchange(
        port, "\(common)Transfer-Encoding: chunked\r\n\r\n\(size)\r\n\(part)\(content)\r\n0\r\n\r\n"
      )
      #expect(chunked.hasPrefix("HTTP/1.1 413"))
      #expect(chunked.contains("</html>"))
    }
  }

  @Test("A form with a photo arrives; its memory is given back")
  func upload() async throws {
    var limits = Limits()
    limits.uploadMemory = 30_000
    try await serve(limits) { port in
      let page = try await RawClient.exchange(
        port, "GET /formulir HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
      let cookie = try #require(page.firstMatch(of: #/set-cookie: (tg_csrf=\w+)/#.ignoresCase())).1
      let token = try #require(page.firstMatch(of: #/name="_token" value="(\w+)"/#)).1
      func send(_ bytes: Int) async throws -> String {
        let body =
          "--b\r\nContent-Disposition: form-data; name=\"_token\"\r\n\r\n\(token)\r\n"
          + "--b\r\nContent-Disposition: form-data; name=\"foto\"; filename=\"a.jpg\"\r\n\r\n"
          + String(repeating: "x", count: bytes) + "\r\n--b--\r\n"
        return try await RawClient.exchange(
          port,
          "POST /unggah HTTP/1.1\r\nHost: localhost\r\nCookie: \(cookie)\r\nConnection: close\r\n"
            + "Expect: 100-continue\r\nContent-Type: multipart/form-data; boundary=b\r\n"
            + "Content-Length: \(body.utf8.count)\r\n\r\n\(body)")
      }
      for _ in 0..<3 {
        let answer = try await send(20_000)
        #expect(answer.hasPrefix("HTTP/1.1 100"))
        #expect(answer.contains("berkas: [20000]"))
      }
      let busy = try await send(40_000)
      #expect(busy.contains("HTTP/1.1 503"))
      #expect(busy.lowercased().contains("retry-after: 30"))
    }
  }

  @Test("A handler that hangs and a client that does not fetch are cut off")
  func watch() async throws {
    var limits = Limits()
    limits.answer = .seconds(1)
    try await serve(limits) { port in
      let started = ContinuousClock.now
      let answer = try await RawClient.exchange(
        port, "GET /lambat HTTP/1.1\r\nHost: localhost\r\n\r\n")
      #expect(answer == "")
      #expect(ContinuousClock.now - started < .seconds(10))

      // 200 answers of 700 kB, none of them read: far more than the sockets can hold.
      let many = String(repeating: "GET /raksasa HTTP/1.1\r\nHost: localhost\r\n\r\n", count: 200)
      #expect(
        try await RawClient.isCut(port, many, readingAfter: .seconds(5), whole: 200 * 700_000))
    }
  }

  @Test("A silent connection and dripping headers end at the idle limit")
  func idle() async throws {
    var limits = Limits()
    limits.idle = .seconds(1)
    try await serve(limits) { port in
      for (head, drip) in [("", []), ("GET / HTTP/1.1\r\nX: ", Array(repeating: "a", count: 100))] {
        let started = ContinuousClock.now
        let answer = try await RawClient.exchange(port, head, drip: drip, every: .milliseconds(100))
        #expect(answer == "")
        #expect(ContinuousClock.now - started < .seconds(5))
      }
    }
  }

  @Test("Ambiguous and oversized requests are refused")
  func smuggling() async throws {
    try await serve { port in
      let start = "POST /api/catatan HTTP/1.1\r\nHost: localhost\r\n"
      for request in [
        "\(start)Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "\(start)Content-Length: 1\r\nContent-Length: 2\r\n\r\nxx",
        "\(start)Content-Length: x\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: localhost\r\nX: a\u{0}b\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: localhost\r\nX: \(String(repeating: "a", count: 20_000))\r\n\r\n",
      ] {
        let answer = try await RawClient.exchange(port, request)
        #expect(answer.hasPrefix("HTTP/1.1 400"), "\(request.prefix(90)) -> \(answer.prefix(40))")
        #expect(!answer.contains("HTTP/1.1 200"))
      }
    }
  }

  @Test("The log names the route, not the address, and no person")
  func log() async throws {
    let lines = LogLines()
    var logger = Logger(label: "test") { _ in lines }
    logger.logLevel = .trace
    try await serve(logger: logger) { port in
      _ = try await RawClient.exchange(
        port,
        "GET /laporan/RAHASIA?nama=Ayu HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-For: 198.51.100.1\r\n"
          + "Cookie: tg_sesi=tokenofverifier01\r\nConnection: close\r\n\r\n")
    }
    let text = lines.all.joined(separator: "\n")
    #expect(text.contains("/laporan/{nomor}"))
    #expect(text.contains("200"))
    for secret in ["RAHASIA", "Ayu", "198.51.100.1", "127.0.0.1", "tokenofverifier01"] {
      #expect(!text.contains(secret), "\(secret)")
    }
  }
}

/// Keeps what was logged.
private final class LogLines: LogHandler, Sendable {
  private let lines = Mutex<[String]>([])
  var all: [String] { lines.withLock { $0 } }

  var metadata: Logger.Metadata {
    get { [:] }
    set {}
  }
  var logLevel: Logger.Level {
    get { .trace }
    set {}
  }
  subscript(metadataKey _: String) -> Logger.Metadata.Value? {
    get { nil }
    set {}
  }

  func log(event: LogEvent) {
    let line = "\(event.message) \(event.metadata ?? [:])"
    // The server says on which address it listens; that is no person's.
    guard !line.contains("listening") else { return }
    lines.withLock { $0.append(line) }
  }
}
