public import Casework
public import Logging
public import ServiceLifecycle

/// Takes the city's tables anew when an administrator has changed them, on whichever node.
public struct CityWatch: Service {
  private let casework: Casework
  private let sleep: @Sendable (Duration) async throws -> Void
  private let logger: Logger

  public init(
    casework: Casework, sleep: @escaping @Sendable (Duration) async throws -> Void, logger: Logger
  ) {
    self.casework = casework
    self.sleep = sleep
    self.logger = logger
  }

  public func run() async throws {
    await cancelWhenGracefulShutdown {
      var isFailing = false
      while (try? await sleep(.seconds(1))) != nil {
        do {
          if try await casework.shelf.refreshIfChanged(from: casework.database) {
            logger.info("took the city's tables anew")
          }
          isFailing = false
        } catch {
          if !isFailing, !Task.isCancelled {
            logger.error(
              "the city's tables cannot be read",
              metadata: ["cause": "\(String(reflecting: error))"])
          }
          isFailing = true
        }
      }
    }
  }
}
