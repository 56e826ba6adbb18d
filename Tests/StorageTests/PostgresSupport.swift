import Dispatch
import Foundation
import Logging
import Storage
import Synchronization
import TestStores

/// Several nodes over one PostgreSQL database.
func withNodes(
  _ count: Int = 2, _ template: Template = .empty, connections: Int = 3,
  _ body: ([PostgresDatabase], String) async throws -> Void
) async throws {
  guard TestServer.engines.contains(.postgres) else { return }
  try await TestServer.withDatabase(template) { address in
    let nodes = try (0..<count).map { _ in try TestServer.open(address, connections: connections) }
    try await body(nodes, address)
    for node in nodes { try node.close() }
  }
}

/// Ends every connection to the store an address names, except those of `sparing`.
func endConnections(_ address: String, where condition: String = "true") async throws {
  let name = URLComponents(string: address)?.path.dropFirst() ?? ""
  try await TestServer.command(
    """
    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE datname = '\(name)' AND pid <> pg_backend_pid() AND \(condition)
    """)
}

/// A door that bodies on other threads wait at.
final class Gate: Sendable {
  private let semaphore = DispatchSemaphore(value: 0)
  func open() { semaphore.signal() }
  /// Gives up after a minute, so that a mistake ends the test and not the machine.
  func pass() { _ = semaphore.wait(timeout: .now() + 60) }
}

/// Counts across threads.
final class Tally: Sendable {
  private let value = Mutex(0)
  var count: Int { value.withLock { $0 } }
  @discardableResult
  func add() -> Int {
    value.withLock {
      $0 += 1
      return $0
    }
  }
}

/// Keeps what is logged.
final class LogBook: Sendable {
  private let lines = Mutex<[String]>([])
  var all: [String] { lines.withLock { $0 } }

  var logger: Logger {
    Logger(label: "test", factory: { _ in Handler(book: self) })
  }

  private struct Handler: LogHandler {
    let book: LogBook
    var metadata: Logger.Metadata = [:]
    var logLevel: Logger.Level = .trace
    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
      get { metadata[key] }
      set { metadata[key] = newValue }
    }
    func log(event: LogEvent) {
      let facts = (event.metadata ?? [:]).sorted { $0.key < $1.key }
        .map { "\($0.key)=\($0.value)" }.joined(separator: " ")
      book.lines.withLock { $0.append("\(event.level) \(event.message) \(facts)") }
    }
  }
}
