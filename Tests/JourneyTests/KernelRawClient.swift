import Foundation
import Testing

/// A client without manners: sends exactly the bytes it is given, when it is told to.
enum RawClient {
  struct Failure: Error { let step: String }

  /// Sends `text`, then `drip` piece by piece, and returns everything the server says until it
  /// closes, but gives up after 15 seconds.
  /// - Parameter isStubborn: goes on dripping although the server has answered
  static func exchange(
    _ port: Int, _ text: String, drip: [String] = [], every pause: Duration = .zero,
    isStubborn: Bool = false
  ) async throws -> String {
    try await onThread {
      let socket = try connect(port)
      defer { close(socket) }
      // A server may answer and close before everything is sent; what it said is still read.
      var isOpen = send(socket, text)
      for piece in drip where isOpen {
        if wait(socket, for: pause), !isStubborn { break }
        if isStubborn { Thread.sleep(forTimeInterval: 0.1) }
        isOpen = send(socket, piece)
      }
      return String(decoding: readAll(socket, most: .max), as: UTF8.self)
    }
  }

  /// Whether the server cuts a connection whose answers are not fetched for `pause`: afterwards less
  /// than `whole` bytes come.
  static func isCut(_ port: Int, _ text: String, readingAfter pause: Duration, whole: Int)
    async throws -> Bool
  {
    try await onThread {
      let socket = try connect(port)
      defer { close(socket) }
      _ = send(socket, text)
      Thread.sleep(forTimeInterval: Double(pause.components.seconds))
      return readAll(socket, most: whole).count < whole
    }
  }

  private static func onThread<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value)
    async throws -> Value
  {
    try await withCheckedThrowingContinuation { continuation in
      Thread.detachNewThread { continuation.resume(with: Result(catching: work)) }
    }
  }

  private static func connect(_ port: Int) throws -> Int32 {
    // The test framework binds "localhost", which may mean either family.
    var hints = addrinfo()
    hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
    var list: UnsafeMutablePointer<addrinfo>?
    guard getaddrinfo("localhost", String(port), &hints, &list) == 0 else {
      throw Failure(step: "resolve")
    }
    defer { freeaddrinfo(list) }
    var next = list
    while let info = next?.pointee {
      let descriptor = Foundation.socket(info.ai_family, info.ai_socktype, info.ai_protocol)
      if Foundation.connect(descriptor, info.ai_addr, info.ai_addrlen) == 0 {
        var patience = timeval(tv_sec: 15, tv_usec: 0)
        setsockopt(
          descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
        setsockopt(
          descriptor, SOL_SOCKET, SO_SNDTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
        return descriptor
      }
      close(descriptor)
      next = info.ai_next
    }
    throw Failure(step: "connect")
  }

  private static func send(_ socket: Int32, _ text: String) -> Bool {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let sent = bytes.withUnsafeBytes {
        Foundation.send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      guard sent > 0 else { return false }
      bytes = bytes.dropFirst(sent)
    }
    return true
  }

  /// Whether the server has said something (or closed) before the pause is over.
  private static func wait(_ socket: Int32, for pause: Duration) -> Bool {
    var waiting = pollfd(fd: socket, events: Int16(POLLIN), revents: 0)
    let milliseconds =
      pause.components.seconds * 1_000 + pause.components.attoseconds / 1_000_000_000_000_000
    return poll(&waiting, 1, Int32(milliseconds)) > 0
  }

  private static func readAll(_ socket: Int32, most: Int) -> [UInt8] {
    var all: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while all.count < most {
      let count = recv(socket, &buffer, buffer.count, 0)
      guard count > 0 else { break }
      all.append(contentsOf: buffer.prefix(count))
    }
    return all
  }
}
