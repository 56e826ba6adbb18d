public import Logging
public import ServiceLifecycle
public import Storage
import Synchronization

/// Several hands that take jobs from the store's queue, beside the crews of all other nodes.
///
/// Looks when the store changed, when a hand is free again, and every second anyway. On graceful
/// shutdown it takes nothing more, lets its hands finish for a while and gives back the rest.
public final class Crew: Service {
  /// How long hands may go on when the node is to stop.
  private static let grace: Duration = .seconds(10)
  /// When there was nothing to do, a crowd of commits makes it look no more often than this.
  private static let breath: Duration = .milliseconds(100)
  private static let gaugeInterval: Duration = .seconds(15)

  private struct State {
    var busy: [JobKind: Int] = [:]
    var all: Int { busy.values.reduce(0, +) }
    var stopping = false
    var graceIsOver = false
  }

  private let database: any Database
  private let worker: String
  private let hands: Int
  private let handlers: [JobKind: JobHandler]
  private let now: @Sendable () -> Int64
  private let sleep: @Sendable (Duration) async throws -> Void
  private let logger: Logger
  private let meter: JobMeter
  private let bell = Bell()
  private let state = Mutex(State())

  /// - Parameters:
  ///   - worker: names this process among all that work on the store
  ///   - hands: jobs done at the same time
  public init(
    database: any Database, worker: String, hands: Int, handlers: [JobKind: JobHandler],
    now: @escaping @Sendable () -> Int64,
    sleep: @escaping @Sendable (Duration) async throws -> Void, logger: Logger
  ) {
    self.database = database
    self.worker = worker
    self.hands = hands
    self.handlers = handlers
    self.now = now
    self.sleep = sleep
    self.logger = logger
    meter = JobMeter(Array(handlers.keys))
  }

  public func run() async throws {
    await withGracefulShutdownHandler {
      await withDiscardingTaskGroup { group in
        group.addTask { await self.bell.follow(self.database, sleep: self.sleep) }
        group.addTask {
          await self.bell.tick(sleep: self.sleep) { .seconds(Double.random(in: 0.7...1)) }
        }
        group.addTask { await self.gauge() }
        await take(&group)
        await finish(&group)
        group.cancelAll()
      }
    } onGracefulShutdown: {
      self.state.withLock { $0.stopping = true }
      self.bell.ring()
    }
  }

  private var mayTake: Bool { !Task.isCancelled && !state.withLock { $0.stopping } }

  private func take(_ group: inout DiscardingTaskGroup) async {
    var rings = bell.rings.makeAsyncIterator()
    var scheduled = false
    var backoff = Backoff(first: .milliseconds(200), most: .seconds(2))
    while mayTake {
      do {
        if !scheduled { try await schedule() }
        scheduled = true
        if state.withLock({ $0.all < hands }) {
          let took = try await claim(&group)
          backoff.worked()
          if took { continue }
          guard (try? await sleep(Self.breath)) != nil else { return }
        }
        guard await rings.next() != nil else { return }
      } catch {
        if backoff.failures == 0 {
          logger.error(
            "no work can be claimed", metadata: ["cause": "\(String(reflecting: error))"])
        }
        guard (try? await sleep(backoff.next())) != nil else { return }
      }
    }
  }

  /// Puts work that comes again by itself into the queue, if it never was there.
  private func schedule() async throws {
    let recurring = handlers.keys.filter { $0.every != nil }
    let moment = now()
    try await database.write { connection in
      for kind in recurring {
        try JobRows.enqueue(kind.rawValue, subject: "", due: moment, now: moment, on: connection)
      }
    }
  }

  /// Takes as much as there are free hands, of every kind its share; whether there was anything.
  private func claim(_ group: inout DiscardingTaskGroup) async throws -> Bool {
    let moment = now()
    let due = try await due(at: moment)
    var took = false
    for (index, kind) in due.enumerated() {
      let free = state.withLock { state in
        min(hands - state.all, kind.most(of: hands) - state.busy[kind, default: 0])
      }
      guard free > 0, mayTake, let handler = handlers[kind] else { continue }
      let share = max(1, (free + due.count - index - 1) / (due.count - index))
      let claims = try await database.write { [worker, now] in
        try JobRows.claim(
          kind.rawValue, limit: share, worker: worker, lease: kind.lease.milliseconds, now: now(),
          on: $0)
      }
      meter.count(.claimed, kind, by: claims.count)
      for claim in claims {
        took = true
        start(claim, kind, handler, &group)
      }
    }
    return took
  }

  /// The kinds that have something to do.
  private func due(at moment: Int64) async throws -> [JobKind] {
    let handlers = handlers
    let (due, sooner) = try await database.read { connection in
      let names = handlers.keys.map(\.rawValue)
      let due = try JobRows.dueKinds(names, now: moment, on: connection).compactMap(JobKind.init)
      let sooner = try handlers.keys.filter { kind in
        guard let isWanted = handlers[kind]?.isWanted else { return false }
        return try JobRows.mayComeSooner(
          kind.rawValue, now: moment, latest: moment + kind.idleAfterGap, on: connection)
          && isWanted(connection)
      }
      return (due, sooner)
    }
    guard !sooner.isEmpty else { return due }
    try await database.write { connection in
      for kind in sooner {
        try JobRows.hasten(
          kind.rawValue, now: moment, latest: moment + kind.idleAfterGap, on: connection)
      }
    }
    return due + sooner
  }

  private func start(
    _ claim: JobRows.Claim, _ kind: JobKind, _ handler: JobHandler,
    _ group: inout DiscardingTaskGroup
  ) {
    state.withLock { $0.busy[kind, default: 0] += 1 }
    let hand = Hand(database: database, now: now, sleep: sleep, meter: meter, logger: logger)
    group.addTask {
      await hand.work(claim, kind, handler)
      self.state.withLock { $0.busy[kind, default: 0] -= 1 }
      self.bell.ring()
    }
  }

  /// Waits until the hands are empty, or have had their time.
  private func finish(_ group: inout DiscardingTaskGroup) async {
    group.addTask {
      try? await self.sleep(Self.grace)
      self.state.withLock { $0.graceIsOver = true }
      self.bell.ring()
    }
    var rings = bell.rings.makeAsyncIterator()
    while state.withLock({ $0.all > 0 && !$0.graceIsOver }) {
      guard await rings.next() != nil else { return }
    }
  }

  private func gauge() async {
    while !Task.isCancelled {
      let moment = now()
      if let tallies = try? await database.read({
        try JobRows.tallies(since: moment, now: moment, on: $0)
      }) {
        meter.show(tallies, now: moment)
      }
      guard (try? await sleep(Self.gaugeInterval)) != nil else { return }
    }
  }
}
