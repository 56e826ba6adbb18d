import Synchronization

/// Counts the SQL statements of whoever asked for it, so that tests can hold a page to a number.
public final class StatementMeter: Sendable {
  @TaskLocal public static var current: StatementMeter?

  private let counter = Atomic<Int>(0)

  public init() {}

  public var count: Int { counter.load(ordering: .relaxed) }

  func add(_ statements: Int) { counter.add(statements, ordering: .relaxed) }
}
