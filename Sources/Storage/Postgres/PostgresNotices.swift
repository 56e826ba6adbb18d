import Foundation
import Synchronization

/// News between nodes: after commits of this process the others are told, and this process hears
/// when others commit. One thread and one connection of its own.
///
/// The telling is no part of the writing transactions, where it would make commits queue, and
/// happens at most every ``interval``.
final class PostgresNotices: Sendable {
  static let channel = "tanggap_feed"
  static let interval: Duration = .milliseconds(50)

  private struct State {
    var followers: [Int: AsyncStream<Void>.Continuation] = [:]
    var lastKey = 0
    var isRunning = false
    var isClosed = false
    var mustTell = false
  }

  private let door: PostgresDoor
  private let note: PostgresNote
  private let state = Mutex(State())
  private let ended = DispatchSemaphore(value: 0)
  /// Wakes the thread; its write end is the other.
  private let alarm = Alarm()

  init(door: PostgresDoor, note: PostgresNote) {
    self.door = door
    self.note = note
  }

  /// After a commit of this process.
  func tellAll() {
    let isNew = state.withLock { state in
      defer { state.mustTell = true }
      for follower in state.followers.values { follower.yield() }
      return !state.mustTell
    }
    guard isNew else { return }
    start()
    alarm.ring()
  }

  func wakeups() -> AsyncStream<Void> {
    let (stream, continuation) = AsyncStream.makeStream(
      of: Void.self, bufferingPolicy: .bufferingNewest(1))
    let key = state.withLock { state -> Int? in
      guard !state.isClosed else { return nil }
      state.lastKey += 1
      state.followers[state.lastKey] = continuation
      return state.lastKey
    }
    guard let key else {
      continuation.finish()
      return stream
    }
    continuation.onTermination = { [weak self] _ in
      self?.state.withLock { _ = $0.followers.removeValue(forKey: key) }
    }
    start()
    return stream
  }

  func close() {
    let (followers, mustEnd) = state.withLock { state in
      defer {
        state.followers = [:]
        state.isClosed = true
      }
      return (state.followers.values.map { $0 }, state.isRunning && !state.isClosed)
    }
    for follower in followers { follower.finish() }
    guard mustEnd else { return }
    alarm.ring()
    ended.wait()
  }

  private func start() {
    let isFirst = state.withLock { state in
      guard !state.isRunning, !state.isClosed else { return false }
      state.isRunning = true
      return true
    }
    if isFirst { Thread.detachNewThread { [self] in serve() } }
  }

  private var isClosed: Bool { state.withLock(\.isClosed) }

  private func serve() {
    while !isClosed {
      do {
        try follow(door.open().line)
      } catch {
        guard !isClosed else { break }
        note.warning("no news from other nodes", "\(error)")
        alarm.wait(milliseconds: Int32.random(in: 500...1_500))
      }
    }
    ended.signal()
  }

  private func follow(_ line: PostgresLine) throws {
    line.leavePipeline()
    try line.simply("LISTEN \(Self.channel)")
    let own = line.processID
    // Something may have happened while nobody listened.
    wakeFollowers()
    var told = door.timing.elapsed() - Self.interval
    while !isClosed {
      let now = door.timing.elapsed()
      let mustTell = state.withLock(\.mustTell)
      let wait = mustTell ? told + Self.interval - now : .seconds(60)
      if mustTell, wait <= .zero {
        state.withLock { $0.mustTell = false }
        try line.simply("NOTIFY \(Self.channel)")
        told = now
        continue
      }
      let milliseconds = Int32(wait / .milliseconds(1)) + 1
      let senders = try line.waitForNews(
        beside: mustTell ? -1 : alarm.descriptor, milliseconds: milliseconds)
      if !mustTell { alarm.silence() }
      if senders.contains(where: { $0 != own }) { wakeFollowers() }
    }
  }

  private func wakeFollowers() {
    let followers = state.withLock { Array($0.followers.values) }
    for follower in followers { follower.yield() }
  }
}

/// Something a poll can wait for: the reading end of a pipe to oneself.
private final class Alarm: Sendable {
  let descriptor: Int32
  private let bell: Int32

  init() {
    var ends: [Int32] = [-1, -1]
    pipe(&ends)
    for end in ends {
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
    }
    (descriptor, bell) = (ends[0], ends[1])
  }

  deinit {
    Glibc.close(descriptor)
    Glibc.close(bell)
  }

  func ring() {
    var byte: UInt8 = 1
    _ = Glibc.write(bell, &byte, 1)
  }

  func silence() {
    var bytes = [UInt8](repeating: 0, count: 64)
    while Glibc.read(descriptor, &bytes, bytes.count) > 0 {}
  }

  func wait(milliseconds: Int32) {
    var file = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    poll(&file, 1, milliseconds)
    silence()
  }
}
