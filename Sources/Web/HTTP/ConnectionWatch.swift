import NIOCore
import Synchronization

/// Cuts connections whose request takes too long in all: a handler that hangs, or a client that
/// does not fetch its answer. The framework's idle timer sees neither.
///
/// One sweep a second over the requests in progress is cheaper than a timer for each request.
final class ConnectionWatch: Sendable {
  private struct Entry {
    let channel: any Channel
    /// On the clock of `timing`.
    var deadline: Duration
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
    let overdue = open.withLock { open in
      open.values.filter { $0.deadline < now }.map(\.channel)
    }
    for channel in overdue { channel.close(promise: nil) }
  }
}
