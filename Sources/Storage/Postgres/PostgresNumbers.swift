import Synchronization

/// Numbers drawn in blocks, so that those who write at the same time do not wait for each other at
/// the row of the counter.
///
/// A block is taken by a statement of its own on a connection of its own. Numbers of a block that
/// are left when the process ends are never given: a gap of at most one block per counter, process
/// and start. Blocks begin small, so that a counter seldom drawn from has hardly any.
final class PostgresNumbers: Sendable {
  static let largestBlock: Int64 = 32

  private struct Block {
    var next: Int64
    var last: Int64
    var size: Int64
  }

  private final class State {
    var session: PostgresSession?
    var blocks: [String: Block] = [:]
  }

  private let state: Mutex<State>
  private let open: @Sendable () throws -> PostgresSession

  init(open: @escaping @Sendable () throws -> PostgresSession) {
    self.open = open
    state = Mutex(State())
  }

  func draw(_ counter: String) throws -> Int64 {
    try state.withLock { state in
      var block = state.blocks[counter] ?? Block(next: 1, last: 0, size: 0)
      if block.next > block.last {
        block.size = min(Self.largestBlock, max(1, block.size * 2))
        block.last = try take(block.size, of: counter, state)
        block.next = block.last - block.size + 1
      }
      defer { state.blocks[counter] = block }
      block.next += 1
      return block.next - 1
    }
  }

  func close() { state.withLock { $0.session = nil } }

  private func take(_ size: Int64, of counter: String, _ state: State) throws -> Int64 {
    do {
      return try take(size, of: counter, on: state.session ?? connect(state))
    } catch let error as PostgresError {
      state.session = nil
      // Taken twice, a block leaves a gap and does no harm.
      guard error.mayHealOnAnotherConnection || error.isCollision else { throw error.failure }
      do {
        return try take(size, of: counter, on: connect(state))
      } catch let error as PostgresError {
        state.session = nil
        throw error.failure
      }
    }
  }

  /// The commit of a block is waited for like any other: a block whose taking a failover forgot
  /// would be given to two nodes.
  private func connect(_ state: State) throws -> PostgresSession {
    let session = try open()
    state.session = session
    return session
  }

  private func take(_ size: Int64, of counter: String, on session: PostgresSession) throws -> Int64
  {
    var last: Int64?
    try session.perform(
      """
      INSERT INTO counters (name, last) VALUES ($1, $2)
      ON CONFLICT (name) DO UPDATE SET last = counters.last + $2 RETURNING last
      """, [.text(counter), .integer(size)]
    ) { last = $0.integer(0) }
    guard let last else { throw StorageFailure.malformed("counter \(counter)") }
    // As at a commit: the server may have stopped waiting for its standby.
    if let warning = session.line.warning {
      session.line.warning = nil
      throw StorageFailure.unavailable(cause: warning)
    }
    return last
  }
}
