import NIOCore
import Synchronization

/// A few answers that are the same for everybody, kept as long as their stamp holds. Made twice
/// where two ask at the same time; the number of names must be small.
final class KeptPages: Sendable {
  private let pages = Mutex<[String: (stamp: Int64, page: ReadyPage)]>([:])

  /// - Parameter make: gives JSON
  func page(
    _ name: String, stamp: Int64, _ make: () async throws -> ByteBuffer
  ) async throws -> ReadyPage {
    let kept = pages.withLock { $0[name] }
    if let kept, kept.stamp == stamp { return kept.page }
    let page = ReadyPage(type: "application/json", plain: try await make())
    pages.withLock { $0[name] = (stamp, page) }
    return page
  }
}
