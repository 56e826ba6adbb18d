import Casework
import Logging
import Workers

extension Assembly {
  /// Jobs one node does at the same time.
  private static let hands = 6

  /// The part of this node that takes work from the queue.
  func crew(_ casework: Casework, telling: Telling, logger: Logger) -> Crew {
    Crew(
      database: database, worker: settings.node(),
      hands: Self.hands,
      handlers: Chores.handlers(
        casework: casework, vault: vault, telling: telling, now: WallClock.now,
        sleep: WallClock.sleep),
      now: WallClock.now, sleep: WallClock.sleep, logger: logger)
  }
}
