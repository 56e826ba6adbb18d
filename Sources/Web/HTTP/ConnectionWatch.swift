import NIOCore
import Synchronization

/// Cuts connections whose request takes too long in all: a handler that hangs, or a client that
/// does not fetch its answer. The framework's idle timer sees neither. Gives up bodies that drip.
///
/// One sweep a second over the requests in progress is cheaper than a timer for each request.
final class ConnectionWatch: Sendable {
  private struct Entry {
    let channel: any Channel
    /// On the clock of `timing`.
    var deadline: Duration
    var body: Body?
  }

  /// A body that is still coming in.
  private struct Body {
    let deadline: Duration
    let giveUp: @Sendable () -> Void
  }

  private let timing: Timing
  private let open = Mutex<[ObjectIdentifier: Entry]>([:])

  init(timing: Timing) { self.timing = timing }

  /// A request has begun on `channel`.
  func begin(_ channel: any Channel, within time: Duration) {
    let entry = Entry(channel: channel, deadline: timing.elapsed() + time)
    open.withLock { $0[ObjectIdentifier(channel)] = entry }
  }

  /// The client has taken a piece of a long answer and gets time for the next.
  func renew(_ channel: any Channel, within time: Duration) {
    let deadline = timing.elapsed() + time
    open.withLock { $0[ObjectIdentifier(channel)]?.deadline = deadline }
  }

  /// Calls `giveUp` unless ``bodyCame(_:)`` is said within about this time.
  func awaitBody(
    _ channel: any Channel, within time: Duration, _ giveUp: @escaping @Sendable () -> Void
  ) {
    let body = Body(deadline: timing.elapsed() + time, giveUp: giveUp)
    open.withLock { $0[ObjectIdentifier(channel)]?.body = body }
  }

  func bodyCame(_ channel: any Channel) {
    open.withLock { $0[ObjectIdentifier(channel)]?.body = nil }
  }

  func end(_ channel: any Channel) {
    _ = open.withLock { $0.removeValue(forKey: ObjectIdentifier(channel)) }
  }

  /// Sweeps for as long as the server's own channel is open.
  func sweep(alongside server: any Channel) {
    let sweeping = server.eventLoop.scheduleRepeatedTask(
      initialDelay: .seconds(1), delay: .seconds(1)
    ) { _ in self.cutOverdue(self.timing.elapsed()) }
    server.closeFuture.whenComplete { _ in sweeping.cancel() }
  }

  private func cutOverdue(_ now: Duration) {
    let (overdue, late) = open.withLock { open in
      (
        open.values.filter { $0.deadline < now }.map(\.channel),
        open.values.compactMap(\.body).filter { $0.deadline < now }
      )
    }
    for channel in overdue { channel.close(promise: nil) }
    for body in late { body.giveUp() }
  }
}
