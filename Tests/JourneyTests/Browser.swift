import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Storage
import Synchronization
import Testing

@testable import Web

/// An answer as a person gets it.
struct Page: Sendable {
  let status: HTTPResponse.Status
  let headers: HTTPFields
  let text: String
  let bytes: [UInt8]
  /// SQL statements the request cost, session look-up included.
  let statements: Int

  var location: String? { headers[.location] }

  /// The value of the first form field with this name.
  func field(_ name: String) -> String? { fields(name).first }

  func fields(_ name: String) -> [String] {
    text.components(separatedBy: "<input ").dropFirst().compactMap { piece in
      let tag = piece.prefix { $0 != ">" }
      guard tag.contains("name=\"\(name)\"") else { return nil }
      guard let start = tag.range(of: "value=\"") else { return "" }
      return String(tag[start.upperBound...].prefix { $0 != "\"" })
    }
  }
}

/// A browser without scripts: keeps cookies, sends the token of the last page with each form.
final class Browser: Sendable {
  private struct State {
    var cookies: [String: String] = [:]
    var token: String?
  }

  private let client: any TestClientProtocol
  private let state = Mutex(State())

  init(_ client: any TestClientProtocol) { self.client = client }

  func cookie(_ name: String) -> String? { state.withLock { $0.cookies[name] } }
  func forgetCookies() { state.withLock { $0 = State() } }
  /// As when a cookie has run out.
  func forget(_ cookie: String) { state.withLock { $0.cookies[cookie] = nil } }

  @discardableResult
  func get(_ path: String, accept: String = "text/html", also: HTTPFields = [:]) async throws
    -> Page
  {
    try await send(path, .get, [.accept: accept] + also, nil)
  }

  /// A bare request by any method, with no body.
  func ask(_ method: HTTPRequest.Method, _ path: String, accept: String) async throws -> Page {
    try await send(path, method, [.accept: accept], nil)
  }

  /// Sends a form; `_csrf`-like tokens are added from the last page seen.
  @discardableResult
  func post(
    _ path: String, _ fields: KeyValuePairs<String, String> = [:], also: HTTPFields = [:]
  ) async throws -> Page {
    var pairs = fields.map { ($0.key, $0.value) }
    if let token = state.withLock({ $0.token }) { pairs.append((Self.tokenField, token)) }
    let body = pairs.map { "\(Self.encoded($0.0))=\(Self.encoded($0.1))" }.joined(separator: "&")
    return try await send(
      path, .post, [.contentType: "application/x-www-form-urlencoded"] + also, Array(body.utf8))
  }

  struct File: Sendable {
    var field = "foto"
    var name = "foto.png"
    let bytes: [UInt8]
  }

  /// Sends a form with files.
  @discardableResult
  func post(
    _ path: String, _ fields: KeyValuePairs<String, String>, files: [File], also: HTTPFields = [:]
  ) async throws -> Page {
    let boundary = "batas-uji-7d1f"
    var body: [UInt8] = []
    func put(_ text: String) { body += Array(text.utf8) }
    var pairs = fields.map { ($0.key, $0.value) }
    if let token = state.withLock({ $0.token }) { pairs.append((Self.tokenField, token)) }
    for (name, value) in pairs {
      put("--\(boundary)\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n")
    }
    for file in files {
      put(
        "--\(boundary)\r\nContent-Disposition: form-data; name=\"\(file.field)\"; filename=\"\(file.name)\"\r\nContent-Type: image/png\r\n\r\n"
      )
      body += file.bytes
      put("\r\n")
    }
    put("--\(boundary)--\r\n")
    return try await send(
      path, .post, [.contentType: "multipart/form-data; boundary=\(boundary)"] + also, body)
  }

  @discardableResult
  func bytes(_ path: String, _ body: [UInt8]) async throws -> Page {
    try await send(path, .post, [.contentType: "image/png", .accept: "application/json"], body)
  }

  @discardableResult
  func json(_ path: String, _ body: String) async throws -> Page {
    try await send(path, .post, [.contentType: "application/json"], Array(body.utf8))
  }

  private func send(
    _ path: String, _ method: HTTPRequest.Method, _ headers: HTTPFields, _ body: [UInt8]?
  ) async throws -> Page {
    var headers = headers
    let cookies = state.withLock { $0.cookies }
    if !cookies.isEmpty {
      headers[.cookie] = cookies.map { "\($0.key)=\($0.value)" }.sorted().joined(separator: "; ")
    }
    let meter = StatementMeter()
    let answer = try await StatementMeter.$current.withValue(meter) {
      try await client.execute(
        uri: path, method: method, headers: headers, body: body.map { ByteBuffer(bytes: $0) })
    }
    let bytes = Array(answer.body.readableBytesView)
    let page = Page(
      status: answer.status, headers: answer.headers, text: String(decoding: bytes, as: UTF8.self),
      bytes: bytes, statements: meter.count)
    state.withLock { state in
      for cookie in answer.headers[values: .setCookie] {
        let parts = cookie.prefix { $0 != ";" }.split(separator: "=", maxSplits: 1)
        guard let name = parts.first else { continue }
        let ends = cookie.contains("Max-Age=0")
        state.cookies[String(name)] = ends ? nil : parts.count > 1 ? String(parts[1]) : ""
      }
      if let token = page.field(Self.tokenField) { state.token = token }
    }
    return page
  }

  private static let tokenField = CSRF.fieldName

  private static func encoded(_ text: String) -> String {
    text.utf8.map { byte in
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F: String(UnicodeScalar(byte))
      default: "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
      }
    }.joined()
  }
}

/// Pictures for tests, written by hand: no two seeds give the same one.
enum TestPicture {
  /// A PNG of `side` x `side` pixels, uncompressed.
  static func png(seed: UInt8 = 0, side: Int = 64) -> [UInt8] {
    var rows: [UInt8] = []
    for y in 0..<side {
      rows.append(0)
      for x in 0..<side {
        rows.append(UInt8(truncatingIfNeeded: x * 3 + Int(seed) * 17))
        rows.append(UInt8(truncatingIfNeeded: y * 3 + Int(seed) * 5))
        rows.append(UInt8(truncatingIfNeeded: (x ^ y) + Int(seed)))
      }
    }
    var bytes: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    bytes += chunk("IHDR", big(UInt32(side)) + big(UInt32(side)) + [8, 2, 0, 0, 0])
    bytes += chunk("IDAT", zlib(rows))
    bytes += chunk("IEND", [])
    return bytes
  }

  private static func big(_ value: UInt32) -> [UInt8] {
    [UInt8(value >> 24), UInt8(value >> 16 & 255), UInt8(value >> 8 & 255), UInt8(value & 255)]
  }

  private static func chunk(_ name: String, _ data: [UInt8]) -> [UInt8] {
    let body = Array(name.utf8) + data
    var crc: UInt32 = 0xFFFF_FFFF
    for byte in body {
      crc ^= UInt32(byte)
      for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
    }
    return big(UInt32(data.count)) + body + big(~crc)
  }

  /// Stored blocks: no compression, so no library.
  private static func zlib(_ data: [UInt8]) -> [UInt8] {
    var out: [UInt8] = [0x78, 0x01]
    var a: UInt32 = 1
    var b: UInt32 = 0
    for byte in data {
      a = (a + UInt32(byte)) % 65_521
      b = (b + a) % 65_521
    }
    var rest = data[...]
    repeat {
      let part = rest.prefix(65_535)
      rest = rest.dropFirst(part.count)
      let length = UInt16(part.count)
      out += [rest.isEmpty ? 1 : 0, UInt8(length & 255), UInt8(length >> 8)]
      out += [UInt8(~length & 255), UInt8(~length >> 8)] + part
    } while !rest.isEmpty
    return out + big(b << 16 | a)
  }
}
