import Domain
import Synchronization
package import Workers

/// Open pages that want to know when a report changes. Nothing is kept for them: whoever was away
/// looks at the report anew.
package final class LiveHub: Sendable {
  /// More pages than this on one node are not live; they still work.
  static let mostListeners = 1_300
  /// A household or an office behind one address has few pages open; one address must not take the
  /// places of all others.
  static let mostFromOneAddress = 200
  /// Places only desks take: a crowd of readers must not make the offices blind.
  static let keptForDesks = 300
  /// How often a line looks whether the node leaves.
  private static let look: Duration = .milliseconds(500)
  /// Looks between two signs of life on a silent line (5 s): well below the time a silent client is
  /// given.
  private static let looksPerHeartbeat = 10
  /// A line is renewed by the browser after this many heartbeats (10 minutes).
  private static let mostHeartbeats = 120
  /// The name all open desks listen by.
  static let desks = "meja"
  /// Reports that changed last, kept so that a desk can ask which of them are its own. Whoever missed
  /// more than these takes everything for changed.
  static let mostRecent = 500

  private struct State {
    var listeners: [String: [Int: AsyncStream<Void>.Continuation]] = [:]
    var addresses: [String: Int] = [:]
    var count = 0
    var joined = 0
    var recent: [Int64] = []
    /// How many changes there ever were.
    var changes = 0
  }

  private let state = Mutex(State())
  let sleep: @Sendable (Duration) async throws -> Void
  private let leaving: Leaving

  init(sleep: @escaping @Sendable (Duration) async throws -> Void, leaving: Leaving) {
    self.sleep = sleep
    self.leaving = leaving
  }

  /// A hub nothing is ever told to.
  package static var silent: LiveHub {
    LiveHub(sleep: { _ in throw CancellationError() }, leaving: Leaving())
  }

  package static func following(
    _ feed: ChangeFeed, sleep: @escaping @Sendable (Duration) async throws -> Void,
    leaving: Leaving
  ) -> LiveHub {
    let hub = LiveHub(sleep: sleep, leaving: leaving)
    feed.follow { [weak hub] entries in
      hub?.tell(Set(entries.map(\.number)), reports: entries.map(\.report))
    }
    return hub
  }

  var isLeaving: Bool { leaving.isLeaving }

  /// - Parameter reports: ids of the same reports
  func tell(_ numbers: Set<String>, reports: [Int64]) {
    let told = state.withLock { state in
      state.recent = Array((state.recent + reports).suffix(Self.mostRecent))
      state.changes += reports.count
      return numbers.union([Self.desks]).flatMap { Array((state.listeners[$0] ?? [:]).values) }
    }
    for one in told { one.yield() }
  }

  /// How many changes there were by now.
  var changes: Int { state.withLock { $0.changes } }

  /// Ids of the reports that changed since there had been so many changes; nil when there were too
  /// many to know.
  func changed(since known: Int) -> (reports: [Int64]?, changes: Int) {
    state.withLock { state in
      let missed = state.changes - known
      let reports = missed <= state.recent.count ? Array(state.recent.suffix(missed)) : nil
      return (reports.map { Array(Set($0)) }, state.changes)
    }
  }

  /// Whether another page at this address can be live.
  func hasRoom(for number: String, at address: String) -> Bool {
    state.withLock { Self.hasRoom(in: $0, for: number, Self.place(address)) }
  }

  private static func hasRoom(in state: State, for number: String, _ place: String) -> Bool {
    state.count < mostListeners - (number == desks ? 0 : keptForDesks)
      && state.addresses[place, default: 0] < mostFromOneAddress
  }

  /// One household has as many addresses of IPv6 as it likes.
  private static func place(_ address: String) -> String {
    NetworkAddress(address)?.own ?? address
  }

  /// Signals of one report; nil when there is no room. `end` must be called.
  private func listen(_ number: String, at address: String) -> (
    signals: AsyncStream<Void>, end: @Sendable () -> Void
  )? {
    let (signals, continuation) = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))
    let address = Self.place(address)
    let key = state.withLock { state -> Int? in
      guard Self.hasRoom(in: state, for: number, address) else { return nil }
      state.count += 1
      state.addresses[address, default: 0] += 1
      state.joined += 1
      state.listeners[number, default: [:]][state.joined] = continuation
      return state.joined
    }
    guard let key else { return nil }
    let end: @Sendable () -> Void = { [self] in
      continuation.finish()
      state.withLock { state in
        guard state.listeners[number]?.removeValue(forKey: key) != nil else { return }
        state.count -= 1
        let others = (state.addresses[address] ?? 1) - 1
        state.addresses[address] = others > 0 ? others : nil
        if state.listeners[number]?.isEmpty == true { state.listeners[number] = nil }
      }
    }
    return (signals, end)
  }

  /// Runs `said` at once, at every signal and at every heartbeat, until it gives false, the node
  /// leaves, or the line has had its time. `said` is told whether anything may have happened.
  func follow(
    _ number: String, at address: String, _ said: (_ isSignal: Bool) async throws -> Bool
  ) async throws {
    guard let (signals, end) = listen(number, at: address) else { return }
    defer { end() }
    guard try await said(true) else { return }
    try await withThrowingTaskGroup(of: Void.self) { group in
      let (all, continuation) = AsyncStream<Bool>.makeStream(bufferingPolicy: .bufferingNewest(4))
      group.addTask {
        for await _ in signals { continuation.yield(true) }
      }
      group.addTask { [sleep] in
        var looks = 0
        while !self.isLeaving, looks < Self.looksPerHeartbeat * Self.mostHeartbeats,
          (try? await sleep(Self.look)) != nil
        {
          looks += 1
          if looks.isMultiple(of: Self.looksPerHeartbeat) { continuation.yield(false) }
        }
        continuation.finish()
      }
      defer { group.cancelAll() }
      for await isSignal in all {
        guard try await said(isSignal) else { return }
      }
    }
  }
}
