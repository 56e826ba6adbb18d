import Synchronization

/// Memory for forms with files, shared by all requests. A burst of uploads is told to come back
/// instead of bringing the machine down.
final class UploadBudget: Sendable {
  private let left: Mutex<Int>

  init(bytes: Int) {
    left = Mutex(bytes)
  }

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
