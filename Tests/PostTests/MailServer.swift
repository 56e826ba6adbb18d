import Foundation
import Synchronization

@testable import Post

#if canImport(Glibc)
  import Glibc
  private let systemListen = Glibc.listen
  private let systemSend = Glibc.send
  private let noSignal = Int32(MSG_NOSIGNAL)
  private let stream = Int32(SOCK_STREAM.rawValue)
#else
  import Darwin
  private let systemListen = Darwin.listen
  private let systemSend = Darwin.send
  private let noSignal: Int32 = 0
  private let stream = SOCK_STREAM
#endif

/// A mail server on a port of its own that takes every letter, or does at one step what it was
/// told instead.
final class MailServer: Sendable {
  enum Step: String, CaseIterable, Sendable {
    case greeting = ""
    case hello = "EHLO"
    case plainHello = "HELO"
    case login = "AUTH"
    case encrypt = "STARTTLS"
    case sender = "MAIL"
    case reader = "RCPT"
    case data = "DATA"
    case dot = "."
    case quit = "QUIT"
  }

  enum Act: Sendable {
    /// Lines are ended by line feeds here.
    case say(String)
    case hangUp
    /// Says nothing until the other side gives up.
    case silence
  }

  let port: UInt16
  private let listener: Int32
  private let log: Log

  /// Every line but those of letters.
  var commands: [String] { log.state.withLock { $0.commands } }
  /// Letters as they came: dots still doubled, without the one that ends them.
  var letters: [[UInt8]] { log.state.withLock { $0.letters } }

  init(_ acts: [Step: Act] = [:]) throws {
    let log = Log()
    self.log = log
    let (listener, port) = try Self.listen()
    (self.listener, self.port) = (listener, port)
    // The threads end when the sockets are closed; they do not keep the server.
    Thread.detachNewThread {
      while true {
        let connection = accept(listener, nil, nil)
        guard connection >= 0 else { break }
        Thread.detachNewThread {
          var visit = Visit(connection, acts, log)
          visit.serve()
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

  /// A port where nothing listens: something did a moment ago.
  static func freePort() throws -> UInt16 {
    let (listener, port) = try listen()
    close(listener)
    return port
  }

  private static func listen() throws -> (listener: Int32, port: UInt16) {
    let listener = socket(AF_INET, stream, 0)
    var place = sockaddr_in()
    place.sin_family = sa_family_t(AF_INET)
    place.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let bound = withUnsafeMutableBytes(of: &place) { bytes in
      let address = bytes.assumingMemoryBound(to: sockaddr.self).baseAddress
      guard let address, bind(listener, address, length) == 0,
        systemListen(listener, 64) == 0
      else { return false }
      return getsockname(listener, address, &length) == 0
    }
    guard bound else { throw NoServer() }
    return (listener, UInt16(bigEndian: place.sin_port))
  }

  struct NoServer: Error {}

  final class Log: Sendable {
    struct State {
      var commands: [String] = []
      var letters: [[UInt8]] = []
    }

    let state = Mutex(State())
  }

  /// One connection.
  private struct Visit {
    let connection: Int32
    let acts: [Step: Act]
    let log: Log
    private var unread: [UInt8] = []

    init(_ connection: Int32, _ acts: [Step: Act], _ log: Log) {
      self.connection = connection
      self.acts = acts
      self.log = log
    }

    mutating func serve() {
      guard act(.greeting) else { return }
      while let line = take(through: "\r\n") {
        let text = String(decoding: line, as: UTF8.self)
        log.state.withLock { $0.commands.append(text) }
        guard let step = Step(rawValue: String(text.prefix { $0 != " " })) else { return }
        guard act(step), step != .quit else { return }
        if step == .login, acts[.login] == nil {
          guard let secret = take(through: "\r\n") else { return }
          log.state.withLock { $0.commands.append(String(decoding: secret, as: UTF8.self)) }
          guard say("235 come in") else { return }
        }
        if step == .data, acts[.data] == nil {
          // The line end of DATA may begin the end of an empty letter.
          unread = [13, 10] + unread
          guard let lines = take(through: "\r\n.\r\n") else { return }
          let letter = lines.isEmpty ? [] : Array(lines.dropFirst(2)) + [13, 10]
          log.state.withLock { $0.letters.append(letter) }
          guard act(.dot) else { return }
        }
      }
    }

    /// False when the connection is to be closed.
    private func act(_ step: Step) -> Bool {
      switch acts[step] ?? .say(usual(step)) {
      case .say(let words): return say(words)
      case .silence:
        var byte: UInt8 = 0
        while recv(connection, &byte, 1, 0) > 0 {}
        return false
      case .hangUp: return false
      }
    }

    private func say(_ words: String) -> Bool {
      let bytes = Array((words.replacing("\n", with: "\r\n") + "\r\n").utf8)
      return bytes.withUnsafeBytes {
        systemSend(connection, $0.baseAddress, $0.count, noSignal) == $0.count
      }
    }

    private func usual(_ step: Step) -> String {
      switch step {
      case .greeting: "220 here"
      case .hello: "250-here\n250-AUTH PLAIN\n250 8BITMIME"
      case .login: "334 "
      case .data: "354 go on"
      case .dot: "250 2.0.0 Ok: queued as 4F1"
      case .quit: "221 bye"
      case .plainHello, .encrypt, .sender, .reader: "250 fine"
      }
    }

    /// What comes up to and without `end`; nil when the other side ends first.
    private mutating func take(through end: String) -> [UInt8]? {
      let end = Data(end.utf8)
      var part = [UInt8](repeating: 0, count: 65_536)
      while true {
        if let found = Data(unread).range(of: end) {
          let taken = Array(unread[..<found.lowerBound])
          unread.removeFirst(found.upperBound)
          return taken
        }
        let count = recv(connection, &part, part.count, 0)
        guard count > 0 else { return nil }
        unread += part[..<count]
      }
    }
  }
}
