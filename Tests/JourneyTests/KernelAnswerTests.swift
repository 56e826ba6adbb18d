import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Testing

@testable import Web

@Suite("What every answer carries")
struct KernelAnswerTests {
  private let security: [HTTPField.Name] = [
    .contentSecurityPolicy, .xContentTypeOptions, .init("Referrer-Policy")!,
    .init("Permissions-Policy")!, .init("Cross-Origin-Opener-Policy")!,
    .init("Cross-Origin-Resource-Policy")!, .cacheControl, .init("X-Request-ID")!,
  ]

  @Test("Security headers stand on every answer, errors included")
  func securityHeaders() async throws {
    try await KernelSite.visit { client in
      for (path, status) in [
        ("/", 200), ("/tiada", 404), ("/rusak", 500), ("/verifikasi", 303), ("/api/tiada", 404),
      ] {
        let answer = try await client.executeRequest(
          uri: path, method: .get, headers: [:], body: nil)
        #expect(answer.status.code == status)
        for name in security { #expect(answer.headers[name] != nil, "\(name) on \(path)") }
        #expect(answer.headers[.contentSecurityPolicy]?.hasPrefix("default-src 'none'") == true)
      }
    }
  }

  @Test("A page without a form sets no cookie; on https cookies are bound to this host")
  func cookies() async throws {
    try await KernelSite.visit { client in
      try await client.execute(uri: "/", method: .get) {
        #expect($0.headers[values: .setCookie].isEmpty)
      }
    }
    try await KernelSite.visit(KernelSite.site(origin: "https://lapor.contoh.id")) { client in
      try await client.execute(uri: "/formulir", method: .get) { answer in
        let line = answer.headers[values: .setCookie].first ?? ""
        #expect(line.hasPrefix("__Host-tg_csrf="))
        #expect(line.hasSuffix("; Path=/; HttpOnly; SameSite=Lax; Secure"))
        #expect(answer.headers[.strictTransportSecurity] != nil)
      }
    }
  }

  @Test("Language: the address, then the cookie, then the browser, then the city")
  func language() async throws {
    try await KernelSite.visit { client in
      func tongue(_ uri: String, _ headers: HTTPFields) async throws -> String? {
        let answer = try await client.executeRequest(
          uri: uri, method: .get, headers: headers, body: nil)
        return answer.text.firstMatch(of: #/<html lang="(\w+)">/#).map { String($0.1) }
      }
      #expect(try await tongue("/", [:]) == "id")
      #expect(try await tongue("/", [.acceptLanguage: "en-GB,en;q=0.9"]) == "en")
      #expect(try await tongue("/", [.acceptLanguage: "jv, in-ID;q=0.9, en;q=0.1"]) == "id")
      #expect(try await tongue("/", [.acceptLanguage: "en", .cookie: "bahasa=id"]) == "id")
      #expect(try await tongue("/?bahasa=en", [.cookie: "bahasa=id"]) == "en")
      #expect(try await tongue("/?bahasa=xx", [:]) == "id")
      try await client.execute(uri: "/?bahasa=en&teks=1", method: .get) { answer in
        #expect(answer.cookie("bahasa") == "bahasa=en")
        #expect(answer.text.contains("href=\"/?teks=1&amp;bahasa=id\" lang=\"id\""))
      }
    }
  }

  @Test("Long texts are packed for those who take it, and unpack to the same")
  func gzip() async throws {
    try await KernelSite.visit { client in
      let plain = try await client.executeRequest(
        uri: "/panjang", method: .get, headers: [:], body: nil)
      #expect(plain.headers[.contentEncoding] == nil)
      #expect(plain.headers[values: .vary].contains("Accept-Encoding"))
      let packed = try await client.executeRequest(
        uri: "/panjang", method: .get, headers: [.acceptEncoding: "br, gzip;q=0.8"], body: nil)
      #expect(packed.headers[.contentEncoding] == "gzip")
      #expect(packed.body.readableBytes < plain.body.readableBytes / 10)
      #expect(packed.headers[.contentLength] == String(packed.body.readableBytes))
      #expect(
        try unpack(Array(packed.body.readableBytesView)) == Array(plain.body.readableBytesView))
      for refusal in ["identity", "gzip;q=0", "br"] {
        try await client.execute(uri: "/panjang", method: .get, headers: [.acceptEncoding: refusal])
        {
          #expect($0.headers[.contentEncoding] == nil)
        }
      }
    }
  }

  @Test("Long and streamed answers arrive whole")
  func longAnswers() async throws {
    try await KernelSite.visit { client in
      try await client.execute(uri: "/raksasa", method: .get) { answer in
        #expect(answer.body.readableBytes == 700_000)
      }
      try await client.execute(uri: "/alir", method: .get) { #expect($0.text == "satu\ndua\n") }
    }
  }

  @Test("Assets have the hash of their content in their name and may be kept for ever")
  func assets() async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "aset-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let sheet = String(repeating: "a{color:red}\n", count: 300)
    try sheet.write(to: folder.appending(path: "style.css"), atomically: true, encoding: .utf8)
    try "rahasia".write(
      to: folder.appending(path: "catatan.txt"), atomically: true, encoding: .utf8)

    let first = try Assets.load(from: folder.path())
    let address = first.url("style.css")
    #expect(address.wholeMatch(of: #/\/aset\/style\.[0-9a-f]{8}\.css/#) != nil)
    try await KernelSite.visit(KernelSite.site(assets: first)) { client in
      try await client.execute(uri: address, method: .get) { answer in
        #expect(answer.text == sheet)
        #expect(answer.headers[.contentType] == "text/css; charset=utf-8")
        #expect(answer.headers[.cacheControl] == "public, max-age=31536000, immutable")
      }
      let packed = try await client.executeRequest(
        uri: address, method: .get, headers: [.acceptEncoding: "gzip"], body: nil)
      #expect(try unpack(Array(packed.body.readableBytesView)) == Array(sheet.utf8))
      for missing in [
        "/aset/style.css", "/aset/style.00000000.css", "/aset/catatan.txt", "/aset/..%2fstyle.css",
      ] {
        try await client.execute(uri: missing, method: .get) { #expect($0.status == .notFound) }
      }
      try await client.execute(uri: "/", method: .get) {
        #expect($0.text.contains("href=\"\(address)\""))
      }
    }
    try "b{}".write(to: folder.appending(path: "style.css"), atomically: true, encoding: .utf8)
    #expect(try Assets.load(from: folder.path()).url("style.css") != address)
  }
}
