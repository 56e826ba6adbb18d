/// Admits a fixed number at a time, in the order of arrival, and turns away whoever finds the
/// line full.
actor WaitingLine {
  private var free: Int
  private let longest: Int
  private var waiting: [(ticket: UInt64, admit: CheckedContinuation<Bool, Never>)] = []
  private var lastTicket: UInt64 = 0

  /// - Parameters:
  ///   - atOnce: how many may be inside, at least 1
  ///   - longest: how many may wait
  init(atOnce: Int, longest: Int) {
    free = max(1, atOnce)
    self.longest = longest
  }

  /// Returns when there is a place; whoever returns normally must call `leave`.
  /// - Throws: `.busy` when the line is full, `.tookTooLong` when cancelled while waiting.
  func enter() async throws(PhotoRefusal) {
    if free > 0 {
      free -= 1
      return
    }
    guard waiting.count < longest else { throw .busy }
    lastTicket += 1
    let ticket = lastTicket
    let admitted = await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        if Task.isCancelled {
          continuation.resume(returning: false)
        } else {
          waiting.append((ticket, continuation))
        }
      }
    } onCancel: {
      Task { await self.giveUp(ticket) }
    }
    guard admitted else { throw .tookTooLong }
  }

  /// Passes the place on to the first in line.
  func leave() {
    if waiting.isEmpty {
      free += 1
    } else {
      waiting.removeFirst().admit.resume(returning: true)
    }
  }

  private func giveUp(_ ticket: UInt64) {
    guard let index = waiting.firstIndex(where: { $0.ticket == ticket }) else { return }
    waiting.remove(at: index).admit.resume(returning: false)
  }

  /// How many wait now.
  var length: Int { waiting.count }
}
