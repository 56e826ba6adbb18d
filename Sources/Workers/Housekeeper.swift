public import Casework
public import Evidence
public import Logging
public import ServiceLifecycle

/// Work that waits for nobody: forgets what has run out, once at start and then every hour.
public struct Housekeeper: Service {
  private let casework: Casework
  private let vault: any BlobVault
  private let now: @Sendable () -> Int64
  private let sleep: @Sendable (Duration) async throws -> Void
  private let logger: Logger

  public init(
    casework: Casework, vault: any BlobVault, now: @escaping @Sendable () -> Int64,
    sleep: @escaping @Sendable (Duration) async throws -> Void, logger: Logger
  ) {
    self.casework = casework
    self.vault = vault
    self.now = now
    self.sleep = sleep
    self.logger = logger
  }

  public func run() async throws {
    await cancelWhenGracefulShutdown {
      while !Task.isCancelled {
        do {
          let gone = try await casework.keepHouse(vault: vault, now: now())
          if gone > 0 { logger.info("kept house", metadata: ["rows": "\(gone)"]) }
        } catch {
          logger.error("housekeeping failed", metadata: ["cause": "\(String(reflecting: error))"])
        }
        try? await sleep(.seconds(3_600))
      }
    }
  }
}
