package import Casework
import Domain
package import Storage
import Synchronization

/// Whether this node should be sent requests. The store is asked at most once a second, however
/// often a load balancer asks, and a store that hangs is asked once.
package actor Readiness {
  /// Why not. The texts are for operators and hold no secret.
  package enum Hindrance: Sendable, Equatable, CustomStringConvertible {
    case leaving
    case silent
    case unreachable
    case schema(found: Int, wanted: Int)
    case space(place: String, megabytes: Int)
    case clock(apart: Int64)

    package var description: String {
      switch self {
      case .leaving: "this node is leaving"
      case .silent: "the store does not answer within 2 s"
      case .unreachable: "the store cannot be reached"
      case .schema(let found, let wanted):
        "the store has schema \(found), this program needs \(wanted)"
      case .space(let place, let megabytes):
        "only \(megabytes) MB are free for the \(place)"
      case .clock(let apart):
        "this machine's clock is \(apart.magnitude) ms \(apart > 0 ? "ahead of" : "behind") the store's"
      }
    }
  }

  /// Free space of one of the places this node writes to.
  package struct Space: Sendable {
    /// Such as "store" or "photos".
    package let place: String
    /// Nil when it cannot be told.
    package let free: @Sendable () -> Int64?

    package init(place: String, free: @escaping @Sendable () -> Int64?) {
      self.place = place
      self.free = free
    }
  }

  /// Less is not enough to go on taking photos.
  static let leastFree: Int64 = 256 * 1_048_576
  /// Milliseconds this machine's clock may differ from the store's.
  static let mostApart: Int64 = 2_000
  private static let patience: Duration = .seconds(2)
  private static let freshness: Duration = .seconds(1)

  private let database: any Database
  private let leaving: Leaving
  private let spaces: [Space]
  private let now: @Sendable () -> Int64
  private let timing: Timing
  private var known: (at: Duration, hindrances: [Hindrance])?
  private var asking: Task<[Hindrance], Never>?

  package init(
    database: any Database, leaving: Leaving, spaces: [Space] = [],
    now: @escaping @Sendable () -> Int64, timing: Timing
  ) {
    self.database = database
    self.leaving = leaving
    self.spaces = spaces
    self.now = now
    self.timing = timing
  }

  /// Empty = ready.
  package func hindrances() async -> [Hindrance] {
    if leaving.isLeaving { return [.leaving] }
    if let known, timing.elapsed() - known.at < Self.freshness { return known.hindrances }
    let task = asking ?? Task { await self.check() }
    asking = task
    let found = await first(of: task, within: Self.patience)
    if found != nil { asking = nil }
    let hindrances = found ?? [.silent]
    known = (timing.elapsed(), hindrances)
    return hindrances
  }

  private func check() async -> [Hindrance] {
    spaceHindrances() + (await storeHindrances())
  }

  private func spaceHindrances() -> [Hindrance] {
    spaces.compactMap { space in
      guard let free = space.free(), free < Self.leastFree else { return nil }
      return .space(place: space.place, megabytes: Int(free / 1_048_576))
    }
  }

  private func storeHindrances() async -> [Hindrance] {
    do {
      let version = try await database.schemaVersion()
      // A newer one is only met while the whole city is being brought to date node by node; each
      // migration leaves the older program working.
      if version < Migrations.wanted {
        return [.schema(found: version, wanted: Migrations.wanted)]
      }
      let before = now()
      guard let clock = try await database.clock() else { return [] }
      let after = now()
      // The store looked at its clock somewhere in between.
      let apart = clock < before ? before - clock : clock > after ? after - clock : 0
      return apart.magnitude > Self.mostApart ? [.clock(apart: apart)] : []
    } catch {
      return [.unreachable]
    }
  }

  /// The task's value, or nil when it takes longer; the task goes on.
  private func first(of task: Task<[Hindrance], Never>, within time: Duration) async
    -> [Hindrance]?
  {
    let race = Race<[Hindrance]>()
    let sleep = timing.sleep
    return await withCheckedContinuation { continuation in
      race.start(continuation)
      let timer = Task {
        try? await sleep(time)
        race.end(nil)
      }
      Task {
        race.end(await task.value)
        timer.cancel()
      }
    }
  }
}

/// Resumes its continuation with whatever comes first.
private final class Race<Value: Sendable>: Sendable {
  private let waiting = Mutex<CheckedContinuation<Value?, Never>?>(nil)

  func start(_ continuation: CheckedContinuation<Value?, Never>) {
    waiting.withLock { $0 = continuation }
  }

  func end(_ value: Value?) {
    let continuation = waiting.withLock { waiting in
      defer { waiting = nil }
      return waiting
    }
    continuation?.resume(returning: value)
  }
}
