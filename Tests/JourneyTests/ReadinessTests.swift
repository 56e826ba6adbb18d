import Casework
import Domain
import HTTPTypes
import Storage
import Synchronization
import Testing

@testable import Web

/// A store that says what the test wants, or hangs.
private final class ProbedDatabase: Database {
  struct Reply {
    var version = Migrations.wanted
    var clock: Int64?
    var fault: StorageFailure?
    var hangs = false
  }

  let reply = Mutex(Reply())
  let asked = Atomic(0)
  private let gate = AsyncStream.makeStream(of: Void.self)

  let engine = Engine.sqlite
  func release() { gate.continuation.finish() }

  func schemaVersion() async throws -> Int {
    asked.add(1, ordering: .relaxed)
    let reply = reply.withLock { $0 }
    if reply.hangs { for await _ in gate.stream {} }
    if let fault = reply.fault { throw fault }
    return reply.version
  }

  func clock() async throws -> Int64? { reply.withLock { $0.clock } }

  func read<T: Sendable>(
    by caller: Caller, _ body: @escaping @Sendable (any Storage.Connection) throws -> T
  ) async throws -> T { throw StorageFailure.busy }
  func write<T: Sendable>(
    by caller: Caller, _ body: @escaping @Sendable (any Storage.Connection) throws -> T
  ) async throws -> T { throw StorageFailure.busy }
  func migrate() async throws -> [Int] { [] }
  func wakeups() -> AsyncStream<Void> { AsyncStream { $0.finish() } }
  func integrityProblems() async throws -> [String] { [] }
  func partitionEvents() async throws {}
  func prepareMonths(from: Int64, through: Int64) async throws {}
  func close() throws {}
}

@Suite("Ready or not")
struct ReadinessTests {
  private static let now: Int64 = 1_741_159_800_000

  /// Time that passes only when the test says so; waiting ends at once.
  private final class Hands: Sendable {
    let elapsed = Mutex(Duration.zero)
    var timing: Timing {
      Timing(elapsed: { self.elapsed.withLock { $0 } }, sleep: { _ in })
    }
    func pass(_ time: Duration) { elapsed.withLock { $0 += time } }
  }

  private let database = ProbedDatabase()
  private let hands = Hands()
  private let leaving = Leaving()

  private func readiness(_ timing: Timing? = nil, free: Int64? = 1 << 40) -> Readiness {
    Readiness(
      database: database, leaving: leaving,
      spaces: [.init(place: "store") { free }], now: { Self.now },
      timing: timing ?? Timing(elapsed: hands.timing.elapsed, sleep: Timing.real.sleep))
  }

  @Test("Asks the store once a second at most")
  func cached() async {
    let readiness = readiness()
    for _ in 0..<50 { #expect(await readiness.hindrances().isEmpty) }
    #expect(database.asked.load(ordering: .relaxed) == 1)
    hands.pass(.milliseconds(999))
    _ = await readiness.hindrances()
    #expect(database.asked.load(ordering: .relaxed) == 1)
    hands.pass(.milliseconds(1))
    _ = await readiness.hindrances()
    #expect(database.asked.load(ordering: .relaxed) == 2)
  }

  @Test("A store that hangs is told of, and is not asked again while it hangs")
  func hangs() async {
    database.reply.withLock { $0.hangs = true }
    let readiness = readiness(hands.timing)
    #expect(await readiness.hindrances() == [.silent])
    hands.pass(.seconds(2))
    #expect(await readiness.hindrances() == [.silent])
    #expect(database.asked.load(ordering: .relaxed) == 1)
    database.release()
  }

  @Test("A store out of reach, and back")
  func unreachable() async {
    let readiness = readiness()
    database.reply.withLock { $0.fault = .unavailable(cause: "rahasia") }
    #expect(await readiness.hindrances() == [.unreachable])
    database.reply.withLock { $0.fault = nil }
    hands.pass(.seconds(1))
    #expect(await readiness.hindrances() == [])
  }

  @Test("An older schema is not ready; a newer one, in the middle of an upgrade, is")
  func schema() async {
    let wanted = Migrations.wanted
    database.reply.withLock { $0.version = wanted - 1 }
    #expect(
      await readiness().hindrances() == [.schema(found: wanted - 1, wanted: wanted)])
    database.reply.withLock { $0.version = wanted + 1 }
    #expect(await readiness().hindrances() == [])
  }

  @Test(
    "Clocks more than 2 s apart",
    arguments: [(0, true), (2_000, true), (-2_000, true), (2_001, false), (-2_001, false)])
  func clock(apart: Int64, isReady: Bool) async {
    database.reply.withLock { $0.clock = Self.now - apart }
    #expect(await readiness().hindrances() == (isReady ? [] : [.clock(apart: apart)]))
  }

  @Test("Less than 256 MB free")
  func space() async {
    #expect(await readiness(free: 256 << 20).hindrances() == [])
    #expect(
      await readiness(free: (256 << 20) - 1).hindrances()
        == [.space(place: "store", megabytes: 255)])
    #expect(await readiness(free: nil).hindrances() == [])
  }

  @Test("A leaving node says so at once, without asking")
  func leavingNode() async {
    let readiness = readiness()
    #expect(await readiness.hindrances() == [])
    leaving.begin()
    #expect(await readiness.hindrances() == [.leaving])
    #expect(database.asked.load(ordering: .relaxed) == 1)
  }

  @Test("Texts for people and JSON for programs, with no cause in them")
  func answers() async throws {
    try await World.with { world in
      let browser = world.browser()
      let fine = try await browser.get("/health/ready")
      #expect(fine.status == .ok)
      #expect(fine.text == "ok\n")
    }
    try await World.with { world in
      let browser = world.browser()
      world.database.fail(with: .unavailable(cause: "postgres://rahasia"))
      let page = try await browser.get("/health/ready", accept: "application/json")
      #expect(page.status == .serviceUnavailable && page.headers[.retryAfter] == "5")
      #expect(page.text == #"{"sebab":["the store cannot be reached"],"siap":false}"#)
      #expect(try await browser.get("/health/live").status == .ok)
    }
  }

  @Test("Another node's change of the tables is taken at the next look")
  func cityWatch() async throws {
    try await World.with { world in
      let other = try await CityShelf.open(world.database)
      #expect(try await other.refreshIfChanged(from: world.database) == false)
      var unit = try #require(world.book.units["DBM"])
      unit = Unit(
        code: unit.code, name: "Dinas Jalan Baru", shortName: unit.shortName, kind: unit.kind,
        parent: unit.parent, area: unit.area)
      try await world.office.casework.save(unit, by: nil, now: world.now)
      #expect(world.book.units.name("DBM") == "Dinas Jalan Baru")
      #expect(other.book.units.name("DBM") != "Dinas Jalan Baru")
      #expect(try await other.refreshIfChanged(from: world.database))
      #expect(other.book.units.name("DBM") == "Dinas Jalan Baru")
      #expect(try await other.refreshIfChanged(from: world.database) == false)
    }
  }
}
