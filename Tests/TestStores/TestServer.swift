import CPQ
import Dispatch
import Foundation
public import Logging
public import Storage

/// The PostgreSQL server of this test run, and databases of it that live as long as one test.
///
/// A database is copied from a template that was prepared once, which is far quicker than making
/// its tables anew.
public enum TestServer {
  public struct Missing: Error, CustomStringConvertible {
    public let description =
      "TANGGAP_TEST_POSTGRES is not set: run the tests as `scripts/with-postgres swift test`"
  }

  /// Engines a test runs on: both, or the one named in TANGGAP_TEST_ENGINE while one looks for a
  /// mistake.
  public static let engines: [Engine] = {
    let only = ProcessInfo.processInfo.environment["TANGGAP_TEST_ENGINE"]
    return only.flatMap(Engine.init).map { [$0] } ?? Engine.allCases
  }()

  /// Address of a database of the server.
  public static func address(of name: String) throws -> String {
    guard let server = ProcessInfo.processInfo.environment["TANGGAP_TEST_POSTGRES"] else {
      throw Missing()
    }
    var parts = URLComponents(string: server)
    parts?.path = "/" + name
    guard let address = parts?.string else { throw Missing() }
    return address
  }

  /// Runs `body` with the address of a fresh database.
  /// - Parameter template: prepared once for all tests that name the same
  public static func withDatabase<T>(
    _ template: Template, _ body: (String) async throws -> T
  ) async throws -> T {
    await Turnstile.shared.enter()
    let name = "test_" + UUID().uuidString.lowercased().replacing("-", with: "_")
    do {
      let source = try await Templates.shared.name(of: template)
      try await command("CREATE DATABASE \(name) TEMPLATE \(source) STRATEGY wal_log")
      let result: T
      do {
        result = try await body(try address(of: name))
      } catch {
        try? await command("DROP DATABASE \(name) WITH (FORCE)")
        throw error
      }
      try await command("DROP DATABASE \(name) WITH (FORCE)")
      await Turnstile.shared.leave()
      return result
    } catch {
      await Turnstile.shared.leave()
      throw error
    }
  }

  /// A store over an address, as a small node opens it.
  public static func open(
    _ address: String, connections: Int = 3, statementTimeout: Int = 30,
    logger: Logger? = nil, timing: PostgresTiming = TestServer.timing
  ) throws -> PostgresDatabase {
    var quiet = Logger(label: "test")
    quiet.logLevel = .critical
    return try PostgresDatabase(
      address: address, connections: connections, statementTimeout: statementTimeout,
      logger: logger ?? quiet, timing: timing)
  }

  public static let timing = PostgresTiming(
    elapsed: { .nanoseconds(Int64(DispatchTime.now().uptimeNanoseconds)) },
    pause: { Thread.sleep(forTimeInterval: $0 / .seconds(1)) })

  /// One statement on a connection of its own.
  public static func command(_ sql: String, on database: String = "postgres") async throws {
    let address = try address(of: database)
    try await withCheckedThrowingContinuation { (done: CheckedContinuation<Void, any Error>) in
      Thread.detachNewThread {
        let link = PQconnectdb(address)
        defer { PQfinish(link) }
        let result = PQexec(link, sql)
        defer { PQclear(result) }
        switch PQresultStatus(result) {
        case PGRES_COMMAND_OK, PGRES_TUPLES_OK: done.resume()
        default:
          done.resume(
            throwing: StorageFailure.other(
              cause: sql + ": " + String(cString: PQerrorMessage(link))))
        }
      }
    }
  }
}

/// A database others are copied from.
public struct Template: Sendable {
  let name: String
  public let prepare: @Sendable (any Storage.Database) async throws -> Void

  public init(
    _ name: String, _ prepare: @escaping @Sendable (any Storage.Database) async throws -> Void
  ) {
    self.name = name
    self.prepare = prepare
  }

  /// Nothing at all.
  public static let bare = Template("bare") { _ in }
  /// The schema.
  public static let empty = Template("empty") { _ = try await $0.migrate() }
}

private actor Templates {
  static let shared = Templates()
  private var made: [String: Task<String, any Error>] = [:]

  func name(of template: Template) async throws -> String {
    let making = made[template.name] ?? Task { try await make(template) }
    made[template.name] = making
    return try await making.value
  }

  private nonisolated func make(_ template: Template) async throws -> String {
    let name = "template_\(template.name)_\(UInt64.random(in: .min ... .max))"
    try await TestServer.command("CREATE DATABASE \(name)")
    let database = try TestServer.open(try TestServer.address(of: name))
    try await template.prepare(database)
    try database.close()
    return name
  }
}

/// Lets in so many tests at a time that the server has connections for all of them.
private actor Turnstile {
  static let shared = Turnstile()
  private var free = 12
  private var waiting: [CheckedContinuation<Void, Never>] = []

  func enter() async {
    if free > 0 {
      free -= 1
    } else {
      await withCheckedContinuation { waiting.append($0) }
    }
  }

  func leave() {
    if waiting.isEmpty {
      free += 1
    } else {
      waiting.removeFirst().resume()
    }
  }
}
