import Synchronization

/// Whether this node is about to end. From then on it says so to the load balancer and ends each
/// connection after its answer, but goes on answering.
package final class Leaving: Sendable {
  private let begun = Atomic(false)

  package init() {}

  package var isLeaving: Bool { begun.load(ordering: .relaxed) }

  package func begin() { begun.store(true, ordering: .relaxed) }
}
