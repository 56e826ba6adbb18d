import Logging
import Metrics

/// What operators hear from the driver: lines in the log and figures.
struct PostgresNote: Sendable {
  private let logger: Logger
  private let waiting: Gauge
  private let inUse: Gauge
  private let errors: Counter
  private let retries: Counter
  private let reads: Timer
  private let writes: Timer

  init(logger: Logger, pool: String) {
    self.logger = logger
    let labels = [("engine", "postgres"), ("pool", pool)]
    waiting = Gauge(label: "storage_calls_waiting", dimensions: labels)
    inUse = Gauge(label: "storage_connections_in_use", dimensions: labels)
    errors = Counter(label: "storage_statement_errors", dimensions: labels)
    retries = Counter(label: "storage_retries", dimensions: labels)
    reads = Timer(label: "storage_transaction_seconds", dimensions: labels + [("kind", "read")])
    writes = Timer(label: "storage_transaction_seconds", dimensions: labels + [("kind", "write")])
  }

  func pool(waiting: Int, inUse: Int) {
    self.waiting.record(waiting)
    self.inUse.record(inUse)
  }

  func transaction(isWrite: Bool, took: Duration) {
    (isWrite ? writes : reads).record(duration: took)
  }

  func retry() { retries.increment() }

  func slow(_ sql: String, _ caller: Caller, _ took: Duration) {
    logger.info("slow statement", metadata: about(sql, caller, took))
  }

  func failed(_ error: PostgresError, _ sql: String, _ caller: Caller, _ took: Duration) {
    guard !error.isCollision else { return }
    errors.increment()
    switch error.failure {
    case .tooSlow:
      logger.warning("a statement took too long", metadata: about(sql, caller, took))
    case .constraint, .unstorable: break
    default:
      var metadata = about(sql, caller, took)
      metadata["error"] = "\(error.state) \(error.message)"
      logger.error("a statement failed", metadata: metadata)
    }
  }

  func unreachable(_ cause: String) {
    logger.error("the database cannot be reached", metadata: ["cause": "\(cause)"])
  }

  func reachable() { logger.notice("the database can be reached again") }

  func warning(_ words: String, _ cause: String) {
    logger.warning("\(words)", metadata: ["cause": "\(cause)"])
  }

  private func about(_ sql: String, _ caller: Caller, _ took: Duration) -> Logger.Metadata {
    [
      "caller": "\(caller)", "sql": "\(sql.prefix(2_000))",
      "milliseconds":
        "\(took.components.seconds * 1_000 + took.components.attoseconds / 1_000_000_000_000_000)",
    ]
  }
}
