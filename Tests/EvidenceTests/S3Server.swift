import Foundation
import Synchronization

@testable import Evidence

#if canImport(Glibc)
  import Glibc
  private let systemSend = Glibc.send
  private let noSignal = Int32(MSG_NOSIGNAL)
  private let stream = Int32(SOCK_STREAM.rawValue)
#else
  import Darwin
  private let systemSend = Darwin.send
  private let noSignal: Int32 = 0
  private let stream = SOCK_STREAM
#endif

/// A server on a port of its own that plays a store having a bad day: it reads requests and gives
/// the replies it was told, one after the other, whatever was asked.
final class S3Server: Sendable {
  enum Reply: Sendable {
    case answer(Int, headers: [String: String] = [:], body: String = "")
    /// Says that so many bytes come, sends these and hangs up.
    case cutShort(promised: Int, body: String)
    case hangUp
    /// Says nothing until the other side gives up.
    case silence
    /// Sends a byte of an endless answer whenever the other side could lose patience.
    case drip

    static func refusal(_ status: Int, _ code: String) -> Reply {
      .answer(status, body: "<?xml version=\"1.0\"?><Error><Code>\(code)</Code></Error>")
    }
  }

  struct Request: Sendable {
    let line: String
    /// Names in lower case.
    let headers: [String: String]
    let body: [UInt8]
  }

  let port: UInt16
  private let listener: Int32
  private let script: Script

  var requests: [Request] { script.state.withLock { $0.requests } }
  var address: S3Address {
    get throws { try S3Address("s3://bucket/some/place?endpoint=http://127.0.0.1:\(port)") }
  }

  init(_ replies: Reply...) throws {
    let script = Script(replies)
    self.script = script
    let listener = socket(AF_INET, stream, 0)
    var place = sockaddr_in()
    place.sin_family = sa_family_t(AF_INET)
    place.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let bound = withUnsafeMutableBytes(of: &place) { bytes in
      let address = bytes.assumingMemoryBound(to: sockaddr.self).baseAddress
      guard let address, bind(listener, address, length) == 0, listen(listener, 64) == 0 else {
        return false
      }
      return getsockname(listener, address, &length) == 0
    }
    guard bound else { throw NeverHappened() }
    port = UInt16(bigEndian: place.sin_port)
    self.listener = listener
    // The threads end when the sockets are closed; they do not keep the server.
    Thread.detachNewThread { [script] in
      while true {
        let connection = accept(listener, nil, nil)
        guard connection >= 0 else { break }
        Thread.detachNewThread {
          while let request = Self.read(connection), script.reply(request, connection) {}
          // Ends it for the other side even if a child process holds it too.
          shutdown(connection, Int32(SHUT_RDWR))
          close(connection)
        }
      }
      // Not in deinit: the number could be another server's by the time this thread uses it.
      close(listener)
    }
  }

  deinit {
    shutdown(listener, Int32(SHUT_RDWR))
  }

  fileprivate static func send(_ text: String, _ connection: Int32) -> Bool {
    let bytes = Array(text.utf8)
    var sent = 0
    while sent < bytes.count {
      let count = bytes[sent...].withUnsafeBytes {
        systemSend(connection, $0.baseAddress, $0.count, noSignal)
      }
      guard count > 0 else { return false }
      sent += count
    }
    return true
  }

  private static func read(_ connection: Int32) -> Request? {
    var bytes: [UInt8] = []
    var head: Int?
    var length = 0
    var part = [UInt8](repeating: 0, count: 65_536)
    while true {
      if head == nil, let end = Data(bytes).range(of: Data("\r\n\r\n".utf8)) {
        head = end.upperBound
        length = Int(headers(bytes[..<end.lowerBound])["content-length"] ?? "0") ?? 0
      }
      if let head, bytes.count >= head + length {
        let text = String(decoding: bytes[..<head], as: UTF8.self)
        return Request(
          line: String(text.prefix { $0 != "\r\n" }), headers: headers(bytes[..<head]),
          body: Array(bytes[head...]))
      }
      let count = recv(connection, &part, part.count, 0)
      guard count > 0 else { return nil }
      bytes += part[..<count]
    }
  }

  private static func headers(_ head: ArraySlice<UInt8>) -> [String: String] {
    var found: [String: String] = [:]
    for line in String(decoding: head, as: UTF8.self).split(separator: "\r\n").dropFirst() {
      let halves = line.split(separator: ":", maxSplits: 1).map(String.init)
      guard halves.count == 2 else { continue }
      found[halves[0].lowercased()] = halves[1].trimmingCharacters(in: .whitespaces)
    }
    return found
  }

  private final class Script: Sendable {
    let state: Mutex<(replies: [Reply], requests: [Request])>

    init(_ replies: [Reply]) { state = Mutex((replies, [])) }

    /// False when the connection is to be closed.
    func reply(_ request: Request, _ connection: Int32) -> Bool {
      let next = state.withLock { state in
        state.requests.append(request)
        return state.replies.isEmpty ? nil : state.replies.removeFirst()
      }
      switch next {
      case .answer(let status, let headers, let body):
        let lines = headers.map { "\($0): \($1)\r\n" }.joined()
        let length =
          headers["content-length"] == nil ? "content-length: \(body.utf8.count)\r\n" : ""
        return S3Server.send("HTTP/1.1 \(status) Said\r\n\(lines)\(length)\r\n\(body)", connection)
      case .cutShort(let promised, let body):
        _ = S3Server.send(
          "HTTP/1.1 200 OK\r\ncontent-length: \(promised)\r\n\r\n\(body)", connection)
        return false
      case .silence:
        var byte: UInt8 = 0
        while recv(connection, &byte, 1, 0) > 0 {}
        return false
      case .drip:
        guard S3Server.send("HTTP/1.1 200 OK\r\ncontent-length: 1000000\r\n\r\n", connection) else {
          return false
        }
        while S3Server.send("x", connection) { usleep(20_000) }
        return false
      case .hangUp, nil:
        return false
      }
    }
  }
}
