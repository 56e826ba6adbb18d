import Synchronization

/// Memory for forms with files, shared by all requests. A burst of uploads is told to come back
/// instead of bringing the machine down.
final class UploadBudget: Sendable {
  private let left: Mutex<Int>

  init(bytes: Int) {
    left = Mutex(bytes)
  }

  /// Whether there would be room now. Takes nothing: a sender who only announces holds nothing.
  func hasRoom(for bytes: Int) -> Bool { left.withLock { $0 >= bytes } }

  func take(_ bytes: Int) -> Bool {
    left.withLock { left in
      guard left >= bytes else { return false }
      left -= bytes
      return true
    }
  }

  func giveBack(_ bytes: Int) {
    left.withLock { $0 += bytes }
  }
}

/// What one form has taken so far, piece by piece as it arrives. Announcing a large form and sending
/// it slowly therefore keeps nobody else out.
final class UploadShare: Sendable {
  private let budget: UploadBudget
  private let taken = Mutex(0)

  init(of budget: UploadBudget) { self.budget = budget }

  func take(_ bytes: Int) throws(Problem) {
    guard budget.take(bytes) else { throw .unavailable(retryAfter: 30) }
    taken.withLock { $0 += bytes }
  }

  func giveBack() {
    budget.giveBack(
      taken.withLock { taken in
        defer { taken = 0 }
        return taken
      })
  }
}
