import Synchronization

/// How new what somebody reads must be at least: as new as what they wrote themselves.
///
/// Bound by whoever serves a request that may be answered from a copy that lags behind; where
/// nothing is bound every read goes to where writes go.
public final class Freshness: Sendable {
  @TaskLocal public static var current: Freshness?

  /// The copy must have come this far, in the writing server's own count; 0 = anything will do.
  private let reached: Mutex<Int64>

  /// False: everything is read where it is written, and only what is written is noted.
  let allowsCopies: Bool

  public init(_ position: Int64 = 0, allowsCopies: Bool = true) {
    reached = Mutex(position)
    self.allowsCopies = allowsCopies
  }

  public var position: Int64 { reached.withLock { $0 } }

  func need(_ position: Int64) { reached.withLock { $0 = max($0, position) } }
}
