import Foundation
import Logging
import ServiceLifecycle
import Storage
import UnixSignals
import Web

/// How a node ends: says that it is leaving, serves on while the load balancer takes it out, then
/// finishes what is in progress, newest service first. A second signal ends it at once.
struct Ending: Sendable {
  /// Longest time requests and jobs in progress may still take.
  static let patience: Duration = .seconds(30)

  let leaving: Leaving
  /// From SIGTERM until no more connections are taken. SIGINT, somebody at a terminal, waits for
  /// nothing.
  let drain: Duration
  /// Yields, with the cause, when the store can no longer be written to.
  let broken: AsyncStream<String>
  let logger: Logger

  /// Runs the services until a signal or a broken store ends them.
  func run(_ services: [any Service]) async throws {
    var configuration = ServiceGroupConfiguration(services: services, logger: logger)
    configuration.maximumGracefulShutdownDuration = Self.patience
    let group = ServiceGroup(configuration: configuration)
    let obeying = Task { await obeySignals(group) }
    let minding = Task { await mindStore(group) }
    defer { obeying.cancel() }
    try await group.run()
    minding.cancel()
    if let cause = await minding.value { throw StorageFailure.unavailable(cause: cause) }
  }

  /// What broke the store, if anything did.
  private func mindStore(_ group: ServiceGroup) async -> String? {
    for await cause in broken {
      logger.critical("the store is broken; ending", metadata: ["cause": "\(cause)"])
      leaving.begin()
      await group.triggerGracefulShutdown()
      return cause
    }
    return nil
  }

  private func obeySignals(_ group: ServiceGroup) async {
    var signals = await UnixSignalsSequence(trapping: [.sigterm, .sigint]).makeAsyncIterator()
    guard let first = await signals.next() else { return }
    leaving.begin()
    let stop = Task {
      if first == .sigterm, drain > .zero {
        logger.notice("leaving", metadata: ["seconds": "\(drain.components.seconds)"])
        try? await WallClock.sleep(drain)
      }
      logger.notice("ending")
      await group.triggerGracefulShutdown()
    }
    if await signals.next() != nil {
      logger.warning("ending at once: a second signal")
      _exit(130)
    }
    stop.cancel()
  }
}

/// Closes the store when every service that uses it has ended.
struct StoreKeeper: Service {
  let database: any Database

  func run() async throws {
    try? await gracefulShutdown()
    try database.close()
  }
}
