public import Logging
public import ServiceLifecycle
public import Storage
import Synchronization

/// Follows the store's feed and tells this node's followers of every step of every report, in the
/// order of the feed, whichever node took it. Nothing after its start is left out, however long
/// the store was away meanwhile.
///
/// What a follower keeps in memory it may trust only while ``age`` is small, and only if it was
/// read from the store while ``age`` was small already.
public final class ChangeFeed: Service {
  /// A crowd of commits wakes this feed no more often than this.
  private static let breath: Duration = .milliseconds(20)
  private static let page = 500

  private struct State {
    var followers: [Int: @Sendable ([FeedEntry]) -> Void] = [:]
    var joined = 0
    /// Everything that stood at this moment has been told.
    var sawAll: Duration?
    /// The moment to be said of next, when the feed has come so far.
    var pending: (moment: Duration, horizon: FeedMark)?
  }

  private let database: any Database
  private let elapsed: @Sendable () -> Duration
  private let sleep: @Sendable (Duration) async throws -> Void
  private let logger: Logger
  private let state = Mutex(State())

  /// - Parameter elapsed: time since some fixed moment; never goes back
  public init(
    database: any Database, elapsed: @escaping @Sendable () -> Duration,
    sleep: @escaping @Sendable (Duration) async throws -> Void, logger: Logger
  ) {
    self.database = database
    self.elapsed = elapsed
    self.sleep = sleep
    self.logger = logger
  }

  /// How long ago everything there was had been told to the followers; nil before the first time.
  /// Grows while the store cannot be read, and while it holds changes back because a write that
  /// began before them is not over.
  public var age: Duration? {
    state.withLock { $0.sawAll }.map { elapsed() - $0 }
  }

  /// Calls `told` with entries in their order, never twice at the same time; it must be quick.
  /// - Returns: ends the following; a call under way still finishes.
  @discardableResult
  public func follow(_ told: @escaping @Sendable ([FeedEntry]) -> Void) -> @Sendable () -> Void {
    let key = state.withLock { state in
      state.joined += 1
      state.followers[state.joined] = told
      return state.joined
    }
    return { [self] in state.withLock { _ = $0.followers.removeValue(forKey: key) } }
  }

  public func run() async throws {
    let bell = Bell()
    await cancelWhenGracefulShutdown { [self] in
      await withTaskGroup(of: Void.self) { group in
        group.addTask { await bell.follow(self.database, sleep: self.sleep) }
        group.addTask { await bell.tick(sleep: self.sleep) { .seconds(1) } }
        await listen(bell)
        group.cancelAll()
      }
    }
  }

  private func listen(_ bell: Bell) async {
    var mark: FeedMark?
    var trouble = false
    var backoff = Backoff(first: .milliseconds(100), most: .seconds(2))
    var rings = bell.rings.makeAsyncIterator()
    while !Task.isCancelled {
      do {
        if mark == nil || trouble { mark = try await start(mark) }
        if var reached = mark {
          defer { mark = reached }
          try await catchUp(&reached)
        }
        if trouble { logger.info("the feed goes on") }
        trouble = false
        backoff.worked()
        guard (try? await sleep(Self.breath)) != nil, await rings.next() != nil else { return }
      } catch {
        guard !Task.isCancelled else { return }
        if !trouble {
          logger.error(
            "the feed cannot be read", metadata: ["cause": "\(String(reflecting: error))"])
        }
        trouble = true
        guard (try? await sleep(backoff.next())) != nil else { return }
      }
    }
  }

  /// Where to read on. After trouble that is the old mark, unless the store that came back has
  /// lost its last steps: then its own end, or what it takes next would lie before the mark.
  private func start(_ mark: FeedMark?) async throws -> FeedMark {
    let end = try await database.read { try $0.feedEnd() }
    state.withLock { $0.pending = nil }
    guard let mark, mark.isReached(by: end) else { return end }
    return mark
  }

  /// Tells page after page. `mark` stands after every page told, also when a later one fails.
  private func catchUp(_ mark: inout FeedMark) async throws {
    while true {
      let asked = elapsed()
      let (entries, end, horizon) = try await database.read { [mark] connection in
        (
          try connection.feed(after: mark, limit: Self.page), try connection.feedEnd(),
          try connection.feedHorizon()
        )
      }
      if let last = entries.last {
        for told in state.withLock({ Array($0.followers.values) }) { told(entries) }
        mark = last.mark
      }
      if entries.count < Self.page { return told(through: end, asked: asked, horizon) }
    }
  }

  /// Keeps account of what the followers may rely on, now that all through `end` has been told.
  private func told(through end: FeedMark, asked: Duration, _ horizon: FeedMark) {
    state.withLock { state in
      if let pending = state.pending, pending.horizon.isReached(by: end) {
        state.sawAll = pending.moment
        state.pending = nil
      }
      if horizon.isReached(by: end) {
        state.sawAll = asked
      } else if state.pending == nil {
        state.pending = (asked, horizon)
      }
    }
  }
}

extension FeedMark {
  fileprivate func isReached(by end: FeedMark) -> Bool {
    (transaction, id) <= (end.transaction, end.id)
  }
}
